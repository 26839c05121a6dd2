"""What is known in the end of the identity of entities."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import Entity


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two names of an entity are one's.

    Attributes:
        documents: one document of each.
        how: in what way the names are alike, or that a user decided so.
        support: what else speaks for it.
    """

    names: tuple[str, str]
    documents: tuple[str, str]
    how: str
    support: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Two entities that may be one, by IRI, the lesser first, and why they are kept apart."""

    one: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Identity:
    """The IRIs of the entities of a corpus.

    Attributes:
        nodes: IRI by document id and entity id, of those that are not simply their gazetteer entry.
        groups: kind of thing by IRI, of those without gazetteer entry.
        reasons: why names were joined, by IRI.
        doubts: what may be one and was kept apart, sorted.
        aliases: the gazetteer entry that stands for another by a user's decision.
        labels: names that a user gave, by IRI and language; under ``""`` for every language.
        links: IRIs elsewhere that a user or a service gave, by IRI.
    """

    nodes: Mapping[str, Mapping[str, str]]
    groups: Mapping[str, str]
    reasons: Mapping[str, tuple[Reason, ...]]
    doubts: tuple[Doubtful, ...]
    aliases: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def node(self, document: str, entity: Entity) -> str | None:
        """IRI of an entity of a document; None for one that is its gazetteer entry."""
        return self.nodes.get(document, {}).get(entity.id) or self.aliases.get(entity.link or "")
