"""Patterns compiled from examples: a verb with the slots that subject and object of a relation fill.

A pattern is kept where, of all frames of the examples that it fits, enough state the relation. One that fits too much
is refused with its measured precision.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.learning.material import Ids, Read
from kg.relations.frames import Frame

PRECISION = 0.8
SUPPORT = 2  # examples that a pattern needs
FEW = 5  # examples of a relation, below which one is enough


@dataclass(frozen=True, slots=True, order=True)
class Pattern:
    """A trigger and two slots that state a relation.

    Attributes:
        right, fits: how many frames state it, of how many that the pattern fits.
    """

    relation: str
    trigger: str
    subject: str
    object: str
    right: int
    fits: int

    def __str__(self) -> str:
        return f"{self.trigger}: {self.subject} > {self.object}"

    @property
    def precision(self) -> float:
        """Share of the frames that it fits which state the relation."""
        return self.right / self.fits

    @property
    def is_kept(self) -> bool:
        """Whether it is sure enough to be used."""
        return self.precision >= PRECISION


def compile_patterns(reads: Iterable[Read]) -> list[Pattern]:
    """Every pattern that states a relation in enough examples, sorted.

    Of the names of a verb's frame, "play_drum" and "play", the general one is taken where it is as sure.
    """
    reads = list(reads)
    known = Counter(relation for read in reads for names in read.held.values() for relation in names)
    fits: Counter[tuple[str, str, str]] = Counter()
    right: Counter[tuple[str, str, str, str]] = Counter()
    for read in reads:
        for frame in read.frames:
            for trigger, subject, object_, ids in _uses(frame):
                fits[trigger, subject, object_] += 1
                for relation in read.held.get(ids, ()):
                    right[relation, trigger, subject, object_] += 1
    found = [
        Pattern(relation, trigger, subject, object_, count, fits[trigger, subject, object_])
        for (relation, trigger, subject, object_), count in right.items()
    ]
    enough = sorted(one for one in found if one.right >= SUPPORT or known[one.relation] < FEW)
    return [one for one in enough if not _is_covered(one, enough)]


def _is_covered(one: Pattern, patterns: Iterable[Pattern]) -> bool:
    """Whether a pattern of the verb alone says the same with the same right."""
    verb = one.trigger.removeprefix("se_").partition("_")[0]
    general = one.trigger[: one.trigger.index(verb) + len(verb)]
    sides = one.relation, one.subject, one.object
    return general != one.trigger and any(
        other.trigger == general and (other.relation, other.subject, other.object) == sides and other.is_kept
        for other in patterns
    )


def _uses(frame: Frame) -> Iterator[tuple[str, str, str, Ids]]:
    """Each way in which a verb's frame relates two arguments, once."""
    if frame.kind != "verbs":
        return
    sides = [(slot, one) for slot, args in sorted(frame.slots.items()) for arg in args for one in arg.entities]
    for first, left in sides:
        for second, right in sides:
            if left != right and first != second:
                for trigger in dict.fromkeys(frame.triggers):
                    yield trigger, first, second, (left, right)
