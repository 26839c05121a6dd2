# ruff: noqa: E501 - rows of tables stay whole
"""Where the arguments of a triple stand in a sentence, which often writes them otherwise."""

import time
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.learning.align import Aligner, Names, forms, key, pairs_of, plain, stretch_of
from kg.learning.examples import Example, Triple
from kg.mentions import Found
from kg.model import Entity, Mention, Span
from kg.ontology import CONCEPT
from tests.parses import cases

TEXT = (
    "Tavik Airport in Belmor, Otaria has a runway of 1,411 metres, opened on 6 September 2006 "
    "by 109 Felicitas (Ott) and Clyde F.C. after 2.5 years."
)
NAMES = {"Tavik Airport": "Facility", "Belmor": "City", "Otaria": "Country", "109 Felicitas": "Work", "Clyde F.C.": "Organization"}  # fmt: skip
VALUES = {"1,411": ("Number", "1411"), "6 September 2006": ("Date", "2006-09-06"), "2.5": ("Number", "2.5")}


def found(text: str, names: Mapping[str, str], values: Mapping[str, tuple[str, str]]) -> Found:
    """What was found in a text: names with their classes, and values with kind and normal form."""
    kinds = {**names, **{written: kind for written, (kind, _) in values.items()}}
    entities = [
        Entity(f"e{number}", written, kind, (Mention(_span(text, written), "name"),))
        for number, (written, kind) in enumerate(kinds.items())
    ]
    normal = {entity.id: values[entity.name][1] for entity in entities if entity.name in values}
    return Found(tuple(entities), {}, {}, {}, {}, (), values=normal)


def _span(text: str, written: str) -> Span:
    return Span(text.index(written), text.index(written) + len(written))


def aligner(
    text: str = TEXT, names: Mapping[str, str] = NAMES, values: Mapping[str, tuple[str, str]] = VALUES
) -> Aligner:
    return Aligner(found(text, names, values), text)


PLACED = {
    "as it is": ("Tavik Airport", "Tavik Airport"),
    "underscores": ("Tavik_Airport", "Tavik Airport"),
    "another case": ("TAVIK airport", "Tavik Airport"),
    "accents": ("Távik Airport", "Tavik Airport"),
    "an article": ("the Tavik Airport", "Tavik Airport"),
    "quotation marks": ('"Belmor"', "Belmor"),
    "white space": ("  Tavik \n Airport ", "Tavik Airport"),
    "brackets": ("Belmor (town)", "Belmor"),
    "brackets after an underscore": ("Belmor_(town)", "Belmor"),
    "a city with its region": ("Belmor, Otaria", "Belmor"),
    "a city with a region that is not there": ("Belmor, Velia", "Belmor"),
    "points": ("Clyde FC", "Clyde F.C."),
    "fewer points": ("Clyde F.C", "Clyde F.C."),
    "more words": ("Republic of Otaria", "Otaria"),
    "fewer words": ("Felicitas", "109 Felicitas"),
    "a name that begins with a number": ("109 Felicitas", "109 Felicitas"),
    "the same with an underscore": ("109_Felicitas", "109 Felicitas"),
    "a number": ("1,411", "1,411"),
    "a number without separator": ("1411", "1,411"),
    "a number with decimals of nothing": ("1411.0", "1,411"),
    "a number in quotation marks": ('"1411.0"', "1,411"),
    "a number with its unit in brackets": ("1411 (metres)", "1,411"),
    "about a number": ("~1411", "1,411"),
    "a number with an exponent": ("1.411E3", "1,411"),
    "a fraction": ("2.50", "2.5"),
    "a date": ("2006-09-06", "6 September 2006"),
    "a date as it is written": ("6 September 2006", "6 September 2006"),
    "a number that is not there": ("109", None),
    "another number": ("14110", None),
    "the same number, negative": ("-1411", None),
    "the same digits, with another point": ("14.11", None),
    "a number and a name that are not there": ("109 Hygiea", None),
    "another date": ("2006-09-07", None),
    "a month": ("2006-09", None),
    "a short word in common": ("Zed of the in", None),
    "somebody else": ("Nobody", None),
    "part of a word": ("Tav", None),
    "a number too large": ("1e999", None),
}  # fmt: skip


