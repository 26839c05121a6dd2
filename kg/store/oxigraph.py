"""The embedded store: Oxigraph on disk, an index of graph.nt that can be rebuilt from it at any time."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from types import TracebackType
from typing import IO, Self, cast

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.namespaces import PREFIXES
from kg.store.base import Answer, ResultFormat, Solutions, Triples, Truth
from kg.store.faults import query_error
from kg.store.heads import SortedHead
from kg.store.refusals import refuse_dangerous

TABLES = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}
GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Store:
    """A graph on disk, opened for reading; satisfies `kg.store.Dataset`.

    Use `build` to make one and `open` to ask it. Its answers are values: Oxigraph's own results abort the interpreter
    when another thread touches them, so none leaves a method.
    """

    def __init__(self, store: ox.Store, folder: Path) -> None:
        self._store: ox.Store | None = store
        self._folder = folder

    @classmethod
    def build(cls, nt: Path, folder: Path) -> None:
        """Make the store of a graph in a folder beside, then put it in the place of what `folder` held.

        Raises:
            StoreError: the graph is malformed, or the store cannot be written; the old store then stays.
        """
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            holder = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        except OSError as error:
            message = f"{folder}: cannot write a store: {error.strerror or error}"
            raise StoreError(message) from error
        try:
            _load(nt, holder / "new")
            _swap(holder / "new", folder, old=holder / "old")
        except (OSError, RuntimeError, SyntaxError, ValueError) as error:
            message = f"{folder}: cannot build the store from {nt}: {_reason(error)}"
            raise StoreError(message) from error
        finally:
            shutil.rmtree(holder, ignore_errors=True)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open a store that `build` made.

        Raises:
            StoreError: there is none, or it cannot be read.
        """
        if not (folder / "CURRENT").is_file():
            message = f"{folder}: no graph here; run kg build first, or name its folder with --graph"
            raise StoreError(message)
        try:
            return cls(ox.Store.read_only(str(folder)), folder)
        except (OSError, RuntimeError, ValueError) as error:
            message = f"{folder}: the graph cannot be opened ({_reason(error)}); run kg build again"
            raise StoreError(message) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._store = None

    def select(self, query: str) -> Solutions:
        """Answer a SELECT query.

        Raises:
            QueryError: it is malformed, refused or of another form.
            StoreError: the graph cannot be read.
        """
        answer = self.run(query)
        if isinstance(answer, Solutions):
            return answer
        message = "a SELECT query was expected, not ASK, CONSTRUCT or DESCRIBE"
        raise QueryError(message)

    def run(self, query: str) -> Answer:
        """Answer a query of any form.

        Raises:
            QueryError: it is malformed or refused.
            StoreError: the graph cannot be read.
        """
        with self._answering(query) as results:
            if isinstance(results, ox.QuerySolutions):
                names = tuple(variable.value for variable in results.variables)
                return Solutions(names, tuple(tuple(row) for row in results))
            if isinstance(results, ox.QueryBoolean):
                return Truth(bool(results))
            return Triples(tuple(sorted(set(results), key=str)))

    def write(self, query: str, sink: IO[bytes], *, format_: ResultFormat) -> None:
        """Answer a query into a file, as it streams from the store.

        Raises:
            QueryError: it is malformed or refused, or its form has no such format.
            StoreError: the graph cannot be read.
        """
        with self._answering(query) as results:
            if isinstance(results, ox.QueryTriples):
                if format_ in GRAPHS:
                    _serialize(results, sink, format_)
                    return
            elif format_ in TABLES:
                results.serialize(sink, TABLES[format_])
                return
        wanted = TABLES if format_ in GRAPHS else GRAPHS
        message = f"this query's answer cannot be written as {format_}; choose one of {', '.join(wanted)}"
        raise QueryError(message)

    @contextmanager
    def _answering(self, query: str) -> Iterator[_Results]:
        """Oxigraph's own results, with its errors as ours; they must not leave the thread."""
        if self._store is None:
            message = f"{self._folder}: the store is closed"
            raise StoreError(message)
        refuse_dangerous(query)
        try:
            yield self._store.query(query, prefixes=dict(PREFIXES))
        except SyntaxError as error:
            raise query_error(query, str(error.args[0]), prefixes=PREFIXES) from None
        except BrokenPipeError:
            raise
        except (OSError, RuntimeError, ValueError) as error:
            message = f"{self._folder}: the query failed: {_reason(error)}"
            raise StoreError(message) from error


def _serialize(triples: ox.QueryTriples, sink: IO[bytes], format_: ResultFormat) -> None:
    """Write triples as they come; in Turtle with prefixes, sorted, since Oxigraph writes them in any order."""
    if format_ != "turtle":
        ox.serialize(triples, sink, GRAPHS[format_])
        return
    filtered = SortedHead(sink, b"@prefix ")
    ox.serialize(triples, cast("IO[bytes]", filtered), GRAPHS[format_], prefixes=dict(PREFIXES))
    filtered.finish()


def _load(nt: Path, folder: Path) -> None:
    store = ox.Store(str(folder))
    store.bulk_load(path=str(nt), format=ox.RdfFormat.N_TRIPLES)
    store.flush()


def _swap(new: Path, folder: Path, *, old: Path) -> None:
    """Put the new folder in the place of the present one, which comes back should that fail."""
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error.args[0]) if error.args else str(error)
