"""Descriptions and values as items to be grouped, and their places in the text."""

from dataclasses import replace

from spacy.tokens import Doc

from kg.mentions.cluster import Item
from kg.mentions.descriptions import Description
from kg.model import Entity, Mention, Span


def description_item(doc: Doc, description: Description) -> Item:
    """A description of forces or a body, told from others by class, country and words."""
    return Item(
        start=description.start,
        end=description.end,
        head=description.head,
        text=doc[description.start : description.end].text,
        label="ORG",
        type=description.type,
        entry=None,
        is_name=False,
        key=f"{description.type}|{description.country}|{description.key}",
    )


def domain_item(doc: Doc, domain: Description) -> Item:
    """One thing with the name that is spelled alike: "Défense" and "la défense"."""
    return replace(description_item(doc, domain), key=None)


def partisan_item(doc: Doc, party: Description) -> Item:
    """A word for one of them is like an adjective of nationality, a plural noun a mention of the party."""
    item, token = description_item(doc, party), doc[party.head]
    is_group = token.pos_ == "NOUN" and token.dep_ != "amod" and "Plur" in token.morph.get("Number", [])
    return item if is_group else replace(item, label="DEM")


def value_entity(doc: Doc, id_: str, same: list[Item]) -> Entity:
    """A value as if it were an entity."""
    mentions = tuple(Mention(span_of(doc, item.start, item.end), "description") for item in same)
    return Entity(id_, same[0].text, same[0].type, mentions)


def span_of(doc: Doc, start: int, end: int) -> Span:
    """The characters of tokens, half-open."""
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text))
