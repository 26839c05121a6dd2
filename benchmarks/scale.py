"""Measure how builds grow with the corpus, and what one change then costs: `python benchmarks/scale.py`.

The corpora are made from the articles of Wikinews in corpora/raw of `--shared`, beside the repository: each is cut to
about its first 250 words and copied as often as it takes. Every copy of the whole set is about other people and bodies,
in another year, with other figures, by rules that give the same texts every time. Each build is a process of its own,
`kg build`; memory is that of all its processes, from /proc. Needs kg installed. The table goes to the standard output.
"""

import argparse
import json
import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from scale_texts import Article, articles, copies, mixed, names_in, varied

logger = logging.getLogger("benchmarks")

LANGUAGES = ("fr", "en")
SIZES = (1_000, 10_000, 50_000)
FILES_IN_FOLDER = 500
SECONDS_BETWEEN_SAMPLES = 0.2


@dataclass(frozen=True, slots=True)
class Run:
    """One `kg build`.

    Attributes:
        seconds: by the clock, its start included.
        memory: the greatest sum of the resident memory of its processes, in MB.
        report: ``report.json`` as it lay there afterwards.
    """

    seconds: float
    memory: float
    report: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """What builds of one corpus took: the first, one after nothing changed, and one after each change.

    Attributes:
        size: of the results, in MB.
    """

    documents: int
    whole: Run
    unchanged: Run
    changed: Run
    added: Run
    deleted: Run
    size: float


