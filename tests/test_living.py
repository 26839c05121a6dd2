"""A graph that lives: whatever happens to the seeds, a build into the same folder gives what one from nothing gives."""

import base64
import gzip
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase
from hypothesis import settings as rules
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from spacy.tokens import Doc

from kg.language import pipelines
from kg.model import Document
from tests.living import (
    TEXTS,
    Results,
    Workplace,
    differences,
    holders,
    leftovers,
    listing,
    load_once,
    records,
    results,
    save_named,
    unlearn,
)
from tests.parses import cases

ROOT = Path(__file__).parent.parent
BINARY = bytes(range(256)) * 20
PAGE = "<html lang='en'><title>{}</title><p>{}</p></html>"
MATTER = "---\ntitle: {}\nlang: en\n---\n{}"
RECORDS = (
    {"id": "one", "text": TEXTS[2], "lang": "fr", "url": "https://example.org/1"},
    {"id": "two", "text": TEXTS[4], "date": "2021-05-05", "title": "At the lake"},
    {"id": "one", "text": TEXTS[5]},
    {"text": TEXTS[7]},
)
IDS = ["a.txt", "b.md", "c/page.html", "c/twin.txt", "d.txt", "list.jsonl:4", "named", "one", "one-2", "two"]
SEEDS = {
    "a.txt": TEXTS[0],
    "b.md": MATTER.format("Two visits", TEXTS[1]),
    "c/page.html": PAGE.format("Iraq", TEXTS[9]),
    "c/twin.txt": TEXTS[10],
    "d.txt": TEXTS[3],
    "list.jsonl": records(*RECORDS),
    "named.jsonl": records({"id": "named", "text": TEXTS[11]}),
}


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[str, str], ...]:
    folder = tmp_path_factory.mktemp("named")
    return tuple((lang, save_named(lang, folder)) for lang in ("en", "fr"))


@pytest.fixture(scope="module", autouse=True)
def parsed() -> Iterator[list[str]]:
    """Ids of the documents that are parsed in this process; builds share what they load."""
    ids: list[str] = []
    parse = pipelines.Pipelines.parse

    def noted(self: pipelines.Pipelines, document: Document) -> Doc:
        ids.append(document.id)
        return parse(self, document)

    with pytest.MonkeyPatch.context() as patch:
        load_once(patch)
        patch.setattr(pipelines.Pipelines, "parse", noted)
        yield ids


def workplace(root: Path, models: tuple[tuple[str, str], ...], ontology: Path) -> Workplace:
    found = Workplace(root, models=models, ontology=ontology)
    for name, text in SEEDS.items():
        found.write(name, text)
    return found


@pytest.fixture
def place(tmp_path: Path, named: tuple[tuple[str, str], ...], small_ontology: Path) -> Workplace:
    return workplace(tmp_path, named, small_ontology)


@pytest.fixture(scope="module")
def shared(
    tmp_path_factory: pytest.TempPathFactory, named: tuple[tuple[str, str], ...], small_ontology: Path
) -> tuple[Workplace, Results | str]:
    """A workplace that all changes have in common, and what a build from nothing gives before any of them."""
    found = workplace(tmp_path_factory.mktemp("shared"), named, small_ontology)
    return found, found.anew()


# One change at a time.

Change = Callable[[Workplace], object]


def edit(name: str, content: str | bytes) -> Change:
    return lambda place: place.write(name, content)


def edit_record(number: int, **values: str | None) -> Change:
    rows = [{**row, **(values if index == number else {})} for index, row in enumerate(RECORDS)]
    kept = [{key: value for key, value in row.items() if value is not None} for row in rows]
    return edit("list.jsonl", records(*kept))


def relist(*numbers: int) -> Change:
    return edit("list.jsonl", records(*(RECORDS[number] for number in numbers)))


def rename(old: str, new: str) -> Change:
    def change(place: Workplace) -> None:
        (place.seeds / new).parent.mkdir(exist_ok=True)
        (place.seeds / old).rename(place.seeds / new)

    return change


