"""Where documents contradict each other, on graphs of a few sentences."""

import itertools
import random
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import conflict_rules, ontology
from kg.conflict_rules import Place, Rules, Single, apart, distinct
from kg.conflicts import Conflict, find
from kg.errors import OntologyError
from kg.model import Document, Entity, Fact, Mention, Polarity, Quantity, Reading, Span
from kg.namespaces import KG
from kg.ontology import Ontology, default_folder
from kg.statements import write_graph
from kg.store import Store

GAZ = "https://w3id.org/kg/gazetteer/"
BASE = "http://kg.example/"
TYPES = {"Ada Lorne": "Person", "Bo Marsh": "Person", "Norland": "Country", "Sudland": "Country", "Aville": "City"}
TYPES |= {"Betown": "City", "Wester": "Region", "Old Mill": "Facility", "Army of Norland": "MilitaryForce"}
TYPES |= {"Nantes": "City", "Lyon": "City", "France": "Country", "Germany": "Country", "Ministry": "Ministry"}
LINKS = {"France": "country/FR", "Germany": "country/DE", "Nantes": "place/nantes-fr", "Lyon": "place/lyon-fr"}
RULES = conflict_rules.load(default_folder())


class Paper:
    """A document in the making, in which each fact has a sentence of its own."""

    def __init__(self, id_: str, published: str | None = None) -> None:
        self._id, self._published = id_, published
        self._text = ""
        self._mentions: dict[str, list[Mention]] = {}
        self._facts: list[Fact] = []

    def says(  # noqa: PLR0913 - a test reads better with everything in one call
        self,
        subject: str,
        predicate: str,
        object_: str,
        *,
        polarity: Polarity = "affirmed",
        figure: float | None = None,
        unit: str = "soldier",
        about: bool = False,
        time: str | None = None,
        by: str | None = None,
        confidence: float = 0.9,
        is_text: bool = False,
    ) -> "Paper":
        start = len(self._text)
        for name in filter(None, (subject, None if is_text else object_, by)):
            span = Span(len(self._text), len(self._text) + len(name))
            self._mentions.setdefault(name, []).append(Mention(span, "name"))
            self._text += f"{name} "
        quantity = None if figure is None else Quantity(figure, unit, about)
        place, more = Span(start, len(self._text)), (confidence, polarity, by, time, quantity)
        value = object_ if is_text else None
        self._facts.append(Fact(subject, predicate, None if is_text else object_, place, "verb", *more, value))
        return self

    def reading(self) -> Reading:
        entities = (
            Entity(name, name, TYPES[name], tuple(mentions), link=GAZ + LINKS[name] if name in LINKS else None)
            for name, mentions in self._mentions.items()
        )
        document = Document(self._id, self._text, "en", published=self._published)
        return Reading(document, tuple(entities), tuple(self._facts))


Look = Callable[..., tuple[Conflict, ...]]


@pytest.fixture(scope="module")
def terms() -> Ontology:
    return ontology.load(default_folder())


@pytest.fixture
def look(tmp_path: Path, terms: Ontology) -> Look:
    """Finds the conflicts between papers."""

    def conflicts(*papers: Paper, rules: Rules = RULES, **options: object) -> tuple[Conflict, ...]:
        write_graph([paper.reading() for paper in papers], terms, tmp_path / "graph.nt")
        Store.build(tmp_path / "graph.nt", tmp_path / "store")
        with Store.open(tmp_path / "store") as store:
            return find(store, rules, **options)  # type: ignore[arg-type]

    return conflicts


def kinds(found: Iterable[Conflict]) -> list[str]:
    return [conflict.kind for conflict in found]


def troops(id_: str, figure: float, *, published: str | None = None, **more: object) -> Paper:
    return Paper(id_, published).says("Norland", "hasTroopsIn", "Sudland", figure=figure, **more)  # type: ignore[arg-type]


