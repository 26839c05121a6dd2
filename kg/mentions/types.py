"""The class of a name: from its gazetteer entry, from its own words, from the words before it, else from the recogniser's label."""

from spacy.tokens import Doc, Token

from kg.lexicon import Lexicon
from kg.mentions.gazetteer import fold
from kg.mentions.names import Name

DEFAULTS = {"PER": "Person", "ORG": "Organization", "LOC": "City", "EVENT": "Event", "MISC": "Work", "": "Organization"}
ALLOWED = {
    "ORG": frozenset({"MilitaryForce", "ArmedGroup", "Government", "Organization", "Facility", "Group", "Event"}),
    "LOC": frozenset({"Facility", "Region", "City", "Place", "Country"}),
    "EVENT": frozenset({"Event"}),
    "MISC": frozenset({"Agreement", "Award", "Event", "Work"}),
    "PER": frozenset(),
    "": frozenset({"MilitaryForce", "ArmedGroup", "Government", "Organization", "Facility", "Region", "Place"}),
}
OPENING = frozenset("«\"“‘'")


def class_of(doc: Doc, name: Name, lexicon: Lexicon) -> str:
    """Local name of the ontology class of a name that no gazetteer entry decides."""
    allowed = ALLOWED.get(name.label, frozenset())
    found = _from_words(doc, name, lexicon, allowed) or _from_context(doc, name, lexicon, allowed)
    if found:
        return found
    if name.label == "MISC" and not _looks_like_work(doc, name):
        return "Product"
    return DEFAULTS.get(name.label, "Organization")


def _from_words(doc: Doc, name: Name, lexicon: Lexicon, allowed: frozenset[str]) -> str | None:
    """ "Forces de sécurité irakiennes" is a force, "aéroport de Roissy" a facility: the first word that tells."""
    for token in doc[name.start : name.end]:
        found = _class_word(token, lexicon)
        if found in allowed:
            return found
    return None


def _class_word(token: Token, lexicon: Lexicon) -> str | None:
    return lexicon.class_words.get(token.lower_) or lexicon.class_words.get(token.lemma_.lower())


def _from_context(doc: Doc, name: Name, lexicon: Lexicon, allowed: frozenset[str]) -> str | None:
    """ "la province de Kapisa", "the Afrin region", "le groupe terroriste X": the common noun beside the name."""
    for token in _neighbours(doc, name):
        found = _class_word(token, lexicon)
        if found in allowed:
            return found
    return None


def _neighbours(doc: Doc, name: Name) -> list[Token]:
    before = [doc[i] for i in range(max(0, name.start - 3), name.start)]
    while before and (before[-1].pos_ in {"ADP", "DET", "PUNCT"}) and not before[-1].is_space:
        before.pop()
    near = before[-1:] if before and before[-1].pos_ in {"NOUN", "ADJ"} else []
    if near and near[0].pos_ == "ADJ" and len(before) > 1:
        near = [before[-2]]
    after = (
        [doc[name.end]] if name.end < len(doc) and doc[name.end].pos_ == "NOUN" and doc[name.end].i == name.end else []
    )
    return near + after


def _looks_like_work(doc: Doc, name: Name) -> bool:
    quoted = name.start > 0 and doc[name.start - 1].text in OPENING
    return quoted or name.size >= 3 or not any(char.isdigit() for char in fold(doc[name.start : name.end].text))  # noqa: PLR2004 - titles are long
