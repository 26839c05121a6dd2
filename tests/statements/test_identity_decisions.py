"""What a user decided about identity is carried out, and is all that is."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.decisions import (
    Anchor,
    Claim,
    Decision,
    Decisions,
    Link,
    Made,
    Merge,
    Reject,
    Rename,
    Side,
    Split,
    identified,
    storable,
)
from kg.model import Document, Polarity, Reading
from kg.ontology import Ontology
from kg.statements.identity.wishes import Wishes
from tests.samples import Draft
from tests.statements.test_identity import (
    BASE,
    FRANCE,
    KORVANE,
    NIGER,
    are_one,
    bare,
    graph_of,
    heads,
    identity,
    registers,
    told,
    values,
    whole,
)

GONE = f"{BASE}person/of-another-build"
WIKIDATA = "http://www.wikidata.org/entity/Q42"
SMITHSON, SMYTHE, MOREAU = bare("a", "Jon Smithson"), bare("b", "Joan Smythe"), bare("c", "Jean-Luc Moreau")
IN_NIGER, IN_FRANCE = told("n", "Niger.", ("Country", "Niger")), told("f", "France.", ("Country", "France"))
DESERT, COAST = bare("x", "Tarim", "City"), bare("y", "Adour", "City")


def made(second: int) -> Made:
    return Made("Zoé", f"2026-03-12T09:30:{second:02}Z")


def anchor(reading: Reading) -> Anchor:
    """The anchor of the first entity of a reading."""
    return Anchor(storable(reading.document.id), storable(reading.entities[0].name))


def side(*readings: Reading, iri: str = GONE) -> Side:
    """What the first entities of readings are, under an IRI that no longer is."""
    return Side(iri, tuple(map(anchor, readings)))


def merge(one: Side, other: Side, *, second: int = 1) -> Merge:
    return identified(Merge("", one, other, made(second)))


def split(*out: Reading, rest: Sequence[Reading] = (), second: int = 2, of: str = GONE) -> Split:
    return identified(Split("", of, tuple(map(anchor, out)), tuple(map(anchor, rest)), made(second)))


def rename(of: Side, label: str, lang: str | None = None, *, second: int = 1) -> Rename:
    return identified(Rename("", of, label, lang, made(second)))


def link(of: Side, target: str = WIKIDATA, *, second: int = 1) -> Link:
    return identified(Link("", of, target, "wikidata", 0.9, made(second)))


BOTH = merge(side(SMITHSON), side(SMYTHE, iri=f"{GONE}-2"))


class TestMerge:
    def test_two_become_one(self, terms: Ontology) -> None:
        assert not are_one([SMITHSON, SMYTHE], terms)
        assert heads([SMITHSON, SMYTHE], terms, BOTH) == ["person/jon-smithson"] * 2
        ((reason,),) = identity([SMITHSON, SMYTHE], terms, BOTH).reasons.values()
        assert reason.how == "decided"

    def test_all_of_each_come_along(self, terms: Ontology) -> None:
        readings = [SMITHSON, bare("a2", "Jon Smithson"), SMYTHE, bare("b2", "Joan Smythe"), MOREAU]
        found = heads(readings, terms, BOTH)
        assert len(set(found[:4])) == 1
        assert found[4] not in found[:4]

    def test_in_a_chain(self, terms: Ontology) -> None:
        assert are_one([SMITHSON, SMYTHE, MOREAU], terms, BOTH, merge(side(SMYTHE), side(MOREAU, iri=f"{GONE}-2")))

    def test_whatever_speaks_against_it(self, terms: Ontology) -> None:
        judge = told("j", "The judge Michel Martin.", ("Person", "Michel Martin"))
        striker = told("s", "The striker Michel Martin.", ("Person", "Michel Martin"))
        assert not are_one([judge, striker], terms)
        decision = merge(side(judge), side(striker, iri=f"{GONE}-2"))
        assert are_one([judge, striker], terms, decision)
        assert identity([judge, striker], terms, decision).doubts == ()

    def test_kinds_of_things_are_no_hindrance(self, terms: Ontology) -> None:
        firm = bare("o", "Lumatel", "Company")
        assert are_one([SMITHSON, firm], terms, merge(side(SMITHSON), side(firm, iri=f"{GONE}-2")))

    @pytest.mark.parametrize("turned", [False, True])
    def test_with_a_gazetteer_entry(self, terms: Ontology, tmp_path: Path, *, turned: bool) -> None:
        sides = [side(DESERT), side(IN_NIGER, iri=NIGER)]
        decision = merge(*(sides[::-1] if turned else sides))
        assert heads([DESERT, IN_NIGER], terms, decision) == [NIGER] * 2
        store = graph_of([DESERT, IN_NIGER], terms, tmp_path, decision)
        assert values(store, "SELECT ?e WHERE { ?e a kg:Entity }") == [NIGER]
        assert values(store, "SELECT ?n WHERE { ?e skos:altLabel ?n }") == ["Tarim"]
        assert values(store, f"SELECT ?d WHERE {{ <{NIGER}> kg:mentionedIn/dct:identifier ?d }}") == ["n", "x"]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (side(IN_FRANCE, iri=FRANCE), side(IN_NIGER, iri=NIGER)),
            (Side(FRANCE), Side(NIGER)),
            (side(DESERT, iri=FRANCE), side(IN_NIGER, iri=NIGER)),
        ],
    )
    def test_two_gazetteer_entries(self, terms: Ontology, tmp_path: Path, one: Side, other: Side) -> None:
        decision = merge(one, other)
        assert heads([IN_NIGER, IN_FRANCE], terms, decision) == [FRANCE] * 2
        store = graph_of([IN_NIGER, IN_FRANCE], terms, tmp_path, decision)
        assert values(store, "SELECT ?e WHERE { ?e a kg:Entity }") == [FRANCE]
        assert values(store, "SELECT ?n WHERE { ?e rdfs:label|skos:altLabel ?n }") == ["France", "Niger"]

    def test_what_is_one_with_an_entry_is_one_with_what_that_is_one_with(self, terms: Ontology) -> None:
        first = merge(side(DESERT), side(IN_NIGER, iri=NIGER))
        second = merge(side(IN_FRANCE, iri=FRANCE), side(IN_NIGER, iri=NIGER), second=2)
        assert are_one([DESERT, IN_NIGER, IN_FRANCE], terms, first, second)

    def test_the_entries_of_two_that_are_one_are_one(self, terms: Ontology) -> None:
        first = merge(side(DESERT), side(IN_NIGER, iri=NIGER))
        second = merge(side(COAST), side(IN_FRANCE, iri=FRANCE), second=2)
        third = merge(side(DESERT), side(COAST, iri=f"{GONE}-2"), second=3)
        assert are_one([DESERT, COAST, IN_NIGER, IN_FRANCE], terms, first, second, third)


class TestSplit:
    def test_a_document_leaves(self, terms: Ontology) -> None:
        readings = [bare(id_, "Jean-Luc Moreau") for id_ in "abcd"]
        one, out, other, too = heads(readings, terms, split(readings[1], readings[3]))
        assert one == other == "person/jean-luc-moreau"
        assert out == too != one

    def test_different_names_leave_together(self, terms: Ontology) -> None:
        readings = [bare("a", "Anton Tchekhov"), bare("b", "Anton Chekhov"), bare("c", "A. Chekhov")]
        assert are_one(readings[:2], terms)
        rest, one, other = heads(readings, terms, split(*readings[1:]))
        assert one == other != rest

    def test_two_decisions_split_off_two(self, terms: Ontology) -> None:
        readings = [bare(id_, "Jean-Luc Moreau") for id_ in "abc"]
        assert len(set(heads(readings, terms, split(readings[1]), split(readings[2], second=3)))) == 3

    def test_the_last_split_of_a_document_counts(self, terms: Ontology) -> None:
        readings = [bare(id_, "Jean-Luc Moreau") for id_ in "abc"]
        first, second = split(readings[0], readings[1]), split(readings[1], readings[2], second=3)
        one, other, too = heads(readings, terms, first, second)
        assert other == too != one

    def test_no_doubt_remains(self, terms: Ontology) -> None:
        readings = [bare(id_, "Jean-Luc Moreau") for id_ in "ab"]
        assert identity(readings, terms, split(readings[1])).doubts == ()

    def test_from_a_gazetteer_entry(self, terms: Ontology, tmp_path: Path) -> None:
        river = told("r", "Niger.", ("Country", "Niger"))
        decision = split(river, of=NIGER)
        assert heads([IN_NIGER, river], terms, decision) == [NIGER, "place/niger"]
        store = graph_of([IN_NIGER, river], terms, tmp_path, decision)
        assert values(store, "SELECT ?e WHERE { ?e a kg:Entity }") == [f"{BASE}place/niger", NIGER]
        assert heads([IN_NIGER, river], terms, replace(decision, undone=made(9))) == [NIGER, NIGER]

    def test_kinds_agreed_on_are_no_hindrance(self, terms: Ontology) -> None:
        readings = [bare("a", "Orvane", "Company"), bare("b", "Orvane", "Company"), bare("c", "Orvane")]
        assert heads(readings, terms)[2] == "organization/orvane"
        assert heads(readings, terms, split(readings[2]))[2].startswith("person/orvane-")

    def test_no_register_joins_what_was_split(self, terms: Ontology, tmp_path: Path) -> None:
        found = identity(KORVANE, terms, split(KORVANE[1]), registers=registers(tmp_path))
        assert len({node for nodes in found.nodes.values() for node in nodes.values()}) == 2

    def test_a_decision_may_have_any_iri(self, terms: Ontology) -> None:
        readings = [bare("a", "Orvane", "Company"), bare("b", "Orvane", "Company"), bare("c", "Orvane")]
        decision = replace(split(readings[2]), id="http://mine.example/d/1")
        assert heads(readings, terms, decision)[2] != heads(readings, terms, decision)[0]


class TestOrder:
    def test_a_later_merge_beats_an_earlier_split(self, terms: Ontology) -> None:
        readings = [bare(id_, "Jean-Luc Moreau") for id_ in "ab"]
        decisions = (split(readings[1]), merge(side(readings[0]), side(readings[1], iri=f"{GONE}-2"), second=3))
        assert are_one(readings, terms, *decisions)

    def test_a_later_split_beats_an_earlier_merge(self, terms: Ontology) -> None:
        readings = [SMITHSON, SMYTHE, MOREAU]
        decision = merge(side(SMITHSON), side(SMYTHE, MOREAU, iri=f"{GONE}-2"))
        one, out, other = heads(readings, terms, decision, split(SMYTHE))
        assert one == other != out

    @pytest.mark.parametrize("iri", [f"{BASE}person/joan-smythe", GONE])
    def test_even_of_all_that_was_merged(self, terms: Ontology, iri: str) -> None:
        decision = merge(side(SMITHSON, iri=f"{BASE}person/jon-smithson"), side(SMYTHE, iri=iri))
        apart = heads([SMITHSON, SMYTHE], terms)
        assert heads([SMITHSON, SMYTHE], terms, decision, split(SMYTHE)) == apart

    def test_and_a_later_merge_both(self, terms: Ontology) -> None:
        assert are_one([SMITHSON, SMYTHE], terms, BOTH, split(SMYTHE), replace(BOTH, id="urn:x:3", made=made(3)))

    def test_wishes_know_what_counts(self) -> None:
        later = merge(side(SMYTHE), side(MOREAU, iri=f"{GONE}-2"), second=3)
        more = merge(side(SMITHSON), side(SMYTHE, MOREAU, iri=f"{GONE}-2"))
        cut = split(SMYTHE)
        wishes = Wishes.of(Decisions.of([later, cut, BOTH, more, replace(split(MOREAU), undone=made(9))]))
        assert wishes.cut("b", "Joan Smythe") == cut.id
        assert wishes.cut("c", "Jean-Luc Moreau") == ""
        kept = [(one.anchors, other.anchors) for one, other in wishes.merges]
        smithson, smythe, moreau = map(anchor, (SMITHSON, SMYTHE, MOREAU))
        assert kept == [((smithson,), (moreau,)), ((smythe,), (moreau,))]

    @pytest.mark.parametrize(
        "decision",
        [BOTH, split(MOREAU), rename(side(SMITHSON), "Jo"), link(side(SMITHSON))],
        ids=lambda each: type(each).__name__,
    )
    def test_undone_ones_do_nothing(self, terms: Ontology, decision: Decision) -> None:
        readings = [SMITHSON, SMYTHE, MOREAU, bare("d", "Jean-Luc Moreau")]
        assert identity(readings, terms, decision) != identity(readings, terms)
        assert identity(readings, terms, replace(decision, undone=made(9))) == identity(readings, terms)


class TestAnchors:
    def test_they_survive_an_iri_that_changes(self, terms: Ontology) -> None:
        readings = [SMITHSON, bare("b", "Jon Smythe-Lee"), bare("a0", "Jon Smythe-Lee", published="2001-01-01")]
        iris = [f"{BASE}person/jean-luc-moreau", f"{BASE}person/joan-smythe"]
        decision = merge(side(readings[0], iri=iris[0]), side(readings[1], iri=iris[1]))
        found = heads([*readings, MOREAU, bare("e", "Joan Smythe")], terms, decision)
        assert len(set(found[:3])) == 1
        assert len({*found}) == 3

    def test_without_their_document_the_iri_counts(self, terms: Ontology) -> None:
        lost = (Anchor("gone.txt", "Jon Smithson"),)
        decision = merge(Side(f"{BASE}person/jon-smithson", lost), Side(f"{BASE}person/joan-smythe"))
        assert are_one([SMITHSON, SMYTHE], terms, decision)

    def test_one_document_that_is_left_is_enough(self, terms: Ontology) -> None:
        lost = Anchor("gone.txt", "Jon Smithson")
        decision = merge(Side(f"{BASE}person/jean-luc-moreau", (lost, anchor(SMITHSON))), side(SMYTHE))
        one, other, third = heads([SMITHSON, SMYTHE, MOREAU], terms, decision)
        assert one == other != third

    @pytest.mark.parametrize("is_first", [True, False])
    def test_what_is_gone_changes_nothing(self, terms: Ontology, *, is_first: bool) -> None:
        sides = [Side(GONE, (Anchor("gone.txt", "Ann Lee"),)), side(SMITHSON)]
        decision = merge(*(sides if is_first else sides[::-1]))
        assert heads([SMITHSON], terms, decision) == heads([SMITHSON], terms)

    def test_links_of_what_is_gone_are_not_in_the_graph(self, terms: Ontology, tmp_path: Path) -> None:
        decision = link(Side(GONE, (Anchor("gone.txt", "Ann Lee"),)))
        store = graph_of([SMITHSON], terms, tmp_path, decision)
        assert values(store, "SELECT ?s WHERE { ?s skos:exactMatch ?o }") == []


class TestNamesAndLinks:
    def labels(self, terms: Ontology, folder: Path, *decisions: Decision) -> tuple[set[str], list[str]]:
        """The labels with their languages, and the other names, of Jon Smithson in an English and a French text."""
        readings = [bare("a", "Jon Smithson"), told("f", "Jon Smithson.", ("Person", "Jon Smithson"), lang="fr")]
        store = graph_of(readings, terms, folder, *decisions)
        found = values(store, "SELECT ?l WHERE { ?e rdfs:label ?n BIND(CONCAT(LANG(?n), ' ', STR(?n)) AS ?l) }")
        others = values(store, "SELECT DISTINCT ?l WHERE { ?e skos:altLabel ?n BIND(STR(?n) AS ?l) }")
        return {*found}, others

    def test_a_name_of_all_languages(self, terms: Ontology, tmp_path: Path) -> None:
        found = self.labels(terms, tmp_path, rename(side(SMITHSON), "Jo"))
        assert found == ({"en Jo", "fr Jo"}, ["Jon Smithson"])

    def test_a_name_of_one_language(self, terms: Ontology, tmp_path: Path) -> None:
        found = self.labels(terms, tmp_path, rename(side(SMITHSON), "Jo", "fr"))
        assert found == ({"en Jon Smithson", "fr Jo"}, ["Jon Smithson"])

    @pytest.mark.parametrize(
        ("first", "second", "expected"),
        [
            ((None, "Jo"), (None, "Joe"), {"en Joe", "fr Joe"}),
            (("fr", "Jo"), ("fr", "Joe"), {"en Jon Smithson", "fr Joe"}),
            ((None, "Jo"), ("fr", "Joe"), {"en Jo", "fr Joe"}),
            (("fr", "Jo"), (None, "Joe"), {"en Joe", "fr Joe"}),
        ],
    )
    def test_the_later_name_counts(
        self,
        terms: Ontology,
        tmp_path: Path,
        first: tuple[str | None, str],
        second: tuple[str | None, str],
        expected: set[str],
    ) -> None:
        renames = [
            rename(side(SMITHSON), label, lang, second=number) for number, (lang, label) in enumerate((first, second))
        ]
        assert self.labels(terms, tmp_path, *renames)[0] == expected

    def test_a_gazetteer_entry_may_be_renamed(self, terms: Ontology, tmp_path: Path) -> None:
        for of in (side(IN_NIGER), Side(NIGER)):
            store = graph_of([IN_NIGER], terms, tmp_path, rename(of, "Republic of the Niger"))
            assert values(store, "SELECT ?n WHERE { ?e rdfs:label ?n }") == ["Republic of the Niger"]
            assert values(store, "SELECT ?n WHERE { ?e skos:altLabel ?n }") == ["Niger"]

    def test_what_was_merged_is_renamed_as_a_whole(self, terms: Ontology, tmp_path: Path) -> None:
        store = graph_of([SMITHSON, SMYTHE], terms, tmp_path, BOTH, rename(side(SMYTHE), "Jo", second=2))
        assert values(store, "SELECT ?n WHERE { ?e rdfs:label ?n }") == ["Jo"]
        assert values(store, "SELECT ?n WHERE { ?e skos:altLabel ?n }") == ["Joan Smythe", "Jon Smithson"]

    def test_links_are_exact_matches(self, terms: Ontology, tmp_path: Path) -> None:
        other = "http://other.example/1"
        store = graph_of([SMITHSON, SMYTHE], terms, tmp_path, link(side(SMITHSON)), link(side(SMITHSON), other))
        query = f"SELECT ?o WHERE {{ <{BASE}person/jon-smithson> skos:exactMatch ?o }}"
        assert values(store, query) == [other, WIKIDATA]
        assert len(values(store, "SELECT ?s WHERE { ?s skos:exactMatch ?o }")) == 2


TEXT = "Ann Lee met Bob Ray."


def met(*, polarity: Polarity = "affirmed", turned: bool = False, id_: str = "m") -> Reading:
    draft = Draft(Document(id_, TEXT, "en")).entity("a", "Person", "Ann Lee").entity("b", "Person", "Bob Ray")
    ends = ("b", "a") if turned else ("a", "b")
    return draft.fact(ends[0], "metWith", ends[1], TEXT, polarity=polarity).reading()


def reject(**change: str) -> Reject:
    claim = {"document": "m", "predicate": "metWith", "subject": "Ann Lee", "object": "Bob Ray", "evidence": TEXT}
    return identified(Reject("", f"{BASE}statement/0", Claim(**{**claim, **change}), made(1)))  # type: ignore[arg-type]  # a polarity is a text


class TestReject:
    def test_the_statement_stays_and_no_longer_holds(self, terms: Ontology, tmp_path: Path) -> None:
        store = graph_of([met()], terms, tmp_path, reject())
        query = (
            "SELECT ?s WHERE { ?s a kg:Statement ; kg:rank kg:Deprecated ; kg:polarity kg:Affirmed ; kg:evidence ?e }"
        )
        assert len(values(store, query)) == 1
        assert values(store, "SELECT ?s WHERE { ?s kg:metWith ?o }") == []

    @pytest.mark.parametrize(
        "decision",
        [
            replace(reject(), undone=made(9)),
            reject(document="other"),
            reject(subject="Ann"),
            reject(object="Bob"),
            reject(evidence="Ann Lee met"),
            reject(polarity="negated"),
            reject(predicate="visited"),
        ],
    )
    def test_others_hold(self, terms: Ontology, tmp_path: Path, decision: Decision) -> None:
        store = graph_of([met()], terms, tmp_path, decision)
        assert len(values(store, "SELECT ?s WHERE { ?s kg:metWith ?o }")) == 2
        assert values(store, "SELECT ?s WHERE { ?s kg:rank ?r }") == []

    def test_what_another_document_says_holds(self, terms: Ontology, tmp_path: Path) -> None:
        store = graph_of([met(), met(id_="other")], terms, tmp_path, reject())
        assert len(values(store, "SELECT ?s WHERE { ?s kg:rank kg:Deprecated }")) == 1
        assert len(values(store, "SELECT ?s WHERE { ?s kg:metWith ?o }")) >= 2

    def test_a_denial_can_be_rejected(self, terms: Ontology, tmp_path: Path) -> None:
        store = graph_of([met(polarity="negated")], terms, tmp_path, reject(polarity="negated"))
        assert len(values(store, "SELECT ?s WHERE { ?s kg:rank kg:Deprecated ; kg:polarity kg:Negated }")) == 1

    def test_as_the_graph_states_it(self, terms: Ontology, tmp_path: Path) -> None:
        store = graph_of([met(turned=True)], terms, tmp_path)
        assert values(store, "SELECT ?n WHERE { ?s a kg:Statement ; rdf:subject/rdfs:label ?n }") == ["Ann Lee"]
        store = graph_of([met(turned=True)], terms, tmp_path, reject())
        assert len(values(store, "SELECT ?s WHERE { ?s kg:rank kg:Deprecated }")) == 1


signs = st.text(st.characters(exclude_categories=()), min_size=1, max_size=20)
names = signs.map("a{}".format)
HOSTILE = ["<script>", '"@en . <x:y> <x:y> "', "\ud800x", "\u202eOrvane\u2066", "a\nb\x00c", "{}%s\\u0022", "é" * 5000]


class TestHostile:
    @pytest.mark.parametrize("name", HOSTILE)
    def test_decisions_about_hostile_names_are_carried_out(self, terms: Ontology, tmp_path: Path, name: str) -> None:
        one, other = whole(f"1{name}", name, "Company"), whole(f"2{name}", name, "Company")
        third = whole("3", "Korvane", "Company")
        assert are_one([one, other], terms)
        decisions: list[Decision] = [
            split(other),
            merge(side(other), side(third, iri=f"{GONE}-2"), second=3),
            rename(side(third), name),
        ]
        first, cut, merged = heads([one, other, third], terms, *decisions)
        assert cut == merged != first
        store = graph_of([one, other, third], terms, tmp_path, *decisions)
        assert len(values(store, "SELECT ?e WHERE { ?e a kg:Entity }")) == 2
        shown = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in name)
        assert shown in values(store, "SELECT ?n WHERE { ?e rdfs:label ?n }")

    @settings(deadline=None)
    @given(names, names, signs)
    def test_any_names_can_be_merged_and_split(self, terms: Ontology, one: str, other: str, id_: str) -> None:
        readings = [whole(f"{id_}1", one, "Work"), whole(f"{id_}2", other, "Work")]
        if anchor(readings[0]) != anchor(readings[1]):
            assert are_one(readings, terms, merge(side(readings[0]), side(readings[1], iri=f"{GONE}-2")))
            assert not are_one(readings, terms, split(readings[1]))

    @settings(deadline=None)
    @given(st.permutations([BOTH, split(MOREAU), rename(side(SMYTHE), "Jo"), link(side(MOREAU))]))
    def test_nothing_depends_on_the_order_of_readings_or_decisions(
        self, terms: Ontology, decisions: list[Decision]
    ) -> None:
        readings = [SMITHSON, SMYTHE, MOREAU, bare("d", "Jean-Luc Moreau")]
        known = identity(readings, terms, BOTH, split(MOREAU), rename(side(SMYTHE), "Jo"), link(side(MOREAU)))
        assert identity(readings[::-1], terms, *decisions) == known