# Figures


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((2500, {}), (2500, {}), []),
        ((2500, {}), (900, {}), ["figures"]),
        ((2500, {}), (2501, {}), ["figures"]),
        ((2500, {"about": True}), (2500, {}), []),
        ((2500, {"about": True}), (2600, {}), []),
        ((2500, {"about": True}), (2600, {"about": True}), []),
        ((2500, {"about": True}), (3000, {}), ["figures"]),
        ((2500, {"unit": "soldier"}), (900, {"unit": "EUR"}), []),
        ((2500, {"polarity": "hypothetical"}), (900, {}), []),
        ((2500, {"time": "2019"}), (900, {"time": "2021"}), ["series"]),
        ((2500, {"time": "2021"}), (900, {"time": "2021-04"}), ["figures"]),
        ((2500, {"time": "2021"}), (900, {}), ["figures"]),
    ],
)
def test_figures(look: Look, one: tuple[float, dict], other: tuple[float, dict], expected: list[str]) -> None:
    found = look(troops("a", one[0], **one[1]), troops("b", other[0], **other[1]), series=True)
    assert kinds(found) == expected


def test_a_development_is_given_only_where_it_is_asked_for(look: Look) -> None:
    papers = troops("a", 2500, time="2019"), troops("b", 900, time="2021")
    assert look(*papers) == ()
    assert [claim.figure for claim in look(*papers, series=True)[0].claims] == ["900", "2500"]


def test_a_conflict_has_every_statement_of_the_group(look: Look) -> None:
    (conflict,) = look(
        troops("a", 2500, published="2021-04-01", about=True),
        troops("b", 2500, published="2021-04-03"),
        troops("c", 900, published="2021-04-02", by="Ministry"),
    )
    assert (conflict.kind, conflict.property) == ("figures", KG + "hasTroopsIn")
    assert (conflict.subject, conflict.object) == (f"{BASE}place/norland", f"{BASE}place/sudland")
    assert [(claim.rank, claim.figure, claim.approximate, claim.identifier) for claim in conflict.claims] == [
        (1, "2500", False, "b"),
        (1, "2500", True, "a"),
        (2, "900", False, "c"),
    ]
    last = conflict.claims[-1]
    assert (last.unit, last.polarity, last.time, last.date, last.issued) == (
        "soldier", "affirmed", None, "2021-04-02", "2021-04-02",
    )  # fmt: skip
    assert last.attributed_to == f"{BASE}organization/ministry"
    assert last.sentence == "Norland Sudland Ministry "
    assert last.statement.startswith(f"{BASE}statement/")
    assert (last.value, last.confidence, last.documents) == (None, 0.9, 1)


@pytest.mark.parametrize(("in_one", "papers"), [(True, "aa"), (False, "ab")])
def test_a_document_against_itself_is_marked(look: Look, *, in_one: bool, papers: str) -> None:
    found: dict[str, Paper] = {}
    for name, figure in zip(papers, (2500, 900), strict=True):
        paper = found.setdefault(name, Paper(name))
        paper.says("Norland", "hasTroopsIn", "Sudland", figure=figure)
    (conflict,) = look(*found.values())
    assert conflict.in_one_document is in_one


def test_both_directions_of_a_symmetric_property_are_one(look: Look) -> None:
    money = {"unit": "EUR"}
    (conflict,) = look(
        Paper("a").says("Norland", "agreedWith", "Sudland", figure=5, **money),  # type: ignore[arg-type]
        Paper("b").says("Sudland", "agreedWith", "Norland", figure=7, **money),  # type: ignore[arg-type]
    )
    assert {claim.figure for claim in conflict.claims} == {"5", "7"}
    assert look(
        Paper("a").says("Norland", "attacked", "Sudland", figure=5),
        Paper("b").says("Sudland", "attacked", "Norland", figure=7),
    ) == ()  # fmt: skip


# Polarity


