import runpy
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, Namespace

pyshacl = pytest.importorskip("pyshacl")

KG = Namespace("https://w3id.org/kg/ontology#")
SH = Namespace("http://www.w3.org/ns/shacl#")
BASE = "http://kg.example/"
PREFIXES = """
    PREFIX : <http://kg.example/> PREFIX kg: <https://w3id.org/kg/ontology#> PREFIX kgs: <https://w3id.org/kg/statement#>
    PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#>
    PREFIX dct: <http://purl.org/dc/terms/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
FAULTS = {
    "no subject": "DELETE DATA { :st1 rdf:subject :Vance }",
    "two subjects": "INSERT DATA { :st1 rdf:subject :Arden }",
    "subject without a type": "DELETE DATA { :Vance a kg:Person }",
    "subject that is the object": "DELETE DATA { :st4 rdf:subject :Arden } ; INSERT DATA { :st4 rdf:subject :Front }",
    "unknown predicate": "DELETE DATA { :st4 rdf:predicate kg:attacked } ; INSERT DATA { :st4 rdf:predicate kg:liked }",
    "no object": "DELETE DATA { :st4 rdf:object :Front }",
    "object without a type": "DELETE DATA { :Ministry a kg:Ministry }",
    "no polarity": "DELETE DATA { :st1 kg:polarity kg:Affirmed }",
    "unknown polarity": "DELETE DATA { :st4 kg:polarity kg:Negated } ; INSERT DATA { :st4 kg:polarity kg:Preferred }",
    "confidence above one": "DELETE DATA { :st1 kg:confidence 0.93 } ; INSERT DATA { :st1 kg:confidence 1.2 }",
    "no rule": 'DELETE DATA { :st1 kg:rule "appositive" }',
    "evidence without a language": 'DELETE WHERE { :st1 kg:evidence ?e } ; INSERT DATA { :st1 kg:evidence "words" }',
    "no document": "DELETE DATA { :st1 prov:wasDerivedFrom :doc1 }",
    "document that is none": (
        "DELETE DATA { :st1 prov:wasDerivedFrom :doc1 } ; INSERT DATA { :st1 prov:wasDerivedFrom :Arden }"
    ),
    "end before start": "DELETE DATA { :st1 oa:end 63 } ; INSERT DATA { :st1 oa:end -1 }",
    "empty stretch": "DELETE DATA { :st1 oa:end 63 } ; INSERT DATA { :st1 oa:end 0 }",
    "source without a type": "INSERT DATA { :st1 kg:attributedTo :nobody }",
    "time in words": 'DELETE WHERE { :st2 kg:time ?t } ; INSERT DATA { :st2 kg:time "last April" }',
    "quantity without a unit": 'DELETE DATA { :st2 kg:quantityUnit "soldier" }',
    "unknown unit": "DELETE DATA { :st2 kg:quantityOf kg:UnitSoldier } ; INSERT DATA { :st2 kg:quantityOf kg:Soldier }",
    "value under no kgs property": "DELETE DATA { :st3 kgs:withdrewFrom :Borduria }",
    "value under the kgs property of another predicate": "INSERT DATA { :st3 kgs:attacked :Borduria }",
    "kgs value unlike the object": "INSERT DATA { :st3 kgs:withdrewFrom :Front }",
    "open fact without its words": 'DELETE DATA { :st6 kg:openPredicate "border"@en }',
    "words of an open fact elsewhere": 'INSERT DATA { :st5 kg:openPredicate "fight"@en }',
    "open statement of no open predicate": "DELETE DATA { :border a kg:OpenPredicate }",
    "open value elsewhere": "INSERT DATA { :st5 kgs:relatedTo :Arden }",
    "plain triple of a hypothesis": "INSERT DATA { :Arden kg:withdrewFrom :Borduria }",
    "plain triple of a denial": "INSERT DATA { :Arden kg:attacked :Front }",
    "plain triple without a statement": "INSERT DATA { :Vance kg:livesIn :Arden }",
    "entity without a label": 'DELETE DATA { :Vance rdfs:label "Martha Vance"@en }',
    "two labels in a language": 'INSERT DATA { :Vance rdfs:label "M. Vance"@en }',
    "document without a language": 'DELETE DATA { :doc2 kg:language "fr" }',
    "document with two titles": 'INSERT DATA { :doc1 dct:title "Another"@en }',
    "quotation without words": 'DELETE DATA { :q1 kg:quotedText "No date has been set"@en }',
    "quotation from nowhere": "DELETE DATA { :q1 prov:wasDerivedFrom :doc1 }",
    "plain triple of a rejected statement": "INSERT DATA { :Vance2 kg:livesIn :Borduria }",
    "plain triple of a statement rejected just now": "INSERT DATA { :st1 kg:rank kg:Deprecated }",
    "unknown rank": "INSERT DATA { :st1 kg:rank kg:Affirmed }",
    "identifier of what is no entity": "INSERT DATA { :gone skos:exactMatch :elsewhere }",
    "doubt with one candidate": "DELETE DATA { :doubt1 kg:candidate :Vance2 . :Vance kg:possiblySameAs :Vance2 }",
    "doubt with three candidates": (
        "INSERT DATA { :doubt1 kg:candidate :Arden . :Arden kg:possiblySameAs :Vance, :Vance2 }"
    ),
    "candidate without a type": (
        "INSERT DATA { :Vance kg:possiblySameAs :nobody ."
        " :doubt2 a kg:PossibleIdentity ; kg:candidate :Vance, :nobody ; kg:reason 'none' }"
    ),
    "doubt without a reason": "DELETE WHERE { :doubt1 kg:reason ?r }",
    "doubt with two reasons": 'INSERT DATA { :doubt1 kg:reason "another" }',
    "link of a doubt that has no node": "INSERT DATA { :Vance kg:possiblySameAs :Arden }",
    "link of a thing with itself": "INSERT DATA { :Vance kg:possiblySameAs :Vance }",
    "doubt without its link": "DELETE DATA { :Vance kg:possiblySameAs :Vance2 }",
}
ODDITIES = {
    "person as a place of troops": "DELETE DATA { :Borduria a kg:Country } ; INSERT DATA { :Borduria a kg:Person }",
    "event as a spokesperson": "DELETE DATA { :Vance a kg:Person } ; INSERT DATA { :Vance a kg:Event }",
    "affirmed without its plain triple": "DELETE DATA { :Arden kg:hasTroopsIn :Borduria }",
}
ALLOWED = {
    "deprecated without its plain triple": (
        "DELETE DATA { :Arden kg:hasTroopsIn :Borduria } ; INSERT DATA { :st2 kg:rank kg:Deprecated }"
    ),
    "no figure": (
        "DELETE WHERE { :st2 kg:quantity ?q } ; DELETE WHERE { :st2 kg:quantityUnit ?u } ;"
        "DELETE WHERE { :st2 kg:quantityOf ?o }"
    ),
    "link of a doubt the other way round": (
        "DELETE DATA { :Vance kg:possiblySameAs :Vance2 } ; INSERT DATA { :Vance2 kg:possiblySameAs :Vance }"
    ),
    "no doubt at all": "DELETE DATA { :Vance kg:possiblySameAs :Vance2 } ; DELETE WHERE { :doubt1 ?p ?o }",
    "quotation of an unnamed speaker": "DELETE WHERE { :q1 kg:speaker ?s }",
}


CASES = FAULTS | ODDITIES | ALLOWED | {"nothing": ""}


def variant(facts: Graph, update: str, *, number: int) -> Graph:
    """A copy of the graph with the update applied, its own IRIs made distinct by the number."""
    changed = Graph() + facts
    if update:
        changed.update(PREFIXES + update)
    renamed = changed.serialize(format="nt").replace(f"<{BASE}", f"<{BASE}{number}/")
    return Graph().parse(data=renamed, format="nt")


@pytest.fixture(scope="module")
def severities(shapes: Graph, ontology: Graph) -> dict[str, set[str]]:
    """What one validation of all variants together says of each."""
    facts = Graph().parse(Path(__file__).with_name("facts.ttl"), format="turtle")
    together = Graph()
    for index, update in enumerate(CASES.values()):
        together += variant(facts, update, number=index)
    _, report, _ = pyshacl.validate(together, shacl_graph=shapes, ont_graph=ontology)
    found: dict[str, set[str]] = {name: set() for name in CASES}
    names = list(CASES)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        about = (str(report.value(result, predicate)) for predicate in (SH.focusNode, SH.value))
        number = next(iri for iri in about if iri.startswith(BASE)).removeprefix(BASE).split("/")[0]
        name = names[int(number)]
        found[name].add(str(report.value(result, SH.resultSeverity)).removeprefix(str(SH)))
    return found


def test_good_graph_conforms(severities: dict[str, set[str]]) -> None:
    assert severities["nothing"] == set()


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_fault_is_a_violation(severities: dict[str, set[str]], name: str) -> None:
    assert "Violation" in severities[name]


@pytest.mark.parametrize("name", sorted(ODDITIES))
def test_oddity_is_a_warning(severities: dict[str, set[str]], name: str) -> None:
    assert "Warning" in severities[name]


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_variant_is_allowed(severities: dict[str, set[str]], name: str) -> None:
    assert severities[name] == set()


def test_every_property_has_a_shape(shapes: Graph, ontology: Graph) -> None:
    targets = set(shapes.objects(None, SH.targetSubjectsOf))
    assert set(ontology.objects(None, KG.statementProperty)) <= targets


def test_every_shape_has_a_message_in_both_languages(shapes: Graph) -> None:
    named = [shape for kind in (SH.NodeShape, SH.PropertyShape) for shape in shapes.subjects(RDF.type, kind)]
    assert named
    for shape in named:
        nested = {shape, *shapes.objects(shape, SH.sparql), *shapes.objects(shape, SH.property)}
        messages = [message for node in nested for message in shapes.objects(node, SH.message)]
        assert {message.language for message in messages if isinstance(message, Literal)} == {"fr", "en"}, shape


def test_lower_part_is_up_to_date(news: Path, ontology: Graph) -> None:
    script = runpy.run_path(str(news.parents[1] / "scripts" / "make_shapes.py"))
    text = (news / "shapes.ttl").read_text(encoding="utf-8")
    assert script["rewritten"](text, ontology) == text


def test_shapes_of_another_namespace(news: Path) -> None:
    script = runpy.run_path(str(news.parents[1] / "scripts" / "make_shapes.py"))
    own = """@prefix my: <http://my.example/> . @prefix kg: <https://w3id.org/kg/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        my:tows rdfs:domain my:Ship ; kg:statementProperty my:towsValue ."""
    text = script["rewritten"](script["MARKER"], Graph().parse(data=own, format="turtle"))
    assert "sh:targetSubjectsOf <http://my.example/towsValue>" in text
    assert "sh:path rdf:subject ; sh:class <http://my.example/Ship>" in text
