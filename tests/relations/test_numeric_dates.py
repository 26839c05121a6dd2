"""Dates in digits and with abbreviated months, and digits that are no dates."""

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.relations.times import DateReader
from tests.mentions.world import words
from tests.parses import cases

WEDNESDAY = "2021-04-07"


def dates(text: str, lang: str, published: str | None = WEDNESDAY) -> list[str]:
    """The words of each date in the text, with what they mean."""
    return [f"{text[one.start : one.end]} = {one.iso}" for one in DateReader(words(lang)).find(text, published)]


SHORT = {
    "day after month": ("en", "on Dec. 4, 2012", ["Dec. 4, 2012 = 2012-12-04"]),
    "an ordinal": ("en", "on Dec. 4th", ["Dec. 4th = 2020-12-04"]),
    "without a point": ("en", "on Dec 4", ["Dec 4 = 2020-12-04"]),
    "day before month": ("en", "on 4 Jan. 2012", ["4 Jan. 2012 = 2012-01-04"]),
    "a month and a year": ("en", "in Sept. 2012", ["Sept. 2012 = 2012-09"]),
    "the other short form": ("en", "in Sep. 2012", ["Sep. 2012 = 2012-09"]),
    "a month alone": ("en", "in Nov.", ["Nov = 2020-11"]),
    "a year with of": ("en", "September 6 of 2006", ["September 6 of 2006 = 2006-09-06"]),
    "of twice": ("en", "the 6th of September of 2006", ["6th of September of 2006 = 2006-09-06"]),
    "a month with of": ("en", "in September of 2006", ["September of 2006 = 2006-09"]),
    "in French": ("fr", "le 4 janv. 2012", ["4 janv. 2012 = 2012-01-04"]),
    "in French with an accent": ("fr", "le 4 févr. 2012", ["4 févr. 2012 = 2012-02-04"]),
    "in French with capitals": ("fr", "LE 4 DÉC. 2012", ["4 DÉC. 2012 = 2012-12-04"]),
    "a month and a year in French": ("fr", "en juil. 2012", ["juil. 2012 = 2012-07"]),
    "September in French": ("fr", "le 12 sept. 2012", ["12 sept. 2012 = 2012-09-12"]),
    "a longer word": ("en", "in October's Octagon of 2012", ["October = 2020-10"]),
    "a word that begins like a month": ("en", "the Decade 2012", []),
    "an English form in French": ("fr", "Feb. 4, 2012", []),
    "seven years in French": ("fr", "depuis sept ans", []),
    "seven days in French": ("fr", "dans sept jours", []),
    "seven at the end of a French sentence": ("fr", "Ils étaient sept. 2012 commença.", []),
}

SHORT_BROKEN = {
    "seven at the end of a French sentence": "'sept' is also the number seven",
}


@pytest.mark.parametrize(("lang", "text", "found"), cases(SHORT, SHORT_BROKEN))
def test_abbreviated_months_are_read(lang: str, text: str, found: list[str]) -> None:
    assert dates(text, lang) == found


