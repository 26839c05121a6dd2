# ruff: noqa: E501 - rows of tables stay whole
"""Dates as ISO 8601: absolute ones, and relative ones resolved against the day of publication."""

import pytest

from kg.relations.times import DateReader
from tests.mentions.world import words
from tests.parses import cases
from tests.relations.said import fact

WEDNESDAY = "2021-04-07"

FRENCH = {
    "a full date": ("le 4 juillet 2012", ["2012-07-04"]),
    "the first of a month": ("le 1er août 2012", ["2012-08-01"]),
    "a date without year": ("le 4 juillet", ["2021-07-04"]),
    "a month": ("en juillet 2012", ["2012-07"]),
    "a month without accents": ("en aout 2012", ["2012-08"]),
    "a year": ("en 2012", ["2012"]),
    "a year in parentheses": ("son livre (2012) plaît", ["2012"]),
    "a span of years": ("de 2009 à 2012", ["2009"]),
    "a span of days": ("du 25 au 27 mars 2012", ["2012-03-25"]),
    "a day of the year before": ("le 28 décembre", ["2020-12-28"]),
    "a month without year": ("en mars", ["2021-03"]),
    "a month of the year before": ("en décembre", ["2020-12"]),
    "last month": ("le mois dernier", ["2021-03"]),
    "last year": ("l'an dernier", ["2020"]),
    "this morning": ("ce matin", ["2021-04-07"]),
    "today": ("aujourd'hui", ["2021-04-07"]),
    "yesterday": ("hier", ["2021-04-06"]),
    "tomorrow": ("demain", ["2021-04-08"]),
    "a weekday": ("lundi", ["2021-04-05"]),
    "the same weekday": ("mercredi", ["2021-04-07"]),
    "a weekday later in the week": ("jeudi", ["2021-04-01"]),
    "next Friday": ("vendredi prochain", ["2021-04-09"]),
    "a weekday with its date": ("le lundi 5 avril 2021", ["2021-04-05"]),
    "two dates": ("le 4 juillet 2012 et en 2014", ["2012-07-04", "2014"]),
    "a count": ("2012 soldats", []),
    "a percentage": ("en 2012%", []),
    "an impossible day": ("le 31 février 2012", ["2012-02"]),
    "a month's name alone": ("la marche de mars", []),
    "no date": ("rien", []),
    "an empty text": ("", []),
}


@pytest.mark.parametrize(("text", "dates"), cases(FRENCH))
def test_french_dates_are_read(text: str, dates: list[str]) -> None:
    assert [date.iso for date in DateReader(words("fr")).find(text, WEDNESDAY)] == dates


ENGLISH = {
    "day after month": ("on July 4, 2012", ["2012-07-04"]),
    "an ordinal": ("on July 4th, 2012", ["2012-07-04"]),
    "day before month": ("on 4 July 2012", ["2012-07-04"]),
    "a date without year": ("on July 4", ["2021-07-04"]),
    "a month": ("in July 2012", ["2012-07"]),
    "a year": ("in 2012", ["2012"]),
    "today": ("today", ["2021-04-07"]),
    "a weekday": ("on Monday", ["2021-04-05"]),
    "next Friday": ("next Friday", ["2021-04-09"]),
    "a weekday at the head": ("On Friday, he left", ["2021-04-02"]),
    "a weekday in a name": ("Black Friday", []),
    "a span of days": ("from 4 to 6 July", ["2021-07-04"]),
    "a span of years": ("from 1977 to 1995", ["1977"]),
    "last month": ("last month", ["2021-03"]),
    "tonight": ("tonight", ["2021-04-07"]),
    "last Friday": ("last Friday", ["2021-04-02"]),
    "a count": ("2012 soldiers", []),
    "a time of day": ("at 20:15", []),
}


@pytest.mark.parametrize(("text", "dates"), cases(ENGLISH))
def test_english_dates_are_read(text: str, dates: list[str]) -> None:
    assert [date.iso for date in DateReader(words("en")).find(text, WEDNESDAY)] == dates


@pytest.mark.parametrize("text", ["lundi", "hier", "le 4 juillet", "aujourd'hui"])
@pytest.mark.parametrize("published", [None, "", "2021", "hier", "2021-02-31"])
def test_without_a_day_of_publication_relative_dates_say_nothing(text: str, published: str | None) -> None:
    assert DateReader(words("fr")).find(text, published) == []


@pytest.mark.parametrize("published", [None, WEDNESDAY])
def test_absolute_dates_need_no_day_of_publication(published: str | None) -> None:
    assert [date.iso for date in DateReader(words("fr")).find("le 4 juillet 2012", published)] == ["2012-07-04"]


def test_dates_cover_their_own_characters() -> None:
    text = "Ce fut le 4 juillet 2012, à l’aube."
    (date,) = DateReader(words("fr")).find(text, None)
    assert text[date.start : date.end] == "4 juillet 2012"


ATTACK = """
    La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | attaqué attaquer VERB 0 root PART
    Belmor _ PROPN 4 obj _ B-LOC"""

TIMES = {
    "its own clause": (f"{ATTACK} | en _ ADP 7 case | 2012 _ NUM 4 obl:mod", "2012"),
    "a weekday": (f"{ATTACK} | lundi _ NOUN 4 obl:mod", "2021-04-05"),
    "another clause": (f"""
        {ATTACK} | qui _ PRON 7 nsubj | brûlait brûler VERB 5 acl:relcl FIN | en _ ADP 9 case | 2012 _ NUM 7 obl:mod""", None),
    "another sentence": (f"{ATTACK}\n\nEn _ ADP 2 case | 2012 _ NUM 4 obl:mod | elle _ PRON 4 nsubj | perd perdre VERB 0 root FIN", None),
    "none": (ATTACK, None),
    "the clause above": (f"""
        {ATTACK} | lundi _ NOUN 4 obl:mod | , _ PUNCT 8 punct | prenant prendre VERB 4 advcl | Tavik _ PROPN 8 obj _ B-LOC""", "2021-04-05"),
    "its own one of two": (
        f"""
            {ATTACK} | en _ ADP 7 case | 2012 _ NUM 4 obl:mod | et _ CCONJ 9 cc | perdu perdre VERB 4 conj PART
            en _ ADP 11 case | 2014 _ NUM 9 obl:mod""", "2012",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "iso"), cases(TIMES))
def test_a_fact_takes_the_date_of_its_clause(table: str, iso: str | None) -> None:
    assert fact(table, predicate="attacked", published=WEDNESDAY).time == iso
