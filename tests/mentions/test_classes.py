# ruff: noqa: E501 - rows of tables stay whole
"""Which entities a reading has once its facts are read, and what classes the facts give them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.mentions import Found
from kg.mentions.classes import entities_of
from kg.model import Entity, Fact, Mention, Polarity, Span
from kg.ontology import CONCEPT, Ontology, OntologyClass, Property
from tests.parses import cases

PARENTS = {"Entity": (), "Person": ("Entity",), "Miller": ("Person", "Entity"), "Organization": ("Entity",), "Mill": ("Entity",), CONCEPT: ("Entity",)}  # fmt: skip
CLASSES = {name: OntologyClass(name, frozenset(above), {}, name) for name, above in PARENTS.items()}


def _property(name: str, domain: str | None, range_: str | None, *, is_literal: bool = False) -> Property:
    return Property(name, domain, range_, False, {}, {}, name, f"{name}/s", is_literal)  # noqa: FBT003 - not symmetric


PROPERTIES = {
    "runs": _property("runs", "Miller", "Mill"),
    "keeps": _property("keeps", "Person", None),
    "knows": _property("knows", None, None),
    "built": _property("built", "Mill", None, is_literal=True),
    "holds": _property("holds", "Entity", "Entity"),
}
ONTOLOGY = Ontology(Path(), CLASSES, PROPERTIES, (), {})


def entity(id_: str, type_: str, *classes: str) -> Entity:
    return Entity(id_, id_, type_, (Mention(Span(0, 1), "name"),), classes)


def fact(subject: str, predicate: str, object_: str | None, polarity: Polarity = "affirmed") -> Fact:
    value = "1911" if object_ is None else None
    return Fact(subject, predicate, object_, Span(0, 1), "stub", polarity=polarity, value=value)


SELMA, TAVIK, WATER = entity("selma", "Person"), entity("tavik", "Organization"), entity("water", CONCEPT)
NUMBER, DATE, TEXT = entity("number", "Number"), entity("date", "Date"), entity("text", "Text")


def known(entities: Sequence[Entity], *facts: Fact) -> dict[str, tuple[str, ...]]:
    """Further classes of each entity that is left, by its id."""
    found = Found(tuple(entities), {}, {}, {}, {}, ())
    return {each.id: each.classes for each in entities_of(found, facts, ONTOLOGY)}


CLASSED = {
    "no fact": ([], (), ()),
    "domain and range": ([fact("selma", "runs", "tavik")], ("Miller",), ("Mill",)),
    "several facts": ([fact("selma", "runs", "tavik"), fact("tavik", "runs", "selma")], ("Mill", "Miller"), ("Mill", "Miller")),
    "the same fact twice": ([fact("selma", "runs", "tavik")] * 2, ("Miller",), ("Mill",)),
    "negated": ([fact("selma", "runs", "tavik", "negated")], (), ()),
    "hypothetical": ([fact("selma", "runs", "tavik", "hypothetical")], (), ()),
    "negated and affirmed": ([fact("selma", "runs", "tavik", "negated"), fact("selma", "runs", "tavik")], ("Miller",), ("Mill",)),
    "what it is already": ([fact("selma", "keeps", "tavik")], (), ()),
    "what it lies below": ([fact("selma", "holds", "tavik")], (), ()),
    "no domain": ([fact("selma", "knows", "tavik")], (), ()),
    "an open fact": ([fact("selma", "open:run", "tavik")], (), ()),
    "a literal": ([fact("tavik", "built", None)], (), ("Mill",)),
}  # fmt: skip


@pytest.mark.parametrize(("facts", "selma", "tavik"), cases(CLASSED))
def test_an_affirmed_fact_gives_subject_and_object_the_classes_of_its_property(
    facts: list[Fact], selma: tuple[str, ...], tavik: tuple[str, ...]
) -> None:
    assert known([SELMA, TAVIK], *facts) == {"selma": selma, "tavik": tavik}


def test_classes_that_were_known_are_kept() -> None:
    assert known([entity("tavik", "Organization", "Company")], fact("selma", "runs", "tavik")) == {"tavik": ("Company", "Mill")}  # fmt: skip
    assert known([entity("selma", "Entity", "Miller")], fact("selma", "keeps", "tavik")) == {"selma": ("Miller",)}


def test_of_new_classes_only_the_narrowest_are_added() -> None:
    facts = fact("zed", "runs", "tavik"), fact("zed", "keeps", "tavik")
    assert known([entity("zed", "Entity")], *facts) == {"zed": ("Miller",)}


def test_values_are_no_entities() -> None:
    facts = fact("tavik", "built", None), fact("tavik", "knows", "number")
    assert known([NUMBER, TAVIK, DATE, TEXT], *facts) == {"tavik": ("Mill",)}


USED = {
    "no fact": ([], {"selma"}),
    "as object": ([fact("selma", "knows", "water")], {"selma", "water"}),
    "as subject": ([fact("water", "knows", "selma")], {"selma", "water"}),
    "in an open fact": ([fact("selma", "open:drink", "water")], {"selma", "water"}),
    "in a fact that is negated": ([fact("selma", "knows", "water", "negated")], {"selma", "water"}),
    "in a fact of others": ([fact("selma", "knows", "tavik")], {"selma"}),
}


@pytest.mark.parametrize(("facts", "left"), cases(USED))
def test_a_common_noun_is_an_entity_only_where_a_fact_has_it(facts: list[Fact], left: set[str]) -> None:
    assert known([SELMA, WATER], *facts).keys() == left


def test_a_common_noun_that_a_fact_is_credited_to_is_an_entity() -> None:
    credited = Fact("selma", "knows", "selma", Span(0, 1), "stub", attributed_to="water")
    assert "water" in known([SELMA, WATER], credited)


def test_entities_stay_in_order_and_are_not_changed_where_nothing_is_new() -> None:
    found = Found((TAVIK, SELMA), {}, {}, {}, {}, ())
    assert entities_of(found, [], ONTOLOGY) == (TAVIK, SELMA)
    assert entities_of(found, iter([fact("selma", "runs", "tavik")]), ONTOLOGY)[0].name == "tavik"
