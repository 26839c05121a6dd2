# ruff: noqa: E501 - rows of tables stay whole
"""`kg check`: what is wrong in an ontology folder, and which examples are not read, and why."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg import check as checking
from kg.check import check
from kg.cli import app
from kg.config import Config
from kg.errors import OntologyError
from kg.model import Document, Entity, Fact, Mention, Reading, Span
from kg.ontology import default_folder
from tests.parses import cases

TEXT = "Selma Ott greets Pavel Orlov in Belmor."
TYPES = {"Selma Ott": "Person", "Pavel Orlov": "Person", "Belmor": "City"}


class StubReader:
    """Reads `TEXT` as told: its names, and one fact."""

    stated: tuple[str, str, str, str] = ("Selma Ott", "metWith", "Pavel Orlov", "affirmed")

    def __init__(self, config: Config) -> None:
        """Nothing is loaded."""

    def read(self, document: Document) -> Reading:
        """Every name of the text, and the fact if both its names are there."""
        entities = {
            name: Entity(f"e{number}", name, type_, (Mention(_span(document.text, name), "name"),))
            for number, (name, type_) in enumerate(TYPES.items())
            if name in document.text
        }
        subject, property_, object_, polarity = self.stated
        whole = Span(0, len(document.text))
        facts = (
            Fact(entities[subject].id, property_, entities[object_].id, whole, "stub", polarity=polarity),  # type: ignore[arg-type]
        )
        return Reading(document, tuple(entities.values()), facts)


def _span(text: str, name: str) -> Span:
    return Span(text.index(name), text.index(name) + len(name))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped ontology without examples, read by the stub."""
    monkeypatch.setattr(checking, "Reader", StubReader)
    copy = tmp_path / "mine"
    shutil.copytree(default_folder(), copy, ignore=shutil.ignore_patterns("examples.*", "scorer.npz"))
    return copy


def teach(folder: Path, *lines: Any) -> None:
    """Write English examples; a text stands as it is."""
    rows = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    (folder / "examples.en.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")


def errors(folder: Path) -> list[tuple[str, str]]:
    """Where each error stands, by the name of its file, and its message."""
    return [(Path(one.where).name, one.message) for one in check(folder).findings if one.severity == "error"]


READ = {
    "a fact": ["Selma Ott", "metWith", "Pavel Orlov"],
    "a fact with its polarity": ["Selma Ott", "metWith", "Pavel Orlov", "affirmed"],
    "a symmetric fact turned round": ["Pavel Orlov", "metWith", "Selma Ott"],
}


@pytest.mark.parametrize("fact", list(READ.values()), ids=list(READ))
def test_an_example_that_is_read_is_no_error(folder: Path, fact: list[str]) -> None:
    teach(folder, {"text": TEXT, "facts": [fact]})
    checked = check(folder)
    assert checked.is_sound
    assert (checked.examples["en"], checked.read["en"]) == (1, 1)


FAULTS = {
    "another property": (["Selma Ott", "invited", "Pavel Orlov"], "no word near them states it"),
    "another polarity": (["Selma Ott", "metWith", "Pavel Orlov", "negated"], "taken for affirmed, not negated"),
    "classes that do not suit": (["Selma Ott", "bornIn", "Pavel Orlov"], "domain and range"),
    "a name that is not found": (["greets", "metWith", "Pavel Orlov"], "'greets' is not found as a name"),
    "a name that is not there": (["Otto", "metWith", "Pavel Orlov"], "'Otto' is not in the text"),
    "an unknown property": (["Selma Ott", "meetWith", "Pavel Orlov"], "Did you mean 'metWith'?"),
    "a strange property": (["Selma Ott", "zzz", "Pavel Orlov"], "kg:statementProperty"),
    "an unknown polarity": (["Selma Ott", "metWith", "Pavel Orlov", "maybe"], "is no polarity"),
    "too few elements": (["Selma Ott", "metWith"], "a fact is subject, property, object"),
    "too many elements": (
        ["Selma Ott", "metWith", "Pavel Orlov", "affirmed", "x"],
        "a fact is subject, property, object",
    ),
}


@pytest.mark.parametrize(("fact", "message"), cases(FAULTS))
def test_an_example_that_is_not_read_is_an_error_that_says_why(folder: Path, fact: list[str], message: str) -> None:
    teach(folder, "", {"text": TEXT, "facts": [fact]})
    ((where, said),) = errors(folder)
    assert where == "examples.en.jsonl:2"
    assert message in said


MALFORMED = {"no JSON": "so what", "no text": {"facts": []}, "no facts": {"text": TEXT}, "a list": [1, 2], "a number": 3,
             "facts that are none": {"text": TEXT, "facts": 7}, "a fact that is none": {"text": TEXT, "facts": [7]}}  # fmt: skip


@pytest.mark.parametrize("line", cases(MALFORMED))
def test_a_malformed_line_is_an_error_and_the_next_is_read(folder: Path, line: Any) -> None:
    teach(folder, line, {"text": TEXT, "facts": [["Selma Ott", "metWith", "Pavel Orlov"]]})
    ((where, said),) = errors(folder)
    assert where == "examples.en.jsonl:1"
    assert "not an example" in said
    assert check(folder).read["en"] == 1


def test_words_for_a_property_that_the_ontology_lacks_are_an_error(folder: Path) -> None:
    path = folder / "lexicon" / "properties.fr.toml"
    path.write_text(path.read_text(encoding="utf-8") + '\n[atacked]\nverbs."S > O" = ["zzz"]\n', encoding="utf-8")
    ((where, said),) = errors(folder)
    assert where == "properties.fr.toml"
    assert "Did you mean 'attacked'?" in said


def test_a_property_without_words_is_a_warning(folder: Path) -> None:
    path = folder / "lexicon" / "properties.en.toml"
    path.write_text('[attacked]\nverbs."S > O" = ["attack"]\n', encoding="utf-8")
    checked = check(folder)
    assert checked.is_sound
    assert any("no words for" in one.message and "metWith" in one.message for one in checked.findings)


def test_a_folder_without_ontology_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError):
        check(tmp_path)


def test_the_command_prints_what_is_wrong_and_exits_with_1(folder: Path) -> None:
    teach(folder, {"text": TEXT, "facts": [["Selma Ott", "invited", "Pavel Orlov"]]})
    result = CliRunner().invoke(app, ["check", str(folder)])
    assert result.exit_code == 1
    assert "examples.en.jsonl:1: Selma Ott · invited · Pavel Orlov is not read" in result.output


def test_the_command_gives_json(folder: Path) -> None:
    teach(folder, {"text": TEXT, "facts": [["Selma Ott", "metWith", "Pavel Orlov"]]})
    result = CliRunner().invoke(app, ["check", str(folder), "--json"])
    assert result.exit_code == 0
    assert json.loads(result.output)["sound"] is True
