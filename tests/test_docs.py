"""What the documents say is so: their links lead somewhere, their commands run and answer as shown."""

import functools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kg import __version__
from kg.language import shipped

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = [path for path in (README, *sorted(ROOT.glob("docs/*.md"))) if path.is_file()]
COMMANDS = ["build", "models", "evaluate", "query", "show", "export"]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")
WORD = re.compile(r"[^\W\d_]{3,}")
SHARE = 0.8  # of the words shown must be in the answer: a better pipeline may word some things otherwise


@dataclass
class Example:
    """A command, and what the page shows of its output; an answer that is cut ends in "…"."""

    command: str
    shown: list[str] = field(default_factory=list)

    @property
    def words(self) -> set[str]:
        return set(WORD.findall("\n".join(self.shown)))


def blocks(path: Path, language: str) -> list[str]:
    return [text for name, text in FENCE.findall(path.read_text(encoding="utf-8")) if name == language]


def examples(path: Path) -> Iterator[Example]:
    """The commands of the `console` blocks: "$ " begins one, "> " goes on with it."""
    found: list[Example] = []
    for line in "".join(blocks(path, "console")).splitlines():
        if line.startswith("$ "):
            found.append(Example(line[2:]))
        elif line.startswith("> ") and not found[-1].shown:
            found[-1].command += "\n" + line[2:]
        else:
            found[-1].shown.append(line)
    yield from found


def slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


@pytest.fixture(scope="session")
def shell(tmp_path_factory: pytest.TempPathFactory):
    """A shell in a folder with the sample texts and their graph; a command that was run once is not run again."""
    folder = tmp_path_factory.mktemp("docs")
    for name in ("seeds", "ontologies"):
        shutil.copytree(ROOT / name, folder / name)
    programs = folder / "bin"
    programs.mkdir()
    for name, arguments in (("kg", "-m kg"), ("python", "")):
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n', encoding="utf-8")
        program.chmod(0o755)
    env = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}

    @functools.cache
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            arguments, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False, timeout=600
        )

    assert run("bash", "-c", "kg build seeds/").returncode == 0
    return run


def test_the_licence_and_notice_are_there():
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").lstrip().startswith("Apache License")
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert all(word in notice for word in ("Apache", "CC BY 4.0", "CC BY-SA 4.0"))


def test_the_changelog_knows_this_version():
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_shows_every_command(command):
    assert f"kg {command}" in README.read_text(encoding="utf-8")


def test_the_readme_tests_as_the_integration_does():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert '".[test]"' in script
    assert "python -m pytest" in script
    assert 'pip install ".[test]" && python -m pytest' in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path):
    for file, anchor in LINK.findall(path.read_text(encoding="utf-8")):
        target = path.parent / file if file else path
        assert target.exists(), file
        if anchor:
            headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in map(slug, headings)


@pytest.mark.model
@pytest.mark.skipif(len(shipped()) < len(("fr", "en")), reason="no trained pipelines here")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_commands_answer_as_shown(path, shell):
    for example in examples(path):
        result = shell("bash", "-c", example.command)
        assert result.returncode == 0, (example.command, result.stderr)
        words = example.words
        missing = words - set(WORD.findall(result.stdout + result.stderr))
        assert len(missing) <= (1 - SHARE) * len(words), (example.command, sorted(missing))


@pytest.mark.model
@pytest.mark.skipif(len(shipped()) < len(("fr", "en")), reason="no trained pipelines here")
@pytest.mark.parametrize("path", [path for path in PAGES if blocks(path, "python")], ids=lambda path: path.name)
def test_python_examples_run(path, shell):
    for code in blocks(path, "python"):
        result = shell("python", "-c", code)
        assert result.returncode == 0, result.stderr
        shown = set(WORD.findall("\n".join(blocks(path, "text"))))
        assert len(shown - set(WORD.findall(result.stdout))) <= (1 - SHARE) * len(shown)
