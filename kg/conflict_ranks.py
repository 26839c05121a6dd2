"""Which of several statements that contradict each other is to be preferred, and why."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kg.conflict_claims import Claim, Reason
from kg.conflict_rules import is_point

Test = Callable[[Claim, Claim], bool]
Merits = tuple[int, int, bool, float, str]
REASONS: tuple[Reason, ...] = ("date", "documents", "source", "confidence")
UNDATED = -1


def ranked(
    claims: Iterable[Claim], position: Callable[[Claim], object], agrees: Test | None, *, changes: bool
) -> tuple[Claim, ...]:
    """Claims in order of rank.

    The newest come first, then what most documents say, what a source is credited with, what was read with most
    confidence; at last the IRI decides.

    Args:
        claims: of one conflict.
        position: what the claims of one rank have in common.
        agrees: whether claims of two ranks support each other; None where none do.
        changes: whether the time of a statement is when it holds; else the dates of the documents count alone.
    """
    positions: defaultdict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        positions[position(claim)].append(replace(claim, date=_date(claim, changes=changes)))
    members = list(positions.values())
    order = sorted(
        ((_merits(each, count), each) for each, count in zip(members, _support(members, agrees), strict=True)),
        key=lambda pair: pair[0],
    )
    found: list[Claim] = []
    for rank, (merits, each) in enumerate(order, start=1):
        reason = _reason(merits, order[rank][0]) if rank < len(order) else None
        alike = sorted(each, key=lambda claim: _merits([claim], 1))
        found.extend(replace(claim, rank=rank, reason=reason, documents=-merits[1]) for claim in alike)
    return tuple(found)


def signature(claim: Claim) -> tuple[object, ...]:
    """What counts of a claim when it is compared with others."""
    return (claim.value, claim.figure, claim.unit, claim.approximate, claim.polarity, claim.time)


def _date(claim: Claim, *, changes: bool) -> str | None:
    dates = (claim.time, claim.issued) if changes else (claim.issued,)
    return next(filter(is_point, dates), None)


def _merits(claims: Sequence[Claim], documents: int) -> Merits:
    """What speaks for a value, the best of each, so that the best sorts first; a year counts from its beginning."""
    ages = (int(claim.date.replace("-", "").ljust(8, "0")) if claim.date else UNDATED for claim in claims)
    is_credited = any(claim.attributed_to is not None for claim in claims)
    confidence = max(claim.confidence for claim in claims)
    return (-max(ages), -documents, not is_credited, -confidence, min(claim.statement for claim in claims))


def _reason(merits: Merits, following: Merits) -> Reason:
    if merits[0] != following[0] == -UNDATED:
        return "dated"
    pairs = zip(REASONS, merits, following, strict=False)
    return next((reason for reason, mine, other in pairs if mine != other), "order")


def _support(positions: Sequence[Sequence[Claim]], agrees: Test | None) -> list[int]:
    """How many documents agree with each position."""
    if agrees is None:
        return [len({claim.document for claim in members}) for members in positions]
    documents: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
    samples: list[dict[tuple[object, ...], Claim]] = []
    for members in positions:
        samples.append({signature(claim)[:-1]: claim for claim in members})
        for claim in members:
            documents[signature(claim)[:-1]].add(claim.document)
    everything = {key: claim for sample in samples for key, claim in sample.items()}
    return [
        len(set().union(*(documents[key] for key, claim in everything.items() if _any(agrees, claim, sample.values()))))
        for sample in samples
    ]


def _any(agrees: Test, claim: Claim, others: Iterable[Claim]) -> bool:
    return any(agrees(claim, other) for other in others)
