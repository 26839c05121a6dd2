"""The graph for other tools: facts, entities and quotations as JSON lines or CSV, all of it as RDF or GraphML.

Records come from ``readings.jsonl`` and keep what each document says apart; RDF and GraphML come from the store, where
entities of several documents are one.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any, BinaryIO, Literal, Self, cast

from kg.errors import ConfigError, StoreError
from kg.model import OPEN_PREFIX, Document, Entity, Fact, Quantity, Quote, Reading
from kg.readings import read_readings
from kg.store import Store

What = Literal["facts", "entities", "quotes", "graph"]
Format = Literal["jsonl", "csv", "turtle", "ntriples", "jsonld", "graphml"]
Record = dict[str, Any]
RECORD_FORMATS = ("jsonl", "csv")
READINGS = "readings.jsonl"
STORE = "store"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "facts": (
        *("document", "subject_name", "subject_mentions", "predicate", "object_name", "object_mentions", "polarity"),
        *(
            "attributed_to",
            "time",
            "quantity_value",
            "quantity_unit",
            "quantity_approximate",
            "evidence",
            "start",
            "end",
        ),
        *("rule", "confidence", "open"),
    ),
    "entities": ("document", "name", "type", "mentions", "classes", "link"),
    "quotes": ("document", "speaker_name", "speaker_mentions", "text", "start", "end"),
}
PARTS: Mapping[str, str] = {
    "facts": """CONSTRUCT { ?s ?p ?o } WHERE {
        { ?s a kg:Statement ; ?p ?o } UNION
        { SELECT DISTINCT ?s ?p ?o WHERE {
            ?st kg:polarity kg:Affirmed ; rdf:predicate ?p .
            { ?st rdf:subject ?s ; rdf:object ?o } UNION { ?st rdf:subject ?o ; rdf:object ?s }
            ?s ?p ?o } } }""",
    "entities": """CONSTRUCT { ?s ?p ?o } WHERE {
        ?s a kg:Entity ; ?p ?o
        FILTER(?p IN (rdf:type, rdfs:label, skos:altLabel, skos:exactMatch, kg:isoCode, kg:mentionedIn)) }""",
    "quotes": "CONSTRUCT { ?s ?p ?o } WHERE { ?s a kg:Quotation ; ?p ?o }",
    "graph": "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
}


def export(graph: Path, sink: IO[bytes], *, what: What, format_: Format) -> None:
    """Write a part of a graph folder.

    Args:
        graph: the folder of a build.
        sink: a binary file.
        what: facts, entities, quotes, or the whole graph.
        format_: jsonl and csv for the first three; turtle, ntriples and jsonld for all; graphml for the graph.

    Raises:
        ConfigError: that part has no such format.
        ReadingError: the readings are missing or malformed.
        StoreError: the store is missing or unreadable.
    """
    if format_ in RECORD_FORMATS and what != "graph":
        rows = records(read_readings(graph / READINGS), what=what)
        with _as_text(sink) as file:
            if format_ == "csv":
                write_csv(rows, file, columns=COLUMNS[what])
            else:
                write_jsonl(rows, file)
    elif format_ in ("turtle", "ntriples", "jsonld"):
        with Store.open(graph / STORE) as store:
            store.write(PARTS[what], sink, format_=format_)
    elif format_ == "graphml" and what == "graph":
        from kg.graphml import write_graphml  # noqa: PLC0415 - networkx takes half a second to load

        with Store.open(graph / STORE) as store:
            write_graphml(store, sink)
    else:
        usual = "jsonl and csv are for facts, entities and quotes, graphml for graph"
        message = f"{what} cannot be written as {format_}: {usual}"
        raise ConfigError(message)


def export_file(graph: Path, out: Path, *, what: What, format_: Format) -> None:
    """Like `export`, into a file that is replaced when it is complete, and not before.

    Raises:
        StoreError: the file cannot be written.
    """
    partial = out.with_name(f".{out.name}.partial")
    try:
        with partial.open("wb") as sink:
            export(graph, sink, what=what, format_=format_)
        partial.replace(out)
    except OSError as error:
        message = f"{out}: cannot be written: {error.strerror or error}"
        raise StoreError(message) from error
    finally:
        partial.unlink(missing_ok=True)


def records(readings: Iterable[Reading], *, what: What) -> Iterator[Record]:
    """The facts, entities or quotations of readings, one record each, sorted within each document."""
    of_reading: Callable[[Reading], list[Record]] = {"facts": _facts, "entities": _entities, "quotes": _quotes}[what]
    for reading in readings:
        yield from of_reading(reading)


def write_jsonl(rows: Iterable[Record], file: IO[str]) -> None:
    """Write records as JSON, one a line."""
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_csv(rows: Iterable[Record], file: IO[str], *, columns: Sequence[str]) -> None:
    """Write records as CSV with a header; lists are joined by " | ", and no cell is a formula to a spreadsheet."""
    writer = csv.writer(file)
    writer.writerow(columns)
    for row in rows:
        flat = row | _quantity_cells(row.get("quantity"))
        writer.writerow([_cell(flat[column]) for column in columns])


@dataclass(frozen=True, slots=True)
class _Names:
    """An entity's name and the distinct words that a document uses for it, in the order of their first use."""

    name: str
    surfaces: list[str]

    @classmethod
    def of(cls, entity: Entity, document: Document) -> Self:
        spans = sorted(mention.span for mention in entity.mentions if mention.kind != "pronoun")
        return cls(entity.name, list(dict.fromkeys(span.of(document.text) for span in spans)))


