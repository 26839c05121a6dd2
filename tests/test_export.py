"""Exports for other tools."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx as nx  # type: ignore[import-untyped]  # has no annotations
import pyoxigraph as ox
import pytest

from kg import ontology
from kg.errors import ConfigError, ReadingError, StoreError
from kg.export import Format, What, export, export_file, records, write_csv
from kg.readings import write_readings
from kg.statements import write_graph
from kg.store import Store
from tests.samples import sample_readings


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph folder of the samples, as kg build leaves it."""
    path = tmp_path_factory.mktemp("outputs")
    write_readings(sample_readings(), path / "readings.jsonl")
    write_graph(sample_readings(), ontology.load(ontology.default_folder()), path / "graph.nt")
    Store.build(path / "graph.nt", path / "store")
    return path


def exported(folder: Path, what: What, format_: Format) -> bytes:
    sink = io.BytesIO()
    export(folder, sink, what=what, format_=format_)
    return sink.getvalue()


def rows(folder: Path, what: What) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported(folder, what, "jsonl").splitlines()]


def test_facts_have_the_fields_that_scoring_reads(folder: Path) -> None:
    (fact,) = (
        row for row in rows(folder, "facts") if row["predicate"] == "hasTroopsIn" and row["document"] == "fr/talks.txt"
    )
    assert fact == {
        "document": "fr/talks.txt",
        "subject_name": "États-Unis",
        "subject_mentions": ["américains", "États-Unis", "Washington"],
        "predicate": "hasTroopsIn",
        "object_name": "Irak",
        "object_mentions": ["Irak"],
        "polarity": "affirmed",
        "attributed_to": "Pentagone",
        "time": None,
        "quantity": {"value": 2500, "unit": "soldier", "approximate": True},
        "evidence": "Environ 2 500 militaires américains se trouvent en Irak, selon le Pentagone.",
        "start": 98,
        "end": 174,
        "rule": "verb",
        "confidence": 0.9,
        "open": False,
    }


def test_every_fact_is_there_open_and_literal_ones_too(folder: Path) -> None:
    found = rows(folder, "facts")
    assert len(found) == 20
    assert [row["predicate"] for row in found if row["open"]] == ["open:remercier"]
    assert [(row["object_name"], row["object_mentions"]) for row in found if row["predicate"] == "hasOtherName"] == [
        ("Daech", [])
    ]
    assert [row["document"] for row in found] == sorted(row["document"] for row in found)


def test_pronouns_are_no_mentions() -> None:
    (record,) = (row for row in records(sample_readings(), what="entities") if row["name"] == "Barack Obama")
    assert record == {
        "document": "fr/talks.txt",
        "name": "Barack Obama",
        "type": "Person",
        "mentions": ["Le président", "Barack Obama"],
        "classes": [],
        "link": None,
    }


def test_quotes_have_speaker_and_words(folder: Path) -> None:
    first, second = rows(folder, "quotes")
    assert (first["speaker_name"], first["text"]) == ("Ingrid Dahl", "This is a union of equals,")
    assert (second["speaker_mentions"], second["start"], second["end"]) == (["John Kirby", "Kirby"], 253, 293)


@pytest.mark.parametrize(("what", "count"), [("facts", 20), ("entities", 19), ("quotes", 2)])
def test_csv_has_a_header_and_as_many_rows(folder: Path, what: What, count: int) -> None:
    table = list(csv.DictReader(io.StringIO(exported(folder, what, "csv").decode())))
    assert len(table) == count
    assert [row["document"] for row in table] == sorted(row["document"] for row in table)


def test_csv_flattens_lists_and_quantities(folder: Path) -> None:
    table = csv.DictReader(io.StringIO(exported(folder, "facts", "csv").decode()))
    (fact,) = (row for row in table if row["attributed_to"] == "Pentagone")
    assert fact["subject_mentions"] == "américains | États-Unis | Washington"
    assert (fact["quantity_value"], fact["quantity_unit"], fact["quantity_approximate"]) == ("2500", "soldier", "true")
    assert (fact["open"], fact["time"]) == ("false", "")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(1)|x"])
def test_no_cell_is_a_formula(text: str) -> None:
    sink = io.StringIO(newline="")
    write_csv([{"a": text, "b": [text, "x"], "c": -1.5}], sink, columns=("a", "b", "c"))
    (row,) = csv.DictReader(io.StringIO(sink.getvalue(), newline=""))
    assert row == {"a": f"'{text}", "b": f"'{text} | x", "c": "-1.5"}


