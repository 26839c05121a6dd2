"""One thing, one node: identity across documents, from readings to graph."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.decisions import Decision, Decisions
from kg.gazetteers import Entry, Name
from kg.model import Document, Entity, Mention, Reading, Span
from kg.namespaces import PREFIXES
from kg.ontology import Ontology
from kg.register import Register
from kg.statements import write_graph
from kg.statements.graph import Known
from kg.statements.identity import Identity, Registers, resolve
from kg.statements.identity.names import folded_words
from kg.statements.iris import Mint
from tests.samples import GAZETTEER, US, Draft

BASE = "http://kg.example/"
REGISTERED = "http://register.example/1"
NIGER, FRANCE, PHILIPPINES, CONGRESS = (
    GAZETTEER + part for part in ("country/NE", "country/FR", "country/PH", "body/congress-us")
)
LINKS = {"Niger": NIGER, "France": FRANCE, "Philippines": PHILIPPINES, "United States": US, "Congress": CONGRESS}


def country(iri: str, label: str, *demonyms: str) -> Entry:
    names = (Name(label, "en", "label"), *(Name(each, None, "demonym") for each in demonyms))
    return Entry(iri, "Country", (), {"en": label}, names, iso_code=iri[-2:])


WORLD = (
    Entry(CONGRESS, "Organization", (), {"en": "Congress"}, (Name("Congress", "en", "label"),), country_iri=US),
    country(FRANCE, "France", "français", "French"),
    country(NIGER, "Niger", "nigérien", "nigérienne", "Nigerien"),
    country(PHILIPPINES, "Philippines"),
    country(US, "United States"),
)


def told(
    id_: str,
    text: str,
    *who: Sequence[str],
    facts: Iterable[tuple[str, str, str]] = (),
    published: str | None = None,
    lang: str = "en",
) -> Reading:
    """A reading made by hand.

    Args:
        id_: of the document.
        text: of the document; the sentence of every fact.
        who: class and names of each entity; the first name is also its id, and may have a gazetteer entry.
        facts: subject, predicate, and an entity or a literal.
        published: ISO 8601 date.
        lang: ISO 639-1 code.
    """
    draft = Draft(Document(id_, text, lang, published=published))
    for type_, *names in who:
        draft.entity(names[0], type_, *names, link=LINKS.get(names[0]))
    known = {names[0] for _, *names in who}
    for subject, predicate, other in facts:
        is_entity = other in known
        draft.fact(subject, predicate, other if is_entity else None, text, value=None if is_entity else other)
    return draft.reading()


def bare(id_: str, name: str, type_: str = "Person", *, published: str | None = None) -> Reading:
    """A document that says a name and nothing else."""
    return told(id_, f"{name} .", (type_, name), published=published)


def flawed(reason: str, *values: object) -> object:
    """A row of a table of which the code is known to fall short."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


def world(terms: Ontology) -> Ontology:
    """An ontology with a small gazetteer."""
    return replace(terms, gazetteer=WORLD)


def identity(
    readings: Iterable[Reading], terms: Ontology, *decisions: Decision, registers: Registers | None = None
) -> Identity:
    known = world(terms)
    return resolve(readings, known, Mint(BASE, known), Decisions.of(decisions), registers)


def registers(folder: Path, count: int = 1) -> Registers:
    """Registers that all know one person under two names."""
    prefixes = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in ("rdfs", "skos"))
    names = 'rdfs:label "Vladimir Korvane"@en ; skos:altLabel "Wladimir Corvanne"@en'
    own = []
    for number in range(count):
        path = folder / f"{number}.ttl"
        path.write_text(f"{prefixes}# {number}\n<{REGISTERED}> {names} .\n", encoding="utf-8")
        own.append(Register.open(path, folder / "cache"))
    return Registers(own=tuple(own))


def heads(readings: Sequence[Reading], terms: Ontology, *decisions: Decision) -> list[str]:
    """The IRI of the first entity of each reading, without the base."""
    found = identity(readings, terms, *decisions)
    nodes = (found.node(each.document.id, each.entities[0]) or each.entities[0].link or "" for each in readings)
    return [node.removeprefix(BASE) for node in nodes]


def are_one(readings: Sequence[Reading], terms: Ontology, *decisions: Decision) -> bool:
    return len(set(heads(readings, terms, *decisions))) == 1


