"""Gazetteer names in a text: case, acronyms, demonyms, the longest at each place."""

from functools import partial

import pytest

from kg.gazetteers import Entry, Name
from kg.mentions.gazetteer import Gazetteer, fold
from tests.mentions.world import gazetteer
from tests.parses import cases, tokenize

FOUND_EN = {
    "a name": ("Velia has won .", ["Velia"]),
    "a name in capitals": ("VELIA HAS WON", ["VELIA"]),
    "an acronym in capitals": ("The US has won .", ["US"]),
    "the pronoun us": ("They told us nothing .", []),
    "a sentence that begins with Us": ("Us versus them .", []),
    "an acronym with points": ("The U.S. has won .", ["U.S."]),
    "the verb usa": ("usa", []),
    "the conjunction an": ("an Alliance", []),
    "a name in lower case": ("novgar", []),
    "a name of several words in lower case": ("the united states of mind", []),
    "a demonym": ("Velian forces", ["Velian"]),
    "a demonym in capitals": ("VELIAN FORCES", ["VELIAN"]),
    "a demonym in lower case": ("some velian forces", []),
    "a demonym of another language": ("the vélien forces", []),
    "the longest name": ("the Republic of Velia has won", ["Republic of Velia"]),
    "neighbours": ("Velia Karland", ["Velia", "Karland"]),
    "part of a word": ("Velialand and Velian-born", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "names"), cases(FOUND_EN))
def test_english_names_are_found_as_written(text: str, names: list[str]) -> None:
    doc = tokenize("en", text)
    assert [doc[hit.start : hit.end].text for hit in gazetteer("en").find(doc)] == names


FOUND_FR = {
    "accents left out": ("La Velie et les Etats-Unis", ["Velie", "Etats-Unis"]),
    "capitals without accents": ("LES ETATS-UNIS", ["ETATS-UNIS"]),
    "a non-breaking hyphen": ("Les États\u2011Unis", ["États\u2011Unis"]),
    "a demonym in the feminine plural": ("les forces véliennes", ["véliennes"]),
    "a noun of nationality": ("Un Américain", ["Américain"]),
    "a demonym of another language": ("Velian Motors", []),
    "the longest name": ("la république de Vélie", ["république de Vélie"]),
    "after an elision": ("l'Alliance du Nord", ["Alliance du Nord"]),
    "a name cut short": ("l'Alliance du", []),
}


@pytest.mark.parametrize(("text", "names"), cases(FOUND_FR))
def test_french_names_are_found_as_written(text: str, names: list[str]) -> None:
    doc = tokenize("fr", text)
    folded = [fold(doc[hit.start : hit.end].text).replace(" ", "") for hit in gazetteer("fr").find(doc)]
    assert folded == [fold(name).replace(" ", "") for name in names]


OTHER_LANGUAGE = {
    "a country": ("en", "Karlande", []),
    "a long name of a country": ("fr", "Republic of Velia", []),
    "a house that stands for a country": ("fr", "White House", []),
    "a body of one word": ("en", "Pentagone", []),
    "a body of several words": ("fr", "Northern Alliance", ["Northern Alliance"]),
    "a French body of several words": ("en", "Alliance du Nord", ["Alliance du Nord"]),
    "an acronym of no language": ("fr", "USA", ["USA"]),
    "a capital of no language": ("en", "Orsk", ["Orsk"]),
}


@pytest.mark.parametrize(("lang", "text", "names"), cases(OTHER_LANGUAGE))
def test_of_another_language_only_long_names_of_bodies_are_used(lang: str, text: str, names: list[str]) -> None:
    doc = tokenize(lang, text)
    assert [doc[hit.start : hit.end].text for hit in gazetteer(lang).find(doc)] == names


POLAND = Entry(
    "https://example.org/poland",
    "Country",
    (),
    {"fr": "Pologne", "en": "Poland"},
    (
        Name("Poland", "en", "label"),
        Name("Polish", "en", "demonym"),
        Name("Pologne", "fr", "label"),
        Name("polonais", "fr", "demonym"),
    ),
)

DEMONYMS = {
    "English, with a capital": ("en", "some Polish shoes", ["Polish"]),
    "an English verb": ("en", "they polish shoes", []),
    "English, in capitals": ("en", "POLISH SHOES", ["POLISH"]),
    "a French adjective": ("fr", "un soulier polonais", ["polonais"]),
    "a French noun": ("fr", "un Polonais", ["Polonais"]),
    "French, in capitals": ("fr", "UN SOULIER POLONAIS", ["POLONAIS"]),
    "an English one in a French text": ("fr", "la marque Polish Shoes", []),
}


@pytest.mark.parametrize(("lang", "text", "names"), cases(DEMONYMS))
def test_demonyms_are_written_as_their_language_writes_them(lang: str, text: str, names: list[str]) -> None:
    doc = tokenize(lang, text)
    hits = Gazetteer([POLAND], partial(tokenize, lang), lang).find(doc)
    assert [(doc[hit.start : hit.end].text, hit.is_demonym) for hit in hits] == [(name, True) for name in names]


def test_a_name_of_two_entries_gives_both() -> None:
    doc = tokenize("en", "Washington")
    (hit,) = gazetteer("en").find(doc)
    assert {(entry.type, kind) for entry, kind in hit.entries} == {("Country", "capital"), ("City", "label")}


@pytest.mark.parametrize(
    ("text", "folded"), [("L’Élysée", "l'elysee"), ("Straße", "strasse"), ("ÉTATS\u2011UNIS", "etats-unis"), ("", "")]
)
def test_folding_drops_case_accents_and_typography(text: str, folded: str) -> None:
    assert fold(text) == folded


WITHIN = {
    "at the start": ("the US Navy sails", 1, 3, ["US"]),
    "at the end": ("the Bank of Velia is shut", 1, 4, ["Velia"]),
    "the whole": ("the White House is shut", 1, 3, []),
    "none": ("the Red House is shut", 1, 3, []),
    "a name that goes on behind": ("the Old White House is shut", 1, 3, []),
    "a name before": ("Velia and the Navy", 2, 4, []),
}


@pytest.mark.parametrize(("text", "start", "end", "names"), cases(WITHIN))
def test_shorter_names_are_found_within_a_name(text: str, start: int, end: int, names: list[str]) -> None:
    doc = tokenize("en", text)
    hits = gazetteer("en").find_within(doc, start, end)
    assert [doc[hit.start : hit.end].text for hit in hits] == names
