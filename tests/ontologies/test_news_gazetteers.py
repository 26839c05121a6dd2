import importlib
import re
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

KG = Namespace("https://w3id.org/kg/ontology#")
BASE = "https://w3id.org/kg/gazetteer/"
LANGUAGES = ["en", "fr"]
NAMES = (RDFS.label, SKOS.altLabel, KG.acronym, KG.metonym, KG.demonym, KG.capitalName)
# names that two countries bear, each marked as ambiguous
SHARED = {("congolais", "fr"), ("congolaise", "fr"), ("congolaises", "fr"), ("Congolese", "en")}
EXPECTED = {
    "country/US": ["États-Unis", "Etats-Unis", "É.-U.", "USA", "U.S.", "US", "américaines", "Americans", "Washington"],
    "country/GB": ["Royaume-Uni", "Grande-Bretagne", "UK", "Britain", "British", "britanniques", "Londres"],
    "country/CD": ["RDC", "DRC", "RD Congo", "congolaise"],
    "country/MM": ["Birmanie", "Myanmar", "Burma", "birmans"],
    "country/GR": ["grecque", "grecques", "Greeks"],
    "country/SU": ["URSS", "Soviet Union"],
    "country/XK": ["Kosovo", "kosovars"],
    "place/new-york-city-us": ["New York"],
    "place/middle-east": ["Moyen-Orient", "Middle East"],
    "place/gironde-fr": ["Gironde"],
    "place/saxony-de": ["Saxe", "Saxony"],
    "body/united-nations": ["ONU", "UN", "Nations unies"],
    "body/north-atlantic-treaty-organization": ["OTAN", "Otan", "NATO"],
    "body/united-states-department-of-defense-us": [
        "Pentagone",
        "Pentagon",
        "département de la Défense",
        "Department of Defense",
    ],
    "body/islamic-state": ["État islamique", "Etat islamique", "Daech", "Daesh", "ISIS", "EI"],
    "body/ministry-of-foreign-affairs-france-fr": ["Quai d'Orsay"],
    "body/white-house-us": ["Maison-Blanche", "White House"],
}


def entries(graph: Graph) -> list[URIRef]:
    return sorted(URIRef(str(subject)) for subject in set(graph.subjects(RDF.type, None)))


def names(graph: Graph, entry: URIRef) -> set[str]:
    return {str(value) for predicate in NAMES for value in graph.objects(entry, predicate)}


def test_every_file_names_its_source_and_licence(gazetteers: Graph) -> None:
    files = set(gazetteers.subjects(DCTERMS.source, None))
    assert {str(file) for file in files} == {f"{BASE}{name}" for name in ("countries", "places", "bodies")}
    assert set(gazetteers.subjects(DCTERMS.license, None)) == files


def test_every_entry_has_a_known_class_and_one_label_a_language(gazetteers: Graph, ontology: Graph) -> None:
    for entry in entries(gazetteers):
        assert re.fullmatch(BASE + r"(country/[A-Z]{2}|(place|body)/[a-z0-9-]+)", entry), entry
        for kind in gazetteers.objects(entry, RDF.type):
            assert KG.Entity in set(ontology.transitive_objects(kind, RDFS.subClassOf)), f"{entry} {kind}"
        labels = [value for value in gazetteers.objects(entry, RDFS.label) if isinstance(value, Literal)]
        assert sorted(str(label.language) for label in labels) == LANGUAGES, entry


def test_only_declared_terms_are_used(gazetteers: Graph, ontology: Graph) -> None:
    used = {predicate for predicate in gazetteers.predicates() if str(predicate).startswith(str(KG))}
    assert used <= set(ontology.subjects(RDF.type, None))


def test_names_are_clean(gazetteers: Graph) -> None:
    for predicate in NAMES:
        for entry, name in gazetteers.subject_objects(predicate):
            assert isinstance(name, Literal)
            assert name.language in LANGUAGES, f"{entry} {name}"
            assert re.fullmatch(r"[^\s|@\\’&][^|@\\’]*(?<!\s)", name), f"{entry} {name!r}"
            assert "  " not in name


def test_all_countries_of_iso_3166_and_the_added_ones_are_there(gazetteers: Graph) -> None:
    codes = {str(code) for code in gazetteers.objects(None, KG.isoCode)}
    assert len(codes) >= 254
    assert {"XK", "TW", "PS", "SU", "YU"} <= codes
    countries = [entry for entry in entries(gazetteers) if "/country/" in entry]
    assert {entry.rsplit("/", 1)[1] for entry in countries} == codes
    assert all(gazetteers.value(entry, KG.iso3) for entry in countries)


