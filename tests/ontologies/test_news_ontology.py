from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.namespace import VANN
from rdflib.term import Literal, Node

from kg.ontology import default_folder, load
from kg.register_terms import terms

KG = Namespace("https://w3id.org/kg/ontology#")
KGS = Namespace("https://w3id.org/kg/statement#")
SCHEMA = Namespace("https://schema.org/")
IRI = URIRef("https://w3id.org/kg/ontology")
LANGUAGES = {"fr", "en"}
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.NamedIndividual)
TYPES = [
    "Person", "Organization", "Government", "MilitaryForce", "ArmedGroup", "Country", "City", "Region", "Facility",
    "Place", "Event", "Agreement", "Work", "Product", "Award", "Group", "Agent", "Company", "Party", "TerroristGroup",
    "Document", "Statement", "Quotation", "Entity", "PossibleIdentity", "Decision", "MergeDecision", "SplitDecision",
    "RenameDecision", "RejectDecision", "LinkDecision", "Anchor",
]  # fmt: skip
SYMMETRIC = [
    "spouseOf", "siblingOf", "fights", "agreedWith", "metWith", "negotiatesWith",
]  # fmt: skip
PROPERTIES = [
    "spokespersonFor", "leads", "worksFor", "memberOf", "nationality", "bornIn", "diedIn", "livesIn", "educatedAt",
    "spouseOf", "parentOf", "siblingOf", "partOf", "basedIn", "locatedIn", "capitalOf", "foundedBy", "acquired",
    "owns", "funds", "produces", "hasTroopsIn", "withdrewFrom", "attacked", "killed", "seized", "arrested", "fights",
    "supports", "trains", "agreedWith", "metWith", "negotiatesWith", "visited", "invited", "accused", "criticized",
    "sanctioned", "threatened", "appointed", "succeeded", "resignedFrom", "defeated", "participatedIn", "signed",
    "authorOf", "won", "occurredIn",
]  # fmt: skip
DECISIONS = {
    "MergeDecision": ["one", "oneAnchor", "other", "otherAnchor"],
    "SplitDecision": ["of", "outAnchor", "restAnchor"],
    "RenameDecision": ["newLabel", "of", "ofAnchor"],
    "RejectDecision": [
        "claimDocument", "claimEvidence", "claimObject", "claimPolarity", "claimPredicate", "claimSubject", "statement",
    ],
    "LinkDecision": ["of", "ofAnchor", "score", "service", "target"],
    "Anchor": ["inDocument", "named"],
    "PossibleIdentity": ["candidate", "reason"],
}  # fmt: skip
WIKIDATA = {
    "Person": "Q5", "Organization": "Q43229", "Government": "Q7188", "Ministry": "Q192350", "Parliament": "Q35749",
    "Court": "Q41487", "InternationalBody": "Q484652", "Company": "Q4830453", "Party": "Q7278", "University": "Q3918",
    "Place": "Q2221906", "Country": "Q6256", "City": "Q515", "Event": "Q1656682", "Work": "Q386724", "Award": "Q618779",
    "TerroristGroup": "Q17127659", "SportsTeam": "Q12973014", "Region": "Q82794", "Product": "Q2424752",
}  # fmt: skip
# constructs that OWL 2 RL forbids where this ontology would have put them, or everywhere
FORBIDDEN = (
    OWL.unionOf,
    OWL.someValuesFrom,
    OWL.complementOf,
    OWL.disjointUnionOf,
    OWL.minCardinality,
    OWL.onDatatype,
    OWL.hasSelf,
)
RL_DATATYPES = {"decimal", "integer", "string", "boolean", "anyURI", "dateTime", "Literal"}


def own_terms(graph: Graph) -> list[URIRef]:
    found = {term for kind in KINDS for term in graph.subjects(RDF.type, kind)}
    return sorted(URIRef(str(term)) for term in found if str(term).startswith((str(KG), str(KGS))))


def languages(values: list[Node]) -> set[str | None]:
    return {value.language for value in values if isinstance(value, Literal)}


def superclasses(graph: Graph, term: Node) -> set[Node]:
    return {above for above in graph.transitive_objects(term, RDFS.subClassOf) if above is not None}


