import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.pieces import LONGEST, pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Un.", ["Un."]),
        ("Un.\nDeux.\n\nTrois.", ["Un.\nDeux.\n\n", "Trois."]),
        ("\n\nUn.\n\n", ["\n\n", "Un.\n\n"]),
    ],
)
def test_paragraphs(text, expected):
    assert list(pieces(text)) == expected


@pytest.mark.parametrize("text", ["Un mot. " * 5_000, "mot " * 5_000, "x" * 12_000, "Un\nmot\n" * 3_000])
def test_long_paragraphs_are_cut(text):
    found = list(pieces(text))
    assert "".join(found) == text
    assert all(len(piece) <= LONGEST for piece in found)
    assert len(found) < len(text) / 2_000


def test_they_are_cut_between_sentences():
    assert all(piece.endswith("mot. ") for piece in pieces("Un mot. " * 5_000))


@given(st.text(alphabet="ab. \n", max_size=200))
def test_pieces_make_the_text(text):
    assert "".join(pieces(text)) == text
