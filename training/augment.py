"""Vary the surface of a text without changing its tokens' number: quotation marks, apostrophes, case, spaces.

Every function takes the forms and the spaces after them as lists and changes them in place.
"""

from __future__ import annotations

from random import Random

_QUOTES = (("«", "»", True), ("“", "”", False), ("‘", "’", False), ('"', '"', False), ("''", "''", False))
_OPENING = {"«", "“", "‘", "``"}
_CLOSING = {"»", "”", "''"}
_LETTERED = ("'", "’")


def vary(forms: list[str], spaces: list[bool], rng: Random) -> None:
    """Apply each variation with its own small probability."""
    if happens(rng, 0.4):
        apostrophes(forms, rng.choice(_LETTERED))
    if happens(rng, 0.3):
        quotes(forms, spaces, rng)
    if happens(rng, 0.06):
        commas(forms, spaces)
    if happens(rng, 0.04):
        forms[:] = [form.lower() for form in forms]
    elif happens(rng, 0.015):
        forms[:] = [form.upper() for form in forms]


def happens(rng: Random, probability: float) -> bool:
    """Let chance decide with the given probability of yes."""
    return rng.random() < probability


def apostrophes(forms: list[str], mark: str) -> None:
    """Write every apostrophe that touches a letter with one mark."""
    for index, form in enumerate(forms):
        if len(form) > 1 and any(char.isalpha() for char in form):
            forms[index] = form.replace("'", mark).replace("’", mark)


def quotes(forms: list[str], spaces: list[bool], rng: Random) -> None:
    """Write every pair of double quotation marks in one other style, French ones with their inner spaces."""
    opening, closing, spaced = rng.choice(_QUOTES)
    inside = False
    for index, form in enumerate(forms):
        if form in _OPENING or (form == '"' and not inside):
            forms[index], inside = opening, True
            spaces[index] = spaced
        elif form in _CLOSING or form == '"':
            forms[index], inside = closing, False
            if index and "\n" not in forms[index - 1]:
                spaces[index - 1] = spaced


def commas(forms: list[str], spaces: list[bool]) -> None:
    """Put a space before every comma, full stop and closing bracket inside, as careless web pages do."""
    for index, form in enumerate(forms):
        if index and form in {",", ".", ")", ";"} and "\n" not in forms[index - 1]:
            spaces[index - 1] = True
