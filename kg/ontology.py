"""An ontology folder as values: classes, properties, units and the gazetteer of well-known names.

ontology.ttl      classes and properties; a property of facts says so by ``kg:statementProperty``
gazetteers/*.ttl  entities with their names, in any number of files
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg import gazetteers, turtle
from kg.errors import OntologyError
from kg.gazetteers import Entry
from kg.namespaces import KG, LABEL, OWL, RDFS, SCHEMA, SKOS, STATEMENT_PROPERTY, SUBCLASS, TYPE, XSD
from kg.turtle import Record, local_name

CONCEPT = "Concept"  # class of common nouns, where an ontology takes them for arguments
LITERALS = frozenset({"Number", "Date", "Text"})  # classes of values in a text
DATATYPES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("decimal", "integer", "int", "double", "float", "nonNegativeInteger"), frozenset({"Number"})),
    **dict.fromkeys(("date", "dateTime", "gYear", "gYearMonth"), frozenset({"Date"})),
}


@dataclass(frozen=True, slots=True)
class OntologyClass:
    """A class.

    Attributes:
        name: local name of its IRI.
        parents: local names of all its ancestors.
        labels: by ISO 639-1 code.
    """

    name: str
    parents: frozenset[str]
    labels: Mapping[str, str]
    iri: str


@dataclass(frozen=True, slots=True)
class Property:
    """A property that facts may have.

    Attributes:
        name: local name of its IRI.
        domain, range: local name of the class that holds every subject, object; None where any may be.
        labels, inverse_labels: by ISO 639-1 code; the inverse reads from object to subject.
        is_literal: whether its objects are texts instead of entities.
        datatype: local name of the XSD type of its literals; None where any text may be one.
        statement_iri: the property by which a statement node bears the object.
        subjects, objects: the usual classes, where they are narrower than domain and range; sorted.
    """

    name: str
    domain: str | None
    range: str | None
    symmetric: bool
    labels: Mapping[str, str]
    inverse_labels: Mapping[str, str]
    iri: str
    statement_iri: str
    is_literal: bool = False
    datatype: str | None = None
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ontology:
    """What an ontology folder defines.

    Attributes:
        classes, properties: by local name.
        gazetteer: sorted by IRI.
        units: IRI of each unit by its notation, such as ``soldier`` or ``EUR``.
    """

    folder: Path
    classes: Mapping[str, OntologyClass]
    properties: Mapping[str, Property]
    gazetteer: tuple[Entry, ...]
    units: Mapping[str, str]

    def is_a(self, cls: str, ancestor: str) -> bool:
        """Whether the class is the other one or lies below it; False for classes that the ontology lacks."""
        return cls in self.classes and (cls == ancestor or ancestor in self.classes[cls].parents)

    def one_of(self, cls: str, wanted: Iterable[str]) -> bool:
        """Whether the class is one of those wanted, or below one; True where none is wanted."""
        wanted = tuple(wanted)
        return not wanted or any(self.is_a(cls, name) for name in wanted)

    def suits(self, name: str, subject: str, object_: str) -> bool:
        """Whether a property may hold between things of two classes; a value in the text has the class of its kind."""
        property_ = self.properties.get(name)
        if property_ is None or subject in LITERALS:
            return False
        subjects = property_.subjects or filter(None, (property_.domain,))
        if property_.is_literal:
            kinds = DATATYPES.get(property_.datatype or "")
            return self.one_of(subject, subjects) and (kinds is None or object_ in kinds)
        if object_ in LITERALS:
            return False
        objects = property_.objects or filter(None, (property_.range,))
        return self.one_of(subject, subjects) and self.one_of(object_, objects)


def default_folder() -> Path:
    """The news ontology: beside this module when installed, beside the package in a checkout.

    Raises:
        OntologyError: neither place has it.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "ontologies" / "news", package.parent / "ontologies" / "news"):
        if folder.is_dir():
            return folder
    message = f"no ontology beside {package}: reinstall kg, or name a folder with --ontology"
    raise OntologyError(message)