def met(id_: str, polarity: Polarity, *ends: str, **more: object) -> Paper:
    first, second = ends or ("Ada Lorne", "Bo Marsh")
    return Paper(id_).says(first, "metWith", second, polarity=polarity, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (met("a", "affirmed"), met("b", "negated"), ["polarity"]),
        (met("a", "affirmed"), met("b", "negated", "Bo Marsh", "Ada Lorne"), ["polarity"]),
        (met("a", "affirmed"), met("b", "affirmed"), []),
        (met("a", "affirmed"), met("b", "hypothetical"), []),
        (met("a", "hypothetical"), met("b", "negated"), []),
        (met("a", "affirmed"), met("b", "negated", "Ada Lorne", "Norland"), []),
        (met("a", "affirmed", time="2019"), met("b", "negated", time="2021"), ["series"]),
        (met("a", "affirmed", time="2021-04"), met("b", "negated", time="2021"), ["polarity"]),
        (met("a", "affirmed", figure=900), met("b", "negated", figure=2500), []),
        (met("a", "affirmed", figure=2500), met("b", "negated", figure=2500), ["polarity"]),
        (met("a", "affirmed", figure=2500), met("b", "negated"), ["polarity"]),
    ],
)
def test_polarity(look: Look, one: Paper, other: Paper, expected: list[str]) -> None:
    assert kinds(look(one, other, series=True)) == expected


def test_plans_have_no_say_in_whether_something_is_so(look: Look) -> None:
    (conflict,) = look(met("a", "affirmed"), met("b", "negated"), met("c", "hypothetical"))
    assert {claim.identifier for claim in conflict.claims} == {"a", "b"}


def test_open_relations_are_denied_too(look: Look) -> None:
    papers = [Paper(name).says("Ada Lorne", "open:thank", "Bo Marsh", polarity=polarity) for name, polarity in
              (("a", "affirmed"), ("b", "negated"))]  # fmt: skip
    (conflict,) = look(*papers)
    assert conflict.property == f"{BASE}predicate/thank"


# One value only


def born(id_: str, *places: str, predicate: str = "bornIn", **more: object) -> Paper:
    paper = Paper(id_)
    for place in places:
        paper.says("Ada Lorne", predicate, place, **more)  # type: ignore[arg-type]
    return paper


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (("Aville", "Betown"), ["value"]),
        (("Aville", "Aville"), []),
        (("Norland", "Sudland"), ["value"]),
        (("Nantes", "Lyon"), ["value"]),
        (("Nantes", "France"), []),
        (("Nantes", "Germany"), ["value"]),
        (("Aville", "France"), []),
        (("Aville", "Wester"), []),
        (("Old Mill", "Betown"), []),
        (("Aville", "France", "Betown"), ["value"]),
    ],
)
def test_places_of_birth(look: Look, places: tuple[str, ...], expected: list[str]) -> None:
    assert kinds(look(*(born(str(number), place) for number, place in enumerate(places)))) == expected


@pytest.mark.parametrize(("predicate", "expected"), [("diedIn", ["value"]), ("livesIn", []), ("visited", [])])
def test_only_some_properties_have_one_value(look: Look, predicate: str, expected: list[str]) -> None:
    found = look(born("a", "Aville", predicate=predicate), born("b", "Betown", predicate=predicate))
    assert kinds(found) == expected


def test_a_value_contradicts_whenever_it_was_said(look: Look) -> None:
    (conflict,) = look(born("a", "Aville", time="1950"), born("b", "Betown", time="1951"))
    assert conflict.kind == "value"


def test_what_is_denied_or_supposed_is_no_value(look: Look) -> None:
    assert look(born("a", "Aville"), born("b", "Betown", polarity="negated")) == ()
    assert look(born("a", "Aville"), born("b", "Betown", polarity="hypothetical")) == ()


@pytest.mark.parametrize(
    ("inner", "link", "outer", "expected"),
    [
        ("Aville", "locatedIn", "Betown", []),
        ("Betown", "partOf", "Aville", []),
        ("Aville", "visited", "Betown", ["value"]),
    ],
)
def test_a_place_in_another_does_not_contradict_it(
    look: Look, inner: str, link: str, outer: str, expected: list[str]
) -> None:
    papers = [born("a", "Aville"), born("b", "Betown"), Paper("c").says(inner, link, outer)]
    assert kinds(look(*papers)) == expected


def test_containment_has_many_steps(look: Look) -> None:
    steps = Paper("c").says("Aville", "locatedIn", "Wester").says("Wester", "locatedIn", "Sudland")
    papers = [born("a", "Aville"), born("b", "Norland"), steps]
    assert kinds(look(*papers)) == ["value"]
    assert look(born("a", "Aville"), born("b", "Sudland"), steps) == ()


