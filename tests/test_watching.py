"""A graph kept up to date: files come, change and go while it watches, and nothing that fails ends the watch."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from kg import pipeline, watching
from kg.config import Config
from kg.errors import ConfigError
from kg.outputs import GRAPH
from kg.printable import printable
from kg.report import Report
from kg.watching import Event, watch
from tests.test_curation import few_words, run, understood

__all__ = ["few_words"]  # a fixture
PATIENCE = 20.0  # seconds, of a machine that is busy
QUIET = 0.9  # seconds after which nothing more would come
VISIT = "John Kirby visited Iraq."


class Watch:
    """A watch in a thread of its own, and what it told."""

    def __init__(self, config: Config) -> None:
        self.events: list[Event] = []
        self.stop = threading.Event()
        self._thread = threading.Thread(
            target=watch, args=(config, self.events.append), kwargs={"stop": self.stop}, daemon=True
        )
        self._seen = 0

    def start(self) -> None:
        self._thread.start()

    def told(self) -> Event:
        """The next event."""
        end = time.monotonic() + PATIENCE
        while len(self.events) <= self._seen and time.monotonic() < end:
            time.sleep(0.02)
        self._seen += 1
        assert len(self.events) >= self._seen, "nothing was told"
        return self.events[self._seen - 1]

    def is_quiet(self) -> bool:
        time.sleep(QUIET)
        return len(self.events) == self._seen

    def end(self) -> bool:
        """Whether it ends when it is told to."""
        self.stop.set()
        self._thread.join(timeout=PATIENCE)
        return not self._thread.is_alive()


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "attempt", understood)
    monkeypatch.setattr(watching, "QUIET_MS", 200)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    return folder


@pytest.fixture
def config(seeds: Path, tmp_path: Path, few_words: Path) -> Config:
    return Config(paths=(seeds,), out=tmp_path / "out", ontology=few_words, workers=1, lang="en")


@pytest.fixture
def begun() -> Iterator[Callable[[Config], Watch]]:
    """Begins watches, which all end with the test."""
    watches: list[Watch] = []

    def begin(config: Config) -> Watch:
        watches.append(Watch(config))
        watches[-1].start()
        return watches[-1]

    yield begin
    assert all(each.end() for each in watches)


def write(path: Path, text: str) -> None:
    """Write a file at once, so that no build sees half of it."""
    hidden = path.with_name(f".{path.name}.new")
    hidden.write_text(text, encoding="utf-8")
    hidden.replace(path)


def documents(event: Event) -> str:
    assert not event.is_trouble, event.message
    return event.message.split(";")[0]


def test_files_that_come_change_and_go(
    seeds: Path, config: Config, begun: Callable[[Config], Watch], tmp_path: Path
) -> None:
    write(seeds / "a.txt", VISIT)
    seen = begun(config)
    assert documents(seen.told()) == "1 documents, 1 read, 0 withdrawn"
    settle()
    write(seeds / "b.txt", "Orvane is also called ORV.")
    assert documents(seen.told()) == "2 documents, 1 read, 0 withdrawn"
    assert b"orvane" in (tmp_path / "out" / GRAPH).read_bytes()
    write(seeds / "b.txt", "Anne Morel visited Iraq.")
    assert documents(seen.told()) == "2 documents, 1 read, 1 withdrawn"
    (seeds / "b.txt").rename(seeds / "c.txt")
    assert documents(seen.told()) == "2 documents, 0 read, 0 withdrawn"
    (seeds / "c.txt").unlink()
    assert documents(seen.told()) == "1 documents, 0 read, 1 withdrawn"
    (seeds / "deep").mkdir()
    write(seeds / "deep" / "d.txt", "Anne Morel visited Iraq.")
    while documents(event := seen.told()).startswith("1 "):
        assert not event.is_trouble  # the folder alone was seen first
    assert documents(event) == "2 documents, 1 read, 0 withdrawn"
    assert b"orvane" not in (tmp_path / "out" / GRAPH).read_bytes()
    assert all(before.at <= after.at for before, after in zip(seen.events, seen.events[1:], strict=False))


def settle() -> None:
    """Let the watch begin to look: it does so after its first build."""
    time.sleep(0.3)


def test_a_build_that_fails_is_told_and_the_watch_goes_on(
    seeds: Path, config: Config, begun: Callable[[Config], Watch]
) -> None:
    seen = begun(config)
    event = seen.told()
    assert event.is_trouble
    assert event.message.startswith("nothing to build")
    settle()
    write(seeds / "a.txt", VISIT)
    assert documents(seen.told()) == "1 documents, 1 read, 0 withdrawn"
    before = (config.out / GRAPH).read_bytes()
    write(seeds / "b.txt", "")
    event = seen.told()
    assert "b.txt: empty: no text in it" in event.message
    assert not event.is_trouble
    (config.out / "decisions.ttl").write_text("nonsense", encoding="utf-8")
    write(seeds / "b.txt", "Anne Morel visited Iraq.")
    event = seen.told()
    assert event.is_trouble
    assert "mend the file" in event.message
    assert (config.out / GRAPH).read_bytes() == before
    (config.out / "decisions.ttl").unlink()
    write(seeds / "c.txt", "Lake Tarim is also called Tarim.")
    assert documents(seen.told()) == "3 documents, 1 read, 0 withdrawn"


def test_results_and_hidden_files_are_no_changes(seeds: Path, config: Config, begun: Callable[[Config], Watch]) -> None:
    write(seeds / "a.txt", VISIT)
    inside = Config(paths=(seeds,), out=seeds / "out", ontology=config.ontology, workers=1, lang="en")
    seen = begun(inside)
    assert documents(seen.told()) == "1 documents, 1 read, 0 withdrawn"
    settle()
    write(seeds / ".a.txt.swp", "x")
    write(seeds / "out" / "notes.txt", "x")
    assert seen.is_quiet()


def test_a_stop_that_is_set_already_builds_once(seeds: Path, config: Config) -> None:
    write(seeds / "a.txt", VISIT)
    once = Watch(config)
    once.stop.set()
    once.start()
    assert documents(once.told()).startswith("1 documents")
    assert once.end()
    assert len(once.events) == 1


@pytest.mark.parametrize("names", [["missing"], ["seeds", "missing", "gone"]])
def test_what_is_not_there_cannot_be_watched(tmp_path: Path, seeds: Path, names: list[str]) -> None:
    paths = tuple(seeds if name == "seeds" else tmp_path / name for name in names)
    with pytest.raises(ConfigError, match=r"missing.*: no such file or folder\. A watch needs them to be there"):
        watch(Config(paths=paths, out=tmp_path / "out"), list[Event]().append)
    said = run("watch", *paths, "--out", tmp_path / "out")
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert not (tmp_path / "out").exists()


def test_help_teaches_by_example() -> None:
    said = run("watch", "--help")
    assert (said.code, said.out.count("kg watch") >= 3) == (0, True)


def test_a_change_during_the_first_build_is_seen(
    seeds: Path, config: Config, begun: Callable[[Config], Watch], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(seeds / "a.txt", VISIT)
    build = pipeline.build

    def slow(given: Config) -> Report:
        report = build(given)
        if not (seeds / "b.txt").exists():
            write(seeds / "b.txt", "Anne Morel visited Iraq.")
        return report

    monkeypatch.setattr(pipeline, "build", slow)
    seen = begun(config)
    seen.told()
    assert not seen.is_quiet()


def test_a_single_file_may_be_replaced_again_and_again(
    seeds: Path, config: Config, begun: Callable[[Config], Watch]
) -> None:
    write(seeds / "a.txt", VISIT)
    single = Config(paths=(seeds / "a.txt",), out=config.out, ontology=config.ontology, workers=1, lang="en")
    seen = begun(single)
    seen.told()
    settle()
    for text in ("Anne Morel visited Iraq.", "Orvane is also called ORV."):
        write(seeds / "a.txt", text)
        time.sleep(QUIET)
    assert documents(seen.events[-1]) == "1 documents, 1 read, 1 withdrawn"
    assert b"ORV" in (config.out / GRAPH).read_bytes()


def test_what_is_told_is_printed_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def tell(_config: Config, told: Callable[[Event], None]) -> None:
        told(Event(datetime(2026, 3, 12, 9, 30), "1 documents; a\u202e\x07\n.txt: empty: no text in it"))

    monkeypatch.setattr(watching, "watch", tell)
    said = run("watch", tmp_path)
    assert said.out.startswith("09:30:00  1 documents; a")
    assert printable(said.out) == said.out.strip()
