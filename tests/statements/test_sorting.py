"""Sorting more lines than memory holds."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.statements import sorting
from kg.statements.sorting import sorted_unique

lines = st.lists(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"])))


@given(lines=lines, chunk=st.integers(1, 5))
def test_lines_come_out_sorted_and_once(tmp_path_factory: pytest.TempPathFactory, lines: list[str], chunk: int) -> None:
    folder = tmp_path_factory.getbasetemp()
    assert list(sorted_unique(lines, folder=folder, chunk=chunk)) == sorted(set(lines))


def test_the_order_is_that_of_the_bytes(tmp_path: Path) -> None:
    lines = ["é", "z", "\U0001f600", "\uffff", "e", "Z"]
    found = list(sorted_unique(lines, folder=tmp_path, chunk=2))
    assert [line.encode() for line in found] == sorted(line.encode() for line in lines)


def test_many_parts_are_merged_in_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorting, "RUNS", 3)
    lines = [f"{number * 7919 % 1000:04}" for number in range(1000)]
    assert list(sorted_unique(lines, folder=tmp_path, chunk=10)) == sorted(lines)


def test_no_file_is_left_behind(tmp_path: Path) -> None:
    list(sorted_unique(map(str, range(100)), folder=tmp_path, chunk=10))
    assert list(tmp_path.iterdir()) == []
