"""The graph for people, and against its shapes."""

import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import OntologyError
from kg.namespaces import KG, XSD
from kg.ontology import Ontology
from kg.statements import formats, validate, write_turtle


def quads(path: Path) -> set[ox.Quad]:
    store = ox.Store()
    store.bulk_load(path=str(path))
    return set(store)


def test_turtle_says_the_same_as_the_graph(graph: Path, news: Ontology, tmp_path: Path) -> None:
    assert write_turtle(graph, tmp_path / "graph.ttl", news)
    assert quads(tmp_path / "graph.ttl") == quads(graph)
    assert [item.name for item in tmp_path.iterdir()] == ["graph.ttl"]


def test_turtle_is_readable(graph: Path, news: Ontology, tmp_path: Path) -> None:
    write_turtle(graph, tmp_path / "graph.ttl", news)
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert "@prefix person: <http://kg.example/person/> ." in text
    assert "person:john-kirby a kg:Entity,\n        kg:Person ;" in text
    assert "ns1:" not in text


def test_turtle_is_the_same_in_every_process(graph: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kg import ontology; from kg.statements import write_turtle; "
        "write_turtle(Path(sys.argv[1]), Path(sys.argv[2]), ontology.load(ontology.default_folder()))"
    )
    for seed in ("1", "2"):
        command = [sys.executable, "-c", code, str(graph), str(tmp_path / seed)]
        subprocess.run(command, check=True, env={"PYTHONHASHSEED": seed})  # noqa: S603 - our own code
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_a_graph_too_large_to_read_is_left_alone(
    graph: Path, news: Ontology, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "LIMIT", 10)
    assert not write_turtle(graph, tmp_path / "graph.ttl", news)
    assert not (tmp_path / "graph.ttl").exists()


def faults(graph: Path, ontology: Ontology) -> list[tuple[str, str, str]]:
    found = validate(graph, ontology)
    return [(item.node, item.path.rpartition("#")[2], item.message) for item in found if item.severity == "Violation"]


def test_the_sample_graph_keeps_to_the_shapes(graph: Path, news: Ontology) -> None:
    assert faults(graph, news) == []


@pytest.mark.parametrize(
    ("line", "path"),
    [
        (f'<{{s}}> <{KG}confidence> "2"^^<{XSD}decimal> .', "confidence"),
        (f"<{{s}}> <{KG}polarity> <{KG}Negated> .", "polarity"),
        (f'<{{s}}> <{KG}evidence> "another sentence"@fr .', "evidence"),
    ],
)
def test_a_spoilt_statement_does_not(graph: Path, news: Ontology, tmp_path: Path, line: str, path: str) -> None:
    text = graph.read_text(encoding="utf-8")
    (statement,) = re.findall(f"<(\\S+)> <{re.escape(KG)}time> .*gYearMonth", text)
    (tmp_path / "bad.nt").write_text(text + line.format(s=statement) + "\n", encoding="utf-8")
    assert {fault[:2] for fault in faults(tmp_path / "bad.nt", news)} == {(statement, path)}


def test_validation_needs_shapes(graph: Path, tmp_path: Path, news: Ontology) -> None:
    bare = Ontology(tmp_path, news.classes, news.properties, (), {})
    with pytest.raises(OntologyError, match=r"shapes\.ttl: no such file"):
        validate(graph, bare)
