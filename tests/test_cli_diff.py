"""kg diff, as people use it."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from kg import ontology
from kg.cli_diff import app, clipped
from kg.errors import KgError, OntologyError, StoreError
from kg.model import Document, Quantity, Reading
from kg.namespaces import KG
from kg.ontology import Ontology
from kg.statements import write_graph
from tests.samples import IRAQ, US, Draft, sample_readings

Build = Callable[[str, Iterable[Reading]], Path]
main = typer.Typer()
main.add_typer(app)
TROOPS = "Environ 2 500 militaires américains se trouvent en Irak, selon le Pentagone."
TALKS = "fr/talks.txt, Washington et Bagdad s'accordent sur un calendrier, 2021-04-08"


@main.callback()
def _commands() -> None:
    """Keep the command's name."""


@pytest.fixture(scope="module")
def terms() -> Ontology:
    return ontology.load(ontology.default_folder(), names=False)


@pytest.fixture
def build(terms: Ontology, tmp_path: Path) -> Build:
    def built(name: str, readings: Iterable[Reading]) -> Path:
        (tmp_path / name).mkdir(exist_ok=True)
        write_graph(readings, terms, tmp_path / name / "graph.nt")
        return tmp_path / name

    return built


def run(*arguments: str | Path, columns: int = 120) -> Result:
    result = CliRunner().invoke(main, ["diff", *map(str, arguments)], env={"COLUMNS": str(columns)})
    if isinstance(result.exception, KgError):
        raise result.exception
    return result


def edited() -> list[Reading]:
    """The sample readings: other troops, a denial, two facts less, another document's name, a fuller name."""
    briefing, takeover, column, talks = sample_readings()
    spokesman, troops, *others, _, _ = talks.facts
    changed = (
        replace(spokesman, polarity="negated"),
        replace(troops, quantity=Quantity(3000, "soldier"), attributed_to=None),
    )
    named = [replace(each, name="Ingrid B. Dahl") if each.id == "e4" else each for each in takeover.entities]
    return [
        briefing,
        replace(takeover, entities=tuple(named)),
        replace(column, document=replace(column.document, id="fr/colonne.txt")),
        replace(talks, facts=(*changed, *others)),
    ]


def said(sentence: str = "Ada Byron met Karl Marx.", *, id_: str = "a.txt", name: str = "Ada Byron") -> Reading:
    draft = Draft(Document(id_, sentence, "en")).entity("e1", "Person", "Ada Byron").entity("e2", "Person", "Karl Marx")
    reading = draft.fact("e1", "metWith", "e2", sentence).reading()
    ada, marx = reading.entities
    return replace(reading, entities=(replace(ada, name=name), marx))


def test_nothing_to_tell(build: Build) -> None:
    old, new = build("old", sample_readings()), build("new", sample_readings())
    result = run(old, new)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "no difference\n", "")
    assert run(old, new, "--lang", "fr").stdout == "aucune différence\n"
    assert run(old / "graph.nt", new, "--documents").stdout == "no difference\n"


def test_everything_is_told_with_its_sentence(build: Build) -> None:
    result = run(build("old", sample_readings()), build("new", edited()))
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "Documents (1)",
        "~ fr/column.txt → fr/colonne.txt",
        "",
        "Entities (2)",
        "~ Ingrid Dahl → Ingrid B. Dahl",
        "~ Kirby (under another IRI)",
        "",
        "Facts that went (2)",
        "- John Kirby · “remercier” · Iraq",
        "      Kirby a remercié l'Irak.",
        f"      — {TALKS}",
        "- Barack Obama · withdrew from · Iraq",
        "      Le président Barack Obama avait retiré ses troupes d'Irak en 2011.",
        f"      — {TALKS}; 2011",
        "",
        "Facts that changed (2)",
        "~ US · has troops in · Iraq, about 2,500 soldiers → 3,000 soldiers, according to Pentagone → –",
        f"      {TROOPS}",
        f"      — {TALKS}; 3,000 soldiers",
        "~ John Kirby · is spokesperson for · Pentagone, affirmed → not",
        "      L'attaché de presse du Pentagone, John Kirby, a indiqué mercredi qu'aucune date n'était arrêtée.",
        f"      — {TALKS}",
        "",
        "Other details differ of: entities (names, classes, mentions) 3, quotations 2",
        "Facts -2 ~2, Documents ~1, Entities ~2",
    ]


