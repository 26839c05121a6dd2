"""What the documents say is so."""

import re
from pathlib import Path

import pytest

from kg import __version__

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
COMMANDS = ["build", "models", "evaluate", "query", "show", "export"]


def test_the_licence_and_notice_are_there():
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").lstrip().startswith("Apache License")
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert all(word in notice for word in ("Apache", "CC BY 4.0", "CC BY-SA 4.0"))


def test_the_changelog_knows_this_version():
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.skipif(not README.is_file(), reason="no README yet")
@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_shows_every_command(command):
    assert f"kg {command}" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path", [path for path in [README, *sorted(ROOT.glob("docs/*.md"))] if path.is_file()], ids=lambda path: path.name
)
def test_links_to_files_lead_somewhere(path):
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []
