"""Seeds that change from build to build: texts and small pipelines that know their names, what a build left, traces."""

import base64
import functools
import json
import re
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kg import lexicon, pipeline
from kg.config import Config
from kg.errors import CorpusError
from kg.language import pipelines
from kg.outputs import GRAPH, PAGE, READINGS, REPORT, STORE, TURTLE
from kg.store import Store
from tests.tiny import tiny_pipeline

NAMES = {
    "PER": ["John Kirby", "Jack Kirby", "Mr. Kirby", "Kirby", "Anne Morel", "Anne MOREL", "Morel"],
    "ORG": ["Kirby Industries", "Orvane", "Pentagon"],
    "LOC": ["Iraq", "Irak", "Paris", "Lake Tarim"],
}
TEXTS = (
    "John Kirby visited Iraq. The spokesman John Kirby said that Paris won.",
    'Mr. Kirby visited Paris. "All is well," said Kirby. Anne Morel did not visit Iraq.',
    "Kirby a visité Paris. « Tout va bien », a déclaré Kirby, le porte-parole du ministère.",
    "Le ministre Jack Kirby a rencontré Anne Morel à Paris. Jack Kirby dirige Orvane.",
    "Anne Morel, chief executive of Kirby Industries, visited Lake Tarim on 4 May 2021.",
    "Orvane acquired Kirby Industries for 3 million euros, the company said on Tuesday.",
    "Anne MOREL a visité Paris. La société Orvane a acheté Kirby Industries, a dit Morel.",
    "The Orvane spokesman Jack Kirby said that the company had left Iraq.",
    "Orvane visited Paris\n\nParis, 7 April 2021. Orvane visited Paris, and the Pentagon won.",
    "Kirby visited Iraq, and Anne Morel visited Paris. Kirby visited Iraq, and they won.",
    "Anne MOREL visited Iraq. Anne MOREL visited Lake Tarim with the Pentagon spokesman John Kirby.",
    "Mr. Kirby n'a pas quitté Irak. Selon le Pentagon, John Kirby dirigera Orvane en 2022.",
)
COMPARED = (GRAPH, TURTLE, READINGS, PAGE)
COUNTED = ("documents", "words", "langs", "entities", "facts", "open_facts", "quotes", "triples", "failures", "ignored")
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
DUMP = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
SQLITE = b"SQLite format 3\0"
PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
BASE64 = re.compile(rb"[A-Za-z0-9+/]{64,}={0,2}")
ANY_HEADER = 47  # of zlib.decompressobj: zlib's or gzip's
PIECE = 256
GARBAGE = re.compile(r"\.(?:partial|part|tmp|old)$|(?:^|/)\.?(?:build|store|sorting)-")


def save_named(lang: str, folder: Path) -> str:
    """Save a small pipeline that finds the names of the texts; its path."""
    nlp = tiny_pipeline(lang)
    ruler: Any = nlp.add_pipe("entity_ruler", config={"overwrite_ents": True})
    ruler.add_patterns([{"label": label, "pattern": name} for label, names in NAMES.items() for name in names])
    path = folder / f"named-{lang}"
    nlp.to_disk(path)
    return str(path)


def unlearn(pipeline: Path, name: str) -> None:
    """Make a saved pipeline forget a name."""
    path = pipeline / "entity_ruler" / "patterns.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if f'"{name}"' not in line), encoding="utf-8")


