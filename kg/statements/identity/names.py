"""Names made comparable: without case, accents, titles, legal forms; romanised alike; in one language.

Romanisation follows the tables by which French and English write Russian, Ukrainian, Arabic and Persian names ("ou" and
"u", "tch" and "ch", "kh" and "q"); the skeleton of consonants below it goes back to the Soundex of Russell (1918).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from kg.folding import fold
from kg.statements.identity.words import IdentityWords
from kg.statements.iris import SEPARATOR

SHORTEST = 2  # letters of a word that is no initial
PAIRS = (
    ("tsch", "S"), ("shch", "S"), ("chtch", "S"), ("tch", "S"), ("sch", "S"), ("ch", "S"), ("sh", "S"),
    ("dzh", "J"), ("dj", "J"), ("zh", "J"), ("j", "J"), ("kh", "k"), ("gh", "g"), ("q", "k"), ("ck", "k"), ("ph", "f"),
    ("dh", "d"), ("th", "t"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("w", "v"), ("x", "ks"), ("tz", "ts"),
    ("ie", "e"), ("ye", "e"), ("yo", "o"), ("ya", "a"), ("ia", "a"), ("yu", "u"), ("iu", "u"), ("y", "i"), ("ii", "i"),
)  # fmt: skip
DOUBLED = re.compile(r"([a-zA-Z])\1+")
NUMERAL = re.compile(r"[ivxlc]+")
DOTTED = re.compile(r"\b(?:\w\.){2,}")  # S.A., S.A.R.L.
FINAL_V = re.compile(r"v(?=$)")
VOWELS = re.compile(r"[aeiouh'’`ʿʾ]")
NAMED_LAST = 2  # words at least, of a name with its family name in capitals before


@lru_cache(maxsize=1 << 16)
def folded_words(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents and punctuation."""
    return tuple(word for word in SEPARATOR.split(fold(name)) if word)


def person_words(name: str, words: IdentityWords) -> tuple[str, ...]:
    """The words of a person's name in the order first name, family name, without titles.

    "DURAND Paul" and "Durand, Paul" are turned.
    """
    parts = name.split()
    family, comma, given = name.partition(",")
    capitals = next((i for i, part in enumerate(parts) if not _is_capital(part, words)), len(parts))
    if comma and given.strip() and not any(char.isdigit() for char in given):
        name = f"{given.strip()} {family}"
    elif 0 < capitals < len(parts) and len(parts) >= NAMED_LAST:
        name = " ".join((*parts[capitals:], *parts[:capitals]))
    found = folded_words(name)
    start = next((i for i, word in enumerate(found) if word not in words.titles), len(found))
    return found[start:] or found


def _is_capital(part: str, words: IdentityWords) -> bool:
    return part.isupper() and "." not in part and (len(part) > SHORTEST or part.lower() in words.particles)


def is_bare(found: Sequence[str], words: IdentityWords) -> bool:
    """Whether a person's name is a family name alone: "Kirby", "de Gaulle"."""
    return sum(word not in words.particles for word in found) <= 1


def body_words(name: str, words: IdentityWords, demonyms: Mapping[str, str]) -> tuple[str, ...]:
    """The words of a body's or event's name in one language, sorted, without legal forms and small words.

    Args:
        name: as the text has it.
        words: forms and translations.
        demonyms: what stands for a name or adjective of a country, by its folded form.
    """
    undotted = DOTTED.sub(lambda match: match[0].replace(".", ""), name)
    found = [word for word in folded_words(undotted) if word not in words.small | words.articles]
    cut = [word for word in found if word not in words.forms] or found
    return tuple(sorted({words.words.get(word) or demonyms.get(word, word) for word in cut}))


@lru_cache(maxsize=1 << 16)
def romanised(word: str) -> str:
    """A folded word as all romanisations would write it.

    >>> romanised("guiorgui") == romanised("guiorguy")
    True
    >>> romanised("jean") == romanised("john")
    False
    """
    if len(word) == 1 or word.startswith("=") or NUMERAL.fullmatch(word):
        return word
    text = word
    for old, new in PAIRS:
        text = text.replace(old, new)
    text = DOUBLED.sub(r"\1", text)
    return FINAL_V.sub("f", text) or word


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """The consonants of a folded word, those alike that romanisations confuse.

    >>> skeleton("kadhafi") == skeleton("gaddafi") == skeleton("qadhafi")
    True
    """
    if NUMERAL.fullmatch(word):
        return word
    text = f"k{word[1:]}" if word.startswith("h") else word  # Horobets, Gorobets
    text = VOWELS.sub("", romanised(text).replace("g", "k").replace("v", "f").replace("J", "S"))
    return DOUBLED.sub(r"\1", text) or word[:1]


def without_articles(found: Iterable[str], words: IdentityWords) -> tuple[str, ...]:
    """A name without the Arabic article, which one spelling joins to the next word and another leaves out."""
    kept = [word for word in found if word not in words.articles]
    return tuple(kept or found)
