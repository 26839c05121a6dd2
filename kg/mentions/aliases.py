"""Other names that a text itself gives.

"X, également connu sous le nom de Y", "Long Name (LN)", "« LN » est l'abréviation de …".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from spacy.tokens import Doc

from kg.acronyms import is_acronym, is_acronym_form
from kg.lexicon import Lexicon
from kg.mentions.gazetteer import fold
from kg.mentions.names import Name

MARKS = frozenset("\"'«»“”‘’(),[]*")
MAX_GAP = 10  # tokens between two names


@dataclass(frozen=True, slots=True)
class Alias:
    """Two names of one entity, as the text says.

    Attributes:
        left: index of a name in the list that was searched.
        right: index of its other name or acronym.
        rule: how the text says it.
    """

    left: int
    right: int
    relation: Literal["otherName", "acronym"]
    rule: str


def find_aliases(doc: Doc, names: Sequence[Name], lexicon: Lexicon) -> Iterator[Alias]:
    """Pairs of neighbouring names that the text declares to be the same."""
    solid = [i for i, name in enumerate(names) if name.label != "DEM"]
    for left, right in pairwise(solid):
        between = _between(doc, names[left], names[right])
        if between is None:
            continue
        relation = _relation(doc, (names[left], names[right]), between, lexicon)
        if relation is not None:
            first, second = (right, left) if relation[2] else (left, right)
            yield Alias(first, second, relation[0], relation[1])


def _between(doc: Doc, left: Name, right: Name) -> str | None:
    tokens = doc[left.end : right.start]
    if len(tokens) > MAX_GAP or any("\n" in token.text for token in tokens):
        return None
    return fold(" ".join(token.text for token in tokens if token.text not in MARKS))


def _relation(
    doc: Doc, pair: tuple[Name, Name], between: str, lexicon: Lexicon
) -> tuple[Literal["otherName", "acronym"], str, bool] | None:
    left, right = (doc[name.start : name.end].text for name in pair)
    opening = doc[pair[0].end : pair[1].start].text.strip()
    if opening == "(" and pair[0].label != "PER":
        if is_acronym(right, left, is_told=True):
            return "acronym", "alias:parenthesis", False
        if is_acronym(left, right):
            return "acronym", "alias:parenthesis", True
    words = set(re.findall(r"\w+", between))
    if words & {fold(word) for word in lexicon.words("aliases.abbreviation")} and is_acronym_form(left):
        return "acronym", "alias:abbreviation", True
    if any(between.endswith(fold(phrase)) for phrase in lexicon.words("aliases.known")) and _same_label(pair):
        return "otherName", "alias:known-as", False
    return None


def _same_label(pair: tuple[Name, Name]) -> bool:
    return pair[0].label == pair[1].label or "" in {pair[0].label, pair[1].label}
