"""What a build did: the counts, the failures and the time, for the summary and ``report.json``."""

import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kg import __version__
from kg.model import Failure

HELD = ("entities", "facts", "open_facts", "quotes", "triples")


@dataclass
class Tally:
    """What a build has done so far; the fields are those of `Report`."""

    workers: int = 1
    documents: int = 0
    words: int = 0
    read: int = 0
    withdrawn: int = 0
    langs: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    ignored: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    example: str | None = None

    def add(self, lang: str, documents: int, words: int) -> None:
        """Count the documents of a language."""
        self.documents += documents
        self.words += words
        self.langs[lang] += documents

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Take the time of a stage."""
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did.

    Attributes:
        entities, facts, open_facts, quotes, triples: what the graph holds.
        ignored: number of files of kinds that are not read, by suffix.
        read: number of texts that were read anew; the readings of the others were at hand.
        withdrawn: number of readings that no document had any more.
        example: name of a well-connected entity, to show; None where the graph holds none.
        seconds: by stage, in the order of the stages.
    """

    out: Path
    documents: int
    words: int
    langs: Mapping[str, int]
    entities: int
    facts: int
    open_facts: int
    quotes: int
    triples: int
    failures: tuple[Failure, ...]
    ignored: Mapping[str, int]
    seconds: Mapping[str, float]
    workers: int
    read: int = 0
    withdrawn: int = 0
    example: str | None = None

    @property
    def total_seconds(self) -> float:
        """The time of the whole build."""
        return sum(self.seconds.values())

    @property
    def words_per_second(self) -> float:
        """Words of text in a second of the whole build."""
        return self.words / self.total_seconds if self.total_seconds else 0.0

    def to_json(self) -> dict[str, Any]:
        """The report as plain values."""
        values = asdict(self) | {"out": str(self.out), "words_per_second": round(self.words_per_second)}
        values["seconds"] = {stage: round(seconds, 2) for stage, seconds in self.seconds.items()}
        values["langs"] = dict(sorted(self.langs.items()))
        return {"kg": __version__, **values}


def write_report(report: Report, path: Path) -> None:
    """Write ``report.json``."""
    text = json.dumps(report.to_json(), ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8", errors="backslashreplace", newline="\n")


def report_of(tally: Tally, out: Path, held: Mapping[str, Any]) -> Report:
    """The report of a build.

    Args:
        tally: what it did.
        out: its folder.
        held: what the graph holds, by the names of the report.
    """
    return Report(
        out=out,
        documents=tally.documents,
        words=tally.words,
        langs=tally.langs,
        failures=tuple(sorted(tally.failures, key=lambda failure: (failure.document, failure.stage))),
        ignored=tally.ignored,
        seconds=tally.seconds,
        workers=tally.workers,
        read=tally.read,
        withdrawn=tally.withdrawn,
        example=tally.example,
        **{name: held[name] for name in HELD},
    )


def saved_report(path: Path, tally: Tally, out: Path) -> Report:
    """The report of a build that found its results made already: what these hold stands in the report beside them."""
    held = json.loads(path.read_text(encoding="utf-8"))
    tally.example = held["example"]
    return report_of(tally, out, held)


def saved_failures(path: Path) -> tuple[list[Failure], dict[str, int]] | None:
    """The failures of a saved report, and the files that it passed over; None where there is no sound report."""
    if not path.is_file():
        return None
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return [Failure(**each) for each in values["failures"]], dict(values["ignored"])
    except (ValueError, KeyError, TypeError):
        return None