def near(id_: str, name: str, *beside: str, type_: str = "Person", words: str = "") -> Reading:
    """A document with words, a name, and persons or countries beside it."""
    text = f"{' '.join((words, name)).strip()}, {', '.join(beside)}."
    return told(id_, text, (type_, name), *(("Country" if each in LINKS else "Person", each) for each in beside))


@pytest.mark.parametrize(
    ("one", "other", "nodes"),
    [
        (bare("a", "Anton Tchekhov"), bare("b", "Anton Chekhov"), 1),
        (bare("a", "Vladimir Poutine"), bare("b", "Vladimir Putin"), 2),
        (near("a", "Vladimir Poutine", "Niger"), near("b", "Vladimir Putin", "Niger"), 2),
        (near("a", "Vladimir Poutine", "Zoe Wolff"), near("b", "Vladimir Putin", "Zoe Wolff"), 1),
        (bare("a", "Bachar al-Assad"), bare("b", "Bashar Assad"), 1),
        (bare("a", "DURAND Paul-Henri"), bare("b", "Durand, Paul-Henri"), 1),
        (bare("a", "Jinping Xiang"), bare("b", "Xiang Jinping"), 2),
        (near("a", "Jinping Xiang", "Zoe Wolff"), near("b", "Xiang Jinping", "Zoe Wolff"), 1),
        (bare("a", "Mouammar Kadhafi"), bare("b", "Muammar Gaddafi"), 2),
        (near("a", "Mouammar Kadhafi", "Zoe Wolff"), near("b", "Muammar Gaddafi", "Zoe Wolff"), 1),
        (bare("a", "Jean Dupont"), bare("b", "John Dupont"), 2),
        (near("a", "Jean Dupont", "Niger"), near("b", "John Dupont", "Niger"), 2),
        (bare("a", "J. Morvan"), bare("b", "Jean-Pierre Morvan"), 2),
        (near("a", "J. Morvan", "Zoe Wolff"), near("b", "Jean-Pierre Morvan", "Zoe Wolff"), 1),
        (near("a", "K. Morvan", "Zoe Wolff"), near("b", "Jean-Pierre Morvan", "Zoe Wolff"), 2),
        (bare("a", "Ali Hassan"), bare("b", "Ali Omar Hassan"), 2),
        (near("a", "Ali Hassan", "Niger"), near("b", "Ali Omar Hassan", "Niger"), 1),
        (
            near("a", "Ali Hassan", "Niger", words="footballer"),
            near("b", "Ali Omar Hassan", "Niger", words="judge"),
            2,
        ),
        (near("a", "Paul Durand", "Zoe Wolff"), near("b", "Marie Durand", "Zoe Wolff"), 2),
        (bare("a", "Institut Pasteur", "Organization"), bare("b", "Pasteur Institute", "Organization"), 1),
        (bare("a", "Lumatel", "Company"), bare("b", "Lumatel SA", "Company"), 1),
        (bare("a", "Institut Pasteur", "Organization"), bare("b", "Institut Pasquier", "Organization"), 2),
        (bare("a", "Orvane", "Company"), bare("b", "Orvane Québec", "Company"), 2),
        (
            bare("a", "Banque centrale du Niger", "Organization"),
            bare("b", "Central Bank of Niger", "Organization"),
            1,
        ),
        (
            bare("a", "Banque centrale du Niger", "Organization"),
            bare("b", "Central Bank of France", "Organization"),
            2,
        ),
        (bare("a", "Coupe de Korvane", "Event"), bare("b", "Korvane Cup", "Event"), 1),
        (bare("a", "Coupe de Korvane 2021", "Event"), bare("b", "Korvane Cup 2024", "Event"), 2),
        (bare("a", "Martin Dupont"), bare("b", "Martine Dupont"), 2),
        (bare("a", "Coupe de Korvane 2002", "Event"), bare("b", "Korvane Cup 2022", "Event"), 2),
        (bare("a", "District 1", "City"), bare("b", "District 11", "City"), 2),
        (near("a", "María García", "Zoe Wolff"), near("b", "María José García López", "Zoe Wolff"), 1),
        (near("a", "de Gaulle", "Zoe Wolff", "Niger"), near("b", "Charles de Gaulle", "Zoe Wolff", "Niger"), 1),
        (near("a", "Le Pen", "Zoe Wolff", "Niger"), near("b", "Marine Le Pen", "Zoe Wolff", "Niger"), 1),
        (near("a", "Le Gaulle", "Zoe Wolff", "Niger"), near("b", "Marine Le Pen", "Zoe Wolff", "Niger"), 2),
    ],
)
def test_names_are_one_or_two(terms: Ontology, one: Reading, other: Reading, nodes: int) -> None:
    assert len(set(heads([one, other], terms))) == nodes
    assert len(set(heads([other, one], terms))) == nodes


