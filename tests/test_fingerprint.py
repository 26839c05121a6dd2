"""Hashes change with all that readings depend on, and with nothing else."""

import ast
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import fingerprint, lexicon, ontology, pipeline
from kg.config import Config
from kg.fingerprint import LIBRARIES, SIZE, file_hash, folder_hash, hash_of, program_hash, reader_hash, words_hash
from kg.model import Document, Reading

PACKAGE = Path(fingerprint.__file__).parent
WITHOUT_READING = {"__init__.py", "config.py", "errors.py", "namespaces.py"}  # what they hold makes no reading another

parts = st.lists(st.text(st.characters(exclude_categories=()), max_size=6) | st.binary(max_size=6), max_size=4)


def as_bytes(part: str | bytes) -> bytes:
    return part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")


# Hashes of values


@given(parts, parts)
def test_a_hash_depends_on_every_part_and_on_where_it_ends(one: list[str | bytes], other: list[str | bytes]) -> None:
    assert (hash_of(*one) == hash_of(*other)) == (list(map(as_bytes, one)) == list(map(as_bytes, other)))
    assert len(hash_of(*one)) == SIZE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("ab",), ("a", "b")),
        (("a", ""), ("a",)),
        (("a", "b"), ("b", "a")),
        (("1:a",), ("a",)),
        (("\ud800",), ("\ud801",)),
        (("é",), ("e\u0301",)),
    ],
)
def test_parts_that_look_alike(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert hash_of(*one) != hash_of(*other)


# Hashes of files


def test_a_file_is_known_by_its_bytes_and_the_salt(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "\udce9'\n"
    for path in (one, other):
        path.write_bytes(b"\xff\x00 Ann")
    assert file_hash(one) == file_hash(other) != file_hash(one, "salt")
    assert file_hash(one, "a", "b") != file_hash(one, "ab")
    os.utime(one, (0, 0))
    assert file_hash(one) == file_hash(other)
    one.write_bytes(b"\xff\x00 Anm")
    assert file_hash(one) != file_hash(other)


@pytest.mark.parametrize("name", ["missing", "folder", "one/below", "loop"])
def test_what_cannot_be_read_has_no_hash(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "one").touch()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert file_hash(tmp_path / name) is None


# Hashes of folders


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "model"
    for name in ("meta.json", "ner/model", "ner/deep/cfg"):
        (found / name).parent.mkdir(parents=True, exist_ok=True)
        (found / name).write_text(name, encoding="utf-8")
    (found / "linked").symlink_to(tmp_path / "outside")
    (tmp_path / "outside").write_text("outside", encoding="utf-8")
    return found


def test_a_folder_is_the_same_while_nobody_touches_it(folder: Path, tmp_path: Path) -> None:
    before = folder_hash(folder)
    for path in folder.rglob("*"):
        os.utime(path, (0, 0))
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "x.pyc").touch()
    (folder / "empty").mkdir()
    assert folder_hash(folder) == before
    shutil.copytree(folder, tmp_path / "elsewhere" / "model")
    assert folder_hash(tmp_path / "elsewhere" / "model") == before


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "ner/deep/cfg").write_text("other", encoding="utf-8"),
        lambda folder: (folder / "ner/new").touch(),
        lambda folder: (folder / "meta.json").unlink(),
        lambda folder: (folder / "meta.json").rename(folder / "ner/meta.json"),
        lambda folder: (folder / "meta.json").write_bytes(b""),
        lambda folder: (folder.parent / "outside").write_text("changed", encoding="utf-8"),
        shutil.rmtree,
    ],
    ids=["edited", "added", "removed", "moved", "emptied", "behind a link", "all gone"],
)
def test_a_folder_is_another_after_any_change(folder: Path, change: Callable[[Path], object]) -> None:
    before = folder_hash(folder)
    change(folder)
    assert folder_hash(folder) != before


def test_a_file_may_stand_for_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "ontology.ttl"
    missing = folder_hash(path)
    path.write_text("one", encoding="utf-8")
    one = folder_hash(path)
    path.write_text("two", encoding="utf-8")
    assert len({missing, one, folder_hash(path)}) == 3


