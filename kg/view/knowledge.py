"""A dataset as values: entities are nodes of a networkx graph, relations its edges, each with its sentences."""

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx  # type: ignore[import-untyped]  # has no annotations

from kg.model import Polarity
from kg.view.identifiers import Identifier


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity.

    Attributes:
        labels: its name by language; under the empty key where the language is not known.
        names: every name, sorted.
        type: local name of its main class.
        types: local names of its other classes, sorted.
        documents: IRIs of the documents that mention it, sorted.
    """

    iri: str
    labels: Mapping[str, str]
    names: tuple[str, ...]
    type: str
    types: tuple[str, ...]
    identifiers: tuple[Identifier, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that facts were read from."""

    iri: str
    title: str | None
    date: str | None
    source: str | None
    lang: str | None


@dataclass(frozen=True, slots=True)
class Testimony:
    """One sentence that states a fact.

    Attributes:
        document, attributed_to: IRIs.
        quantity: the figure as the dataset writes it, such as ``2500``.
    """

    sentence: str
    lang: str
    document: str | None
    start: int
    rule: str | None
    confidence: float | None
    attributed_to: str | None
    time: str | None
    quantity: str | None
    unit: str | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class Relation:
    """A fact, with every sentence that states it.

    Attributes:
        object: IRI of an entity; None where `value` holds a literal.
    """

    subject: str
    predicate: str
    object: str | None
    value: str | None
    polarity: Polarity
    is_open: bool
    testimonies: tuple[Testimony, ...]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A property, with its own labels where the dataset gives some."""

    iri: str
    labels: Mapping[str, str]
    symmetric: bool


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words that somebody said."""

    speaker: str | None
    words: str
    lang: str
    document: str | None
    start: int


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that the page shows.

    Attributes:
        graph: nodes are IRIs with a `Thing` as ``thing``; edges carry a `Relation` as ``relation``.
        literals: the facts whose object is a literal: they are no edges.
        totals: how many ``documents``, ``entities``, ``facts`` the dataset has, where this is a part; None else.
    """

    graph: nx.MultiDiGraph
    literals: tuple[Relation, ...]
    documents: tuple[Source, ...]
    quotes: tuple[Utterance, ...]
    predicates: tuple[Predicate, ...]
    totals: Mapping[str, int] | None = None
