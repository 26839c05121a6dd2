"""Names without what spellings vary in: case, accents, ligatures."""

import unicodedata

ARTICLES = frozenset({"the", "le", "la", "les", "l"})
LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th"})  # noqa: RUF001


def fold(name: str) -> str:
    """A name without case, accents, ligatures and doubled spaces.

    >>> fold("  Œuvre   d'Émile ")
    "oeuvre d'emile"
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char)).translate(LETTERS)
    return " ".join(letters.split())
