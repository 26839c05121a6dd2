"""What a person decides about identity, and keeps deciding in every later build: merge, split, rename, reject, link.

A decision holds on to *anchors*, names in documents, since IRIs may be others in the next build; the IRIs that it gives
are those of the build in which it was made. None is ever deleted: one that is undone says so and no longer counts, and
one that contradicts an earlier one simply comes later. `kg.decisions_file` keeps them.
"""

import hashlib
import json
import math
import re
import uuid
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields, is_dataclass, replace
from datetime import datetime
from typing import Any, Self, TypeVar, get_args

from kg.model import Polarity
from kg.namespaces import KG

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>\"{}|^`\\\x7f-\x9f\ud800-\udfff]+")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?")
UTC_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z")
SURROGATE = re.compile("[\ud800-\udfff]")
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, KG + "Decision")
SHOWN = 80


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """One entity of one document: what a decision holds on to, whatever IRIs later builds mint.

    Attributes:
        document: the document's id.
        name: the entity's fullest name there; compare it, and the id, with `storable` of what a reading says.
    """

    document: str
    name: str


@dataclass(frozen=True, slots=True, order=True)
class Made:
    """Who did something, when and why.

    Attributes:
        at: ISO 8601 in UTC, ``2026-03-12T09:30:00.25Z``, to the microsecond at most. Decisions take effect in order
            of time, so those of one second need its fractions.
        why: None where no reason was given.
    """

    by: str
    at: str
    why: str | None = None

    def __post_init__(self) -> None:
        _require(bool(self.by.strip()), "nobody is named who did it")
        _require(_is_time(self.at), f"{_shown(self.at)} is no time in UTC such as 2026-03-12T09:30:00Z")


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """An entity of the graph, and where the texts speak of it.

    Attributes:
        iri: of the entity in the build in which the decision was made.
        anchors: sorted once kept; empty where only the IRI counts.
    """

    iri: str
    anchors: tuple[Anchor, ...] = ()

    def __post_init__(self) -> None:
        _require_iri(self.iri)


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """What recognises a statement again when its document was edited elsewhere and its offsets moved.

    Attributes:
        document: the document's id.
        predicate: local name of a property, or ``open:`` and a lemma.
        subject: name of the entity.
        object: name of the entity, or the literal.
        evidence: the sentence.
    """

    document: str
    predicate: str
    subject: str
    object: str
    evidence: str
    polarity: Polarity = "affirmed"

    def __post_init__(self) -> None:
        _require(self.polarity in get_args(Polarity), f"{_shown(self.polarity)} is no polarity")


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """Two entities are one.

    Attributes:
        id: IRI of the decision; empty until `identified` makes one. So it is in every decision.
        undone: None while the decision counts. So it is in every decision.
    """

    id: str
    one: Side
    other: Side
    made: Made
    undone: Made | None = None

    def __post_init__(self) -> None:
        _require_id(self.id)
        _require(self.one != self.other, "merges an entity with itself")


@dataclass(frozen=True, slots=True, order=True)
class Split:
    """One entity is two.

    Attributes:
        of: its IRI.
        out: the anchors that leave it; never empty.
        rest: those that stay; no anchor does both.
    """

    id: str
    of: str
    out: tuple[Anchor, ...]
    rest: tuple[Anchor, ...]
    made: Made
    undone: Made | None = None

    def __post_init__(self) -> None:
        _require_id(self.id)
        _require_iri(self.of)
        _require(bool(self.out), "splits nothing off")
        both = sorted({*self.out} & {*self.rest})
        _require(not both, f"both splits off and keeps {_shown(''.join(anchor.name for anchor in both[:1]))}")


