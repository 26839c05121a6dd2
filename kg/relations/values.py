"""Numbers, dates and short texts as values that facts may have for objects."""

import re
from collections.abc import Iterator
from decimal import Decimal

from spacy.tokens import Doc

from kg.lexicon import Lexicon
from kg.mentions.values import Value, ValueReader
from kg.relations.quantities import NUMBER, parse_number
from kg.relations.times import DateReader

YEAR = re.compile(r"(?<![\w.,/-])(?:1[0-9]|20)\d\d(?![\w,/-]|\.\d)")
EXACT = 2.0**53  # from here on floats skip whole numbers
MINUS = "-\u2212\u2013"
CODE = re.compile(r"(?<![\w/.-])(?=[A-Z0-9/-]{0,20}\d)(?=\d{0,20}[A-Z/-])[A-Z0-9]+(?:[/-][A-Z0-9]+)*(?![\w/-])")
QUOTED = re.compile(r"[\"“«]\s?([^\"“”«»\n]{1,80}?)\s?[\"”»]")


def value_reader(lexicon: Lexicon) -> ValueReader:
    """What finds the values of documents in one language; relative dates are passed over."""
    dates = DateReader(lexicon)
    comma = lexicon.lang == "fr"

    def read(doc: Doc) -> Iterator[Value]:
        taken: set[int] = set()
        for value in _candidates(doc.text, dates, decimal_comma=comma):
            place = set(range(value.start, value.end))
            if not place & taken:
                taken |= place
                yield value

    return read


def _candidates(text: str, dates: DateReader, *, decimal_comma: bool) -> Iterator[Value]:
    """Those found first come first: dates, codes such as "11/29" and "W202", years, numbers, quoted texts."""
    for date in dates.find(text, None):
        yield Value(date.start, date.end, "Date", date.iso)
    for match in CODE.finditer(text):
        yield Value(*match.span(), "Text", match[0])
    for match in YEAR.finditer(text):
        yield Value(*match.span(), "Date", match[0])
    for match in NUMBER.finditer(text):
        number = parse_number(match["digits"], decimal_comma=decimal_comma)
        if number is not None:
            signed = _is_negative(text, match.start())
            normal = "-" * signed + _plain(number, match["digits"])
            yield Value(match.start() - signed, match.end("digits"), "Number", normal)
    for match in QUOTED.finditer(text):
        yield Value(match.start(1), match.end(1), "Text", match[1])


def _plain(number: float, digits: str) -> str:
    """The number as XSD writes a decimal, without an exponent; a long whole one by its digits."""
    if number >= EXACT:
        return "".join(char for char in digits if char.isdigit())
    return str(int(number)) if number.is_integer() else format(Decimal(repr(number)), "f")


def _is_negative(text: str, start: int) -> bool:
    """Whether a minus stands before a number, and no word or number before that: "at -5 degrees", not "10-5"."""
    return start > 0 and text[start - 1] in MINUS and (start == 1 or not text[start - 2].isalnum())