@pytest.mark.parametrize(("argument", "name"), cases(PLACED))
def test_an_argument_is_placed_on_what_it_names(argument: str, name: str | None) -> None:
    placed = aligner().place(argument)
    assert (placed.name if placed else None) == name


WRITTEN = {
    "an ISO date": ("It opened on 2006-09-06.", "2006-09-06", ("Date", "2006-09-06"), "2006-09-06"),
    "a year": ("It opened in 2006.", "2006", ("Date", "2006"), "2006"),
    "a year as a number": ("It has 2006 windows.", "2006", ("Number", "2006"), "2006"),
    "a decimal comma": ("Il mesure 3,5 mètres.", "3,5", ("Number", "3.5"), "3.5"),
    "the argument with a decimal comma": ("Il mesure 3,5 mètres.", "3,5", ("Number", "3.5"), "3,5"),
    "thousands with a space": ("Il mesure 1\u202f411 mètres.", "1\u202f411", ("Number", "1411"), "1411"),
    "a code": ("It has runway 11/29.", "11/29", ("Text", "11/29"), "11/29"),
    "a title": ("He wrote “Low Tide”.", "Low Tide", ("Text", "Low Tide"), "Low_Tide"),
}


@pytest.mark.parametrize(("text", "written", "value", "argument"), cases(WRITTEN))
def test_an_argument_is_placed_on_a_value(text: str, written: str, value: tuple[str, str], argument: str) -> None:
    placed = aligner(text, {}, {written: value}).place(argument)
    assert placed is not None
    assert placed.name == written


def test_a_name_that_begins_with_a_number_is_not_that_number() -> None:
    text = "109 Felicitas is a rock."
    found_number = aligner(text, {}, {"109": ("Number", "109")})
    assert found_number.place("109 Felicitas") is None
    assert found_number.missing("109 Felicitas") == "109 Felicitas"


def test_pronouns_are_no_names() -> None:
    text = "Selma Ott is here. She sings."
    mentions = (Mention(_span(text, "Selma Ott"), "name"), Mention(_span(text, "She"), "pronoun"))
    entity = Entity("e1", "Selma Ott", "Person", mentions)
    assert Aligner(Found((entity,), {}, {}, {}, {}, ()), text).place("She") is None


MISSING = {
    "as it is": ("Tavik Airport", "Tavik Airport"),
    "underscores": ("Tavik_Airport", "Tavik Airport"),
    "another case": ("tavik airport", "Tavik Airport"),
    "brackets that the text lacks": ("Belmor_(town)", "Belmor"),
    "brackets of the text": ("Felicitas (Ott)", "Felicitas (Ott)"),
    "a city with its region": ("Belmor, Otaria", "Belmor, Otaria"),
    "a city with another region": ("Belmor, Velia", "Belmor"),
    "a name that begins with a number": ("109_Felicitas", "109 Felicitas"),
    "a name with points": ("Clyde F.C.", "Clyde F.C."),
    "points that the argument lacks": ("Clyde FC", "Clyde F.C."),
    "what is not there": ("Nobody", None),
    "part of a word": ("Air", None),
    "words that do not follow one another": ("Tavik Belmor", None),
}


@pytest.mark.parametrize(("argument", "text"), cases(MISSING))
def test_an_argument_without_mention_is_looked_for_in_the_text(argument: str, text: str | None) -> None:
    assert aligner(names={}, values={}).missing(argument) == text


