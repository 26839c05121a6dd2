"""IRIs minted from content."""

import re

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ConfigError, ReadingError
from kg.folding import fold
from kg.model import Entity
from kg.ontology import Ontology
from kg.statements.iris import Mint, checked_base, digest

BASE = "http://kg.example/"
DOCUMENT = "news/one.txt"


@pytest.fixture(scope="session")
def mint(terms: Ontology) -> Mint:
    return Mint(BASE, terms)


def entity(name: str, type_: str = "Organization", **more: object) -> Entity:
    return Entity("e1", name, type_, (), **more)  # type: ignore[arg-type]  # the tests give what the model wants


def minted(mint: Mint, name: str, type_: str = "Organization", document: str = DOCUMENT) -> str:
    return mint.entity(entity(name, type_), document).removeprefix(BASE)


@pytest.mark.parametrize(
    ("type_", "name", "iri"),
    [
        ("Person", "John Kirby", "person/john-kirby"),
        ("Person", "M. Jean-Noël Barrot", "person/jean-noel-barrot"),
        ("Person", "Mme Élise Œuvrard", "person/elise-oeuvrard"),
        ("Person", "The Edge Band", "person/the-edge-band"),
        ("Organization", "L'Oréal", "organization/oreal"),
        ("Organization", "l\u2019Oréal", "organization/oreal"),
        ("Company", "Pain & Fils", "organization/pain-fils"),
        ("Organization", "The Who", "organization/who"),
        ("Organization", "The", "organization/the"),
        ("MilitaryForce", "U.S. Army", "organization/u-s-army"),
        ("TerroristGroup", "État islamique", "organization/etat-islamique"),
        ("Country", "Côte d'Ivoire", "place/cote-d-ivoire"),
        ("City", "Łódź", "place/lodz"),
        ("City", "Weißenfels", "place/weissenfels"),
        ("Facility", "Aéroport Charles-de-Gaulle", "place/aeroport-charles-de-gaulle"),
        ("Event", "Coupe du monde 2026", "event/coupe-du-monde-2026"),
        ("Agreement", "Accord de Paris", "agreement/accord-de-paris"),
        ("Work", "Les Misérables", "work/miserables"),
        ("Product", "Rafale", "product/rafale"),
        ("Award", "prix Goncourt", "award/prix-goncourt"),
        ("Group", "les Irakiens", "group/irakiens"),
        ("Agent", "quelqu'un", "thing/quelqu-un"),
    ],
)
def test_names_make_readable_iris(mint: Mint, type_: str, name: str, iri: str) -> None:
    assert minted(mint, name, type_) == iri


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Газпром", "Роснефть"),
        ("C++", "C"),
        ("Yahoo!", "Yahoo"),
        ("Альфа Bank", "Bank"),
        ("東京", "大阪"),
        ("", "..."),
        ("x" * 90 + "a", "x" * 90 + "b"),
        ("Ж", "\ud800"),
    ],
)
def test_what_a_slug_cannot_say_is_said_by_a_hash(mint: Mint, one: str, other: str) -> None:
    assert minted(mint, one) != minted(mint, other)


@pytest.mark.parametrize(
    ("one", "other"), [("ONU", "Onu"), ("Éclair", "Eclair"), ("Le Monde", "Monde"), ("Jean-Luc", "Jean Luc")]
)
def test_case_accents_hyphens_and_articles_do_not_matter(mint: Mint, one: str, other: str) -> None:
    assert minted(mint, one) == minted(mint, other)


@pytest.mark.parametrize("name", ["Kirby", "M. Kirby", "Le Pen", "de Gaulle", "Kirby."])
def test_a_bare_surname_keeps_to_its_document(mint: Mint, name: str) -> None:
    assert minted(mint, name, "Person") == minted(mint, name, "Person")
    assert minted(mint, name, "Person") != minted(mint, name, "Person", document="other.txt")


@pytest.mark.parametrize(("name", "type_"), [("John Kirby", "Person"), ("Lyon", "City"), ("OTAN", "Organization")])
def test_other_names_hold_across_documents(mint: Mint, name: str, type_: str) -> None:
    assert minted(mint, name, type_) == minted(mint, name, type_, document="other.txt")


def test_a_linked_entity_has_the_iri_of_its_entry(mint: Mint) -> None:
    link = "https://w3id.org/kg/gazetteer/country/US"
    assert mint.entity(entity("Washington", "Country", link=link), DOCUMENT) == link


@pytest.mark.parametrize(
    "link", ["", "US", "javascript:alert(1)", "https://a.example/b c", "https://a.example/<", "https://a.example/%zz"]
)
def test_a_link_that_is_no_iri_is_refused(mint: Mint, link: str) -> None:
    with pytest.raises(ReadingError, match=re.escape(DOCUMENT)):
        mint.entity(entity("x", link=link), DOCUMENT)


@given(name=st.text(), type_=st.sampled_from(["Person", "Company", "City", "Agent"]))
def test_any_name_makes_a_valid_iri(mint: Mint, name: str, type_: str) -> None:
    iri = mint.entity(entity(name, type_), DOCUMENT)
    assert ox.NamedNode(iri).value == iri
    assert re.fullmatch(r"http://kg\.example/[a-z]+/[a-z0-9-]+", iri)


@given(st.text(min_size=1), st.text(min_size=1))
def test_names_share_an_iri_only_if_letters_and_signs_are_alike(mint: Mint, one: str, other: str) -> None:
    def core(name: str) -> str:
        return "".join(char for char in fold(name) if char.isalnum())

    if core(one) != core(other) and not re.match(r"(the|les?|la|l)\b", fold(one + other)):
        assert minted(mint, one) != minted(mint, other)


@given(st.text())
def test_any_document_id_makes_a_valid_iri(mint: Mint, id_: str) -> None:
    assert re.fullmatch(r"http://kg\.example/document/[a-z0-9-]*[0-9a-f]{12}", mint.document(id_))


def test_documents_whose_ids_differ_by_case_are_two(mint: Mint) -> None:
    assert mint.document("A.txt") != mint.document("a.txt")


def test_verbs_that_differ_by_an_accent_are_two(mint: Mint) -> None:
    assert mint.predicate("pêcher") != mint.predicate("pécher")
    assert mint.predicate("thank") == f"{BASE}predicate/thank"


def test_a_digest_tells_where_its_parts_end() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a", "") != digest("a")


@pytest.mark.parametrize("base", ["http://kg.example/", "https://data.example:8080/news/", "https://x.example/a#"])
def test_a_base_is_an_iri_to_append_to(base: str) -> None:
    assert checked_base(base) == base


@pytest.mark.parametrize(
    "base",
    [
        "",
        "kg",
        "http://kg.example",
        "http://kg.example/a",
        "ftp://a.example/",
        "http://a b/",
        'http://a.example/">/',
        "urn:x:",
    ],
)
def test_other_bases_are_refused(base: str) -> None:
    with pytest.raises(ConfigError, match="base"):
        checked_base(base)
