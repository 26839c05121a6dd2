"""A register: a big list of known entities that those of documents can be linked to.

It is any RDF file: Turtle, N-Triples, RDF/XML or JSON-LD, perhaps with gzip. An index beside it answers which entries
bear a name; it is made once, and memory does not grow with the register.
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.errors import StoreError
from kg.ontology import Ontology
from kg.progress import Progress, Silent
from kg.register_index import index_of, opened, tally_of
from kg.register_names import key
from kg.register_rdf import OTHER_NAME
from kg.register_records import LONGEST_NAME, Tally, language
from kg.register_terms import Terms, terms

MOST_CANDIDATES = 1_000
BEARERS = """SELECT entry.data, MIN(name.other) FROM name JOIN entry ON entry.id = name.entry
    WHERE name.key = ? GROUP BY name.entry LIMIT ?"""
BEARERS_IN = """SELECT entry.data, MIN(name.other) FROM name JOIN entry ON entry.id = name.entry
    WHERE name.key = ? AND name.lang IN ('', ?) GROUP BY name.entry LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity of a register.

    Attributes:
        labels: its main name by ISO 639-1 code; that of no language under an empty one.
        names: every name, its labels included; sorted, each once.
        classes: local names of classes of the ontology, the most general first; empty where it has none for them.
        country: two-letter ISO 3166 code; None where none or several are known.
        prominence: inhabitants, where the register says how many.
        coordinates: degrees of latitude and longitude.
        same_as: IRIs of the same entity elsewhere, sorted.
        within: IRIs of what it lies in, such as its region; sorted.
    """

    iri: str
    labels: Mapping[str, str]
    names: tuple[str, ...]
    classes: tuple[str, ...]
    country: str | None = None
    prominence: int | None = None
    coordinates: tuple[float, float] | None = None
    same_as: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


class Register:
    """Answers which entries bear a name. Each process and thread opens its own."""

    def __init__(self, index: Path, connection: sqlite3.Connection, known: Terms) -> None:
        self._index = index
        self._connection = connection
        self._terms = known
        self.tally: Tally = tally_of(connection)

    @classmethod
    def open(
        cls, path: Path, cache: Path, *, ontology: Ontology | None = None, progress: Progress | None = None
    ) -> Self:
        """Open a register; its index is made first, where the cache has none of the file's content.

        Args:
            path: the register's RDF file.
            cache: folder of indexes; made where it is missing. Several processes may share it.
            ontology: says what classes and countries mean, by its alignments and gazetteers too; None takes classes by
                their local names and countries by their codes.
            progress: is told how far the index is.

        Raises:
            OntologyError: the file is missing, malformed or holds no entry; the message says in which line.
            StoreError: the cache cannot be written or read.
        """
        known = terms(ontology)
        index = index_of(path, cache, progress=progress or Silent())
        try:
            return cls(index, opened(index), known)
        except sqlite3.Error as error:
            raise StoreError(_damaged(index, error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return self.tally.entries

    def close(self) -> None:
        """Let go of the index."""
        self._connection.close()

    def candidates(self, name: str, lang: str | None = None) -> tuple[Entry, ...]:
        """The entries that bear a name: the most prominent first, then those that have it as label.

        Case, accents, punctuation, leading articles and legal forms do not count. Nothing is found for a name that more
        than `MOST_CANDIDATES` entries bear: to choose among a part of them would be wrong.

        Args:
            name: as a text has it.
            lang: takes names of this language and of none; None those of every language.

        Raises:
            StoreError: the index is damaged.
        """
        wanted = key(name) if len(name) <= LONGEST_NAME else ""
        if not wanted:
            return ()
        try:
            rows = self._rows(wanted, lang)
            found = [(is_other, self._entry(data)) for data, is_other in rows] if len(rows) <= MOST_CANDIDATES else []
        except (sqlite3.DatabaseError, ValueError) as error:
            raise StoreError(_damaged(self._index, error)) from error
        return tuple(entry for _, entry in sorted(found, key=_order))

    def _rows(self, wanted: str, lang: str | None) -> list[tuple[str, int]]:
        if lang is None:
            return self._connection.execute(BEARERS, (wanted, MOST_CANDIDATES + 1)).fetchall()
        return self._connection.execute(BEARERS_IN, (wanted, language(lang), MOST_CANDIDATES + 1)).fetchall()

    def _entry(self, data: str) -> Entry:
        iri, names, classes, countries, prominence, coordinates, same_as, within = json.loads(data)
        return Entry(
            iri=iri,
            labels=_labels(names),
            names=tuple(sorted({text for _, _, text in names})),
            classes=self._terms.classes_of(classes),
            country=self._terms.country_of(countries),
            prominence=prominence,
            coordinates=tuple(coordinates) if coordinates else None,
            same_as=tuple(same_as),
            within=tuple(within),
        )


def _labels(names: list[tuple[str, str, str]]) -> dict[str, str]:
    """The best name of each language; other names only for what has no label at all.

    Args:
        names: rank, language tag and text of each, the best ranks first.
    """
    labels = [each for each in names if each[0] != OTHER_NAME] or names
    found: dict[str, str] = {}
    for _, tag, text in labels:
        found.setdefault(language(tag), text)
    return found


def _order(found: tuple[int, Entry]) -> tuple[int, int, str]:
    is_other, entry = found
    return -(entry.prominence or 0), is_other, entry.iri


def _damaged(index: Path, error: Exception) -> str:
    return f"{index}: the index of a register is damaged ({error}): delete it, and it is made anew"
