"""`kg learn` as people use it: what it prints, and its exit codes."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg import cli, ontology
from kg.cli import app
from tests.parses import cases

PREFIXES = """
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <http://toy.example/o#> .
"""
RUNS = ":runs a owl:ObjectProperty .\n"
TAUGHT = RUNS.replace(" .", ' ; skos:example "[Kirby] visited [[Iraq]]."@en .') + ":sells a owl:ObjectProperty .\n"
EXAMPLE = '{"text": "Kirby visited Iraq.", "lang": "en", "facts": [["Kirby", "runs", "Iraq"]]}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with an ontology and a file of examples."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "toy.ttl").write_text(PREFIXES + RUNS, encoding="utf-8")
    (tmp_path / "taught.ttl").write_text(PREFIXES + TAUGHT, encoding="utf-8")
    (tmp_path / "none.ttl").write_text(PREFIXES, encoding="utf-8")
    (tmp_path / "toy.jsonl").write_text(EXAMPLE, encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text(f"{EXAMPLE}so what\n", encoding="utf-8")
    (tmp_path / "odd.jsonl").write_text(EXAMPLE.replace("runs", "flies"), encoding="utf-8")
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", encoding="utf-8")
    return tmp_path


@pytest.fixture
def models(tiny_models: dict[str, str]) -> list[str]:
    """Options that name small pipelines."""
    return [part for lang, path in tiny_models.items() for part in ("--model", f"{lang}={path}")]


def learn(*arguments: str):
    return CliRunner().invoke(app, ["learn", *arguments])


def test_help_teaches_by_example() -> None:
    result = learn("--help")
    assert result.exit_code == 0
    for part in ("kg learn music.ttl music.jsonl --out music/", "kg build texts/ --ontology music/", "skos:example"):
        assert part in re.sub(r"\s+", " ", result.output)
    assert "learn" in CliRunner().invoke(app, ["--help"]).output


def test_what_was_learnt_and_what_to_do_next(folder: Path, models: list[str]) -> None:
    result = learn("taught.ttl", "--out", "mine", *models)
    assert result.exit_code == 0, result.output
    assert "1 examples with 1 facts" in result.stdout
    assert "without examples, so never read: " in result.stdout
    assert "kg check mine" in result.stdout
    assert "kg build TEXTS --ontology mine" in result.stdout
    assert all(line.startswith("kg: ") for line in result.stderr.splitlines())
    assert ontology.load(folder / "mine", names=False).properties.keys() >= {"runs", "sells"}


def test_files_of_examples_and_the_folder_that_is_written_by_default(folder: Path, models: list[str]) -> None:
    result = learn("toy.ttl", "toy.jsonl", "toy.jsonl", *models)
    assert result.exit_code == 0, result.output
    assert "2 examples with 2 facts" in result.stdout
    assert (folder / "learnt" / "ontology.ttl").exists()


def test_json_is_all_that_is_printed(folder: Path, models: list[str]) -> None:
    result = learn("toy.ttl", "toy.jsonl", "--out", "mine", "--json", *models)
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    shown = json.loads(result.stdout)
    assert (shown["out"], shown["examples"], shown["triples"]) == ("mine", 1, 1)
    assert shown["precision"] is None
    assert {"lost", "patterns", "threshold", "recall", "untaught"} <= shown.keys()


def test_the_language_of_all_examples(folder: Path, models: list[str]) -> None:
    (folder / "short.jsonl").write_text('{"text": "Kirby a visité Paris."}\n', encoding="utf-8")
    assert learn("toy.ttl", "short.jsonl", "--lang", "fr", *models).exit_code == 0
    assert (folder / "learnt" / "examples.fr.jsonl").exists()


REFUSED = {
    "an ontology that is missing": (["missing.ttl"], "missing.ttl: no such file"),
    "an ontology without relations": (["none.ttl", "toy.jsonl"], "none.ttl: no relation to learn"),
    "an ontology without examples": (["toy.ttl"], "toy.ttl: no examples"),
    "a file without examples": (["toy.ttl", "empty.jsonl"], "toy.ttl: no examples"),
    "examples that are missing": (["toy.ttl", "missing.jsonl"], "missing.jsonl"),
    "a malformed example": (["toy.ttl", "bad.jsonl"], "bad.jsonl:2: no JSON"),
    "an unknown relation": (["toy.ttl", "odd.jsonl"], "odd.jsonl:1: 'flies' is no relation"),
    "a folder that holds something": (["toy.ttl", "toy.jsonl", "--out", "full"], "full: is not empty"),
    "a file in place of the folder": (["toy.ttl", "toy.jsonl", "--out", "toy.ttl"], "toy.ttl: is not empty"),
    "a malformed option": (["toy.ttl", "toy.jsonl", "--model", "fr"], "expected LANGUAGE=NAME"),
}


@pytest.mark.parametrize(("arguments", "said"), cases(REFUSED))
def test_errors_are_one_message_and_exit_code_2(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.setattr(sys, "argv", ["kg", "learn", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    printed = capsys.readouterr()
    assert ended.value.code == 2
    assert printed.out == ""
    assert printed.err.startswith("kg: ")
    assert said in printed.err
    assert not (folder / "learnt").exists()


def test_wrong_use_is_exit_code_2(folder: Path) -> None:
    assert learn().exit_code == 2
    assert learn("toy.ttl", "--no-such-option").exit_code == 2


def test_the_bytes_do_not_depend_on_the_process(folder: Path, models: list[str]) -> None:
    for out, seed in (("one", "1"), ("two", "2")):
        command = [sys.executable, "-m", "kg", "learn", "taught.ttl", "--json", "--out", out, *models]
        environment = {"PYTHONPATH": str(Path(__file__).parent.parent), "PATH": "/usr/bin:/bin", "PYTHONHASHSEED": seed}
        result = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment, check=False)  # noqa: S603
        assert result.returncode == 0, result.stderr
    one, two = (
        {path.relative_to(folder / out): path.read_bytes() for path in (folder / out).rglob("*") if path.is_file()}
        for out in ("one", "two")
    )
    assert one == two
