"""Pronouns, possessives and bare definite descriptions, resolved where one antecedent stands out; otherwise left alone.

A personal pronoun takes the nearest person before it in its own or the two preceding sentences, subjects first;
"le groupe", "the country" take the nearest entity of their class. Plural pronouns and impersonal "il" are not resolved.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.lexicon import Lexicon

SUBJECTS = ("nsubj", "nsubj:pass")
WINDOW = 2
DEFINITE = frozenset({"le", "la", "l'", "l’", "ce", "cet", "cette", "the", "this", "that"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entity is mentioned by name: head token, entity id, class, and whether it is a subject there."""

    token: int
    entity: str
    type: str
    subject: bool


@dataclass(frozen=True, slots=True)
class Resolved:
    """A pronoun or description with its antecedent."""

    start: int
    end: int
    head: int
    entity: str
    kind: str


def resolve(doc: Doc, places: Sequence[Place], taken: set[int], lexicon: Lexicon) -> Iterator[Resolved]:
    """Pronouns and descriptions of the text with the entity that they refer to.

    Args:
        doc: a parsed text.
        places: name mentions in order.
        taken: tokens that already belong to a mention.
        lexicon: word classes of the language.
    """
    sentences = _sentence_numbers(doc)
    anaphoric = _anaphoric(lexicon)
    for token in doc:
        if token.i in taken:
            continue
        if token.pos_ in {"PRON", "DET"}:
            entity = _person(token, places, sentences, lexicon)
            if entity:
                yield Resolved(token.i, token.i + 1, token.i, entity, "pronoun")
        elif token.lemma_.lower() in anaphoric and _is_bare_definite(token):
            entity = _nearest(token, places, sentences, anaphoric[token.lemma_.lower()])
            if entity:
                yield Resolved(token.i, token.i + 1, token.i, entity, "description")


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers: list[int] = []
    current = -1
    for token in doc:
        current += bool(token.is_sent_start) or current < 0
        numbers.append(current)
    return numbers


def _anaphoric(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in lexicon.words.mapping("descriptions.anaphoric").items():
        for word in words:
            found.setdefault(word.lower(), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _is_bare_definite(token: Token) -> bool:
    """Whether it is "le groupe", "this country", not "un groupe", "le groupe armé", "the group of three"."""
    children = [child for child in token.children if child.dep_ not in {"case", "punct", "cc", "conj"}]
    return bool(children) and all(child.dep_ == "det" and child.lower_ in DEFINITE for child in children)


def _person(token: Token, places: Sequence[Place], sentences: list[int], lexicon: Lexicon) -> str | None:
    lower = token.lower_
    inverted = lower.startswith("-")  # "a-t-il déclaré" is personal, whatever the parser calls it
    if (token.dep_.startswith("expl") and not inverted) or lower in lexicon.words("pronouns.plural"):
        return None
    personal = lower in lexicon.words("pronouns.masculine") | lexicon.words("pronouns.feminine")
    possessive = lower in lexicon.words("pronouns.possessive")
    if not (personal or possessive):
        return None
    near = _window(token, places, sentences)
    persons = [place for place in near if place.type == "Person"]
    if possessive and not persons:
        same = [place for place in near if sentences[place.token] == sentences[token.i] and place.subject]
        return same[-1].entity if same else None
    return _prefer_subject(persons, sentences, token)


def _prefer_subject(persons: list[Place], sentences: list[int], token: Token) -> str | None:
    if not persons:
        return None
    for sentence in sorted({sentences[place.token] for place in persons}, reverse=True):
        here = [place for place in persons if sentences[place.token] == sentence]
        subjects = [place for place in here if place.subject]
        if subjects:
            return subjects[-1].entity
        if len({place.entity for place in here}) == 1:
            return here[-1].entity
    return None


def _window(token: Token, places: Sequence[Place], sentences: list[int]) -> list[Place]:
    first = sentences[token.i] - WINDOW
    return [place for place in places if place.token < token.i and sentences[place.token] >= first]


def _nearest(token: Token, places: Sequence[Place], sentences: list[int], types: frozenset[str]) -> str | None:
    near = [place for place in _window(token, places, sentences) if place.type in types]
    return near[-1].entity if near else None
