"""How two different names may be names of one person: spelling, order, initials, parts left out."""

from collections.abc import Iterator, Sequence, Set

from rapidfuzz.distance import JaroWinkler

from kg.statements.identity.names import NUMERAL, romanised, skeleton

FULL = ("romanised", "inverted", "consonants", "endings", "spelling", "cognates")  # likenesses of two full names
GENDERED = frozenset({"", "a", "o", "e", "ne", "le", "te", "ine", "ette", "ia", "ie", "y"})
PLACE = "="  # what a word begins with that stands for a place
MOST_WORDS = 12  # the same
PREFIX = 3  # letters that cognates share
FEWEST_WORDS = 2  # of a name in which one word may be spelt otherwise
FAMILY_NAMES = 2  # at the end of a name, as Spanish and Portuguese ones have
FEWEST_LETTERS = 4  # of consonants and vowels in a name that is compared by consonants


def likeness(one: Sequence[str], other: Sequence[str], *, least: float) -> str:
    """In what way two names are alike; empty where they are not.

    Args:
        one: words without titles and articles.
        other: words likewise, at least as many.
        least: likeness of spelling that names with the same consonants must have, between 0 and 1.
    """
    left, right = tuple(map(romanised, one)), tuple(map(romanised, other))
    if "".join(left) == "".join(right):
        return "romanised"
    if sorted(left) == sorted(right):
        return "inverted"
    if len(one) == 1:
        return "surname" if left[0] in right[max(1, len(right) - FAMILY_NAMES) :] else ""
    if left[-1] == right[-1] and _initials(one[:-1], other[:-1]):
        return "initials"
    shorter = _shorter(left, right) if len(left) < len(right) else ""
    if shorter or not _same_consonants(one, other, least):
        return shorter
    return "endings" if _differ_in_gender(one[0], other[0]) else "consonants"


def _differ_in_gender(one: str, other: str) -> bool:
    """Whether two given names differ as those of a man and a woman do: Martin, Martine; Mario, Maria."""
    pairs = list(zip(one, other, strict=False))
    length = next((place for place, (a, b) in enumerate(pairs) if a != b), len(pairs))
    return one != other and {one[length:], other[length:]} <= GENDERED


def _initials(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether given names are alike, some by their initials alone: "J. P." and "Jean-Pierre"."""
    if not any(len(word) == 1 for word in (*left, *right)):
        return False
    pairs = zip(left, right, strict=False)
    return all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in pairs)


def _shorter(left: Sequence[str], right: Sequence[str]) -> str:
    """Whether words of the longer name are left out: in the middle, or at the end as Spanish names allow."""
    rest = iter(right)
    has_initials = len(left) > len({left[0], left[-1]}) and any(len(word) == 1 for word in left)
    if has_initials or left[0] != right[0] or not all(word in rest for word in left):
        return ""
    return "middle" if left[-1] == right[-1] else "extended"


def _same_consonants(one: Sequence[str], other: Sequence[str], least: float) -> bool:
    if _bones(one) != _bones(other):
        return False
    left, right = "".join(map(romanised, one)), "".join(map(romanised, other))
    return min(len(one[-1]), len(other[-1])) >= FEWEST_LETTERS and JaroWinkler.similarity(left, right) >= least


def _bones(found: Sequence[str]) -> str:
    """The consonants of all words, written together: Gholam-Reza, Gholamreza."""
    return "".join(map(skeleton, found))


def body_likeness(one: Sequence[str], other: Sequence[str], *, least: float, known: Set[str] = frozenset()) -> str:
    """In what way two names of bodies, places or events are alike; empty where they are not.

    Args:
        one: words in one language, sorted.
        other: words likewise.
        least: likeness of spelling of the one word that may differ.
        known: words of bodies, romanised, of which no two are one.
    """
    left, right = set(map(romanised, one)), set(map(romanised, other))
    if left == right:
        return "romanised"
    mine, yours = sorted(left - right), sorted(right - left)
    if len(left) < FEWEST_WORDS or len(mine) != len(yours):
        return ""
    pairs = list(zip(mine, yours, strict=True))
    if not all(_are_cognates(word, its, least) and not {word, its} <= known for word, its in pairs):
        return ""
    return "spelling" if len(mine) == 1 else "cognates"


def _are_cognates(word: str, other: str, least: float) -> bool:
    """Whether two words may be one in two languages or spellings: "oceanographique", "oceanographic"."""
    is_word = not any(_is_number(each) or each.startswith(PLACE) for each in (word, other))
    return is_word and word[0] == other[0] and JaroWinkler.similarity(word, other) >= least


def _is_number(word: str) -> bool:
    return any(map(str.isdigit, word)) or NUMERAL.fullmatch(word) is not None


def body_blocks(found: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Keys of which two alike names of bodies, places or events share at least one."""
    roman = sorted(set(map(romanised, found)))
    yield tuple(roman)
    if FEWEST_WORDS <= len(roman) <= MOST_WORDS:
        yield from (tuple(roman[:place] + roman[place + 1 :]) for place in range(len(roman)))
        yield ("begin", *sorted(word[:PREFIX] for word in roman))


def blocks(found: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Keys of which two alike names share at least one."""
    roman = tuple(map(romanised, found))
    if len(roman) == 1:
        yield ("surname", roman[0])
        return
    yield ("bones", _bones(found))
    yield ("together", "".join(roman))
    yield ("ends", roman[-1], found[0][:1])
    yield ("sorted", *sorted(roman))
    yield ("begin", roman[0], roman[1])
    yield from (("family", roman[0], word) for word in roman[1 : MOST_WORDS + 1])
    yield from (("surname", word) for word in roman[1 : MOST_WORDS + 1])