def test_header(ontology: Graph) -> None:
    assert ontology.value(IRI, OWL.versionIRI) == URIRef("https://w3id.org/kg/ontology/0.1.0")
    assert ontology.value(IRI, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert str(ontology.value(IRI, VANN.preferredNamespaceUri)) == str(KG)
    assert languages(list(ontology.objects(IRI, DCTERMS.title))) == LANGUAGES


def test_every_term_is_labelled_and_defined_once_in_both_languages(ontology: Graph) -> None:
    for term in own_terms(ontology):
        for predicate in (RDFS.label, SKOS.definition):
            values = list(ontology.objects(term, predicate))
            assert languages(values) == LANGUAGES, f"{term} {predicate}"
            assert len(values) == len(LANGUAGES), f"{term} {predicate}"
            assert all(str(value).strip() for value in values)
        assert ontology.value(term, RDFS.isDefinedBy) == IRI, term


def test_only_own_terms_are_defined(ontology: Graph) -> None:
    foreign = {term for kind in KINDS[:3] for term in ontology.subjects(RDF.type, kind)} - set(own_terms(ontology))
    assert foreign == set()


def test_every_used_own_term_is_declared(ontology: Graph) -> None:
    used = {str(term) for triple in ontology for term in triple if str(term).startswith((str(KG), str(KGS)))}
    assert used - {str(term) for term in own_terms(ontology)} - {str(KG)} == set()


@pytest.mark.parametrize("name", TYPES)
def test_class_is_there(ontology: Graph, name: str) -> None:
    assert (KG[name], RDF.type, OWL.Class) in ontology


@pytest.mark.parametrize("name", ["Country", "City", "Region", "Facility"])
def test_places_that_act_are_agents(ontology: Graph, name: str) -> None:
    assert {KG.Place, KG.Agent} <= superclasses(ontology, KG[name])


def test_terrorist_groups_are_armed_groups(ontology: Graph) -> None:
    assert KG.ArmedGroup in superclasses(ontology, KG.TerroristGroup)


def test_classes_form_no_cycle_and_no_class_falls_under_disjoint_ones(ontology: Graph) -> None:
    for term in ontology.subjects(RDF.type, OWL.Class):
        above = superclasses(ontology, term)
        assert all(term not in superclasses(ontology, other) for other in above - {term}), term
        assert not any((one, OWL.disjointWith, other) in ontology for one in above for other in above), term


def test_there_are_48_properties() -> None:
    assert len(PROPERTIES) == 48


@pytest.mark.parametrize("name", PROPERTIES)
def test_property_is_complete(ontology: Graph, name: str) -> None:
    term = KG[name]
    assert (term, RDF.type, OWL.ObjectProperty) in ontology
    assert len(list(ontology.objects(term, RDFS.domain))) == 1
    assert len(list(ontology.objects(term, RDFS.range))) == 1
    assert ((term, RDF.type, OWL.SymmetricProperty) in ontology) == (name in SYMMETRIC)
    assert languages(list(ontology.objects(term, KG.inverseLabel))) == LANGUAGES
    assert ontology.value(term, KG.statementProperty) == KGS[name]
    assert ontology.value(KGS[name], RDFS.range) == ontology.value(term, RDFS.range)


@pytest.mark.parametrize("name", SYMMETRIC)
def test_symmetric_property_relates_like_to_like(ontology: Graph, name: str) -> None:
    assert ontology.value(KG[name], RDFS.domain) == ontology.value(KG[name], RDFS.range)


def test_domain_and_range_are_declared_classes_or_datatypes_of_owl_2_rl(ontology: Graph) -> None:
    for predicate in (RDFS.domain, RDFS.range):
        for term, value in ontology.subject_objects(predicate):
            declared = (value, RDF.type, OWL.Class) in ontology
            assert declared or str(value).rsplit("#", 1)[1] in RL_DATATYPES, f"{term} {value}"


def test_included_classes_lie_within_domain_and_range(ontology: Graph) -> None:
    for includes, limit in ((SCHEMA.domainIncludes, RDFS.domain), (SCHEMA.rangeIncludes, RDFS.range)):
        for term, value in ontology.subject_objects(includes):
            assert ontology.value(term, limit) in superclasses(ontology, value), f"{term} {value}"


def test_no_construct_outside_owl_2_rl(ontology: Graph) -> None:
    assert [construct for construct in FORBIDDEN if (None, construct, None) in ontology] == []
    assert (None, RDFS.subClassOf, OWL.Thing) not in ontology
    assert (OWL.Thing, RDFS.subClassOf, None) not in ontology


def test_profile_checker_agrees(news: Path) -> None:
    profiles = pytest.importorskip("pyowl2_profiles")
    oxigraph = pytest.importorskip("pyoxigraph")
    store, graph = oxigraph.Store(), oxigraph.NamedNode("urn:ontology")
    store.load(path=str(news / "ontology.ttl"), format=oxigraph.RdfFormat.TURTLE, to_graph=graph)
    report = profiles.detect_profiles(store, graph.value, str(IRI), f"{IRI}/0.1.0")
    assert report["rl"]["in_profile"], report["rl"]
    assert report["dl"]["in_profile"], report["dl"]


@pytest.mark.parametrize("name", DECISIONS)
def test_what_decisions_and_doubts_say_is_all_there(ontology: Graph, name: str) -> None:
    of_class = set(ontology.subjects(SCHEMA.domainIncludes, KG[name]))
    of_class |= {
        term for term in ontology.subjects(RDFS.domain, KG[name]) if (term, SCHEMA.domainIncludes, None) not in ontology
    }
    assert sorted(str(term).removeprefix(str(KG)) for term in of_class) == DECISIONS[name]


@pytest.mark.parametrize("name", ["MergeDecision", "SplitDecision", "RenameDecision", "RejectDecision", "LinkDecision"])
def test_decisions_are_nothing_that_texts_speak_of(ontology: Graph, name: str) -> None:
    assert superclasses(ontology, KG[name]) == {KG[name], KG.Decision}
    assert (KG.Entity, OWL.disjointWith, KG.Decision) in ontology


def test_what_may_be_one_is_not_said_to_be_one(ontology: Graph) -> None:
    assert {OWL.ObjectProperty, OWL.SymmetricProperty} == set(ontology.objects(KG.possiblySameAs, RDF.type))
    assert set(ontology.objects(KG.possiblySameAs, RDFS.domain | RDFS.range)) == {KG.Entity}
    assert not {OWL.sameAs, RDFS.subPropertyOf, OWL.equivalentProperty} & set(ontology.predicates(KG.possiblySameAs))


def test_every_class_of_things_leads_to_that_of_wikidata() -> None:
    found = terms(load(default_folder(), names=False))
    assert {name: found.classes_of([f"http://www.wikidata.org/entity/{id_}"]) for name, id_ in WIKIDATA.items()} == {
        name: (name,) for name in WIKIDATA
    }


def test_alignments_speak_of_declared_terms(ontology: Graph, news: Path) -> None:
    alignments = Graph().parse(news / "alignments.ttl", format="turtle")
    own = set(own_terms(ontology))
    assert all(term in own for term in alignments.subjects() if str(term).startswith(str(KG)))
    assert (None, OWL.imports, None) not in alignments
