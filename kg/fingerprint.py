"""What a reading depends on besides its text, as hashes: the program, the ontology folder, the pipelines."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.ontology import default_folder

LIBRARIES = ("spacy", "thinc", "numpy", "simplemma", "py3langid", "selectolax", "markdown-it-py", "charset-normalizer")
SIZE = 16  # bytes of a hash
LEFT_OUT = frozenset({"__pycache__"})
READERS = ("corpus", "language", "mentions", "relations")
READER_MODULES = (
    "acronyms",
    "folding",
    "gazetteers",
    "lexicon",
    "model",
    "ontology",
    "reader",
    "readings",
    "scorer",
    "turtle",
)
READ_FILES = ("ontology.ttl", "gazetteers", "lexicon")  # of an ontology folder


def hash_of(*parts: str | bytes) -> bytes:
    """A hash of 16 bytes that depends on every part and on where one part ends."""
    found = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        found.update(b"%d:" % len(data))
        found.update(data)
    return found.digest()


def file_hash(path: Path, *salt: str | bytes) -> bytes | None:
    """A hash of a file's bytes; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hash_of(*salt, hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=SIZE)).digest())
    except OSError:
        return None


def folder_hash(folder: Path) -> bytes:
    """A hash of the names and bytes of all files under a folder, or of a file."""
    return hash_of(*_parts(folder.parent, [folder, *folder.rglob("*")]))


@cache
def program_hash() -> bytes:
    """A hash of this package's source."""
    package = Path(__file__).resolve().parent
    return hash_of(*_parts(package, package.rglob("*.py")))


@cache
def reader_hash() -> bytes:
    """A hash of that part of this package's source which reads, and of the versions of the libraries that it uses."""
    package = Path(__file__).resolve().parent
    modules = [path for name in READERS for path in (package / name).rglob("*")]
    modules += [package / f"{name}.py" for name in READER_MODULES]
    return hash_of(*_parts(package, modules), *map(_version, LIBRARIES))


def words_hash(folder: Path) -> bytes:
    """A hash of those files of an ontology folder that readings depend on."""
    own = [part for name in READ_FILES for part in (name, folder_hash(folder / name))]
    # A folder without word lists has those that come with kg.
    return hash_of(*own, folder_hash(default_folder() / "lexicon"))


def _parts(root: Path, paths: Iterable[Path]) -> list[str | bytes]:
    found: list[str | bytes] = []
    for path in sorted(paths):
        if path.is_file() and not LEFT_OUT & set(path.parts):
            found += [path.relative_to(root).as_posix(), file_hash(path) or b""]
    return found


def _version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return library
