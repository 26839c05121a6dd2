"""An invented world for the tests: two countries with their cities, beside names that rules must tell apart."""

from dataclasses import replace
from functools import cache, partial

from kg import gazetteers, lexicon, ontology
from kg.gazetteers import Entry, Name, NameKind
from kg.lexicon import Lexicon
from kg.mentions import Finder, Found
from kg.mentions.gazetteer import Gazetteer
from kg.ontology import Ontology
from tests.parses import parse, tokenize

BASE = "https://w3id.org/kg/gazetteer/"
VELIA, KARLAND, US = BASE + "country/VE", BASE + "country/KA", BASE + "country/US"
WASHINGTON, NOVGAR, PENTAGON, ALLIANCE = (
    BASE + "city/washington",
    BASE + "city/novgar",
    BASE + "body/pentagon",
    BASE + "body/alliance",
)


def _entry(iri: str, type_: str, fr: str, en: str, **names: str) -> Entry:
    """An entry; further names by kind, separated by commas; ``_fr`` or ``_en`` after the kind tells their language."""
    found = {Name(fr, "fr", "label"), Name(en, "en", "label")}
    for key, texts in names.items():
        kind, _, lang = key.partition("_")
        found |= {Name(text, lang or None, _kind(kind)) for text in texts.split(",")}
    return Entry(iri, type_, (), {"fr": fr, "en": en}, tuple(sorted(found, key=str)))


def _kind(kind: str) -> NameKind:
    return next(known for known in gazetteers.NAME_PROPERTIES.values() if known == kind)


ENTRIES = (
    _entry(VELIA, "Country", "Vélie", "Velia", capital="Orsk", demonym_en="Velian,Velians",
           demonym_fr="vélien,vélienne,véliens,véliennes", alt_fr="république de Vélie", alt_en="Republic of Velia"),
    _entry(KARLAND, "Country", "Karlande", "Karland", capital="Tolva", demonym_en="Karlander,Karlanders",
           demonym_fr="karlandais,karlandaise,karlandaises"),
    _entry(US, "Country", "États-Unis", "United States", acronym="US,USA,U.S.", capital="Washington",
           metonym_fr="Maison-Blanche", metonym_en="White House",
           demonym_fr="américain,américaine,américains,américaines",
           demonym_en="American,Americans"),
    _entry(WASHINGTON, "City", "Washington", "Washington"),
    _entry(NOVGAR, "City", "Novgar", "Novgar"),
    _entry(PENTAGON, "Organization", "Pentagone", "Pentagon"),
    _entry(ALLIANCE, "Organization", "Alliance du Nord", "Northern Alliance", acronym="AN,NA"),
)  # fmt: skip


@cache
def world() -> Ontology:
    """The news ontology with the entries of this module for its gazetteer."""
    return replace(ontology.load(ontology.default_folder(), names=False), gazetteer=ENTRIES)


@cache
def words(lang: str) -> Lexicon:
    """The lexicon of the news ontology."""
    return lexicon.load(ontology.default_folder(), lang)


@cache
def gazetteer(lang: str) -> Gazetteer:
    """The entries as texts of one language name them."""
    return Gazetteer(ENTRIES, partial(tokenize, lang), lang)


@cache
def finder(lang: str) -> Finder:
    """Finds the entities of parses in one language."""
    return Finder(world(), words(lang), partial(tokenize, lang))


def find(table: str, lang: str = "fr") -> Found:
    """The entities of a parse."""
    return finder(lang).find(parse(table, lang))


def mentions(table: str, lang: str = "fr") -> dict[str, list[str]]:
    """The words of every mention, in their order, by the name of the entity."""
    doc = parse(table, lang)
    found = finder(lang).find(doc)
    return {entity.name: [mention.span.of(doc.text) for mention in entity.mentions] for entity in found.entities}