KIRBY = near("full", "John Kirby", "Zoe Wolff", "Niger")
OTHER = near("other", "Paul Kirby", "Omar Bello", "France")
SHORT = near("short", "Kirby", "Zoe Wolff", "Niger")
MIXED = near("short", "Kirby", "Zoe Wolff", "Niger", "Omar Bello", "France")


def test_a_short_name_joins_the_only_fuller_one(terms: Ontology) -> None:
    assert are_one([KIRBY, SHORT], terms)
    assert not are_one([KIRBY, near("short", "Kirby", "Niger")], terms)
    assert not are_one([KIRBY, near("short", "John", "Zoe Wolff", "Niger")], terms)


def test_a_short_name_joins_the_likeliest_fuller_one(terms: Ontology) -> None:
    full, other, short = heads([KIRBY, OTHER, SHORT], terms)
    assert full == short != other


def test_a_short_name_that_two_may_bear_as_likely_is_left_apart(terms: Ontology) -> None:
    assert len(set(heads([KIRBY, OTHER, MIXED], terms))) == 3
    reasons = [doubt.reason for doubt in identity([KIRBY, OTHER, MIXED], terms).doubts]
    assert reasons.count("surname: several are as likely") == 2


def test_the_only_bearer_of_a_family_name_whom_many_name_needs_less(terms: Ontology) -> None:
    def full(count: int) -> list[Reading]:
        return [near(f"full{number}", "Jonathan Kirby", "Niger", words="minister") for number in range(count)]

    short = near("short", "Kirby", "Niger", words="minister")
    assert are_one([*full(3), short], terms)
    assert not are_one([*full(2), short], terms)
    assert len(set(heads([*full(3), bare("other", "Adelaide Kirby"), short], terms))) == 3


def test_spellings_are_joined_before_short_names(terms: Ontology) -> None:
    readings = [
        near("a", "Vladimir Poutine", "Zoe Wolff", "Niger"),
        near("b", "Vladimir Putin", "Zoe Wolff", "Niger"),
        near("c", "Poutine", "Zoe Wolff", "Niger"),
    ]
    assert are_one(readings, terms)


def body(id_: str, name: str, *names: str, said: str = "") -> Reading:
    """A document that names a body, and perhaps says that it has another name."""
    facts = [(name, "hasOtherName", said)] if said else []
    text = f"{', '.join((name, *names))}, {said}."
    return told(id_, text, ("Organization", name, *names), facts=facts)


UNION, FOOTBALL = body("u", "Union des forces", "UDF"), body("f", "Union du football", "UDF")


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ([UNION, body("a", "UDF")], True),
        ([body("u", "Union des forces"), body("a", "UDF")], False),
        ([body("u", "Union des forces", "XYZ"), body("a", "XYZ")], False),
        ([body("u", "Front du Tarim", said="Harakat"), body("a", "Harakat")], True),
        ([body("u", "Front du Tarim"), body("a", "Harakat")], False),
        ([body("u", "Union des forces", said="XYZ"), body("a", "XYZ")], True),
    ],
)
def test_a_text_says_which_names_a_body_has(terms: Ontology, readings: list[Reading], *, expected: bool) -> None:
    assert are_one(readings, terms) is expected


def test_a_name_that_is_denied_is_not_one(terms: Ontology) -> None:
    text = "Front du Tarim is not Harakat."
    draft = Draft(Document("u", text, "en")).entity("e", "Organization", "Front du Tarim")
    denied = draft.fact("e", "hasOtherName", None, text, value="Harakat", polarity="negated").reading()
    assert not are_one([denied, body("a", "Harakat")], terms)


