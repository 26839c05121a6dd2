"""What a parse says, as short sentences: "Vélie attacked Karlande", "Vélie not attacked Karlande"."""

from functools import cache

from kg.model import Document, Entity, Fact, Reading
from kg.relations import RelationReader
from tests.mentions.world import finder, words, world
from tests.parses import parse

WORD = {"affirmed": "", "negated": "not ", "hypothetical": "perhaps "}


@cache
def reader(lang: str) -> RelationReader:
    """Reads the relations of parses in one language."""
    return RelationReader(world(), words(lang))


def read(table: str, lang: str = "fr", *, published: str | None = None) -> Reading:
    """Everything understood from a parse."""
    doc = parse(table, lang)
    document = Document("test", doc.text, lang, published=published)
    found = finder(lang).find(doc)
    facts, quotes = reader(lang).read(doc, document, found)
    return Reading(document, found.entities, facts, quotes)


def said(table: str, lang: str = "fr", *, about: str = "") -> set[str]:
    """Facts with properties of the ontology.

    Args:
        table: the parse.
        lang: its language.
        about: names of the properties to list, separated by spaces; empty for all.
    """
    reading = read(table, lang)
    wanted = set(about.split())
    return {
        _sentence(reading, fact)
        for fact in reading.facts
        if not fact.is_open and (not wanted or fact.predicate in wanted)
    }


def fact(table: str, lang: str = "fr", *, predicate: str, published: str | None = None) -> Fact:
    """The only fact with that property."""
    (only,) = [one for one in read(table, lang, published=published).facts if one.predicate == predicate]
    return only


def source(table: str, lang: str = "fr", *, predicate: str) -> str | None:
    """Name of the entity that the only fact with that property is credited to."""
    reading = read(table, lang)
    (only,) = [one for one in reading.facts if one.predicate == predicate]
    return reading.entity(only.attributed_to).name if only.attributed_to else None


def _sentence(reading: Reading, one: Fact) -> str:
    other: Entity | None = reading.entity(one.object) if one.object else None
    subject = reading.entity(one.subject).name
    return f"{subject} {WORD[one.polarity]}{one.predicate} {other.name if other else repr(one.value)}"
