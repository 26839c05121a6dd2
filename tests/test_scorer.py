"""The scorer: bags of features in, probabilities out; its file."""

import io
import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OntologyError
from kg.scorer import FILE, TABLES, Scorer, load_scorer, row_of
from tests.parses import cases

PROPERTIES = ("attacked", "décoré", "leads")
ROWS, HIDDEN = 1 << 12, 4
BAGS = [("a", "b"), ("c",), (), ("a", "d", "e", "f")]


@cache
def random_scorer() -> Scorer:
    rng = np.random.default_rng(0)
    shapes = ((ROWS, HIDDEN), (HIDDEN,), (HIDDEN, len(PROPERTIES)), (ROWS, len(PROPERTIES)), (len(PROPERTIES),))
    return Scorer(PROPERTIES, *(rng.normal(size=shape).astype("f") for shape in shapes))


@given(st.text(), st.integers(1, 1 << 20))
def test_every_feature_has_a_row_of_the_table(feature: str, rows: int) -> None:
    assert row_of(feature, rows) in range(rows)


def test_the_row_of_a_feature_is_the_same_in_every_process() -> None:
    assert row_of("L=résider", 1 << 15) == crc32(b"L=r\xc3\xa9sider") % (1 << 15)


def small(**tables: Sequence[tuple[str | int, float]]) -> Scorer:
    """One hidden unit and one property; all numbers are 0 but those given."""
    empty = {
        "embedding": np.zeros((ROWS, 1)),
        "hidden_bias": np.zeros(1),
        "output": np.zeros((1, 1)),
        "direct": np.zeros((ROWS, 1)),
        "bias": np.zeros(1),
    }
    for name, weights in tables.items():
        for place, weight in weights:
            empty[name][row_of(place, ROWS) if isinstance(place, str) else place] = weight
    return Scorer(("leads",), **{name: table.astype("f") for name, table in empty.items()})


LOGITS = {
    "nothing is known": (small(), ("a",), 0),
    "the bias": (small(bias=[(0, -3)]), ("a",), -3),
    "no feature": (small(bias=[(0, -3)], direct=[("a", 5)]), (), -3),
    "a direct weight": (small(direct=[("a", 2)]), ("a",), 2),
    "the weight of another feature": (small(direct=[("b", 2)]), ("a",), 0),
    "four features": (small(direct=[("a", 2), ("b", 3)]), ("a", "b", "c", "d"), 2.5),
    "a hidden unit": (small(embedding=[("a", 3)], output=[(0, 2)]), ("a",), 6),
    "a hidden unit below 0": (small(embedding=[("a", -3)], output=[(0, 2)]), ("a",), 0),
    "a hidden unit with a bias": (small(embedding=[("a", -3)], hidden_bias=[(0, 4)], output=[(0, 2)]), ("a",), 2),
    "a hidden unit that speaks against": (small(embedding=[("a", 3)], output=[(0, -1)]), ("a",), -3),
    "both ways": (small(embedding=[("a", 3)], output=[(0, 1)], direct=[("a", -1)], bias=[(0, 0.5)]), ("a",), 2.5),
}


@pytest.mark.parametrize(("scorer", "bag", "logit"), cases(LOGITS))
def test_a_probability_comes_from_the_rows_of_the_features(scorer: Scorer, bag: tuple[str, ...], logit: float) -> None:
    assert scorer.probabilities([bag])[0, 0] == pytest.approx(1 / (1 + math.exp(-logit)), abs=1e-6)


@given(st.lists(st.lists(st.text(max_size=3), max_size=8), max_size=5), st.randoms(use_true_random=False))
def test_a_bag_is_judged_by_itself_whatever_its_order(bags: list[list[str]], random: object) -> None:
    scorer = random_scorer()
    table = scorer.probabilities(bags)
    assert table.shape == (len(bags), len(PROPERTIES))
    assert ((table >= 0) & (table <= 1)).all()
    for bag, row in zip(bags, table, strict=True):
        random.shuffle(bag)  # type: ignore[attr-defined] # hypothesis gives a random.Random
        assert scorer.probabilities([bag])[0] == pytest.approx(row, abs=1e-5)


