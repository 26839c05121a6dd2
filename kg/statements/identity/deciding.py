"""A user's decisions about identity, carried out on what was resolved."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.decisions import Anchor, Side
from kg.statements.identity.evidence import Sense
from kg.statements.identity.joining import Cluster, Joiner
from kg.statements.identity.wishes import Linked, Wishes, anchor

DECIDED = "decided"


class Decider:
    """Splits and merges as a user decided."""

    def __init__(self, joiner: Joiner, wishes: Wishes, linked: Linked) -> None:
        self._joiner = joiner
        self._wishes = wishes
        self._linked = linked
        self._by_anchor: dict[Anchor, Sense] = {}
        self._by_iri: Mapping[str, Cluster] = {}

    @property
    def aliases(self) -> Mapping[str, str]:
        """The gazetteer entry that stands for another."""
        return {iri: self._linked.root(iri) for iri in self._linked.parents}

    def split(self) -> None:
        """Make one what was split off together."""
        together: defaultdict[str, list[Sense]] = defaultdict(list)
        for sense in self._joiner.senses:
            if sense.first.is_cut:
                together[sense.first.cut].append(sense)
        for parts in together.values():
            for part in parts[1:]:
                self._joiner.unite(parts[0], part, DECIDED)

    def merge(self, by_iri: Mapping[str, Cluster]) -> None:
        """Make one what was merged.

        Args:
            by_iri: the clusters by the IRIs that they would have otherwise.
        """
        self._by_iri = by_iri
        for sense in self._joiner.senses:
            for profile in sense.profiles:
                self._by_anchor[anchor(profile.document, profile.name)] = sense
        for one, other in self._wishes.merges:
            found = [*self._senses(one), *self._senses(other)]
            links = [*self._entries(one), *self._entries(other)]
            links += [link for sense in found if (link := self._joiner.home(sense).link) is not None]
            for part in found[1:]:
                self._joiner.unite(found[0], part, DECIDED)
            link = self._linked.unite(links)
            if found and link is not None:
                self._joiner.home(found[0]).link = link
        for cluster in self._joiner.clusters():
            cluster.link = self._linked.root(cluster.link) if cluster.link is not None else None

    def labels(self, homes: Mapping[int, str]) -> Mapping[str, Mapping[str, str]]:
        """The names that a user gave, by IRI and language."""
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for rename in self._wishes.renames:
            for iri in self._iris(rename.of, homes):
                if rename.lang is None:
                    found[iri].clear()
                found[iri][rename.lang or ""] = rename.label
        return found

    def links(self, homes: Mapping[int, str]) -> Mapping[str, tuple[str, ...]]:
        """The IRIs elsewhere, by IRI."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for link in self._wishes.links:
            for iri in self._iris(link.of, homes):
                found[iri].add(link.target)
        return {iri: tuple(sorted(targets)) for iri, targets in found.items()}

    def _iris(self, side: Side, homes: Mapping[int, str]) -> list[str]:
        """The IRIs of what a decision is about."""
        links = [self._linked.root(iri) for iri in self._entries(side)]
        return sorted({*links, *(homes[id(sense)] for sense in self._senses(side))})

    def _senses(self, side: Side) -> list[Sense]:
        """The senses of what a decision is about: by its anchors, or by its IRI where no document has them any more."""
        found = [self._by_anchor[each] for each in side.anchors if each in self._by_anchor]
        if not found and not self._anchored_entries(side) and side.iri in self._by_iri:
            found = self._by_iri[side.iri].senses[:1]
        return list({id(sense): sense for sense in found}.values())

    def _entries(self, side: Side) -> list[str]:
        """The gazetteer entries of what a decision is about."""
        found = self._anchored_entries(side)
        is_found = bool(found) or any(each in self._by_anchor for each in side.anchors) or side.iri in self._by_iri
        return found if is_found or side.iri not in self._linked.seen else [side.iri]

    def _anchored_entries(self, side: Side) -> list[str]:
        return _unique(self._linked.found[each] for each in side.anchors if each in self._linked.found)


def _unique(iris: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(iris))
