"""Figures and what they count: "environ 2 500 soldats", "$3.2 million", "49 %".

A figure belongs to the noun that it counts; a fact takes the figure of the argument that the noun is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.lexicon import Lexicon
from kg.model import Quantity

SPACES = "\u0020\u00a0\u202f\u2009"
SUFFIXES = {"bn": 1e9, "m": 1e6, "k": 1e3, "tn": 1e12}
GROUPED = rf"\d{{1,3}}(?:[{SPACES},.]\d{{3}})+(?!\d)|\d+"
NUMBER = re.compile(rf"(?<![\w.,])(?P<digits>(?:{GROUPED})(?:[.,]\d+)?)(?P<suffix>bn|tn|m|k)?(?!\w)")
CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP"}
REACH = 6
YEARS = frozenset(map(float, range(1800, 2101)))
COUNTED = frozenset({"NOUN", "SYM", "ADP", "ADJ", "DET", "NUM", "SPACE"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity, the token that it counts and the tokens that write it."""

    quantity: Quantity
    noun: int


class QuantityReader:
    """Reads the figures of documents in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._units = {word.lower(): unit for unit, listed in words.mapping("units").items() for word in listed}
        self._scales = {**words.mapping("numbers.scale"), **words.mapping("numbers.collective")}
        self._collective = words.mapping("numbers.collective")
        self._approximate = sorted(words("numbers.approximate"), key=len, reverse=True)
        self._small = {word: number for number, word in enumerate(words.sequence("numbers.words"))}
        self._decimal_comma = lexicon.lang == "fr"

    def find(self, doc: Doc) -> dict[int, Quantity]:
        """Quantities by the index of the token that they count."""
        found: dict[int, Quantity] = {}
        for start, end, value in self._numbers(doc):
            figure = self._figure(doc, start, end, value)
            if figure is not None:
                found.setdefault(figure.noun, figure.quantity)
        return found

    def _numbers(self, doc: Doc) -> Iterator[tuple[int, int, float]]:
        for match in NUMBER.finditer(doc.text):
            value = parse_number(match["digits"], decimal_comma=self._decimal_comma)
            span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if value is not None and span is not None:
                yield span.start, span.end, value * SUFFIXES.get(match["suffix"], 1.0)
        for token in doc:
            lower = token.lower_
            if lower in self._small and self._small[lower] > 1:
                yield token.i, token.i + 1, float(self._small[lower])
            elif token.lemma_.lower() in self._collective and token.pos_ == "NOUN":
                yield token.i, token.i, 1.0

    def _figure(self, doc: Doc, start: int, end: int, value: float) -> Figure | None:
        approximate = self._is_approximate(doc, start)
        currency = _currency(doc, start)
        for token in doc[end : min(len(doc), end + REACH)]:
            word = token.lemma_.lower()
            if word in self._scales or token.lower_ in self._scales:
                value *= self._scales.get(word) or self._scales[token.lower_]
                approximate |= word in self._collective
                if currency:
                    return Figure(Quantity(value, currency, approximate), token.i)
            elif currency or token.pos_ not in COUNTED:
                break
            elif token.pos_ == "NOUN" or word in self._units or token.lower_ in self._units:
                unit = self._units.get(word) or self._units.get(token.lower_)
                if unit is None and value in YEARS:
                    return None  # "en 2019 le terminal": a year counts nothing
                return Figure(Quantity(value, unit or word, approximate), token.i)
        return Figure(Quantity(value, currency, approximate), max(start, end - 1)) if currency else None

    def _is_approximate(self, doc: Doc, start: int) -> bool:
        before = doc[max(0, start - 4) : start].text.lower().rstrip(SPACES + "$€£")
        return any(before.endswith(word) for word in self._approximate)


def _currency(doc: Doc, start: int) -> str | None:
    """The currency whose sign stands before the number, in its token or the one before."""
    for text in (doc[start].text[:1] if start < len(doc) else "", doc[start - 1].text[-1:] if start else ""):
        if text in CURRENCIES:
            return CURRENCIES[text]
    return None


def parse_number(text: str, *, decimal_comma: bool) -> float | None:
    """The value of a number in digits, with the separators of French or English; None for no number ("713.837.16").

    >>> parse_number("2 500", decimal_comma=True), parse_number("3,5", decimal_comma=True)
    (2500.0, 3.5)
    >>> parse_number("2,500", decimal_comma=False)
    2500.0
    """
    digits = "".join(char for char in text if char not in SPACES)
    grouped, point = (".", ",") if decimal_comma else (",", ".")
    if re.fullmatch(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*", digits) and not digits.startswith("0"):
        grouped, point = next(char for char in digits if not char.isdigit()), ""
    plain = digits.replace(grouped, "")
    if point:
        plain = plain.replace(point, ".") if plain.count(point) <= 1 else ""
    return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None


def quantity_near(token: Token, found: dict[int, Quantity]) -> Quantity | None:
    """The figure that counts the word, or a figure right below it in the parse; None where there is none."""
    if token.i in found:
        return found[token.i]
    for child in token.children:
        if child.i in found and child.dep_ in {"nummod", "nmod", "obj", "compound", "obl"}:
            return found[child.i]
    return found.get(token.head.i) if token.dep_ == "nmod" and token.head.pos_ in {"NOUN", "NUM"} else None
