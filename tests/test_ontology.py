"""Ontology folders as values."""

import time
from pathlib import Path

import pytest

from kg import ontology
from kg.errors import OntologyError
from kg.gazetteers import Name
from kg.ontology import Ontology
from tests.parses import cases

HEAD = """\
@prefix kg: <https://w3id.org/kg/ontology#> .
@prefix kgs: <https://w3id.org/kg/statement#> .
@prefix my: <https://example.org/terms#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
"""
TERMS = """
kg:Thing a owl:Class ; rdfs:label "thing"@en .
my:Ship a owl:Class ; rdfs:subClassOf my:Vehicle ; rdfs:label "navire"@fr, "ship"@en .
my:Vehicle a owl:Class ; rdfs:subClassOf kg:Thing ; rdfs:label "vehicle"@en .
my:tows a owl:ObjectProperty ; rdfs:label "remorque"@fr, "tows"@en ; kg:inverseLabel "is towed by"@en ;
    rdfs:domain my:Vehicle ; rdfs:range kg:Thing ; schema:domainIncludes my:Ship ; kg:statementProperty my:towsValue .
my:meets a owl:ObjectProperty, owl:SymmetricProperty ; rdfs:label "meets"@en ; kg:statementProperty my:meetsValue .
my:callSign a owl:DatatypeProperty ; rdfs:label "call sign"@en ; kg:statementProperty my:callSignValue .
my:note a owl:DatatypeProperty ; rdfs:label "note"@en .
my:Knot a kg:Unit ; skos:notation "knot" .
"""
ENTRIES = """
my:Calypso a my:Ship, my:Vehicle ; rdfs:label "Calypso"@fr, "The Calypso"@en ; skos:altLabel "Calypso II"@en ;
    kg:acronym "CAL" ; kg:demonym "calypsien"@fr ; kg:metonym "Toulon"@fr ; kg:capitalName "Cabin"@en ;
    kg:isoCode "XC" ; kg:ofCountry my:France ; skos:exactMatch <http://www.wikidata.org/entity/Q1> .
my:unrelated rdfs:label "no class: no entry"@en .
"""


@pytest.fixture(scope="module")
def news() -> Ontology:
    return ontology.load(ontology.default_folder())


def write(folder: Path, terms: str = TERMS, *entries: str) -> Path:
    (folder / "gazetteers").mkdir(parents=True)
    (folder / "ontology.ttl").write_text(HEAD + terms, encoding="utf-8")
    for number, text in enumerate(entries):
        (folder / "gazetteers" / f"{number}.ttl").write_text(HEAD + text, encoding="utf-8")
    return folder


def test_the_news_ontology_has_the_properties_of_the_guidelines(news: Ontology) -> None:
    assert {"spokespersonFor", "leads", "hasTroopsIn", "withdrewFrom", "metWith", "won", "hasOtherName"} <= set(
        news.properties
    )
    assert news.properties["metWith"].symmetric
    assert not news.properties["leads"].symmetric
    assert news.properties["hasOtherName"].is_literal
    assert news.properties["leads"].labels == {"fr": "dirige", "en": "leads"}
    assert news.properties["leads"].inverse_labels["en"] == "is led by"


def test_the_vocabulary_of_statements_is_no_property_of_facts(news: Ontology) -> None:
    assert not {"confidence", "polarity", "evidence", "speaker", "isoCode"} & set(news.properties)


@pytest.mark.parametrize(
    ("cls", "ancestor", "holds"),
    [
        ("TerroristGroup", "ArmedGroup", True),
        ("TerroristGroup", "Agent", True),
        ("Country", "Place", True),
        ("Country", "Agent", True),
        ("Person", "Person", True),
        ("Person", "Organization", False),
        ("Agent", "Person", False),
        ("Unheard", "Agent", False),
        ("Unheard", "Unheard", False),
    ],
)
def test_classes_know_their_ancestors(news: Ontology, cls: str, ancestor: str, holds: bool) -> None:  # noqa: FBT001
    assert news.is_a(cls, ancestor) is holds


