"""Answers of queries as tables: names in place of IRIs, long texts folded."""

import itertools
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from unicodedata import combining, east_asian_width

from kg.namespaces import PREFIXES
from kg.printable import printable
from kg.store import Dataset, Solutions, Term, Triples

Row = Sequence[Term | None]
NAMES = "SELECT ?s ?name WHERE { VALUES ?s { %s } ?s rdfs:label|dct:title ?name }"
BATCH = 500
LEAST_WIDTH = 12


def table(answer: Solutions | Triples, dataset: Dataset, *, lang: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Header and rows of an answer, with the names of the entities and documents in it where the graph knows some."""
    if isinstance(answer, Solutions):
        header, rows = answer.variables, list(answer.rows)
    else:
        header = ("subject", "predicate", "object")
        rows = [(triple.subject, triple.predicate, triple.object) for triple in answer.triples]
    names = _names(dataset, rows, lang)
    return header, [tuple(_cell(term, names) for term in row) for row in rows]


def plain_table(header: Sequence[str], rows: Sequence[Sequence[str]], *, width: int) -> Iterator[str]:
    """Lines of a table whose columns are aligned by spaces; cells that do not fit are folded.

    Args:
        header: names of the columns.
        rows: as many cells each.
        width: of the whole table, in characters; it gets wider where there are too many columns for it.
    """
    widths = _widths([header, *rows], width)
    for row in ([header], [["-" * size for size in widths]], rows):
        for cells in row:
            folded = [textwrap.wrap(cell, size) or [""] for cell, size in zip(cells, widths, strict=True)]
            for line in itertools.zip_longest(*folded, fillvalue=""):
                yield "  ".join(map(_padded, line, widths)).rstrip()


def shortened(iri: str) -> str:
    """An IRI with a usual prefix, or its last two parts.

    >>> shortened("https://w3id.org/kg/ontology#leads"), shortened("http://kg.example/person/john-kirby")
    ('kg:leads', 'person/john-kirby')
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return "/".join(iri.rstrip("/").rsplit("/", 2)[-2:]) if iri.count("/") > len("://") else iri


def _names(dataset: Dataset, rows: Iterable[Row], lang: str) -> dict[str, str]:
    """A name for each IRI of the rows, in the language where there is one."""
    iris = sorted({iri for row in rows for term in row if (iri := _iri(term))})
    found: dict[str, dict[str, str]] = {}
    for start in range(0, len(iris), BATCH):
        values = " ".join(f"<{iri}>" for iri in iris[start : start + BATCH])
        for subject, name in dataset.select(NAMES % values).rows:
            found.setdefault(_iri(subject), {})[getattr(name, "language", None) or ""] = getattr(name, "value", "")
    return {iri: names.get(lang) or names[min(names)] for iri, names in found.items()}


def _iri(term: Term | None) -> str:
    """The IRI of a named node; empty for every other term."""
    value = getattr(term, "value", "")
    return value if term is not None and str(term).startswith("<") and isinstance(value, str) else ""


def _cell(term: Term | None, names: Mapping[str, str]) -> str:
    if term is None:
        return ""
    if iri := _iri(term):
        return printable(names.get(iri) or shortened(iri))
    value = getattr(term, "value", None)
    return printable(value if isinstance(value, str) else str(term))


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Widths of the columns, two spaces apart: what they need, the widest cut down until the table fits."""
    needs = [max(1, *map(_length, column)) for column in zip(*rows, strict=True)]
    room = max(width - 2 * (len(needs) - 1), LEAST_WIDTH * len(needs))
    while sum(needs) > room and max(needs) > LEAST_WIDTH:
        widest = needs.index(max(needs))
        others = sum(needs) - needs[widest]
        second = max((need for i, need in enumerate(needs) if i != widest), default=LEAST_WIDTH)
        needs[widest] = max(LEAST_WIDTH, min(needs[widest] - 1, max(room - others, second)))
    return needs


def _length(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _padded(text: str, size: int) -> str:
    return text + " " * (size - _length(text))
