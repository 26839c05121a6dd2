"""What the documents say is so: their links lead somewhere, their commands run and answer as shown.

When a better pipeline or more words change the answers, `python scripts/examples.py` writes them anew.
"""

import re
from itertools import chain, repeat
from pathlib import Path

import pytest

from kg import __version__
from kg.language import shipped
from scripts.examples import Shell, blocks, examples

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = [path for path in (README, *sorted(ROOT.glob("docs/*.md"))) if path.is_file()]
COMMANDS = [
    "build", "check", "conflicts", "decisions", "diff", "evaluate", "explain", "export", "learn", "link",
    "merge",
    "models", "query", "reject", "rename", "show", "split", "undo", "watch",
]  # fmt: skip
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")
WORD = re.compile(r"[^\W\d_]{3,}")
SHARE = 0.7  # of the words shown must be in the answer: some change with every improvement
needs_models = pytest.mark.skipif(len(shipped()) < len(("fr", "en")), reason="no trained pipelines here")


def missing(shown: str, answer: str) -> list[str]:
    """The words that are shown and not answered, where they are too many."""
    words = set(WORD.findall(shown))
    absent = words - set(WORD.findall(answer))
    return sorted(absent) if len(absent) > (1 - SHARE) * len(words) else []


def slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


@pytest.fixture(scope="session")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    found = Shell(tmp_path_factory.mktemp("docs"))
    assert found.bash("kg build seeds/").returncode == 0
    return found


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


def test_the_figures_of_the_readme_are_those_of_the_benchmarks():
    table = re.search(r"^## How well it reads$(.*?)^What it", README.read_text(encoding="utf-8"), re.M | re.S)[1]
    pages = (ROOT / "benchmarks" / name for name in ("reading.md", "models.md"))
    known = {figure for page in pages for figure in re.findall(r"\d+\.\d", page.read_text(encoding="utf-8"))}
    assert set(re.findall(r"\d+\.\d", table)) <= known


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path):
    for file, anchor in LINK.findall(path.read_text(encoding="utf-8")):
        target = path.parent / file if file else path
        assert target.exists(), file
        if anchor:
            headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in map(slug, headings)


@pytest.mark.model
@needs_models
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_commands_answer_as_shown(path, shell):
    for example in (example for block in blocks(path, "console") for example in examples(block)):
        result = shell.bash(example.command)
        assert result.returncode == 0, (example.command, result.stdout)
        assert not missing("\n".join(example.shown), result.stdout), example.command


@pytest.mark.model
@needs_models
@pytest.mark.parametrize("path", [path for path in PAGES if blocks(path, "python")], ids=lambda path: path.name)
def test_python_examples_run(path, shell):
    answers = chain(blocks(path, "text"), repeat(""))  # each example is followed by what it prints, if anything
    for code, shown in zip(blocks(path, "python"), answers, strict=False):
        result = shell.run("python", "-c", code)
        assert result.returncode == 0, result.stdout
        assert not missing(shown, result.stdout)