def load(folder: Path, *, names: bool = True) -> Ontology:
    """Read an ontology folder.

    Args:
        folder: holds ``ontology.ttl`` and perhaps ``gazetteers/``.
        names: False leaves the gazetteers out, for those who need the terms alone.

    Raises:
        OntologyError: a file is missing or malformed, or a term of it is wrong; the message names file and term.
    """
    file = folder / "ontology.ttl"
    records = turtle.records(file)
    classes = _classes(records, file)
    files = sorted((folder / "gazetteers").glob("*.ttl")) if names else []
    return Ontology(
        folder=folder,
        classes=classes,
        properties=_properties(records, classes, file),
        gazetteer=gazetteers.read(files, {name: len(each.parents) for name, each in classes.items()}),
        units=dict(_units(records)),
    )


def _is(record: Record, kind: str) -> bool:
    return kind in turtle.iris(record, TYPE)


def _named(iris: Iterable[str], file: Path) -> Iterator[tuple[str, str]]:
    """Local name and IRI of each term, sorted: facts name terms by the local name alone."""
    seen: dict[str, str] = {}
    for iri in sorted(iris):
        name = local_name(iri)
        turtle.require(name not in seen, file, iri, f"ends like <{seen.get(name)}>: rename one of them")
        seen[name] = iri
        yield name, iri


def _classes(records: Mapping[str, Record], file: Path) -> dict[str, OntologyClass]:
    iris = dict(_named((iri for iri, record in records.items() if _is(record, OWL + "Class")), file))
    above = {name: [local_name(parent) for parent in turtle.iris(records[iris[name]], SUBCLASS)] for name in iris}
    for name, parents in above.items():
        for parent in parents:
            turtle.require(parent in iris, file, iris[name], f"lies below the class {parent!r}, which is not defined")
    return {
        name: OntologyClass(name, _ancestors(name, above), turtle.by_language(records[iri], LABEL), iri)
        for name, iri in iris.items()
    }


def _ancestors(name: str, above: Mapping[str, Iterable[str]]) -> frozenset[str]:
    found: set[str] = set()
    todo = list(above[name])
    while todo:
        parent = todo.pop()
        if parent not in found:
            found.add(parent)
            todo.extend(above[parent])
    return frozenset(found - {name})


def _properties(records: Mapping[str, Record], classes: Mapping[str, OntologyClass], file: Path) -> dict[str, Property]:
    iris = (iri for iri, record in records.items() if turtle.iris(record, STATEMENT_PROPERTY))
    found = {name: _property(name, iri, records[iri]) for name, iri in _named(iris, file)}
    for property_ in found.values():
        _check(property_, classes, file)
    return found


def _property(name: str, iri: str, record: Record) -> Property:
    is_literal = _is(record, OWL + "DatatypeProperty")
    domains, ranges = turtle.iris(record, RDFS + "domain"), turtle.iris(record, RDFS + "range")
    return Property(
        name=name,
        domain=local_name(domains[0]) if domains else None,
        range=local_name(ranges[0]) if ranges and not is_literal else None,
        symmetric=_is(record, OWL + "SymmetricProperty"),
        labels=turtle.by_language(record, LABEL),
        inverse_labels=turtle.by_language(record, KG + "inverseLabel"),
        iri=iri,
        statement_iri=turtle.iris(record, STATEMENT_PROPERTY)[0],
        is_literal=is_literal,
        datatype=local_name(ranges[0]) if ranges and is_literal and ranges[0].startswith(XSD) else None,
        subjects=tuple(map(local_name, turtle.iris(record, SCHEMA + "domainIncludes"))),
        objects=tuple(map(local_name, turtle.iris(record, SCHEMA + "rangeIncludes"))),
    )


def _check(property_: Property, classes: Mapping[str, OntologyClass], file: Path) -> None:
    turtle.require(bool(property_.labels), file, property_.iri, "has no rdfs:label with a language")
    for cls in (property_.domain, property_.range, *property_.subjects, *property_.objects):
        turtle.require(cls is None or cls in classes, file, property_.iri, f"names an undefined class, {cls!r}")


def _units(records: Mapping[str, Record]) -> Iterator[tuple[str, str]]:
    units = (iri for iri in sorted(records) if _is(records[iri], KG + "Unit"))
    yield from ((code, iri) for iri in units for code, _ in turtle.literals(records[iri], SKOS + "notation"))
