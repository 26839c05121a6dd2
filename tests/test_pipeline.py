"""Whole builds, with small pipelines: what goes in and out, and that nothing stops them."""

import json
import os
import shutil
import signal
from pathlib import Path

import pytest

from kg import pipeline, reader, results
from kg.config import Config
from kg.errors import ConfigError, CorpusError, LanguageError
from kg.model import Document, Failure
from kg.outputs import ALL, HIDDEN, LOCK, STATE

TEXTS = {
    "a.txt": "Kirby visited Iraq\n\nThe Pentagon spokesman John Kirby visited Iraq. Paris won.",
    "b/b.md": "---\nlang: fr\n---\n# Kirby\n\nKirby a visité Paris. « Tout va bien », a déclaré Kirby.",
    "c.html": "<html lang='en'><p>Kirby visited Iraq, and the minister said that he would come.</p></html>",
    "d.jsonl": "\n".join(
        json.dumps({"id": id_, "text": f"Kirby visited Iraq. Number {number}.", "lang": "en"})
        for number, id_ in enumerate(["one", "two", "one"])
    ),
}


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "seeds"


@pytest.fixture
def settings(tmp_path, tiny_models, small_ontology) -> dict:
    return {"out": tmp_path / "out", "models": tuple(tiny_models.items()), "ontology": small_ontology, "workers": 1}


def build(*paths: Path, **settings) -> pipeline.Report:
    return pipeline.build(Config(paths=paths, **settings))


def files(folder: Path) -> list[str]:
    """The names in an output folder, without that of the hidden one, which holds the state and a lock alone."""
    hidden = {path.name for path in (folder / HIDDEN).iterdir()}
    assert hidden == {STATE, LOCK}
    return sorted(path.name for path in folder.iterdir() if path.name != HIDDEN)


def test_a_build_writes_all_files_and_leaves_nothing_else(seeds, settings):
    report = build(seeds, **settings)
    assert files(settings["out"]) == sorted(ALL)
    assert (report.documents, report.langs, report.failures) == (6, {"en": 5, "fr": 1}, ())
    ids = [json.loads(line)["document"]["id"] for line in (settings["out"] / "readings.jsonl").open(encoding="utf-8")]
    assert ids == ["a.txt", "b/b.md", "c.html", "one", "two", "one-2"]


def test_the_report_is_written(seeds, settings):
    report = build(seeds, **settings)
    saved = json.loads((settings["out"] / "report.json").read_text(encoding="utf-8"))
    assert (saved["documents"], saved["words"]) == (report.documents, report.words)
    assert list(saved["seconds"]) == ["reading", "graph", "page"]


@pytest.mark.parametrize("change", ["workers", "order", "place"])
def test_the_graph_is_the_same_bytes(seeds, settings, tmp_path, change):
    build(seeds, **settings)
    again = settings | {"out": tmp_path / "again"}
    if change == "workers":
        build(seeds, **again | {"workers": 2})
    elif change == "order":
        build(*sorted(seeds.iterdir(), reverse=True), seeds, **again)
    else:
        shutil.copytree(seeds, tmp_path / "elsewhere")
        build(tmp_path / "elsewhere", **again)
    names = ["graph.nt"] if change == "order" else ["graph.nt", "graph.ttl", "readings.jsonl", "index.html"]
    for name in names:
        assert (again["out"] / name).read_bytes() == (settings["out"] / name).read_bytes(), name


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.txt", b"", "empty"),
        ("x.txt", bytes(range(256)) * 20, "binary"),
        ("x.jsonl", b"{", "not a line of JSON"),
        (
            "x.txt",
            b"Der Minister sagte am Mittwoch, dass die Truppen das Land verlassen.",
            "no pipeline for 'de'",
        ),
        ("x.txt", b"The troops left the country. " * 2_000_000, "Split it into several texts"),
    ],
    ids=["empty", "binary", "malformed", "german", "58 MB"],
)
def test_a_bad_file_is_reported_and_the_rest_is_built(seeds, settings, name, content, reason):
    (seeds / name).write_bytes(content)
    report = build(seeds, **settings)
    (failure,) = report.failures
    assert failure.document.startswith(name)
    assert reason in failure.error
    assert report.documents == 6