def test_capitals_hold_both_ways(look: Look) -> None:
    two_capitals = [Paper(city).says(city, "capitalOf", "Norland") for city in ("Aville", "Betown")]
    (conflict,) = look(*two_capitals)
    assert (conflict.kind, conflict.subject, conflict.object) == ("value", None, f"{BASE}place/norland")
    assert {claim.value for claim in conflict.claims} == {f"{BASE}place/aville", f"{BASE}place/betown"}
    two_countries = [Paper(country).says("Aville", "capitalOf", country) for country in ("Norland", "Sudland")]
    (conflict,) = look(*two_countries)
    assert (conflict.kind, conflict.subject, conflict.object) == ("value", f"{BASE}place/aville", None)


def test_a_capital_may_move(look: Look) -> None:
    papers = [
        Paper(city).says(city, "capitalOf", "Norland", time=time)
        for city, time in (("Aville", "1990"), ("Betown", "2020"))
    ]
    assert look(*papers) == ()
    (conflict,) = look(*papers, series=True)
    assert [(claim.rank, claim.date) for claim in conflict.claims] == [(1, "2020"), (2, "1990")]


def test_values_may_be_texts(look: Look) -> None:
    rules = Rules(singles=(Single(KG + "hasAcronym", ("subject",), changes=False),))

    def paper(id_: str, acronym: str) -> Paper:
        return Paper(id_).says("Ministry", "hasAcronym", acronym, is_text=True)

    (conflict,) = look(paper("a", 'M"> } #\\u0022 service'), paper("b", "MoD"), rules=rules)
    assert {(claim.value, claim.is_text) for claim in conflict.claims} == {
        ('M"> } #\\u0022 service', True),
        ("MoD", True),
    }
    assert look(paper("a", "MOD"), paper("b", "MoD"), rules=rules) == ()


# Ranks


@pytest.mark.parametrize(
    ("papers", "first", "reason"),
    [
        ([troops("a", 1, published="2021-04-01"), troops("b", 2, published="2021-04-02")], "2", "date"),
        ([troops("a", 1, published="2021-04-01"), troops("b", 2, published="2021-04-02", time="2020")], "1", "date"),
        ([troops("a", 1, published="2021-04-01"), troops("b", 2)], "1", "dated"),
        ([troops("a", 1), troops("b", 2), troops("c", 2)], "2", "documents"),
        ([troops("a", 1), troops("b", 2, by="Ministry")], "2", "source"),
        ([troops("a", 1, confidence=0.5), troops("b", 2, confidence=0.6)], "2", "confidence"),
    ],
)
def test_ranks_and_their_reasons(look: Look, papers: list[Paper], first: str, reason: str) -> None:
    (conflict,) = look(*papers)
    ranks = {claim.rank: claim for claim in conflict.claims}
    assert sorted(ranks) == [1, 2]
    assert (ranks[1].figure, ranks[1].reason, ranks[2].reason) == (first, reason, None)


def test_where_nothing_speaks_for_either_the_iri_decides(look: Look) -> None:
    (conflict,) = look(troops("a", 1), troops("b", 2))
    assert conflict.claims[0].reason == "order"
    assert [claim.statement for claim in conflict.claims] == sorted(claim.statement for claim in conflict.claims)


def test_figures_that_agree_support_each_other(look: Look) -> None:
    (conflict,) = look(troops("a", 2500), troops("b", 2600, about=True), troops("c", 900), troops("d", 900))
    assert {claim.figure: claim.documents for claim in conflict.claims} == {"2500": 2, "2600": 2, "900": 2}


def test_the_day_of_birth_is_not_when_it_was_said(look: Look) -> None:
    older, newer = Paper("a", "2021-01-01"), Paper("b", "2021-01-02")
    (conflict,) = look(older.says("Ada Lorne", "bornIn", "Aville"),
                       newer.says("Ada Lorne", "bornIn", "Betown", time="1950"))  # fmt: skip
    assert [claim.date for claim in conflict.claims] == ["2021-01-02", "2021-01-01"]


# The search


