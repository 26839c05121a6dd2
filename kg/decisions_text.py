"""Decisions as the text of a Turtle file, the same bytes for the same decisions; `kg.decisions_turtle` reads it."""

import hashlib
import re
from collections.abc import Iterable, Iterator

from kg.decisions import Anchor, Decision, Decisions, Link, Merge, Reject, Rename, Side, Split
from kg.decisions_turtle import POLARITIES
from kg.namespaces import KG, PROV, RDFS, XSD

HEADER = f"""\
# Decisions about the graph beside this file. Every build follows those that are not undone (prov:invalidatedAtTime).
# The file may be edited by hand; kg writes it anew with each decision, and then keeps no comments but rdfs:comment.
@prefix kg: <{KG}> .
@prefix prov: <{PROV}> .
@prefix rdfs: <{RDFS}> .
@prefix xsd: <{XSD}> .
"""
# Also what no editor shows or what turns the direction of the text: escaped, it can hide nothing from a reader.
UNSAFE = re.compile(
    '[\x00-\x1f"\\\\\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]'
)
SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
Said = Iterator[tuple[str, str]]


def turtle_text(decisions: Decisions) -> str:
    """The decisions as the text of a file; they must be as `identified` gives them."""
    return HEADER + "".join(f"\n{_block(decision)}" for decision in decisions.all)


def _block(decision: Decision) -> str:
    said = [f"{predicate} {object_}" for predicate, object_ in _said(decision)]
    head = " ;\n    ".join([f"{_iri(decision.id)} a kg:{type(decision).__name__}Decision", *said])
    anchors = (
        f"{_anchor_iri(decision.id, anchor)} kg:inDocument {_text(anchor.document)} ; kg:named {_text(anchor.name)} .\n"
        for anchor in sorted(_anchors(decision))
    )
    return f"{head} .\n{''.join(anchors)}"


def _said(decision: Decision) -> Said:
    """Predicates and objects of a decision."""
    match decision:
        case Merge():
            yield from _side(decision.id, "one", decision.one)
            yield from _side(decision.id, "other", decision.other)
        case Split():
            yield "kg:of", _iri(decision.of)
            yield from _anchor_list(decision.id, "out", decision.out)
            yield from _anchor_list(decision.id, "rest", decision.rest)
        case Rename():
            yield from _side(decision.id, "of", decision.of)
            yield "kg:newLabel", _text(decision.label) + (f"@{decision.lang}" if decision.lang else "")
        case Reject():
            yield from _claim(decision)
        case Link():
            yield from _link(decision)
    yield from _times(decision)


def _claim(reject: Reject) -> Said:
    claim = reject.claim
    (polarity,) = (iri for iri, name in POLARITIES.items() if name == claim.polarity)
    yield "kg:statement", _iri(reject.statement)
    yield "kg:claimDocument", _text(claim.document)
    yield "kg:claimSubject", _text(claim.subject)
    yield "kg:claimPredicate", _text(claim.predicate)
    yield "kg:claimObject", _text(claim.object)
    yield "kg:claimPolarity", f"kg:{polarity.removeprefix(KG)}"
    yield "kg:claimEvidence", _text(claim.evidence)


def _link(link: Link) -> Said:
    yield from _side(link.id, "of", link.of)
    yield "kg:target", _iri(link.target)
    if link.service is not None:
        yield "kg:service", _text(link.service)
    if link.score is not None:
        yield "kg:score", repr(link.score)


def _times(decision: Decision) -> Said:
    made, undone = decision.made, decision.undone
    yield "prov:generatedAtTime", f'"{made.at}"^^xsd:dateTime'
    yield "prov:wasAttributedTo", _text(made.by)
    if made.why is not None:
        yield "rdfs:comment", _text(made.why)
    if undone is not None:
        yield "prov:invalidatedAtTime", f'"{undone.at}"^^xsd:dateTime'
        yield "kg:undoneBy", _text(undone.by)
        if undone.why is not None:
            yield "kg:undoneWhy", _text(undone.why)


def _side(id_: str, role: str, side: Side) -> Said:
    yield f"kg:{role}", _iri(side.iri)
    yield from _anchor_list(id_, role, side.anchors)


def _anchor_list(id_: str, role: str, anchors: Iterable[Anchor]) -> Said:
    nodes = [_anchor_iri(id_, anchor) for anchor in anchors]
    if nodes:
        yield f"kg:{role}Anchor", " , ".join(nodes)


def _anchors(decision: Decision) -> set[Anchor]:
    match decision:
        case Merge():
            return {*decision.one.anchors, *decision.other.anchors}
        case Split():
            return {*decision.out, *decision.rest}
        case Rename() | Link():
            return {*decision.of.anchors}
        case Reject():
            return set()


def _anchor_iri(id_: str, anchor: Anchor) -> str:
    """Made from the decision's IRI and what the anchor says."""
    data = "\0".join((str(len(anchor.document)), anchor.document, anchor.name)).encode()
    return _iri(f"{id_}{'-' if '#' in id_ else '#'}{hashlib.sha256(data).hexdigest()[:16]}")


def _iri(iri: str) -> str:
    return f"<{_escaped(iri)}>"


def _text(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return UNSAFE.sub(lambda match: SHORT.get(match[0]) or f"\\u{ord(match[0]):04X}", text)
