"""A build may be killed at any moment, and the next one in the same folder gives what one from nothing gives.

This module is also a program, which `Forge` runs: it loads what builds need once, and makes each build in a process
forked from itself, which it can let die at a chosen step on the disk.
"""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from kg import lexicon, pipeline
from kg.config import Config
from kg.language import pipelines
from tests.living import (
    TEXTS,
    Workplace,
    differences,
    holders,
    leftovers,
    listing,
    load_once,
    records,
    results,
    save_named,
)

ROOT = Path(__file__).parent.parent
PROC = Path("/proc")
MARK = "KG_TEST_MARK"
KILLS = {1: 35, 2: 15}  # by number of processes that read
KILLS_BETWEEN_BUILDS = 5
LONGEST_DELAY = {"": 2.0, "reading": 1.2, "graph": 0.12, "page": 0.12}  # seconds, after a build has said the word
PATIENCE = 3.0  # seconds that processes have to see that the build is gone
ENGLISH = tuple(TEXTS[number] for number in (0, 1, 4, 5, 7, 8, 9, 10))  # so that one pipeline loads, not two
WORD = "Qxzjvwk"
SECRET = f"John {WORD} visited Iraq, and Anne Morel visited {WORD}."


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[str, str], ...]:
    folder = tmp_path_factory.mktemp("named")
    return tuple((lang, save_named(lang, folder)) for lang in ("en", "fr"))


@pytest.fixture(scope="module", autouse=True)
def shared_pipelines() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        load_once(patch)
        yield


# Killed from outside, at any moment.


@dataclass
class Log:
    """What happened in a row of kills."""

    killed: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LONGEST_DELAY, 0))
    wrong: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    builds: int = 0


class Killer:
    """Changes seeds at random, begins builds of them and kills them; now and then it lets one end, and compares."""

    def __init__(self, place: Workplace, *, seed: int) -> None:
        self.place = place
        self.log = Log()
        self._chance = random.Random(seed)  # noqa: S311 - the same moments in every run
        self._mark = uuid.uuid5(uuid.NAMESPACE_URL, str(place.root)).hex

    def change(self) -> None:
        """Edit, add or remove a few seeds; one text in two is new to the folder of the results."""
        for _ in range(3):
            name, text = f"{self._chance.randrange(6)}.txt", self._chance.choice(ENGLISH)
            if self._chance.random() < 0.2 and (self.place.seeds / name).exists():
                (self.place.seeds / name).unlink()
            else:
                self.place.write(name, f"{text} Kirby visited Paris {self._chance.randrange(10**6)} times.")
        rows = [{"id": self._chance.choice(["one", "two"]), "text": text} for text in self._chance.sample(ENGLISH, 3)]
        self.place.write("list.jsonl", records(*rows))

    def kill(self) -> None:
        """Begin a build, and kill it a while after it has begun one of its stages."""
        word = self._chance.choice(list(LONGEST_DELAY))
        delay = self._chance.uniform(0, LONGEST_DELAY[word])
        build = self._begin()
        threading.Thread(target=_kill_after, args=(build, word, delay), daemon=True).start()
        self.log.killed[word] += build.wait(timeout=60) == -signal.SIGKILL
        self.log.orphans += self._orphans()

    def build(self) -> None:
        """Let a build end; note what one from nothing has otherwise, and what is left of those that were killed."""
        self.log.builds += 1
        build = self._begin()
        _, said = build.communicate(timeout=60)
        if build.returncode != 0:
            self.log.wrong.append(said)
            return
        self.log.wrong += differences(results(self.place.out), self.place.anew())
        self.log.left += leftovers(self.place.out)
        self.log.left += sorted(listing(self.place.out) ^ listing(self.place.last_clean))

    def _begin(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "kg", *self.place.options(self.place.out)]
        environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "OPENBLAS_NUM_THREADS": "1", MARK: self._mark}
        return subprocess.Popen(  # noqa: S603 - this project's own command
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=self.place.root, env=environment
        )

    def _orphans(self) -> list[str]:
        """Processes of a killed build that go on without it, each by its command; they are ended."""
        end = time.monotonic() + (PATIENCE if not self.log.orphans else 0)
        while (alive := self._marked()) and time.monotonic() < end:
            time.sleep(0.05)
        found = [_read(PROC / str(process) / "cmdline").replace("\0", " ") for process in alive]
        for process in alive:
            os.kill(process, signal.SIGKILL)
        return found

    def _marked(self) -> list[int]:
        wanted = f"{MARK}={self._mark}"
        numbers = (path.name for path in PROC.iterdir() if path.name.isdigit()) if PROC.is_dir() else ()
        return [int(number) for number in numbers if wanted in _read(PROC / number / "environ").split("\0")]


def _kill_after(build: subprocess.Popen[str], word: str, delay: float) -> None:
    """Kill a build so many seconds after it has said a word, or at its end if it never says it."""
    assert build.stderr is not None
    if word:
        next((line for line in build.stderr if line.startswith(word)), None)
    time.sleep(delay)
    build.kill()


def _read(path: Path) -> str:
    """A file of /proc; empty where its process has ended."""
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