def crowd() -> list[Paper]:
    papers = [troops("a", 1), troops("b", 2), met("c", "affirmed"), met("d", "negated")]
    return [*papers, born("e", "Aville"), born("f", "Betown")]


def test_the_order_of_the_documents_does_not_matter(look: Look) -> None:
    papers = crowd()
    expected = look(*papers)
    assert kinds(expected) == ["figures", "polarity", "value"]
    for seed in range(3):
        random.Random(seed).shuffle(papers)  # noqa: S311 - no secret
        assert look(*papers) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"kinds": ("polarity",)}, ["polarity"]),
        ({"kinds": ()}, []),
        ({"property_": KG + "hasTroopsIn"}, ["figures"]),
        ({"property_": KG + "bornIn"}, ["value"]),
        ({"property_": KG + "metWith"}, ["polarity"]),
        ({"property_": KG + "leads"}, []),
        ({"entity": f"{BASE}person/ada-lorne"}, ["polarity", "value"]),
        ({"entity": f"{BASE}person/bo-marsh"}, ["polarity"]),
        ({"entity": f"{BASE}place/aville"}, ["value"]),
        ({"entity": f"{BASE}place/sudland"}, ["figures"]),
        ({"entity": f"{BASE}place/sudland", "property_": KG + "bornIn"}, []),
    ],
)
def test_a_search_is_narrowed(look: Look, options: dict[str, object], expected: list[str]) -> None:
    assert kinds(look(*crowd(), **options)) == expected


def test_a_narrow_search_keeps_all_claims(look: Look) -> None:
    whole = {conflict.kind: conflict for conflict in look(*crowd())}
    assert look(*crowd(), entity=f"{BASE}place/aville") == (whole["value"],)
    assert look(*crowd(), entity=f"{BASE}place/norland") == (whole["figures"],)


def test_names_and_links_do_not_get_into_the_queries(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LINKS, "Norland", "x%20y%dd(more)s/IRIS")
    monkeypatch.setitem(LINKS, "Aville", "INSIDE/%d0?service=1&it's")
    assert kinds(look(*crowd())) == ["figures", "polarity", "value"]
    assert kinds(look(*crowd(), entity=GAZ + LINKS["Norland"])) == ["figures"]
    assert kinds(look(*crowd(), entity=GAZ + LINKS["Aville"])) == ["value"]


def test_a_graph_without_statements_has_no_conflicts(look: Look) -> None:
    assert look() == ()


def test_many_groups_are_read_in_parts(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = look(*crowd(), series=True)
    monkeypatch.setattr("kg.conflict_claims.BATCH", 1)
    assert look(*crowd(), series=True) == expected


def test_a_graph_of_another_ontology_is_read_too(look: Look) -> None:
    assert kinds(look(*crowd(), rules=Rules())) == ["figures", "polarity"]


# What agrees

FIGURE = st.tuples(st.floats(allow_nan=False, allow_infinity=False), st.booleans())


@given(FIGURE, FIGURE)
def test_agreement_goes_both_ways(one: tuple[float, bool], other: tuple[float, bool]) -> None:
    rules = Rules()
    assert rules.agree(one, other) == rules.agree(other, one)
    assert rules.agree(one, one)
    if not one[1] and not other[1]:
        assert rules.agree(one, other) == (one[0] == other[0])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2021", "2022", True),
        ("2021-04", "2021-05", True),
        ("2021-04-01", "2021-05", True),
        ("2021", "2021-05", False),
        ("2021-05", "2021-05", False),
        ("2021", None, False),
        ("in spring", "in autumn", False),
        (None, None, False),
    ],
)
def test_times_apart(one: str | None, other: str | None, *, expected: bool) -> None:
    assert apart(one, other) is expected
    assert apart(other, one) is expected


def place(iri: str, cls: str, *, names: str = "", outer: str = "", countries: str = "") -> Place:
    return Place(iri, frozenset({cls}), frozenset(names or iri), frozenset(outer), frozenset(countries))


