"""From a parsed document and its entities to facts and quotations."""

from kg.relations.read import RelationReader
from kg.relations.scorer import load_scorer

__all__ = ["RelationReader", "load_scorer"]
