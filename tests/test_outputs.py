"""The output folder: one build at a time, what it leaves, and how results take the place of older ones."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from kg.errors import ConfigError
from kg.outputs import (
    ALL,
    GRAPH,
    HIDDEN,
    LOCK,
    MEMBERS,
    PAGE,
    READINGS,
    REPORT,
    STATE,
    STORE,
    TURTLE,
    WORKSHOP,
    Workshop,
    publish,
    stamps,
    workshop,
)
from kg.progress import Silent

ROOT = Path(__file__).parent.parent
HOLDER = """
import sys, time
from pathlib import Path
from kg.outputs import workshop
from kg.progress import Silent
with workshop(Path(sys.argv[1]), wait=False, progress=Silent()) as shop:
    (shop.folder / "half").write_text("half")
    print("held", flush=True)
    time.sleep(60)
"""


class Told(Silent):
    """Remembers the stages."""

    def __init__(self) -> None:
        self.stages: list[str] = []

    def stage(self, name: str, total: int | None = None) -> None:
        del total
        self.stages.append(name)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "above" / "out"


def enter(out: Path, *, wait: bool = False, progress: Silent | None = None) -> AbstractContextManager[Workshop]:
    return workshop(out, wait=wait, progress=progress or Silent())


def fill(folder: Path, what: str, *, without: tuple[str, ...] = ()) -> None:
    """Write all results, which tell what they are of."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ALL:
        if name == STORE and name not in without:
            (folder / name).mkdir()
            (folder / name / "CURRENT").write_text(what, encoding="utf-8")
        elif name not in without:
            (folder / name).write_text(what, encoding="utf-8")


def found(out: Path) -> dict[str, str]:
    """What lies in a folder, by path."""
    files = (path for path in out.rglob("*") if path.is_file() and HIDDEN not in path.parts)
    return {path.relative_to(out).as_posix(): path.read_text(encoding="utf-8") for path in files}


# The workshop


def test_a_workshop_is_empty_and_goes(out: Path) -> None:
    out.mkdir(parents=True)
    with enter(out) as shop:
        assert shop == Workshop(out / HIDDEN / WORKSHOP, out / HIDDEN)
        assert list(shop.folder.iterdir()) == []
        (shop.folder / "deep").mkdir()
        (shop.folder / "deep" / "half").touch()
    assert not shop.folder.exists()


def test_what_a_killed_build_left_goes(out: Path) -> None:
    (out / HIDDEN / WORKSHOP / "store").mkdir(parents=True)
    (out / HIDDEN / WORKSHOP / "store" / "half").touch()
    with enter(out) as shop:
        assert list(shop.folder.iterdir()) == []


def test_a_folder_that_stayed_empty_goes_and_those_above_stay(out: Path) -> None:
    with enter(out) as shop:
        (shop.hidden / STATE).touch()
    assert not out.exists()
    assert out.parent.exists()


@pytest.mark.parametrize("name", [GRAPH, STORE, REPORT])
def test_a_folder_with_results_stays_with_what_was_remembered(out: Path, name: str) -> None:
    with enter(out) as shop:
        (shop.hidden / STATE).touch()
        (out / name).touch()
    assert {path.name for path in out.iterdir()} == {name, HIDDEN}
    assert (out / HIDDEN / STATE).exists()


def test_a_folder_that_was_there_stays(out: Path) -> None:
    out.mkdir(parents=True)
    with enter(out) as shop:
        (shop.hidden / STATE).touch()
    assert (out / HIDDEN / STATE).exists()


def test_a_stranger_in_a_new_folder_stays(out: Path) -> None:
    with enter(out):
        (out / "notes.txt").touch()
    assert [path.name for path in out.iterdir()] == ["notes.txt"]


def test_a_build_that_fails_lets_the_next_in(out: Path) -> None:
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt), enter(out):
            raise KeyboardInterrupt
    with enter(out) as shop:
        assert shop.folder.is_dir()


def test_only_one_is_at_work(out: Path) -> None:
    with enter(out) as shop:
        (shop.folder / "half").touch()
        with pytest.raises(ConfigError, match="another build is writing to") as caught, enter(out):
            pass
        assert "\n" not in str(caught.value)
        assert (shop.folder / "half").exists()
        with enter(out.with_name("other")):
            pass


def test_who_waits_says_so_once_and_goes_on_when_the_other_is_done(out: Path) -> None:
    out.mkdir(parents=True)
    told, order = Told(), []

    def second() -> None:
        with enter(out, wait=True, progress=told):
            order.append("second")

    with enter(out):
        waiter = threading.Thread(target=second)
        waiter.start()
        time.sleep(0.3)
        order.append("first")
    waiter.join(timeout=10)
    assert order == ["first", "second"]
    assert told.stages == [f"waiting for another build that is writing to {out}"]


def test_who_waits_goes_on_where_the_other_removed_the_folder(out: Path) -> None:
    shops: list[Workshop | ConfigError] = []

    def second() -> None:
        try:
            with enter(out, wait=True) as shop:
                shops.append(shop)
                (out / GRAPH).touch()
        except ConfigError as error:
            shops.append(error)

    with enter(out):
        waiter = threading.Thread(target=second)
        waiter.start()
        time.sleep(0.3)
    waiter.join(timeout=10)
    assert shops == [Workshop(out / HIDDEN / WORKSHOP, out / HIDDEN)]
    assert (out / GRAPH).exists()


