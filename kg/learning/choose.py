"""How sure a learnt scorer must be before a fact is stated: the threshold of the best F1 on examples kept out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kg.learning.fitting import Settings, fit
from kg.learning.material import Read, material
from kg.relations.judge import ACCEPT

FOLDS = 4
FEWEST = 20  # examples below which nothing can be kept out
GRID = tuple(round(0.05 * step, 2) for step in range(2, 17))


@dataclass(frozen=True, slots=True)
class Choice:
    """The threshold, and what precision and recall it had; None where there were too few examples to measure."""

    threshold: float
    precision: float | None = None
    recall: float | None = None


def choose(reads: Sequence[Read], relations: Sequence[str], settings: Settings) -> Choice:
    """The threshold of the best F1 over all folds; recall counts the triples whose arguments were not found too."""
    if len(reads) < FEWEST:
        return Choice(ACCEPT)
    tables, labels = [], []
    for out, rest in folds(len(reads)):
        held = material([reads[i] for i in out], relations)
        scorer = fit(material([reads[i] for i in rest], relations), relations, settings)
        tables.append(scorer.probabilities(held.bags))
        labels.append(held.labels)
    table, label = np.concatenate(tables), np.concatenate(labels)
    total = sum(len(read.example.triples) for read in reads)
    choices = [_measured(table >= threshold, label, total, threshold) for threshold in GRID]
    return max(choices, key=_f1)


def folds(count: int) -> Iterator[tuple[range, list[int]]]:
    """Places of the examples that are kept out, side by side as neighbours often speak of the same, and of the rest."""
    size = -(-count // FOLDS)
    for start in range(0, count, size):
        out = range(start, min(start + size, count))
        yield out, [*range(start), *range(out.stop, count)]


def _measured(found: np.ndarray, label: np.ndarray, total: int, threshold: float) -> Choice:
    right = int((found & label).sum())
    return Choice(threshold, round(right / max(1, int(found.sum())), 4), round(right / max(1, total), 4))


def _f1(choice: Choice) -> float:
    precision, recall = choice.precision or 0.0, choice.recall or 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
