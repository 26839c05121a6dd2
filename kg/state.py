"""What a build remembers for the next one: each file's documents and each document's reading, in one SQLite file.

A reading is kept under a hash of everything that it depends on, so a document that moves, or stands twice, is read
once. What no file holds any more is deleted, and SQLite overwrites it. Every change is a transaction: a build that is
killed leaves what it had read so far.
"""

import json
import logging
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, Self

from kg.errors import ReadingError, StoreError
from kg.model import Document, Failure, Reading
from kg.readings import decode, encode_document, encode_found, joined
from kg.state_file import connect, forget_file, is_damage

LOGGER = logging.getLogger(__name__)
FILES_BETWEEN_COMMITS = 500
CHARACTERS_PER_WORD = 6
FREE_PAGES = 2000  # 4 KiB each, beyond which the file is made smaller
IN_ORDER = "FROM documents JOIN files USING (file) {} ORDER BY position, number"
UNREAD = "LEFT JOIN readings USING (key) WHERE failure IS NULL AND body IS NULL"


class Seed(Protocol):
    """A file to read: its id, and where it lies."""

    @property
    def id(self) -> str: ...  # noqa: D102 - the class says it
    @property
    def path(self) -> Path: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Keys:
    """How the state tells what has changed.

    Attributes:
        file: hash of a file and of what its documents depend on; None where it cannot be read.
        document: hash of all that a document's reading depends on.
    """

    file: Callable[[Any], bytes | None]
    document: Callable[[Document], bytes]


@dataclass(frozen=True, slots=True)
class Overview:
    """A document of the state.

    Attributes:
        key: hash of what its reading depends on.
        head: the document, packed.
    """

    id: str
    key: bytes
    head: bytes


