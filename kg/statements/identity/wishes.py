"""A user's decisions, as the resolution of identity asks for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.decisions import Anchor, Decisions, Link, Merge, Rename, Side, Split, storable


@dataclass(frozen=True, slots=True)
class Wishes:
    """The active decisions about identity.

    Attributes:
        cuts: IRI of the decision that splits an entity of a document off, by anchor.
        merges: pairs of sides that are one; an anchor that a later decision splits off is left out.
    """

    cuts: Mapping[Anchor, str] = field(default_factory=dict)
    merges: tuple[tuple[Side, Side], ...] = ()
    renames: tuple[Rename, ...] = ()
    links: tuple[Link, ...] = ()

    @classmethod
    def of(cls, decisions: Decisions) -> "Wishes":
        """What the active decisions wish, the later over the earlier."""
        cuts: dict[Anchor, str] = {}
        merges: list[tuple[Side, Side]] = []
        for decision in decisions.active:
            if isinstance(decision, Split):
                cuts.update(dict.fromkeys(decision.out, decision.id))
                merges = [pair for each in merges if (pair := _left(each, decision.out)) is not None]
            elif isinstance(decision, Merge):
                merges.append((decision.one, decision.other))
        return cls(cuts, tuple(merges), decisions.of_kind(Rename), decisions.of_kind(Link))

    @property
    def sides(self) -> tuple[Side, ...]:
        """All that decisions are about."""
        merged = (side for pair in self.merges for side in pair)
        return (*merged, *(rename.of for rename in self.renames), *(link.of for link in self.links))

    def cut(self, document: str, name: str) -> str:
        """IRI of the decision that splits an entity of a document off; empty where none does."""
        return self.cuts.get(anchor(document, name), "") if self.cuts else ""


def anchor(document: str, name: str) -> Anchor:
    """The anchor of an entity of a document."""
    return Anchor(storable(document), storable(name))


def _left(merge: tuple[Side, Side], gone: Iterable[Anchor]) -> tuple[Side, Side] | None:
    """A merge without some anchors; None where nothing is left of one side."""
    one, other = _without(merge[0], gone), _without(merge[1], gone)
    return (one, other) if one is not None and other is not None else None


def _without(side: Side, gone: Iterable[Anchor]) -> Side | None:
    """A side without some anchors; None where it had these alone."""
    if not set(side.anchors) & set(gone):
        return side
    kept = tuple(each for each in side.anchors if each not in set(gone))
    return Side(side.iri, kept) if kept else None


@dataclass(slots=True)
class Linked:
    """Gazetteer entries of the anchors that have one, and which of these a user has made one."""

    wanted: frozenset[Anchor]
    found: dict[Anchor, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    parents: dict[str, str] = field(default_factory=dict)

    def see(self, document: str, name: str, link: str) -> None:
        """Take note of an entity with a gazetteer entry."""
        self.seen.add(link)
        each = anchor(document, name)
        if each in self.wanted:
            self.found[each] = link

    def root(self, iri: str) -> str:
        """The entry that stands for all that were made one with it."""
        while iri in self.parents:
            iri = self.parents[iri]
        return iri

    def unite(self, iris: Iterable[str]) -> str | None:
        """Make entries one; None where there are none."""
        roots = list(dict.fromkeys(map(self.root, iris)))
        self.parents.update(dict.fromkeys(roots[1:], roots[0]) if roots else {})
        return roots[0] if roots else None
