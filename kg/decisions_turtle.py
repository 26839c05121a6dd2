"""Decisions read from Turtle, which a person can read and edit.

One block a decision, in the order in which they were made, then its anchors, whose IRIs begin with the decision's:

    <urn:uuid:8f…> a kg:MergeDecision ;
        kg:one <http://kg.example/person/ann-lee> ;
        kg:oneAnchor <urn:uuid:8f…#1c…> ;
        …
        prov:generatedAtTime "2026-03-12T09:30:00Z"^^xsd:dateTime ;
        prov:wasAttributedTo "Zoé" .
    <urn:uuid:8f…#1c…> kg:inDocument "a.txt" ; kg:named "Ann Lee" .

Reading is strict: what this module does not know is an error, since a decision passed over would be one lost.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kg import turtle
from kg.decisions import Anchor, Claim, Decision, Decisions, Link, Made, Merge, Reject, Rename, Side, Split
from kg.errors import OntologyError, ReadingError
from kg.model import Polarity
from kg.namespaces import KG, PREFIXES, PROV, RDF, RDFS, TYPE, XSD
from kg.printable import printable
from kg.turtle import Record

SHOWN = 80
AT, BY, WHY = PROV + "generatedAtTime", PROV + "wasAttributedTo", RDFS + "comment"
UNDONE_AT, UNDONE_BY, UNDONE_WHY = PROV + "invalidatedAtTime", KG + "undoneBy", KG + "undoneWhy"
POLARITIES: Mapping[str, Polarity] = {
    KG + "Affirmed": "affirmed",
    KG + "Negated": "negated",
    KG + "Hypothetical": "hypothetical",
}
IRI, TEXT, LABEL, TIME, NUMBER = "an IRI", "a text without language", "a text", "an xsd:dateTime", "a number"
DATATYPES: Mapping[str, frozenset[str | None]] = {
    IRI: frozenset({None}),
    TEXT: frozenset({XSD + "string"}),
    LABEL: frozenset({XSD + "string", RDF + "langString"}),
    TIME: frozenset({XSD + "dateTime"}),
    NUMBER: frozenset(XSD + name for name in ("integer", "decimal", "double", "float")),
}
ZONED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?[+\-][0-9]{2}:[0-9]{2}")
# What may hold any sign comes first, so that only syntax is found to be nameless.
TOKENS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""' + r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"[^"\\]*(?:\\.[^"\\]*)*"' + r"|'[^'\\]*(?:\\.[^'\\]*)*'"
    r"|<[^<>\s]*>|\#[^\n\r]*|\\.|(?P<nameless>[\[({~]|<<|(?<![\w.\-])_:)",
    re.DOTALL,
)


def read(file: Path) -> Decisions:
    """The decisions of a Turtle file.

    Raises:
        ReadingError: it cannot be read, or is malformed; the message names file, decision and fault.
    """
    try:
        records = turtle.records(file)
        _refuse_nameless(file)
    except (OntologyError, OSError) as error:
        message = f"{printable(str(error))}; mend the file, or move it away to go on without its decisions"
        raise ReadingError(message) from error
    blocks = [_Block(file, iri, records) for iri in sorted(records) if TYPE in records[iri]]
    decisions = Decisions.of([_decision(block) for block in blocks])
    used = {iri for block in blocks for iri in (block.iri, *block.anchors_seen)}
    for iri in sorted(records.keys() - used):
        raise _Block(file, iri, records).fault("has no class such as kg:MergeDecision, and is no decision's anchor")
    return decisions


@dataclass(slots=True)
class _Block:
    """What a file says of one thing, with what was asked of it so far.

    Attributes:
        decision: IRI of that of which it is an anchor; empty where it is a decision itself.
        seen: predicates.
    """

    file: Path
    iri: str
    records: Mapping[str, Record]
    decision: str = ""
    seen: set[str] = field(default_factory=set)
    anchors_seen: set[str] = field(default_factory=set)

    def fault(self, what: str) -> ReadingError:
        whose = f", an anchor of {_short(self.decision)}," if self.decision else ""
        return ReadingError(f"{self.file}: {_short(self.iri)}{whose} {what}")

    def optional(self, predicate: str, kind: str) -> str | None:
        """Its one value, which must be of a kind of `DATATYPES`; None where it has none."""
        self.seen.add(predicate)
        terms = set(self.records[self.iri].get(predicate, ()))
        if len(terms) > 1:
            raise self.fault(f"has {len(terms)} values of {_short(predicate)}, of which there may be one")
        for term in terms:
            if getattr(getattr(term, "datatype", None), "value", None) not in DATATYPES[kind]:
                raise self.fault(f"has {_shown(term.value)} as {_short(predicate)}, which must be {kind}")
            return term.value
        return None

    def required(self, predicate: str, kind: str) -> str:
        value = self.optional(predicate, kind)
        if value is None:
            raise self.fault(f"has no {_short(predicate)}")
        return value

    def side(self, role: str) -> Side:
        return Side(self.required(KG + role, IRI), self.anchors(role))

    def anchors(self, role: str) -> tuple[Anchor, ...]:
        predicate = f"{KG}{role}Anchor"
        self.seen.add(predicate)
        terms = self.records[self.iri].get(predicate, [])
        iris = turtle.iris(self.records[self.iri], predicate)
        if len(iris) < len(set(terms)):
            raise self.fault(f"has a text as {_short(predicate)}, which must be the IRI of an anchor")
        self.anchors_seen.update(iris)
        return tuple(sorted({self._anchor(iri) for iri in iris}))

    def _anchor(self, iri: str) -> Anchor:
        if iri not in self.records:
            raise self.fault(f"has the anchor {_short(iri)}, of which the file says nothing")
        block = _Block(self.file, iri, self.records, self.iri)
        anchor = Anchor(block.required(KG + "inDocument", TEXT), block.required(KG + "named", TEXT))
        block.finish("an anchor")
        return anchor

    def made(self) -> Made:
        return Made(self.required(BY, TEXT), _utc(self.required(AT, TIME)), self.optional(WHY, TEXT))

    def undone(self) -> Made | None:
        by, at, why = self.optional(UNDONE_BY, TEXT), self.optional(UNDONE_AT, TIME), self.optional(UNDONE_WHY, TEXT)
        if by is None and at is None and why is None:
            return None
        return Made(self.required(UNDONE_BY, TEXT), _utc(self.required(UNDONE_AT, TIME)), why)

    def finish(self, kind: str) -> None:
        """Refuse what was not asked for."""
        for predicate in sorted(self.records[self.iri].keys() - self.seen):
            raise self.fault(f"has {_short(predicate)}, which {kind} cannot have")


def _merge(block: _Block) -> Merge:
    return Merge(block.iri, block.side("one"), block.side("other"), block.made(), block.undone())


def _split(block: _Block) -> Split:
    of, out, rest = block.required(KG + "of", IRI), block.anchors("out"), block.anchors("rest")
    return Split(block.iri, of, out, rest, block.made(), block.undone())


def _rename(block: _Block) -> Rename:
    label = block.required(KG + "newLabel", LABEL)
    ((_, lang),) = turtle.literals(block.records[block.iri], KG + "newLabel")
    return Rename(block.iri, block.side("of"), label, lang, block.made(), block.undone())


def _reject(block: _Block) -> Reject:
    polarity = block.required(KG + "claimPolarity", IRI)
    if polarity not in POLARITIES:
        raise block.fault(f"has {_short(polarity)} as kg:claimPolarity; known are {_listed(POLARITIES)}")
    parts = ("Document", "Predicate", "Subject", "Object", "Evidence")
    document, predicate, subject, object_, evidence = (block.required(f"{KG}claim{part}", TEXT) for part in parts)
    claim = Claim(document, predicate, subject, object_, evidence, POLARITIES[polarity])
    return Reject(block.iri, block.required(KG + "statement", IRI), claim, block.made(), block.undone())


def _link(block: _Block) -> Link:
    target, service = block.required(KG + "target", IRI), block.optional(KG + "service", TEXT)
    score = block.optional(KG + "score", NUMBER)
    number = None if score is None else float(score)
    return Link(block.iri, block.side("of"), target, service, number, block.made(), block.undone())


KINDS: Mapping[str, Callable[[_Block], Decision]] = {
    KG + "MergeDecision": _merge,
    KG + "SplitDecision": _split,
    KG + "RenameDecision": _rename,
    KG + "RejectDecision": _reject,
    KG + "LinkDecision": _link,
}


def _decision(block: _Block) -> Decision:
    kind = block.required(TYPE, IRI)
    if kind not in KINDS:
        raise block.fault(f"is a {_short(kind)}, which is no kind of decision; known are {_listed(KINDS)}")
    try:
        decision = KINDS[kind](block)
    except ValueError as error:
        raise block.fault(f"is no {_short(kind)}: {error}") from None
    block.finish(f"a {_short(kind)}")
    return decision


def _refuse_nameless(file: Path) -> None:
    """Refuse blank nodes, lists and statements about statements, which `turtle.records` passes over.

    Raises:
        OntologyError: there is one.
    """
    text = file.read_text(encoding="utf-8")
    for token in TOKENS.finditer(text):
        if token["nameless"]:
            line = text.count("\n", 0, token.start()) + 1
            message = f"{file}: line {line} has {token[0]}, but all that decisions speak of has an IRI here"
            raise OntologyError(message)


def _utc(text: str) -> str:
    """A time of another zone in UTC, since other tools write ``+00:00`` for ``Z``; anything else as it is."""
    if not ZONED.fullmatch(text):
        return text
    try:
        time = datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return text
    return f"{time.replace(tzinfo=None).isoformat()}Z"


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return printable(f"{prefix}:{iri.removeprefix(namespace)[:SHOWN]}")
    return f"<{printable(iri[: 2 * SHOWN])}>"


def _listed(iris: Mapping[str, object]) -> str:
    return ", ".join(map(_short, iris))


def _shown(text: str) -> str:
    return repr(text[:SHOWN])
