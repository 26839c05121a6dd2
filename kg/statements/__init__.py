"""Readings as an RDF graph: one identity across documents, a plain triple for what holds, a node for all said of it.

ntriples   terms as canonical N-Triples text
iris       IRIs minted from content
entities   what the readings together know of each entity
identity   which entities of which documents are one
doubts     what may be one and is kept apart
facts      statement nodes and the triples that they support
documents  documents and quotations
sorting    any number of lines, sorted in little memory
graph      readings → graph.nt
members    which entity of which document is which, and why
formats    graph.nt → Turtle for people
validation graph.nt against the shapes of the ontology
"""

from kg.statements.formats import write_turtle
from kg.statements.graph import Counts, Known, write_graph
from kg.statements.identity import Identity, resolve
from kg.statements.iris import Mint, checked_base
from kg.statements.members import write_members
from kg.statements.validation import Violation, validate

__all__ = [
    "Counts",
    "Identity",
    "Known",
    "Mint",
    "Violation",
    "checked_base",
    "resolve",
    "validate",
    "write_graph",
    "write_members",
    "write_turtle",
]