class State:
    """The memory of an output folder; one process at a time may have it open."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self._path = path

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the state in a file, which is made anew where it is missing, damaged or of another format.

        Raises:
            StoreError: the file cannot be written.
        """
        try:
            try:
                return cls(connect(path), path)
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                LOGGER.info("%s: made anew: %s", path, error)
                forget_file(path)
                return cls(connect(path), path)
        except (OSError, sqlite3.Error) as error:
            message = f"{path}: cannot be written: {error}"
            raise StoreError(message) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Close it; a damaged state is removed.

        Raises:
            StoreError: the state is damaged, or cannot be written.
        """
        self._db.close()
        if isinstance(error, sqlite3.DatabaseError) and is_damage(error):
            forget_file(self._path)
            message = (
                f"{self._path} was damaged ({error}) and is removed; run kg build again, which reads all texts anew"
            )
            raise StoreError(message) from error
        if isinstance(error, sqlite3.Error):
            message = f"{self._path}: cannot be written: {error}"
            raise StoreError(message) from error

    def scan(
        self, seeds: Iterable[Any], read: Callable[[Any], Iterable[Document | Failure]], keys: Keys
    ) -> Iterator[str]:
        """Bring the documents up to date with the files, whose ids are given as they are done.

        Args:
            seeds: files in the order of the corpus.
            read: the documents of a file; asked of new and changed files only.
            keys: tell what is new or changed.
        """
        known = {(id_, path): (file, hash_) for file, id_, path, hash_ in self._db.execute("SELECT * FROM files_brief")}
        for position, seed in enumerate(seeds):
            place = (_text(seed.id), _text(str(seed.path)))
            file, old = known.pop(place, (None, None))
            new = keys.file(seed)
            if file is not None and new is not None and new == old:
                self._db.execute("UPDATE files SET position = ? WHERE file = ?", (position, file))
            else:
                self._store(file, (*place, new, position), read(seed), keys)
            if position % FILES_BETWEEN_COMMITS == 0:
                self._db.commit()
            yield seed.id
        for file, _ in known.values():
            self._forget(file)
        self._give_ids()
        self._db.commit()

    def pending(self) -> Iterator[Document]:
        """The documents that have no reading, each text once, in the order of the corpus."""
        seen: set[bytes] = set()
        rows = self._db.execute(f"SELECT file, number, key {IN_ORDER.format(UNREAD)}").fetchall()
        for file, number, key in rows:
            if key not in seen:
                seen.add(key)
                query = "SELECT id, head FROM documents WHERE file = ? AND number = ?"
                yield _document(*self._db.execute(query, (file, number)).fetchone())

    def unread(self) -> tuple[int, int]:
        """How many texts have no reading, and about how many characters they have."""
        query = f"SELECT COUNT(DISTINCT key), TOTAL(words) FROM documents {UNREAD}"  # noqa: S608 - constants
        number, words = self._db.execute(query).fetchone()
        return int(number), int(words * CHARACTERS_PER_WORD)

    def keep(self, key: bytes, reading: Reading) -> None:
        """Remember the reading of a document; `save` makes it last."""
        body = _packed(encode_found(reading))
        self._db.execute("INSERT OR REPLACE INTO readings VALUES (?, ?)", (key, body))

    def save(self) -> None:
        """Make what was kept last."""
        self._db.commit()

    def clear(self) -> int:
        """Delete the readings that belong to no document any more; says how many."""
        gone = self._db.execute("DELETE FROM readings WHERE key NOT IN (SELECT key FROM documents WHERE key NOT NULL)")
        self._db.commit()
        if self._db.execute("PRAGMA freelist_count").fetchone()[0] > FREE_PAGES:
            self._db.execute("VACUUM")
        return gone.rowcount

    def overviews(self) -> Iterator[Overview]:
        """The documents that have been read, in the order of the corpus."""
        joined_ = "JOIN readings USING (key) WHERE failure IS NULL"
        query = f"SELECT documents.id, key, head {IN_ORDER.format(joined_)}"
        return (Overview(*row) for row in self._db.execute(query))

    def totals(self) -> list[tuple[str, int, int]]:
        """Each language of the documents that have been read, with the number of these and of their words."""
        read = "FROM documents JOIN readings USING (key) WHERE failure IS NULL"
        query = f"SELECT lang, COUNT(*), TOTAL(words) {read} GROUP BY lang ORDER BY lang"
        return [(lang, documents, int(words)) for lang, documents, words in self._db.execute(query)]

    def failures(self) -> list[Failure]:
        """What could not be made a document."""
        query = f"SELECT failure {IN_ORDER.format('WHERE failure IS NOT NULL')}"
        return [Failure(**json.loads(text)) for (text,) in self._db.execute(query)]

    def lines(self) -> Iterator[str]:
        """The readings as lines of JSON, in the order of the corpus."""
        query = f"SELECT documents.id, head, body {IN_ORDER.format('JOIN readings USING (key)')}"
        for id_, head, body in self._db.execute(query):
            yield joined(id_, _unpacked(head), _unpacked(body))

    def readings(self) -> Iterator[Reading]:
        """The readings, in the order of the corpus."""
        return (_decoded(line) for line in self.lines())

    def note(self, name: str) -> Any:
        """A value that was noted under a name; None where there is none."""
        row = self._db.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else None

    def take_note(self, name: str, value: Any) -> None:
        """Note a value under a name; it must be plain JSON."""
        self._db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, json.dumps(value)))
        self._db.commit()

    def _store(
        self,
        file: int | None,
        row: tuple[str, str, bytes | None, int],
        items: Iterable[Document | Failure],
        keys: Keys,
    ) -> None:
        if file is not None:
            self._forget(file)
        insert = "INSERT INTO files (id, path, hash, position) VALUES (?, ?, ?, ?)"
        number = self._db.execute(insert, row).lastrowid
        rows = (_row(number, place, item, keys) for place, item in enumerate(items))
        self._db.executemany("INSERT INTO documents VALUES (?, ?, ?, NULL, ?, ?, ?, ?, ?)", rows)

    def _forget(self, file: int) -> None:
        self._db.execute("DELETE FROM documents WHERE file = ?", (file,))
        self._db.execute("DELETE FROM files WHERE file = ?", (file,))

    def _give_ids(self) -> None:
        """The second document of an id gets ``-2``, and so on, in the order of the corpus."""
        taken: set[str] = set()
        last: Counter[str] = Counter()
        changes: list[tuple[str, int, int]] = []
        query = f"SELECT file, number, given, documents.id {IN_ORDER.format('WHERE failure IS NULL')}"
        for file, place, given, present in self._db.execute(query):
            id_ = given
            while id_ in taken:
                last[given] = max(last[given], 1) + 1
                id_ = f"{given}-{last[given]}"
            taken.add(id_)
            if id_ != present:
                changes.append((id_, file, place))
        self._db.executemany("UPDATE documents SET id = ? WHERE file = ? AND number = ?", changes)


def _row(file: int | None, place: int, item: Document | Failure, keys: Keys) -> tuple[Any, ...]:
    if isinstance(item, Failure):
        failure = {"document": item.document, "stage": item.stage, "error": item.error}
        return (file, place, _text(item.document), None, 0, None, None, json.dumps(failure))
    head = _packed(encode_document(item))
    return (file, place, _text(item.id), item.lang, len(item.text.split()), head, keys.document(item), None)


def _document(id_: str, head: bytes) -> Document:
    return _decoded(joined(id_, _unpacked(head), "{}")).document


def _decoded(line: str) -> Reading:
    try:
        return decode(line, where="the state of the build")
    except ReadingError as error:
        raise sqlite3.DatabaseError(str(error)) from error


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "backslashreplace"), 6)


def _unpacked(data: bytes) -> str:
    try:
        return zlib.decompress(data).decode("utf-8")
    except (zlib.error, UnicodeDecodeError) as error:
        raise sqlite3.DatabaseError(str(error)) from error


def _text(value: Any) -> Any:
    """A value that SQLite takes: of texts, those without lone surrogates."""
    return value.encode("utf-8", "backslashreplace").decode("utf-8") if isinstance(value, str) else value
