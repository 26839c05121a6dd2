"""Texts of documents for a terminal: no character of theirs moves the cursor, colours the screen or turns a line."""

import re

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]+")


def printable(text: str) -> str:
    r"""The text in one line, with a space for each run of line breaks, control characters and direction marks.

    >>> printable("a\nb\x1b[31mc")
    'a b [31mc'
    """
    return CONTROL.sub(" ", text).strip()