ONE_OF = {
    "none is wanted": ("Person", (), True),
    "an unheard class where none is wanted": ("Unheard", (), True),
    "itself": ("Person", ("Person",), True),
    "below it": ("TerroristGroup", ("Agent",), True),
    "above it": ("Agent", ("Person",), False),
    "the last of two": ("Country", ("Person", "Place"), True),
    "none of two": ("Person", ("Organization", "Place"), False),
    "an unheard class": ("Unheard", ("Agent", "Unheard"), False),
}


@pytest.mark.parametrize(("cls", "wanted", "holds"), cases(ONE_OF))
def test_a_class_is_one_of_those_wanted_or_below_one(
    news: Ontology,
    cls: str,
    wanted: tuple[str, ...],
    holds: bool,  # noqa: FBT001
) -> None:
    assert news.one_of(cls, wanted) is holds
    assert news.one_of(cls, iter(wanted)) is holds


HARBOUR = """
my:Port a owl:Class ; rdfs:subClassOf kg:Thing .
my:serves a owl:ObjectProperty ; rdfs:label "serves"@en ; rdfs:range my:Port ; kg:statementProperty my:servesValue .
my:follows a owl:ObjectProperty ; rdfs:label "follows"@en ; rdfs:domain my:Vehicle ; rdfs:range kg:Thing ;
    schema:rangeIncludes my:Port, my:Ship ; kg:statementProperty my:followsValue .
"""
SUITS = {
    "the domain and range": ("follows", ("Vehicle", "Port"), True),
    "a class below the domain": ("follows", ("Ship", "Ship"), True),
    "a class above the domain": ("follows", ("Thing", "Port"), False),
    "the range where the usual objects are narrower": ("follows", ("Vehicle", "Thing"), False),
    "neither of the usual objects": ("follows", ("Vehicle", "Vehicle"), False),
    "the usual subject": ("tows", ("Ship", "Port"), True),
    "the domain where the usual subject is narrower": ("tows", ("Vehicle", "Port"), False),
    "the wrong way round": ("tows", ("Port", "Ship"), False),
    "no domain": ("serves", ("Port", "Port"), True),
    "no domain, but a range": ("serves", ("Port", "Ship"), False),
    "neither domain nor range": ("meets", ("Ship", "Port"), True),
    "an unheard class where any may be": ("meets", ("Ship", "Unheard"), True),
    "an unheard subject": ("follows", ("Unheard", "Port"), False),
    "an unheard property": ("sinks", ("Ship", "Ship"), False),
    "a property of no facts": ("note", ("Ship", "Ship"), False),
    "any name, for a property of texts": ("callSign", ("Ship", "Ship"), True),
    "a text, for a property of texts": ("callSign", ("Ship", "Text"), True),
    "a number, where a thing is wanted": ("follows", ("Ship", "Number"), False),
    "a number as subject": ("meets", ("Number", "Ship"), False),
}


@pytest.mark.parametrize(("name", "classes", "holds"), cases(SUITS))
def test_a_property_suits_the_classes_of_its_subjects_and_objects(
    tmp_path: Path,
    name: str,
    classes: tuple[str, str],
    holds: bool,  # noqa: FBT001
) -> None:
    own = ontology.load(write(tmp_path / "own", TERMS + HARBOUR))
    assert own.suits(name, *classes) is holds


def test_what_suits_a_class_suits_those_below_it(news: Ontology) -> None:
    below = [(cls, parent) for cls, found in news.classes.items() for parent in found.parents]
    for name in news.properties:
        for cls, parent in below:
            for other in ("Person", "Country", "Event"):
                assert news.suits(name, cls, other) >= news.suits(name, parent, other)
                assert news.suits(name, other, cls) >= news.suits(name, other, parent)


def test_units_are_found_by_their_notation(news: Ontology) -> None:
    assert news.units["soldier"].endswith("#UnitSoldier")
    assert news.units["EUR"].endswith("#UnitEuro")