# Hashes of the program


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package without pipelines, which the hashes are of."""
    copy = tmp_path / "kg"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("models", "__pycache__", "assets"))
    monkeypatch.setattr(fingerprint, "__file__", str(copy / "fingerprint.py"))
    return copy


def hashes() -> tuple[bytes, bytes]:
    """Of the whole program, and of the part that reads, as they are now."""
    return program_hash.__wrapped__(), reader_hash.__wrapped__()


@pytest.mark.parametrize(
    ("name", "reads"),
    [
        ("model.py", True),
        ("reader.py", True),
        ("lexicon.py", True),
        ("corpus/clean.py", True),
        ("language/sentences.py", True),
        ("mentions/find.py", True),
        ("relations/read.py", True),
        ("cli.py", False),
        ("statements/facts.py", False),
        ("statements/identity/resolve.py", False),
        ("view/page.py", False),
    ],
)
def test_the_program_and_the_part_of_it_that_reads(package: Path, name: str, reads: bool) -> None:  # noqa: FBT001 - a column of the table
    program, reader = hashes()
    with (package / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert hashes()[0] != program
    assert (hashes()[1] != reader) == reads


def test_a_module_that_is_added_to_what_reads_counts(package: Path) -> None:
    before = hashes()
    (package / "mentions" / "new.py").touch()
    assert all(one != other for one, other in zip(before, hashes(), strict=True))


@pytest.mark.parametrize(
    "name", ["corpus/boilerplate.toml", "corpus/dates.toml", "corpus/detect.toml", "language/labels.toml"]
)
def test_the_word_lists_inside_the_package_are_part_of_what_reads(package: Path, name: str) -> None:
    _, before = hashes()
    with (package / name).open("a", encoding="utf-8") as file:
        file.write("\n# another\n")
    assert hashes()[1] != before


def test_another_version_of_a_library_is_another_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    before = reader_hash.__wrapped__()
    monkeypatch.setattr(fingerprint, "version", lambda library: "0" if library == LIBRARIES[-1] else "9.9")
    other = reader_hash.__wrapped__()
    monkeypatch.setattr(fingerprint, "version", lambda _: "9.9")
    assert len({before, other, reader_hash.__wrapped__()}) == 3


def test_all_libraries_are_there() -> None:
    assert [name for name in LIBRARIES if not any(sign.isdigit() for sign in fingerprint._version(name))] == []
    assert fingerprint._version("no-such-library") == "no-such-library"


def imported(path: Path) -> Iterator[str]:
    """The modules that one names anywhere."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def source(module: str) -> Path | None:
    place = PACKAGE.parent.joinpath(*module.split("."))
    found = (path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file())
    return next(found, None)


def test_all_that_reading_imports_is_hashed() -> None:
    seen: set[Path] = set()
    todo = [PACKAGE / "reader.py", PACKAGE / "corpus" / "__init__.py"]
    while todo:
        path = todo.pop()
        if path not in seen:
            seen.add(path)
            own = (source(module) for module in imported(path) if module.split(".")[0] == "kg")
            todo += [each for each in own if each is not None]
    hashed = {path for name in fingerprint.READERS for path in (PACKAGE / name).rglob("*.py")}
    hashed |= {PACKAGE / f"{name}.py" for name in fingerprint.READER_MODULES}
    assert len(seen) > 50
    assert {path.relative_to(PACKAGE).as_posix() for path in seen - hashed} == WITHOUT_READING
    assert all(path.is_file() for path in hashed)


# Hashes of an ontology folder


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    copy = tmp_path / "news"
    shutil.copytree(ontology.default_folder(), copy, ignore=shutil.ignore_patterns("registers", "sources"))
    return copy


def test_what_of_an_ontology_folder_readings_depend_on(terms: Path) -> None:
    for name in sorted(path.relative_to(terms).as_posix() for path in terms.rglob("*") if path.is_file()):
        before = words_hash(terms)
        with (terms / name).open("ab") as file:
            file.write(b"\n")
        reads = name == "ontology.ttl" or name.startswith(("gazetteers/", "lexicon/"))
        assert (words_hash(terms) != before) == reads, name


def test_all_files_that_reading_opens_in_an_ontology_folder_are_hashed(terms: Path) -> None:
    opened: set[str] = set()

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and is_listening and str(arguments[0]).startswith(str(terms)):
            opened.add(Path(str(arguments[0])).relative_to(terms).parts[0])

    is_listening = True
    sys.addaudithook(note)
    found = ontology.load(terms)
    for lang in ("en", "fr"):
        lexicon.load(terms, lang)
    is_listening = False
    assert len(found.gazetteer) > 100
    assert "lexicon" in opened
    assert opened <= set(fingerprint.READ_FILES)


def test_words_that_an_ontology_folder_has_from_elsewhere(
    tmp_path: Path, terms: Path, tiny_models: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    shutil.copytree(terms, own, ignore=shutil.ignore_patterns("words.*.toml", "gazetteers"))
    for module in (ontology, lexicon, fingerprint):
        monkeypatch.setattr(module, "default_folder", lambda: terms)
    monkeypatch.setattr(pipeline, "attempt", lambda _config, document: empty(document))
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("Kirby visited Iraq.", encoding="utf-8")
    models, paths = tuple(tiny_models.items()), (tmp_path / "seeds",)
    config = Config(paths=paths, out=tmp_path / "out", ontology=own, models=models, workers=1, lang="en")
    assert [pipeline.build(config).read for _ in range(2)] == [1, 0]
    with (terms / "lexicon" / "words.en.toml").open("a", encoding="utf-8") as file:
        file.write("\n# another\n")
    assert pipeline.build(config).read == 1


def empty(document: Document) -> Reading:
    return Reading(document)
