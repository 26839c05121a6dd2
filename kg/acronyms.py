"""Acronyms and what they stand for."""

import re

from kg.folding import fold

SMALL = frozenset(
    {
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "l'",
        "d'",
        "et",
        "of",
        "the",
        "and",
        "for",
        "pour",
        "en",
        "à",
        "in",
        "on",
        "aux",
        "au",
    }
)
MIN_ACRONYM = 2  # letters, as many of them capitals
MAX_ACRONYM = 12
LONGEST_READ = 7  # letters of an acronym that is written as a word
MIN_WORDS = 2  # of a name that has an acronym


def is_acronym_form(text: str) -> bool:
    """Whether the text looks like an acronym: two capitals at least, no space."""
    capitals = sum(char.isupper() for char in text)
    return len(text) <= MAX_ACRONYM and " " not in text and capitals >= MIN_ACRONYM


def is_word_acronym(text: str) -> bool:
    """Whether the text may be an acronym that is read, and written, as a word: "Ucad", "Unesco"."""
    return text.istitle() and text.isalpha() and len(text) <= LONGEST_READ


def is_acronym(short: str, long: str, *, is_told: bool = False) -> bool:
    """Whether `short` can stand for `long`: its letters are the first letters of the long form's words, in order.

    >>> is_acronym("CEDEAO", "Communauté économique des États d'Afrique de l'Ouest")
    True
    >>> is_acronym("ISF", "Forces de sécurité irakiennes")
    False

    Args:
        short: two capitals at least, no space.
        long: several words.
        is_told: the text puts the one behind the other in parentheses, so that an acronym may be written as a name is.

    >>> is_acronym("Unesco", "United Nations Educational, Scientific and Cultural Organization", is_told=True)
    True
    """
    if not (is_acronym_form(short) or (is_told and is_word_acronym(short))) or len(long.split()) < MIN_WORDS:
        return False
    letters = "".join(char for char in fold(short) if char.isalnum())
    words = tuple(re.findall(r"\w+", fold(long)))
    return bool(letters) and bool(words) and letters[0] == words[0][0] and _spells(letters[1:], words, 1)


def _spells(letters: str, words: tuple[str, ...], place: int) -> bool:
    """Whether the rest of an acronym goes on in the first word from `place`, or begins a later word.

    Small words ("de", "of", a cut-off "d") may be passed over; of the others at most the last ones.
    """
    if not letters:
        return sum(word not in SMALL and len(word) > 1 for word in words[1:]) <= 1
    for ahead in range(1, len(words)):
        if words[ahead][0] == letters[0] and _spells(letters[1:], words[ahead:], 1):
            return True
        if words[ahead] not in SMALL and len(words[ahead]) > 1:
            break
    found = words[0].find(letters[0], place)
    return found >= 0 and _spells(letters[1:], words, found + 1)
