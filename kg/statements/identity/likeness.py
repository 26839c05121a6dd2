"""How two different names may be names of one person: spelling, order, initials, parts left out."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import JaroWinkler

from kg.statements.identity.names import romanised, skeleton

FULL = ("romanised", "inverted", "consonants")  # likenesses of two full names
FEWEST_LETTERS = 4  # of consonants and vowels in a name that is compared by consonants


def likeness(one: Sequence[str], other: Sequence[str], *, least: float) -> str:
    """In what way two names are alike; empty where they are not.

    Args:
        one, other: words without titles and articles; the second has at least as many.
        least: likeness of spelling that names with the same consonants must have, between 0 and 1.
    """
    left, right = tuple(map(romanised, one)), tuple(map(romanised, other))
    if left == right:
        return "romanised"
    if sorted(left) == sorted(right):
        return "inverted"
    if len(one) == 1:
        return "surname" if left[0] in right[1:] else ""
    if _initials(left, right):
        return "initials"
    if len(left) < len(right):
        return _shorter(left, right)
    return "consonants" if _same_consonants(one, other, least) else ""


def _initials(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the names end alike and one gives initials for words of the other: "J. P. Morvan", "Jean-Pierre Morvan"."""
    if left[-1] != right[-1] or not any(len(word) == 1 for word in (*left[:-1], *right[:-1])):
        return False
    given = [pair for pair in zip(left[:-1], right[:-1], strict=False)]
    return all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in given)


def _shorter(left: Sequence[str], right: Sequence[str]) -> str:
    """Whether words of the longer name are left out: in the middle, or at the end as Spanish names allow."""
    rest = iter(right)
    if left[0] != right[0] or not all(word in rest for word in left):
        return ""
    return "middle" if left[-1] == right[-1] else "extended"


def _same_consonants(one: Sequence[str], other: Sequence[str], least: float) -> bool:
    if tuple(map(skeleton, one)) != tuple(map(skeleton, other)):
        return False
    left, right = " ".join(map(romanised, one)), " ".join(map(romanised, other))
    return min(len(one[-1]), len(other[-1])) >= FEWEST_LETTERS and JaroWinkler.similarity(left, right) >= least


def blocks(found: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Keys of which two alike names share at least one."""
    roman = tuple(map(romanised, found))
    if len(roman) == 1:
        yield ("surname", roman[0])
        return
    yield ("ends", skeleton(found[-1]), skeleton(roman[0])[:1], roman[0][:1] if roman[0][:1] in "aeiou" else "")
    yield ("ends", roman[-1], roman[0][:1])
    yield ("sorted", *sorted(roman))
    yield ("begin", roman[0], roman[1])
    yield from (("surname", word) for word in roman[1:])
