"""The file of decisions beside a graph: how it is written, added to and undone, by several commands at once too.

`kg.decisions_turtle` says what is in it, `kg.decisions_text` writes that. A new file takes the old one's place only
when it was read back as it was meant.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kg.decisions import Decision, Decisions, Made, identified
from kg.decisions_text import turtle_text
from kg.decisions_turtle import read
from kg.errors import ReadingError, StoreError
from kg.printable import printable

FILE = "decisions.ttl"
LOCK = ".decisions.lock"
PATIENCE = 60.0
SHOWN = 80


def load(path: Path) -> Decisions:
    """The decisions of a file; a file that does not exist holds none.

    Raises:
        ReadingError: it cannot be read, or is malformed; the message names file, decision and fault.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        return Decisions()
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror or error}"
        raise ReadingError(message) from error
    return read(path)


def add(path: Path, *decisions: Decision) -> tuple[Decision, ...]:
    """Add decisions to a file, which need not exist yet; one that stands there already is left as it is.

    Returns:
        The decisions as they are kept, with their IRIs.

    Raises:
        ReadingError: the file is malformed, another decision has the IRI of one of these, or one cannot be written.
        StoreError: the folder cannot be written.
    """
    with _locked(path) as file:
        before = load(file)
        known = {decision.id: decision for decision in before.all}
        kept = tuple(_kept(decision, path) for decision in decisions)
        for decision in kept:
            _require_same(decision, known.setdefault(decision.id, decision), path)
        if len(known) > len(before.all):
            _write(file, Decisions.of(known.values()))
    return kept


def undo(path: Path, id_: str, *, made: Made) -> Decision:
    """Undo a decision, which stays in the file; to redo it, add it again without its IRI, made at another time.

    Args:
        path: the file.
        id_: IRI of the decision.
        made: who undoes it, when and why.

    Returns:
        The decision as it is kept.

    Raises:
        ReadingError: the file is malformed, has no such decision, or the decision is undone already.
        StoreError: the folder cannot be written.
    """
    with _locked(path) as file:
        known = {decision.id: decision for decision in load(file).all}
        if id_ not in known:
            message = f"{path}: has no decision <{printable(id_[:SHOWN])}>; it has {len(known)} others"
            raise ReadingError(message)
        _require_active(known[id_], path)
        known[id_] = identified(replace(known[id_], undone=made))
        _write(file, Decisions.of(known.values()))
    return known[id_]


def _kept(decision: Decision, path: Path) -> Decision:
    try:
        return identified(decision)
    except ValueError as error:
        message = f"{path}: cannot keep a decision that {error}"
        raise ReadingError(message) from None


def _require_same(decision: Decision, known: Decision, path: Path) -> None:
    if decision != known:
        _require_active(known, path)
        message = f"{path}: has another decision <{known.id}>; make this one without an IRI, and it gets its own"
        raise ReadingError(message)


def _require_active(decision: Decision, path: Path) -> None:
    if decision.undone is not None:
        by, at = decision.undone.by[:SHOWN], decision.undone.at
        message = f"{path}: <{decision.id}> was undone by {by!r} at {at}; to redo it, make it again at another time"
        raise ReadingError(message)


@contextmanager
def _locked(path: Path) -> Iterator[Path]:
    """Let no other command change the file meanwhile; gives the file itself where the path is a link to it.

    Raises:
        StoreError: the folder cannot be written, or another command holds on to it.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - takes 40 ms, which reading need not pay

    file = Path(os.path.realpath(path))
    if not file.parent.is_dir():
        message = f"{file.parent}: no such folder; run kg build first, or name the folder of a graph with --graph"
        raise StoreError(message)
    lock = FileLock(file.parent / LOCK, timeout=PATIENCE)
    try:
        lock.acquire()
    except Timeout:
        message = f"{path}: another command has been changing it for {PATIENCE:g} s; try again when it has ended"
        raise StoreError(message) from None
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        yield file
    finally:
        lock.release()


def _write(file: Path, decisions: Decisions) -> None:
    """Put a new file in the place of the old one, at once, when it is safe on disk and says what it should."""
    temporary = file.with_name(f".{file.name}.new")
    try:
        temporary.unlink(missing_ok=True)
        with temporary.open("x", encoding="utf-8", newline="\n") as sink:
            sink.write(turtle_text(decisions))
            sink.flush()
            os.fsync(sink.fileno())
        _verify(temporary, file, decisions)
        if file.exists():
            shutil.copymode(file, temporary)
        temporary.replace(file)
        _sync_folder(file.parent)
    except OSError as error:
        raise _unwritable(file, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _verify(temporary: Path, file: Path, decisions: Decisions) -> None:
    """Refuse a decision that would not be read back, such as one about an IRI that no parser takes.

    Raises:
        ReadingError: there is one.
    """
    try:
        found = read(temporary)
    except ReadingError as error:
        fault = str(error.__cause__ or error).removeprefix(f"{temporary}: ")
        message = f"{file}: not changed, since the new decision could not be read back: {printable(fault)}"
        raise ReadingError(message) from error
    if found != decisions:
        message = f"{file}: not changed, since the new decision would be read back as another"
        raise ReadingError(message)


def _sync_folder(folder: Path) -> None:
    """Have the folder's new entry on disk, where a system lets folders be opened."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(path: Path, error: OSError) -> StoreError:
    return StoreError(f"{path}: cannot be written: {error.strerror or error}")
