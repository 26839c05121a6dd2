# ruff: noqa: E501 - rows of tables stay whole
"""The invented world with what lies in its countries: regions with their own adjectives, and two bodies."""

from dataclasses import replace
from functools import cache, partial

from kg.gazetteers import Entry, Name
from kg.mentions import Finder, Found
from kg.ontology import Ontology
from tests.mentions.world import BASE, ENTRIES, words, world
from tests.parses import parse, tokenize

HARLAND, FENMARK = BASE + "region/harland", BASE + "region/fenmark"
LANTERN, NATIONS = BASE + "body/lantern", BASE + "body/nations"


def _entry(iri: str, type_: str, fr: str, en: str, *names: Name) -> Entry:
    found = {Name(fr, "fr", "label"), Name(en, "en", "label"), *names}
    return Entry(iri, type_, (), {"fr": fr, "en": en}, tuple(sorted(found, key=str)))


PLACES = (
    _entry(HARLAND, "Region", "Harlande", "Harland", Name("harlandais", "fr", "demonym"), Name("Harlander", "en", "demonym")),
    _entry(FENMARK, "Region", "Fenmarche", "Fenmark"),
    _entry(NATIONS, "Organization", "Nations boréales", "Boreal Nations"),
    _entry(LANTERN, "Organization", "Parti des lanternes", "Lantern Party", Name("Lanternist", "en", "demonym")),
)  # fmt: skip


@cache
def realm() -> Ontology:
    """The ontology of the world with these entries beside its own."""
    return replace(world(), gazetteer=(*ENTRIES, *PLACES))


@cache
def finder(lang: str) -> Finder:
    """Finds the entities of parses in one language."""
    return Finder(realm(), words(lang), partial(tokenize, lang))


def find(table: str, lang: str = "fr") -> Found:
    """The entities of a parse."""
    return finder(lang).find(parse(table, lang))


def inside(table: str, lang: str = "fr") -> set[str]:
    """What names hold: "Cour de Belmor > Belmor, City"."""
    found = find(table, lang)
    pairs = ((found.by_id[outer], found.by_id[inner]) for outer, inner, _ in found.within)
    return {f"{outer.name} > {inner.name}, {inner.type}" for outer, inner in pairs}
