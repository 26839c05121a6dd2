# ruff: noqa: E501 - rows of tables stay whole
"""How sure a scorer must be, chosen on examples that it has not seen."""

from dataclasses import replace

import numpy as np
import pytest

from kg.learning.choose import FEWEST, GRID, Choice, choose
from kg.learning.examples import Example, Triple
from kg.learning.fitting import Settings
from kg.learning.material import Observed, Read, material
from kg.mentions import Found
from kg.relations.judge import ACCEPT

SETTINGS = Settings(rows=1 << 10, hidden=8, epochs=200, batch=16)
NOTHING = Found((), {}, {}, {}, {}, ())
RELATIONS = ["runs", "sells"]


def read(number: int, *, lost: int = 0) -> Read:
    """An example in which one of two relations holds, as a feature of the pair tells."""
    name = RELATIONS[number % 2]
    pair = Observed((f"verb={name}", f"noise={number * 7 % 5}"), ("Person", "Facility"), frozenset({name}))
    other = Observed((f"verb=~{name}", f"noise={number * 7 % 5}"), ("Facility", "Person"), frozenset())
    triples = (Triple("a", name, "b"),) * (1 + lost)
    return Read(Example(f"x:{number}", "x", "en", triples), NOTHING, (), (pair, other), {("a", "b"): {name}}, lost)


def reads(size: int, *, lost: int = 0) -> list[Read]:
    return [read(number, lost=lost) for number in range(size)]


@pytest.mark.parametrize("size", [0, 1, FEWEST - 1])
def test_of_few_examples_none_can_be_kept_out(size: int) -> None:
    assert choose(reads(size), RELATIONS, SETTINGS) == Choice(ACCEPT)


@pytest.mark.parametrize("size", [FEWEST, FEWEST + 2, 41])
def test_what_is_told_by_a_feature_is_found_again_in_examples_kept_out(size: int) -> None:
    choice = choose(reads(size), RELATIONS, SETTINGS)
    assert choice.threshold in GRID
    assert (choice.precision, choice.recall) == (1.0, 1.0)


def test_a_triple_whose_argument_was_not_found_counts_against_recall() -> None:
    choice = choose(reads(40, lost=1), RELATIONS, SETTINGS)
    assert (choice.precision, choice.recall) == (1.0, 0.5)


def test_what_nothing_tells_has_no_precision_that_was_only_learnt_by_heart() -> None:
    alike = [replace(each, pairs=(replace(each.pairs[0], features=(f"id={number}",)),)) for number, each in enumerate(reads(40))]  # fmt: skip
    choice = choose(alike, RELATIONS, SETTINGS)
    assert (choice.precision or 0) < 0.8


def test_examples_without_pairs_give_a_choice_too() -> None:
    bare = [replace(each, pairs=(), held={}) for each in reads(FEWEST)]
    choice = choose(bare, RELATIONS, SETTINGS)
    assert (choice.precision, choice.recall) == (0.0, 0.0)


def test_the_same_examples_give_the_same_choice() -> None:
    assert choose(reads(24), RELATIONS, SETTINGS) == choose(reads(24), RELATIONS, SETTINGS)


def test_material_has_a_row_for_each_pair_and_a_column_for_each_relation() -> None:
    made = material(reads(3), RELATIONS)
    assert list(made.bags) == [pair.features for each in reads(3) for pair in each.pairs]
    assert made.labels.tolist() == [[True, False], [False, False], [False, True], [False, False], [True, False], [False, False]]  # fmt: skip
    assert made.judged.all()


def test_material_passes_over_a_relation_that_is_not_asked_for() -> None:
    assert material(reads(2), ["sells"]).labels.tolist() == [[False], [False], [True], [False]]
    assert material([], RELATIONS).labels.shape == (0, 2)
    assert np.array_equal(material(reads(2), []).labels, np.zeros((4, 0), dtype=bool))
