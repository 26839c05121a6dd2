"""Which entities are asked for, and which answers are certain."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import ontology
from kg.errors import ConfigError
from kg.linking import LONGEST_NAME, Candidate, Match, Query, TypeMap, decide, judge, lines, queries, type_map
from kg.model import Document, Reading
from kg.namespaces import WIKIDATA
from kg.ontology import Ontology
from kg.printable import printable
from kg.reconcile import Service
from kg.statements import write_graph
from kg.store import Store
from tests.reconciliation import SPACE, Entry, Register
from tests.samples import Draft, sample_readings

BASE = "http://kg.example/"
GIVEN = {"Person": ["Q5"], "Organization": ["Q43229", "Q7"], "Company": ["Q783"], "City": ["Q515"]}
HOSTILE = "Eve \"<b>\u202e\u0007' } ?x { Ω"
TEXT = f"Ann Lee, born in Oslo and in Lyon and in Rome and in Bonn, met {HOSTILE} and {'Xyz ' * 100}and Bob."


@pytest.fixture(scope="module")
def terms() -> Ontology:
    return ontology.load(ontology.default_folder(), names=False)


@pytest.fixture(scope="module")
def types(terms: Ontology) -> TypeMap:
    return type_map(terms, given=GIVEN)


def stored(readings: list[Reading], terms: Ontology, folder: Path) -> Store:
    write_graph(readings, terms, folder / "graph.nt")
    Store.build(folder / "graph.nt", folder / "store")
    return Store.open(folder / "store")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    whole = ontology.load(ontology.default_folder())
    with stored(sample_readings(), whole, tmp_path_factory.mktemp("linking")) as store:
        yield store


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory, terms: Ontology) -> Iterator[Store]:
    draft = Draft(Document(id="odd", text=TEXT, lang="en"))
    draft.entity("e1", "Person", "Ann Lee").entity("e2", "Person", HOSTILE).entity("e3", "Person", "Bob")
    draft.entity("e4", "Organization", ("Xyz " * 100).strip(), described=())
    for number, name in enumerate(("Oslo", "Lyon", "Rome", "Bonn")):
        draft.entity(f"c{number}", "City", name).fact("e1", "bornIn", f"c{number}", TEXT)
    draft.fact("e1", "metWith", "e3", TEXT, polarity="negated").fact("e1", "livesIn", "c0", TEXT, polarity="negated")
    with stored([draft.reading()], terms, tmp_path_factory.mktemp("odd")) as store:
        yield store


# Who is asked for


def test_those_of_whom_most_is_said_come_first_and_none_is_linked_already(store: Store, types: TypeMap) -> None:
    found = list(queries(store, types=types, limit=None))
    assert [query.name for query in found] == [
        "John Kirby",
        "Northwind Foods",
        "Ingrid Dahl",
        "État islamique",
        "Pain & Fils",
        "Lyon",
        "Pentagone",
        "SudPain",
        "US Department of Defense",
        "Barack Obama",
        "Baghdad",
        "Oslo",
    ]
    linked = {str(row[0]) for row in store.select("SELECT ?e WHERE { ?e skos:exactMatch ?o }").rows}
    assert len(linked) == 2
    assert not linked & {f"<{query.iri}>" for query in found}


def test_a_limit_takes_the_first(store: Store, types: TypeMap) -> None:
    whole = list(queries(store, types=types, limit=None))
    assert list(queries(store, types=types, limit=3)) == whole[:3]
    assert list(queries(store, types=types, limit=0)) == []


def test_names_go_in_the_language_asked_for(tmp_path: Path, types: TypeMap, terms: Ontology) -> None:
    readings = [
        Draft(Document(id=lang, text=name, lang=lang)).entity("e", "Organization", name).reading()
        for lang, name in (("en", "Orvane Sud"), ("fr", "orvane-sud"))
    ]
    with stored(readings, terms, tmp_path) as store:
        names = {
            lang: [
                (query.name, query.lang, query.others) for query in queries(store, types=types, limit=None, lang=lang)
            ]
            for lang in ("en", "fr", "de")
        }
    english, french = ("Orvane Sud", "en", ("orvane-sud",)), ("orvane-sud", "fr", ("Orvane Sud",))
    assert names == {"en": [english], "fr": [french], "de": [english]}


def test_a_single_word_is_no_person_to_ask_for(store: Store, odd: Store, types: TypeMap) -> None:
    persons = {query.name for query in queries(store, types=types, limit=None) if query.types == ("Q5",)}
    assert persons == {"John Kirby", "Ingrid Dahl", "Barack Obama"}
    names = {query.name for query in queries(odd, types=types, limit=None)}
    assert "Bob" not in names
    assert {"Oslo", "Ann Lee"} <= names


def test_hostile_names_go_in_one_line_and_endless_ones_stay(odd: Store, types: TypeMap) -> None:
    names = [query.name for query in queries(odd, types=types, limit=None)]
    assert "Eve \"<b> ' } ?x { Ω" in names
    assert all(printable(name) == name and 0 < len(name) <= LONGEST_NAME for name in names)
    assert not any("Xyz" in name for name in names)


def test_values_that_texts_affirm_go_along(odd: Store, types: TypeMap) -> None:
    wanted = {"bornIn": "P19", "livesIn": "P551", "nationality": "P27"}
    found = {query.name: query for query in queries(odd, types=types, limit=None, properties=wanted)}
    assert found["Ann Lee"].properties == (("P19", "Bonn"), ("P19", "Lyon"), ("P19", "Oslo"))
    assert found["Oslo"].properties == ()
    assert not any(query.properties for query in queries(odd, types=types, limit=None))


@pytest.mark.parametrize("name", ["bornin", "", "P19"])
def test_unknown_properties_are_an_error(odd: Store, types: TypeMap, name: str) -> None:
    with pytest.raises(ConfigError, match=f"property '{name}': .*; it has .*bornIn"):
        queries(odd, types=types, limit=None, properties={name: "P19"})


# Types


@pytest.mark.parametrize(
    ("classes", "asked", "fitting", "contrary"),
    [
        (["Person"], ("Q5",), (), ("Q43229", "Q515", "Q7", "Q783")),
        (["Entity", "Person"], ("Q5",), (), ("Q43229", "Q515", "Q7", "Q783")),
        (["Company"], ("Q783",), ("Q43229", "Q7"), ("Q5", "Q515")),
        (["Entity", "Organization", "Company"], ("Q783",), ("Q43229", "Q7"), ("Q5", "Q515")),
        (["Organization"], ("Q43229", "Q7"), ("Q783",), ("Q5", "Q515")),
        (["TerroristGroup"], ("Q43229", "Q7"), (), ("Q5", "Q515", "Q783")),
        (["Organization", "City"], ("Q43229", "Q515", "Q7"), ("Q783",), ("Q5",)),
        (["Place"], (), ("Q515",), ("Q43229", "Q5", "Q7", "Q783")),
        (["Event"], (), (), ("Q43229", "Q5", "Q515", "Q7", "Q783")),
        (["Entity"], (), ("Q43229", "Q5", "Q515", "Q7", "Q783"), ()),
        (["Unheard"], (), (), ()),
        ([], (), (), ()),
    ],
)
def test_classes_have_types_that_fit_and_that_contradict(
    types: TypeMap, classes: list[str], asked: tuple[str, ...], fitting: tuple[str, ...], contrary: tuple[str, ...]
) -> None:
    assert types.of(classes) == (asked, fitting, contrary)


@pytest.mark.parametrize(
    ("offered", "ids"),
    [
        ([("Q35120", "entity")], {}),
        ([("/people/person", "Person"), ("/book", "Work")], {"Person": ("/people/person",), "Work": ("/book",)}),
        ([("Pays", "Pays"), ("Person", "people")], {"Country": ("Pays",), "Person": ("Person",)}),
        ([("a", "Company"), ("b", "ENTREPRISE")], {"Company": ("a", "b")}),
        ([("/tgn", "TGN search"), ("Vessel", "Vessel")], {}),
    ],
)  # fmt: skip
def test_what_a_service_offers_is_known_by_its_name(
    terms: Ontology, offered: list[tuple[str, str]], ids: dict[str, tuple[str, ...]]
) -> None:
    assert type_map(terms, given={}, offered=offered).ids == ids


def test_what_the_user_gives_goes_before_what_is_offered(terms: Ontology) -> None:
    offered = [("T1", "Person"), ("T2", "Company"), ("T3", "City")]
    assert type_map(terms, given={"Person": ["Q5"], "City": []}, offered=offered).ids == {
        "Company": ("T2",),
        "Person": ("Q5",),
    }


def test_an_unknown_class_is_an_error(terms: Ontology) -> None:
    with pytest.raises(ConfigError, match=r"class 'Persn': .*; it has .*Person"):
        type_map(terms, given={"Persn": ["Q5"]})


# What is certain

EVIAN = Query(
    BASE + "evian",
    "Évian-les-Bains",
    "fr",
    types=("Q515",),
    others=("Evian", "Ville d'eaux du Chablais"),
    fitting=("Q1",),
    contrary=("Q5",),
)


def offer(name: str, score: float, *types: str, is_match: bool = False) -> Candidate:
    return Candidate(f"{SPACE}{name.replace(' ', '-')}{score:g}", name, score, is_match=is_match, types=types)


NAME = "Évian-les-Bains"


@pytest.mark.parametrize(
    "candidates",
    [
        [offer(NAME, 95)],
        [offer(NAME, 10, is_match=True)],
        [offer(NAME, -3, is_match=True)],
        [offer(NAME, 95, "Q515")],
        [offer(NAME, 95, "Q9", "Q515", "Q5")],
        [offer(NAME, 95, "Q1")],
        [offer(NAME, 95, "Q9", is_match=True)],
        [offer("EVIAN LES BAINS", 95)],
        [offer("Ville d’eaux du Chablais", 95)],
        [offer("Other", 80), offer(NAME, 95)],
        [offer("Other", 90), offer(NAME, 100)],
        [offer("Other", 80), offer(NAME, 90, is_match=True)],
        [offer("Other", 0), offer(NAME, 1, is_match=True)],
    ],
)
def test_certain(candidates: list[Candidate]) -> None:
    best = next(each for each in candidates if each.name != "Other")
    match = decide(EVIAN, candidates, threshold=95)
    assert match is not None
    assert match == Match(EVIAN.iri, best.iri, best.name, best.score, match.reason)
    assert judge(EVIAN, reversed(candidates), threshold=95) == (match, match.reason)


@pytest.mark.parametrize(
    ("candidates", "reason"),
    [
        ([], "the service knows nothing of that name"),
        ([offer(NAME, 94)], "the best, Évian-les-Bains, scores 94, below 95"),
        ([offer(NAME, 100), offer("Other", 91)], r"scores 100, but Other \(.*\) 91"),
        ([offer(NAME, 100), offer(NAME, 99)], "scores 100, but Évian-les-Bains"),
        ([offer(NAME, 100, is_match=True), offer("Other", 95)], "but Other"),
        ([offer(NAME, 90, is_match=True), offer("Other", 95)], "but Other"),
        ([offer(NAME, 100, is_match=True), offer("Other", 20, is_match=True)], "but Other"),
        ([offer(NAME, 0, is_match=True), offer("Other", -9)], "but Other"),
        ([offer("Other", 100, is_match=True)], "the best bears another name: Other"),
        ([offer("Evian", 100, is_match=True)], "the best bears another name: Evian"),
        ([offer("***", 100, is_match=True)], "the best bears another name"),
        ([offer(NAME, 100, "Q5", is_match=True)], "of another type: Q5"),
        ([offer(NAME, 100, "Q9", "Q5", is_match=True)], "of another type: Q9, Q5"),
        ([offer(NAME, 100, "Q9")], "of another type: Q9"),
    ],
)
def test_in_doubt_entities_stay_apart(candidates: list[Candidate], reason: str) -> None:
    assert decide(EVIAN, candidates, threshold=95) is None
    none, said = judge(EVIAN, candidates, threshold=95)
    assert none is None
    assert re.search(reason, said)


@pytest.mark.parametrize(
    ("ours", "theirs", "agree"),
    [
        ("États-Unis", "ETATS UNIS", True),
        ("L’Œuvre d'Émile", "oeuvre d’emile", True),
        ("The Hague", "Hague", True),
        ("Pain & Fils", "Pain et Fils", False),
        ("UN Women", "Women", False),
        ("C++", "C", False),
        ("C#", "C", False),
        ("日本", "日本", True),
        ("日本", "日", False),
        ("محمد", "مُحَمَّد", True),
        ("???", "???", False),
        ("The", "the", True),
        ("John Kirby", "John Kirby Jr", False),
        ("Łódź", "lodz", True),
    ],
)
def test_names_agree_but_for_case_accents_and_signs(ours: str, theirs: str, agree: bool) -> None:  # noqa: FBT001 - a table's column
    found = decide(Query(BASE, ours, ""), [offer(theirs, 100)], threshold=95)
    assert (found is not None) == agree


def test_without_types_asked_for_only_contradiction_counts() -> None:
    query = Query(BASE, "Ann Lee", "en", contrary=("Q515",))
    assert decide(query, [offer("Ann Lee", 100, "Q9")], threshold=95)
    assert not decide(query, [offer("Ann Lee", 100, "Q515")], threshold=95)


def test_a_threshold_that_is_no_number_lets_nothing_pass() -> None:
    assert decide(EVIAN, [offer(NAME, 100)], threshold=float("nan")) is None


@given(st.text(max_size=300), st.lists(st.tuples(st.text(max_size=300), st.floats(-200, 200), st.booleans())))
def test_whatever_is_called_certain_bears_the_name_and_has_no_rival(
    name: str, offered: list[tuple[str, float, bool]]
) -> None:
    candidates = [
        Candidate(f"{SPACE}{number}", text, score, is_match=is_match)
        for number, (text, score, is_match) in enumerate([*offered, (name, 150.0, False)])
    ]
    match, reason = judge(Query(BASE, name, ""), candidates, threshold=100)
    assert printable(reason) == reason != ""
    if match is not None:
        others = [each for each in candidates if each.iri != match.target]
        assert all(each.score <= match.score * 0.9 for each in others)
        assert (
            not any(each.is_match for each in others)
            or not next(each for each in candidates if each.iri == match.target).is_match
        )


def test_lines_are_for_people_and_terminals() -> None:
    match = Match(BASE + "x", SPACE + "E1", "Evil\x1b[31m\nName\u202e", 99.5, "score 99.5")
    assert list(lines([match])) == [f"{BASE}x = {SPACE}E1 Evil [31m Name  (score 99.5)"]
    assert list(lines([])) == []


# From the graph to the register and back


def test_a_graph_is_linked(store: Store, terms: Ontology) -> None:
    entries = [
        Entry("E1", "john kirby", ("T1",)),
        Entry("E2", "Ingrid Dahl", ("T2",)),
        Entry("E3", "Northwind Foods", ("T2",), {"P159": "Oslo"}),
        Entry("E4", "Northwind Food", ("T2",), {"P159": "Bergen"}),
        Entry("E5", "Lyon"),
        Entry("E6", "Lyon"),
        Entry("E7", "Barack Obamas", ("T1",)),
        Entry("E8", "Daech", ("T2",)),
    ]
    with Register(entries) as register, Service(register.url, batch=4) as service:
        types = type_map(terms, given={}, offered=service.manifest.default_types)
        asked = queries(store, types=types, limit=None, properties={"basedIn": "P159"})
        found = [decide(query, candidates, threshold=95) for query, candidates in service.reconcile(asked)]
        sent = "".join(request.body for request in register.requests)
    links = {match.iri.rpartition("/")[2]: match.target for match in found if match}
    assert links == {"john-kirby": SPACE + "E1", "northwind-foods": SPACE + "E3"}
    assert "kg.example" not in sent
    assert WIKIDATA not in sent
