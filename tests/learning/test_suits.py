"""Which classes suit a property of literals, and that values suit no other."""

from pathlib import Path

import pytest

from kg.ontology import DATATYPES, LITERALS, Ontology, OntologyClass, Property
from tests.parses import cases

PARENTS = {"Entity": set(), "Person": {"Entity"}, "Miller": {"Person", "Entity"}, "Mill": {"Entity"}}
CLASSES = {name: OntologyClass(name, frozenset(above), {}, name) for name, above in PARENTS.items()}


def suits(subject: str, object_: str, **said: object) -> bool:
    """Whether a property, as it is said, suits two classes."""
    common = {"domain": None, "range": None, "symmetric": False, "labels": {}, "inverse_labels": {}}
    property_ = Property(name="p", iri="p", statement_iri="s", **{**common, **said})  # type: ignore[arg-type] # as declared
    return Ontology(Path(), CLASSES, {"p": property_}, (), {}).suits("p", subject, object_)


LITERAL = {
    "a number": ("Mill", "Number", "decimal", True),
    "a number where a date belongs": ("Mill", "Number", "gYear", False),
    "a date": ("Mill", "Date", "gYear", True),
    "a whole date for a year": ("Mill", "Date", "date", True),
    "a date where a number belongs": ("Mill", "Date", "integer", False),
    "a text where a number belongs": ("Mill", "Text", "decimal", False),
    "a person where a number belongs": ("Mill", "Person", "decimal", False),
    "any value for a text": ("Mill", "Number", None, True),
    "a name for a text": ("Mill", "Person", None, True),
    "a datatype without a kind": ("Mill", "Text", "anyURI", True),
    "a value as subject": ("Number", "Number", "decimal", False),
}


@pytest.mark.parametrize(("subject", "object_", "datatype", "suited"), cases(LITERAL))
def test_the_datatype_says_what_kind_of_value_suits(
    subject: str,
    object_: str,
    datatype: str | None,
    suited: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert suits(subject, object_, is_literal=True, datatype=datatype) is suited


DOMAINS = {
    "the domain": ("Person", {"domain": "Person"}, True),
    "below the domain": ("Miller", {"domain": "Person"}, True),
    "another class": ("Mill", {"domain": "Person"}, False),
    "a class that the ontology lacks": ("Nope", {"domain": "Person"}, False),
    "wider than the domain, where that is usual": ("Mill", {"domain": "Person", "subjects": ("Entity",)}, True),
    "no domain": ("Mill", {}, True),
}


@pytest.mark.parametrize(("subject", "said", "suited"), cases(DOMAINS))
def test_the_subject_of_a_value_must_suit(
    subject: str,
    said: dict[str, object],
    suited: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert suits(subject, "Number", is_literal=True, datatype="decimal", **said) is suited


@pytest.mark.parametrize("kind", sorted(LITERALS))
def test_a_value_is_no_argument_of_a_relation_between_things(kind: str) -> None:
    assert suits("Person", "Mill")
    assert not suits("Person", kind)
    assert not suits(kind, "Mill")
    assert not suits("Person", kind, objects=("Entity",))


def test_a_property_that_the_ontology_lacks_suits_nothing() -> None:
    assert not Ontology(Path(), CLASSES, {}, (), {}).suits("p", "Person", "Number")


def test_every_datatype_has_kinds_of_values() -> None:
    assert all(kinds and kinds <= LITERALS for kinds in DATATYPES.values())