NESTED = Rules(places=frozenset({"City", "Region", "Country"}), exclusive=frozenset({"City", "Country"}))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (place("a", "City"), place("b", "City"), True),
        (place("a", "City"), place("b", "City", names="a"), False),
        (place("a", "City", outer="b"), place("b", "City"), False),
        (place("a", "City"), place("b", "Region"), False),
        (place("a", "Region"), place("b", "Region"), False),
        (place("a", "City", countries="x"), place("b", "Region", countries="y"), True),
        (place("a", "City", countries="x"), place("b", "Region", countries="xy"), False),
        (place("a", "Person"), place("b", "Person"), True),
        (place("a", "Person"), place("b", "City"), False),
    ],
)
def test_what_is_certainly_not_one(one: Place, other: Place, *, expected: bool) -> None:
    assert distinct(one, other, NESTED) is expected
    assert distinct(other, one, NESTED) is expected


# conflicts.toml


def rules_of(folder: Path, text: str) -> Rules:
    (folder / "conflicts.toml").write_text(text, encoding="utf-8")
    return conflict_rules.load(folder)


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    shutil.copy(default_folder() / "ontology.ttl", tmp_path)
    return tmp_path


def test_a_folder_without_rules_has_the_usual_tolerance(bare: Path) -> None:
    rules = conflict_rules.load(bare)
    assert (rules.tolerance, rules.singles) == (0.1, ())
    assert KG + "metWith" in rules.symmetric


def test_rules_of_the_news() -> None:
    singles = {single.property.removeprefix(KG): (single.each, single.changes) for single in RULES.singles}
    assert singles["bornIn"] == (("subject",), False)
    assert singles["capitalOf"] == (("subject", "object"), True)
    assert RULES.countries[GAZ + "place/nantes-fr"] == GAZ + "country/FR" == RULES.countries[GAZ + "country/FR"]
    assert KG + "Facility" in RULES.places
    assert KG + "Person" not in RULES.places


def test_tolerance_is_of_the_folder(bare: Path, look: Look) -> None:
    papers = troops("a", 2500, about=True), troops("b", 2600)
    assert kinds(look(*papers, rules=rules_of(bare, "[figures]\ntolerance = 0.01"))) == ["figures"]
    assert look(*papers, rules=rules_of(bare, "[figures]\ntolerance = 0.04")) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[figures", r"conflicts\.toml"),
        ("[figures]\ntolerance = 2", r"tolerance is 2; expected a share"),
        ("[figures]\ntolerance = true", "expected a share"),
        ("[figures]\ntolerence = 0.1", "unknown keys tolerence; known are tolerance"),
        ("figures = 1", r"\[figures\]: must be a table"),
        ("[other]", "unknown keys other"),
        ("single = 1", r"\[single\] must be a table"),
        ("[single]\nbornIn = 1", r"\[single\.bornIn\]: must be a table"),
        ('[single.towedBy]\neach = ["subject"]', "no property 'towedBy'"),
        ("[single.bornIn]\neach = []", "each must list"),
        ("[single.bornIn]\neach = [['subject']]", "each must list"),
        ('[single.bornIn]\neach = ["subject"]\nchanges = 1', "changes must be true or false"),
        ('[single.bornIn]\nof = ["subject"]', "unknown keys of"),
        ('[places]\nclass = "Planet"', "no 'Planet'"),
        ("[places]\nclass = 1", "no 1"),
        ('[places]\nexclusive = "City"', "must be a list of names"),
        ('[places]\ninside = ["Country"]', "no 'Country'"),
    ],
)
def test_wrong_rules_are_explained(bare: Path, text: str, message: str) -> None:
    with pytest.raises(OntologyError, match=message):
        rules_of(bare, text)


def test_rules_that_are_no_utf_8_are_an_error(bare: Path) -> None:
    (bare / "conflicts.toml").write_bytes(b"\xff")
    with pytest.raises(OntologyError, match=r"conflicts\.toml"):
        conflict_rules.load(bare)


def test_every_pair_of_a_group_is_compared(look: Look) -> None:
    figures = [(2500, True), (2600, True), (2900, True)]  # each agrees with the next, the first not with the last
    for order in itertools.permutations(figures):
        papers = [troops(str(number), figure, about=about) for number, (figure, about) in enumerate(order)]
        assert kinds(look(*papers)) == ["figures"]