@pytest.fixture(scope="module")
def log(
    tmp_path_factory: pytest.TempPathFactory, named: tuple[tuple[str, str], ...], small_ontology: Path
) -> dict[int, Log]:
    """What fifty kills led to, by number of processes; both rows run side by side."""

    def run(workers: int) -> Log:
        folder = tmp_path_factory.mktemp(f"kills-{workers}")
        killer = Killer(Workplace(folder, models=named, ontology=small_ontology, workers=workers), seed=workers)
        for number in range(1, KILLS[workers] + 1):
            killer.change()
            killer.kill()
            if number % KILLS_BETWEEN_BUILDS == 0:
                killer.build()
        return killer.log

    with ThreadPoolExecutor(len(KILLS)) as pool:
        return dict(zip(KILLS, pool.map(run, KILLS), strict=True))


workers_of = pytest.mark.parametrize("workers", KILLS)


@workers_of
def test_builds_were_killed_in_every_stage(log: dict[int, Log], workers: int) -> None:
    assert sum(log[workers].killed.values()) >= KILLS[workers] * 2 / 3
    assert all(log[workers].killed.values())
    assert log[workers].builds == KILLS[workers] // KILLS_BETWEEN_BUILDS


@workers_of
def test_after_kills_the_graph_is_that_of_a_build_from_nothing(log: dict[int, Log], workers: int) -> None:
    assert log[workers].wrong == []


@workers_of
def test_after_kills_nothing_is_left_of_them(log: dict[int, Log], workers: int) -> None:
    assert log[workers].left == []


@pytest.mark.skipif(not PROC.is_dir(), reason="processes are found in /proc")
@pytest.mark.parametrize("workers", [1, 2])
def test_no_process_outlives_a_killed_build(log: dict[int, Log], workers: int) -> None:
    assert log[workers].orphans == []


# Killed from inside, at each step on the disk.

STEPS_BETWEEN_BUILDS = 3
STATES = 4  # of the seeds: more than the steps, so that each build finds others than those of the last that ended
FEWEST_STEPS = 20  # of a build: fewer would say that they are not counted
WRITES = os.O_WRONLY | os.O_RDWR
STEPS = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "shutil.rmtree", "sqlite3.connect"})


class Forge:
    """A process that makes builds, each in a fork of its own, and says how it ended."""

    def __init__(self, place: Workplace) -> None:
        command = [sys.executable, "-m", "tests.test_kills"]
        self.process = subprocess.Popen(  # noqa: S603 - this file
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        settings = {name: place.settings[name] for name in ("models", "workers")}
        paths = {"paths": [str(place.seeds)], "out": str(place.out), "ontology": str(place.settings["ontology"])}
        self._ask({**settings, **paths})

    def build(self, *, die_at: int = 0) -> int:
        """Build; die at that step on the disk, counted from 1, if it is not 0. The code with which it ended."""
        return self._ask(die_at)

    def _ask(self, value: Any) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{json.dumps(value)}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def close(self) -> None:
        self.process.communicate(timeout=60)


def _serve() -> None:
    """What the forge does: a first line holds settings, each further one the step at which a build dies."""
    settings = json.loads(sys.stdin.readline())
    config = Config(
        paths=tuple(map(Path, settings["paths"])),
        out=Path(settings["out"]),
        ontology=Path(settings["ontology"]),
        models=tuple(map(tuple, settings["models"])),
        workers=settings["workers"],
    )
    with pytest.MonkeyPatch.context() as patch:
        load_once(patch)
        for lang, source in config.models:
            pipelines._load(lang, source)
            lexicon.load(Path(settings["ontology"]), lang)
        _say(0)
        for line in sys.stdin:
            _say(_forked(config, int(line)))


def _say(code: int) -> None:
    sys.stdout.write(f"{code}\n")
    sys.stdout.flush()


def _forked(config: Config, step: int) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        _die_at(step)
        pipeline.build(config)
        os._exit(0)
    finally:
        os._exit(1)


def _die_at(step: int) -> None:
    """From now on count this process's steps on the disk, and die before that one."""
    steps = count(1)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        is_write = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES
        if (is_write or event in STEPS) and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def turn(place: Workplace, step: int) -> None:
    """Let seeds change from state to state: in every second one a document is there that is gone in the others."""
    place.write("a.txt", ENGLISH[0])
    place.write("b.txt", ENGLISH[2 + step % STATES])
    if step % 2:
        place.write("c.txt", SECRET)
    else:
        (place.seeds / "c.txt").unlink(missing_ok=True)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="builds are forked")
def test_a_build_may_die_at_each_step_on_the_disk(
    tmp_path: Path, named: tuple[tuple[str, str], ...], small_ontology: Path
) -> None:
    place = Workplace(tmp_path, models=named, ontology=small_ontology)
    clean = []
    for state in range(STATES):
        turn(place, state)
        clean.append(place.anew())
    names, forge = listing(place.last_clean), Forge(place)
    for step in count(1):
        turn(place, step)
        if forge.build(die_at=step) == 0:
            break
        if step % STEPS_BETWEEN_BUILDS:
            continue
        assert forge.build() == 0, step
        assert differences(results(place.out), clean[step % STATES]) == [], step
        assert listing(place.out) == names, step
        assert bool(holders(place.out, WORD)) == bool(step % 2), step
    forge.close()
    assert step > FEWEST_STEPS


if __name__ == "__main__":
    _serve()
