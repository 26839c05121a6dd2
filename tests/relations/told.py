"""Like `said`, of the world with regions and a party: "Orlov leads Harland"."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from kg.model import Document, Reading
from kg.relations import RelationReader
from tests.mentions.realm import finder, realm
from tests.mentions.world import words
from tests.parses import parse
from tests.relations.said import WORD


@cache
def _reader(lang: str, folder: Path | None) -> RelationReader:
    ontology = realm() if folder is None else replace(realm(), folder=folder)
    return RelationReader(ontology, words(lang))


def reading(table: str, lang: str = "fr", *, folder: Path | None = None) -> Reading:
    """Everything understood from a parse, with the rules of an ontology folder."""
    doc = parse(table, lang)
    document = Document("test", doc.text, lang)
    found = finder(lang).find(doc)
    facts, quotes = _reader(lang, folder).read(doc, document, found)
    return Reading(document, found.entities, facts, quotes)


def told(table: str, lang: str = "fr", *, about: str = "", folder: Path | None = None) -> set[str]:
    """Facts with properties of the ontology; `about` names those to list, separated by spaces, empty for all."""
    read = reading(table, lang, folder=folder)
    return {
        f"{read.entity(one.subject).name} {WORD[one.polarity]}{one.predicate} "
        + (read.entity(one.object).name if one.object else repr(one.value))
        for one in read.facts
        if not one.is_open and (not about or one.predicate in about.split())
    }
