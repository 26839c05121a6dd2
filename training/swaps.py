"""Exchange names in training passages for others of their kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from random import Random

import wordlists
from augment import happens
from entities import Passage, Span

_CITIES = 8000
_LISTED = ("LOC", "PER")
_VOWELS = frozenset("aeiouyhâàéèêëîïôöûüœAEIOUYHÂÀÉÈÊËÎÏÔÖÛÜŒ")


class Swapper:
    """Names by label, to draw from; persons are also put together from two others' first and last names."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        """Collect the names, each once, whatever its frequency."""
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for passage in passages:
            for start, end, label in passage.spans:
                counts[label][passage.text[start:end]] += 1
        self._names = {label: sorted(found) for label, found in counts.items()}
        self._cities = wordlists.cities(most=_CITIES)
        words = set(wordlists.persons())
        self._first = sorted(word for word, kind in words if kind == "first")
        self._last = sorted(word for word, kind in words if kind == "last")

    def swap(self, passage: Passage, rng: Random, *, share: float) -> Passage:
        """Exchange each person and place of the passage with the probability `share`, others half as often.

        The same name is always exchanged for the same.
        """
        chosen: dict[Span | tuple[str, str], str] = {}
        pieces, spans, end, length = [], [], 0, 0
        for start, stop, label in passage.spans:
            name = passage.text[start:stop]
            if (name, label) not in chosen:
                likely = share if label in _LISTED else share / 2
                fresh = self._draw(name, label, rng) if happens(rng, likely) else name
                chosen[name, label] = fresh
            before, name = passage.text[end:start], chosen[name, label]
            pieces += [before, name]
            spans.append((length + len(before), length + len(before) + len(name), label))
            length, end = length + len(before) + len(name), stop
        return Passage("".join(pieces) + passage.text[end:], tuple(spans))

    def _draw(self, name: str, label: str, rng: Random) -> str:
        """Draw another name that begins with a vowel or not, like the one it replaces ("l'OTAN", not "l'Pentagone")."""
        if label == "LOC" and happens(rng, 0.5):
            fresh = rng.choice(self._cities)
        elif label == "PER" and happens(rng, 0.6):
            fresh = self._person(rng, parts=name.count(" ") + 1)
        else:
            fresh = rng.choice(self._names[label])
        alike = (fresh[0] in _VOWELS) == (name[0] in _VOWELS)
        return fresh if alike and fresh.isupper() == name.isupper() else name

    def _person(self, rng: Random, *, parts: int) -> str:
        """Put a person's name together from lists and from the names in the texts."""
        persons = self._names["PER"]
        first = rng.choice(self._first) if happens(rng, 0.6) else rng.choice(persons).split(" ")[0]
        last = rng.choice(self._last) if happens(rng, 0.6) else rng.choice(persons).rpartition(" ")[2]
        return f"{first} {last}" if parts > 1 else rng.choice((first, last))
