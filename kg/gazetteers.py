"""The gazetteers of an ontology folder: well-known entities with their names, in any number of Turtle files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg import turtle
from kg.namespaces import KG, LABEL, SKOS, TYPE
from kg.turtle import Record, local_name

NameKind = Literal["label", "alt", "acronym", "demonym", "metonym", "capital"]
NAME_PROPERTIES: Mapping[str, NameKind] = {
    LABEL: "label",
    SKOS + "altLabel": "alt",
    KG + "acronym": "acronym",
    KG + "demonym": "demonym",
    KG + "metonym": "metonym",
    KG + "capitalName": "capital",
}


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """One name of a gazetteer entry; a language of None means every language."""

    text: str
    lang: str | None
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Entry:
    """A well-known entity of the gazetteers.

    Attributes:
        type: local name of its most general class; `classes` are its further ones, sorted.
        labels: its main name by ISO 639-1 code.
        names: every name, its labels included, sorted.
        iso_code: two-letter ISO 3166 code; None for what is no country.
        country_iri: entry of the country that it belongs to.
        same_as: IRIs of the same entity elsewhere, sorted.
        ambiguous: those of its names, with language, that as often mean something else; sorted.
    """

    iri: str
    type: str
    classes: tuple[str, ...]
    labels: Mapping[str, str]
    names: tuple[Name, ...]
    iso_code: str | None = None
    country_iri: str | None = None
    same_as: tuple[str, ...] = ()
    ambiguous: tuple[tuple[str, str | None], ...] = ()


def read(files: Iterable[Path], depths: Mapping[str, int]) -> tuple[Entry, ...]:
    """The entries of all files, sorted by IRI.

    Args:
        files: in the order in which faults are to be found.
        depths: the number of classes above each class of the ontology.

    Raises:
        OntologyError: a file is malformed, an entry has no label or an unknown class, or stands in two files.
    """
    found: dict[str, Entry] = {}
    for file in files:
        for entry in _entries(turtle.records(file), depths, file):
            turtle.require(entry.iri not in found, file, entry.iri, "is an entry of another gazetteer file too")
            found[entry.iri] = entry
    return tuple(found[iri] for iri in sorted(found))


def _entries(records: Mapping[str, Record], depths: Mapping[str, int], file: Path) -> Iterator[Entry]:
    """The subjects that have a class of the ontology."""
    for iri, record in records.items():
        kinds = turtle.iris(record, TYPE)
        types = [local_name(kind) for kind in kinds if kind.startswith(KG) or local_name(kind) in depths]
        for name in types:
            turtle.require(name in depths, file, iri, f"is a {name!r}, which ontology.ttl does not define")
        if types:
            yield _entry(iri, sorted(types, key=lambda name: (depths[name], name)), record, file)


def _entry(iri: str, types: list[str], record: Record, file: Path) -> Entry:
    labels = turtle.by_language(record, LABEL)
    turtle.require(bool(labels), file, iri, "has no rdfs:label with a language")
    codes = [code for code, _ in turtle.literals(record, KG + "isoCode")]
    countries = turtle.iris(record, KG + "ofCountry")
    return Entry(
        iri=iri,
        type=types[0],
        classes=tuple(sorted(types[1:])),
        labels=labels,
        names=tuple(sorted(_names(record), key=lambda name: (name.kind, name.lang or "", name.text))),
        iso_code=min(codes, default=None),
        country_iri=countries[0] if countries else None,
        same_as=tuple(turtle.iris(record, SKOS + "exactMatch")),
        ambiguous=tuple(turtle.literals(record, KG + "ambiguousName")),
    )


def _names(record: Record) -> set[Name]:
    return {
        Name(text, lang, kind)
        for predicate, kind in NAME_PROPERTIES.items()
        for text, lang in turtle.literals(record, predicate)
        if text
    }