def test_an_acronym_of_two_bodies_is_left_apart(terms: Ontology) -> None:
    union, football, one, other = heads([UNION, FOOTBALL, body("a", "UDF"), body("b", "UDF")], terms)
    assert len({union, football, one, other}) == 4
    reasons = [doubt.reason for doubt in identity([UNION, FOOTBALL, body("a", "UDF")], terms).doubts]
    assert reasons.count("acronym: several are as likely") == 2


def test_an_acronym_of_two_bodies_is_that_of_the_likelier(terms: Ontology) -> None:
    text = "UDF, Zoe Wolff."
    union = told("u", f"Union des forces, {text}", ("Organization", "Union des forces", "UDF"), ("Person", "Zoe Wolff"))
    short = told("a", text, ("Organization", "UDF"), ("Person", "Zoe Wolff"))
    one, football, acronym = heads([union, FOOTBALL, short], terms)
    assert one == acronym != football


def test_what_is_left_apart_is_noted_once_with_a_reason(terms: Ontology) -> None:
    readings = [near("a", "Mouammar Kadhafi", words="colonel"), near("b", "Muammar Gaddafi", words="colonel")]
    (doubt,) = identity(readings, terms).doubts
    assert [doubt.one, doubt.other] == sorted(f"{BASE}{iri}" for iri in heads(readings, terms))
    assert doubt.reason == "consonants: too little speaks for it"
    assert identity([bare("a", "Paul Durand"), bare("b", "Omar Bello")], terms).doubts == ()


def test_why_names_were_joined_is_kept(terms: Ontology) -> None:
    found = identity([KIRBY, SHORT], terms)
    ((reason,),) = found.reasons.values()
    assert list(found.reasons) == [f"{BASE}person/john-kirby"]
    assert reason.how == "surname"
    assert set(reason.names) == {"Kirby", "John Kirby"}
    assert set(reason.documents) == {"short", "full"}
    assert reason.support == ("near: Zoe Wolff", "country: NE")


def nodes_of(found: Identity, readings: Iterable[Reading]) -> Mapping[str, Mapping[str, str]]:
    return {each.document.id: dict(found.nodes.get(each.document.id, {})) for each in readings}


def martin(id_: str, words: str, published: str | None) -> Reading:
    return told(id_, f"The {words} Michel Martin.", ("Person", "Michel Martin"), published=published)


def test_the_oldest_bearer_has_the_plain_iri(terms: Ontology) -> None:
    first, second = martin("z", "judge", "2020-01-01"), martin("a", "footballer", "2021-01-01")
    law, sport = heads([first, second], terms)
    assert law == "person/michel-martin"
    assert sport.startswith("person/michel-martin-")
    assert heads([martin("z", "judge", None), second], terms)[1] == "person/michel-martin"


def test_later_documents_change_no_iri(terms: Ontology) -> None:
    early = [
        martin("m", "judge", "2020-01-01"),
        martin("n", "footballer", "2020-02-01"),
        bare("o", "Kirby", published="2020-02-01"),
        bare("p", "Lumatel", "Company", published="2020-02-01"),
    ]
    late = [
        martin("a", "novelist", "2021-01-01"),
        martin("b", "judge", "2021-02-01"),
        bare("c", "Kirby", published="2021-02-01"),
        bare("d", "Lumatel", "Company", published="2021-02-01"),
        bare("e", "Zoe Wolff", published="2021-02-01"),
    ]
    before = nodes_of(identity(early, terms), early)
    for count in range(1, len(late) + 1):
        assert nodes_of(identity([*late[:count], *early], terms), early) == before


@pytest.mark.parametrize(
    ("name", "later", "count", "type_"),
    [("Anton Tchekhov", "Anton Chekhov", 2, "Person"), ("Lumatel", "Lumatel SA", 1, "Company")],
)
def test_other_names_in_later_documents_change_no_iri(
    terms: Ontology, name: str, later: str, count: int, type_: str
) -> None:
    early = [bare("a", name, type_, published="2020-01-01")]
    late = [bare(f"b{number}", later, type_, published="2021-01-01") for number in range(count)]
    before = nodes_of(identity(early, terms), early)
    assert are_one([*early, *late], terms)
    assert nodes_of(identity([*early, *late], terms), early) == before


