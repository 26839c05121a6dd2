# ruff: noqa: E501 - rows of tables stay whole
"""`kg learn` from end to end: a small ontology and a few examples in, a folder that reads out.

Which facts a trained pipeline reads is not looked at here, but for the structure of what is written.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from kg import lexicon, ontology
from kg.check import check
from kg.config import Config
from kg.errors import KgError, LanguageError, OntologyError
from kg.learning import Learnt, Request, learn
from kg.learning.choose import Choice
from kg.learning.patterns import Pattern
from kg.model import Document, Reading
from kg.reader import Reader
from kg.readings import decode, encode
from kg.scorer import MARKER, load_scorer
from tests.parses import cases

pytestmark = pytest.mark.model
ONTOLOGY = """
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <http://toy.example/o#> .
<http://toy.example/o> a owl:Ontology ; rdfs:label "Mills"@en .
:Mill a owl:Class ; rdfs:label "mill"@en .
:runs a owl:ObjectProperty ; rdfs:label "runs"@en ; rdfs:domain :Person ; rdfs:range :Mill ;
    skos:example "[Selma Ott] runs [[Tavik Mill]] in Belmor."@en , "[Pavel Orlov] runs [[Novgar Mill]]."@en ,
                 "[[Harlow Mill]] is run by [Ada Vint]."@en .
:built a owl:DatatypeProperty ; rdfs:label "built"@en ; rdfs:range xsd:gYear ;
    skos:example "[Tavik Mill] was built in [[1911]]."@en , "[Harlow Mill] was built in [[1874]]."@en .
:sells a owl:ObjectProperty ; rdfs:label "sells"@en .
"""
TEXT = "Selma Ott runs Tavik Mill, which was built in 1911."
RUN = {"text": "Selma Ott runs Tavik Mill.", "lang": "en", "facts": [["Selma Ott", "runs", "Tavik Mill"]]}


def write(folder: Path, *lines: Any) -> tuple[Path, tuple[Path, ...]]:
    """The ontology without its own examples, and a file of others."""
    turtle, examples = folder / "mills.ttl", folder / "mills.jsonl"
    bare = [line for line in ONTOLOGY.splitlines() if "[[" not in line]
    turtle.write_text("\n".join(bare).replace(" ;\n:", " .\n:"), encoding="utf-8")
    examples.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return turtle, (examples,)


def learn_lines(folder: Path, *lines: Any, lang: str | None = None) -> Learnt:
    """What is learnt from examples of a file."""
    return learn(Request(*write(folder, *lines), folder / "learnt", lang))


@pytest.fixture(scope="module")
def learnt(tmp_path_factory: pytest.TempPathFactory) -> Learnt:
    """What the ontology's own examples teach."""
    folder = tmp_path_factory.mktemp("mills")
    (folder / "mills.ttl").write_text(ONTOLOGY, encoding="utf-8")
    return learn(Request(folder / "mills.ttl", (), folder / "learnt"))


def test_what_was_learnt_is_counted(learnt: Learnt) -> None:
    assert (learnt.examples, learnt.triples) == (5, 5)
    assert 0 <= learnt.lost <= learnt.triples
    assert learnt.choice.precision is None, "five examples are too few to keep some out"


def test_a_relation_without_example_is_untaught(learnt: Learnt) -> None:
    assert learnt.untaught == ("sells",)


def test_the_folder_is_an_ontology_with_its_words(learnt: Learnt) -> None:
    known = ontology.load(learnt.out)
    assert known.properties.keys() >= {"runs", "built", "sells"}
    runs, built = known.properties["runs"], known.properties["built"]
    assert (runs.domain, runs.range, runs.is_literal) == ("Person", "Mill", False)
    assert built.is_literal
    words = lexicon.load(learnt.out, "en")
    taught = {pattern.property for table in words.patterns.values() for listed in table.values() for pattern in listed}
    assert taught <= {"runs", "built"}


def test_the_scorer_knows_the_relations_that_were_taught(learnt: Learnt) -> None:
    scorer = load_scorer(learnt.out)
    assert scorer is not None
    assert scorer.properties == ("built", "runs")
    assert load_scorer(learnt.out, MARKER) is None, "a handful of examples shows no kind of names"


def read(out: Path, text: str = TEXT, lang: str = "en") -> Reading:
    return Reader(Config(paths=(out,), ontology=out)).read(Document("x", text, lang))


