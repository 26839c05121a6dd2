"""Rules and scorer together: the scorer weighs what rules read, and adds what no rule reads.

Its thresholds stand in ``lexicon/rules.toml``, section ``scorer``. The confidence of a fact on which both have an
opinion is the mean of the two. What names say by themselves ("armée française") and what an office
is taken to be of ("the president") is not for the scorer to judge.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from kg.mentions import Found
from kg.ontology import Ontology
from kg.relations.match import Match
from kg.relations.pairs import Pair
from kg.scorer import Array, Scorer

SCORER = "scorer"
ACCEPT = 0.5  # where rules.toml gives no other
BARE = ":bare"
OWN_WORDS = "compose:"

Key = tuple[int, str, str, str]  # first token of the sentence, subject, property, object


class Judge:
    """Weighs the facts of documents."""

    def __init__(self, scorer: Scorer, ontology: Ontology, rules: Mapping[str, Any]) -> None:
        self._scorer = scorer
        self._ontology = ontology
        self._columns = {name: column for column, name in enumerate(scorer.properties)}
        thresholds = rules.get("scorer", {})
        self._single = frozenset(thresholds.get("single", ()))
        self._accept = float(thresholds.get("accept", ACCEPT))
        self._refuse = float(thresholds.get("refuse", 0.0))

    def weigh(self, pairs: Iterable[Pair], matches: Sequence[Match], found: Found) -> list[Match]:
        """The matches that stand, with new confidences, then those that the scorer adds."""
        pairs = list(pairs)
        if not pairs:
            return list(matches)
        table = self._scorer.probabilities([pair.features for pair in pairs])
        odds = {(pair.left.sent.start, pair.subject, pair.object): row for pair, row in zip(pairs, table, strict=True)}
        standing = list(self._standing(matches, odds))
        told = {_key(match) for match in standing}
        taken = {key[:3] for key in told if key[2] in self._single}
        added = self._added(pairs, table, found, told)
        return [*standing, *(match for match in added if _key(match)[:3] not in taken)]

    def _standing(self, matches: Iterable[Match], odds: Mapping[tuple[int, str, str], Array]) -> Iterator[Match]:
        for match in matches:
            row = odds.get((match.token.sent.start, match.subject, match.object))
            column = self._columns.get(match.property)
            if row is None or column is None or match.rule.startswith(OWN_WORDS) or match.rule.endswith(BARE):
                yield match
            elif row[column] >= self._refuse:
                yield replace(match, confidence=_rounded((match.confidence + float(row[column])) / 2))

    def _added(self, pairs: Sequence[Pair], table: Array, found: Found, stated: set[Key]) -> Iterator[Match]:
        likely: dict[Key, tuple[float, Pair]] = {}
        for number, column in zip(*np.nonzero(table >= self._accept), strict=True):
            pair, name = pairs[number], self._scorer.properties[column]
            alike = self._alike((pair.left.sent.start, pair.subject, name, pair.object))
            types = found.by_id[pair.subject].type, found.by_id[pair.object].type
            if stated & alike or not self._ontology.suits(name, *types):
                continue
            best = (float(table[number, column]), pair)
            likely[min(alike)] = max(best, likely.get(min(alike), best), key=lambda item: item[0])
        for (_, subject, name, object_), (probability, pair) in sorted(likely.items(), key=lambda item: item[0]):
            words = (pair.left, pair.right)
            yield Match(subject, name, object_, pair.token, SCORER, _rounded(probability), words)

    def _alike(self, key: Key) -> set[Key]:
        """The ways to say a fact of a sentence: both directions where the property is symmetric."""
        start, subject, name, object_ = key
        property_ = self._ontology.properties.get(name)
        return {key, (start, object_, name, subject)} if property_ is not None and property_.symmetric else {key}


def _key(match: Match) -> Key:
    return (match.token.sent.start, match.subject, match.property, match.object)


def _rounded(probability: float) -> float:
    return round(probability, 2)