CORPUS = (
    KIRBY,
    SHORT,
    OTHER,
    martin("z", "judge", "2020-01-01"),
    martin("y", "footballer", None),
    near("v", "Vladimir Poutine", "Zoe Wolff", "Niger"),
    near("w", "Putin, Vladimir", "Zoe Wolff"),
    near("x", "Poutine", "Zoe Wolff", "Niger"),
    UNION,
    FOOTBALL,
    body("b", "UDF"),
    bare("o1", "Orvane Nord"),
    bare("o2", "Orvane Nord", "Company"),
    bare("e1", "Korvane Cup", "Event", published="2020-01-01"),
    bare("e2", "Coupe de Korvane", "Event", published="2024-01-01"),
    told("n", "Supreme Court, Niger.", ("Organization", "Supreme Court"), ("Country", "Niger")),
)


@settings(deadline=None)
@given(st.permutations(CORPUS))
def test_nothing_depends_on_the_order_of_the_readings(terms: Ontology, readings: list[Reading]) -> None:
    assert identity(readings, terms) == identity(CORPUS, terms)


@settings(deadline=None)
@given(st.permutations(CORPUS), st.integers(0, len(CORPUS)))
def test_nor_on_the_order_within_one(terms: Ontology, readings: list[Reading], turned: int) -> None:
    mixed = [replace(each, entities=each.entities[::-1]) for each in readings[:turned]] + readings[turned:]
    assert identity(mixed, terms) == identity(CORPUS, terms)


def test_reasons_do_not_depend_on_the_order_of_the_readings(terms: Ontology) -> None:
    readings = [
        near("a", "Ali Hassan", "Anton Tchekhov"),
        near("b", "Ali Omar Hassan", "Anton Chekhov"),
    ]
    found = [identity(order, terms) for order in permutations(readings)]
    assert ("near: Anton Chekhov",) in [reason.support for each in found[0].reasons.values() for reason in each]
    assert found[0] == found[1]


def test_acronyms_written_as_words_do_not_depend_on_the_order_of_the_readings(terms: Ontology) -> None:
    readings = [UNION, FOOTBALL, body("a", "UDF"), body("b", "Udf")]
    found = [identity(order, terms) for order in permutations(readings)]
    assert all(each == found[0] for each in found)


KORVANE = [bare("a", "Vladimir Korvane"), bare("b", "Wladimir Corvanne")]


def test_a_register_knows_that_two_names_are_one(terms: Ontology, tmp_path: Path) -> None:
    apart, found = identity(KORVANE, terms), identity(KORVANE, terms, registers=registers(tmp_path))
    assert len({node for nodes in apart.nodes.values() for node in nodes.values()}) == 2
    (node,) = {node for nodes in found.nodes.values() for node in nodes.values()}
    assert found.links == {node: (REGISTERED,)}


def test_two_registers_may_know_the_same(terms: Ontology, tmp_path: Path) -> None:
    found = identity(KORVANE, terms, registers=registers(tmp_path, 2))
    assert {target for targets in found.links.values() for target in targets} == {REGISTERED}


def graph_of(readings: list[Reading], terms: Ontology, folder: Path, *decisions: Decision) -> ox.Store:
    """The graph of readings of which the identity is known."""
    found, path = identity(readings, terms, *decisions), folder / "graph.nt"
    write_graph(readings, world(terms), path, known=Known(found, Decisions.of(decisions)))
    store = ox.Store()
    store.bulk_load(path=str(path), format=ox.RdfFormat.N_TRIPLES)
    return store


def values(store: ox.Store, query: str) -> list[str]:
    solutions = store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(solutions, ox.QuerySolutions)
    return sorted(row[0].value for row in solutions)


def test_one_thing_is_one_node_with_all_its_names(terms: Ontology, tmp_path: Path) -> None:
    text = "Putin met Zoe Wolffberg."
    facts = [("Vladimir Putin", "metWith", "Zoe Wolffberg")]
    other = told("b", f"Vladimir {text}", ("Person", "Vladimir Putin"), ("Person", "Zoe Wolffberg"), facts=facts)
    store = graph_of([near("a", "Vladimir Poutine", "Zoe Wolffberg"), other], terms, tmp_path)
    assert len(values(store, "SELECT ?e WHERE { ?e a kg:Person }")) == 2
    (node,) = values(store, "SELECT ?e WHERE { ?e kg:metWith [ rdfs:label 'Zoe Wolffberg'@en ] }")
    assert values(store, f"SELECT ?d WHERE {{ <{node}> kg:mentionedIn/dct:identifier ?d }}") == ["a", "b"]
    names = values(store, f"SELECT ?n WHERE {{ <{node}> rdfs:label|skos:altLabel ?n }}")
    assert names == ["Vladimir Poutine", "Vladimir Putin"]
    assert values(store, f"SELECT ?n WHERE {{ <{node}> rdfs:label ?n }}") == ["Vladimir Poutine"]
    assert values(store, "SELECT ?o WHERE { ?s kg:possiblySameAs ?o }") == []


