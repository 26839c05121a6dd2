"""Dates of publication: from metadata, or from the line that opens a news text ("PARIS, 4 juillet 2012 (AFP) –")."""

import re
import tomllib
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files

ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T|$)")
OPENING = 200


def parse_date(value: str | None) -> str | None:
    """The ISO 8601 date that a metadata value gives; None where it gives no single day."""
    if value is None:
        return None
    text = value.strip()
    if match := ISO.match(text) or COMPACT.match(text):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if match := _written().fullmatch(text):
        return _of_words(match)
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def find_dateline(text: str) -> str | None:
    """The date that opens the text or its second paragraph; None where none does."""
    for paragraph in text[: 4 * OPENING].split("\n")[:4]:
        if match := _dateline().match(paragraph[:OPENING]):
            return _of_words(match)
    return None


def _of_words(match: re.Match[str]) -> str | None:
    months = _months()
    day = match["day"] or match["day2"]
    month = match["month"] or match["month2"]
    return _iso(int(match["year"]), months[month.lower().rstrip(".")], int(day))


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("kg.corpus").joinpath("dates.toml").read_text(encoding="utf-8"))


@cache
def _months() -> dict[str, int]:
    return {
        name: number for months in _table()["months"].values() for number, names in _numbered(months) for name in names
    }


def _numbered(months: list[str]) -> list[tuple[int, list[str]]]:
    return [(number, names.split()) for number, names in enumerate(months, 1)]


def _pattern() -> str:
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    days = "|".join(name for names in _table()["days"].values() for name in names)
    european = rf"(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{month})\.?,?"
    american = rf"(?P<month2>{month})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?"
    return rf"(?:(?:{days}),?\s+)?(?:le\s+)?(?:{european}|{american})\s+(?P<year>\d{{4}})"


@cache
def _written() -> re.Pattern[str]:
    return re.compile(_pattern() + r"(?:\W.*)?", re.IGNORECASE | re.DOTALL)


@cache
def _dateline() -> re.Pattern[str]:
    place = r"(?:[^\W\d_][\w'’. -]{1,40}(?:\([^()]{1,30}\)\s*)?[,:–—-]\s*)?"
    hour = r"(?:,?\s*(?:à\s+|at\s+)?\d{1,2}\s?[h:]\s?(?:\d{2})?(?:\s?[ap]\.?m\.?)?)?"
    agency = r"(?:\s*\([^()]{1,30}\))?"
    return re.compile(rf"\W*{place}{_pattern()}{hour}{agency}\s*(?:[.:–—-]|$)", re.IGNORECASE)