NUMERIC = {
    "ISO": ("fr", "le 2012-07-04", ["2012-07-04 = 2012-07-04"]),
    "ISO in English": ("en", "on 2012-07-04", ["2012-07-04 = 2012-07-04"]),
    "strokes": ("fr", "le 04/07/2012", ["04/07/2012 = 2012-07-04"]),
    "strokes without zeros": ("fr", "le 4/7/2012", ["4/7/2012 = 2012-07-04"]),
    "points": ("fr", "le 04.07.2012", ["04.07.2012 = 2012-07-04"]),
    "hyphens": ("fr", "le 04-07-2012", ["04-07-2012 = 2012-07-04"]),
    "a day above twelve": ("fr", "le 14/07/2012", ["14/07/2012 = 2012-07-14"]),
    "month first in French": ("fr", "le 07/14/2012", []),
    "English points": ("en", "on 04.07.2012", ["04.07.2012 = 2012-07-04"]),
    "English hyphens": ("en", "on 04-07-2012", ["04-07-2012 = 2012-07-04"]),
    "English strokes": ("en", "on 04/07/2012", []),
    "English strokes, month first": ("en", "on 07/14/2012", ["07/14/2012 = 2012-07-14"]),
    "English strokes, day first": ("en", "on 14/07/2012", ["14/07/2012 = 2012-07-14"]),
    "English strokes, twice the same": ("en", "on 07/07/2012", ["07/07/2012 = 2012-07-07"]),
    "English strokes, twice above twelve": ("en", "on 14/15/2012", []),
    "a full stop behind": ("fr", "Fini le 04.07.2012.", ["04.07.2012 = 2012-07-04"]),
    "parentheses": ("fr", "(04/07/2012)", ["04/07/2012 = 2012-07-04"]),
    "two of them": (
        "fr",
        "du 12/07/2012 au 14/07/2012",
        ["12/07/2012 = 2012-07-12", "14/07/2012 = 2012-07-14"],
    ),
    "an impossible day": ("fr", "le 31/02/2012", []),
    "an impossible month": ("fr", "le 04/13/2012", []),
    "an impossible ISO month": ("fr", "vu 2012-13-04", []),
    "no day at all": ("fr", "le 00/07/2012", []),
    "mixed marks": ("fr", "le 04/07-2012", []),
    "a year of two digits": ("fr", "le 04/07/12", []),
    "a year of another time": ("fr", "le 04/07/1412", []),
    "digits before": ("fr", "1204/07/2012", []),
    "digits behind": ("fr", "04/07/20123", []),
    "digits before ISO": ("fr", "12012-07-04", []),
    "digits behind ISO": ("fr", "2012-07-045", []),
    "a part of a version": ("fr", "la version 1.04.07.2012", []),
    "a part of a longer version": ("fr", "la version 04.07.2012.5", []),
    "a part of a path": ("fr", "archives/04/07/2012/une", []),
    "a part of a reference": ("fr", "le dossier A-2012-07-04", []),
    "a decimal number": ("fr", "en 2012,5 jours", []),
    "an English decimal number": ("en", "in 2012.5 days", []),
    "letters behind": ("fr", "vu 2012-07-04a", []),
}


@pytest.mark.parametrize(("lang", "text", "found"), cases(NUMERIC))
@pytest.mark.parametrize("published", [WEDNESDAY, None])
def test_dates_in_digits_need_no_day_of_publication(
    lang: str, text: str, found: list[str], published: str | None
) -> None:
    assert dates(text, lang, published) == found


@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from("./-"), st.booleans())
def test_every_day_is_read_in_every_form(day: datetime.date, mark: str, padded: bool) -> None:  # noqa: FBT001
    digits = f"{day:%d{mark}%m}" if padded else f"{day.day}{mark}{day.month}"
    french, iso = f"{digits}{mark}{day.year}", day.isoformat()
    assert dates(f"le {french}", "fr") == [f"{french} = {iso}"]
    assert dates(f"le {iso}", "fr") == dates(f"on {iso}", "en") == [f"{iso} = {iso}"]
    doubtful = mark == "/" and day.day <= 12 and day.day != day.month
    assert dates(f"on {french}", "en") == ([] if doubtful else [f"{french} = {iso}"])


@given(st.text(st.sampled_from("0123456789./-"), max_size=24), st.sampled_from(["fr", "en"]))
def test_whatever_is_found_among_digits_is_a_date_with_nothing_of_a_number_before_it(text: str, lang: str) -> None:
    for one in DateReader(words(lang)).find(text, None):
        assert datetime.date.fromisoformat(one.iso)
        assert text[one.start - 1 : one.start] == ""
        assert not text[one.end : one.end + 1].isdigit()


LONG = {
    "digits": "1" * 100_000,
    "years without a space": "2012" * 25_000,
    "digits and strokes": "1/" * 50_000,
    "days and months without a year": "01/02/" * 17_000,
    "unfinished ISO dates": "2012-07-" * 12_500,
    "digits and spaces": "1 " * 50_000,
    "a day, then spaces": f"1{' ' * 100_000}x",
}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("text", cases(LONG))
def test_a_hundred_thousand_digits_are_read_in_time(lang: str, text: str) -> None:
    reader = DateReader(words(lang))
    begin = time.process_time()
    reader.find(text, WEDNESDAY)
    assert time.process_time() - begin < 2
