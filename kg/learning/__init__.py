"""From an ontology and example sentences to an ontology folder that builds read by: `kg learn`."""

from kg.learning.teach import Learnt, Request, learn

__all__ = ["Learnt", "Request", "learn"]
