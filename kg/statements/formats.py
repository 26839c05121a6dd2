"""graph.nt in a form for people."""

from pathlib import Path
from typing import TYPE_CHECKING

from kg.namespaces import PREFIXES
from kg.ontology import Ontology

if TYPE_CHECKING:
    from rdflib import Graph

LIMIT = 20_000


def write_turtle(nt: Path, ttl: Path, ontology: Ontology) -> bool:
    """Write a graph as Turtle, each subject once with all that is said of it.

    Returns:
        False where the graph has more than 20,000 triples, too many to read: then no file is written.
    """
    from rdflib import Graph  # noqa: PLC0415 - a quarter of a second that other commands need not pay

    with nt.open(encoding="utf-8", newline="\n") as lines:
        if sum(1 for _ in lines) > LIMIT:
            return False
    graph = Graph(bind_namespaces="none")
    graph.parse(nt, format="nt")
    for prefix, namespace in sorted(_prefixes(graph, ontology).items()):
        graph.bind(prefix, namespace, override=True)
    text = graph.serialize(format="turtle", encoding="utf-8")
    partial = ttl.with_name(f".{ttl.name}.partial")
    partial.write_bytes(text)
    partial.replace(ttl)
    return True


def _prefixes(graph: "Graph", ontology: Ontology) -> dict[str, str]:
    """The usual prefixes, and one for each of the graph's own namespaces, named like its last part: ``person:``."""
    outside = (*PREFIXES.values(), *(entry.iri for entry in ontology.gazetteer))
    found: dict[str, str] = {}
    for subject in sorted({str(subject) for subject in graph.subjects()}):
        namespace = subject[: subject.rfind("/") + 1]
        prefix = namespace.rstrip("/").rpartition("/")[2]
        if prefix.isalpha() and not subject.startswith(outside):
            found.setdefault(prefix, namespace)
    return found | dict(PREFIXES)
