"""Senses of different names joined where they are spellings of one: full names first, then short ones with the full."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.acronyms import is_acronym_form
from kg.statements.identity.evidence import Evidence, Sense, Support
from kg.statements.identity.likeness import FULL, blocks, body_blocks, body_likeness, likeness
from kg.statements.identity.names import folded_words, romanised, without_articles
from kg.statements.identity.profiles import Profile, Profiler
from kg.statements.identity.words import IdentityWords

MARGIN = 0.5  # of support, by which one of several fuller names must be the likelier
PAIRS_OF_A_BLOCK = 60  # senses of a block that are compared with one another
DECLARED, ACRONYM, SURNAME = "declared", "acronym", "surname"


@dataclass(frozen=True, slots=True)
class Join:
    """Two senses that are one, and why.

    Attributes:
        how: in what way the names are alike.
    """

    one: Sense
    other: Sense
    how: str
    support: Support


@dataclass(slots=True, eq=False)
class Cluster:
    """Senses that are one thing.

    Attributes:
        link: the gazetteer entry that a user made one with it; None where there is none.
    """

    senses: list[Sense]
    joins: list[Join] = field(default_factory=list)
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two senses that may be one, and why they are kept apart."""

    one: Sense
    other: Sense
    reason: str


class Joiner:
    """Joins senses, and remembers why, and what it left apart."""

    def __init__(self, evidence: Evidence, profiler: Profiler, words: IdentityWords) -> None:
        self._evidence = evidence
        self._profiler = profiler
        self._words = words
        self._known = frozenset(map(romanised, words.words.values()))
        self._homes: dict[int, Cluster] = {}
        self.senses: list[Sense] = []
        self.doubts: list[Doubt] = []

    def join(self, senses: Sequence[Sense]) -> None:
        """Join all senses that are one, in an order that the documents' order does not change."""
        self.senses = sorted(senses, key=lambda sense: sense.order)
        self._homes = {id(sense): Cluster([sense]) for sense in self.senses}
        free = [sense for sense in self.senses if not sense.first.is_cut]
        pairs = [*self._persons(free), *self._bodies(free), *self._spellings(free)]
        for join in sorted(pairs, key=self._rank):
            if join.how in (*FULL, DECLARED):
                self._settle(join)
        self._short([join for join in pairs if join.how not in (*FULL, DECLARED)])

    def clusters(self) -> list[Cluster]:
        """What all senses have become."""
        homes = [self._homes[id(sense)] for sense in self.senses]
        return list({id(home): home for home in homes}.values())

    def unite(self, one: Sense, other: Sense, how: str) -> None:
        """Make two senses one, whatever speaks against it."""
        self._unite(Join(one, other, how, self._evidence.compare(one, other)))

    def home(self, sense: Sense) -> Cluster:
        """The cluster in which a sense is."""
        return self._homes[id(sense)]

    def _rank(self, join: Join) -> tuple[float, float, tuple[str, ...]]:
        return (self._words.needs[join.how], -join.support.weight, (*join.one.order, *join.other.order))

    def _bonus(self, ranked: Sequence[Join]) -> float:
        """What speaks for a short name being that of the only one who may bear it, and whom many documents name."""
        is_known = len(ranked) == 1 and len(self._documents(ranked[0].other)) >= self._words.thresholds["known"]
        return self._words.support["known"] if is_known else 0.0

    def _settle(self, join: Join, *, known: float = 0.0) -> None:
        """Join two senses if enough speaks for it and nothing against; else note the doubt."""
        if self.home(join.one) is self.home(join.other):
            return
        conflict = join.support.conflict or self._conflict(join)
        weight, need = join.support.weight + known, self._words.needs[join.how]
        if not conflict and weight >= need:
            self._unite(join)
        elif weight >= self._words.thresholds["doubtful"] * need:
            self.doubts.append(Doubt(join.one, join.other, f"{join.how}: {conflict or 'too little speaks for it'}"))

    def _conflict(self, join: Join) -> str:
        """What in the one cluster conflicts with something in the other."""
        if self._documents(join.one) & self._documents(join.other) and not self._is_slip(join):
            return "one document has both"
        for one in self.home(join.one).senses:
            for other in self.home(join.other).senses:
                conflict = self._evidence.compare(one, other).conflict
                if conflict:
                    return conflict
        return ""

    def _is_slip(self, join: Join) -> bool:
        """Whether one document may well write two names of one: of bodies, of persons with one given name."""
        if join.one.first.group != "person" or join.how == "initials":
            return True
        one, other = self._name_words(join.one), self._name_words(join.other)
        return join.how in FULL and romanised(one[0]) == romanised(other[0])

    def _documents(self, sense: Sense) -> set[str]:
        """The documents of all that is one with a sense."""
        return {profile.document for each in self.home(sense).senses for profile in each.profiles}

    def _unite(self, join: Join) -> None:
        keep, gone = self.home(join.one), self.home(join.other)
        keep.joins.append(join)
        if keep is gone:
            return
        keep.senses += gone.senses
        keep.joins += gone.joins
        keep.link = keep.link or gone.link
        for sense in gone.senses:
            self._homes[id(sense)] = keep

    def _short(self, joins: Iterable[Join]) -> None:
        """Join each short name with the likeliest of the fuller ones."""
        by_short: defaultdict[int, list[Join]] = defaultdict(list)
        for join in joins:
            by_short[id(join.one)].append(join)
        for candidates in sorted(by_short.values(), key=lambda found: found[0].one.order):
            best: dict[int, Join] = {}
            for join in sorted(candidates, key=self._rank):
                home = id(self.home(join.other))
                if home not in best or join.support.weight > best[home].support.weight:
                    best[home] = join
            ranked = sorted(best.values(), key=lambda join: (-join.support.weight, join.other.order))
            clear = len(ranked) == 1 or ranked[0].support.weight >= ranked[1].support.weight + MARGIN
            if clear:
                self._settle(ranked[0], known=self._bonus(ranked))
            else:
                self.doubts += [
                    Doubt(join.one, join.other, f"{join.how}: several are as likely") for join in ranked[:2]
                ]

    def _persons(self, senses: Iterable[Sense]) -> Iterator[Join]:
        """Persons whose names are alike."""
        words = {id(sense): self._name_words(sense) for sense in senses}
        persons = [sense for sense in senses if sense.first.group == "person"]
        given = _given_names(words[id(sense)] for sense in persons)
        seen: set[tuple[int, int]] = set()
        for one, other in _pairs(persons, words):
            left, right = words[id(one)], words[id(other)]
            if len(left) > len(right):
                one, other, left, right = other, one, right, left  # noqa: PLW2901 - the shorter name is the first
            if (id(one), id(other)) in seen:
                continue
            seen |= {(id(one), id(other)), (id(other), id(one))}
            how = likeness(left, right, least=self._words.thresholds["likeness"])
            if how == SURNAME and romanised(left[0]) in given:
                continue
            if how and one.first.words != other.first.words:
                yield Join(one, other, how, self._evidence.compare(one, other))

    def _name_words(self, sense: Sense) -> tuple[str, ...]:
        """The words of a person's name that are compared: of a family name alone, without "de" and "Le"."""
        found = without_articles(sense.first.words, self._words)
        if not sense.first.is_bare:
            return found
        return tuple(word for word in found if word not in self._words.particles) or found

    def _spellings(self, senses: Iterable[Sense]) -> Iterator[Join]:
        """Bodies, places and events whose names are alike."""
        shelves: defaultdict[tuple[str, ...], list[Sense]] = defaultdict(list)
        for sense in senses:
            if sense.first.group != "person":
                for block in body_blocks(sense.first.words):
                    shelves[(sense.first.group, sense.first.scope, *block)].append(sense)
        seen: set[tuple[int, int]] = set()
        for one, other in (pair for block in sorted(shelves) for pair in _all_pairs(shelves[block])):
            pair = (id(one), id(other))
            if pair in seen or one.first.words == other.first.words:
                continue
            seen.add(pair)
            how = body_likeness(
                one.first.words, other.first.words, least=self._words.thresholds["body_likeness"], known=self._known
            )
            if how:
                yield Join(one, other, how, self._evidence.compare(one, other))

    def _bodies(self, senses: Iterable[Sense]) -> Iterator[Join]:
        """Bodies of which a text says that they have the other name too, and acronyms with what they stand for."""
        by_name: defaultdict[tuple[str, tuple[str, ...]], list[Sense]] = defaultdict(list)
        senses = [sense for sense in senses if sense.first.group != "person"]
        for sense in senses:
            by_name[(sense.first.group, sense.first.words)].append(sense)
        for sense in senses:
            for name in sorted({name for profile in sense.profiles for name in profile.declared}):
                words = self._profiler.words_of(name, sense.first.group)
                for other in by_name.get((sense.first.group, words), ()):
                    if other is not sense and other.first.scope in ("", sense.first.scope):
                        how = ACRONYM if is_acronym_form(name) else DECLARED
                        yield Join(other, sense, how, self._evidence.compare(other, sense))


