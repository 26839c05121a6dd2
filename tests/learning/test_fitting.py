"""Learning a scorer: toy problems with invented features."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from kg.learning.fitting import Mask, Material, Settings, fit
from kg.scorer import FILE, TABLES, Scorer, load_scorer, row_of
from tests.parses import cases

PROPERTIES = ("attacked", "leads")
QUICK = Settings(rows=1 << 10, hidden=8, epochs=2, batch=16)
THOROUGH = Settings(rows=1 << 12, hidden=16, batch=64)

Bag = tuple[str, ...]


def bags(size: int) -> list[Bag]:
    """A verb of four, a class of two and noise that says nothing."""
    return [(f"verb={i % 4}", f"class={i // 4 % 2}", f"noise={i * 7 % 31}") for i in range(size)]


def of_verb(found: Sequence[Bag]) -> Mask:
    return np.array([["verb=0" in bag, "verb=1" in bag] for bag in found])


def material(size: int) -> Material:
    found = bags(size)
    return Material(found, of_verb(found), np.ones((size, len(PROPERTIES)), dtype=bool))


def equal(one: Scorer, other: Scorer) -> bool:
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in TABLES)


@cache
def learnt() -> Scorer:
    return fit(material(2_000), PROPERTIES, THOROUGH)


def test_the_same_material_and_seed_give_the_same_numbers() -> None:
    assert equal(fit(material(60), PROPERTIES, QUICK), fit(material(60), PROPERTIES, QUICK))


OTHERS = {
    "another seed": (material(60), replace(QUICK, seed=1)),
    "another epoch": (material(60), replace(QUICK, epochs=3)),
    "more material": (material(64), QUICK),
    "another label": (replace(material(60), labels=~material(60).labels), QUICK),
}


@pytest.mark.parametrize(("other", "settings"), cases(OTHERS))
def test_other_material_or_settings_give_other_numbers(other: Material, settings: Settings) -> None:
    assert not equal(fit(material(60), PROPERTIES, QUICK), fit(other, PROPERTIES, settings))


RIGHT = {
    "the first property": (("verb=0", "class=1", "noise=5"), (True, False)),
    "the second property": (("verb=1", "class=0", "noise=5"), (False, True)),
    "neither": (("verb=2", "class=1", "noise=5"), (False, False)),
    "noise that never occurred": (("verb=1", "class=1", "noise=unheard"), (False, True)),
    "the verb alone": (("verb=0",), (True, False)),
}


@pytest.mark.parametrize(("bag", "holds"), cases(RIGHT))
def test_what_a_feature_tells_is_learnt(bag: Bag, holds: tuple[bool, bool]) -> None:
    for probability, wanted in zip(learnt().probabilities([bag])[0], holds, strict=True):
        assert probability > 0.8 if wanted else probability < 0.2


def test_a_separable_problem_is_learnt_for_every_pair() -> None:
    seen = material(2_000)
    table = learnt().probabilities(seen.bags)
    assert table[seen.labels].min() > 0.8
    assert table[~seen.labels].max() < 0.2


def test_what_no_sum_of_two_features_tells_is_learnt() -> None:
    each = [("verb=0", "class=0"), ("verb=0", "class=1"), ("verb=1", "class=0"), ("verb=1", "class=1")]
    either = np.array([[False], [True], [True], [False]] * 500)
    settings = replace(THOROUGH, hidden=64, dropped_features=0, dropped_units=0)
    table = fit(Material(each * 500, either, np.ones_like(either)), ["attacked"], settings).probabilities(each)
    assert table[[1, 2]].min() > 0.8
    assert table[[0, 3]].max() < 0.2


def test_a_saved_scorer_still_knows_what_was_learnt(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    learnt().save(tmp_path / "lexicon" / FILE)
    again = load_scorer(tmp_path)
    assert again is not None
    assert again.properties == PROPERTIES
    seen = bags(100)
    assert again.probabilities(seen) == pytest.approx(learnt().probabilities(seen), abs=0.01)
    assert not equal(again, learnt())


def test_a_label_that_is_not_judged_does_not_matter() -> None:
    known = material(60)
    judged = np.random.default_rng(1).random(known.labels.shape) > 0.5
    partly = replace(known, judged=judged)
    turned = replace(partly, labels=np.where(judged, known.labels, ~known.labels))
    assert equal(fit(partly, PROPERTIES, QUICK), fit(turned, PROPERTIES, QUICK))
    assert not equal(fit(partly, PROPERTIES, QUICK), fit(known, PROPERTIES, QUICK))


def test_a_property_is_learnt_from_what_is_judged_of_it_alone() -> None:
    seen = material(2_000)
    wrong = np.arange(2_000) // 8 % 2 == 0
    spoilt = replace(
        seen, labels=np.where(wrong[:, None], ~seen.labels, seen.labels), judged=np.repeat(~wrong[:, None], 2, axis=1)
    )
    table = fit(spoilt, PROPERTIES, THOROUGH).probabilities(seen.bags)
    assert ((table > 0.5) == seen.labels).all()


def test_rows_whose_feature_never_occurs_stay_as_they_began() -> None:
    began = fit(Material([], np.zeros((0, 2), dtype=bool), np.zeros((0, 2), dtype=bool)), PROPERTIES, QUICK)
    after = fit(material(60), PROPERTIES, QUICK)
    occur = sorted({row_of(feature, QUICK.rows) for bag in bags(60) for feature in bag})
    for name in ("embedding", "direct"):
        before, now = getattr(began, name), getattr(after, name)
        assert np.array_equal(np.delete(before, occur, axis=0), np.delete(now, occur, axis=0))
        assert not np.array_equal(before[occur], now[occur])


FEW: dict[str, list[Bag]] = {
    "no pair": [],
    "a pair without features": [()],
    "one feature, which may be dropped": [("verb=0",)],
    "a pair with and one without features": [(), ("verb=0", "class=1")],
    "a feature that comes twice": [("verb=0", "verb=0")],
}


@pytest.mark.parametrize("few", cases(FEW))
def test_little_material_gives_a_scorer_nevertheless(few: list[Bag]) -> None:
    shape = (len(few), len(PROPERTIES))
    scorer = fit(Material(few, np.zeros(shape, dtype=bool), np.ones(shape, dtype=bool)), PROPERTIES, QUICK)
    assert scorer.properties == PROPERTIES
    assert all(np.isfinite(getattr(scorer, name)).all() for name in TABLES)
    assert scorer.probabilities([("verb=0",)]).max() < 0.2, "most properties hold of few pairs"