def remove(name: str) -> Change:
    return lambda place: (place.seeds / name).unlink()


def swap(one: str, other: str) -> Change:
    def change(place: Workplace) -> None:
        rename(one, "kept")(place)
        rename(other, one)(place)
        rename("kept", other)(place)

    return change


def edit_unseen(place: Workplace) -> None:
    """An edit that leaves size and times as they were."""
    path = place.seeds / "a.txt"
    times = path.stat()
    path.write_text(TEXTS[0].replace("Iraq", "Irak"), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def touch(place: Workplace) -> None:
    for path in place.seeds.rglob("*.*"):
        os.utime(path, (2_000_000_000, 2_000_000_000))


def close(place: Workplace) -> None:
    (place.seeds / "a.txt").chmod(0)


def remove_all(place: Workplace) -> None:
    for path in place.seeds.rglob("*.*"):
        path.unlink()


def lead_nowhere(place: Workplace) -> None:
    remove("a.txt")(place)
    (place.seeds / "a.txt").symlink_to(place.root / "nowhere.txt")


def become_folder(place: Workplace) -> None:
    remove("a.txt")(place)
    place.write("a.txt/b.txt", TEXTS[8])


CHANGES: dict[str, Change] = {
    "nothing": lambda _: None,
    "all files touched": touch,
    "a text edited": edit("a.txt", TEXTS[8]),
    "a text edited, of the same size and time": edit_unseen,
    "a name in other letters": edit("c/twin.txt", TEXTS[10].replace("MOREL", "Morel")),
    "a text in the other language": edit("a.txt", TEXTS[6]),
    "front matter edited": edit("b.md", MATTER.format("Three visits", TEXTS[1])),
    "a page's title": edit("c/page.html", PAGE.format("Irak", TEXTS[9])),
    "a record's text": edit_record(1, text=TEXTS[0]),
    "a record's id": edit_record(1, id="three"),
    "a record's id that another has": edit_record(1, id="one"),
    "a record's id that a second has": edit_record(1, id="one-2"),
    "a record's address": edit_record(0, url="https://example.org/2"),
    "a record's address gone": edit_record(0, url=None),
    "a record's date": edit_record(1, date="2020-01-31"),
    "a record's title": edit_record(1, title="By the lake"),
    "a record's language": edit_record(0, lang="en"),
    "a record in front": relist(3, 0, 1, 2, 3),
    "records in another order": relist(2, 1, 3, 0),
    "the first of two of one id gone": relist(1, 2, 3),
    "a record malformed": edit("list.jsonl", records(*RECORDS).replace('{"id": "two"', '{"id" "two"')),
    "a file added": edit("e.txt", TEXTS[8]),
    "a file in front": edit("A.txt", TEXTS[8]),
    "a file gone": remove("a.txt"),
    "a file renamed": rename("a.txt", "z.txt"),
    "a file renamed into a folder": rename("a.txt", "c/a.txt"),
    "a file renamed to what is not read": rename("a.txt", "a.pdf"),
    "a list renamed": rename("list.jsonl", "records.jsonl"),
    "a list renamed whose records have ids": rename("named.jsonl", "other.jsonl"),
    "a folder renamed": rename("c", "f"),
    "two files in each other's place": swap("a.txt", "c/twin.txt"),
    "a text twice": edit("e.txt", TEXTS[0]),
    "two of one id, in two files": edit("e.jsonl", records({"id": "a.txt", "text": TEXTS[8]})),
    "one of them before": edit("0.jsonl", records({"id": "a.txt", "text": TEXTS[8]})),
    "a file empty": edit("a.txt", ""),
    "a file of anything": edit("list.jsonl", BINARY),
    "a language that none reads": edit("a.txt", "Der Minister sagte am Mittwoch, dass die Truppen das Land verlassen."),
    "a file closed": close,
    "a link to nowhere": lead_nowhere,
    "a folder with a file's name": become_folder,
    "a file of another kind": edit("e.pdf", b"%PDF"),
    "a hidden file": edit(".e.txt", TEXTS[8]),
    "nothing left": remove_all,
}  # fmt: skip


@pytest.mark.parametrize("change", cases(CHANGES))
def test_after_a_change_and_after_its_end_the_graph_is_that_of_a_build_from_nothing(
    shared: tuple[Workplace, Results | str], change: Change
) -> None:
    place, before = shared
    assert differences(place.again(), before) == []
    shutil.copytree(place.seeds, place.root / "kept")
    try:
        change(place)
        assert differences(place.again(), place.anew()) == []
        assert leftovers(place.out) == []
    finally:
        shutil.rmtree(place.seeds)
        (place.root / "kept").rename(place.seeds)


def another_folder(place: Workplace) -> None:
    place.settings["ontology"] = shutil.copytree(place.settings["ontology"], place.root / "another")
    reword(place)


def reword(place: Workplace) -> None:
    """Another label of a class, and one verb less."""
    ontology = place.settings["ontology"] / "ontology.ttl"
    ontology.write_text(ontology.read_text(encoding="utf-8").replace('"visited"@en', '"went to"@en'), encoding="utf-8")
    words = place.settings["ontology"] / "lexicon" / "properties.en.toml"
    words.write_text(words.read_text(encoding="utf-8").replace('"visit"', '"frequent"'), encoding="utf-8")


def another_pipeline(place: Workplace) -> None:
    (_, path), french = place.settings["models"]
    other = shutil.copytree(path, place.root / "other")
    unlearn(other, "Anne Morel")
    place.settings["models"] = (("en", str(other)), french)


def retrain(place: Workplace) -> None:
    """The same pipeline in the same place, which no longer knows a name."""
    unlearn(Path(place.settings["models"][0][1]), "Orvane")


def set_(**values: object) -> Change:
    return lambda place: place.settings.update(values)


SETTINGS: dict[str, Change] = {
    "language": set_(lang="en"),
    "base": set_(base="https://example.org/graph#"),
    "longest text": set_(max_characters=len(TEXTS[0]) - 1),
    "two processes": set_(workers=2),
    "a part of the folder": lambda place: place.settings.update(paths=(place.seeds / "c", place.seeds / "list.jsonl")),
    "files one by one": lambda place: place.settings.update(paths=tuple(sorted(place.seeds.rglob("*.*")))),
    "a path more, that is missing": lambda place: place.settings.update(paths=(place.seeds, place.root / "missing")),
    "another ontology": another_folder,
    "another pipeline": another_pipeline,
}


@pytest.mark.parametrize("change", cases(SETTINGS))
def test_after_another_setting_the_graph_is_that_of_a_build_from_nothing(place: Workplace, change: Change) -> None:
    before, settings = place.again(), dict(place.settings)
    change(place)
    after = place.again()
    assert differences(after, place.anew()) == []
    place.settings = settings
    assert differences(place.again(), before) == []


IN_PLACE: dict[str, Change] = {"the ontology": reword, "a pipeline": retrain}


@pytest.mark.parametrize("change", cases(IN_PLACE))
def test_what_reads_may_change_in_its_place(place: Workplace, change: Change) -> None:
    place.settings["ontology"] = shutil.copytree(place.settings["ontology"], place.root / "mine")
    models = shutil.copytree(place.settings["models"][0][1], place.root / "pipelines" / "en")
    place.settings["models"] = (("en", str(models)), place.settings["models"][1])
    before = place.again()
    change(place)
    after = place.again()
    assert differences(after, place.anew()) == []
    assert differences(after, before) != []


def test_the_folder_may_move_with_its_seeds(place: Workplace) -> None:
    before = place.again()
    place.seeds.rename(place.root / "moved")
    place.out.rename(place.root / "moved-out")
    place.seeds, place.out = place.root / "moved", place.root / "moved-out"
    place.settings["paths"] = (place.seeds,)
    assert differences(place.again(), before) == []


# What is read, and what is not.

READ: dict[str, tuple[Change, set[str]]] = {
    "nothing": (lambda _: None, set()),
    "all files touched": (touch, set()),
    "a text edited": (edit("a.txt", TEXTS[8]), {"a.txt"}),
    "a text edited, of the same size and time": (edit_unseen, {"a.txt"}),
    "a record's text": (edit_record(1, text=TEXTS[8]), {"two"}),
    "a record's address": (edit_record(0, url="https://example.org/2"), set()),
    "a file added": (edit("e.txt", TEXTS[8]), {"e.txt"}),
    "a file gone": (remove("a.txt"), set()),
    "a record gone": (relist(1, 2, 3), set()),
    "a file renamed": (rename("a.txt", "z.txt"), set()),
    "records in another order": (relist(3, 2, 1, 0), set()),
    "a text twice": (edit("e.txt", TEXTS[0]), set()),
    "base": (set_(base="https://example.org/graph#"), set()),
    "processes": (set_(workers=3), set()),
}


@pytest.mark.parametrize(("change", "ids"), cases(READ))
def test_only_what_is_new_or_changed_is_read(
    place: Workplace, parsed: list[str], change: Change, ids: set[str]
) -> None:
    parsed.clear()
    place.again()
    assert sorted(parsed) == IDS
    parsed.clear()
    change(place)
    place.again()
    assert set(parsed) == ids


@pytest.mark.parametrize("change", [reword, another_pipeline])
def test_what_reads_has_changed_and_its_texts_are_read_again(
    place: Workplace, parsed: list[str], change: Change
) -> None:
    place.settings["ontology"] = shutil.copytree(place.settings["ontology"], place.root / "mine")
    place.again()
    parsed.clear()
    change(place)
    place.again()
    assert {"a.txt", "b.md", "two"} <= set(parsed)


# Whatever lies in the folder.


def clear_out(place: Workplace, name: str) -> None:
    """Remove one thing from the output folder."""
    path = place.out / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def damage(data: bytes) -> bytes:
    return data[: len(data) // 2]


def overwrite(data: bytes) -> bytes:
    return b"\xff\x00nonsense\n" * (1 + len(data) // 11)


@pytest.mark.parametrize("harm", [damage, overwrite], ids=["cut", "overwritten"])
def test_a_damaged_folder_is_built_anew(place: Workplace, harm: Callable[[bytes], bytes]) -> None:
    before = place.again()
    files = sorted(path.relative_to(place.out) for path in place.out.rglob("*") if path.is_file())
    names = [name for name in files if name.parts[0] != "store" and name.name != "lock"]
    assert len(names) >= 5
    for name in names:
        path = place.out / name
        path.write_bytes(harm(path.read_bytes()))
        assert differences(place.again(), before) == [], name


def test_a_folder_with_parts_missing_is_built_anew(place: Workplace) -> None:
    before = place.again()
    for name in sorted(path.name for path in place.out.iterdir()):
        clear_out(place, name)
        assert differences(place.again(), before) == [], name


def test_a_store_with_files_missing_is_built_anew(place: Workplace) -> None:
    before = place.again()
    for path in sorted((place.out / "store").iterdir()):
        if path.suffix == ".sst":
            path.unlink()
    assert differences(place.again(), before) == []


def test_what_is_not_ours_stays(place: Workplace) -> None:
    place.out.mkdir()
    (place.out / "notes.txt").write_text("mine", encoding="utf-8")
    place.again()
    place.write("a.txt", TEXTS[8])
    place.again()
    assert (place.out / "notes.txt").read_text(encoding="utf-8") == "mine"


# What is withdrawn is gone.

WORD = "Qxzjvwk"  # no four letters of it stand elsewhere, so that no packing hides it as a repetition
TOLD = f'John {WORD} visited Iraq. "{WORD} won," said Kirby, and Anne Morel visited {WORD}.'
LONG = "\n\n".join(f"Anne Morel visited the {WORD}{number:x} of {number**9:x} in Paris." for number in range(400))
RECORD = {"id": WORD, "text": TOLD, "title": f"The {WORD} affair", "url": f"https://example.org/{WORD}"}

WITHDRAWN: dict[str, tuple[Change, Change]] = {
    "a text": (edit("e.txt", TOLD), remove("e.txt")),
    "a long text": (edit("e.txt", LONG), remove("e.txt")),
    "a text, by its name too": (edit(f"{WORD}.txt", TOLD), remove(f"{WORD}.txt")),
    "a text that becomes empty": (edit("e.txt", TOLD), edit("e.txt", "")),
    "a sentence": (edit("a.txt", f"{TEXTS[0]} {TOLD}"), edit("a.txt", TEXTS[0])),
    "a headline": (edit("a.txt", f"The {WORD} affair\n\n{TEXTS[0]}"), edit("a.txt", TEXTS[0])),
    "a title in front matter": (edit("b.md", MATTER.format(WORD, TEXTS[1])), edit("b.md", SEEDS["b.md"])),
    "a title of a page": (edit("c/page.html", PAGE.format(WORD, TEXTS[9])), edit("c/page.html", SEEDS["c/page.html"])),
    "a record": (edit("list.jsonl", records(RECORD, *RECORDS)), edit("list.jsonl", SEEDS["list.jsonl"])),
    "an address": (edit_record(0, url=f"https://example.org/{WORD}"), edit_record(0)),
    "a list": (edit("e.jsonl", records(RECORD, RECORD)), remove("e.jsonl")),
    "what was never read": (edit("e.jsonl", records({**RECORD, "date": [WORD]})), remove("e.jsonl")),
    "a name": (rename("a.txt", f"{WORD}.txt"), rename(f"{WORD}.txt", "a.txt")),
    "a kind of file": (edit(f"a.{WORD}", b""), remove(f"a.{WORD}")),
}


@pytest.mark.parametrize(("add", "withdraw"), cases(WITHDRAWN))
def test_nothing_of_what_is_withdrawn_is_left(
    shared: tuple[Workplace, Results | str], add: Change, withdraw: Change
) -> None:
    place, before = shared
    add(place)
    place.again()
    assert holders(place.out, WORD) != []
    withdraw(place)
    place.again()
    assert holders(place.out, WORD) == []
    (place.seeds / "e.txt").unlink(missing_ok=True)
    assert differences(place.again(), before) == []


def test_a_word_that_another_text_holds_stays_with_that_text(place: Workplace) -> None:
    for name in ("e.txt", "f.txt"):
        place.write(name, TOLD)
    place.again()
    (place.seeds / "e.txt").unlink()
    place.again()
    assert "readings.jsonl" in holders(place.out, WORD)
    assert holders(place.out, "e.txt") == []
    (place.seeds / "f.txt").unlink()
    place.again()
    assert holders(place.out, WORD) == []


def test_words_are_found_wherever_they_hide(tmp_path: Path) -> None:
    packed = zlib.compress(TOLD.encode() * 3)
    (tmp_path / "plain").write_bytes(TOLD.lower().encode())
    (tmp_path / "packed").write_bytes(b"before" + packed + b"after")
    (tmp_path / "cut").write_bytes(packed[:-20])
    (tmp_path / "zipped").write_text(base64.b64encode(gzip.compress(TOLD.encode() * 3)).decode(), encoding="ascii")
    (tmp_path / f"{WORD}.txt").write_bytes(b"")
    (tmp_path / "none").write_bytes(zlib.compress(TEXTS[0].encode()) + TEXTS[1].encode())
    database = sqlite3.connect(tmp_path / "database")
    database.execute("CREATE TABLE found (body BLOB)")
    database.executemany("INSERT INTO found VALUES (?)", [(zlib.compress(os.urandom(9000) + TOLD.encode()),), (None,)])
    database.commit()
    database.close()
    assert holders(tmp_path, WORD) == [f"{WORD}.txt", "cut", "database", "packed", "plain", "zipped"]


# Several builds at once.


class Running:
    """A build in a process of its own, which can be held up; collects what it says of its progress."""

    def __init__(self, place: Workplace, *options: str) -> None:
        command = [sys.executable, "-m", "kg", *place.options(place.out), *options]
        environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "OPENBLAS_NUM_THREADS": "1"}
        self.process = subprocess.Popen(  # noqa: S603 - this project's own command
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=place.root, env=environment
        )
        self.said: list[str] = []
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        self.said.extend(iter(self.process.stderr.readline, ""))

    def has_said(self, word: str, *, seconds: float = 60) -> bool:
        """Whether it says something within that time; a process that has ended says nothing more."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            is_over = self.process.poll() is not None
            if any(word in line for line in self.said):
                return True
            if is_over:
                break
            time.sleep(0.02)
        self._listener.join(timeout=1)
        return any(word in line for line in self.said)

    def hold(self) -> None:
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    def end(self) -> int:
        code = self.process.wait(timeout=60)
        self._listener.join(timeout=10)
        assert "Traceback" not in "".join(self.said)
        return code


@pytest.fixture
def first(place: Workplace) -> Iterator[Running]:
    """A build that is held up in the midst of its work."""
    running = Running(place)
    assert running.has_said("reading")
    running.hold()
    yield running
    running.process.kill()
    running.process.wait()


def test_a_second_build_waits_and_says_so(place: Workplace, first: Running) -> None:
    second = Running(place)
    assert second.has_said("waiting for another build")
    assert second.process.poll() is None
    place.write("a.txt", TEXTS[8])
    first.go_on()
    assert (first.end(), second.end()) == (0, 0)
    assert differences(results(place.out), place.anew()) == []
    assert leftovers(place.out) == []


def test_a_second_build_that_is_not_to_wait_ends_and_touches_nothing(place: Workplace, first: Running) -> None:
    before = listing(place.out)
    second = Running(place, "--no-wait")
    assert second.end() == 2
    assert [line for line in second.said if "another build" in line] == [second.said[-1]]
    assert listing(place.out) == before
    first.go_on()
    assert first.end() == 0
    assert differences(results(place.out), place.anew()) == []


def test_a_build_that_waits_goes_on_when_the_other_is_killed(place: Workplace, first: Running) -> None:
    second = Running(place)
    assert second.has_said("waiting for another build")
    first.process.kill()
    assert second.end() == 0
    assert differences(results(place.out), place.anew()) == []
    assert listing(place.out) == listing(place.last_clean)


def test_builds_that_begin_together_end_well(place: Workplace) -> None:
    builds = [Running(place) for _ in range(3)]
    assert [build.end() for build in builds] == [0, 0, 0]
    assert differences(results(place.out), place.anew()) == []
    assert listing(place.out) == listing(place.last_clean)


# Any sequence of changes.

NAMES = ("a.txt", "b.md", "c/d.txt", "c/e.html", "z.txt", "l.jsonl", "m.jsonl")
Row = tuple[str | None, int, str | None]
ROW: st.SearchStrategy[Row] = st.tuples(
    st.sampled_from([None, "one", "one", "one-2", "a.txt"]),
    st.integers(0, len(TEXTS) - 1),
    st.sampled_from([None, "https://example.org/1", "https://example.org/2"]),
)
names = st.sampled_from(NAMES)
places = st.integers(0, 6)


class Living(RuleBasedStateMachine):
    """Files come, change, move and go; a build follows now and then, and always in the end.

    Attributes:
        settings: of all builds; the test gives them to a class below this one.
    """

    settings: ClassVar[Mapping[str, Any]] = {}

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self.place = Workplace(Path(self._folder.name), **self.settings)
        self.contents: dict[str, int | bytes | list[Row]] = {}
        self.is_built = True

    def put(self, name: str, content: int | bytes | list[Row]) -> None:
        self.is_built = False
        self.contents[name] = content
        self.place.write(name, _written(name, content))

    def drop(self, name: str) -> int | bytes | list[Row]:
        self.is_built = False
        (self.place.seeds / name).unlink()
        return self.contents.pop(name)

    def pick(self, place: int) -> str:
        present = sorted(self.contents)
        return present[place % len(present)]

    def pick_list(self, place: int) -> tuple[str, list[Row]]:
        lists = [(name, content) for name, content in sorted(self.contents.items()) if isinstance(content, list)]
        return lists[place % len(lists)]

    @rule(name=names, text=st.integers(0, len(TEXTS) - 1), row=ROW)
    def write(self, name: str, text: int, row: Row) -> None:
        self.put(name, [row, (None, text, None)] if name.endswith("l") and "json" in name else text)

    @rule(name=st.sampled_from(["l.jsonl", "m.jsonl"]), place=places, row=ROW)
    def put_record(self, name: str, place: int, row: Row) -> None:
        present = self.contents.get(name)
        rows = list(present) if isinstance(present, list) else []
        rows[place : place + place % 2] = [row]
        self.put(name, rows)

    @precondition(lambda self: any(isinstance(content, list) for content in self.contents.values()))
    @rule(place=places)
    def drop_record(self, place: int) -> None:
        name, rows = self.pick_list(place)
        self.put(name, rows[:place] + rows[place + 1 :])

    @precondition(lambda self: any(isinstance(content, list) for content in self.contents.values()))
    @rule(place=places, row=ROW)
    def edit_record(self, place: int, row: Row) -> None:
        """Change the addresses of records, and nothing else between two builds."""
        name, rows = self.pick_list(place)
        if not self.is_built:
            self.build()
        self.put(name, [(id_, text, row[2]) for id_, text, _ in rows])
        self.build()

    @precondition(lambda self: self.contents)
    @rule(place=places, name=names)
    def rename(self, place: int, name: str) -> None:
        self.put(name, self.drop(self.pick(place)))

    @precondition(lambda self: self.contents)
    @rule(place=places)
    def delete(self, place: int) -> None:
        self.drop(self.pick(place))

    @precondition(lambda self: self.contents)
    @rule(place=places, content=st.sampled_from([b"", BINARY, b"  \n"]))
    def spoil(self, place: int, content: bytes) -> None:
        self.put(self.pick(place), content)

    @precondition(lambda self: not self.is_built)
    @rule()
    def build(self) -> None:
        self.is_built = True
        again = self.place.again()
        assert differences(again, self.place.anew()) == []
        if not isinstance(again, str) and self.place.last_clean.exists():
            assert listing(self.place.out) == listing(self.place.last_clean)
        shutil.rmtree(self.place.last_clean, ignore_errors=True)

    def teardown(self) -> None:
        if not self.is_built:
            self.build()
        self._folder.cleanup()


def _written(name: str, content: int | bytes | list[Row]) -> str | bytes:
    if isinstance(content, bytes):
        return content
    if isinstance(content, int):
        return PAGE.format("A page", TEXTS[content]) if name.endswith(".html") else TEXTS[content]
    rows = ({"id": id_, "text": TEXTS[text], "url": url} for id_, text, url in content)
    return records(*rows)


def test_after_any_changes_the_graph_is_that_of_a_build_from_nothing(
    named: tuple[tuple[str, str], ...], small_ontology: Path
) -> None:
    class Here(Living):
        settings: ClassVar = {"models": named, "ontology": small_ontology}

    run_state_machine_as_test(
        Here,
        settings=rules(
            max_examples=18,
            phases=[Phase.generate],
            stateful_step_count=12,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
