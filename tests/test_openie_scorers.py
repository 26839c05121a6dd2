"""The scorers of open facts, on cases counted by hand."""

import pytest

from benchmarks.openie_scorers import Extraction, GoldPart, GoldTuple, carb, shares, wire57
from tests.parses import cases


def tuple_of(line: str, confidence: float = 1.0) -> Extraction:
    """A tuple from "Brennan | sold | ships | in Cork"."""
    subject, relation, *arguments = (tuple(part.split()) for part in line.split("|"))
    return Extraction(subject, relation, tuple(arguments), confidence)


def gold_of(line: str) -> GoldTuple:
    """A tuple of WiRe57; words in brackets are those that annotators added."""
    subject, relation, object_, *more = (_part(part) for part in line.split("|"))
    return GoldTuple((subject, relation, object_), tuple(more))


def _part(text: str) -> GoldPart:
    words = text.split()
    return GoldPart(tuple(word.strip("[]") for word in words), tuple(word for word in words if word[0] != "["))


CARB = {  # gold, ours, precision, recall
    "the same": (["a b | saw | c d"], ["a b | saw | c d"], 1, 1),
    "a word too many": (["a | saw | c"], ["a | saw | c d"], 3 / 4, 1),
    "a word missing": (["a | saw | c d"], ["a | saw | c"], 1, 3 / 4),
    "a slot without a common word": (["a | saw | c"], ["a | saw | d"], 0, 0),
    "words in the wrong slot": (["a | saw in | c"], ["a | saw | in c"], 3 / 4, 3 / 4),
    "a word twice counts once": (["a | saw | c"], ["a | saw | c c"], 3 / 4, 1),
    "further arguments are of the object": (["a | saw | c | in d"], ["a | saw | c in d"], 1, 1),
    "one for two of gold": (["a | saw | c", "a | saw | c d"], ["a | saw | c d"], 1, 1),
    "two for one of gold": (["a | saw | c"], ["a | saw | c", "a | saw | c d"], 1 / 2, 1),
    "the better of two": (["a | saw | c d"], ["a | saw | c", "a | saw | c d"], 1 / 2, 1),
    "nothing found": (["a | saw | c"], [], 0, 0),
    "speech turned round": (["a | said | c"], ["c | said | a"], 1, 1),
    "no other verb is turned round": (["a | saw | c"], ["c | saw | a"], 0, 0),
}  # fmt: skip


@pytest.mark.parametrize(("gold", "ours", "precision", "recall"), cases(CARB))
def test_carb_counts_common_words(gold: list[str], ours: list[str], precision: float, recall: float) -> None:
    curve = carb([[tuple_of(one) for one in gold]], [[tuple_of(one) for one in ours]])
    assert (curve.best.precision, curve.best.recall) == pytest.approx((precision, recall))


def test_carb_takes_the_best_threshold() -> None:
    ours = [tuple_of("a | saw | c", 0.9), tuple_of("x | y | z", 0.1)]
    curve = carb([[tuple_of("a | saw | c")], []], [ours, [tuple_of("p | q | r", 0.1)]])
    assert (curve.best.precision, curve.best.recall, curve.best.f1) == (1, 1, 1)
    assert curve.auc == pytest.approx(1)


def test_the_area_falls_with_precision() -> None:
    gold = [[tuple_of("a | saw | c"), tuple_of("d | saw | e")]]
    curve = carb(gold, [[tuple_of("a | saw | c", 0.9), tuple_of("x | y | z", 0.5), tuple_of("d | saw | e", 0.1)]])
    assert curve.auc == pytest.approx(1 / 2 + 1 / 2 * (1 / 2 + 2 / 3) / 2)


def test_each_tuple_has_its_share() -> None:
    gold = [[tuple_of("a | saw | c")]]
    assert shares(gold, [[tuple_of("a | saw | c d"), tuple_of("a | saw | c")]]) == [[0, 1]]


WIRE = {  # gold, ours, precision, recall
    "the same": (["a b | saw | c d"], ["a b | saw | c d"], 1, 1),
    "a hallucinated word": (["a | saw | c"], ["a | saw was | c"], 3 / 4, 1),
    "an added word that is found, more than whole": (["a | [is] from | c"], ["a | is from | c"], 1, 4 / 3),
    "an added word that is not found": (["a | [is] from | c"], ["a | from | c"], 1, 1),
    "a relation that annotators added": (["a | [has] | c"], ["a | owns | c"], 2 / 3, 1),
    "a slot without a common word": (["a | saw | c"], ["a | saw | d"], 0, 0),
    "further arguments one by one": (["a | saw | c | in d"], ["a | saw | c | in d"], 1, 1),
    "further arguments that are missing": (["a | saw | c | in d"], ["a | saw | c"], 1, 3 / 5),
    "further arguments that gold lacks": (["a | saw | c"], ["a | saw | c | in d"], 1, 1),
    "one for two of gold": (["a | saw | c", "a | saw | c d"], ["a | saw | c d"], 1, 1 / 2),
    "two for one of gold": (["a | saw | c"], ["a | saw | c", "a | saw | c d"], 1 / 2, 1),
    "nothing found": (["a | saw | c"], [], 0, 0),
}  # fmt: skip


@pytest.mark.parametrize(("gold", "ours", "precision", "recall"), cases(WIRE))
def test_wire57_pairs_tuples(gold: list[str], ours: list[str], precision: float, recall: float) -> None:
    score = wire57([[gold_of(one) for one in gold]], [[tuple_of(one) for one in ours]])
    assert (score.precision, score.recall) == pytest.approx((precision, recall))
