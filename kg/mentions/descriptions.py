"""Descriptions that name an entity by its kind and its country: "les forces américaines", "Iraqi security forces".

A noun of the lexicon's list with a nationality, or with a country as complement, is an entity of its own, also without
capitals. Nouns that all mean the forces of a country (troops, soldiers, army) give one entity; "security forces"
another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.lexicon import Lexicon

MODIFIERS = frozenset({"amod", "nmod", "compound", "flat", "obl"})  # with their subtypes
OTHER_MODIFIERS = frozenset({"acl", "appos"})  # without
OF = frozenset({"", "de", "of", "d'", "d’", "du", "des"})
POSSESSIVE = frozenset({"'s", "’s"})
NOMINAL = frozenset({"ADJ", "NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase that describes an entity.

    Attributes:
        start, end: tokens, half-open, without the article.
        head: token index of the noun.
        type: ontology class.
        country: key of the country or body that the phrase names.
        key: what tells this entity from others of the same country: empty for its forces in general.
    """

    start: int
    end: int
    head: int
    type: str
    country: str
    key: str


def find_descriptions(doc: Doc, countries: dict[int, str], taken: set[int], lexicon: Lexicon) -> Iterator[Description]:
    """Descriptions outside the names.

    Args:
        doc: a parsed text.
        countries: key of the country at each token that names one, as noun or adjective.
        taken: tokens of names, which no description may have as its head.
        lexicon: word classes of the language.
    """
    for token in doc:
        type_ = _type(token, lexicon)
        if type_ is None or token.i in taken or token.pos_ not in {"NOUN", "PROPN"} or _is_owned(token):
            continue
        parts = _country_of(token, countries)
        if parts is None:
            continue
        place, country = parts
        start, end = _extent(token, place)
        yield Description(start, end, token.i, type_, country, _key(list(doc[start:end]), token, type_, lexicon))


def find_domains(doc: Doc, taken: set[int], lexicon: Lexicon) -> Iterator[Description]:
    """Ministries named by their domain alone: "ministre de la justice", "minister for rural affairs"."""
    ministers, of = lexicon.words("descriptions.domain_heads"), lexicon.words("descriptions.domain_prepositions")
    none = lexicon.words("descriptions.not_domains")
    for token in doc:
        if token.i in taken or token.pos_ not in {"NOUN", "PROPN"} or token.head.lemma_.lower() not in ministers:
            continue
        if token.head.i >= token.i or _preposition(token) not in of or _is_owned(token):
            continue
        if {token.lemma_.lower(), token.lower_} & none:
            continue
        start, end = token.i, token.i + 1
        for child in token.children:
            if child.dep_ == "amod" and child.i == end and child.i not in taken:
                end += 1
            elif child.dep_ in {"amod", "compound"} and child.i == start - 1 and child.i not in taken:
                start -= 1
        yield Description(start, end, token.i, "Organization", "", doc[start:end].text.lower())


def find_partisans(doc: Doc, taken: set[int], lexicon: Lexicon) -> Iterator[Description]:
    """Parties named by their adjective alone: "le sénateur démocrate X", "les démocrates"."""
    adjectives = lexicon.words("descriptions.partisans")
    for token in doc:
        name = token.lemma_.lower()
        if name not in adjectives or token.i in taken:
            continue
        is_group = token.pos_ == "NOUN" and "Plur" in token.morph.get("Number", [])
        beside = [token.head, *(child for child in token.children if child.dep_ in {"nsubj", "appos"})]
        beside += doc[token.i + 1 : token.i + 2]
        of_person = any(other.ent_type_ == "PER" for other in beside) or (
            token.dep_ == "amod" and token.head.lemma_.lower() in lexicon.patterns["roles"]
        )
        if is_group or of_person:
            yield Description(token.i, token.i + 1, token.i, "Organization", "", name)


def _type(token: Token, lexicon: Lexicon) -> str | None:
    """The class of the head noun, alone or with the words that make it one: "membres du service", "service members"."""
    doc, i, lemma = token.doc, token.i, token.lemma_.lower()
    before = f"{doc[i - 1].lower_} {lemma}" if i else lemma
    after = f"{lemma} {doc[i + 1 : i + 3].text.lower()}"
    heads = lexicon.description_heads
    return heads.get(lemma) or heads.get(token.lower_) or heads.get(before) or heads.get(after)


def _is_owned(token: Token) -> bool:
    """Whether the forces are somebody's: "ses troupes du Mali" are no troops of Mali."""
    return any(child.morph.get("Poss", []) == ["Yes"] for child in token.children if child.i < token.i)


def _country_of(token: Token, countries: dict[int, str]) -> tuple[int, str] | None:
    """The nearest modifier that names a country: "armée syrienne", "troops of Turkey"."""
    for child in sorted(_modifiers(token), key=lambda child: abs(child.i - token.i)):
        if child.i in countries:
            return child.i, countries[child.i]
    return None


def _modifiers(token: Token) -> Iterator[Token]:
    for child in token.children:
        if _is_modifier(child) and _preposition(child) in OF:
            yield child
            inner = (grand for grand in child.children if grand.dep_ in {"amod", "nmod"})
            yield from (grand for grand in inner if not _preposition(grand))


def _is_modifier(token: Token) -> bool:
    return token.dep_.split(":")[0] in MODIFIERS or token.dep_ in OTHER_MODIFIERS


def _preposition(token: Token) -> str:
    cases = (child.lower_ for child in token.children if child.dep_ == "case")
    return next((word for word in cases if word not in POSSESSIVE), "")


def _extent(token: Token, place: int) -> tuple[int, int]:
    """From the noun to the country, with the modifier right before them: "Iraqi security forces"."""
    start, end = min(token.i, place), max(token.i, place) + 1
    for child in token.children:
        if child.dep_ in {"amod", "compound"} and child.i == start - 1 and child.pos_ in NOMINAL:
            start = child.i
    return start, end


def _key(words: Sequence[Token], token: Token, type_: str, lexicon: Lexicon) -> str:
    lemmas = [word.lemma_.lower() for word in words]
    distinct = sorted(set(lemmas) & lexicon.words("descriptions.distinct"))
    generic = lexicon.words("descriptions.generic")
    if token.lemma_.lower() in generic or token.lower_ in generic or type_ == "Government":
        return " ".join(distinct)
    return " ".join([token.lemma_.lower(), *distinct])
