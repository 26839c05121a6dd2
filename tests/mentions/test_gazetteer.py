"""Gazetteer names in a text: case, acronyms, demonyms, the longest at each place."""

import pytest

from kg.mentions.gazetteer import fold
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


def test_a_name_of_two_entries_gives_both() -> None:
    doc = tokenize("en", "Washington")
    (hit,) = gazetteer("en").find(doc)
    assert {(entry.type, kind) for entry, kind in hit.entries} == {("Country", "capital"), ("City", "label")}


@pytest.mark.parametrize(
    ("text", "folded"), [("L’Élysée", "l'elysee"), ("Straße", "strasse"), ("ÉTATS\u2011UNIS", "etats-unis"), ("", "")]
)
def test_folding_drops_case_accents_and_typography(text: str, folded: str) -> None:
    assert fold(text) == folded