HOSTILE = ["", " ", "_", '"', "()", "(", ")", "[", "]", ".*", "\\", "*", "?+", "^$", ", ,", "~", "-", "\n", "\x00", "😀", "٣", "a" * 100_000, "(" * 100_000, "1" * 100_000, "_" * 100_000]  # fmt: skip


@pytest.mark.parametrize("argument", HOSTILE, ids=lambda argument: f"{argument[:4]!r} x {len(argument)}")
def test_a_strange_argument_is_nowhere_and_takes_no_time(argument: str) -> None:
    begun = time.perf_counter()
    assert aligner().place(argument) is None
    assert aligner().missing(argument) is None
    assert time.perf_counter() - begun < 1


def test_a_text_that_repeats_itself_is_searched_in_less_than_a_second() -> None:
    begun = time.perf_counter()
    assert stretch_of("a" * 4_000 + "b", "a " * 4_000) is None
    assert time.perf_counter() - begun < 1


@given(st.text(), st.text())
def test_what_is_found_is_made_of_whole_words_of_the_text(argument: str, text: str) -> None:
    place = stretch_of(argument, text)
    if place is None:
        return
    start, end = place
    assert 0 <= start < end <= len(text)
    assert not text[start - 1 : start].isalnum() or not text[start].isalnum()
    assert not text[end : end + 1].isalnum()
    assert any(key(text[start:end]) in {key(form), key(" ".join(form.split()))} for form in (*forms(argument), ""))


@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1, max_size=4))
def test_the_words_of_a_text_are_found_in_it(words: list[str]) -> None:
    name = " ".join(words).title()
    start, end = stretch_of("_".join(words), f"x9 {name}, x9") or (0, 0)
    assert f"x9 {name}, x9"[start:end] == name


FORMS = {
    "Belmor_(town)": ["Belmor (town)", "Belmor", "Belmor"],
    "Belmor, Otaria": ["Belmor, Otaria", "Belmor, Otaria", "Belmor"],
    '"Low Tide"': ["Low Tide", "Low Tide", "Low Tide"],
}


@pytest.mark.parametrize(("argument", "wanted"), FORMS.items())
def test_forms_of_an_argument_come_with_the_strictest_first(argument: str, wanted: list[str]) -> None:
    assert list(forms(argument)) == wanted


def test_plain_and_key() -> None:
    assert plain(' "Low_Tide" ') == "Low Tide"
    assert key("Clyde F.C.") == key("Clyde FC") == "clydefc"


def example(*triples: tuple[str, str, str]) -> Example:
    return Example("mills.jsonl:1", TEXT, "en", tuple(Triple(*each) for each in triples))


def test_triples_become_relations_between_entities() -> None:
    given_triples = example(
        ("Tavik_Airport", "stands_in", "Belmor, Otaria"),
        ("Tavik Airport", "serves", "Belmor"),
        ("Tavik_Airport", "length", "1411.0"),
    )
    held, missing = pairs_of(given_triples, aligner())
    assert held == {("e0", "e1"): {"stands_in", "serves"}, ("e0", "e5"): {"length"}}
    assert missing == []


def test_a_triple_with_an_argument_that_no_mention_covers_is_not_held() -> None:
    held, missing = pairs_of(example(("Tavik_Airport", "part", "runway"), ("Zed", "part", "Zod")), aligner())
    assert held == {}
    assert missing == [("runway", "runway")], "what the text lacks is not missing from the mentions"


def test_names_keep_their_texts_and_the_first_class_that_is_known() -> None:
    names = Names()
    for argument, text, cls in (("Low_Tide", "Low Tide", ""), ("Low Tide", "The Tide", "Work"), ("Low Tide", "Tide", "Person")):  # fmt: skip
        names.add(argument, text, cls)
    assert names.texts == {"Low Tide": {"Low Tide", "The Tide", "Tide"}}
    assert names.classes == {"Low Tide": "Work"}
    names.add("Ada", "Ada", "")
    assert names.classes["Ada"] == CONCEPT
