"""What a build remembers: whatever happens to files and documents, the state knows what a new one would know."""

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.fingerprint import hash_of
from kg.model import Document, Entity, Failure, Mention, Reading, Span
from kg.state import FILES_BETWEEN_COMMITS, FREE_PAGES, Keys, State
from kg.state_file import FORMAT
from tests.living import holders

PAGE = 4096  # bytes of a page of the file
WORD = "Qxzjvwk"
LONE = "\udce9\ud800"  # in an order in which they are no pair
PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")  # JSON has but one way to write it


@dataclass(frozen=True, slots=True)
class File:
    """A file of a corpus."""

    id: str
    path: Path


class Corpus:
    """Files in order, with what is in them.

    Attributes:
        asked: ids of the files that were read since this was last emptied.
    """

    def __init__(self, **texts: str) -> None:
        self.files: dict[File, tuple[Document | Failure, ...] | None] = {}
        self.asked: list[str] = []
        self.keys = Keys(file=self._key, document=key)
        for name, text in texts.items():
            self.put(name, text)

    def put(self, name: str, *texts: str, folder: str = "seeds") -> None:
        """Write documents, whose ids are the file's name, into a file."""
        self.hold(name, *(Document(name, text, "en") for text in texts), folder=folder)

    def hold(self, name: str, *items: Document | Failure, folder: str = "seeds") -> None:
        self.files[File(name, Path(folder) / name)] = items

    def drop(self, name: str, folder: str = "seeds") -> None:
        del self.files[File(name, Path(folder) / name)]

    def read(self, file: File) -> Iterator[Document | Failure]:
        self.asked.append(file.id)
        yield from self.files[file] or ()

    def scan(self, state: State) -> list[str]:
        return list(state.scan(self.files, self.read, self.keys))

    def update(self, state: State) -> None:
        """What a build does."""
        self.scan(state)
        for document in list(state.pending()):
            state.keep(key(document), reading(document))
        state.save()
        state.clear()

    def _key(self, file: File) -> bytes | None:
        items = self.files[file]
        return None if items is None else hash_of(repr((file.id, items)))


def key(document: Document) -> bytes:
    return hash_of(document.lang, document.title or "", document.text)


def reading(document: Document) -> Reading:
    """A reading that tells the text from others."""
    word = Span(0, len(document.text.split(maxsplit=1)[0]) if document.text.split() else 1)
    return Reading(document, (Entity("e", word.of(document.text), "Person", (Mention(word, "name"),)),))


def known(state: State) -> list[tuple[str, str]]:
    """Id and text of each reading."""
    found = list(state.readings())
    assert all(each == reading(each.document) for each in found)
    assert [each.document.id for each in found] == [each.id for each in state.overviews()]
    return [(each.document.id, each.document.text) for each in found]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.sqlite"


@pytest.fixture
def state(path: Path) -> Iterator[State]:
    with State.open(path) as state:
        yield state


# Files


def test_a_new_state_knows_nothing(state: State) -> None:
    assert (known(state), list(state.pending()), state.failures(), state.unread()) == ([], [], [], (0, 0))
    assert (state.clear(), state.note("base")) == (0, None)


def test_all_files_are_read_once_in_the_order_of_the_corpus(path: Path) -> None:
    corpus = Corpus(b="Ben left.", a="Ann came.", c="Cem slept.")
    for asked in (["b", "a", "c"], []):
        corpus.asked.clear()
        with State.open(path) as state:
            assert corpus.scan(state) == ["b", "a", "c"]
            assert [document.id for document in state.pending()] == ["b", "a", "c"]
            assert corpus.asked == asked


@pytest.mark.parametrize("name", ["add", "edit", "rename", "delete", "nothing"])
def test_one_change(path: Path, name: str) -> None:
    corpus = Corpus(a="Ann came.", b="Ben left.", c="Cem slept.")
    with State.open(path) as state:
        corpus.update(state)
        corpus.asked.clear()
    asked, pending, gone = change(corpus, name)
    with State.open(path) as state:
        corpus.scan(state)
        assert corpus.asked == asked
        assert [document.id for document in state.pending()] == pending
        assert state.unread()[0] == len(pending)
        corpus.update(state)
        assert known(state) == [(file.id, items[0].text) for file, items in corpus.files.items()]  # type: ignore[index,union-attr]
    assert len(rows(path, "SELECT * FROM readings")) == 3 + len(pending) - gone


