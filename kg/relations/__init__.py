"""From a parsed document and its entities to facts and quotations."""

from kg.relations.read import RelationReader, load_rules
from kg.relations.values import value_reader

__all__ = ["RelationReader", "load_rules", "value_reader"]
