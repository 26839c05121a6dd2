"""Which documents and entities of one graph stand in place of which of another."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from operator import attrgetter

from kg.diff_lines import ALIAS, DOCUMENT, ENTITY, Known, Place, Record, Side, Statement
from kg.namespaces import LABEL

MOST_COPIES = 10
Places = Mapping[Place, Sequence[Statement]]
Targets = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Move:
    """IRIs that gave way to others: none to one that came, one to none where it went, two to one that now both are."""

    old: tuple[str, ...]
    new: tuple[str, ...]


def moved_documents(old: Side, new: Side) -> dict[str, str]:
    """Documents that went, each with the one that came and says most of the same: at least half of all."""
    before = _said(old, old.of(DOCUMENT) - new.of(DOCUMENT))
    after = _said(new, new.of(DOCUMENT) - old.of(DOCUMENT))
    holders: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for document, words in after.items():
        for said in words:
            holders[said].append(document)
    moved: dict[str, str] = {}
    taken: set[str] = set()
    for document, words in sorted(before.items()):
        rare = (holders[said] for said in words & holders.keys() if len(holders[said]) <= MOST_COPIES)
        shared = Counter(other for found in rare for other in found if other not in taken)
        best = min(shared, key=lambda other: (-shared[other], other), default=None)
        if best is not None and 2 * shared[best] >= max(len(words), len(after[best])):
            moved[document] = best
            taken.add(best)
    return moved


def _said(side: Side, documents: Set[str]) -> dict[str, set[tuple[str, str]]]:
    said: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for statement in side.statements.values():
        if statement.document in documents:
            said[statement.document].add((statement.predicate, statement.sentence))
    return said


def by_place(statements: Iterable[Statement]) -> Places:
    """Statements by document, property and sentence."""
    found: defaultdict[Place, list[Statement]] = defaultdict(list)
    for statement in statements:
        found[statement.place].append(statement)
    return found


def _place(statement: Statement, moved: Mapping[str, str]) -> Place:
    return (moved.get(statement.document, statement.document), statement.predicate, statement.sentence)


def targets_of(
    old: Side, new: Side, moved: Mapping[str, str], places: Places, known: tuple[Known, Known]
) -> dict[str, list[str]]:
    """What each entity became: another that stands in its place in the same sentence and shares a name with it.

    The one must have gone, or the other come; an entity that still is comes first among what it became.
    """
    went, came = old.of(ENTITY) - new.of(ENTITY), new.of(ENTITY) - old.of(ENTITY)
    pairs: set[tuple[str, str]] = set()
    for statement in old.statements.values():
        for other in places.get(_place(statement, moved), ()):
            both = zip(statement.entities, other.entities, strict=True)
            pairs |= {(a, b) for a, b in both if a and b and a != b and (a in went or b in came)}
    targets: dict[str, list[str]] = {}
    for before, after in sorted(pairs):
        if _names(known[0].get(before)) & _names(known[1].get(after)):
            targets.setdefault(before, [] if before in went else [before]).append(after)
    return targets


def _names(record: Record | None) -> set[str]:
    """All names of a thing, without case."""
    return {term.value.casefold() for predicate in (LABEL, ALIAS) for term in (record or {}).get(predicate, ())}


def all_moves(old: Set[str], new: Set[str], targets: Targets) -> list[Move]:
    """What came, went, and became something else, each once, or twice where things were both joined and split."""
    came = new - old
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for before, found in targets.items():
        for after in found:
            sources[after] |= {before} if after in came else {before, after}
    joined = [Move(tuple(sorted(found)), (after,)) for after, found in sources.items() if len(found) > 1]
    split = [Move((before,), tuple(found)) for before, found in targets.items() if len(found) > 1]
    pairs = [(before, found[0]) for before, found in targets.items() if len(found) == 1]
    plain = [Move((before,), (after,)) for before, after in pairs if len(sources[after]) == 1]
    lone = [Move((), (iri,)) for iri in came - sources.keys()]
    lone += [Move((iri,), ()) for iri in old - new - targets.keys()]
    return sorted((*joined, *split, *plain, *lone), key=attrgetter("old", "new"))


def renamings(old: Side, new: Side, listed: Set[str]) -> list[Move]:
    """Entities with another label in the same language."""
    both = sorted((old.of(ENTITY) & new.of(ENTITY)) - listed)
    return [Move((iri,), (iri,)) for iri in both if _has_new_label(old.records[iri], new.records[iri])]


def _has_new_label(old: Record, new: Record) -> bool:
    before, after = ({term.lang: term.value for term in record.get(LABEL, ())} for record in (old, new))
    return any(before[lang] != after[lang] for lang in before.keys() & after.keys())


def iris_of(moves: Iterable[Move]) -> set[str]:
    """Old and new IRIs of moves."""
    return {iri for move in moves for iri in (*move.old, *move.new)}


def translation(statement: Statement, moved: Mapping[str, str], targets: Targets, places: Places) -> Statement:
    """An old statement, about the document and the entities that the new graph has in place of its own."""
    place = _place(statement, moved)
    options = [targets.get(iri or "", (iri,)) for iri in statement.entities]
    if place == statement.place and all(iri not in targets for iri in statement.entities):
        return statement
    subject, object_, by = next(
        (
            other.entities
            for other in places.get(place, ())
            if all(iri in found for iri, found in zip(other.entities, options, strict=True))
            and (statement.object.is_iri or statement.object == other.object)
        ),
        tuple(found[0] for found in options),
    )
    term = statement.object if object_ is None else replace(statement.object, value=object_)
    return replace(statement, document=place[0], subject=subject or statement.subject, object=term, by=by)