def _pairs(persons: Iterable[Sense], words: Mapping[int, tuple[str, ...]]) -> Iterator[tuple[Sense, Sense]]:
    """Persons whose names may be alike; of a family name, those who have it alone with those who have more."""
    shelves: defaultdict[tuple[str, ...], tuple[list[Sense], list[Sense]]] = defaultdict(lambda: ([], []))
    for sense in persons:
        found = words[id(sense)]
        for block in set(blocks(found)):
            shelves[block][min(len(found), 2) - 1].append(sense)
    for block in sorted(shelves):
        short, full = shelves[block]
        if block[0] == SURNAME:
            yield from ((one, other) for one in short for other in full[:PAIRS_OF_A_BLOCK])
        else:
            yield from _all_pairs(full)


def _given_names(names: Iterable[Sequence[str]]) -> frozenset[str]:
    """Words that begin full names more often than they end them: "Paul" alone is hardly a family name."""
    counts: Counter[str] = Counter()
    for name in names:
        if len(name) > 1:
            counts[romanised(name[0])] += 1
            counts[romanised(name[-1])] -= 1
    return frozenset(word for word, count in counts.items() if count > 0)


def _all_pairs(senses: Sequence[Sense]) -> Iterator[tuple[Sense, Sense]]:
    for place, one in enumerate(senses):
        yield from ((one, other) for other in senses[place + 1 : place + PAIRS_OF_A_BLOCK])


def ambiguous_acronyms(profiles: Iterable[Profile]) -> frozenset[str]:
    """Folded acronyms that stand for bodies of different names."""
    found: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for profile in profiles:
        for name in profile.declared:
            if is_acronym_form(name):
                found[" ".join(folded_words(name))].add(profile.words)
    return frozenset(acronym for acronym, names in found.items() if len(names) > 1)
