"""The files of a finished build, and how a new one takes their place."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from kg.errors import ConfigError
from kg.progress import Progress

READINGS = "readings.jsonl"
GRAPH = "graph.nt"
TURTLE = "graph.ttl"
STORE = "store"
PAGE = "index.html"
REPORT = "report.json"
MEMBERS = "identity.jsonl"
ALL = (READINGS, MEMBERS, GRAPH, TURTLE, STORE, PAGE, REPORT)
HIDDEN = ".kg"
STATE = "state.sqlite"
LOCK = "lock"
WORKSHOP = "build"
PATIENCE = 0.2  # seconds between two attempts to begin


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where a build works, alone.

    Attributes:
        folder: for the results of this build; empty at first.
        hidden: for what builds leave to later ones.
    """

    folder: Path
    hidden: Path


@contextmanager
def workshop(out: Path, *, wait: bool, progress: Progress) -> Iterator[Workshop]:
    """The workshop of an output folder, for one build at a time.

    The lock is the operating system's: it goes with the process that holds it, and its file may stay. What a build
    that was killed left goes when the next one begins. A folder that this made and that stayed empty goes again.

    Raises:
        ConfigError: the folder cannot be written, or another build is at work there and this one is not to wait.
    """
    is_new = not out.exists()
    hidden = out / HIDDEN
    try:
        hidden.mkdir(parents=True, exist_ok=True)
        lock = _locked(hidden, out, wait=wait, progress=progress)
    except OSError as error:
        message = f"out: {out} cannot be written: {error.strerror or error}"
        raise ConfigError(message) from error
    folder = hidden / WORKSHOP
    try:
        _remove(folder)
        folder.mkdir()
        yield Workshop(folder, hidden)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if is_new and not any((out / name).exists() for name in ALL):
            shutil.rmtree(hidden, ignore_errors=True)
        lock.release()
        if is_new and not any(out.iterdir()):
            out.rmdir()


def _locked(hidden: Path, out: Path, *, wait: bool, progress: Progress) -> FileLock:
    """The lock of an output folder, held."""
    is_told = False
    while True:
        hidden.mkdir(parents=True, exist_ok=True)
        lock = FileLock(hidden / LOCK)
        try:
            lock.acquire(timeout=PATIENCE)
        except Timeout:
            if not wait:
                message = f"out: another build is writing to {out}. Wait until it is done, or give another --out."
                raise ConfigError(message) from None
            if not is_told:
                progress.stage(f"waiting for another build that is writing to {out}")
                is_told = True
            continue
        except FileNotFoundError:
            continue  # the build before has just removed the folder
        if (hidden / LOCK).exists():  # else it has removed it since
            return lock
        lock.release()


def publish(folder: Path, out: Path) -> None:
    """Move what was built into place; what an earlier build left and this one has not goes."""
    for name in ALL:
        new, old = folder / name, out / name
        if old.is_symlink() or old.is_file() or old.is_dir():
            old.rename(folder / f"{name}.old")
        if new.exists():
            new.rename(old)


def _remove(path: Path) -> None:
    """Remove a folder or file, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def stamps(out: Path) -> dict[str, list[int]]:
    """Size, time of change and number of each result on the disk: they tell whether anybody touched it."""
    found: dict[str, list[int]] = {}
    for name in ALL:
        path = out / name
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            if file.is_file():
                stat = file.stat()
                found[file.relative_to(out).as_posix()] = [stat.st_size, stat.st_mtime_ns, stat.st_ino]
    return found
