"""What the classes and countries of a register mean in an ontology: its own terms, and those it is aligned with."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

from kg import turtle
from kg.namespaces import GAZETTEER, OWL, RDFS, SKOS
from kg.ontology import Ontology
from kg.register_names import key
from kg.turtle import local_name

ALIGNMENTS = "alignments.ttl"
EQUIVALENCES = (RDFS + "subClassOf", SKOS + "closeMatch", SKOS + "exactMatch", OWL + "equivalentClass")
ENTITY = "Entity"
SCHEMAS = ("https://schema.org/", "http://schema.org/")
CODE = re.compile(r"([A-Za-z]{2})(-[A-Za-z0-9]{1,3})?")
COUNTRY = re.compile(re.escape(GAZETTEER) + "country/([A-Z]{2})")


@dataclass(frozen=True, slots=True)
class Terms:
    """How to read a register's terms.

    Attributes:
        classes: local name of the ontology's class by IRI of every class that has one.
        depths: number of ancestors of each class of the ontology, by local name; None where no ontology was given.
        countries: two-letter code by IRI and by key of a country's name.
    """

    classes: Mapping[str, str]
    depths: Mapping[str, int] | None
    countries: Mapping[str, str]

    def classes_of(self, iris: Iterable[str]) -> tuple[str, ...]:
        """Local names of the ontology's classes, the most general first."""
        found = {name for iri in iris if (name := self._class(iri))}
        depths = self.depths or {}
        return tuple(sorted(found, key=lambda name: (depths.get(name, 0), name)))

    def country_of(self, values: Iterable[str]) -> str | None:
        """The code of the one country that codes, names or IRIs stand for; None where they stand for several."""
        codes = {code for value in values if (code := self._country(value))}
        return codes.pop() if len(codes) == 1 else None

    def _class(self, iri: str) -> str | None:
        name = self.classes.get(iri)
        if name is None and (self.depths is None or local_name(iri) in self.depths):
            return local_name(iri)
        return name

    def _country(self, value: str) -> str | None:
        match = COUNTRY.fullmatch(value) or CODE.fullmatch(value.strip())
        if match:
            return match[1].upper()
        return self.countries.get(value) or self.countries.get(key(value))


def terms(ontology: Ontology | None) -> Terms:
    """The terms of an ontology and of its ``alignments.ttl``, where it has one.

    Args:
        ontology: None takes every class by its local name, and countries by their codes alone.

    Raises:
        OntologyError: the alignments are malformed.
    """
    if ontology is None:
        return Terms({}, None, {})
    own = {cls.iri: name for name, cls in ontology.classes.items() if _may_be_of_entries(name, ontology)}
    depths = {name: len(ontology.classes[name].parents) for name in own.values()}
    return Terms({**_aligned(ontology), **own}, depths, _countries(ontology))


def _may_be_of_entries(name: str, ontology: Ontology) -> bool:
    """Whether things that texts speak of have the class: documents and statements are none of them."""
    return ENTITY not in ontology.classes or ontology.is_a(name, ENTITY)


def _aligned(ontology: Ontology) -> dict[str, str]:
    """Foreign classes; where one stands for several of the ontology, it means what they have in common."""
    file = ontology.folder / ALIGNMENTS
    records = turtle.records(file) if file.is_file() else {}
    found: dict[str, set[str]] = {}
    for name, cls in ontology.classes.items():
        if cls.iri in records and _may_be_of_entries(name, ontology):
            for predicate in EQUIVALENCES:
                for iri in turtle.iris(records[cls.iri], predicate):
                    found.setdefault(iri, set()).add(name)
    common = {iri: nearest for iri, names in found.items() if (nearest := _common(names, ontology))}
    return {spelling: name for iri, name in common.items() for spelling in _spellings(iri)}


def _common(names: Iterable[str], ontology: Ontology) -> str | None:
    above = (frozenset({name}) | ontology.classes[name].parents for name in names)
    shared = reduce(frozenset.intersection, above)
    return max(shared, key=lambda name: (len(ontology.classes[name].parents), name), default=None)


def _spellings(iri: str) -> tuple[str, ...]:
    """schema.org is written with http and with https."""
    for schema in SCHEMAS:
        if iri.startswith(schema):
            return tuple(other + iri.removeprefix(schema) for other in SCHEMAS)
    return (iri,)


def _countries(ontology: Ontology) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in ontology.gazetteer:
        if entry.iso_code:
            labels = map(key, entry.labels.values())
            found.update(dict.fromkeys((entry.iri, *entry.same_as, *labels), entry.iso_code))
    return found