def test_every_state_has_demonyms_in_both_languages(gazetteers: Graph) -> None:
    for entry in gazetteers.subjects(RDF.type, KG.Country):
        demonyms = [value for value in gazetteers.objects(entry, KG.demonym) if isinstance(value, Literal)]
        if entry not in (URIRef(BASE + "country/VA"), URIRef(BASE + "country/DM")):
            assert {demonym.language for demonym in demonyms} == {"fr", "en"}, entry


def test_no_name_is_claimed_by_two_countries_unless_listed(gazetteers: Graph) -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for predicate in NAMES:
        for entry, name in gazetteers.subject_objects(predicate):
            if "/country/" in str(entry) and isinstance(name, Literal):
                owners[str(name), str(name.language)].add(str(entry))
    shared = {name for name, countries in owners.items() if len(countries) > 1}
    assert shared == SHARED
    marked = {
        (str(name), str(name.language))
        for name in gazetteers.objects(None, KG.ambiguousName)
        if isinstance(name, Literal)
    }
    assert shared <= marked


def test_ambiguous_names_are_names_of_their_entry(gazetteers: Graph) -> None:
    for entry, name in gazetteers.subject_objects(KG.ambiguousName):
        assert str(name) in names(gazetteers, URIRef(str(entry))), f"{entry} {name}"


def test_countries_of_entries_exist(gazetteers: Graph) -> None:
    assert all((country, KG.isoCode, None) in gazetteers for country in gazetteers.objects(None, KG.ofCountry))


def test_wikidata_identifiers_are_given_once(gazetteers: Graph) -> None:
    identifiers = [str(match) for match in gazetteers.objects(None, SKOS.exactMatch)]
    assert len(identifiers) == len(set(identifiers))
    assert all(re.fullmatch(r"http://www.wikidata.org/entity/Q[1-9][0-9]*", identifier) for identifier in identifiers)


def test_files_stay_small(gazetteers: Graph) -> None:
    assert len(gazetteers) < 20_000


@pytest.mark.parametrize("path", sorted(EXPECTED))
def test_well_known_entry_has_its_names(gazetteers: Graph, path: str) -> None:
    assert set(EXPECTED[path]) <= names(gazetteers, URIRef(BASE + path))


def test_terrorist_groups_are_also_armed_groups(gazetteers: Graph) -> None:
    groups = set(gazetteers.subjects(RDF.type, KG.TerroristGroup))
    assert groups
    assert groups <= set(gazetteers.subjects(RDF.type, KG.ArmedGroup))


@pytest.fixture
def scripts(news: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = news.parents[1] / "scripts"
    monkeypatch.syspath_prepend(str(folder))
    return folder


@pytest.mark.parametrize(
    ("demonym", "forms"),
    [
        ("français", {"français", "française", "françaises"}),
        ("irakien", {"irakien", "irakienne", "irakiens", "irakiennes"}),
        ("belge", {"belge", "belges"}),
        ("grec/grecque", {"grec", "grecque", "grecs", "grecques"}),
        ("moyen-oriental", {"moyen-oriental", "moyen-orientale", "moyen-orientaux", "moyen-orientales"}),
    ],
)
@pytest.mark.usefixtures("scripts")
def test_french_demonyms_are_inflected(demonym: str, forms: set[str]) -> None:
    inflection = importlib.import_module("inflection")
    assert set(inflection.french_forms(demonym)) == forms


@pytest.mark.parametrize(
    ("demonym", "forms"),
    [
        ("Iraqi", {"Iraqi", "Iraqis"}),
        ("British", {"British"}),
        ("Chinese", {"Chinese"}),
        ("Czech/Czechs", {"Czech", "Czechs"}),
    ],
)
@pytest.mark.usefixtures("scripts")
def test_english_demonyms_are_inflected(demonym: str, forms: set[str]) -> None:
    inflection = importlib.import_module("inflection")
    assert set(inflection.english_forms(demonym)) == forms


def test_files_are_what_the_script_makes(news: Path, scripts: Path, tmp_path: Path) -> None:
    pytest.importorskip("babel")
    pytest.importorskip("pycountry")
    assert str(scripts) in sys.path
    maker = importlib.import_module("make_gazetteers")
    maker.make(news / "gazetteers" / "sources", tmp_path)
    for path in sorted(tmp_path.glob("*.ttl")):
        assert path.read_text(encoding="utf-8") == (news / "gazetteers" / path.name).read_text(encoding="utf-8"), (
            path.name
        )