@dataclass(frozen=True, slots=True, order=True)
class Rename:
    """An entity has another label.

    Attributes:
        lang: ISO 639 code, perhaps with script and region, in small letters (``pt-br``); None for all languages.
    """

    id: str
    of: Side
    label: str
    lang: str | None
    made: Made
    undone: Made | None = None

    def __post_init__(self) -> None:
        _require_id(self.id)
        _require(bool(self.label.strip()), "gives an empty label")
        known = self.lang is None or LANGUAGE.fullmatch(self.lang) is not None
        _require(known, f"{_shown(self.lang)} is no language such as fr or pt-br")


@dataclass(frozen=True, slots=True, order=True)
class Reject:
    """A statement was read wrongly.

    Attributes:
        statement: its IRI in the build in which the decision was made.
    """

    id: str
    statement: str
    claim: Claim
    made: Made
    undone: Made | None = None

    def __post_init__(self) -> None:
        _require_id(self.id)
        _require_iri(self.statement)


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """An entity is the same as one of another register.

    Attributes:
        target: IRI there.
        service: who proposed it; None where nobody did.
        score: as that service counts; finite. None where it gave none.
    """

    id: str
    of: Side
    target: str
    service: str | None
    score: float | None
    made: Made
    undone: Made | None = None

    def __post_init__(self) -> None:
        _require_id(self.id)
        _require_iri(self.target)
        _require(self.score is None or math.isfinite(self.score), f"{self.score} is no score")


Decision = Merge | Split | Rename | Reject | Link
Kind = TypeVar("Kind", Merge, Split, Rename, Reject, Link)
AnyDecision = TypeVar("AnyDecision", bound=Decision)


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions in the order in which they were made, those of one time by id; make it with `of`."""

    all: tuple[Decision, ...] = ()

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Self:
        """Put decisions in order."""
        return cls(tuple(sorted(decisions, key=lambda each: (datetime.fromisoformat(each.made.at), each.id))))

    @property
    def active(self) -> tuple[Decision, ...]:
        """Those that are not undone."""
        return tuple(decision for decision in self.all if decision.undone is None)

    def of_kind(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """Those of a kind that are not undone."""
        return tuple(decision for decision in self.active if isinstance(decision, kind))


def storable(text: str) -> str:
    """A text as it comes back from a file: lone surrogates, which no file can hold, become U+FFFD."""
    return SURROGATE.sub("\ufffd", text)


def identified(decision: AnyDecision) -> AnyDecision:
    """The decision as it is kept: its texts `storable`, its anchors sorted, under an IRI made from all it says.

    The IRI is a name-based UUID (RFC 9562, version 5), so that it depends on no graph's base. One that the decision has
    already stays, whatever was edited since.
    """
    plain: AnyDecision = _canonical(decision)
    if plain.id:
        return plain
    return replace(plain, id=uuid.uuid5(NAMESPACE, _content(replace(plain, undone=None))).urn)


def fingerprint(decisions: Decisions) -> str:
    """32 hexadecimal digits that depend on all that the active decisions say, and on their order."""
    content = "\n".join(_content(identified(decision)) for decision in decisions.active)
    return hashlib.sha256(content.encode("ascii")).hexdigest()[:32]


def _content(decision: Decision) -> str:
    """All that a decision says, in ASCII, alike under every version of Python."""
    return json.dumps([type(decision).__name__, astuple(decision)])


def _canonical(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, tuple):
        return tuple(sorted({_canonical(part) for part in value}))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _canonical(getattr(value, field.name)) for field in fields(value)})
    return value


def _is_time(text: str) -> bool:
    try:
        return bool(UTC_TIME.fullmatch(text) and datetime.fromisoformat(text))
    except ValueError:
        return False


def _require_id(iri: str) -> None:
    if iri:
        _require_iri(iri)


def _require_iri(iri: str) -> None:
    _require(IRI.fullmatch(iri) is not None, f"{_shown(iri)} is no IRI")


def _require(holds: bool, fault: str) -> None:  # noqa: FBT001 - reads like assert
    if not holds:
        raise ValueError(fault)


def _shown(text: str | None) -> str:
    """A text for a message, cut short."""
    return repr(text if text is None else text[:SHOWN])
