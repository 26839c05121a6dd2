"""RDF terms as canonical N-Triples: as Oxigraph itself writes them, so that a graph survives a store byte for byte."""

import re
from datetime import date
from decimal import Decimal

from kg.namespaces import XSD

UNSAFE = re.compile('[\x00-\x1f\x7f"\\\\\ud800-\udfff\ufffe\uffff]')
SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
LANGUAGE = re.compile(r"[a-z]{1,8}(-[a-z0-9]{1,8})*")
YEAR = re.compile(r"(?!0000)[0-9]{4}")
MONTH = re.compile(r"(?!0000)[0-9]{4}-(0[1-9]|1[0-2])")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def triple(subject: str, predicate: str, object_: str) -> str:
    """One line, without its line break.

    Args:
        subject: an IRI.
        predicate: an IRI.
        object_: a term, as the other functions make them.
    """
    return f"<{subject}> <{predicate}> {object_} ."


def iri(value: str) -> str:
    """An IRI as a term; the value must be an IRI already."""
    return f"<{value}>"


def text(value: str, lang: str | None = None) -> str:
    """A text, with its language where that is known and well-formed.

    Lone surrogates, which no file can hold, become U+FFFD; all else is kept exactly.
    """
    tag = lang.lower() if lang else ""
    return f'"{_escape(value)}"@{tag}' if LANGUAGE.fullmatch(tag) else f'"{_escape(value)}"'


def typed(value: str, datatype: str) -> str:
    """A literal of a datatype of XML Schema, named by its local name; the value must be in canonical form."""
    return f'"{_escape(value)}"^^<{XSD}{datatype}>'


def integer(value: int) -> str:
    """A whole number."""
    return typed(str(value), "integer")


def number(value: float) -> str:
    """A figure: an xsd:integer where it is whole, else an xsd:decimal.

    >>> number(2500.0)
    '"2500"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    digits = _digits(value)
    return typed(digits, "decimal" if "." in digits else "integer")


def decimal(value: float) -> str:
    """A figure as xsd:decimal, whole or not."""
    return typed(_digits(value), "decimal")


def point_in_time(value: str) -> str:
    """An ISO 8601 date, month or year under its own datatype; anything else stays a plain text.

    >>> point_in_time("2021-04")
    '"2021-04"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    if YEAR.fullmatch(value):
        return typed(value, "gYear")
    if MONTH.fullmatch(value):
        return typed(value, "gYearMonth")
    return typed(value, "date") if DAY.fullmatch(value) and _is_day(value) else text(value)


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _digits(value: float) -> str:
    digits = format(Decimal(repr(float(value))), "f")
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits == "-0" else digits


def _escape(value: str) -> str:
    return UNSAFE.sub(_escaped, value)


def _escaped(match: re.Match[str]) -> str:
    char = match.group()
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return SHORT.get(char) or f"\\u{ord(char):04X}"
