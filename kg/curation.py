"""Decisions made from what a graph holds: which entities and statements are meant, and what recognises them later."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from kg.decisions import Anchor, Claim, Decision, Decisions, Link, Made, Merge, Reject, Rename, Side, Split, storable
from kg.errors import ConfigError
from kg.find import find, suggestions
from kg.members import Member, membership
from kg.model import OPEN_PREFIX, Polarity
from kg.printable import printable
from kg.store import Dataset
from kg.turtle import local_name

MOST_ANCHORS = 50  # entities of documents by which an entity is recognised in later builds
SHORTEST_ID = 4  # characters that may stand for an IRI, from its end
STATEMENT = """SELECT ?statement ?subject ?predicate ?object ?evidence ?polarity ?document ?open WHERE {
    ?statement a kg:Statement ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
        kg:evidence ?evidence ; kg:polarity ?polarity ; prov:wasDerivedFrom ?source .
    ?source dct:identifier ?document . OPTIONAL { ?statement kg:openPredicate ?open }
    FILTER(STRENDS(STR(?statement), "%s")) } LIMIT 2"""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/#%")
POLARITIES: dict[str, Polarity] = {"Affirmed": "affirmed", "Negated": "negated", "Hypothetical": "hypothetical"}


@dataclass(frozen=True, slots=True)
class Desk:
    """Where decisions are made: the folder of a build, its open store, and who decides when and why."""

    folder: Path
    dataset: Dataset
    made: Made

    def entity(self, name: str) -> str:
        """IRI of the entity that a name or an IRI means.

        Raises:
            ConfigError: there is none.
        """
        if "://" in name and membership(self.folder, name).members:
            return name
        hits = find(self.dataset, name)
        if hits:
            return hits[0]
        near = ", ".join(suggestions(self.dataset, name))
        message = printable(f"nothing is called {name!r}" + (f"; did you mean {near}?" if near else ""))
        raise ConfigError(message)

    def merge(self, one: str, other: str) -> Merge:
        """The decision that two entities are one.

        Raises:
            ConfigError: they are one already.
        """
        if one == other:
            message = f"{one} is one entity already"
            raise ConfigError(message)
        return Merge("", self._side(one), self._side(other), self.made)

    def split(self, iri: str, *, mentions: Sequence[str], documents: Sequence[str]) -> Split:
        """The decision that some mentions of an entity are another's.

        Args:
            iri: the entity.
            mentions: names that the other bears, case aside.
            documents: ids of documents that mean the other; with mentions, those with both.

        Raises:
            ConfigError: nothing or everything would be split off.
        """
        members = membership(self.folder, iri).members
        out = [each for each in members if _is_meant(each, mentions, documents)]
        rest = [each for each in members if each not in out]
        if not out or not rest:
            shown = ", ".join(sorted({each.name for each in members})[:5])
            what = "nothing" if not out else "everything"
            message = f"{what} would be split off {iri}. Its names are {shown}; kg explain lists its documents."
            raise ConfigError(printable(message))
        kept = [each for each in _anchors(rest) if each not in set(_anchors(out))]
        return Split("", iri, _anchors(out), tuple(kept[:MOST_ANCHORS]), self.made)

    def rename(self, iri: str, label: str, lang: str | None) -> Rename:
        """The decision that an entity is called otherwise.

        Raises:
            ConfigError: the label is empty, or the language is no code.
        """
        if not label.strip():
            message = "a label has letters: give the name that it is to have"
            raise ConfigError(message)
        if lang is not None and LANGUAGE.fullmatch(lang) is None:
            message = f"lang: expected a code in small letters such as fr or en, found {lang!r}"
            raise ConfigError(message)
        return Rename("", self._side(iri), storable(label), lang, self.made)

    def link(self, iri: str, target: str, *, service: str | None, score: float | None) -> Link:
        """The decision that an entity is that of another register."""
        return Link("", self._side(iri), target, service, score, self.made)

    def reject(self, statement: str) -> list[Reject]:
        """The decision that a statement is wrong; several where its document names its ends in several ways.

        Args:
            statement: its IRI, or the end of it.

        Raises:
            ConfigError: no statement, or several, have such an IRI.
        """
        rows = self.dataset.select(STATEMENT % statement).rows if _is_plain(statement) else ()
        if len(rows) != 1:
            found = "several statements end" if rows else "no statement ends"
            message = f"{found} with {statement!r}; kg show --json gives their IRIs"
            raise ConfigError(message)
        values = [str(getattr(term, "value", "")) for term in rows[0]]
        iri, subject, predicate, object_, evidence, polarity, document, lemma = values
        name = f"{OPEN_PREFIX}{lemma}" if lemma else local_name(predicate)
        objects = self._names(object_, document) or [object_]
        return [
            Reject(
                "", iri, Claim(storable(document), name, one, other, storable(evidence), _polarity(polarity)), self.made
            )
            for one, other in product(self._names(subject, document), objects)
        ]

    def _side(self, iri: str) -> Side:
        return Side(iri, _anchors(membership(self.folder, iri).members)[:MOST_ANCHORS])

    def _names(self, iri: str, document: str) -> list[str]:
        """The fullest names of an entity in a document."""
        members = membership(self.folder, iri).members if "://" in iri else ()
        return sorted({storable(each.name) for each in members if each.document == document})


def decisions_of(decisions: Decisions, id_: str) -> list[Decision]:
    """The decision with an IRI, or an end of one; ``last`` is the last that is not undone, with those made with it.

    Raises:
        ConfigError: none or several have it.
    """
    if id_ == "last" and decisions.active:
        last = decisions.active[-1]
        return [each for each in decisions.active if each is last or _is_same_rejection(each, last)]
    found = [each for each in decisions.all if len(id_) >= SHORTEST_ID and each.id.endswith(id_)]
    if len(found) == 1:
        return found
    message = f"{'several decisions end' if found else 'no decision ends'} with {id_!r}; kg decisions lists them"
    raise ConfigError(message)


def iris_of(decision: Decision) -> frozenset[str]:
    """The IRIs that a decision names, in the build in which it was made."""
    if isinstance(decision, Merge):
        return frozenset({decision.one.iri, decision.other.iri})
    if isinstance(decision, Split):
        return frozenset({decision.of})
    if isinstance(decision, Reject):
        return frozenset({decision.statement})
    return frozenset({decision.of.iri})


def _is_same_rejection(one: Decision, other: Decision) -> bool:
    """Whether two decisions reject one statement at once, whose document names its ends in several ways."""
    both = isinstance(one, Reject) and isinstance(other, Reject)
    return both and one.made == other.made and one.statement == other.statement  # type: ignore[union-attr]


def _is_meant(member: Member, mentions: Sequence[str], documents: Sequence[str]) -> bool:
    wanted = {mention.casefold() for mention in mentions}
    named = not wanted or bool(wanted & {name.casefold() for name in (member.name, *member.names)})
    return named and (not documents or member.document in documents)


def _anchors(members: Iterable[Member]) -> tuple[Anchor, ...]:
    return tuple(sorted({Anchor(storable(each.document), storable(each.name)) for each in members}))


def _is_plain(text: str) -> bool:
    return len(text) >= SHORTEST_ID and set(text) <= PLAIN


def _polarity(iri: str) -> Polarity:
    return POLARITIES[iri.rpartition("#")[2]]
