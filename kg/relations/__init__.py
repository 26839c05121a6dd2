"""From a parsed document and its entities to facts and quotations."""

from kg.relations.read import RelationReader

__all__ = ["RelationReader"]