def change(corpus: Corpus, name: str) -> tuple[list[str], list[str], int]:
    """Change a corpus; ids of the files to be read, of the texts to be read, and how many readings go."""
    if name == "add":
        corpus.put("d", "Dee spoke.")
        return ["d"], ["d"], 0
    if name == "edit":
        corpus.put("b", "Ben stayed.")
        return ["b"], ["b"], 1
    if name == "rename":
        corpus.drop("b")
        corpus.put("z", "Ben left.")
        return ["z"], [], 0
    if name == "delete":
        corpus.drop("b")
        return [], [], 1
    return [], [], 0


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    """What a state on the disk holds."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_files_that_change_places_are_not_read_again(path: Path) -> None:
    corpus = Corpus(a="Ann came.", b="Ben left.")
    with State.open(path) as state:
        corpus.update(state)
        corpus.files = dict(reversed(corpus.files.items()))
        corpus.asked.clear()
        corpus.update(state)
        assert corpus.asked == []
        assert known(state) == [("b", "Ben left."), ("a", "Ann came.")]


def test_one_text_under_two_names_is_read_once(state: State) -> None:
    corpus = Corpus(a="Ann came.", b="Ben left.", c="Ann came.")
    corpus.scan(state)
    assert [document.id for document in state.pending()] == ["a", "b"]
    assert state.unread()[0] == 2
    corpus.update(state)
    assert known(state) == [("a", "Ann came."), ("b", "Ben left."), ("c", "Ann came.")]
    corpus.drop("a")
    corpus.update(state)
    assert known(state) == [("b", "Ben left."), ("c", "Ann came.")]
    assert list(state.pending()) == []


def test_a_text_with_another_title_is_read_again(state: State) -> None:
    corpus = Corpus()
    corpus.hold("a", Document("a", "Ann came.", "en", title="Old"))
    corpus.update(state)
    corpus.hold("a", Document("a", "Ann came.", "en", title="New"))
    corpus.scan(state)
    assert [document.title for document in state.pending()] == ["New"]


def test_what_no_reading_depends_on_changes_with_the_file(state: State) -> None:
    corpus = Corpus()
    corpus.hold("a", Document("a", "Ann came.", "en", url="https://a.example/1", source="a"))
    corpus.update(state)
    corpus.hold("a", Document("a", "Ann came.", "en", url="https://a.example/2", source="a"))
    corpus.scan(state)
    assert list(state.pending()) == []
    assert [each.document.url for each in state.readings()] == ["https://a.example/2"]


def test_a_file_that_cannot_be_read_is_asked_every_time(state: State) -> None:
    corpus = Corpus(a="Ann came.")
    corpus.files[File("b", Path("seeds/b"))] = None
    for _ in range(2):
        corpus.asked.clear()
        corpus.scan(state)
        assert "b" in corpus.asked
    corpus.put("b", "Ben left.")
    corpus.update(state)
    assert [id_ for id_, _ in known(state)] == ["a", "b"]


def test_many_files_and_their_positions(state: State) -> None:
    corpus = Corpus(**{f"{number:04}": f"Text {number}." for number in range(2 * FILES_BETWEEN_COMMITS + 7)})
    assert corpus.scan(state) == [f"{number:04}" for number in range(2 * FILES_BETWEEN_COMMITS + 7)]
    assert [document.id for document in state.pending()] == [file.id for file in corpus.files]


# Ids


@pytest.mark.parametrize(
    ("given_ids", "ids"),
    [
        (["a", "b"], ["a", "b"]),
        (["a", "a"], ["a", "a-2"]),
        (["a", "a", "a"], ["a", "a-2", "a-3"]),
        (["a", "a", "a-2"], ["a", "a-2", "a-2-2"]),
        (["a-2", "a", "a"], ["a-2", "a", "a-3"]),
        (["a", "A", "á"], ["a", "A", "á"]),
        (["", ""], ["", "-2"]),
        (["a'; DROP TABLE files;--", 'x"\n\0<b>%s'], ["a'; DROP TABLE files;--", 'x"\n\0<b>%s']),
    ],
)
def test_every_document_has_an_id_of_its_own(state: State, given_ids: list[str], ids: list[str]) -> None:
    corpus = Corpus()
    corpus.hold("list", *(Document(id_, f"Text {number}.", "en") for number, id_ in enumerate(given_ids)))
    for _ in range(2):
        corpus.update(state)
        assert [id_ for id_, _ in known(state)] == ids


def test_two_files_of_one_id_in_two_folders(path: Path) -> None:
    corpus = Corpus()
    corpus.put("x", "Ann came.", folder="one")
    corpus.put("x", "Ben left.", folder="two")
    for _ in range(2):
        with State.open(path) as state:
            corpus.update(state)
            assert known(state) == [("x", "Ann came."), ("x-2", "Ben left.")]
    assert corpus.asked == ["x", "x"]
    corpus.drop("x", folder="one")
    with State.open(path) as state:
        corpus.update(state)
        assert known(state) == [("x", "Ben left.")]
    assert corpus.asked == ["x", "x"]


def test_a_failure_takes_no_id(state: State) -> None:
    corpus = Corpus()
    corpus.hold("list", Failure("a", "corpus", "empty"), Document("a", "Ann came.", "en"))
    corpus.update(state)
    assert known(state) == [("a", "Ann came.")]


# Failures


def test_failures_are_kept_and_given_again(path: Path) -> None:
    failures = [Failure("list:2", "corpus", "not a line of JSON"), Failure('<b>"\n', "corpus", f"{LONE}'\x1b[31m")]
    corpus = Corpus(a="Ann came.")
    corpus.hold("list", failures[0], Document("b", "Ben left.", "en"), failures[1])
    for _ in range(2):
        with State.open(path) as state:
            corpus.update(state)
            assert state.failures() == failures
            assert [id_ for id_, _ in known(state)] == ["a", "b"]
    assert corpus.asked == ["a", "list"]
    corpus.put("list", "Ben left.")
    with State.open(path) as state:
        corpus.update(state)
        assert state.failures() == []


# What is on the disk


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def overwritten(data: bytes) -> bytes:
    return b"\xff\x00nonsense\n" * (1 + len(data) // 11)


def without_schema(data: bytes) -> bytes:
    return data[:200] + bytes(PAGE - 200) + data[PAGE:]


def of_another_program(_: bytes) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.executescript(f"CREATE TABLE files (name TEXT); PRAGMA user_version = {FORMAT + 7};")
    return connection.serialize()


def of_nobody(_: bytes) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.executescript("CREATE TABLE files (name TEXT);")
    return connection.serialize()


@pytest.mark.parametrize("harm", [cut, overwritten, without_schema, of_another_program, of_nobody])
def test_a_damaged_or_foreign_file_is_made_anew(path: Path, harm: Any) -> None:
    corpus = Corpus(**{f"f{number}": f"Text {number}. {os.urandom(400).hex()}" for number in range(40)})
    with State.open(path) as state:
        corpus.update(state)
        state.take_note("base", "old")
    path.write_bytes(harm(path.read_bytes()))
    with State.open(path) as state:
        assert (known(state), state.failures(), state.note("base")) == ([], [], None)
        corpus.update(state)
        assert [id_ for id_, _ in known(state)] == [file.id for file in corpus.files]


def test_an_empty_file_is_a_new_state(path: Path) -> None:
    path.touch()
    with State.open(path) as state:
        Corpus(a="Ann came.").update(state)
        assert known(state) == [("a", "Ann came.")]


@pytest.mark.parametrize("version", [-1, FORMAT - 1, FORMAT + 1])
def test_another_version_of_the_format_is_made_anew(path: Path, version: int) -> None:
    corpus = Corpus(a="Ann came.")
    with State.open(path) as state:
        corpus.update(state)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    with State.open(path) as state:
        assert known(state) == []
        corpus.update(state)
    with State.open(path) as state:
        assert known(state) == [("a", "Ann came.")]


def told_of_damage(path: Path, corpus: Corpus, right: list[tuple[str, str]]) -> str:
    """What is said where damage turns out while the state is in use; empty where it did its work."""
    try:
        with State.open(path) as state:
            corpus.update(state)
            assert known(state) == right
    except StoreError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("fill", [bytes, os.urandom], ids=["zeros", "noise"])
@pytest.mark.parametrize(
    ("number", "size"),
    [(60, 400), (12, 9000)],
)
def test_a_file_of_which_one_page_is_damaged_goes_at_once_or_when_that_turns_out(
    path: Path, number: int, size: int, fill: Callable[[int], bytes]
) -> None:
    corpus = Corpus(**{f"f{each}": f"Text {each}. {os.urandom(size).hex()}" for each in range(number)})
    with State.open(path) as state:
        corpus.update(state)
        right = known(state)
    whole = path.read_bytes()
    late = 0
    for start in range(0, len(whole), PAGE):
        path.write_bytes(whole[:start] + fill(PAGE) + whole[start + PAGE :])
        told = told_of_damage(path, corpus, right)
        assert path.exists() == (not told)
        assert not told or "run kg build again" in told
        assert told_of_damage(path, corpus, right) == ""
        late += bool(told)
    assert late


def test_a_file_of_our_version_that_lacks_a_table_is_made_anew(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(f"CREATE TABLE notes (name TEXT, value TEXT); PRAGMA user_version = {FORMAT};")
    connection.close()
    with State.open(path) as state:
        Corpus(a="Ann came.").update(state)
        assert known(state) == [("a", "Ann came.")]


def fill_the_disk(state: State) -> None:
    state._db.execute("PRAGMA max_page_count = 20")
    Corpus(**{f"f{number}": os.urandom(3000).hex() for number in range(60)}).update(state)


def test_a_full_disk_is_an_error_on_purpose_and_the_state_stays(path: Path) -> None:
    with State.open(path) as state:
        Corpus(a="Ann came.").update(state)
    with pytest.raises(StoreError, match="cannot be written"), State.open(path) as state:
        fill_the_disk(state)
    with State.open(path) as state:
        assert "Ann came." in [each.document.text for each in state.readings()]


@pytest.mark.parametrize("name", ["folder", "missing/state.sqlite", "file/state.sqlite"])
def test_a_place_where_nothing_can_be_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be written"):
        State.open(tmp_path / name)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder"]


# What is withdrawn


def test_readings_that_no_document_has_are_counted_and_go(path: Path) -> None:
    corpus = Corpus(a="Ann came.", b="Ben left.", c="Ben left.", d="Dee spoke.")
    with State.open(path) as state:
        corpus.update(state)
        for name, gone in (("b", 0), ("c", 1), ("a", 1)):
            corpus.drop(name)
            corpus.scan(state)
            assert (state.clear(), state.clear()) == (gone, 0)
        assert known(state) == [("d", "Dee spoke.")]


TOLD: dict[str, Document] = {
    "a text": Document("t", f"{WORD} came, and {WORD} left.", "en"),
    "a long text": Document("t", "\n".join(f"{WORD}{number:x} {os.urandom(30).hex()}" for number in range(2000)), "en"),
    "an id": Document(f"{WORD}/t", "Ann came.", "en"),
    "a title": Document("t", "Ann came.", "en", title=WORD),
    "an address": Document("t", "Ann came.", "en", url=f"https://a.example/{WORD}"),
}


@pytest.mark.parametrize("name", TOLD)
def test_words_that_are_withdrawn_are_gone_from_the_file(path: Path, name: str) -> None:
    corpus = Corpus(**{f"f{number}": f"Text {number}." for number in range(30)})
    corpus.hold("t", TOLD[name])
    with State.open(path) as state:
        corpus.update(state)
        assert any(WORD in line for line in state.lines())
    assert holders(path.parent, WORD) == [path.name]
    corpus.drop("t")
    with State.open(path) as state:
        corpus.update(state)
    assert holders(path.parent, WORD) == []


def test_a_name_of_a_file_and_a_failure_are_gone_too(path: Path) -> None:
    corpus = Corpus(a="Ann came.")
    corpus.hold(f"{WORD}.txt", Failure(f"{WORD}.txt", "corpus", f"{WORD} is no date"))
    with State.open(path) as state:
        corpus.update(state)
    assert holders(path.parent, WORD) == [path.name]
    corpus.drop(f"{WORD}.txt")
    with State.open(path) as state:
        corpus.update(state)
    assert holders(path.parent, WORD) == []


def test_a_file_with_much_free_space_is_made_smaller(path: Path) -> None:
    size = (FREE_PAGES + 1000) * PAGE // 80
    corpus = Corpus(**{f"f{number}": os.urandom(size).hex() for number in range(40)}, z="Zoe came.")
    with State.open(path) as state:
        corpus.update(state)
        full = path.stat().st_size
        corpus.files = {file: items for file, items in corpus.files.items() if file.id == "z"}
        corpus.update(state)
        assert known(state) == [("z", "Zoe came.")]
    assert path.stat().st_size < full / 10


# What no file can hold


def test_lone_surrogates_in_texts_and_titles_come_back(path: Path) -> None:
    document = Document("a", f"Ann {LONE} came.", "en", title=f"{LONE}", source=f"{LONE}.txt")
    corpus = Corpus()
    corpus.hold("a", document)
    with State.open(path) as state:
        corpus.scan(state)
        assert list(state.pending()) == [document]
        corpus.update(state)
    with State.open(path) as state:
        assert [each.document for each in state.readings()] == [document]
        assert list(state.pending()) == []
        for line in state.lines():
            line.encode("utf-8")


def test_lone_surrogates_in_ids_leave_them_apart(path: Path) -> None:
    corpus = Corpus()
    corpus.hold("list", *(Document(f"a{sign}", f"Text {sign}.", "en") for sign in ("\ud800", "\ud801", "\ufffd")))
    for _ in range(2):
        with State.open(path) as state:
            corpus.update(state)
            ids = [id_ for id_, _ in known(state)]
            assert len(set(ids)) == 3
            "".join(ids).encode("utf-8")


def test_files_whose_names_are_no_utf8_are_known_again(path: Path) -> None:
    corpus = Corpus()
    corpus.files[File("caf\ufffd.txt", Path("seeds/caf\udce9.txt"))] = (Document("caf", "Ann came.", "en"),)
    for asked in (["caf\ufffd.txt"], []):
        corpus.asked.clear()
        with State.open(path) as state:
            corpus.update(state)
            assert known(state) == [("caf", "Ann came.")]
        assert corpus.asked == asked


# Interruptions


def test_a_scan_that_is_cut_short_loses_nothing(path: Path) -> None:
    corpus = Corpus(a="Ann came.", b="Ben left.")
    with State.open(path) as state:
        corpus.update(state)
    corpus.put("b", "Ben stayed.")
    corpus.put("c", "Cem slept.")
    with State.open(path) as state:
        next(state.scan(corpus.files, corpus.read, corpus.keys))
    with State.open(path) as state:
        assert [id_ for id_, _ in known(state)] == ["a", "b"]
        corpus.update(state)
        assert known(state) == [("a", "Ann came."), ("b", "Ben stayed."), ("c", "Cem slept.")]


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_a_reader_that_fails_loses_nothing(path: Path, error: type[BaseException]) -> None:
    corpus = Corpus(**{f"f{number}": f"Text {number}." for number in range(FILES_BETWEEN_COMMITS + 9)})

    def read(file: File) -> Iterator[Document | Failure]:
        yield from list(corpus.read(file))[:0]
        if len(corpus.asked) > FILES_BETWEEN_COMMITS + 4:
            raise error
        yield from corpus.files[file] or ()

    with State.open(path) as state, pytest.raises(error):
        list(state.scan(corpus.files, read, corpus.keys))
    corpus.asked.clear()
    with State.open(path) as state:
        corpus.update(state)
        assert [id_ for id_, _ in known(state)] == [file.id for file in corpus.files]
    assert 0 < len(corpus.asked) < len(corpus.files)


def test_what_was_saved_lasts_and_the_rest_is_pending(path: Path) -> None:
    corpus = Corpus(a="Ann came.", b="Ben left.", c="Cem slept.")
    with State.open(path) as state:
        corpus.scan(state)
        first, second, _ = state.pending()
        state.keep(key(first), reading(first))
        state.save()
        state.keep(key(second), reading(second))
    with State.open(path) as state:
        assert known(state) == [("a", "Ann came.")]
        assert [document.id for document in state.pending()] == ["b", "c"]


def test_a_reading_is_replaced_by_a_later_one(state: State) -> None:
    corpus = Corpus(a="Ann came.")
    corpus.update(state)
    (document,) = (each.document for each in state.readings())
    state.keep(key(document), Reading(document))
    assert list(state.readings()) == [Reading(document)]


def test_pending_goes_on_while_readings_are_kept(state: State) -> None:
    corpus = Corpus(a="Ann came.", b="Ben left.", c="Ann came.", d="Dee spoke.")
    corpus.scan(state)
    ids = []
    for document in state.pending():
        ids.append(document.id)
        state.keep(key(document), reading(document))
        state.save()
    assert ids == ["a", "b", "d"]


# Notes


@pytest.mark.parametrize("value", [None, 0, "x", {"files": {"a": [1, 2]}}, [1.5, True], f"{LONE}\"'"])
def test_notes(path: Path, value: Any) -> None:
    with State.open(path) as state:
        state.take_note("one", "before")
        state.take_note("one", value)
    with State.open(path) as state:
        assert (state.note("one"), state.note("other")) == (value, None)


# Any texts, any order of changes

signs = st.text(st.characters(exclude_categories=()), max_size=20).filter(lambda text: not PAIR.search(text))
documents = st.builds(
    Document,
    id=st.text(max_size=5),
    text=signs.map("x{}".format),
    lang=st.sampled_from(["en", "fr"]),
    title=st.none() | signs,
    published=st.none() | st.just("2021-04-08"),
    url=st.none() | st.just("https://a.example/"),
    source=st.none() | signs,
)


@given(documents)
@settings(max_examples=30, deadline=None)
def test_any_document_comes_back(tmp_path_factory: pytest.TempPathFactory, document: Document) -> None:
    corpus = Corpus()
    corpus.hold("f", document)
    with State.open(tmp_path_factory.mktemp("any") / "state.sqlite") as state:
        corpus.scan(state)
        assert list(state.pending()) == [document]
        corpus.update(state)
        assert [each.document for each in state.readings()] == [document]
        assert replace(document, text="y") not in [each.document for each in state.readings()]


contents = st.lists(st.sampled_from(["Ann came.", "Ben left.", "Cem slept."]), max_size=3)
corpora = st.dictionaries(st.sampled_from(["a", "a-2", "b", "c"]), contents, max_size=4)


@given(st.lists(corpora, min_size=2, max_size=4))
@settings(max_examples=30, deadline=None)
def test_after_any_changes_a_state_is_as_a_new_one(
    tmp_path_factory: pytest.TempPathFactory, versions: Iterable[dict[str, list[str]]]
) -> None:
    folder = tmp_path_factory.mktemp("changes")
    corpus = Corpus()
    for texts in versions:
        corpus.files.clear()
        for name, content in texts.items():
            corpus.hold(name, *(Document("a", text, "en") for text in content))
        with State.open(folder / "old.sqlite") as state:
            corpus.update(state)
            old = list(state.lines())
    with State.open(folder / "new.sqlite") as state:
        corpus.update(state)
        assert list(state.lines()) == old
    assert len(rows(folder / "old.sqlite", "SELECT * FROM readings")) == len({line.split('"text"')[1] for line in old})
