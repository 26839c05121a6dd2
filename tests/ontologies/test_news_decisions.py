"""The terms in which decisions and doubts are written are those of the ontology, used as it says."""

import pytest
from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg.decisions import Anchor, Claim, Decision, Decisions, Link, Made, Merge, Reject, Rename, Side, Split, identified
from kg.decisions_text import turtle_text
from kg.ontology import default_folder, load
from kg.statements.doubts import doubt_triples
from kg.statements.identity import Doubtful
from kg.statements.iris import Mint

KG = Namespace("https://w3id.org/kg/ontology#")
SCHEMA = Namespace("https://schema.org/")
MADE, UNDONE = Made("Zoé", "2026-03-12T09:30:00Z", "same office"), Made("Ann", "2026-03-13T09:30:00Z", "no")
LEE, RAY = Anchor("a.txt", "Ann Lee"), Anchor("b.txt", "A. Lee")
ONE, OTHER = Side("http://kg.example/person/ann-lee", (LEE,)), Side("http://kg.example/person/a-lee", (RAY,))
CLAIM = Claim("a.txt", "leads", "Ann Lee", "Acme", "Ann Lee leads Acme.", "negated")
STATEMENT, ELSEWHERE = "http://kg.example/statement/1", "http://www.wikidata.org/entity/Q42"
MADE_OF_EACH_KIND: list[Decision] = [
    Merge("", ONE, OTHER, MADE, UNDONE),
    Split("", ONE.iri, (LEE,), (RAY,), MADE, UNDONE),
    Rename("", ONE, "Ann P. Lee", "en", MADE, UNDONE),
    Reject("", STATEMENT, CLAIM, MADE, UNDONE),
    Link("", ONE, ELSEWHERE, "https://register.example/api", 95.5, MADE, UNDONE),
]


def said(decisions: list[Decision]) -> Graph:
    return Graph().parse(data=turtle_text(Decisions.of(map(identified, decisions))), format="turtle")


def own(graph: Graph) -> set[str]:
    return {str(term) for triple in graph for term in triple if str(term).startswith(str(KG))}


def declared(ontology: Graph) -> set[str]:
    return {str(term) for term in ontology.subjects(RDF.type, None)}


def kinds(graph: Graph, node: Node, ontology: Graph) -> set[Node]:
    """The classes of a node, and those above; of one without any, Anchor, which stands in no file."""
    found = set(graph.objects(node, RDF.type)) or {KG.Anchor}
    chains = (ontology.transitive_objects(each, RDFS.subClassOf) for each in found)
    return {above for chain in chains for above in chain if above is not None}


def faults(graph: Graph, ontology: Graph) -> list[tuple[Node, Node, Node]]:
    """The triples that do not keep to the domain and range of their property."""
    found = []
    for subject, predicate, value in graph:
        domain = set(ontology.objects(predicate, SCHEMA.domainIncludes)) or set(
            ontology.objects(predicate, RDFS.domain)
        )
        ranges = set(ontology.objects(predicate, RDFS.range)) - {RDFS.Literal}
        if domain and not domain & kinds(graph, subject, ontology):
            found.append((subject, predicate, value))
        if isinstance(value, Literal):
            wrong = bool(ranges) and (value.datatype or XSD.string) not in ranges
        else:
            wrong = KG.Anchor in ranges and (value, KG.inDocument, None) not in graph
        if wrong:
            found.append((subject, predicate, value))
    return found


@pytest.mark.parametrize("decision", MADE_OF_EACH_KIND, ids=lambda each: type(each).__name__)
def test_decisions_are_written_in_terms_of_the_ontology(ontology: Graph, decision: Decision) -> None:
    graph = said([decision])
    assert own(graph) <= declared(ontology)
    assert faults(graph, ontology) == []


def test_every_property_of_decisions_is_in_use(ontology: Graph) -> None:
    used = set(said(MADE_OF_EACH_KIND).predicates())
    kinds_ = {KG.Anchor, *ontology.transitive_subjects(RDFS.subClassOf, KG.Decision)}
    assert {term for kind in kinds_ for term in ontology.subjects(RDFS.domain, kind)} == {
        term for term in used if str(term).startswith(str(KG))
    }


def test_a_property_of_another_kind_is_found_out(ontology: Graph) -> None:
    graph = said(MADE_OF_EACH_KIND[:1])
    decision = graph.value(None, RDF.type, KG.MergeDecision)
    assert decision is not None
    graph.add((decision, KG.newLabel, Literal("Ann")))
    assert faults(graph, ontology) == [(decision, KG.newLabel, Literal("Ann"))]


def test_doubts_are_written_in_terms_of_the_ontology(ontology: Graph) -> None:
    mint = Mint("http://kg.example/", load(default_folder(), names=False))
    lines = doubt_triples(Doubtful(ONE.iri, OTHER.iri, "initials: too little speaks for it"), mint)
    graph = Graph().parse(data="\n".join(lines), format="nt")
    for node in (ONE.iri, OTHER.iri):
        graph.add((URIRef(node), RDF.type, KG.Entity))
    assert own(graph) <= declared(ontology)
    assert faults(graph, ontology) == []