def test_the_folder_reads(learnt: Learnt) -> None:
    reading = read(learnt.out)
    known = ontology.load(learnt.out, names=False)
    ids = {entity.id for entity in reading.entities}
    assert all(entity.type in known.classes for entity in reading.entities)
    for fact in reading.facts:
        assert fact.is_open or fact.predicate in known.properties
        assert {fact.subject, fact.object} - {None} <= ids
        assert fact.is_open or known.properties[fact.predicate].is_literal is (fact.value is not None)


ODD = {
    "a year as object": "Selma Ott visited Tavik Mill, founded in 1911.",
    "a year as source": "According to 2006, Selma Ott visited Pavel Orlov.",
    "a year as speaker": '"Tavik Mill is very old and nobody knows it," 2006 said.',
    "a number as subject": "1,411 visited Tavik Mill in Belmor.",
}


@pytest.mark.parametrize("text", cases(ODD))
def test_what_is_read_refers_to_no_value_as_if_it_were_an_entity(learnt: Learnt, text: str) -> None:
    reading = read(learnt.out, text)
    assert decode(encode(reading), where="x") == reading


def test_the_folder_is_one_that_can_be_checked(learnt: Learnt) -> None:
    checked = check(learnt.out)
    assert sum(checked.examples.values()) <= learnt.triples
    assert not [one for one in checked.findings if "not an example" in one.message or "is no property" in one.message]


def test_the_same_examples_give_the_same_bytes(learnt: Learnt, tmp_path: Path) -> None:
    (tmp_path / "mills.ttl").write_text(ONTOLOGY, encoding="utf-8")
    again = learn(Request(tmp_path / "mills.ttl", (), tmp_path / "learnt"))
    files = {path.relative_to(learnt.out): path.read_bytes() for path in learnt.out.rglob("*") if path.is_file()}
    assert files == {path.relative_to(again.out): path.read_bytes() for path in again.out.rglob("*") if path.is_file()}
    assert again.to_json() | {"out": ""} == learnt.to_json() | {"out": ""}


def test_a_folder_that_holds_something_is_refused_before_anything_is_read(learnt: Learnt) -> None:
    before = sorted(learnt.out.rglob("*"))
    with pytest.raises(OntologyError, match="is not empty"):
        learn(Request(learnt.out.parent / "mills.ttl", (), learnt.out))
    assert sorted(learnt.out.rglob("*")) == before


def test_without_examples_nothing_is_learnt_or_made(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no examples"):
        learn_lines(tmp_path)
    assert not (tmp_path / "learnt").exists()


def test_a_malformed_example_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"mills\.jsonl:2"):
        learn_lines(tmp_path, RUN, {"text": "Ada flies.", "facts": [["Ada", "flies", "Ada"]]})
    assert not (tmp_path / "learnt").exists()


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    learn(Request(*write(tmp_path, RUN), tmp_path / "learnt"), told.append)
    assert told
    assert all(told)


def test_a_language_without_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="'xx'"):
        learn_lines(tmp_path, RUN | {"lang": "xx"})


def test_what_fails_while_texts_are_parsed_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(LanguageError):
        learn_lines(tmp_path, RUN | {"lang": "xx"})
    assert not (tmp_path / "learnt").exists()


def test_a_lone_surrogate_does_not_end_in_a_traceback(tmp_path: Path) -> None:
    try:
        learn_lines(tmp_path, RUN | {"text": "Selma Ott runs \ud800 Tavik Mill."})
    except KgError as refused:
        assert "mills.jsonl:1" in str(refused)  # noqa: PT017 - either will do


LITTLE: dict[str, list[Any]] = {
    "no fact": [{"text": "Selma Ott runs Tavik Mill.", "lang": "en"}],
    "an empty text": [RUN, {"text": "", "lang": "en"}],
    "a text of spaces": [RUN, {"text": " \n\n ", "lang": "en"}],
    "arguments that are not there": [{"text": "Selma Ott sleeps.", "lang": "en", "facts": [["Zed", "runs", "Zod"]]}],
    "one thing twice": [{"text": "Selma Ott runs.", "lang": "en", "facts": [["Selma Ott", "runs", "Selma Ott"]]}],
}


