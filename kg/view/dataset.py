"""What the page asks of a dataset: anything that answers SPARQL SELECT will do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.namespaces import LABEL, SKOS, TYPE

ALT_LABEL = SKOS + "altLabel"
EXACT_MATCH = SKOS + "exactMatch"


class Term(Protocol):
    """An RDF term: `language` and `datatype` exist on literals alone."""

    @property
    def value(self) -> str:
        """The IRI, or the literal's text."""


class Solutions(Protocol):
    """The answer to a SELECT query."""

    @property
    def variables(self) -> Sequence[str]:
        """Names in the order of the columns."""

    @property
    def rows(self) -> Iterable[Sequence[Term | None]]:
        """One sequence of terms a solution."""


class Dataset(Protocol):
    """Where the graph lies."""

    def select(self, query: str, /) -> Solutions:
        """Answer a SELECT query."""


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """One value of a property.

    Attributes:
        lang: language tag; empty where there is none.
        is_iri: False for literals.
    """

    text: str
    lang: str = ""
    is_iri: bool = False

    @classmethod
    def of(cls, term: Term) -> "Value":
        """The value that a term of the dataset stands for."""
        is_iri = getattr(term, "datatype", None) is None
        return cls(term.value, getattr(term, "language", None) or "", is_iri)


@dataclass(frozen=True, slots=True)
class Record:
    """A node with all its values, in sorted order."""

    iri: str
    values: Mapping[str, tuple[Value, ...]]

    def all(self, predicate: str) -> tuple[Value, ...]:
        """The values of a property; none where it is not given."""
        return self.values.get(predicate, ())

    def text(self, *predicates: str) -> str | None:
        """The first value of the first property that has one."""
        return next((values[0].text for values in map(self.all, predicates) if values), None)

    def by_language(self, predicate: str) -> dict[str, str]:
        """The first value in each language; that without a tag under the empty key."""
        texts: dict[str, str] = {}
        for value in self.all(predicate):
            texts.setdefault(value.lang.partition("-")[0].lower(), value.text)
        return texts

    def types(self) -> frozenset[str]:
        """Local names of its classes."""
        return frozenset(local_name(value.text) for value in self.all(TYPE))


def records_of(dataset: Dataset, cls: str) -> list[Record]:
    """The members of a class with everything said of them, sorted by IRI."""
    query = f"SELECT ?s ?p ?o WHERE {{ ?s a <{cls}> ; ?p ?o }}"
    return records(dataset.select(query))


def labelled_records(dataset: Dataset, predicates: Iterable[str]) -> list[Record]:
    """Everything that bears a label, with the values of some properties, sorted by IRI."""
    listed = " ".join(f"<{predicate}>" for predicate in predicates)
    query = f"SELECT ?s ?p ?o WHERE {{ VALUES ?p {{ {listed} }} ?s ?p ?o FILTER EXISTS {{ ?s <{LABEL}> ?label }} }}"
    return records(dataset.select(query))


def plain_pairs(dataset: Dataset, predicate: str) -> frozenset[tuple[str, str]]:
    """Subject and object of every plain triple with a predicate."""
    rows = dataset.select(f"SELECT ?s ?o WHERE {{ ?s <{predicate}> ?o }}").rows
    return frozenset((row[0].value, row[1].value) for row in rows if row[0] is not None and row[1] is not None)


def local_name(iri: str) -> str:
    """What follows the last ``#`` or ``/`` of an IRI.

    >>> local_name("https://w3id.org/kg/ontology#leads")
    'leads'
    """
    return iri.rstrip("#/").rpartition("#")[2].rpartition("/")[2]


def records(solutions: Solutions) -> list[Record]:
    """The subjects of rows of subject, predicate and object, sorted by IRI, each with all its values."""
    found: defaultdict[str, defaultdict[str, set[Value]]] = defaultdict(lambda: defaultdict(set))
    for row in solutions.rows:
        subject, predicate, value = row
        if subject is not None and predicate is not None and value is not None:
            found[subject.value][predicate.value].add(Value.of(value))
    return [
        Record(iri, {predicate: tuple(sorted(values)) for predicate, values in sorted(found[iri].items())})
        for iri in sorted(found)
    ]
