"""Gold documents: what people found in texts, one JSON object a line."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import ReadingError
from kg.spelling import spellings


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity, with the normal forms of its names and of its mentions in the text."""

    type: str
    names: frozenset[str]
    mentions: frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A fact between two entities of the document.

    Attributes:
        subject, object, attributed_to: entity ids.
    """

    subject: str
    predicate: str
    object: str
    polarity: str
    attributed_to: str | None
    time: str | None
    quantity: float | None


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """A quotation; the speaker is an entity id."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """What is to be found in one document."""

    id: str
    entities: Mapping[str, GoldEntity]
    facts: tuple[GoldFact, ...]
    quotes: tuple[GoldQuote, ...]


def read_gold(path: Path) -> Iterator[GoldDocument]:
    """The documents of a gold file.

    Raises:
        ReadingError: the file cannot be read, or a line is malformed.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _document(line, f"{path}:{number}")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: cannot be read: {error}"
        raise ReadingError(message) from error


def _document(line: str, where: str) -> GoldDocument:
    try:
        record = json.loads(line)
        return GoldDocument(
            id=record["id"],
            entities={each["id"]: _entity(each) for each in record["entities"]},
            facts=tuple(map(_fact, record["facts"])),
            quotes=tuple(GoldQuote(each["speaker"], each["text"]) for each in record["quotes"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        message = (
            f"{where}: not a gold document ({type(error).__name__}: {error}). Expected id, entities, facts and quotes."
        )
        raise ReadingError(message) from error


def _entity(record: Mapping[str, Any]) -> GoldEntity:
    mentions = record["mentions"]
    return GoldEntity(
        record["type"], spellings([record["name"], record.get("en") or "", *mentions]), spellings(mentions)
    )


def _fact(record: Mapping[str, Any]) -> GoldFact:
    quantity = record.get("quantity")
    return GoldFact(
        subject=record["s"],
        predicate=record["p"],
        object=record["o"],
        polarity=record["polarity"],
        attributed_to=record.get("attributed_to") or None,
        time=str(record["time"]) if record.get("time") else None,
        quantity=float(quantity["value"]) if quantity else None,
    )