@pytest.mark.parametrize("text", ["a=1", "Jean-Luc", "2500", ""])
def test_other_cells_stay_as_they_are(text: str) -> None:
    sink = io.StringIO()
    write_csv([{"a": text, "b": "x"}], sink, columns=("a", "b"))
    assert next(csv.DictReader(io.StringIO(sink.getvalue())))["a"] == text


@pytest.mark.parametrize(
    ("format_", "parsed"),
    [("turtle", ox.RdfFormat.TURTLE), ("ntriples", ox.RdfFormat.N_TRIPLES), ("jsonld", ox.RdfFormat.JSON_LD)],
)
def test_the_whole_graph_as_rdf_is_the_graph(folder: Path, format_: Format, parsed: ox.RdfFormat) -> None:
    whole = {(quad.subject, quad.predicate, quad.object) for quad in ox.parse(path=folder / "graph.nt")}
    found = {
        (quad.subject, quad.predicate, quad.object)
        for quad in ox.parse(exported(folder, "graph", format_), format=parsed)
    }
    assert found == whole


@pytest.mark.parametrize(
    ("what", "has", "lacks"),
    [
        (
            "facts",
            ["ontology#leads", "ontology#evidence", "ontology#Negated"],
            ["quotedText", "altLabel", "ontology#isoCode"],
        ),
        (
            "entities",
            ["altLabel", "ontology#Person", "ontology#isoCode", "wikidata"],
            ["ontology#evidence", "ontology#leads"],
        ),
        ("quotes", ["quotedText", "ontology#speaker"], ["ontology#evidence", "altLabel"]),
    ],
)
def test_parts_of_the_graph_as_rdf(folder: Path, what: What, has: list[str], lacks: list[str]) -> None:
    text = exported(folder, what, "ntriples").decode()
    assert all(word in text for word in has)
    assert not any(word in text for word in lacks)
    lines = text.splitlines()
    assert len(lines) == len(set(lines))


def test_denied_facts_are_no_plain_triples(folder: Path) -> None:
    text = exported(folder, "facts", "ntriples").decode()
    assert "etat-islamique> <https://w3id.org/kg/ontology#withdrewFrom>" not in text
    assert "barack-obama> <https://w3id.org/kg/ontology#withdrewFrom>" in text


def test_graphml_has_entities_and_facts_between_them(folder: Path) -> None:
    graph = nx.parse_graphml(exported(folder, "graph", "graphml").decode(), force_multigraph=True)
    assert graph.number_of_nodes() == 15
    assert graph.nodes["http://kg.example/person/john-kirby"] == {"label": "John Kirby", "type": "Person"}
    edges = [data for _, _, data in graph.edges(data=True)]
    assert {data["polarity"] for data in edges} == {"affirmed", "negated", "hypothetical"}
    (troops,) = (data for data in edges if data["label"] == "hasTroopsIn")
    assert (troops["statements"], troops["confidence"]) == (2, 0.9)


@pytest.mark.parametrize("format_", ["turtle", "jsonld", "ntriples", "graphml"])
def test_exports_are_the_same_in_every_process(folder: Path, format_: str) -> None:
    code = "import sys; from pathlib import Path; from kg.export import export; "
    code += "export(Path(sys.argv[1]), sys.stdout.buffer, what='graph', format_=sys.argv[2])"
    command = [sys.executable, "-c", code, str(folder), format_]
    outcomes = {subprocess.run(command, check=True, capture_output=True).stdout for _ in range(2)}  # noqa: S603 - our own code
    assert len(outcomes) == 1


@pytest.mark.parametrize(
    ("what", "format_"), [("graph", "jsonl"), ("graph", "csv"), ("facts", "graphml"), ("quotes", "graphml")]
)
def test_impossible_formats_say_what_is_possible(folder: Path, what: What, format_: Format) -> None:
    with pytest.raises(ConfigError, match="jsonl and csv are for"):
        exported(folder, what, format_)


@pytest.mark.parametrize(("format_", "error"), [("jsonl", ReadingError), ("turtle", StoreError)])
def test_without_a_build_there_is_nothing_to_export(tmp_path: Path, format_: Format, error: type[Exception]) -> None:
    with pytest.raises(error, match="run kg build first"):
        exported(tmp_path, "facts", format_)


def test_a_file_is_replaced_when_it_is_complete(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    out.write_text("old", encoding="utf-8")
    with pytest.raises(ConfigError):
        export_file(folder, out, what="facts", format_="graphml")
    assert out.read_text(encoding="utf-8") == "old"
    export_file(folder, out, what="facts", format_="jsonl")
    assert out.read_bytes() == exported(folder, "facts", "jsonl")
    assert list(tmp_path.iterdir()) == [out]


def test_a_file_that_cannot_be_written_is_an_error(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        export_file(folder, tmp_path / "none" / "x", what="facts", format_="jsonl")
