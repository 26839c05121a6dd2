"""The index of a register: one SQLite file, made once for each content of the register's file.

The statements about one subject may lie anywhere in the file. What stands together becomes one row of a scratch file;
sorted by subject, its rows become entries. So memory holds a few thousand entries, however many there are.

    entry  id, data          what is known of an entry, as JSON
    name   key, entry, lang  which entries bear a name, and whether only beside their label (`other`)
    about  digest, tally     how the index was made
"""

import hashlib
import itertools
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from kg.errors import OntologyError, StoreError
from kg.progress import Progress
from kg.register_rdf import BLANK, LABELS_SOUGHT, NAME_KINDS, Fact, facts, format_of
from kg.register_records import Record, Recorder, Said, Tally, facts_as_json

T = TypeVar("T")
VERSION = "1"  # of the tables, the keys and what is read; another makes all indexes anew
MOST_IN_ROW = 1_000  # facts
MOST_OF_ONE = 20_000  # facts of one subject
CHUNK = 2_000  # entries written at a time
STEP = 10_000  # entries between two words on progress
OF_PARTS = frozenset({"country", "lat", "long"})  # what a blank node says of that to which it belongs
TABLES = """
CREATE TABLE scratch.run (subject TEXT, facts TEXT);
CREATE TABLE scratch.blank (node TEXT, facts TEXT, is_named INTEGER);
CREATE TABLE scratch.via (node TEXT, subject TEXT);
CREATE TABLE scratch.word (key TEXT, entry INTEGER, lang TEXT, other INTEGER);
CREATE TABLE entry (id INTEGER PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE name (key TEXT, entry INTEGER, lang TEXT, other INTEGER, PRIMARY KEY (key, entry, lang)) WITHOUT ROWID;
CREATE TABLE about (digest TEXT, tally TEXT);
"""
# Blank nodes say more of what they belong to: the country in an address, the latitude in a position.
JOINED = """
CREATE INDEX scratch.via_node ON via (node);
INSERT INTO scratch.run SELECT via.subject, blank.facts FROM scratch.blank JOIN scratch.via ON via.node = blank.node;
"""
NAMELESS = """SELECT COUNT(DISTINCT node) FROM scratch.blank
    WHERE is_named AND node NOT IN (SELECT node FROM scratch.via)"""


def index_of(source: Path, cache: Path, *, progress: Progress) -> Path:
    """The index of a register, made now where the cache has none of the file's content.

    Args:
        source: the register's RDF file.
        cache: a folder; made where it is missing. Several processes may use it at once.
        progress: is told of the stages where an index is made.

    Raises:
        OntologyError: the file is missing, malformed or holds no entry.
        StoreError: the cache cannot be written.
    """
    digest = _digest(source)
    target = cache / f"register-{digest[:32]}.sqlite"
    try:
        if not _is_whole(target, digest):
            cache.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(dir=cache, prefix="register-", ignore_cleanup_errors=True) as temporary:
                made = Path(temporary) / "index.sqlite"
                _make(source, made, digest, progress)
                _sync(made)
                os.replace(made, target)  # noqa: PTH105 - says that it is one step
    except (OSError, sqlite3.Error) as error:
        message = f"{cache}: the index of {source.name} cannot be written: {error}; give a folder with room for it"
        raise StoreError(message) from error
    return target


def tally_of(connection: sqlite3.Connection) -> Tally:
    """How an index was made."""
    return Tally(**json.loads(connection.execute("SELECT tally FROM about").fetchone()[0]))


