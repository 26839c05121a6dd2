"""The class of a name: from its own words, from the words beside it, else from the recogniser's label."""

from spacy.tokens import Doc, Token

from kg.lexicon import Lexicon
from kg.mentions.gazetteer import fold
from kg.mentions.marker import MARKED
from kg.mentions.names import OPENING, Name
from kg.ontology import CONCEPT

DEFAULTS = {"PER": "Person", "ORG": "Organization", "LOC": "City", "EVENT": "Event", "MISC": "Work", "": "Organization"}
ALLOWED = {
    "ORG": frozenset({"MilitaryForce", "ArmedGroup", "Government", "Organization", "Facility", "Group", "Event"}),
    "LOC": frozenset({"Facility", "Region", "City", "Place", "Country"}),
    "EVENT": frozenset({"Event"}),
    "MISC": frozenset({"Agreement", "Award", "Event", "Work"}),
    "PER": frozenset(),
    "": frozenset({"MilitaryForce", "ArmedGroup", "Government", "Organization", "Facility", "Region", "Place"}),
}
NAMING = frozenset({"Organization", "ArmedGroup"})
REACH = 3  # tokens before a name among which its common noun is looked for
MIN_TITLE = 3  # tokens of a name that hardly is a product's


def class_of(doc: Doc, name: Name, lexicon: Lexicon) -> str:
    """Local name of the ontology class of a name that no gazetteer entry decides."""
    if name.label == MARKED:
        return CONCEPT
    allowed = ALLOWED.get(name.label, frozenset())
    found = _from_words(doc, name, lexicon, allowed) or _from_context(doc, name, lexicon, allowed)
    if found:
        return found
    if name.label == "MISC" and not _looks_like_work(doc, name):
        return "Product"
    return DEFAULTS.get(name.label, "Organization")


def named_class(doc: Doc, name: Name, lexicon: Lexicon) -> str | None:
    """The class that the noun right before says, whatever the recogniser says: "le groupe français Orvane".

    None where no such noun stands there, or a preposition parts them ("le groupe de Dupont").
    """
    i = name.start - 1
    if i > 0 and doc[i].pos_ == "ADJ":
        i -= 1
    found = _class_word(doc[i], lexicon) if i >= 0 and doc[i].pos_ == "NOUN" else None
    return found if found in NAMING else None


def _from_words(doc: Doc, name: Name, lexicon: Lexicon, allowed: frozenset[str]) -> str | None:
    """The first word that tells: "Forces de sécurité irakiennes" is a force, "aéroport de Roissy" a facility."""
    for token in doc[name.start : name.end]:
        found = _class_word(token, lexicon)
        if found in allowed:
            return found
    return None


def _class_word(token: Token, lexicon: Lexicon) -> str | None:
    return lexicon.class_words.get(token.lower_) or lexicon.class_words.get(token.lemma_.lower())


def _from_context(doc: Doc, name: Name, lexicon: Lexicon, allowed: frozenset[str]) -> str | None:
    """The common noun beside the name: "la province de Kapisa", "the Afrin region", "le groupe terroriste X"."""
    for token in _neighbours(doc, name):
        found = _class_word(token, lexicon)
        if found in allowed:
            return found
    return None


def _neighbours(doc: Doc, name: Name) -> list[Token]:
    before = [doc[i] for i in range(max(0, name.start - REACH), name.start)]
    while before and (before[-1].pos_ in {"ADP", "DET", "PUNCT"}) and not before[-1].is_space:
        before.pop()
    near = before[-1:] if before and before[-1].pos_ in {"NOUN", "ADJ"} else []
    if near and near[0].pos_ == "ADJ" and len(before) > 1:
        near = [before[-2]]
    after = [token for token in doc[name.end : name.end + 1] if token.pos_ == "NOUN"]
    return near + after


def _looks_like_work(doc: Doc, name: Name) -> bool:
    quoted = name.start > 0 and doc[name.start - 1].text in OPENING
    numbered = any(char.isdigit() for char in fold(doc[name.start : name.end].text))
    return quoted or name.size >= MIN_TITLE or not numbered
