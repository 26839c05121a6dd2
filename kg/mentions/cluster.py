"""Mentions of one thing brought together within a document, cautiously.

1. A gazetteer entry is one thing. So is a spelling, case and accents aside.
2. Longer names first: "Kirby" joins "John Kirby" when no other Kirby is nearer; "le Conseil" joins
   "Conseil national syrien".
3. What the text itself declares (parentheses, "also known as") joins two clusters.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.acronyms import is_acronym, is_acronym_form
from kg.gazetteers import Entry
from kg.mentions.aliases import Alias
from kg.mentions.gazetteer import fold

DEMONYM = "DEM"
SHARED = 0.5  # of the words of two names that one body may have
LONGEST_SMALL = 3  # letters of a word that says little
PLACES = frozenset({"City", "Country", "Region", "Place", "Facility"})


@dataclass(frozen=True, slots=True)
class Item:
    """A name or description to be grouped, and what is known of it.

    Attributes:
        start, end: tokens, half-open.
        key: what tells a description from others; None for a name, which its words tell.
        is_told: the noun before it says its class.
        is_located: a preposition of place stands before it, so that it hardly is a person.
    """

    start: int
    end: int
    head: int
    text: str
    label: str
    type: str
    entry: Entry | None
    is_name: bool
    key: str | None = None
    is_located: bool = False
    is_told: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the text."""
        return tuple(fold(self.text).replace("-", " ").replace("'", " ").replace(".", " ").split())


@dataclass(slots=True, eq=False)
class Cluster:
    """Items that mean one thing.

    Attributes:
        denied: entries that the text says it is not.
        is_branch: the name ends with a place, as those of the branches of a firm do.
    """

    items: list[Item] = field(default_factory=list)
    denied: set[str] = field(default_factory=set)
    is_branch: bool = False
    into: "Cluster | None" = None

    def root(self) -> "Cluster":
        """The cluster that this one was joined into, itself where it was not."""
        found = self
        while found.into is not None:
            found = found.into
        return found

    @property
    def entry(self) -> Entry | None:
        """The gazetteer entry, if one of the items has one."""
        entries = (item.entry for item in self.items if item.entry is not None)
        return next((entry for entry in entries if entry.iri not in self.denied), None)

    @property
    def type(self) -> str:
        """The class that nouns before it say, else most of the longest names have. An entry decides."""
        if self.entry is not None:
            return self.entry.type
        told = [item.type for item in self.items if item.is_told]
        if told:
            return max(dict.fromkeys(told), key=told.count)
        names = [item for item in self.items if item.is_name] or self.items
        longest = max(len(item.words) for item in names)
        types = [item.type for item in names if len(item.words) == longest]
        return max(dict.fromkeys(types), key=types.count)

    @property
    def is_person(self) -> bool:
        """Whether most names in it were recognised as a person's."""
        return self.entry is None and self.type == "Person"

    def first(self) -> int:
        """First token of the first item."""
        return min(item.start for item in self.items)


def cluster(items: Sequence[Item], aliases: Iterable[Alias]) -> list[Cluster]:
    """Clusters in order of their first mention. `aliases` refer to indices of `items`."""
    by_key: dict[str, Cluster] = {}
    home: list[Cluster] = []
    for item in items:
        found = by_key.setdefault(_key(item), Cluster())
        found.items.append(item)
        home.append(found)
    for alias in aliases:
        full, other = home[alias.left].root(), home[alias.right].root()
        if alias.relation == "acronym":
            _disown(full, other)
        _join(full, other)
    clusters = [found for found in by_key.values() if found.into is None]
    _find_branches(clusters, items)
    fuller = _by_word(clusters)
    for short in sorted(clusters, key=lambda found: (len(_longest(found)), found.first())):
        target = _fuller(short, fuller)
        if target is not None:
            _join(target.root(), short)
    return sorted((found for found in clusters if found.into is None), key=Cluster.first)


