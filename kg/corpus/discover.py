"""The seed files under folders, in one order, whatever the order in which they are named or lie on the disk.

Hidden files and folders are left out, and links inside a folder are not followed: the file that they lead to is read
where it lies, and one outside the folder is reported.
"""

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.corpus.readers import LINES, SUFFIXES
from kg.model import Failure

STAGE = "corpus"


@dataclass(frozen=True, slots=True, order=True)
class Seed:
    """A file to read.

    Attributes:
        id: its path below the seed folder, with slashes, or its name where the file itself was given.
    """

    id: str
    path: Path


@dataclass(frozen=True, slots=True)
class Seeds:
    """What lies under the given paths.

    Attributes:
        files: sorted.
        failures: paths that are missing, empty or closed.
        ignored: number of files of other kinds, by suffix.
    """

    files: tuple[Seed, ...]
    failures: tuple[Failure, ...] = ()
    ignored: dict[str, int] = field(default_factory=dict)


def discover(paths: Iterable[Path], *, without: Path | None = None) -> Seeds:
    """All seed files that are given, or lie under given folders.

    Args:
        paths: files and folders, in any order.
        without: a folder below them that is left out, such as that of the results.
    """
    outside = without.resolve() if without is not None else None
    seeds: dict[Path, Seed] = {}
    failures: list[Failure] = []
    ignored: Counter[str] = Counter()
    for path in sorted(set(paths)):
        found: list[Seed] = []
        for item in _under(path, outside):
            if isinstance(item, Failure):
                failures.append(item)
            elif item.path.suffix.lower() in SUFFIXES:
                found.append(item)
            elif path.is_dir():
                ignored[item.path.suffix.lower() or item.path.name] += 1
            else:
                failures.append(Failure(str(path), STAGE, _other_kind(path)))
        if path.is_dir() and not found:
            failures.append(Failure(str(path), STAGE, f"no texts in this folder. Texts are files in {_suffixes()}."))
        for seed in found:
            seeds.setdefault(seed.path.resolve(), seed)
    return Seeds(tuple(sorted(seeds.values())), tuple(failures), dict(sorted(ignored.items())))


def count(seed: Seed) -> int:
    """The number of documents in a file, without reading them."""
    if seed.path.suffix.lower() not in LINES:
        return 1
    try:
        with seed.path.open("rb") as file:
            return sum(1 for line in file if not line.isspace())
    except OSError:
        return 1


def size(seed: Seed) -> int:
    """Bytes of a file; 0 where it has gone."""
    try:
        return seed.path.stat().st_size
    except OSError:
        return 0


def _under(path: Path, outside: Path | None) -> Iterator[Seed | Failure]:
    if not path.exists():
        yield Failure(
            str(path), STAGE, "no such file or folder. Check the spelling, or quote a path that holds spaces."
        )
    elif path.is_dir():
        yield from _in_folder(path, outside)
    elif path.is_file():
        yield Seed(_id(path.name), path)
    else:
        yield Failure(str(path), STAGE, "neither a file nor a folder")


def _in_folder(root: Path, outside: Path | None) -> Iterator[Seed | Failure]:
    inside = root.resolve()
    errors: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=errors.append):
        shown = (name for name in folders if not name.startswith("."))
        folders[:] = sorted(name for name in shown if Path(folder, name).resolve() != outside)
        for name in sorted([*names, *(name for name in folders if Path(folder, name).is_symlink())]):
            path = Path(folder, name)
            if name.startswith("."):
                continue
            if path.is_symlink():
                yield from _link(path, inside)
            elif path.is_file():
                yield Seed(_id(path.relative_to(root).as_posix()), path)
    for error in errors:
        yield Failure(str(error.filename), STAGE, f"folder cannot be opened: {error.strerror}")


def _link(path: Path, inside: Path) -> Iterator[Failure]:
    try:
        target = path.resolve()
    except (OSError, RuntimeError):
        target = None
    if target is not None and target.exists() and not target.is_relative_to(inside):
        yield Failure(str(path), STAGE, f"link out of the folder, not followed. Give {target} itself to read it.")


def _id(name: str) -> str:
    text = os.fsencode(name).decode("utf-8", "replace")
    return unicodedata.normalize("NFC", text)


def _other_kind(path: Path) -> str:
    return f"files in '{path.suffix}' are not read. Texts are files in {_suffixes()}."


def _suffixes() -> str:
    return " ".join(SUFFIXES)
