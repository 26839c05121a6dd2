"""Readings → graph.nt: sorted, each triple once, the same bytes whatever the order of the readings."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.model import Reading
from kg.ontology import Ontology
from kg.statements.documents import document_triples, quotation_triples
from kg.statements.entities import Registry
from kg.statements.doubts import doubt_triples
from kg.statements.facts import Context, statements
from kg.statements.identity import Identity
from kg.statements.iris import Mint, checked_base
from kg.statements.sorting import sorted_unique

BASE = "http://kg.example/"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a graph holds.

    Attributes:
        entities: nodes, after those of several documents were found to be one.
        facts: statement nodes, open ones included.
    """

    documents: int
    entities: int
    facts: int
    open_facts: int
    quotes: int
    triples: int


def write_graph(
    readings: Iterable[Reading], ontology: Ontology, path: Path, *, base: str = BASE, identity: Identity | None = None
) -> Counts:
    """Write the graph of all readings as sorted N-Triples.

    Memory holds one reading and the names of all entities; the triples are sorted on disk, beside `path`.

    Args:
        readings: in any order, each document once.
        ontology: gives properties, classes and well-known entities their IRIs and labels.
        path: replaced when the graph is complete, and not before.
        base: what the IRIs of documents, statements and unknown entities begin with.
        identity: which entities of these readings are one; None where those of one name are.

    Raises:
        ConfigError: the base is no base IRI.
        OntologyError: a reading uses a class or property that the ontology lacks.
        ReadingError: a fact or quote refers to an entity that its reading lacks.
        StoreError: the file cannot be written.
    """
    mint, registry, tally = Mint(checked_base(base), ontology), Registry(ontology), Counter[str]()
    partial = path.with_name(f".{path.name}.partial")
    try:
        lines = sorted_unique(_lines(readings, mint, registry, tally, identity), folder=path.parent)
        triples = _write(lines, partial)
        partial.replace(path)
    except OSError as error:
        message = f"{path}: cannot write the graph: {error.strerror or error}"
        raise StoreError(message) from error
    finally:
        partial.unlink(missing_ok=True)
    return Counts(
        documents=tally["documents"],
        entities=len(registry),
        facts=tally["facts"],
        open_facts=tally["open"],
        quotes=tally["quotes"],
        triples=triples,
    )


def _lines(
    readings: Iterable[Reading], mint: Mint, registry: Registry, tally: Counter[str], identity: Identity | None
) -> Iterator[str]:
    for reading in readings:
        yield from _reading_lines(_context(reading, mint, registry, identity), tally)
    yield from registry.triples()
    for doubt in identity.doubts if identity is not None else ():
        yield from doubt_triples(doubt, mint)


def _context(reading: Reading, mint: Mint, registry: Registry, identity: Identity | None) -> Context:
    nodes: dict[str, str] = {}
    document = reading.document.id
    for entity in reading.entities:
        known = identity.node(document, entity) if identity is not None else None
        nodes[entity.id] = known or mint.entity(entity, document)
        group = identity.groups.get(nodes[entity.id]) if identity is not None else None
        registry.add(nodes[entity.id], entity, reading, group=group if group != mint.group(entity) else None)
    return Context(reading, mint.document(reading.document.id), nodes, mint)


def _reading_lines(context: Context, tally: Counter[str]) -> Iterator[str]:
    tally["documents"] += 1
    yield from document_triples(context)
    for fact, triples in statements(context):
        tally["facts"] += 1
        tally["open"] += fact.is_open
        yield from triples
    for quote in context.reading.quotes:
        tally["quotes"] += 1
        yield from quotation_triples(quote, context)


def _write(lines: Iterable[str], path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(f"{line}\n")
            count += 1
    return count
