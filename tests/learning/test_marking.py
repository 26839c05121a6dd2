# ruff: noqa: E501 - rows of tables stay whole
"""Where the arguments of examples stand as tokens, and the marker that learns it."""

from functools import cache

import pytest
from spacy.tokens import Doc

from kg.learning.examples import Example, Triple
from kg.learning.marking import argument_spans, fit_marker
from kg.mentions import Found
from kg.mentions.marker import BEGIN, INSIDE, Marker
from kg.model import Entity, Mention, Span
from kg.scorer import Scorer
from tests.mentions.world import finder
from tests.parses import cases, parse

TABLE = """Tavik _ PROPN 2 compound _ B-ORG | Harbour _ PROPN 3 nsubj _ I-ORG | owns own VERB 0 root FIN | noise _ NOUN 5 compound
    rock _ NOUN 3 obj | in _ ADP 7 case | Belmor _ PROPN 3 obl _ B-LOC | since _ ADP 9 case | 2006 _ NUM 3 obl"""


def example(doc: Doc, *pairs: tuple[str, str]) -> Example:
    return Example("x", doc.text, "en", tuple(Triple(left, "owns", right) for left, right in pairs))


SPANS = {
    "names": ([("Tavik Harbour", "Belmor")], {(0, 2), (6, 7)}),
    "as knowledge bases write them": ([("Tavik_Harbour", "Belmor_(town)")], {(0, 2), (6, 7)}),
    "what no mention covers": ([("Tavik Harbour", "noise rock")], {(0, 2), (3, 5)}),
    "by the mention that it was placed on": ([("Tavik Harbour Company", "Belmor")], {(0, 2), (6, 7)}),
    "the longer of two that overlap": ([("Harbour", "Belmor"), ("Tavik Harbour", "Belmor")], {(0, 2), (6, 7)}),
    "the same twice": ([("Belmor", "Belmor")], {(6, 7)}),
    "none that is there": ([("Nobody", "Nothing")], set()),
    "no triple": ([], set()),
}


@pytest.mark.parametrize(("pairs", "spans"), cases(SPANS))
def test_where_the_arguments_of_an_example_stand(pairs: list[tuple[str, str]], spans: set[tuple[int, int]]) -> None:
    doc = parse(TABLE, "en")
    assert argument_spans(example(doc, *pairs), doc, finder("en").find(doc)) == spans


def test_a_value_is_no_name() -> None:
    doc = parse(TABLE, "en")
    year = doc.text.index("2006")
    entity = Entity("e1", "2006", "Date", (Mention(Span(year, year + 4), "description"),))
    found = Found((entity,), {8: "e1"}, {}, {}, {}, (), values={"e1": "2006"})
    assert argument_spans(example(doc, ("2006", "Nothing")), doc, found) == frozenset()


NAMES = ("Tavik", "Novgar", "Harlow", "Orlov", "Selma", "Zed")


def sentence(name: str) -> Doc:
    return parse(
        f"the _ DET 3 det | {name} _ PROPN 3 compound | Mill _ PROPN 4 nsubj | stands stand VERB 0 root FIN", "en"
    )


@cache
def marks() -> Scorer:
    return fit_marker([sentence(name) for name in NAMES], [frozenset({(1, 3)})] * len(NAMES))


def test_what_was_marked_in_every_example_is_marked_again() -> None:
    assert set(marks().properties) == {BEGIN, INSIDE}
    assert [list(Marker(marks()).spans(sentence(name))) for name in NAMES] == [[(1, 3)]] * len(NAMES)


def test_where_nothing_was_marked_nothing_is() -> None:
    docs = [sentence(name) for name in NAMES]
    none = fit_marker(docs, [frozenset()] * len(docs))
    assert [list(Marker(none).spans(doc)) for doc in docs] == [[]] * len(docs)


@pytest.mark.parametrize("docs", [[], [Doc(parse("a _ DET 0 root", "en").vocab)]], ids=["none", "an empty one"])
def test_no_tokens_give_a_marker_nevertheless(docs: list[Doc]) -> None:
    assert set(fit_marker(docs, [frozenset()] * len(docs)).properties) == {BEGIN, INSIDE}