def test_it_is_told_in_french(build: Build) -> None:
    result = run(build("old", edited()), build("new", sample_readings()), "--lang", "fr")
    lines = result.stdout.splitlines()
    assert "+ John Kirby · « remercier » · Irak" in lines
    figures = "3\u202f000 militaires → environ 2\u202f500 militaires, – → selon Pentagone"
    assert f"~ États-Unis · a des troupes à · Irak, {figures}" in lines
    assert "~ John Kirby · est porte-parole de · Pentagone, non → affirmé" in lines
    assert lines[-1] == "Faits +2 ~2, Documents ~1, Entités ~2"


def test_documents_are_listed_on_demand(build: Build) -> None:
    old, new = build("old", sample_readings()), build("new", edited())
    assert "Facts by document" not in run(old, new).stdout
    lines = run(old, new, "--documents").stdout.splitlines()
    assert lines[lines.index("Facts by document") + 1] == f"-2 ~2  {TALKS}"


def test_old_and_new_sentence_stand_together(build: Build) -> None:
    result = run(build("old", [said()]), build("new", [said("Ada Byron met old Karl Marx.")]))
    assert result.stdout.splitlines() == [
        "Facts that changed (1)",
        "~ Ada Byron · met with · Karl Marx, in other words",
        "    - Ada Byron met Karl Marx.",
        "      — a.txt",
        "    + Ada Byron met old Karl Marx.",
        "      — a.txt",
        "",
        "Facts ~1",
    ]


def test_a_fact_still_stated_has_not_gone(build: Build) -> None:
    other = said("Ada Byron met Karl Marx here.", id_="b.txt")
    result = run(build("old", [said(), other]), build("new", [other]))
    assert "Facts that went" not in result.stdout
    lines = result.stdout.splitlines()
    assert "~ Ada Byron · met with · Karl Marx, documents: 2 → 1" in lines
    assert lines[lines.index("    - Ada Byron met Karl Marx.") + 1] == "      — a.txt"
    assert lines[:2] == ["Documents (1)", "- a.txt"]


def test_those_who_are_one_are_named(build: Build) -> None:
    apart, one = (
        [said(), said("Ada Byron met Karl Marx again.", id_="b.txt", name=name)] for name in ("Lady Ada", "Ada Byron")
    )
    old, new = build("old", apart), build("new", one)
    assert "~ now one: Ada Byron, Lady Ada → Ada Byron" in run(old, new).stdout.splitlines()
    assert "~ now several: Ada Byron → Ada Byron, Lady Ada" in run(new, old).stdout.splitlines()


def test_details_alone_are_a_difference(build: Build) -> None:
    reading = said()
    sure = replace(reading, facts=(replace(reading.facts[0], confidence=0.1),))
    result = run(build("old", [reading]), build("new", [sure]))
    assert result.exit_code == 1
    assert result.stdout == "Other details differ of: statements (place, rule, confidence) 1\n"


# JSON


def test_json_has_everything(build: Build) -> None:
    result = run(build("old", sample_readings()), build("new", edited()), "--json")
    assert result.exit_code == 1
    record = json.loads(result.stdout)
    assert list(record) == ["same", "facts", "documents", "entities", "others"]
    assert {kind: len(found) for kind, found in record["facts"].items()} == {
        "came": 0,
        "went": 2,
        "changed": 2,
        "restated": 0,
    }
    troops = next(each for each in record["facts"]["changed"] if each["subject"]["iri"] == US)
    assert troops["predicate"] == KG + "hasTroopsIn"
    assert troops["object"] == {"iri": IRAQ, "name": "Iraq"}
    assert troops["aspects"] == ["figure", "by"]
    assert troops["documents"] is None
    (old,), (new,) = troops["old"], troops["new"]
    assert old["quantity"] == {"value": 2500, "unit": "soldier", "approximate": True}
    assert new["quantity"] == {"value": 3000, "unit": "soldier", "approximate": False}
    assert (old["attributed_to"]["name"], new["attributed_to"]) == ("Pentagone", None)
    assert (old["sentence"], old["document"]["name"]) == (TROOPS, "fr/talks.txt")
    ((moved,), (renamed, kirby)) = record["documents"]["renamed"], record["entities"]["renamed"]
    assert [each[0]["name"] for each in moved.values()] == ["fr/column.txt", "fr/colonne.txt"]
    assert [each[0]["name"] for each in renamed.values()] == ["Ingrid Dahl", "Ingrid B. Dahl"]
    assert kirby["old"][0]["iri"] != kirby["new"][0]["iri"]
    assert record["others"] == {"entities": 3, "quotations": 2}


