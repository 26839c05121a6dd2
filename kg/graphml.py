"""The graph as GraphML, for Gephi, Cytoscape, yEd: entities are nodes, facts edges, one for each polarity."""

import re
from typing import IO

import networkx as nx  # type: ignore[import-untyped]  # has no annotations

from kg.store import Dataset, Term
from kg.turtle import local_name

NODES = """SELECT ?entity (MIN(STR(?l)) AS ?label) (MIN(STR(?t)) AS ?type) WHERE {
    ?entity a kg:Entity, ?t ; rdfs:label ?l FILTER(?t != kg:Entity) } GROUP BY ?entity ORDER BY ?entity"""
EDGES = """SELECT ?s ?p ?o ?polarity (COUNT(?st) AS ?statements) (MAX(?c) AS ?confidence) (MIN(STR(?e)) AS ?evidence)
    WHERE {
    ?st rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kg:polarity ?polarity ; kg:confidence ?c ; kg:evidence ?e
    FILTER(ISIRI(?o)) } GROUP BY ?s ?p ?o ?polarity ORDER BY ?s ?p ?o ?polarity"""
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(dataset: Dataset, sink: IO[bytes]) -> None:
    """Write all entities and the facts between them, sorted."""
    graph = nx.MultiDiGraph()
    for entity, label, type_ in dataset.select(NODES).rows:
        graph.add_node(_text(entity), label=_text(label), type=local_name(_text(type_)))
    for subject, predicate, object_, polarity, *figures in dataset.select(EDGES).rows:
        statements, confidence, evidence = map(_text, figures)
        graph.add_edge(
            _text(subject),
            _text(object_),
            label=local_name(_text(predicate)),
            predicate=_text(predicate),
            polarity=local_name(_text(polarity)).lower(),
            statements=int(statements),
            confidence=float(confidence),
            evidence=evidence,
        )
    nx.write_graphml(graph, sink, encoding="utf-8", prettyprint=True)


def _text(term: Term | None) -> str:
    """The text of a term as far as XML can hold it."""
    value = getattr(term, "value", "")
    return NOT_XML.sub("\ufffd", value if isinstance(value, str) else "")
