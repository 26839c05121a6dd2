"""What every store of the graph offers, and the values in which it answers."""

from dataclasses import dataclass
from types import TracebackType
from typing import IO, Literal, Protocol, Self

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
ResultFormat = Literal["json", "csv", "tsv", "xml", "turtle", "ntriples", "jsonld"]


@dataclass(frozen=True, slots=True)
class Solutions:
    """Answer of a SELECT query: one row a solution, one term a variable; None where a variable is unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """Answer of an ASK query."""

    value: bool


@dataclass(frozen=True, slots=True)
class Triples:
    """Answer of a CONSTRUCT or DESCRIBE query, sorted, each triple once."""

    triples: tuple[ox.Triple, ...]


Answer = Solutions | Truth | Triples


class Dataset(Protocol):
    """A graph that answers SPARQL 1.1 queries; the prefixes of `kg.namespaces.PREFIXES` need no declaration.

    Answers are values: they outlive the dataset and may go to other threads. Every method raises QueryError for a query
    that is malformed or refused, and StoreError where the graph cannot be read.
    """

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def select(self, query: str) -> Solutions:
        """Answer a SELECT query."""
        ...

    def run(self, query: str) -> Answer:
        """Answer a query of any form."""
        ...

    def write(self, query: str, sink: IO[bytes], *, format_: ResultFormat) -> None:
        """Answer a query into a file: json, csv, tsv, xml for SELECT and ASK; the other formats for the other forms."""
        ...