def main() -> None:
    """Measure each size, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder that holds corpora/")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="numbers of documents")
    parser.add_argument("--form", choices=sorted(FORMS), default="txt", help="a file a text, or one file of all")
    parser.add_argument("--work", type=Path, help="folder for texts and results; left out: a temporary one")
    parser.add_argument("--workers", type=int, default=2, help="as for kg build")
    parser.add_argument("--model", action="append", default=[], metavar="LANG=NAME", help="as for kg build")
    options = parser.parse_args()
    logging.basicConfig(format="%(message)s")
    logger.setLevel(logging.INFO)
    raw = options.shared / "corpora" / "raw"
    found = mixed([list(articles(raw / f"{lang}-wikinews.jsonl")) for lang in LANGUAGES])
    names = names_in(found)
    logger.info("%s articles, %s words of names", f"{len(found):,}", f"{len(names):,}")
    build = [f"--workers={options.workers}", *(f"--model={model}" for model in options.model)]
    measured = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory(dir=options.work) as name:
            corpus = FORMS[options.form](Path(name) / "seeds", found, names, size)
            measured.append(measure(corpus, Path(name) / "outputs", build))
    sys.stdout.write(f"{table(measured)}\n")


class Files:
    """A corpus as folders of .txt files."""

    def __init__(self, seeds: Path, texts: Sequence[Article], names: frozenset[str], size: int) -> None:
        self.seeds = seeds
        self.size = size
        self._path = partial(_file, seeds)
        for number, article in enumerate(copies(texts, names, size)):
            self._write(number, article)
        self._spare = [varied(text, size, names) for text in texts[:2]]

    def change(self) -> None:
        """Another text in the midst."""
        self._write(self.size // 2, self._spare[0])

    def add(self) -> None:
        """One more text, at the end."""
        self._write(self.size, self._spare[1])

    def delete(self) -> None:
        """One text less."""
        self._path(self.size // 3).unlink()

    def _write(self, number: int, article: Article) -> None:
        path = self._path(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{article['title']}\n\n{article['text']}\n", encoding="utf-8", newline="\n")


def _file(seeds: Path, number: int) -> Path:
    return seeds / f"{number // FILES_IN_FOLDER:04}" / f"{number:06}.txt"


class Lines:
    """A corpus as one .jsonl file."""

    def __init__(self, seeds: Path, texts: Sequence[Article], names: frozenset[str], size: int) -> None:
        self.seeds = seeds
        self.size = size
        self._path = seeds / "articles.jsonl"
        seeds.mkdir(parents=True)
        with self._path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(map(_line, copies(texts, names, size)))
        self._spare = [varied(text, size, names) for text in texts[:2]]

    def change(self) -> None:
        """Another text in the midst, under the id of the one before."""
        self._replace(self.size // 2, self._spare[0])

    def add(self) -> None:
        """One more text, at the end."""
        with self._path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(_line({**self._spare[1], "id": "added"}))

    def delete(self) -> None:
        """One text less."""
        self._replace(self.size // 3, None)

    def _replace(self, wanted: int, article: Article | None) -> None:
        draft = self._path.with_suffix(".draft")
        with self._path.open(encoding="utf-8") as lines, draft.open("w", encoding="utf-8", newline="\n") as file:
            for number, line in enumerate(lines):
                if number != wanted:
                    file.write(line)
                elif article is not None:
                    file.write(_line({**article, "id": json.loads(line)["id"]}))
        draft.replace(self._path)


Corpus = Files | Lines
FORMS: Mapping[str, type[Files] | type[Lines]] = {"txt": Files, "jsonl": Lines}


def _line(article: Article) -> str:
    return f"{json.dumps(article, ensure_ascii=False)}\n"


def measure(corpus: Corpus, out: Path, options: Sequence[str]) -> Measured:
    """Build a corpus; then build it again after nothing, one edit, one addition and one deletion."""
    build = partial(run, corpus.seeds, out, options)
    whole, unchanged = build("whole"), build("unchanged")
    corpus.change()
    changed = build("one changed")
    corpus.add()
    added = build("one added")
    corpus.delete()
    deleted = build("one deleted")
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / 1e6
    return Measured(corpus.size, whole, unchanged, changed, added, deleted, size)


def run(seeds: Path, out: Path, options: Sequence[str], name: str) -> Run:
    """One build; texts that it could not read are no error.

    Raises:
        RuntimeError: nothing was built.
    """
    command = [sys.executable, "-m", "kg", "build", str(seeds), f"--out={out}", "--quiet", *options]
    memory = 0.0
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - kg itself
    while process.poll() is None:
        memory = max(memory, resident(process.pid))
        _wait(process)
    seconds = time.perf_counter() - start
    if process.returncode not in {0, 1}:
        message = f"{name}: kg build ended with {process.returncode}; run it to see why: {' '.join(command)}"
        raise RuntimeError(message)
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    failures = len(report["failures"])
    logger.info("%s: %.1f s, %.0f MB, %s documents, %s failed", name, seconds, memory, report["documents"], failures)
    return Run(seconds, memory, report)


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(timeout=SECONDS_BETWEEN_SAMPLES)
    except subprocess.TimeoutExpired:
        return


def resident(root: int) -> float:
    """Resident memory of a process and all below it, in MB; 0 where there is no /proc. Shared pages count each time."""
    parents: dict[int, int] = {}
    pages: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(path.name)], pages[int(path.name)] = int(fields[1]), int(fields[21])
    family = {root}
    while more := {each for each, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(pages.get(each, 0) for each in family) * os.sysconf("SC_PAGE_SIZE") / 1e6


def table(measured: Sequence[Measured]) -> str:
    """A column for each corpus."""
    rows = [
        ["", *(f"{each.documents:,} documents" for each in measured)],
        ["---", *("---:" for _ in measured)],
    ]
    names = [name for name, _ in _cells(measured[0])]
    columns = [[value for _, value in _cells(each)] for each in measured]
    rows += [[name, *values] for name, values in zip(names, zip(*columns, strict=True), strict=True)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cells(one: Measured) -> list[tuple[str, str]]:
    whole, report = one.whole, one.whole.report
    stages: Mapping[str, float] = report["seconds"]
    after = sum(seconds for stage, seconds in stages.items() if stage != "reading")
    changes = {"one text changed": one.changed, "one text added": one.added, "one text deleted": one.deleted}
    return [
        ("Words", f"{report['words']:,}"),
        ("Entities", f"{report['entities']:,}"),
        ("Facts, open ones among them", f"{report['facts']:,}"),
        ("Triples", f"{report['triples']:,}"),
        ("Texts that could not be read", f"{len(report['failures']):,}"),
        ("**First build, s**", f"{whole.seconds:,.1f}"),
        *((f"{stage.capitalize()}, s", f"{seconds:,.1f}") for stage, seconds in stages.items()),
        ("Seconds for 1,000 documents", f"{1000 * whole.seconds / one.documents:.2f}"),
        ("Share after reading", f"{100 * after / sum(stages.values()):.0f} %"),
        ("Greatest memory, MB", f"{whole.memory:,.0f}"),
        ("Results on the disk, MB", f"{one.size:,.0f}"),
        ("**Nothing changed, s**", f"{one.unchanged.seconds:,.1f}"),
        *(cell for name, run in changes.items() for cell in _change(name, run, whole)),
    ]


def _change(name: str, change: Run, whole: Run) -> Iterator[tuple[str, str]]:
    yield f"**{name.capitalize()}, s**", f"{change.seconds:,.1f}"
    yield "of the first build", f"{100 * change.seconds / whole.seconds:.1f} %"
    yield "greatest memory, MB", f"{change.memory:,.0f}"


if __name__ == "__main__":
    main()
