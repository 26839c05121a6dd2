# ruff: noqa: E501 - rows of tables stay whole
"""Example sentences: both forms of a line, the language, marked examples of the ontology, and what is refused."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OntologyError
from kg.learning.examples import Example, Triple, marked_example, read_examples
from kg.learning.terms import Relation, Terms
from tests.parses import cases

RUNS = Relation("runs", "http://toy.example/o#runs", {"en": "runs"})
PART = Relation("part_share", "http://toy.example/o#part_share", {"en": "part/share"})
TEXT = "Selma Ott runs the mill."
RUN = Triple("Selma Ott", "runs", "mill")
FRENCH = "Le meunier de la ville est le frère de la boulangère et il a une grande maison dans les champs."
Read = Callable[..., list[Example]]


def terms(*relations: Relation) -> Terms:
    return Terms("Mills", "http://toy.example/o", {}, {each.name: each for each in relations or (RUNS, PART)})


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads examples that are written one a line; a text stands as it is."""

    def reader(*lines: Any, lang: str | None = None) -> list[Example]:
        path = tmp_path / "mills.jsonl"
        rows = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return read_examples([path], terms(), lang)

    return reader


FORMS = {
    "facts": ({"text": TEXT, "facts": [["Selma Ott", "runs", "mill"]]}, (RUN,)),
    "triples": ({"id": "1", "sent": TEXT, "triples": [{"sub": "Selma Ott", "rel": "runs", "obj": "mill"}]}, (RUN,)),
    "a fact with its polarity": ({"text": TEXT, "facts": [["Selma Ott", "runs", "mill", "negated"]]}, (replace(RUN, polarity="negated"),)),
    "a relation by its label": ({"text": TEXT, "facts": [["Ada", "part/share", "mill"]]}, (Triple("Ada", "part_share", "mill"),)),
    "an object that is a number": ({"text": TEXT, "facts": [["Ada", "runs", 1411.5]]}, (Triple("Ada", "runs", "1411.5"),)),
    "two facts": ({"text": TEXT, "facts": [["Selma Ott", "runs", "mill"]] * 2}, (RUN, RUN)),
    "no fact": ({"text": TEXT, "facts": []}, ()),
    "no list of facts": ({"text": TEXT}, ()),
    "no triple": ({"sent": TEXT, "triples": []}, ()),
}  # fmt: skip


@pytest.mark.parametrize(("line", "triples"), cases(FORMS))
def test_a_line_is_a_sentence_with_what_it_states(read: Read, line: Any, triples: tuple[Triple, ...]) -> None:
    (example,) = read(line, lang="en")
    assert (example.text, example.lang, example.triples) == (TEXT, "en", triples)


def test_blank_lines_count_as_lines(read: Read) -> None:
    found = read("", {"text": TEXT}, "   ", {"text": TEXT})
    assert [example.where.rpartition("/")[2] for example in found] == ["mills.jsonl:2", "mills.jsonl:4"]


def test_an_empty_file_has_no_examples(read: Read) -> None:
    assert read() == []


def test_files_are_read_in_order(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).write_text(json.dumps({"text": name}), encoding="utf-8")
    assert [each.text for each in read_examples([tmp_path / "b", tmp_path / "a"], terms(), "en")] == ["b", "a"]


LANGUAGES = {
    "given": ([{"text": FRENCH}], "en", ["en"]),
    "its own": ([{"text": TEXT, "lang": "fr"}], None, ["fr"]),
    "detected": ([{"text": FRENCH}], None, ["fr"]),
    "detected from all together": ([{"text": "Ada"}, {"text": FRENCH}, {"text": TEXT, "lang": "en"}], None, ["fr", "fr", "en"]),
    "too short to tell": ([{"text": "12"}], None, ["en"]),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "lang", "langs"), cases(LANGUAGES))
def test_the_language_of_examples(read: Read, lines: list[Any], lang: str | None, langs: list[str]) -> None:
    assert [example.lang for example in read(*lines, lang=lang)] == langs


REFUSED: dict[str, tuple[Any, str]] = {
    "no JSON": ("so what", "no JSON"),
    "half a line": ('{"text": "Selma', "no JSON"),
    "a list": ([1], "not an example"),
    "a number": ("3", "not an example"),
    "no text": ({"facts": []}, "not an example"),
    "a text that is a number": ({"text": 7}, "not an example"),
    "no sentence": ({"sent": None, "text": TEXT}, "not an example"),
    "facts that are none": ({"text": TEXT, "facts": 7}, "a triple is not"),
    "null for facts": ({"text": TEXT, "facts": None}, "a triple is not"),
    "a fact of two": ({"text": TEXT, "facts": [["Ada", "runs"]]}, "a triple is not"),
    "a fact that is a number": ({"text": TEXT, "facts": [7]}, "a triple is not"),
    "a triple without object": ({"sent": TEXT, "triples": [{"sub": "Ada", "rel": "runs"}]}, "a triple is not"),
    "a triple that is a list": ({"sent": TEXT, "triples": [["Ada", "runs", "mill"]]}, "a triple is not"),
    "an unknown relation": ({"text": TEXT, "facts": [["Ada", "flies", "mill"]]}, "'flies' is no relation of the ontology; it has part_share, runs"),
    "no relation": ({"text": TEXT, "facts": [["Ada", None, "mill"]]}, "not a text or number"),
    "nested without end": ("[" * 100_000, "no JSON"),
    "an argument that is a list": ({"text": TEXT, "facts": [[["Ada"], "runs", "mill"]]}, "a triple is not"),
    "an argument that is nothing": ({"text": TEXT, "facts": [["Ada", "runs", None]]}, "a triple is not"),
    "an unknown polarity": ({"text": TEXT, "facts": [["Ada", "runs", "mill", "maybe"]]}, "maybe"),
    "a fact of five": ({"text": TEXT, "facts": [["Ada", "runs", "mill", "negated", "x"]]}, "a triple is not"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "said"), cases(REFUSED))
