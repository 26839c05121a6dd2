"""Entities that may be one, as RDF: a plain link, and a node that says why they are kept apart."""

from collections.abc import Iterator

from kg.namespaces import KG, TYPE
from kg.statements.identity import Doubtful
from kg.statements.iris import Mint
from kg.statements.ntriples import iri, text, triple


def doubt_triples(doubt: Doubtful, mint: Mint) -> Iterator[str]:
    """What the graph says of two entities that may be one."""
    node = mint.doubt(doubt.one, doubt.other)
    yield triple(doubt.one, KG + "possiblySameAs", iri(doubt.other))
    yield triple(node, TYPE, iri(KG + "PossibleIdentity"))
    yield triple(node, KG + "candidate", iri(doubt.one))
    yield triple(node, KG + "candidate", iri(doubt.other))
    yield triple(node, KG + "reason", text(doubt.reason))
