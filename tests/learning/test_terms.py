# ruff: noqa: E501 - rows of tables stay whole
"""Terms to learn: what Turtle and the JSON of Text2KGBench say of classes and relations, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import OntologyError
from kg.learning.terms import NAMESPACE, Relation, Terms, name_of, read_terms
from tests.parses import cases

TOY = "http://toy.example/o#"
PREFIXES = f"""
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix other: <http://other.example/> .
@prefix : <{TOY}> .
"""


@pytest.fixture
def of_turtle(tmp_path: Path):
    """The terms of a Turtle file."""

    def read(body: str) -> Terms:
        path = tmp_path / "mills.ttl"
        path.write_text(PREFIXES + body, encoding="utf-8")
        return read_terms(path)

    return read


@pytest.fixture
def of_json(tmp_path: Path):
    """The terms of a JSON file; a text stands as it is."""

    def read(content: Any) -> Terms:
        path = tmp_path / "mills.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return read_terms(path)

    return read


RELATIONS = {
    "between things": (
        ':runs a owl:ObjectProperty ; rdfs:label "runs"@en, "dirige"@fr ; rdfs:domain :Miller ; rdfs:range :Mill .',
        Relation("runs", TOY + "runs", {"en": "runs", "fr": "dirige"}, "Miller", "Mill"),
    ),
    "of RDF": (":runs a rdf:Property .", Relation("runs", TOY + "runs", {"en": "runs"})),
    "without a language in its label": (
        ':runs a owl:ObjectProperty ; rdfs:label "keeps" .', Relation("runs", TOY + "runs", {"en": "keeps"}),
    ),
    "with a name after a slash": (
        "other:runs a owl:ObjectProperty .", Relation("runs", "http://other.example/runs", {"en": "runs"}),
    ),
    "symmetric": (
        ":weds a owl:SymmetricProperty .", Relation("weds", TOY + "weds", {"en": "weds"}, symmetric=True),
    ),
    "with a domain that has no name": (
        ":runs a owl:ObjectProperty ; rdfs:domain [ owl:unionOf ( :Miller :Mill ) ] .",
        Relation("runs", TOY + "runs", {"en": "runs"}),
    ),
    "with examples": (
        ':runs a owl:ObjectProperty ; skos:example "[Ada] runs [[the mill]]"@en, "[Ada] dirige [[le moulin]]"@fr, "[A] x [[B]]" .',
        Relation(
            "runs", TOY + "runs", {"en": "runs"},
            examples=(("[A] x [[B]]", None), ("[Ada] runs [[the mill]]", "en"), ("[Ada] dirige [[le moulin]]", "fr")),
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "relation"), cases(RELATIONS))
def test_a_relation_in_turtle(of_turtle, body: str, relation: Relation) -> None:
    assert of_turtle(body).relations == {relation.name: relation}


DATATYPES = {
    "a year": ("owl:DatatypeProperty ; rdfs:range xsd:gYear", "gYear"),
    "a date": ("owl:DatatypeProperty ; rdfs:range xsd:date", "date"),
    "an integer": ("owl:DatatypeProperty ; rdfs:range xsd:integer", "decimal"),
    "a float": ("owl:DatatypeProperty ; rdfs:range xsd:float", "decimal"),
    "a text": ("owl:DatatypeProperty ; rdfs:range xsd:string", "string"),
    "no range": ("owl:DatatypeProperty", "string"),
    "a range of XML Schema alone": ("rdf:Property ; rdfs:range xsd:gYear", "gYear"),
}


@pytest.mark.parametrize(("kind", "datatype"), cases(DATATYPES))
def test_the_range_of_a_relation_to_literals(of_turtle, kind: str, datatype: str) -> None:
    relation = of_turtle(f":built a {kind} .").relations["built"]
    assert (relation.datatype, relation.range) == (datatype, None)


def test_classes_with_what_they_lie_below(of_turtle) -> None:
    terms = of_turtle("""
        :Mill a owl:Class ; rdfs:label "mill"@en ; rdfs:subClassOf :Building .
        :Building a rdfs:Class .
        :runs a owl:ObjectProperty .""")
    assert {name: (each.labels, each.parents) for name, each in terms.classes.items()} == {
        "Building": ({"en": "Building"}, ()),
        "Mill": ({"en": "mill"}, ("Building",)),
    }


def test_the_title_is_the_label_of_the_ontology_or_the_name_of_the_file(of_turtle) -> None:
    runs = ":runs a owl:ObjectProperty ."
    named = of_turtle(f'<http://toy.example/o> a owl:Ontology ; rdfs:label "Mills"@en . {runs}')
    assert (named.title, named.iri) == ("Mills", "http://toy.example/o")
    bare = of_turtle(runs)
    assert (bare.title, bare.iri) == ("mills", NAMESPACE + "mills")


def test_relations_of_the_vocabularies_themselves_are_not_learnt(of_turtle) -> None:
    terms = of_turtle(":runs a owl:ObjectProperty . rdfs:seeAlso a rdf:Property . skos:related a owl:ObjectProperty .")
    assert list(terms.relations) == ["runs"]


REFUSED_TURTLE = {
    "no relation": ("", "no relation to learn"),
    "classes alone": (":Mill a owl:Class .", "no relation to learn"),
    "no Turtle": ("runs runs runs", "line"),
    "two of one name": (":runs a owl:ObjectProperty . other:runs a owl:ObjectProperty .", f"<{TOY}runs>"),
    "three of one name": (
        ":runs a owl:ObjectProperty . other:runs a rdf:Property . <http://a.example/runs> a rdf:Property .", "rename",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "said"), cases(REFUSED_TURTLE))
def test_turtle_that_cannot_be_learnt_is_refused_with_file_and_term(of_turtle, body: str, said: str) -> None:
    with pytest.raises(OntologyError) as refused:
        of_turtle(body)
    assert "mills.ttl" in str(refused.value)
    assert said in str(refused.value)


@pytest.mark.parametrize("name", ["missing.ttl", "missing.json", "."])
def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(OntologyError, match=str(tmp_path)):
        read_terms(tmp_path / name)


@pytest.mark.parametrize("name", ["mills.ttl", "mills.json"])
def test_a_file_that_is_no_text_is_refused_by_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(OntologyError, match=name):
        read_terms(tmp_path / name)


def bench(*relations: dict[str, Any], concepts: tuple[str, ...] = ()) -> dict[str, Any]:
    """An ontology as Text2KGBench writes it."""
    listed = [{"qid": f"Q{number}", "label": label} for number, label in enumerate(concepts)]
    return {"title": "Mills", "id": "ont 7", "concepts": listed, "relations": list(relations)}


def test_the_json_of_text2kgbench(of_json) -> None:
    terms = of_json(
        bench(
            {"pid": "P1", "label": "run by", "domain": "Water Mill", "range": "Miller"},
            {"pid": "P2", "label": "height", "domain": "Water Mill", "range": "number"},
            {"pid": "P3", "label": "part/share", "domain": "", "range": ""},
            concepts=("Water Mill",),
        )
    )
    space = f"{NAMESPACE}ont_7#"
    assert (terms.title, terms.iri) == ("Mills", f"{NAMESPACE}ont_7")
    assert list(terms.classes) == ["Miller", "Water_Mill"], "a class that only a relation names is one too"
    assert terms.classes["Water_Mill"].labels == {"en": "Water Mill"}
    assert terms.relations == {
        "run_by": Relation("run_by", f"{space}run_by", {"en": "run by"}, "Water_Mill", "Miller"),
        "height": Relation("height", f"{space}height", {"en": "height"}, "Water_Mill", None, "decimal"),
        "part_share": Relation("part_share", f"{space}part_share", {"en": "part/share"}),
    }


KINDS = {"number": "decimal", "Number": "decimal", "date": "date", "year": "gYear", "string": "string", "Literal": "string"}  # fmt: skip


@pytest.mark.parametrize(("written", "datatype"), KINDS.items())
def test_a_range_of_literals_in_json_is_no_class(of_json, written: str, datatype: str) -> None:
    terms = of_json(bench({"label": "height", "range": written}))
    assert terms.relations["height"].datatype == datatype
    assert terms.classes == {}


REFUSED_JSON: dict[str, Any] = {
    "no JSON": "so what",
    "nothing": "",
    "a list": [],
    "a text": '"mills"',
    "no concepts": {"relations": [{"label": "runs"}]},
    "no relations": {"concepts": []},
    "an empty list of relations": bench(),
    "a relation without label": bench({"pid": "P1"}),
    "a concept that is a text": {"concepts": ["Mill"], "relations": [{"label": "runs"}]},
    "a concept whose label is a number": {"concepts": [{"label": 7}], "relations": [{"label": "runs"}]},
    "relations that are a number": {"concepts": [], "relations": 7},
    "a label that is a number": bench({"label": 7}),
    "a range that is a number": bench({"label": "runs", "range": 7}),
    "a domain that is a list": bench({"label": "runs", "domain": ["Mill"]}),
    "nested without end": "[" * 100_000,
    "two relations of one name": bench({"label": "run by"}, {"label": "run_by"}),
    "a label of nothing": bench({"label": ""}),
}


@pytest.mark.parametrize("content", cases(REFUSED_JSON))
def test_json_that_is_no_ontology_is_refused_by_file(of_json, content: Any) -> None:
    with pytest.raises(OntologyError, match=r"mills\.json"):
        of_json(content)


def test_a_relation_whose_iri_has_no_local_name_is_refused(of_turtle) -> None:
    with pytest.raises(OntologyError, match=TOY):
        of_turtle(": a owl:ObjectProperty .")


NAMES = {"run by": "run_by", " runs ": "runs", "part/share": "part_share", "dirigé": "dirigé", "well-built": "well-built", "a  /  b": "a_b"}  # fmt: skip


@pytest.mark.parametrize(("label", "name"), NAMES.items())
def test_the_local_name_of_a_label(label: str, name: str) -> None:
    assert name_of(label) == name
    assert name_of(name) == name
