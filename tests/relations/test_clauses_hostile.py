"""Parses that no text should have: thousands of conjuncts, clauses nested as deep, heads that make no sense."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.relations.clauses import propositions
from kg.relations.tree import LONGEST
from tests.mentions.world import words
from tests.parses import vocabulary

MANY = 5_000
SECONDS = 20  # a quadratic reading takes minutes
Row = tuple[str, str, int, str]  # word, tag, head, relation
RELATIONS = [
    *("nsubj", "obj", "obl", "conj", "acl", "acl:relcl", "advcl", "xcomp", "ccomp"),
    *("cop", "appos", "nmod:poss", "case", "mark", "parataxis"),
]


def document(rows: list[Row]) -> Doc:
    texts, tags, heads, relations = (list(column) for column in zip(*rows, strict=True))
    return Doc(vocabulary("en"), words=texts, lemmas=texts, pos=tags, heads=heads, deps=relations)


def objects(count: int) -> list[Row]:
    return [
        ("X", "PROPN", 1, "nsubj"),
        ("sees", "VERB", 1, "ROOT"),
        ("A", "PROPN", 1, "obj"),
        *[("A", "PROPN", 2, "conj")] * (count - 1),
    ]


def subjects(count: int) -> list[Row]:
    verb = ("sees", "VERB", count, "ROOT")
    return [
        ("A", "PROPN", count, "nsubj"),
        *[("A", "PROPN", 0, "conj")] * (count - 1),
        verb,
        ("X", "PROPN", count, "obj"),
    ]


def verbs(count: int) -> list[Row]:
    """Coordinated verbs, each with its object."""
    rows = [("X", "PROPN", 1, "nsubj"), ("sees", "VERB", 1, "ROOT"), ("A", "PROPN", 1, "obj")]
    for place in range(3, 2 * count + 1, 2):
        rows += [("sees", "VERB", 1, "conj"), ("A", "PROPN", place, "obj")]
    return rows


def reports(count: int) -> list[Row]:
    """X says that X says that …"""
    rows = [("X", "PROPN", 1, "nsubj"), ("say", "VERB", 1, "ROOT")]
    for place in range(3, 2 * count, 2):
        rows += [("X", "PROPN", place, "nsubj"), ("say", "VERB", place - 2, "ccomp")]
    return rows


def relatives(count: int) -> list[Row]:
    """X who sees X who sees …"""
    rows = [("X", "PROPN", 0, "ROOT"), ("who", "PRON", 2, "nsubj"), ("sees", "VERB", 0, "acl:relcl")]
    for place in range(3, 3 * count, 3):
        rows += [
            ("X", "PROPN", place - 1, "obj"),
            ("who", "PRON", place + 2, "nsubj"),
            ("sees", "VERB", place, "acl:relcl"),
        ]
    return rows


def owners(count: int) -> list[Row]:
    """X's X's X's …"""
    return [*(("X", "PROPN", place + 1, "nmod:poss") for place in range(count - 1)), ("X", "PROPN", count - 1, "ROOT")]


def appositions(count: int) -> list[Row]:
    return [("X", "PROPN", 0, "ROOT"), *[("X", "PROPN", 0, "appos")] * (count - 1)]


def wishes(count: int) -> list[Row]:
    """X wants to want to want …"""
    chain = [("want", "VERB", max(1, place), "xcomp" if place else "ROOT") for place in range(count)]
    return [("X", "PROPN", 1, "nsubj"), *chain]


SHAPES = [objects, subjects, verbs, reports, relatives, owners, appositions, wishes]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_time_grows_with_the_length(shape: Callable[[int], list[Row]]) -> None:
    doc, lexicon = document(shape(MANY)), words("en")
    start = time.process_time()
    list(propositions(doc, lexicon))
    assert time.process_time() - start < SECONDS


def test_no_phrase_is_endless() -> None:
    found = list(propositions(document(reports(MANY)), words("en")))
    assert found
    assert all(len(phrase.text.split()) <= LONGEST for one in found for phrase in one.arguments)


def test_each_of_many_verbs_is_read() -> None:
    assert len(list(propositions(document(verbs(MANY)), words("en")))) == MANY


def test_names_without_number_are_not_multiplied() -> None:
    rows = [*subjects(40)[:-1], ("A", "PROPN", 40, "obj"), *[("A", "PROPN", 41, "conj")] * 39]
    assert len(list(propositions(document(rows), words("en")))) == 1


@st.composite
def trees(draw: st.DrawFn) -> Doc:
    """Any tree with any relations."""
    count = draw(st.integers(1, 12))
    order = draw(st.permutations(range(count)))
    heads = {order[0]: order[0]}
    for index in range(1, count):
        heads[order[index]] = order[draw(st.integers(0, index - 1))]
    tags = st.sampled_from(["NOUN", "PROPN", "VERB", "AUX", "ADJ", "PRON", "ADP", "ADV", "PUNCT"])
    texts = st.sampled_from(["who", "he", "his", "X", "not", "say", "where", "of", "mayor"])
    return document(
        [
            (
                draw(texts),
                draw(tags),
                heads[place],
                "ROOT" if heads[place] == place else draw(st.sampled_from(RELATIONS)),
            )
            for place in range(count)
        ]
    )


@given(trees())
def test_any_tree_gives_phrases_that_are_in_the_text(doc: Doc) -> None:
    for one in propositions(doc, words("en")):
        for phrase in (one.subject, one.relation, *one.arguments):
            assert phrase.text
            assert all(span.of(doc.text) in phrase.text for span in phrase.spans)
            starts = [span.start for span in phrase.spans]
            assert starts == sorted(starts)