def opened(path: Path) -> sqlite3.Connection:
    """An index to be read; the file is never changed, so that nothing needs to be locked."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.execute("PRAGMA cache_size = -8192")
    return connection


def _digest(source: Path) -> str:
    try:
        with source.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        message = f"{source}: cannot be read: {error.strerror or error}"
        raise OntologyError(message) from error
    return hashlib.sha256(f"{VERSION} {format_of(source)} {content}".encode()).hexdigest()


def _is_whole(target: Path, digest: str) -> bool:
    """Whether the file is an index that was written to its end."""
    if not target.is_file():
        return False
    try:
        with closing(opened(target)) as connection:
            return bool(connection.execute("SELECT digest FROM about").fetchone() == (digest,))
    except sqlite3.DatabaseError:
        return False


def _make(source: Path, target: Path, digest: str, progress: Progress) -> None:
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("ATTACH DATABASE ? AS scratch", (str(target.with_name("scratch.sqlite")),))
        for name in ("main", "scratch"):
            connection.execute(f"PRAGMA {name}.journal_mode = OFF")
            connection.execute(f"PRAGMA {name}.synchronous = OFF")
            connection.execute(f"PRAGMA {name}.cache_size = -32768")
        connection.executescript(TABLES)
        connection.execute("BEGIN")
        _gather(source, connection, progress)
        connection.execute("COMMIT")
        connection.executescript(JOINED)
        connection.execute("BEGIN")
        tally = _write(source, connection, progress)
        connection.execute("INSERT INTO about VALUES (?, ?)", (digest, json.dumps(asdict(tally))))
        connection.execute("COMMIT")


def _gather(source: Path, connection: sqlite3.Connection, progress: Progress) -> None:
    """Put the file's statements into the scratch tables."""
    size = source.stat().st_size >> 20
    progress.stage(f"reading {source.name}")
    found = facts(source, read=lambda done: progress.step(f"{done:,} of {size:,} MB"))
    for rows in _chunks(_runs(found, connection), CHUNK):
        named = [row for row in rows if not row[0].startswith(BLANK)]
        blank = [row for row in rows if row[0].startswith(BLANK)]
        connection.executemany("INSERT INTO scratch.run VALUES (?, ?)", (row[:2] for row in named))
        connection.executemany("INSERT INTO scratch.blank VALUES (?, ?, ?)", blank)


def _runs(found: Iterable[Fact], connection: sqlite3.Connection) -> Iterator[tuple[str, str, bool]]:
    """Subject and facts of each run of statements about one thing, and whether a name is among them."""
    for subject, run in itertools.groupby(found, key=lambda fact: fact[0]):
        for part in _chunks(run, MOST_IN_ROW):
            ways = [(text, subject) for _, kind, text, _ in part if kind == "via"]
            if ways:
                connection.executemany("INSERT INTO scratch.via VALUES (?, ?)", ways)
            is_named = any(fact[1] in NAME_KINDS for fact in part)
            if subject.startswith(BLANK):
                part = [fact for fact in part if fact[1] in OF_PARTS]  # noqa: PLW2901 - less of the same
            yield subject, facts_as_json(part), is_named


def _write(source: Path, connection: sqlite3.Connection, progress: Progress) -> Tally:
    """Make entries and names of the scratch tables."""
    progress.stage(f"indexing {source.name}")
    recorder = Recorder()
    numbers = itertools.count(1)
    for records in _chunks(_records(connection, recorder, progress), CHUNK):
        numbered = list(zip(records, numbers, strict=False))
        connection.executemany("INSERT INTO entry VALUES (?, ?)", ((id_, each.data) for each, id_ in numbered))
        words = ((key, id_, lang, other) for each, id_ in numbered for key, lang, other in each.keys)
        connection.executemany("INSERT INTO scratch.word VALUES (?, ?, ?, ?)", words)
    tally = recorder.tally
    tally.refused += connection.execute(NAMELESS).fetchone()[0]
    if not tally.entries:
        raise OntologyError(_empty(source, tally))
    connection.execute("INSERT INTO name SELECT key, entry, lang, other FROM scratch.word ORDER BY key, entry, lang")
    return tally


def _records(connection: sqlite3.Connection, recorder: Recorder, progress: Progress) -> Iterator[Record]:
    rows = connection.execute("SELECT subject, facts FROM scratch.run ORDER BY subject, rowid")
    for number, (subject, group) in enumerate(itertools.groupby(rows, key=lambda row: row[0]), start=1):
        record = recorder.record(subject, _said(row for _, row in group))
        if record is not None:
            yield record
        if number % STEP == 0:
            progress.step(f"{number:,}")


def _said(rows: Iterable[str]) -> Iterator[Said]:
    facts = (fact for row in rows for fact in json.loads(row))
    return itertools.islice(facts, MOST_OF_ONE)


def _empty(source: Path, tally: Tally) -> str:
    others = f"{tally.unnamed:,} without a label, {tally.refused:,} without an IRI that a graph can take"
    subjects = f"{others}, {tally.terms:,} that are terms of a vocabulary"
    return f"{source}: no entry found; its subjects: {subjects}; labels are looked for in {LABELS_SOUGHT}"


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    return iter(lambda: list(itertools.islice(rest, size)), [])