def load_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all builds of this process share pipelines and word lists, as long as their files are the same."""
    load, words = pipelines._load, lexicon.load
    loaded = functools.cache(lambda lang, source, _times: load(lang, source))
    listed = functools.cache(lambda folder, lang, _times: words(folder, lang))
    monkeypatch.setattr(pipelines, "_load", lambda lang, source: loaded(lang, source, _times(Path(source))))
    monkeypatch.setattr(lexicon, "load", lambda folder, lang: listed(folder, lang, _times(folder)))


def _times(folder: Path) -> tuple[int, ...]:
    return tuple(path.stat().st_mtime_ns for path in sorted(folder.rglob("*")))


@dataclass(frozen=True, slots=True)
class Results:
    """What a build left: bytes of its files (None where there is no such file), what its store and its report say."""

    files: Mapping[str, bytes | None]
    triples: str
    dump: str
    report: Mapping[str, Any]

    def unlike(self, other: "Results") -> list[str]:
        """What differs from other results, by name."""
        found = [name for name in COMPARED if self.files[name] != other.files[name]]
        found += ["count"] if self.triples != other.triples else []
        found += ["dump"] if self.dump != other.dump else []
        return found + [name for name in COUNTED if self.report[name] != other.report[name]]


def results(out: Path) -> Results:
    """What lies in a folder after a build."""
    files = {name: (out / name).read_bytes() if (out / name).is_file() else None for name in COMPARED}
    with Store.open(out / STORE) as dataset:
        triples = str(dataset.select(COUNT).rows)
        dump = str(dataset.run(DUMP))
    return Results(files, triples, dump, json.loads((out / REPORT).read_text(encoding="utf-8")))


class Workplace:
    """A folder of seeds, the output folder that all builds share, and new ones for builds from nothing.

    Attributes:
        settings: of `Config`; tests change them.
    """

    def __init__(self, root: Path, **settings: Any) -> None:
        self.root = root
        self.seeds = root / "seeds"
        self.seeds.mkdir(parents=True)
        self.out = root / "out"
        self.settings: dict[str, Any] = {"paths": (self.seeds,), "workers": 1, **settings}
        self._number = 0

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a seed file, with the folders above it."""
        path = self.seeds / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def again(self) -> Results | str:
        """Build into the shared folder; the message where there is nothing to build."""
        return self._build(self.out)

    def anew(self) -> Results | str:
        """Build from nothing."""
        self._number += 1
        self.last_clean = self.root / f"clean-{self._number}"
        return self._build(self.last_clean)

    def _build(self, out: Path) -> Results | str:
        try:
            pipeline.build(Config(**self.settings, out=out))
        except CorpusError as error:
            return str(error)
        return results(out)

    def options(self, out: Path) -> list[str]:
        """The command line of a build of the same."""
        models = [f"--model={lang}={path}" for lang, path in self.settings["models"]]
        ontology, workers = self.settings["ontology"], self.settings["workers"]
        return ["build", str(self.seeds), f"--out={out}", f"--ontology={ontology}", f"--workers={workers}", *models]


def records(*rows: Mapping[str, Any]) -> str:
    """The text of a .jsonl file."""
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def differences(one: Results | str, other: Results | str) -> list[str]:
    """What two builds disagree on."""
    if isinstance(one, Results) and isinstance(other, Results):
        return one.unlike(other)
    if isinstance(one, Results) and one.report["documents"] == 0:  # from nothing, a folder without texts is an error
        return [] if str(other).startswith("nothing to build") else ["built"]
    return [] if one == other else [f"{one if isinstance(one, str) else 'built'} / {other}"]


def leftovers(out: Path) -> list[str]:
    """Files and folders under an output folder that only a build at work has."""
    names = (path.relative_to(out).as_posix() for path in out.rglob("*"))
    return sorted(name for name in names if GARBAGE.search(name))


def listing(out: Path) -> set[str]:
    """All that lies under an output folder; of the store itself, whose files bear numbers, the folder alone."""
    names = (path.relative_to(out) for path in out.rglob("*"))
    return {name.as_posix() for name in names if name.parts[:-1] != (STORE,)}


def holders(folder: Path, word: str) -> list[str]:
    """Files below a folder that hold a word in any case, or that bear it: as they are, or in what they hold packed."""
    wanted = word.lower().encode("utf-8")
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if wanted in path.name.lower().encode("utf-8", "replace")
        or (path.is_file() and any(wanted in part.lower() for part in _contents(path)))
    ]


def _contents(path: Path) -> Iterator[bytes]:
    data = path.read_bytes()
    yield data
    yield from _unpacked(data)
    for found in BASE64.finditer(data):
        text = base64.b64decode(found.group() + b"=" * (-len(found.group()) % 4))
        yield text
        yield from _unpacked(text)
    for cell in _cells(path) if data.startswith(SQLITE) else ():
        yield cell
        yield from _unpacked(cell)


def _unpacked(data: bytes) -> Iterator[bytes]:
    """What unpacks from any place in the data, as far as it goes."""
    for found in PACKED.finditer(data):
        unpacker = zlib.decompressobj(ANY_HEADER)
        parts = []
        try:
            for start in range(found.start(), len(data), PIECE):
                parts.append(unpacker.decompress(data[start : start + PIECE]))
                if unpacker.eof:
                    break
        except zlib.error:
            pass
        yield b"".join(parts)


def _cells(path: Path) -> Iterator[bytes]:
    """Every value in every table of a database."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - the database's own names
                yield from (cell if isinstance(cell, bytes) else str(cell).encode("utf-8", "replace") for cell in row)
    finally:
        connection.close()
