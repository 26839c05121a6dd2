"""When two names are spellings of one, as evaluation judges it."""

import re
import unicodedata
from collections.abc import Iterable

ARTICLE = re.compile(r"^(?:the|a|an|le|la|les|l|un|une|des|du|de|d|m|mr|mrs|ms|mme|dr)\s+", re.IGNORECASE)
OTHER = re.compile(r"[^\w]+")
FEWEST_SHARED_WORDS = 2


def normal(name: str) -> str:
    """The name without case, accents, punctuation and leading articles.

    >>> normal("L’État islamique")
    'etat islamique'
    """
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(character for character in text if not unicodedata.combining(character))
    text = OTHER.sub(" ", text).strip()
    while (shorter := ARTICLE.sub("", text)) != text:
        text = shorter
    return text


def spellings(names: Iterable[str]) -> frozenset[str]:
    """The distinct normal forms of names, empty ones left out."""
    return frozenset(map(normal, names)) - {""}


def same(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sets of spellings name one thing: one in common, or two words and more of one inside the other."""
    if left & right:
        return True
    pairs = ((set(one.split()), set(other.split())) for one in left for other in right)
    return any((a <= b or b <= a) and min(len(a), len(b)) >= FEWEST_SHARED_WORDS for a, b in pairs)