@pytest.mark.parametrize("lines", list(LITTLE.values()), ids=list(LITTLE))
def test_examples_that_teach_little_give_a_folder_nevertheless(tmp_path: Path, lines: list[Any]) -> None:
    found = learn_lines(tmp_path, *lines)
    assert found.examples == len(lines)
    assert set(found.untaught) >= {"built", "sells"}
    assert ontology.load(found.out, names=False).properties.keys() >= {"runs", "built", "sells"}
    assert read(found.out).document.text == TEXT


def test_arguments_that_are_not_in_the_sentence_are_lost_and_their_relation_untaught(tmp_path: Path) -> None:
    found = learn_lines(tmp_path, *LITTLE["arguments that are not there"])
    assert (found.triples, found.lost) == (1, 1)
    assert "runs" in found.untaught


def test_each_language_gets_its_own_files(tmp_path: Path) -> None:
    french = {"text": "Ada Vint dirige Tavik.", "lang": "fr", "facts": [["Ada Vint", "runs", "Tavik"]]}
    found = learn_lines(tmp_path, RUN, french)
    for lang in ("en", "fr"):
        assert (found.out / f"examples.{lang}.jsonl").exists()
        assert lexicon.load(found.out, lang).lang == lang


def names() -> list[str]:
    first, last = (
        ("Selma", "Pavel", "Ada", "Otto", "Mira", "Zoran"),
        ("Ott", "Vint", "Orlov", "Harlow", "Brandt", "Kell"),
    )
    return [f"{one} {other}" for one in first for other in last]


def test_of_many_examples_some_are_kept_out_and_names_are_marked(tmp_path: Path) -> None:
    lines = [
        {"text": f"{name} runs the {name.split()[1]} Mill.", "facts": [[name, "runs", f"{name.split()[1]} Mill"]]}
        for name in names()
    ]
    found = learn_lines(tmp_path, *lines, lang="en")
    assert found.choice.precision is not None
    assert found.choice.recall is not None
    assert 0 <= found.choice.precision <= 1
    assert 0 <= found.choice.recall <= 1
    assert load_scorer(found.out, MARKER) is not None
    assert read(found.out).document.text == TEXT
    assert f"accept = {found.choice.threshold}" in (found.out / "lexicon" / "rules.toml").read_text(encoding="utf-8")


def test_a_separator_of_lines_in_a_text_leaves_the_folder_sound(tmp_path: Path) -> None:
    odd = {"text": "Pavel Orlov runs\u2028Novgar Mill.", "facts": [["Pavel Orlov", "runs", "Novgar Mill"]]}
    found = learn_lines(tmp_path, RUN, odd, lang="en")
    assert not [one for one in check(found.out).findings if "not an example" in one.message]


def test_the_folder_may_be_moved(learnt: Learnt, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(learnt.out, copy)
    assert read(copy) == read(learnt.out)


SHOWN = Learnt(
    out=Path("learnt"),
    examples=1200,
    triples=1500,
    lost=30,
    patterns=(Pattern("runs", "run", "S", "O", 9, 9), Pattern("runs", "see", "S", "O", 1, 3)),
    choice=Choice(0.35, 0.875, 0.5),
    untaught=("built", "sells"),
)


def test_what_was_learnt_in_words() -> None:
    shown = "\n".join(SHOWN.lines())
    for part in (
        "1,200 examples with 1,500 facts",
        "of 30 an argument was not found",
        "1 patterns kept, 1 refused",
        "refused: runs by see: S > O (1 of 3)",
        "from 0.35 on: precision 0.88, recall 0.50",
        "without examples, so never read: built, sells",
        "kg check learnt",
        "kg build TEXTS --ontology learnt",
    ):
        assert part in shown


def test_what_was_learnt_as_json() -> None:
    shown = json.loads(json.dumps(SHOWN.to_json()))
    assert {name: shown[name] for name in ("out", "examples", "triples", "lost", "threshold", "precision", "recall", "untaught")} == {
        "out": "learnt", "examples": 1200, "triples": 1500, "lost": 30, "threshold": 0.35, "precision": 0.875,
        "recall": 0.5, "untaught": ["built", "sells"],
    }  # fmt: skip
    assert [(one["trigger"], one["precision"], one["kept"]) for one in shown["patterns"]] == [
        ("run", 1.0, True),
        ("see", 0.333, False),
    ]  # fmt: skip
