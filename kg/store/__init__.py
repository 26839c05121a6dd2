"""The graph as a dataset that answers SPARQL.

base       what every store offers
refusals   what a query may not do
faults     a parser's complaint as a message with line, column and a mark
heads      a file whose first lines are sorted
oxigraph   the embedded store
"""

from kg.store.base import Answer, Dataset, Solutions, Term, Triples, Truth
from kg.store.oxigraph import Store

__all__ = ["Answer", "Dataset", "Solutions", "Store", "Term", "Triples", "Truth"]
