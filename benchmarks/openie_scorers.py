"""How CaRB and WiRe57 count: overlap of words between the tuples that a system reads and those that people wrote.

Both are written from the papers: Bhardwaj, Aggarwal and Mausam, "CaRB: A Crowdsourced Benchmark for Open IE" (EMNLP
2019), and Léchelle, Gotti and Langlais, "WiRe57: A Fine-Grained Benchmark for Open Information Extraction" (LAW 2019).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

Words = tuple[str, ...]
SAID = ("said", "told", "added", "adds", "says")  # gold relations of CaRB whose two sides may be swapped


@dataclass(frozen=True, slots=True)
class Extraction:
    """A tuple of a system, in words.

    Attributes:
        arguments: the object, then what else belongs to it.
    """

    subject: Words
    relation: Words
    arguments: tuple[Words, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class GoldPart:
    """A slot of a WiRe57 tuple.

    Attributes:
        words: all, those included that annotators added to the sentence's.
        said: those that the sentence has.
    """

    words: Words
    said: Words


@dataclass(frozen=True, slots=True)
class GoldTuple:
    """A tuple of WiRe57: subject, relation and object, and what else belongs to it."""

    parts: tuple[GoldPart, GoldPart, GoldPart]
    more: tuple[GoldPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return harmonic(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class Curve:
    """A system's scores from its surest tuples alone to all of them.

    Attributes:
        best: where F1 is highest.
        auc: area under precision over recall.
    """

    best: Score
    auc: float


def harmonic(precision: float, recall: float) -> float:
    """F1; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def carb(gold: Sequence[Sequence[Extraction]], found: Sequence[Sequence[Extraction]]) -> Curve:
    """Score a system on CaRB, sentence by sentence in the same order.

    Recall of a gold tuple is the best that any of the tuples gives it; for precision each tuple has at most one gold
    tuple, chosen greedily.
    """
    thresholds = sorted({one.confidence for each in found for one in each}, reverse=True)
    tables = [
        [[_fit(one, other) for other in sought] for one in each] for sought, each in zip(gold, found, strict=True)
    ]
    sought = sum(len(each) for each in gold)
    points = [_at(threshold, tables, found, sought) for threshold in thresholds]
    best = max(points, key=lambda point: point.f1, default=Score(0.0, 0.0))
    return Curve(best, _area(points))


def _at(
    threshold: float, tables: Sequence[list[list[Score]]], found: Sequence[Sequence[Extraction]], sought: int
) -> Score:
    """Score the tuples that are at least so sure."""
    right = covered = 0.0
    stated = 0
    for table, each in zip(tables, found, strict=True):
        rows = [row for row, one in zip(table, each, strict=True) if one.confidence >= threshold]
        stated += len(rows)
        right += sum(_one_to_one(rows))
        covered += sum(max(score.recall for score in column) for column in zip(*rows, strict=True))
    return Score(right / stated if stated else 0.0, covered / sought if sought else 0.0)


def shares(gold: Sequence[Sequence[Extraction]], found: Sequence[Sequence[Extraction]]) -> list[list[float]]:
    """Precision of each tuple by itself, as `carb` counts it where all are kept."""
    tables = (
        [[_fit(one, other) for other in sought] for one in each] for sought, each in zip(gold, found, strict=True)
    )
    return [_one_to_one(rows) for rows in tables]


def _one_to_one(rows: list[list[Score]]) -> list[float]:
    """Precision of each tuple with a gold tuple of its own, the best pairs first; 0 where none is left."""
    cells = sorted(
        ((score.precision, -i, -j) for j, row in enumerate(rows) for i, score in enumerate(row)), reverse=True
    )
    found = [0.0] * len(rows)
    seen_gold: set[int] = set()
    seen: set[int] = set()
    for precision, i, j in cells:
        if i not in seen_gold and j not in seen:
            seen_gold.add(i)
            seen.add(j)
            found[-j] = precision
    return found


def _area(points: Sequence[Score]) -> float:
    """Under the curve, which begins at recall 0 with the precision of the surest tuples."""
    if not points:
        return 0.0
    curve = [Score(points[0].precision, 0.0), *points]
    return sum((b.recall - a.recall) * (a.precision + b.precision) / 2 for a, b in pairwise(curve))


def _fit(one: Extraction, gold: Extraction) -> Score:
    """Precision and recall of one tuple against one of gold, with two slots beside the relation."""
    score = _overlap(_binary(one), _binary(gold))
    if not any(word in " ".join(gold.relation) for word in SAID) or not one.arguments:
        return score
    subject, relation, object_ = _binary(one)
    turned = _overlap((object_, relation, subject), _binary(gold))
    return max(score, turned, key=lambda each: (each.precision, each.recall))


def _binary(one: Extraction) -> tuple[Words, Words, Words]:
    return one.subject, one.relation, tuple(word for argument in one.arguments for word in argument)


def _overlap(one: tuple[Words, Words, Words], gold: tuple[Words, Words, Words]) -> Score:
    """Words shared slot by slot; nothing where a slot shares none."""
    shared = 0
    for words, wanted in zip(one, gold, strict=True):
        common = (Counter(words) & Counter(wanted)).total()
        if not common:
            return Score(0.0, 0.0)
        shared += common
    return Score(shared / sum(map(len, one)), shared / sum(map(len, gold)))


def wire57(gold: Iterable[Sequence[GoldTuple]], found: Iterable[Sequence[Extraction]], *, most: float = inf) -> Score:
    """Score a system on WiRe57: pairs of one tuple and one gold tuple, those with the best F1 first.

    Precision is the share of a tuple's words that its gold tuple has in the same slot. Recall is the number of these
    words over those of gold that the sentence has: words that annotators added count where they are found, and are
    not missed where they are not, so that a pair may have a recall above 1. Only so are the published figures reached.

    Args:
        gold: the tuples of each sentence.
        found: those of the system.
        most: a ceiling for the recall of a pair.
    """
    right = covered = 0.0
    stated = sought = 0
    for wanted, each in zip(gold, found, strict=True):
        stated += len(each)
        sought += len(wanted)
        for score in _paired([[_match(one, other, most) for other in wanted] for one in each]):
            right += score.precision
            covered += score.recall
    return Score(right / stated if stated else 0.0, covered / sought if sought else 0.0)


def _paired(table: list[list[Score]]) -> Iterator[Score]:
    cells = sorted(
        ((score.f1, -i, -j) for j, row in enumerate(table) for i, score in enumerate(row) if score.f1), reverse=True
    )
    seen_gold: set[int] = set()
    seen: set[int] = set()
    for _, i, j in cells:
        if i not in seen_gold and j not in seen:
            seen_gold.add(i)
            seen.add(j)
            yield table[-j][-i]


def _match(one: Extraction, gold: GoldTuple, most: float) -> Score:
    """Precision and recall of one pair; nothing where a slot that the sentence states shares no word."""
    slots = (one.subject, one.relation, one.arguments[0] if one.arguments else ())
    if any(part.said and not set(words) & set(part.words) for words, part in zip(slots, gold.parts, strict=True)):
        return Score(0.0, 0.0)
    more = (*one.arguments[1:], *((),) * len(gold.more))[: len(gold.more)]
    pairs = [*zip(slots, gold.parts, strict=True), *zip(more, gold.more, strict=True)]
    shared = sum(word in part.words for words, part in pairs for word in words)
    stated = sum(len(words) for words, _ in pairs)
    wanted = sum(len(part.said) for _, part in pairs)
    return Score(shared / stated if stated else 0.0, min(most, shared / wanted) if wanted else 0.0)
