"""The classes and relations of a foreign ontology: from Turtle, or from the JSON of Text2KGBench.

Text2KGBench (Mihindukulasooriya et al. 2023) writes an ontology as ``{"title", "id", "concepts": [{"qid", "label"}],
"relations": [{"pid", "label", "domain", "range"}]}``.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import turtle
from kg.errors import OntologyError
from kg.namespaces import LABEL, OWL, RDF, RDFS, SKOS, SUBCLASS, TYPE, XSD
from kg.turtle import Record, local_name

NAMESPACE = "http://kg.example/ontology/"
PROPERTY_KINDS = (OWL + "ObjectProperty", OWL + "DatatypeProperty", RDF + "Property", OWL + "SymmetricProperty")
CLASS_KINDS = (OWL + "Class", RDFS + "Class")
LITERALS = {
    "number": "decimal", "decimal": "decimal", "integer": "decimal", "float": "decimal", "double": "decimal",
    "date": "date", "year": "gYear", "gyear": "gYear", "datetime": "date", "string": "string", "text": "string",
    "literal": "string",
}  # fmt: skip
UNSAFE = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class Class:
    """A class; `parents` are names of other classes, or of kg's own."""

    name: str
    iri: str
    labels: Mapping[str, str]
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that sentences may state.

    Attributes:
        domain, range: names of classes; None where any may stand, or where objects are literals.
        datatype: local name of the XSD type of its literals; None for a relation between things.
        examples: marked sentences with their language: "[Ada] runs [[the mill]]", subject and object.
    """

    name: str
    iri: str
    labels: Mapping[str, str]
    domain: str | None = None
    range: str | None = None
    datatype: str | None = None
    symmetric: bool = False
    examples: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """An ontology to learn; classes and relations by name, sorted."""

    title: str
    iri: str
    classes: Mapping[str, Class]
    relations: Mapping[str, Relation]


def read_terms(path: Path) -> Terms:
    """The terms of a Turtle or JSON file.

    Raises:
        OntologyError: the file is missing, malformed, or has no relation; the message names file and term.
    """
    terms = _from_json(path) if path.suffix.lower() == ".json" else _from_turtle(path)
    if not terms.relations:
        message = f"{path}: no relation to learn. Declare owl:ObjectProperty or owl:DatatypeProperty with a label."
        raise OntologyError(message)
    return terms


def _from_json(path: Path) -> Terms:
    try:
        return _json_terms(json.loads(path.read_text(encoding="utf-8")), path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = f"{path}: no ontology in the JSON of Text2KGBench ({type(error).__name__}: {error})"
        raise OntologyError(message) from error


def _json_terms(data: Any, path: Path) -> Terms:
    name = UNSAFE.sub("_", str(data.get("id") or path.stem))
    space = f"{NAMESPACE}{name}#"
    rows = sorted({(each["label"], each.get("domain") or "", each.get("range") or "") for each in data["relations"]})
    concepts = [each["label"] for each in data["concepts"]]
    concepts += [side for _, *sides in rows for side in sides if side and side.lower() not in LITERALS]
    classes = {name_of(label): label for label in concepts}
    relations = {each.name: each for each in (_json_relation(space, *row) for row in rows)}
    labels = {name_of(label): label for label, *_ in rows}
    for label, *_ in rows:
        if not name_of(label) or labels[name_of(label)] != label:
            message = f"{path}: relation '{label}' has no name of its own: rename it"
            raise OntologyError(message)
    return Terms(
        str(data.get("title") or name),
        space.rstrip("#"),
        {key: Class(key, space + key, {"en": label}) for key, label in sorted(classes.items())},
        relations,
    )


def _json_relation(space: str, label: str, domain: str, range_: str) -> Relation:
    datatype = LITERALS.get(range_.lower())
    return Relation(
        name=name_of(label),
        iri=space + name_of(label),
        labels={"en": label},
        domain=name_of(domain) or None,
        range=None if datatype else name_of(range_) or None,
        datatype=datatype,
    )


def name_of(label: str) -> str:
    """The local name of a term of that label: "associatedBand/Artist" is ``associatedBand_Artist``."""
    return UNSAFE.sub("_", label.strip())


def _from_turtle(path: Path) -> Terms:
    records = turtle.records(path)
    ontologies = sorted(iri for iri, record in records.items() if OWL + "Ontology" in turtle.iris(record, TYPE))
    classes = {each.name: each for each in _classes(records)}
    relations: dict[str, Relation] = {}
    for each in _relations(records):
        turtle.require(bool(each.name), path, each.iri, "has no name after its last '#' or '/'")
        turtle.require(each.name not in relations, path, each.iri, "ends like another property: rename one of them")
        relations[each.name] = each
    iri = ontologies[0] if ontologies else NAMESPACE + name_of(path.stem)
    labels = turtle.by_language(records[iri], LABEL) if ontologies else {}
    return Terms(labels.get("en") or path.stem, iri, classes, relations)


def _classes(records: Mapping[str, Record]) -> Iterator[Class]:
    for iri, record in sorted(records.items()):
        if set(CLASS_KINDS) & set(turtle.iris(record, TYPE)):
            parents = tuple(map(local_name, turtle.iris(record, SUBCLASS)))
            yield Class(local_name(iri), iri, _labels(record, iri), parents)


def _relations(records: Mapping[str, Record]) -> Iterator[Relation]:
    for iri, record in sorted(records.items()):
        kinds = turtle.iris(record, TYPE)
        if not set(PROPERTY_KINDS) & set(kinds) or iri.startswith((OWL, RDFS, SKOS)):
            continue
        domains, ranges = turtle.iris(record, RDFS + "domain"), turtle.iris(record, RDFS + "range")
        literal = OWL + "DatatypeProperty" in kinds or any(each.startswith(XSD) for each in ranges)
        datatype = next((local_name(each) for each in ranges if each.startswith(XSD)), "string")
        yield Relation(
            name=local_name(iri),
            iri=iri,
            labels=_labels(record, iri),
            domain=local_name(domains[0]) if domains else None,
            range=local_name(ranges[0]) if ranges and not literal else None,
            datatype=LITERALS.get(datatype.lower(), datatype) if literal else None,
            symmetric=OWL + "SymmetricProperty" in kinds,
            examples=tuple(turtle.literals(record, SKOS + "example")),
        )


def _labels(record: Record, iri: str) -> dict[str, str]:
    """Labels by language; those without one count as English, and a term without any is called by its name."""
    plain = {(lang or "en"): text for text, lang in turtle.literals(record, LABEL)}
    return plain or {"en": local_name(iri)}
