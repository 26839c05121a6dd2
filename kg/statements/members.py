"""identity.jsonl: which entity of which document is which, and why; a line for each, sorted by IRI.

`kg explain` reads it. The lines of one entity stand together, so that a reader may stop behind them.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.model import Reading
from kg.statements.identity import Identity
from kg.statements.iris import Mint
from kg.statements.sorting import sorted_unique
from kg.statements.surfaces import surfaces


def write_members(readings: Iterable[Reading], identity: Identity, mint: Mint, path: Path) -> None:
    """Write the members of each entity, the reasons why they are one, and what may be one with it.

    Args:
        readings: each document once.
        identity: that of these readings.
        mint: made their IRIs.
        path: the file.
    """
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        lines = sorted_unique(_lines(readings, identity, mint), folder=path.parent)
        file.writelines(f"{line}\n" for line in lines)


def _lines(readings: Iterable[Reading], identity: Identity, mint: Mint) -> Iterator[str]:
    for reading in readings:
        document = reading.document.id
        for entity in reading.entities:
            node = identity.node(document, entity)
            yield _line(
                node or mint.entity(entity, document),
                {
                    "document": document,
                    "entity": entity.id,
                    "name": entity.name,
                    "names": sorted(surfaces(entity, reading)),
                    "linked": entity.link is not None and node is None,
                },
            )
    for iri, reasons in identity.reasons.items():
        for reason in reasons:
            joined = {
                "names": reason.names,
                "documents": reason.documents,
                "how": reason.how,
                "support": reason.support,
            }
            yield _line(iri, {"joined": joined})
    for doubt in identity.doubts:
        yield _line(doubt.one, {"doubt": doubt.other, "reason": doubt.reason})
        yield _line(doubt.other, {"doubt": doubt.one, "reason": doubt.reason})


def _line(iri: str, values: dict[str, Any]) -> str:
    text = json.dumps({"iri": iri, **values}, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