def _facts(reading: Reading) -> list[Record]:
    names = {entity.id: _Names.of(entity, reading.document) for entity in reading.entities}
    rows = [_fact(fact, names, reading.document) for fact in reading.facts]
    return sorted(rows, key=lambda row: (row["start"], row["end"], json.dumps(row, ensure_ascii=False)))


def _fact(fact: Fact, names: Mapping[str, _Names], document: Document) -> Record:
    subject = names[fact.subject]
    object_ = names[fact.object] if fact.object is not None else _Names(fact.value or "", [])
    return {
        "document": document.id,
        "subject_name": subject.name,
        "subject_mentions": subject.surfaces,
        "predicate": fact.predicate,
        "object_name": object_.name,
        "object_mentions": object_.surfaces,
        "polarity": fact.polarity,
        "attributed_to": names[fact.attributed_to].name if fact.attributed_to is not None else None,
        "time": fact.time,
        "quantity": _quantity(fact.quantity),
        "evidence": fact.evidence.of(document.text),
        "start": fact.evidence.start,
        "end": fact.evidence.end,
        "rule": fact.rule,
        "confidence": round(fact.confidence, 3),
        "open": fact.predicate.startswith(OPEN_PREFIX),
    }


def _quantity(quantity: Quantity | None) -> Record | None:
    if quantity is None:
        return None
    value = int(quantity.value) if float(quantity.value).is_integer() else quantity.value
    return {"value": value, "unit": quantity.unit, "approximate": quantity.approximate}


def _entities(reading: Reading) -> list[Record]:
    rows = [_entity(entity, reading.document) for entity in reading.entities]
    return sorted(rows, key=lambda row: json.dumps(row, ensure_ascii=False))


def _entity(entity: Entity, document: Document) -> Record:
    return {
        "document": document.id,
        "name": entity.name,
        "type": entity.type,
        "mentions": _Names.of(entity, document).surfaces,
        "classes": list(entity.classes),
        "link": entity.link,
    }


def _quotes(reading: Reading) -> list[Record]:
    names = {entity.id: _Names.of(entity, reading.document) for entity in reading.entities}
    rows = [_quote(quote, names, reading.document) for quote in reading.quotes]
    return sorted(rows, key=lambda row: (row["start"], row["end"], row["speaker_name"] or ""))


def _quote(quote: Quote, names: Mapping[str, _Names], document: Document) -> Record:
    speaker = names[quote.speaker] if quote.speaker is not None else None
    return {
        "document": document.id,
        "speaker_name": speaker.name if speaker else None,
        "speaker_mentions": speaker.surfaces if speaker else [],
        "text": quote.span.of(document.text),
        "start": quote.span.start,
        "end": quote.span.end,
    }


def _quantity_cells(quantity: Record | None) -> Record:
    return {f"quantity_{key}": quantity[key] if quantity else None for key in ("value", "unit", "approximate")}


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = " | ".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


@contextmanager
def _as_text(sink: IO[bytes]) -> Iterator[IO[str]]:
    """A binary file as UTF-8 text, left open at the end; lone surrogates are written as escapes."""
    file = TextIOWrapper(cast("BinaryIO", sink), encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        yield file
    finally:
        file.flush()
        file.detach()
