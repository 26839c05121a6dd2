"""What the terms of an ontology are called, for people: labels alone, read in some milliseconds."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from kg import turtle
from kg.namespaces import KG, LABEL, SKOS, TYPE
from kg.turtle import Record, local_name


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The labels of an ontology.

    Attributes:
        units: IRI of each unit by its notation.
    """

    records: Mapping[str, Record]
    units: Mapping[str, str]

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read an ontology folder.

        Raises:
            OntologyError: it has no ``ontology.ttl``, or a malformed one.
        """
        records = turtle.records(folder / "ontology.ttl")
        named = {iri: record for iri, record in records.items() if KG + "Unit" in turtle.iris(record, TYPE)}
        notations = ((iri, turtle.literals(record, SKOS + "notation")) for iri, record in named.items())
        return cls(records, {notation: iri for iri, found in notations for notation, _ in found})

    def label(self, iri: str, lang: str) -> str:
        """What a term is called in a language, else in another, else the end of its IRI."""
        return self._text(iri, LABEL, lang) or local_name(iri)

    def inverse(self, iri: str, lang: str) -> str:
        """What a property is called when it is read from object to subject."""
        return self._text(iri, KG + "inverseLabel", lang) or f"← {self.label(iri, lang)}"

    def quantity(self, figure: str, unit: str, lang: str) -> str:
        """A figure with its unit: "2,500 soldiers", "49 %", "1.5 EUR"."""
        number = _number(figure, lang)
        if unit == "percent":
            return f"{number} %" if lang == "fr" else f"{number}%"
        if unit.isupper() or unit not in self.units:
            return f"{number} {unit}"
        return f"{number} {_plural(self.label(self.units[unit], lang), figure)}"

    def _text(self, iri: str, predicate: str, lang: str) -> str | None:
        texts = turtle.by_language(self.records.get(iri, {}), predicate)
        return texts.get(lang) or next(iter(texts.values()), None)


def _number(figure: str, lang: str) -> str:
    whole, point, rest = figure.partition(".")
    if not whole.lstrip("-").isdigit():
        return figure
    grouped = f"{int(whole):,}"
    return grouped.replace(",", "\u202f") + point.replace(".", ",") + rest if lang == "fr" else grouped + point + rest


def _plural(noun: str, figure: str) -> str:
    return noun if figure in {"0", "1", "-1"} or noun.endswith(("s", "x", "z")) else f"{noun}s"
