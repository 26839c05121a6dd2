# ruff: noqa: E501 - rows of tables stay whole
"""Numbers, dates and texts as values: what counts as one, what it is in RDF, and where none is taken."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.mentions.values import Value, value_items
from kg.ontology import LITERALS
from kg.relations import value_reader
from tests.mentions.world import words
from tests.parses import cases, tokenize, vocabulary

NUMBERS_EN = {
    "a runway of 1411 m": "", "1,411 metres": "1411", "1,411.5 metres": "1411.5", "3.5 m": "3.5", "0.125": "0.125", "7 mills": "7",
    "1,234,567 people": "1234567", "40% of it": "40", "$3 a day": "3", "(12)": "12", "007": "7", "12:30": "12 30", "3.14.": "3.14",
    "v1.2": "", "B52s": "", "2nd": "", "1e5": "", "192.168.0.1": "", "no number": "",
}  # fmt: skip
NUMBERS_FR = {
    "1 411 mètres": "1411", "1\u202f411,5 mètres": "1411.5", "1\u00a0411": "1411", "3,5 m": "3.5", "0,125": "0.125", "1.411 m": "1411",
    "2 500 000 habitants": "2500000", "7 moulins": "7",
}  # fmt: skip


def values(text: str, lang: str = "en") -> list[Value]:
    """The values of a text, which need not be parsed."""
    doc = Doc(vocabulary(lang), words=[text]) if text else Doc(vocabulary(lang))
    return sorted(value_reader(words(lang))(doc), key=lambda value: value.start)


def read(text: str, kind: str, lang: str = "en") -> str:
    return " ".join(value.normal for value in values(text, lang) if value.kind == kind)


@pytest.mark.parametrize(("text", "normal"), NUMBERS_EN.items())
def test_english_numbers(text: str, normal: str) -> None:
    assert read(text, "Number") == normal


@pytest.mark.parametrize(("text", "normal"), NUMBERS_FR.items())
def test_french_numbers(text: str, normal: str) -> None:
    assert read(text, "Number", "fr") == normal


DATES_EN = {
    "on 6 September 2006": "2006-09-06", "September 6, 2006": "2006-09-06", "2006-09-06": "2006-09-06", "September 2006": "2006-09",
    "25/12/2006": "2006-12-25", "in 2006": "2006", "(1984)": "1984", "built 1911.": "1911", "yesterday": "", "on Monday": "",
    "6 September": "", "last year": "", "31 February 2006": "2006-02", "2006.5 m": "", "room 3006": "",
}  # fmt: skip
DATES_FR = {
    "le 6 septembre 2006": "2006-09-06", "1er mai 2006": "2006-05-01", "6/9/2006": "2006-09-06", "en 2006": "2006", "hier": "",
    "de 2001 à 2005": "2001", "septembre 2006": "2006-09",
}  # fmt: skip


@pytest.mark.parametrize(("text", "normal"), DATES_EN.items())
def test_english_dates(text: str, normal: str) -> None:
    assert read(text, "Date") == normal


@pytest.mark.parametrize(("text", "normal"), DATES_FR.items())
def test_french_dates(text: str, normal: str) -> None:
    assert read(text, "Date", "fr") == normal


TEXTS = {
    "runway 11/29": "11/29", "W202 and B52": "W202 B52", "A-12": "A-12", "F/A-18": "F/A-18", "1990-91": "1990-91", "W202.": "W202",
    "the film “Low Tide”": "Low Tide", '"Low Tide"': "Low Tide", "«\u00a0Marée basse\u00a0»": "Marée basse", "«Marée»": "Marée",
    '"a" and "b"': "a b", '"open': "", '""': "", "A/B": "", "w202": "", "HARLOW": "", "Low Tide": "",
}  # fmt: skip


@pytest.mark.parametrize(("text", "normal"), TEXTS.items())
def test_codes_and_what_stands_between_quotation_marks(text: str, normal: str) -> None:
    assert read(text, "Text") == normal


def test_a_quotation_stays_in_its_line_and_within_eighty_characters() -> None:
    assert read(f'"{"a" * 80}"', "Text") == "a" * 80
    assert read(f'"{"a" * 81}"', "Text") == ""
    assert read('"Low\nTide"', "Text") == ""


DECIMALS = {
    "a very long one": ("12345678901234567890", "12345678901234567890"),
    "a very small one": ("0.00000012", "0.00000012"),
    "beyond all floats": ("9" * 400, "9" * 400),
    "a negative one": ("a low of -5 degrees", "-5"),
    "a negative one with a minus": ("a low of −5 degrees", "-5"),
}
SIGN = "the sign is dropped: '-5 degrees' states 5"


@pytest.mark.parametrize(("text", "normal"), cases(DECIMALS))
def test_a_number_is_a_decimal_of_xml_schema(text: str, normal: str) -> None:
    assert read(text, "Number") == normal


LONG = {
    "digits": "1" * 100_000,
    "quotation marks": '"' * 100_000,
    "opening marks": "“" * 100_000,
    "unclosed quotations": '"a' * 50_000,
    "strokes": "/" * 100_000,
    "capitals": "A" * 100_000,
    "digits and strokes": "1/" * 50_000,
    "capitals and hyphens": "A-" * 50_000,
    "codes in a chain": "A1/" * 33_000,
    "digits and commas": "1," * 50_000,
    "digits and points": "9.9" * 33_000,
    "groups of three": "1,000," * 16_000,
    "digits and spaces": "1 " * 50_000,
    "months": "May " * 25_000,
    "spaces": "\u00a0" * 100_000,
    "nothing": "",
}


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("text", cases(LONG))
def test_strange_texts_take_no_time(text: str, lang: str) -> None:
    begun = time.perf_counter()
    values(text, lang)
    assert time.perf_counter() - begun < 2


PIECES = [*"0129A-W/.,:()\"«»“” \n\u00a0é'", "2006", "May", "mai", "6 "]
SIGNS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(SIGNS, st.sampled_from(["en", "fr"]))
def test_values_lie_in_the_text_and_never_overlap(text: str, lang: str) -> None:
    end = 0
    for value in values(text, lang):
        assert end <= value.start < value.end <= len(text)
        assert value.kind in LITERALS
        assert value.normal
        end = value.end


def items(text: str, *taken: int) -> list[tuple[str, str, str]]:
    """Text, class and normal form of each value of tokens, some of which are taken."""
    doc = Doc(vocabulary("en"), words=re.findall(r"[\w/]+|\S", text))
    found = value_items(doc, value_reader(words("en")), set(taken))
    return [(item.text, item.type, normal) for item, normal in found]


def test_values_become_items_of_their_own_class() -> None:
    assert items("Runway 11/29 is 411 m long, built in 2006") == [
        ("11/29", "Text", "11/29"), ("411", "Number", "411"), ("2006", "Date", "2006"),
    ]  # fmt: skip


def test_values_inside_names_are_passed_over() -> None:
    assert items("109 Felicitas is 411 km wide", 0, 1) == [("411", "Number", "411")]


def test_a_value_that_touches_a_name_is_passed_over() -> None:
    assert items('the "Harlow 7 Mill" stands', 2) == [("7", "Number", "7")]


def test_the_tokens_of_a_value_are_taken_from_then_on() -> None:
    doc = tokenize("en", "built on 6 September 2006")
    taken: set[int] = set()
    assert len(list(value_items(doc, value_reader(words("en")), taken))) == 1
    assert taken == {2, 3, 4}


def test_values_that_share_a_token_give_one_item() -> None:
    doc = Doc(vocabulary("en"), words=["411-", "x"])

    def twice(_doc: Doc):
        yield Value(0, 2, "Number", "41")
        yield Value(2, 3, "Number", "1")

    assert [(item.text, normal) for item, normal in value_items(doc, twice, set())] == [("411-", "41")]


def test_the_same_value_twice_has_one_key_and_other_values_others() -> None:
    doc = tokenize("en", "411 and 411 and 412")
    keys = [item.key for item, _ in value_items(doc, value_reader(words("en")), set())]
    assert keys[0] == keys[1] != keys[2]


def test_a_document_without_tokens_has_no_values() -> None:
    assert items("") == []
