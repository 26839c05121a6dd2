"""Readings → graph.nt: sorted, each triple once, the same bytes whatever the order of the readings."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.decisions import Claim, Decisions, Reject, storable
from kg.errors import StoreError
from kg.model import Reading
from kg.namespaces import SKOS
from kg.ontology import Ontology
from kg.statements.documents import document_triples, quotation_triples
from kg.statements.doubts import doubt_triples
from kg.statements.entities import Registry
from kg.statements.facts import Context, statements
from kg.statements.identity import Identity
from kg.statements.iris import Mint, checked_base, group_of
from kg.statements.ntriples import iri, triple
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


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beyond single readings.

    Attributes:
        identity: which entities of the readings are one; None where those of one name are.
        decisions: a user's, of which the rejections count here.
    """

    identity: Identity | None = None
    decisions: Decisions = field(default_factory=Decisions)


def write_graph(
    readings: Iterable[Reading], ontology: Ontology, path: Path, *, base: str = BASE, known: Known | None = None
) -> Counts:
    """Write the graph of all readings as sorted N-Triples.

    Memory holds one reading and the names of all entities; the triples are sorted on disk, beside `path`.

    Args:
        readings: in any order, each document once.
        ontology: gives properties, classes and well-known entities their IRIs and labels.
        path: replaced when the graph is complete, and not before.
        base: what the IRIs of documents, statements and unknown entities begin with.
        known: which entities of these readings are one, and what a user decided.

    Raises:
        ConfigError: the base is no base IRI.
        OntologyError: a reading uses a class or property that the ontology lacks.
        ReadingError: a fact or quote refers to an entity that its reading lacks.
        StoreError: the file cannot be written.
    """
    known = known or Known()
    mint, registry, tally = Mint(checked_base(base), ontology), Registry(ontology), Counter[str]()
    partial = path.with_name(f".{path.name}.partial")
    try:
        lines = sorted_unique(_lines(readings, mint, registry, tally, known), folder=path.parent)
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
    readings: Iterable[Reading], mint: Mint, registry: Registry, tally: Counter[str], known: Known
) -> Iterator[str]:
    identity = known.identity or Identity({}, {}, {}, ())
    rejected = _rejected(known.decisions)
    for reading in readings:
        context = _context(reading, mint, registry, identity)
        of_document = rejected.get(storable(reading.document.id)) if rejected else None
        yield from _reading_lines(replace(context, rejected=frozenset(of_document)) if of_document else context, tally)
    yield from registry.triples(identity.labels)
    for node, targets in identity.links.items():
        yield from (triple(node, SKOS + "exactMatch", iri(target)) for target in targets)
    for doubt in identity.doubts:
        yield from doubt_triples(doubt, mint)


def _rejected(decisions: Decisions) -> dict[str, set[Claim]]:
    """What a user rejected, by document."""
    found: defaultdict[str, set[Claim]] = defaultdict(set)
    for decision in decisions.of_kind(Reject):
        found[decision.claim.document].add(decision.claim)
    return found


def _context(reading: Reading, mint: Mint, registry: Registry, identity: Identity) -> Context:
    nodes: dict[str, str] = {}
    document = reading.document.id
    for entity in reading.entities:
        node = identity.node(document, entity) or mint.entity(entity, document)
        group = identity.groups.get(node)
        nodes[entity.id] = node
        registry.add(node, entity, reading, group=group if group != group_of(entity, mint.ontology) else None)
    return Context(reading, mint.document(document), nodes, mint)


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