def test_json_of_the_same(build: Build) -> None:
    result = run(build("old", [said()]), build("new", [said()]), "--json")
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert record["same"] is True
    assert not any(found for name in ("facts", "documents", "entities") for found in record[name].values())


def test_json_counts_documents_on_demand(build: Build) -> None:
    record = json.loads(run(build("old", [said()]), build("new", []), "--json", "-d").stdout)
    assert list(record["by_document"].values()) == [{"-": 1}]
    assert record["documents"]["went"][0]["name"] == "a.txt"
    assert record["facts"]["went"][0]["documents"] == {"old": 1, "new": 0}


def test_json_has_literals_and_open_relations(build: Build) -> None:
    reading = said()
    (fact,) = reading.facts
    facts = (
        replace(fact, predicate="hasOtherName", object=None, value="AB", quantity=Quantity(1.5, "EUR")),
        replace(fact, predicate="open:greet"),
    )
    old, new = build("old", [replace(reading, facts=())]), build("new", [replace(reading, facts=facts)])
    greeted, named = json.loads(run(old, new, "--json").stdout)["facts"]["came"]
    assert (greeted["open"], greeted["object"]["name"]) == ("greet", "Karl Marx")
    assert (named["open"], named["object"]) == (None, {"value": "AB", "lang": "en"})
    assert named["new"][0]["quantity"]["value"] == 1.5


# Hostile texts

HOSTILE = "\x1b[31mred\x07 \u202eesrever\u2069 a\nb\r\tc <script> {0} {} %s [bold]"


@pytest.mark.parametrize("columns", [20, 80, 200])
def test_no_text_leaves_its_line(build: Build, columns: int) -> None:
    sentence = f"{HOSTILE} Ada Byron met Karl Marx. {'long ' * 20_000}漢字"
    document = Document(f"{HOSTILE}.txt", sentence, "en", title=f"{HOSTILE} {'漢' * 300}")
    names = ("Ada Byron", f"Ada {HOSTILE} {'漢' * 5000} Byron")
    old, new = (replace(said(sentence, name=name), document=document) for name in names)
    facts = tuple(replace(each, predicate=f"open:{HOSTILE}", quantity=Quantity(1, HOSTILE)) for each in new.facts)
    result = run(build("old", [old]), build("new", [replace(new, facts=facts)]), "-d", columns=columns)
    assert result.exit_code == 1
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", result.stdout) is None
    assert all(clipped(line, max(columns, 40)) == line for line in result.stdout.splitlines())
    assert "{0} {}" in result.stdout or columns == 20


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Northwind", 9, "Northwind"),
        ("Northwind", 8, "Northwi…"),
        ("Northwind", 1, "…"),
        ("", 5, ""),
        ("漢字", 4, "漢字"),
        ("漢字", 3, "漢…"),
        ("漢字漢", 4, "漢…"),
        ("a漢字", 4, "a漢…"),
    ],
)
def test_clipped_texts_fit(text: str, width: int, expected: str) -> None:
    assert clipped(text, width) == expected


# Trouble


def test_a_missing_graph_is_trouble(build: Build, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nowhere: no such file"):
        run(build("old", []), tmp_path / "nowhere")


def test_a_malformed_graph_is_trouble(build: Build, tmp_path: Path) -> None:
    (tmp_path / "graph.nt").write_text("nonsense\n")
    with pytest.raises(StoreError, match="line 1"):
        run(build("old", []), tmp_path / "graph.nt")


def test_another_ontology_gives_other_words(build: Build, tmp_path: Path) -> None:
    label = '<https://w3id.org/kg/ontology#metWith> <http://www.w3.org/2000/01/rdf-schema#label> "ran into"@en .'
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "ontology.ttl").write_text(label)
    old, new = build("old", []), build("new", [said()])
    assert "+ Ada Byron · ran into · Karl Marx" in run(old, new, "--ontology", tmp_path / "mine").stdout
    with pytest.raises(OntologyError):
        run(old, new, "--ontology", tmp_path / "none")


@pytest.mark.parametrize("arguments", [[], ["one"], ["one", "two", "three"], ["one", "two", "--lang", "de"]])
def test_wrong_use_is_trouble(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_help_teaches_by_examples() -> None:
    shown = run("--help").stdout
    assert "kg diff graphs/may graphs/june\n" in re.sub(" +\n", "\n", shown)
    assert "Exit code 0: no difference; 1: differences; 2:" in shown
