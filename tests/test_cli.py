"""The command line as people use it: what it prints, and its exit codes."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

TEXT = (
    "Kirby visited Iraq\n\nThe Pentagon spokesman John Kirby visited Iraq, and he said that it would be the last time."
)
COMMANDS = ["build", "models", "evaluate", "query", "show", "export"]


@pytest.fixture
def kg(tmp_path: Path):
    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kg", *map(str, arguments)]
        environment = {"PYTHONPATH": str(Path(__file__).parent.parent), "PATH": "/usr/bin:/bin", "COLUMNS": "200"}
        return subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False, timeout=120
        )

    return run


@pytest.fixture
def seeds(tmp_path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "seeds"


@pytest.fixture
def models(tiny_models) -> list[str]:
    """Options that name small pipelines."""
    return [part for lang, path in tiny_models.items() for part in ("--model", f"{lang}={path}")]


def test_build_ends_with_a_summary_and_what_to_do_next(kg, seeds, models):
    result = kg("build", seeds, "--workers", 1, *models)
    assert result.returncode == 0, result.stderr
    assert "1 document (en 1), 20 words" in result.stdout
    assert re.search(r"\d+ entit(y|ies), \d+ facts?, \d+ open facts?, \d+ quotes?", result.stdout)
    assert "words/s" in result.stdout
    assert 'kg show "' in result.stdout
    assert "kg query who-said-what" in result.stdout
    assert "outputs/index.html" in result.stdout
    assert result.stderr.splitlines()[:2] == ["files: 1", "reading: 1 to read"]


def test_some_documents_skipped_is_exit_code_1(kg, seeds, models):
    (seeds / "b.txt").write_bytes(bytes(100))
    (seeds / "c.pdf").write_bytes(b"%PDF")
    result = kg("build", seeds, "--workers", 1, *models)
    assert result.returncode == 1
    assert "1 skipped:\n  b.txt: binary file" in result.stdout
    assert "Files of other kinds, not read: .pdf 1" in result.stdout


def test_a_report_in_json(kg, seeds, models, tmp_path):
    result = kg("build", seeds, "--workers", 1, "--json", "--out", tmp_path / "o", *models)
    assert json.loads(result.stdout)["documents"] == 1
    assert result.stderr == ""


def test_quiet_says_nothing_but_errors(kg, seeds, models):
    (seeds / "b.txt").write_bytes(b"")
    result = kg("build", seeds, "--workers", 1, "--quiet", *models)
    assert (result.stdout, result.stderr) == ("", "kg: b.txt: empty: no text in it\n")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["build", "missing"], "missing: no such file or folder"),
        (["build", ".", "--workers", "0"], "workers: expected 1 or more"),
        (["build", ".", "--model", "fr"], "expected LANGUAGE=NAME"),
        (["build", ".", "--base", "x"], "base: expected an IRI"),
        (["build", ".", "--ontology", "nowhere"], "nowhere"),
        (["models", "--model", "fr=no_such_model"], "python -m spacy download no_such_model"),
        (["evaluate", "missing.jsonl"], "missing.jsonl"),
    ],
)
def test_errors_are_one_message_and_exit_code_2(kg, arguments, reason):
    result = kg(*arguments)
    assert result.returncode == 2
    assert result.stderr.startswith("kg: ") or "reading" in result.stderr
    assert reason in result.stderr
    assert "Traceback" not in result.stderr


def test_wrong_use_is_exit_code_2(kg):
    assert kg("build").returncode == 2
    assert kg("no-such-command").returncode == 2


def test_the_version(kg):
    assert re.fullmatch(r"kg \d+\.\d+\.\d+\n", kg("--version").stdout)


def test_help_lists_every_command(kg):
    help_ = kg("--help").stdout
    assert all(command in help_ for command in COMMANDS)
    assert "--install-completion" in help_


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_teaches_by_example(kg, command):
    result = kg(command, "--help")
    assert result.returncode == 0
    assert f"kg {command} " in result.stdout.replace(f"Usage: python -m kg {command}", "")


def test_models_are_listed(kg, models, tiny_models):
    infos = json.loads(kg("models", "--json", *models).stdout)
    assert {info["lang"]: info["path"] for info in infos} == tiny_models
    listed = kg("models", *models).stdout
    assert all(path in listed for path in tiny_models.values())


def test_nothing_heavy_is_loaded_to_ask_a_graph():
    heavy = ("spacy", "rdflib", "numpy", "networkx", "rich")
    code = f"import sys, kg.cli; print([name for name in {heavy} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert result.stdout == "[]\n"


def test_evaluation_of_a_build(kg, seeds, models, tmp_path):
    gold = {
        "id": "a.txt",
        "entities": [{"id": "1", "name": "Kirby", "type": "Person", "mentions": ["Kirby"]}],
        "facts": [],
        "quotes": [],
    }
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold), encoding="utf-8")
    kg("build", seeds, "--workers", 1, *models)
    result = kg("evaluate", "gold.jsonl")
    assert result.returncode == 0, result.stderr
    assert "all facts" in result.stdout
    assert json.loads(kg("evaluate", "gold.jsonl", "--json").stdout)["facts"]["gold"] == 0


def test_an_interrupt_leaves_nothing_behind(seeds, models, tmp_path):
    for number in range(300):
        (seeds / f"{number}.txt").write_text(TEXT * 200, encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", str(seeds), "--workers", "2", "--out", str(tmp_path / "o"), *models]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603
    assert process.stderr is not None
    process.stderr.readline()
    time.sleep(0.5)
    process.send_signal(2)
    assert process.wait(timeout=60) != 0
    assert "Traceback" not in process.stderr.read()
    assert not (tmp_path / "o").exists()