def test_a_malformed_line_is_refused_with_file_and_line(read: Read, line: Any, said: str) -> None:
    with pytest.raises(OntologyError) as refused:
        read({"text": TEXT}, "", line)
    assert "mills.jsonl:3: " in str(refused.value)
    assert said in str(refused.value)


@pytest.mark.parametrize("content", [None, b"\xff\xfe"], ids=["missing", "no text"])
def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "mills.jsonl").write_bytes(content)
    with pytest.raises(OntologyError, match=r"mills\.jsonl"):
        read_examples([tmp_path / "mills.jsonl"], terms())


def test_a_sentence_of_nothing_is_an_example_or_refused(read: Read) -> None:
    try:
        assert [example.text for example in read({"sent": "", "triples": []})] == [""]
    except OntologyError as refused:
        assert "mills.jsonl:1" in str(refused)  # noqa: PT017 - either will do


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\u0085"])
def test_only_a_line_feed_ends_a_line(read: Read, mark: str) -> None:
    text = f"Selma Ott{mark}runs the mill."
    assert [example.text for example in read(json.dumps({"text": text}, ensure_ascii=False))] == [text]


MARKED = {
    "subject first": ("[Selma Ott] runs [[the mill]].", "Selma Ott runs the mill.", ("Selma Ott", "the mill")),
    "object first": ("[[The mill]] is run by [Selma Ott].", "The mill is run by Selma Ott.", ("Selma Ott", "The mill")),
    "nothing else": ("[A][[B]]", "AB", ("A", "B")),
    "signs of patterns": (r"[A.*\1] runs [[(B)$]]", r"A.*\1 runs (B)$", (r"A.*\1", "(B)$")),
}


@pytest.mark.parametrize(("text", "plain", "sides"), cases(MARKED))
def test_marks_name_subject_and_object(text: str, plain: str, sides: tuple[str, str]) -> None:
    example = marked_example(text, RUNS, "en")
    assert example.text == plain
    assert example.triples == (Triple(sides[0], "runs", sides[1]),)


WRONG_MARKS = {
    "nothing": ("", "mark the [subject] and the [[object]]"),
    "no mark": (TEXT, "mark the [subject] and the [[object]]"),
    "no object": ("[Selma Ott] runs the mill.", "mark the [subject] and the [[object]]"),
    "no subject": ("Selma Ott runs [[the mill]].", "mark the [subject] and the [[object]]"),
    "empty marks": ("[] runs [[]]", "mark the [subject] and the [[object]]"),
    "two subjects": ("[Selma] and [Ada] run [[the mill]].", "the subject is marked twice"),
    "two objects": ("[Selma] runs [[a mill]] and [[a shop]].", "the object is marked twice"),
    "blank marks": ("[ ] runs [[ ]]", "mark the [subject] and the [[object]]"),
    "a mark inside a mark": ("[Selma [Ott]] runs [[the mill]]", "skos:example"),
}


@pytest.mark.parametrize(("text", "said"), cases(WRONG_MARKS))
def test_wrong_marks_are_refused_with_relation_and_sentence(text: str, said: str) -> None:
    with pytest.raises(OntologyError) as refused:
        marked_example(text, RUNS, "en")
    assert RUNS.iri in str(refused.value)
    assert text in str(refused.value)
    assert said in str(refused.value)


PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="[]"), min_size=1).filter(str.strip)


@given(PLAIN, PLAIN, PLAIN)
def test_whatever_is_marked_stands_in_the_text(subject: str, between: str, object_: str) -> None:
    example = marked_example(f"[{subject}]{between}[[{object_}]]", RUNS, "en")
    assert example.text == subject + between + object_
    assert example.triples == (Triple(subject, "runs", object_),)


def test_the_ontology_has_examples_of_its_own(read: Read) -> None:
    marked = (("[Ada] runs [[the mill]].", None), ("[Ada] dirige [[le moulin]].", "fr"))
    relation = Relation("runs", RUNS.iri, RUNS.labels, examples=marked)
    found = read_examples([], terms(relation))
    assert [(example.text, example.lang) for example in found] == [("Ada runs the mill.", "en"), ("Ada dirige le moulin.", "fr")]  # fmt: skip
