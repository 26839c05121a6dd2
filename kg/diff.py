"""What changed between two graphs that kg build wrote: facts, documents, entities.

The lines that differ are statements of facts. What two statements have in common decides whether one stands in place of
the other; a second look at the new file names what they speak of, and finds which other documents state the same.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from kg.diff_lines import (
    DOCUMENT,
    END,
    ENTITY,
    PREDICATE,
    SOURCE,
    STATEMENT,
    SUBJECT,
    Fact,
    Known,
    Record,
    Side,
    Statement,
    differing,
    groups,
    kind_of,
)
from kg.diff_moves import Move, all_moves, by_place, iris_of, moved_documents, renamings, targets_of, translation

ASPECTS = ("polarity", "figure", "time", "by", "sentence")
ENDS = ("document", "subject", "predicate", "object")
LIKENESSES = (ASPECTS, ("sentence", "polarity"), ("sentence",), ASPECTS[:-1], ("polarity",), ())


@dataclass(frozen=True, slots=True)
class Change:
    """Statements of one fact that went and came.

    Attributes:
        before, after: how many documents state the fact; 0 where it came or went.
        aspects: fields in which the one new statement differs from the one old one in whose place it stands; empty
            where statements only came and went.
    """

    old: tuple[Statement, ...]
    new: tuple[Statement, ...]
    before: int = 1
    after: int = 1
    aspects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed, in a fixed order.

    Attributes:
        others: for each kind of node, how many differ in what is not listed; kinds are IRIs of classes, or empty.
        old, new: what each graph says of the entities and documents concerned, by IRI.
    """

    facts: tuple[Change, ...]
    documents: tuple[Move, ...]
    entities: tuple[Move, ...]
    others: Mapping[str, int]
    old: Known
    new: Known

    @property
    def is_empty(self) -> bool:
        """Whether the graphs are the same, line by line."""
        return not (self.facts or self.documents or self.entities or self.others)


def diff(old: Path, new: Path) -> Difference:
    """Compare two graphs.

    Args:
        old: folder of a build, or its file ``graph.nt``.
        new: the same.

    Raises:
        StoreError: a file is missing, unreadable, or no sorted N-Triples.
    """
    one, other = differing(old, new)
    alike, stated = _look_again(one, other)
    known = alike | one.records, alike | other.records
    moved = moved_documents(one, other)
    places = by_place(other.statements.values())
    targets = targets_of(one, other, moved, places, known)
    documents = all_moves(one.of(DOCUMENT), other.of(DOCUMENT), {iri: [after] for iri, after in moved.items()})
    entities = all_moves(one.of(ENTITY), other.of(ENTITY), targets)
    entities += renamings(one, other, iris_of(entities))
    olds = {translation(statement, moved, targets, places): statement for statement in one.statements.values()}
    facts, reread = _facts(olds, other.statements.values(), stated)
    listed = iris_of((*documents, *entities)) | {each.predicate for change in facts for each in change.old + change.new}
    others = Counter({STATEMENT: reread}) + _unlisted(one.records | other.records, listed)
    return Difference(tuple(facts), tuple(documents), tuple(entities), dict(sorted(others.items())), *known)


def _look_again(old: Side, new: Side) -> tuple[dict[str, Record], dict[Fact, set[str]]]:
    """What both graphs alike say of the things concerned, and which documents state the same facts in both."""
    said = [*old.statements.values(), *new.statements.values()]
    facts = {statement.fact for statement in said}
    likely = {(f"<{each.subject}>{END}".encode(), f"<{each.predicate}>{END}".encode()) for each in said}
    wanted = {f"<{iri}>".encode() for each in said for iri in (each.document, *each.entities) if iri}
    subject_key, predicate_key = f"<{SUBJECT}>".encode(), f"<{PREDICATE}>".encode()
    alike: dict[str, Record] = {}
    stated: defaultdict[Fact, set[str]] = defaultdict(set)
    for subject, lines, _ in groups(new.path) if said else ():
        terms = dict(lines)
        is_likely = (terms.get(subject_key), terms.get(predicate_key)) in likely and subject not in new.statements
        if not is_likely and subject not in wanted:
            continue
        found = new.read(subject, lines)
        if not isinstance(found, Statement):
            alike[subject[1:-1].decode()] = found
        elif found.fact in facts:
            stated[found.fact].add(found.document)
    return {iri: record for iri, record in alike.items() if iri not in new.records}, stated


def _unlisted(records: Known, listed: Set[str]) -> Counter[str]:
    """How many things of each kind are not listed; a quotation is listed with its document."""
    sources = {iri: [term.value for term in record.get(SOURCE, ())] for iri, record in records.items()}
    return Counter(kind_of(records[iri]) for iri, found in sources.items() if listed.isdisjoint((iri, *found)))


def _facts(
    olds: Mapping[Statement, Statement], news: Iterable[Statement], stated: Mapping[Fact, Set[str]]
) -> tuple[list[Change], int]:
    """The changes of facts, and how many statements differ in nothing that is listed.

    Args:
        olds: old statements by what they would be in the new graph.
        news: new statements.
        stated: for each fact, the documents that state it before and after.
    """
    news = list(news)
    pairs, lost, gained = _paired(olds, news)
    changes: list[Change] = []
    reread = 0
    for old, new in pairs:
        if aspects := tuple(name for name in ASPECTS if getattr(old, name) != getattr(new, name)):
            changes.append(Change((olds[old],), (new,), aspects=aspects))
        reread += not aspects and olds[old] == old
    before, after = _documents(olds, stated), _documents(news, stated)
    went, came = _by_fact(lost), _by_fact(gained)
    for fact in went | came:
        old_ones = tuple(olds[statement] for statement in went.get(fact, ()))
        counts = (len(before.get(fact, ())), len(after.get(fact, ())))
        changes.append(Change(old_ones, tuple(came.get(fact, ())), *counts))
    return sorted(changes, key=_order), reread


def _paired(
    olds: Iterable[Statement], news: Iterable[Statement]
) -> tuple[list[tuple[Statement, Statement]], list[Statement], list[Statement]]:
    """Pairs of the statements that are most alike, and those left over on either side."""
    pairs: list[tuple[Statement, Statement]] = []
    lost, gained = sorted(olds, key=attrgetter("start")), sorted(news, key=attrgetter("start"))
    for likeness in LIKENESSES:
        alike = attrgetter(*ENDS, *likeness)
        waiting: defaultdict[object, deque[Statement]] = defaultdict(deque)
        for new in gained:
            waiting[alike(new)].append(new)
        left: list[Statement] = []
        for old in lost:
            if queue := waiting.get(alike(old)):
                pairs.append((old, queue.popleft()))
            else:
                left.append(old)
        lost, gained = left, [new for queue in waiting.values() for new in queue]
    return pairs, lost, gained


def _documents(statements: Iterable[Statement], stated: Mapping[Fact, Set[str]]) -> dict[Fact, set[str]]:
    found = {fact: set(documents) for fact, documents in stated.items()}
    for statement in statements:
        found.setdefault(statement.fact, set()).add(statement.document)
    return found


def _by_fact(statements: Iterable[Statement]) -> dict[Fact, list[Statement]]:
    found: dict[Fact, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.fact, []).append(statement)
    return found


def _order(change: Change) -> tuple[object, ...]:
    first = (*change.new, *change.old)[0]
    rest = (first.polarity, first.document, first.start, first.sentence, repr(change))
    return (first.predicate, first.subject, first.object.value, *rest)