def test_nobody_waits_where_nobody_is(out: Path) -> None:
    out.mkdir(parents=True)
    told = Told()
    for _ in range(2):
        with enter(out, wait=True, progress=told):
            pass
    assert told.stages == []
    assert (out / HIDDEN / LOCK).exists()


def test_the_lock_goes_with_the_process_that_held_it(out: Path) -> None:
    out.mkdir(parents=True)
    process = subprocess.Popen(  # noqa: S603 - the program above
        [sys.executable, "-c", HOLDER, str(out)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(ConfigError, match="another build"), enter(out):
            pass
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=10)
        with enter(out) as shop:
            assert list(shop.folder.iterdir()) == []
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("name", ["file", "file/below", "hidden"])
def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / HIDDEN).touch()
    with pytest.raises(ConfigError, match="cannot be written"), enter(tmp_path / name):
        pass


def test_a_file_where_the_workshop_is_to_be(out: Path) -> None:
    (out / HIDDEN).mkdir(parents=True)
    (out / HIDDEN / WORKSHOP).touch()
    with enter(out) as shop:
        assert list(shop.folder.iterdir()) == []


# Publishing


def test_results_are_moved_into_an_empty_folder(tmp_path: Path) -> None:
    new, out = tmp_path / "new", tmp_path / "out"
    out.mkdir()
    fill(new, "new")
    publish(new, out)
    assert set(found(out)) == {*ALL} - {STORE} | {f"{STORE}/CURRENT"}
    assert set(found(out).values()) == {"new"}
    assert list(new.iterdir()) == []


def test_results_take_the_place_of_older_ones_and_strangers_stay(tmp_path: Path) -> None:
    new, out = tmp_path / "new", tmp_path / "out"
    fill(out, "old")
    (out / STORE / "000001.sst").write_text("old", encoding="utf-8")
    for name in ("decisions.ttl", "notes.txt"):
        (out / name).write_text("mine", encoding="utf-8")
    fill(new, "new")
    publish(new, out)
    mine = {"decisions.ttl", "notes.txt"}
    assert {name for name, what in found(out).items() if what == "mine"} == mine
    assert {name for name, what in found(out).items() if what == "new"} == {*ALL} - {STORE} | {f"{STORE}/CURRENT"}
    assert len(found(out)) == len(ALL) + 2


@pytest.mark.parametrize("name", ALL)
def test_what_is_not_built_any_more_goes(tmp_path: Path, name: str) -> None:
    new, out = tmp_path / "new", tmp_path / "out"
    fill(out, "old")
    fill(new, "new", without=(name,))
    publish(new, out)
    assert not (out / name).exists()
    assert set(found(out).values()) == {"new"}


@pytest.mark.parametrize("name", [GRAPH, TURTLE, PAGE, READINGS, MEMBERS, REPORT])
def test_a_folder_in_the_place_of_a_file_gives_way(tmp_path: Path, name: str) -> None:
    new, out = tmp_path / "new", tmp_path / "out"
    (out / name / "deep").mkdir(parents=True)
    fill(new, "new")
    publish(new, out)
    assert (out / name).read_text(encoding="utf-8") == "new"


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(tmp_path: Path) -> None:
    new, out = tmp_path / "new", tmp_path / "out"
    fill(out, "old", without=(GRAPH,))
    (tmp_path / "far").write_text("far", encoding="utf-8")
    (out / GRAPH).symlink_to(tmp_path / "far")
    fill(new, "new")
    publish(new, out)
    assert (tmp_path / "far").read_text(encoding="utf-8") == "far"
    assert set(found(out).values()) == {"new"}


@pytest.mark.parametrize("kind", ["file", "link", "dangling link"])
def test_what_stands_in_the_place_of_the_store_gives_way(tmp_path: Path, kind: str) -> None:
    new, out = tmp_path / "new", tmp_path / "out"
    fill(out, "old", without=(STORE,))
    (tmp_path / "far").mkdir()
    if kind == "file":
        (out / STORE).touch()
    else:
        (out / STORE).symlink_to(tmp_path / ("far" if kind == "link" else "nowhere"))
    fill(new, "new")
    publish(new, out)
    assert (out / STORE / "CURRENT").read_text(encoding="utf-8") == "new"


# Stamps


def test_an_empty_folder_has_no_stamps(tmp_path: Path) -> None:
    assert stamps(tmp_path) == stamps(tmp_path / "missing") == {}


def test_stamps_are_the_same_while_nobody_touches_the_results(tmp_path: Path) -> None:
    fill(tmp_path, "old")
    before = stamps(tmp_path)
    assert set(before) == {*ALL, f"{STORE}/CURRENT"} - {STORE}
    (tmp_path / "notes.txt").touch()
    for name in ALL:
        (tmp_path / name).stat()
    assert stamps(tmp_path) == before


def grow(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("x")


def replace_alike(path: Path) -> None:
    """Put another file of the same size and time in its place."""
    stat = path.stat()
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    os.utime(other, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    other.replace(path)


@pytest.mark.parametrize("touch", [grow, replace_alike, Path.unlink, lambda path: os.utime(path, (1, 1))])
@pytest.mark.parametrize("name", ALL)
def test_stamps_tell_who_was_touched(tmp_path: Path, name: str, touch: Callable[[Path], object]) -> None:
    fill(tmp_path, "old")
    before = stamps(tmp_path)
    touched = f"{name}/CURRENT" if name == STORE else name
    touch(tmp_path / touched)
    after = stamps(tmp_path)
    assert {each for each in before if before[each] != after.get(each)} == {touched}
