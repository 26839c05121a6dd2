"""kg conflicts, as people use it."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from kg import ontology
from kg.cli_conflicts import app as conflicts_app
from kg.errors import ConfigError, KgError, OntologyError, StoreError
from kg.model import Document, Quantity, Reading
from kg.statements import write_graph
from kg.store import Store
from tests.samples import Draft, sample_readings

BIRTHS = {
    "a": ("2021-04-01", "Ada Lorne was born in Aville."),
    "b": ("2021-04-02", "Ada Lorne was born in Betown, the ministry said."),
}
HOSTILE = "Ada \x1b[31mLorne\u202e <b>met</b>\r\nBo “Marsh” " + "very " * 20_000 + "late."


def births() -> list[Reading]:
    found = []
    for id_, (published, text) in BIRTHS.items():
        draft = Draft(Document(id_, text, "en", title=f"Title {id_}", published=published))
        town = "Aville" if "Aville" in text else "Betown"
        draft.entity("p", "Person", "Ada Lorne").entity("t", "City", town)
        found.append(draft.fact("p", "bornIn", "t", text).reading())
    return found


def troops() -> list[Reading]:
    found = []
    for id_, figure, time in (("c", 2500, "2019"), ("d", 900, "2021"), ("e", 1.5, None)):
        text = f"Norland has {figure} soldiers in Sudland."
        draft = Draft(Document(id_, text, "en"))
        draft.entity("n", "Country", "Norland").entity("s", "Country", "Sudland")
        quantity = Quantity(figure, "soldier", approximate=figure == 900)
        if time is None:
            draft.fact("n", "funds", "s", text, quantity=quantity)
        else:
            draft.fact("n", "hasTroopsIn", "s", text, quantity=quantity, time=time)
        found.append(draft.reading())
    return found


def hostile() -> list[Reading]:
    found = []
    for number, polarity in enumerate(("affirmed", "negated", *["affirmed"] * 4)):
        draft = Draft(Document(f"x{number}\n\x1b[2J", HOSTILE, "en", title="T\u202eitle"))
        draft.entity("a", "Person", "Ada \x1b[31mLorne\u202e").entity("b", "Person", "Bo “Marsh”")
        found.append(draft.fact("a", "metWith", "b", HOSTILE, polarity=polarity, attributed_to="b").reading())  # type: ignore[arg-type]
    return found


def build(folder: Path, readings: list[Reading]) -> Path:
    folder.mkdir(exist_ok=True)
    write_graph(readings, ontology.load(ontology.default_folder()), folder / "graph.nt")
    Store.build(folder / "graph.nt", folder / "store")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("conflicts"), [*births(), *troops()])


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("nasty"), hostile())


def run(*arguments: str | Path, width: int = 100) -> Result:
    app = typer.Typer()
    app.add_typer(conflicts_app)
    app.command("other")(lambda: None)  # with one command alone, typer would take its name for an argument
    result = CliRunner().invoke(app, ["conflicts", *map(str, arguments)], env={"COLUMNS": str(width), "LINES": "40"})
    if isinstance(result.exception, KgError):
        raise result.exception
    return result


def test_a_conflict_shows_every_side_with_its_sentence(folder: Path) -> None:
    result = run("-g", folder)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Ada Lorne was born in … (one value only)",
        "  1. Betown — 2021-04-02, 1 document, newer than the next",
        "      Ada Lorne was born in Betown, the ministry said.",
        "      — b, Title b, 2021-04-02",
        "  2. Aville — 2021-04-01, 1 document",
        "      Ada Lorne was born in Aville.",
        "      — a, Title a, 2021-04-01",
        "",
        "1 conflict: value 1",
    ]


def test_french_headings(folder: Path) -> None:
    lines = run("-g", folder, "--lang", "fr").stdout.splitlines()
    assert lines[0] == "Ada Lorne est né à … (une seule valeur possible)"
    assert lines[1] == "  1. Betown — 2021-04-02, 1 document, plus récent que le suivant"
    assert lines[-1] == "1 contradiction : valeur 1"


def test_what_changed_is_shown_on_demand(folder: Path) -> None:
    assert "changed over time" not in run("-g", folder).stdout
    lines = run("-g", folder, "--all", "--kind", "figures").stdout.splitlines()
    assert lines[0] == "Norland has troops in Sudland (changed over time)"
    assert lines[1] == "  1. about 900 soldiers — 2021, 1 document, newer than the next"
    assert "  2. 2,500 soldiers — 2019, 1 document" in lines
    assert "      — c, @ 2019" in lines
    assert lines[-1] == "no conflicts; changed over time 1"


@pytest.mark.parametrize(
    ("arguments", "last"),
    [
        (["Ada"], "1 conflict: value 1"),
        (["betown"], "1 conflict: value 1"),
        (["Norland"], "no conflicts"),
        (["--kind", "value"], "1 conflict: value 1"),
        (["--kind", "polarity"], "no conflicts"),
        (["--property", "bornIn"], "1 conflict: value 1"),
        (["--property", "leads"], "no conflicts"),
        (["--lang", "fr", "--kind", "figures"], "aucune contradiction"),
    ],
)
def test_conflicts_are_narrowed(folder: Path, arguments: list[str], last: str) -> None:
    result = run(*arguments, "-g", folder)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, last)


def test_an_unknown_name_is_exit_code_1(folder: Path) -> None:
    result = run("Ada Lorme", "-g", folder)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "kg: nothing is called 'Ada Lorme'; did you mean Ada Lorne?\n"


def test_an_unknown_property_is_an_error(folder: Path) -> None:
    with pytest.raises(ConfigError, match="no property 'borninn'; did you mean bornIn"):
        run("--property", "borninn", "-g", folder)


def test_without_a_build_the_message_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run kg build first"):
        run("-g", tmp_path)


def test_a_wrong_ontology_is_an_error(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"ontology\.ttl"):
        run("-g", folder, "--ontology", tmp_path)


def test_json_has_everything_under_iris_and_their_names(folder: Path) -> None:
    record = json.loads(run("-g", folder, "--json", "--all").stdout)
    series, value = record["conflicts"]
    assert (series["kind"], value["kind"], value["object"]) == ("series", "value", None)
    assert [record["names"][claim["value"]] for claim in value["claims"]] == ["Betown", "Aville"]
    assert [claim["rank"] for claim in value["claims"]] == [1, 2]
    assert value["claims"][0]["reason"] == "date"


def test_json_without_conflicts_is_empty(folder: Path) -> None:
    assert json.loads(run("Norland", "-g", folder, "--json").stdout) == {"conflicts": [], "names": {}}


@pytest.mark.parametrize("width", [30, 80])
def test_hostile_texts_keep_to_the_terminal(nasty: Path, width: int) -> None:
    result = run("-g", nasty, width=width)
    assert result.exit_code == 0
    lines = result.stdout.split("\n")
    assert max(map(len, lines)) <= width
    assert len(lines) < 50
    assert not set(result.stdout) & set("\x1b\r\u202e")
    assert "1. ✓ affirmed — undated" in result.stdout
    assert "2. ✗ denied — undated" in result.stdout
    assert "      … 2 more; --all s" in result.stdout
    assert lines[-2] == "1 conflict: polarity 1"


def test_all_shows_whole_sentences(nasty: Path) -> None:
    result = run("-g", nasty, "--all", width=80)
    assert result.stdout.count("late.") == 6
    assert "more; --all" not in result.stdout
    assert not set(result.stdout) & set("\x1b\r\u202e")


def test_other_entities_of_that_name_are_named(folder: Path) -> None:
    assert "Others of that name:" in run("land", "-g", folder).stdout
    assert "Others of that name:" not in run("Ada", "-g", folder).stdout


def test_the_sample_texts_do_not_contradict_each_other(tmp_path: Path) -> None:
    result = run("-g", build(tmp_path / "samples", sample_readings()))
    assert (result.exit_code, result.stdout) == (0, "no conflicts\n")


def test_help_teaches() -> None:
    shown = run("--help").stdout
    for words in ("kg conflicts --kind figures", "conflicts.toml", "Exit code 0"):
        assert words in shown
