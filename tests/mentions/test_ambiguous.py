# ruff: noqa: E501 - rows of tables stay whole
"""Gazetteer names that as often stand for something else: the recogniser must agree."""

from dataclasses import replace
from functools import cache, partial

import pytest

from kg.gazetteers import Entry, Name
from kg.mentions import Finder
from kg.mentions.gazetteer import Gazetteer
from tests.mentions.world import words, world
from tests.parses import cases, parse, tokenize

BASE = "https://example.org/"
BRUME, CORAIL, BLEUS, UNION = BASE + "brume", BASE + "corail", BASE + "bleus", BASE + "union"


def _entry(iri: str, type_: str, *names: Name, ambiguous: str, lang: str | None = "fr") -> Entry:
    return Entry(iri, type_, (), {"fr": names[0].text}, names, ambiguous=((ambiguous, lang),))


ENTRIES = (
    _entry(BRUME, "Region", Name("Brume", "fr", "label"), Name("Brume du Nord", "fr", "alt"), ambiguous="Brume"),
    _entry(CORAIL, "Organization", Name("Corail", "fr", "label"), Name("Corail", "en", "label"), ambiguous="Corail"),
    _entry(BLEUS, "ArmedGroup", Name("Bleus", "fr", "label"), ambiguous="Bleus"),
    _entry(UNION, "Organization", Name("Union des Marins", "fr", "label"), ambiguous="Union des Marins"),
)


@cache
def finder() -> Finder:
    """Finds entities with the entries of this module alone."""
    return Finder(replace(world(), gazetteer=ENTRIES), words("fr"), partial(tokenize, "fr"))


def links(table: str) -> dict[str, str | None]:
    """The gazetteer entry of each entity by its name."""
    return {entity.name: entity.link for entity in finder().find(parse(table, "fr")).entities}


TAKEN = {
    "a region recognised as a place": ("La le DET 2 det | Brume _ PROPN 3 nsubj _ B-LOC | vote voter VERB 0 root FIN", {"Brume": BRUME}),
    "a region recognised as a body": ("La le DET 2 det | Brume _ PROPN 3 nsubj _ B-ORG | vote voter VERB 0 root FIN", {"Brume": None}),
    "a region recognised as a person": ("La le DET 2 det | Brume _ PROPN 3 nsubj _ B-PER | vote voter VERB 0 root FIN", {"Brume": None}),
    "a region recognised as something else": ("La le DET 2 det | Brume _ PROPN 3 nsubj _ B-MISC | plaît plaire VERB 0 root FIN", {"Brume": None}),
    "a region that nobody recognised": ("La le DET 2 det | Brume _ PROPN 3 nsubj | vote voter VERB 0 root FIN", {}),
    "a body recognised as one": ("Le le DET 2 det | Corail _ PROPN 3 nsubj _ B-ORG | vote voter VERB 0 root FIN", {"Corail": CORAIL}),
    "a body recognised as a place": ("Le le DET 2 det | Corail _ PROPN 3 nsubj _ B-LOC | brûle brûler VERB 0 root FIN", {"Corail": None}),
    "a body that nobody recognised": ("Le le DET 2 det | Corail _ PROPN 3 nsubj | vote voter VERB 0 root FIN", {}),
    "a group that nobody recognised": ("Les le DET 2 det | Bleus _ PROPN 3 nsubj | votent voter VERB 0 root FIN", {}),
    "a group recognised as a body": ("Les le DET 2 det | Bleus _ PROPN 3 nsubj _ B-ORG | votent voter VERB 0 root FIN", {"Bleus": BLEUS}),
    "a long name that nobody recognised": ("L' le DET 2 det | Union _ PROPN 5 nsubj | des de ADP 4 case | Marins _ PROPN 2 nmod | vote voter VERB 0 root FIN", {}),
    "a longer name of the same region": ("La le DET 2 det | Brume _ PROPN 5 nsubj | du de ADP 4 case | Nord _ PROPN 2 nmod | vote voter VERB 0 root FIN", {"Brume du Nord": BRUME}),
    "part of a longer recognised name": ("Corail _ PROPN 3 nsubj _ B-ORG | Radio _ PROPN 1 flat:name _ I-ORG | vote voter VERB 0 root FIN", {"Corail Radio": None}),
}  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), cases(TAKEN))
def test_an_ambiguous_name_needs_a_recognised_name_of_its_kind(table: str, expected: dict[str, str | None]) -> None:
    assert links(table) == expected


def test_a_name_is_ambiguous_where_the_gazetteer_says_so() -> None:
    doc = tokenize("fr", "la Brume du Nord et la Brume")
    hits = Gazetteer(ENTRIES, partial(tokenize, "fr"), "fr").find(doc)
    assert [(doc[hit.start : hit.end].text, hit.is_ambiguous) for hit in hits] == [
        ("Brume du Nord", False),
        ("Brume", True),
    ]


def test_a_name_is_ambiguous_in_its_own_language_alone() -> None:
    (hit,) = Gazetteer(ENTRIES, partial(tokenize, "en"), "en").find(tokenize("en", "the Corail"))
    assert not hit.is_ambiguous
