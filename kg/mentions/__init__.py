"""From a parsed document to its entities: names, descriptions and pronouns, each with what it refers to."""

from kg.mentions.find import Arguments, Finder, Found

__all__ = ["Arguments", "Finder", "Found"]