def test_doubts_are_in_the_graph(terms: Ontology, tmp_path: Path) -> None:
    readings = [martin("z", "judge", "2020-01-01"), martin("y", "footballer", "2021-01-01")]
    store = graph_of(readings, terms, tmp_path)
    iris = sorted(f"{BASE}{iri}" for iri in heads(readings, terms))
    assert values(store, f"SELECT ?o WHERE {{ <{iris[0]}> kg:possiblySameAs ?o }}") == iris[1:]
    assert values(store, "SELECT ?s WHERE { ?s kg:possiblySameAs ?o }") == iris[:1]
    assert values(store, "SELECT ?c WHERE { ?d a kg:PossibleIdentity ; kg:candidate ?c }") == iris
    (reason,) = values(store, "SELECT ?r WHERE { ?d a kg:PossibleIdentity ; kg:reason ?r }")
    assert reason.startswith("different fields: ")


def test_what_documents_agree_on_is_the_class(terms: Ontology, tmp_path: Path) -> None:
    readings = [bare("a", "Orvane Nord"), bare("b", "Orvane Nord", "Company"), bare("c", "Orvane Nord", "Company")]
    store = graph_of(readings, terms, tmp_path)
    assert values(store, "SELECT ?e WHERE { ?e a kg:Company }") == [f"{BASE}organization/orvane-nord"]
    assert values(store, "SELECT ?e WHERE { ?e a kg:Person }") == []
    assert values(store, "SELECT ?e WHERE { ?e a kg:Entity }") == [f"{BASE}organization/orvane-nord"]


signs = st.text(st.characters(exclude_categories=()), min_size=1, max_size=30)
hostile = signs.filter(lambda name: bool(name.strip() and folded_words(name)))
types = st.sampled_from(["Person", "Company", "City", "Event", "Work", "Agent", "Award"])


@settings(deadline=None)
@given(st.lists(st.tuples(hostile, types), min_size=1, max_size=6), signs)
def test_hostile_names_have_nodes(
    terms: Ontology, tmp_path_factory: pytest.TempPathFactory, who: list[tuple[str, str]], id_: str
) -> None:
    readings = [whole(f"{id_}{number}", name, type_) for number, (name, type_) in enumerate([*who, *who])]
    found = identity(readings, terms)
    assert nodes_of(found, readings).keys() == {each.document.id for each in readings}
    assert all(ox.NamedNode(node) for nodes in found.nodes.values() for node in nodes.values())
    store = graph_of(readings, terms, tmp_path_factory.getbasetemp())
    assert len(values(store, "SELECT ?d WHERE { ?d a kg:Document }")) == len(readings)


def whole(id_: str, name: str, type_: str) -> Reading:
    """A document of which the text is the name."""
    mentions = (Mention(Span(0, len(name)), "name"),) if name else ()
    return Reading(Document(id_, name, "en"), (Entity("e", name, type_, mentions),))


@pytest.mark.parametrize(("name", "type_"), [("...", "Person"), ("-", "Person"), (" ", "Person"), ("", "Person")])
def test_names_without_words_have_nodes(terms: Ontology, name: str, type_: str) -> None:
    assert len(heads([whole("a", name, type_), whole("b", name, type_), whole("c", name, "Company")], terms)) == 3


@pytest.mark.parametrize("type_", ["Person", "Company", "City"])
def test_endless_names_have_nodes(terms: Ontology, type_: str) -> None:
    readings = [
        whole("a", "Ab" * 50_000, type_),
        whole("b", f"{'Ab' * 50_000}c", type_),
        whole("c", "x " * 50_000, type_),
    ]
    assert len(set(heads(readings, terms))) == 3


def test_no_readings_have_no_identity(terms: Ontology) -> None:
    assert identity([], terms) == Identity({}, {}, {}, ())