def test_a_missing_path_is_reported_and_the_rest_is_built(seeds, settings):
    report = build(seeds, seeds / "missing.txt", **settings)
    assert [failure.document for failure in report.failures] == [str(seeds / "missing.txt")]
    assert report.documents == 6


def test_old_encodings_are_read(seeds, settings):
    (seeds / "x.txt").write_bytes("L'été, « Kirby » a visité Paris, à côté de la forêt.".encode("cp1252"))
    assert build(seeds, **settings).documents == 7


def test_a_crash_in_one_document_is_reported_with_its_stage(seeds, settings, monkeypatch):
    find = reader.Finder.find
    monkeypatch.setattr(reader.Finder, "find", lambda self, doc: 1 / 0 if "Number 1" in doc.text else find(self, doc))
    report = build(seeds, **settings)
    assert report.failures == (Failure("two", "reading", "ZeroDivisionError: division by zero"),)
    assert report.documents == 5


def test_a_crash_names_the_stage_that_it_came_from():
    with pytest.raises(AttributeError) as caught:
        pipeline.corpus.count(None)
    assert reader.stage_of(caught.value) == "corpus"


@pytest.mark.parametrize("content", [None, ""], ids=["empty folder", "empty file"])
def test_nothing_to_build_is_an_error_and_leaves_no_folder(tmp_path, settings, content):
    (tmp_path / "empty").mkdir()
    if content is not None:
        (tmp_path / "empty" / "x.txt").write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match="nothing to build"):
        build(tmp_path / "empty", **settings)
    assert not settings["out"].exists()


def test_a_failed_build_leaves_the_old_results(seeds, settings, monkeypatch):
    build(seeds, **settings)
    before = (settings["out"] / "graph.nt").read_bytes()

    def fail(*arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(results, "write_page", fail)
    (seeds / "a.txt").unlink()
    with pytest.raises(KeyboardInterrupt):
        build(seeds, **settings)
    assert (settings["out"] / "graph.nt").read_bytes() == before
    assert files(settings["out"]) == sorted(ALL)


def test_a_build_replaces_the_old_results(seeds, settings):
    build(seeds, **settings)
    shutil.rmtree(seeds / "b")
    (settings["out"] / "notes.txt").write_text("mine", encoding="utf-8")
    assert build(seeds, **settings).langs == {"en": 5}
    assert files(settings["out"]) == sorted([*ALL, "notes.txt"])


def test_a_model_that_is_not_there_is_an_error_before_anything_is_read(seeds, settings):
    with pytest.raises(LanguageError, match="no_such_model"):
        build(seeds, **settings | {"models": (("fr", "no_such_model"),)})


def test_an_out_folder_that_cannot_be_made_is_an_error(seeds, settings):
    (seeds / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ConfigError, match="cannot be written"):
        build(seeds, **settings | {"out": seeds / "file" / "out"})


def test_a_document_that_kills_its_process_is_a_failure_of_its_own():
    results = pipeline.in_order(
        _die_at_kill, [1, 2, 3], workers=2, died=lambda item: reader.died(Document(str(item), "", "en"))
    )
    assert [result.document if isinstance(result, Failure) else result for result in results] == [1, "2", 3]


def _die_at_kill(item):
    if item == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def test_a_folder_whose_last_text_is_gone_has_an_empty_graph(seeds, settings):
    build(seeds, **settings)
    for path in sorted(seeds.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    report = build(seeds, **settings)
    assert (report.documents, report.entities, report.triples, report.withdrawn) == (0, 0, 0, 6)
    assert not any(b"Kirby" in path.read_bytes() for path in settings["out"].rglob("*") if path.is_file())
    assert build(seeds, **settings).documents == 0
    with pytest.raises(CorpusError, match="no such file"):
        build(seeds / "misspelt", **settings)