def test_loading_takes_less_than_a_second(news: Ontology) -> None:
    start = time.process_time()
    assert ontology.load(news.folder) == news
    assert time.process_time() - start < 0.7


def test_a_folder_of_ones_own(tmp_path: Path) -> None:
    own = ontology.load(write(tmp_path / "own", TERMS, ENTRIES))
    assert set(own.classes) == {"Ship", "Vehicle", "Thing"}
    assert own.classes["Ship"].parents == {"Vehicle", "Thing"}
    assert own.classes["Ship"].iri == "https://example.org/terms#Ship"
    assert list(own.properties) == ["callSign", "meets", "tows"]
    tows = own.properties["tows"]
    assert (tows.domain, tows.range, tows.subjects, tows.objects) == ("Vehicle", "Thing", ("Ship",), ())
    assert (tows.iri, tows.statement_iri) == ("https://example.org/terms#tows", "https://example.org/terms#towsValue")
    assert own.properties["meets"].domain is None
    assert own.units == {"knot": "https://example.org/terms#Knot"}


def test_gazetteer_entries_keep_every_name_with_its_kind(tmp_path: Path) -> None:
    (entry,) = ontology.load(write(tmp_path / "own", TERMS, ENTRIES)).gazetteer
    assert (entry.type, entry.classes) == ("Vehicle", ("Ship",))
    assert entry.labels == {"fr": "Calypso", "en": "The Calypso"}
    assert entry.names == (
        Name("CAL", None, "acronym"),
        Name("Calypso II", "en", "alt"),
        Name("Cabin", "en", "capital"),
        Name("calypsien", "fr", "demonym"),
        Name("The Calypso", "en", "label"),
        Name("Calypso", "fr", "label"),
        Name("Toulon", "fr", "metonym"),
    )
    assert entry.iso_code == "XC"
    assert entry.country_iri == "https://example.org/terms#France"
    assert entry.same_as == ("http://www.wikidata.org/entity/Q1",)


def test_terms_alone_leave_the_gazetteers_unread(tmp_path: Path) -> None:
    folder = write(tmp_path / "own", TERMS, "this is no Turtle")
    assert ontology.load(folder, names=False).gazetteer == ()


@pytest.mark.parametrize(
    ("terms", "entries", "message"),
    [
        ("nonsense", (), r"ontology\.ttl: .*line 8"),
        ("my:A a owl:Class ; rdfs:subClassOf my:Gone .", (), r"ontology\.ttl: <https://example.org/terms#A> .*'Gone'"),
        ("my:A a owl:Class . kg:A a owl:Class .", (), "ends like .* rename"),
        ("my:p a owl:ObjectProperty ; kg:statementProperty kgs:p .", (), "#p> has no rdfs:label"),
        (
            'my:p a owl:ObjectProperty ; rdfs:label "p"@en ; rdfs:range my:Gone ; kg:statementProperty kgs:p .',
            (),
            "#p> .*'Gone'",
        ),
        (TERMS, ("my:x a my:Ship .",), r"0\.ttl: <https://example.org/terms#x> has no rdfs:label"),
        (TERMS, ('my:x a kg:Gone ; rdfs:label "x"@en .',), r"0\.ttl: <https://example.org/terms#x> is a 'Gone'"),
        (TERMS, (ENTRIES, ENTRIES), r"1\.ttl: <https://example.org/terms#Calypso> is an entry of another"),
        (TERMS, (ENTRIES, "no Turtle"), r"1\.ttl: "),
    ],
)
def test_what_is_wrong_is_named_by_file_and_term(
    tmp_path: Path, terms: str, entries: tuple[str, ...], message: str
) -> None:
    with pytest.raises(OntologyError, match=message):
        ontology.load(write(tmp_path / "own", terms, *entries))


def test_a_folder_without_ontology_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"ontology\.ttl: no such file"):
        ontology.load(tmp_path)