def _find_branches(clusters: Iterable[Cluster], items: Iterable[Item]) -> None:
    """See which names end with that of a place: "Lumatel Espagne" is not Lumatel."""
    ends = {
        item.end: item.start
        for item in items
        if item.entry is not None and item.entry.type in PLACES and item.label != DEMONYM
    }
    for found in clusters:
        found.is_branch = any(item.start < ends.get(item.end, -1) for item in found.items)


def _disown(full: Cluster, acronym: Cluster) -> None:
    """Let the text say what an acronym stands for, where the gazetteers know another body of it."""
    entry = acronym.entry
    if entry is None or full.entry is not None or not full.items[0].is_name:
        return
    own = _long_words(" ".join(full.items[0].words))
    if not any(
        SHARED * len(own | its) <= len(own & its) for name in entry.names if (its := _long_words(fold(name.text)))
    ):
        acronym.denied.add(entry.iri)


def _long_words(text: str) -> set[str]:
    return {word for word in re.split(r"\W+", text) if len(word) > LONGEST_SMALL}


def _by_word(clusters: Iterable[Cluster]) -> dict[str, list[Cluster]]:
    """Clusters with names of several words, by each word of the longest and by its first letter."""
    found: dict[str, list[Cluster]] = {}
    for one in clusters:
        words = _longest(one)
        if len(words) > 1:
            for key in {*words, words[0][0]}:
                found.setdefault(key, []).append(one)
    return found


def _key(item: Item) -> str:
    if item.entry is not None:
        return item.entry.iri
    return item.key if item.key is not None else " ".join(item.words) or item.text


def _join(keep: Cluster, gone: Cluster) -> None:
    """Move the second's items into the first, unless they are two different entries of the gazetteers."""
    if keep is gone:
        return
    if keep.entry is not None and gone.entry is not None and keep.entry.iri != gone.entry.iri:
        return
    keep.items.extend(gone.items)
    keep.denied |= gone.denied
    gone.into = keep


def _longest(found: Cluster) -> tuple[str, ...]:
    return max((item.words for item in found.items if item.is_name), key=len, default=())


def _fuller(short: Cluster, by_word: dict[str, list[Cluster]]) -> Cluster | None:
    """The cluster of the fuller name that a short one stands for: the only candidate, else the most named before it.

    News calls by the surname whom it is about, and relatives by their full names; of equals the nearest is taken.
    """
    words = _longest(short)
    if not words or short.entry is not None:
        return None
    near = {id(other): other for key in (words[0], words[0][0]) for other in by_word.get(key, ())}
    candidates = [other for other in near.values() if other is not short and _stands_for(words, short, other)]
    candidates = list({id(other.root()): other.root() for other in candidates if other.root() is not short}.values())
    if len(candidates) <= 1:
        return candidates[0] if candidates else None
    place = short.first()
    before = [other for other in candidates if other.first() < place]
    return max(before, key=lambda other: _weight(other, place), default=None)


def _weight(found: Cluster, place: int) -> tuple[int, int]:
    """How often a cluster is named, and how near before a token."""
    names = sum(item.is_name for item in found.items)
    return names, max(item.start for item in found.items if item.start < place)


def _stands_for(words: tuple[str, ...], short: Cluster, other: Cluster) -> bool:
    full = _longest(other)
    if len(full) <= len(words):
        return False
    if other.is_person:
        compatible = short.is_person or (len(words) == 1 and not any(item.is_located for item in short.items))
        return compatible and (
            full[-len(words) :] == words
            or (short.is_person and full[: len(words)] == words)
            or (len(words) > 1 and set(words) <= set(full))
            or (short.is_person and len(words) == 1 and words[0] in full[1:])  # "Vázquez", of Wanda Vázquez Garced
        )
    if short.is_person or short.type not in {other.type, "Organization", "Work"} or other.type in PLACES:
        return False
    text = max((item.text for item in other.items if item.is_name), key=len)
    surface = short.items[0].text
    begins = full[: len(words)] == words and not other.is_branch
    return begins or (is_acronym_form(surface) and is_acronym(surface, text))
