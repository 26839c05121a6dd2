# ruff: noqa: E501 - rows of tables stay whole
"""Names that a marker has learnt: where it marks them, and whose place they take."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.mentions.marker import BEGIN, INSIDE, MARKED, Marker, token_features
from kg.mentions.names import NESTED_LABEL, Name
from kg.scorer import Array
from tests.mentions.world import ENTRIES
from tests.parses import cases, parse, tokenize, vocabulary

ODDS = {"B": (0.9, 0.0), "I": (0.0, 0.9), "-": (0.0, 0.0), "b": (0.3, 0.0), "2": (0.9, 0.9), "3": (0.8, 0.9)}


@dataclass
class Told:
    """A scorer that gives each token what a letter says: B begins a name, I goes on, - is none."""

    letters: str
    properties: tuple[str, ...] = (INSIDE, BEGIN)

    def probabilities(self, bags: Sequence[Sequence[str]]) -> Array:
        assert len(bags) == len(self.letters)
        return np.array([ODDS[letter][::-1] for letter in self.letters], dtype="f").reshape(-1, 2)


def marker(letters: str) -> Marker:
    return Marker(Told(letters))  # type: ignore[arg-type] # as much of a scorer as is asked


def doc_of(text: str) -> Doc:
    """A text whose words depend on nothing."""
    words = text.split()
    return Doc(vocabulary("en"), words=words, heads=[0] * len(words), deps=["dep"] * len(words))


MARKS = {
    "nothing": ("Harlow Hall stands", "---", []),
    "one name": ("Harlow Hall stands", "BI-", ["Harlow Hall"]),
    "a name at the end": ("see Harlow Hall", "-BI", ["Harlow Hall"]),
    "a name of one word": ("Harlow stands", "B-", ["Harlow"]),
    "all words": ("Harlow Hall Rock", "BII", ["Harlow Hall Rock"]),
    "two names side by side": ("Harlow Hall Tavik Mill", "BIBI", ["Harlow Hall", "Tavik Mill"]),
    "a name that goes on without having begun": ("see Harlow Hall", "-II", ["Harlow Hall"]),
    "not sure enough": ("Harlow Hall stands", "b--", []),
    "both, as likely": ("Harlow Tavik stands", "B2-", ["Harlow Tavik"]),
    "both, going on likelier": ("Harlow Hall stands", "B3-", ["Harlow Hall"]),
    "an article": ("the Harlow Hall", "BII", ["Harlow Hall"]),
    "articles": ("de la Mouette", "BII", ["Mouette"]),
    "an article inside": ("Lord of the Mills", "BIII", ["Lord of the Mills"]),
    "marks": ("“ Harlow Hall ” ,", "BIIII", ["Harlow Hall"]),
    "a point of its own": ("Tavik Inc .", "BII", ["Tavik Inc"]),
    "points within": ("Clyde F.C. won", "BI-", ["Clyde F.C."]),
    "an article alone": ("the mill", "B-", []),
    "marks alone": ("( — )", "BII", []),
    "an opening bracket whose other is not in it": ("( Harlow Hall", "BII", ["Harlow Hall"]),
    "brackets at the beginning": ("( 109 ) Felicitas", "BIII", ["( 109 ) Felicitas"]),
    "brackets around all": ("( Harlow )", "BII", ["Harlow"]),
    "brackets at the end": ("Belmor ( town )", "BIII", ["Belmor ( town )"]),
}


@pytest.mark.parametrize(("text", "letters", "names"), cases(MARKS))
def test_where_names_are_marked(text: str, letters: str, names: list[str]) -> None:
    doc = doc_of(text)
    assert [" ".join(token.text for token in doc[start:end]) for start, end in marker(letters).spans(doc)] == names


def test_a_name_ends_with_its_sentence() -> None:
    doc = parse(
        "see _ VERB 0 root | Tavik _ PROPN 1 obj\n\nHarlow _ PROPN 2 nsubj | stands stand VERB 0 root FIN", "en"
    )
    assert list(marker("-BB-").spans(doc)) == [(1, 2), (2, 3)]
    assert next(iter(marker("-BI-").spans(doc))) == (1, 2)


def test_what_goes_on_over_the_end_of_a_sentence_begins_a_name_there() -> None:
    doc = parse(
        "see _ VERB 0 root | Tavik _ PROPN 1 obj\n\nHarlow _ PROPN 3 compound | Hall _ PROPN 3 nsubj | stands stand VERB 0 root",
        "en",
    )
    assert list(marker("-BII-").spans(doc)) == [(1, 2), (2, 4)]


def test_a_document_without_tokens_has_no_names() -> None:
    empty = Doc(vocabulary("en"))
    assert list(marker("").spans(empty)) == []
    assert marker("").correct(empty, ()) == ()
    assert list(token_features(empty)) == []


PADUA = next(entry for entry in ENTRIES if entry.labels["en"] == "Novgar")
VELIA = next(entry for entry in ENTRIES if entry.labels["en"] == "Velia")
BEARS = ((PADUA, "label"),)
TEXT = "the Novgar Velian Mill of Harlow stands"

CORRECTED = {
    "nothing marked": ("-------", [Name(1, 2, "LOC", BEARS)], [Name(1, 2, "LOC", BEARS)]),
    "nothing recognised": ("-BII---", [], [Name(1, 4, MARKED)]),
    "the same": ("-B-----", [Name(1, 2, "LOC", BEARS)], [Name(1, 2, "LOC", BEARS)]),
    "longer than what was recognised": ("-BII---", [Name(1, 2, "LOC", BEARS)], [Name(1, 4, "LOC")]),
    "shorter": ("-B-----", [Name(1, 4, "ORG", BEARS)], [Name(1, 2, "ORG")]),
    "over two names": ("-BIIII-", [Name(1, 2, "LOC", BEARS), Name(2, 4, "ORG"), Name(5, 6, "PER")], [Name(1, 6, "ORG")]),
    "across the edge": ("--BI---", [Name(1, 3, "LOC")], [Name(2, 4, "LOC")]),
    "what only a gazetteer knew": ("-B-----", [Name(1, 2, "", BEARS)], [Name(1, 2, MARKED, BEARS)]),
    "beside a name": ("-B-----", [Name(5, 6, "PER")], [Name(1, 2, MARKED), Name(5, 6, "PER")]),
    "a nationality inside": ("-BII---", [Name(2, 3, "DEM", ((VELIA, "demonym"),))], [Name(1, 4, MARKED), Name(2, 3, "DEM", ((VELIA, "demonym"),))]),
    "a nationality alone": ("--B----", [Name(2, 3, "DEM", ((VELIA, "demonym"),))], [Name(2, 3, MARKED)]),
    "a name inside another": ("-BIIII-", [Name(1, 6, "ORG"), Name(5, 6, NESTED_LABEL, BEARS)], [Name(1, 6, "ORG")]),
    "what a name held, alone": ("-----B-", [Name(1, 6, "ORG"), Name(5, 6, NESTED_LABEL, BEARS)], [Name(5, 6, MARKED, BEARS)]),
}  # fmt: skip


@pytest.mark.parametrize(
    ("letters", "names", "corrected"),
    cases(CORRECTED),
)  # fmt: skip
def test_a_marked_name_takes_the_place_of_those_recognised(
    letters: str, names: list[Name], corrected: list[Name]
) -> None:
    assert list(marker(letters).correct(doc_of(TEXT), names)) == corrected


WIDENED = {
    "a compound": ("compound", "Harlow", (1, 3)),
    "a part in small letters": ("compound", "harlow", (2, 3)),
    "no part": ("obj", "Harlow", (2, 3)),
}


@pytest.mark.parametrize(("relation", "word", "span"), cases(WIDENED))
def test_words_that_the_parse_ties_to_a_name_belong_to_it(relation: str, word: str, span: tuple[int, int]) -> None:
    doc = parse(f"see _ VERB 0 root | {word} _ PROPN 3 {relation} | Hall _ PROPN 1 obj", "en")
    (name,) = marker("--B").correct(doc, ())
    assert (name.start, name.end) == span


def test_a_name_is_not_widened_over_another_or_into_the_sentence_before() -> None:
    doc = parse("see _ VERB 0 root | Harlow _ PROPN 3 compound | Hall _ PROPN 1 obj", "en")
    assert [(name.start, name.end) for name in marker("-BB").correct(doc, ())] == [(1, 2), (2, 3)]
    doc = parse("see _ VERB 0 root\n\nHarlow _ PROPN 2 compound | Hall _ PROPN 0 root", "en")
    assert next(name.start for name in marker("--B").correct(doc, ())) >= 1


WORDS = st.sampled_from(["the", "Harlow", "mill", ",", "(", ")", ".", "“", "de", "Velian", "\n\n", "F.C."])
TOKENS = st.lists(st.tuples(WORDS, st.sampled_from(sorted(ODDS)), st.booleans()), max_size=12)
HELD = st.lists(st.tuples(st.integers(0, 11), st.integers(1, 4), st.sampled_from(["PER", "ORG", ""])), max_size=4)


def doc_and_letters(tokens: list[tuple[str, str, bool]]) -> tuple[Doc, str]:
    words = [word for word, _, _ in tokens]
    starts = [number == 0 or first for number, (_, _, first) in enumerate(tokens)]
    heads = list(range(len(words)))
    for number in range(len(words) - 1):
        if not starts[number + 1]:
            heads[number] = number + 1
    doc = (
        Doc(vocabulary("en"), words=words, heads=heads, deps=["compound"] * len(words)) if words else tokenize("en", "")
    )
    return doc, "".join(letter for _, letter, _ in tokens)


@given(TOKENS)
def test_marks_lie_in_one_sentence_in_order_without_overlap(tokens: list[tuple[str, str, bool]]) -> None:
    doc, letters = doc_and_letters(tokens)
    place = 0
    for start, end in marker(letters).spans(doc):
        assert place <= start < end <= len(doc)
        assert not any(token.is_sent_start for token in doc[start + 1 : end])
        place = end


@given(TOKENS, HELD)
def test_corrected_names_never_overlap(tokens: list[tuple[str, str, bool]], held: list[tuple[int, int, str]]) -> None:
    doc, letters = doc_and_letters(tokens)
    names: list[Name] = []
    for start, size, label in sorted(held):
        if start + size <= len(doc) and (not names or names[-1].end <= start):
            names.append(Name(start, start + size, label))
    corrected = marker(letters).correct(doc, names)
    tokens_of = [i for name in corrected for i in range(name.start, name.end)]
    assert len(tokens_of) == len(set(tokens_of))
    assert list(corrected) == sorted(corrected, key=lambda name: name.start)
    for start, end in marker(letters).spans(doc):
        assert any(name.start <= start and end <= name.end for name in corrected), "what is marked stays"


def test_each_token_has_features_of_itself_and_its_neighbours_once() -> None:
    doc = parse("Harlow _ PROPN 2 nsubj _ B-ORG | stands stand VERB 0 root FIN", "en")
    first, second = token_features(doc)
    assert len(first) == len(set(first))
    assert {"w0=harlow", "w1=stands", "edge-1", "e0=BORG"} <= set(first)
    assert {"w-1=harlow", "w0=stands", "edge1"} <= set(second)
