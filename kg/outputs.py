"""The files of a finished build, and how a new one takes their place."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import ConfigError

READINGS = "readings.jsonl"
GRAPH = "graph.nt"
TURTLE = "graph.ttl"
STORE = "store"
PAGE = "index.html"
REPORT = "report.json"
ALL = (READINGS, GRAPH, TURTLE, STORE, PAGE, REPORT)


@contextmanager
def workshop(out: Path) -> Iterator[Path]:
    """A folder inside `out` to build in; it goes away in the end, and `out` too where this made it and it stayed empty.

    Raises:
        ConfigError: the folder cannot be written.
    """
    is_new = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".build-", dir=out))
    except OSError as error:
        message = f"out: {out} cannot be written: {error.strerror or error}"
        raise ConfigError(message) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if is_new and not any(out.iterdir()):
            out.rmdir()


def publish(folder: Path, out: Path) -> None:
    """Move what was built into place; what an earlier build left and this one has not goes."""
    for name in ALL:
        new, old = folder / name, out / name
        if old.is_dir() and not old.is_symlink():
            old.rename(folder / f"{name}.old")
        elif old.exists() and not new.exists():
            old.unlink()
        if new.exists():
            new.replace(old)