def folder(path: Path, content: bytes | None = None) -> Path:
    """An ontology folder with that scorer file."""
    (path / "lexicon").mkdir()
    if content is not None:
        (path / "lexicon" / FILE).write_bytes(content)
    return path


def saved(tmp_path: Path, scorer: Scorer) -> bytes:
    scorer.save(tmp_path / FILE)
    return (tmp_path / FILE).read_bytes()


def test_a_folder_without_scorer_has_none(tmp_path: Path) -> None:
    assert load_scorer(tmp_path) is None
    assert load_scorer(folder(tmp_path)) is None


def test_what_is_saved_is_loaded_in_half_precision(tmp_path: Path) -> None:
    scorer = random_scorer()
    again = load_scorer(folder(tmp_path, saved(tmp_path, scorer)))
    assert again is not None
    assert again.properties == PROPERTIES
    for name in TABLES:
        table = getattr(again, name)
        assert table.dtype == np.float32
        assert np.array_equal(table, getattr(scorer, name).astype(np.float16))
    assert again.probabilities(BAGS) == pytest.approx(scorer.probabilities(BAGS), abs=0.01)


def test_what_was_loaded_is_saved_without_loss(tmp_path: Path) -> None:
    first = load_scorer(folder(tmp_path, saved(tmp_path, random_scorer())))
    assert first is not None
    first.save(tmp_path / "lexicon" / FILE)
    second = load_scorer(tmp_path)
    assert second is not None
    assert all(np.array_equal(getattr(first, name), getattr(second, name)) for name in TABLES)


def as_bytes(names: str) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    return np.frombuffer(names.encode(), dtype=np.uint8)


def archive(**changed: object) -> bytes:
    """A scorer file in which some tables are others; None leaves one out."""
    tables = {name: getattr(random_scorer(), name).astype(np.float16) for name in TABLES}
    tables = {"properties": as_bytes(json.dumps(PROPERTIES)), **tables, **changed}
    file = io.BytesIO()
    np.savez_compressed(file, **{name: table for name, table in tables.items() if table is not None})
    return file.getvalue()


def array() -> bytes:
    file = io.BytesIO()
    np.save(file, np.zeros(3))
    return file.getvalue()


def spoilt() -> bytes:
    whole = archive()
    middle = len(whole) // 2
    return whole[:middle] + bytes(byte ^ 255 for byte in whole[middle : middle + 60]) + whole[middle + 60 :]


UNREADABLE = {
    "a text": b"[scorer]\naccept = 0.5\n",
    "empty": b"",
    "cut": archive()[:2_000],
    "spoilt inside": spoilt(),
    "one array": array(),
    "no names": archive(properties=None),
    "no table": archive(direct=None),
    "names that are no JSON": archive(properties=as_bytes('["attacked"')),
    "names that are no list": archive(properties=as_bytes("3")),
    "names that are no text": archive(properties=np.frombuffer(b"\xff\xfe\xfd", dtype=np.uint8)),
    "words for numbers": archive(bias=np.array(["a", "b", "c"])),
    "objects for numbers": archive(bias=np.array([None, "b", 3], dtype=object)),
    "tables that do not fit": archive(output=np.zeros((HIDDEN + 1, len(PROPERTIES)), dtype=np.float16)),
    "a name too few": archive(properties=as_bytes('["attacked", "leads"]')),
}


@pytest.mark.parametrize("content", cases(UNREADABLE))
def test_a_broken_file_is_an_error_that_names_it(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(OntologyError, match=FILE):
        load_scorer(folder(tmp_path, content))


def test_the_file_of_the_broken_ones_is_readable_unbroken(tmp_path: Path) -> None:
    assert load_scorer(folder(tmp_path, archive())) is not None
