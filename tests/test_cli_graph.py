"""kg query, show and export, as people use them."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg import ontology
from kg.answers import plain_table, shortened
from kg.card import card
from kg.cli_graph import app
from kg.errors import ConfigError, KgError, QueryError, StoreError
from kg.find import find, suggestions
from kg.model import Document, Reading
from kg.printable import printable
from kg.questions import query_text, saved
from kg.readings import write_readings
from kg.statements import write_graph
from kg.store import Store
from kg.vocabulary import Vocabulary
from tests.samples import Draft, sample_readings

KIRBY = "http://kg.example/person/john-kirby"
LEADERS = "SELECT ?who ?what WHERE { ?who kg:leads ?what }"


def build(folder: Path, readings: list[Reading]) -> Path:
    """A graph folder, as kg build leaves it."""
    folder.mkdir(exist_ok=True)
    write_readings(readings, folder / "readings.jsonl")
    write_graph(readings, ontology.load(ontology.default_folder()), folder / "graph.nt")
    Store.build(folder / "graph.nt", folder / "store")
    return folder


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("outputs"), sample_readings())


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(app, list(map(str, arguments)), input=stdin)
    if isinstance(result.exception, KgError):
        raise result.exception
    return result


# Query


def test_a_question_is_answered_by_a_table_with_names(folder: Path) -> None:
    result = run("query", LEADERS, "--graph", folder)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "who          what",
        "-----------  ---------------",
        "Ingrid Dahl  Northwind Foods",
    ]
    assert result.stderr == "1 row\n"


def test_names_are_in_the_language_asked_for(folder: Path) -> None:
    question = "SELECT ?where WHERE { ?s kgs:hasTroopsIn ?where } LIMIT 1"
    assert "Iraq\n" in run("query", question, "-g", folder).stdout
    assert "Irak\n" in run("query", question, "-g", folder, "--lang", "fr").stdout


def test_a_question_without_answer_is_no_error(folder: Path) -> None:
    result = run("query", "SELECT ?x WHERE { ?x kg:bornIn ?y }", "-g", folder)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "x\n-\n", "0 rows\n")


@pytest.mark.parametrize(
    ("question", "answer"), [("ASK { ?s kg:leads ?o }", "yes\n"), ("ASK { ?s kg:bornIn ?o }", "no\n")]
)
def test_ask_answers_yes_or_no(folder: Path, question: str, answer: str) -> None:
    assert run("query", question, "-g", folder).stdout == answer


def test_construct_answers_in_turtle_or_as_a_table(folder: Path) -> None:
    question = "CONSTRUCT { ?s kg:leads ?o } WHERE { ?s kg:leads ?o }"
    assert f"<{KIRBY.replace('john-kirby', 'ingrid-dahl')}> kg:leads" in run("query", question, "-g", folder).stdout
    table = run("query", question, "-g", folder, "--format", "table").stdout
    assert re.search(r"Ingrid Dahl +kg:leads +Northwind Foods", table)


def test_answers_in_json_and_csv(folder: Path) -> None:
    found = json.loads(run("query", LEADERS, "-g", folder, "-f", "json").stdout)
    assert [row["what"]["value"] for row in found["results"]["bindings"]] == [
        "http://kg.example/organization/northwind-foods"
    ]
    table = csv.reader(io.StringIO(run("query", LEADERS, "-g", folder, "-f", "csv").stdout))
    assert next(table) == ["who", "what"]


def test_a_format_that_does_not_fit_is_an_error(folder: Path) -> None:
    with pytest.raises(QueryError, match="choose one of json, csv"):
        run("query", LEADERS, "-g", folder, "-f", "turtle")


@pytest.mark.parametrize("name", sorted(saved(ontology.default_folder())))
def test_every_saved_question_runs(folder: Path, name: str) -> None:
    result = run("query", name, "-g", folder)
    assert result.exit_code == 0
    assert result.stdout


def test_the_list_names_every_saved_question() -> None:
    for arguments in (["--list"], []):
        lines = run("query", *arguments).stdout.splitlines()
        assert [line.split()[0] for line in lines] == sorted(saved(ontology.default_folder()))
        assert all(" / " in line for line in lines)


def test_questions_come_from_files_and_standard_input(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(f"\ufeff# mine\n{LEADERS}", encoding="utf-8")
    assert "Ingrid Dahl" in run("query", tmp_path / "mine.rq", "-g", folder).stdout
    assert "Ingrid Dahl" in run("query", "-", "-g", folder, stdin=LEADERS).stdout


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("tropps", "no saved query is called 'tropps'; did you mean troops"),
        ("xyzzy", "kg query --list"),
        ("none.rq", r"none\.rq: cannot be read"),
        ("SELECT ?x WHERE { ?x kg:leads }", "line 1, column 31"),
        ("SELECT * WHERE { SERVICE <http://a.example/> { ?s ?p ?o } }", "refused"),
        ("", "empty"),
    ],
)
def test_wrong_questions_are_explained(folder: Path, question: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        run("query", question, "-g", folder)


def test_a_file_that_is_no_utf_8_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "bad.rq").write_bytes(b"\xff")
    with pytest.raises(QueryError, match="not UTF-8"):
        query_text(str(tmp_path / "bad.rq"), tmp_path)


@pytest.mark.parametrize("command", [["query", LEADERS], ["show", "x"]])
def test_without_a_build_the_message_says_what_to_do(tmp_path: Path, command: list[str]) -> None:
    with pytest.raises(StoreError, match="run kg build first"):
        run(*command, "-g", tmp_path)


def test_wide_tables_are_folded() -> None:
    sentence = "Environ 2 500 militaires américains se trouvent en Irak, selon le Pentagone."
    lines = list(plain_table(("place", "sentence"), [("Irak", sentence), ("日本", "x")], width=40))
    assert max(map(len, lines)) <= 40
    assert lines[2] == "Irak   Environ 2 500 militaires"
    assert " ".join(line[7:] for line in lines[2:-1]) == sentence
    assert lines[-1] == "日本   x"


def test_a_table_of_many_columns_stays_legible() -> None:
    lines = list(plain_table([f"c{i}" for i in range(20)], [["word " * 10] * 20], width=80))
    assert all(len(part) <= 12 for part in re.split(r"\s{2,}", lines[2]))


def test_an_empty_header_is_no_crash(folder: Path) -> None:
    assert run("query", "SELECT * WHERE { }", "-g", folder).exit_code == 0


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        ("https://w3id.org/kg/ontology#leads", "kg:leads"),
        ("https://w3id.org/kg/ontology#", "kg/ontology#"),
        ("http://kg.example/person/x", "person/x"),
        ("urn:x", "urn:x"),
    ],
)
def test_iris_are_shortened(iri: str, short: str) -> None:
    assert shortened(iri) == short


# Show


def shown(folder: Path, name: str, *options: str) -> str:
    result = run("show", name, "-g", folder, *options)
    assert result.exit_code == 0
    return result.stdout


def test_a_card_tells_facts_sentences_and_documents(folder: Path) -> None:
    text = shown(folder, "Kirby")
    assert text.startswith(f"John Kirby (person)\n<{KIRBY}>\nother names: Kirby\n")
    assert "\nis spokesperson for\n  ✓ Pentagone\n      L'attaché de presse du Pentagone, John Kirby, a indiqué" in text
    assert "      — fr/talks.txt, Washington et Bagdad s'accordent sur un calendrier, 2021-04-08\n" in text
    assert "\n“remercier”\n  ✓ Iraq\n" in text
    assert "\nsaid\n      Nous ne garderons pas de base permanente\n" in text
    assert text.endswith("Others of that name:\n  Kirby  <http://kg.example/person/kirby-f0a2e304>\n")


def test_a_card_in_french(folder: Path) -> None:
    text = shown(folder, "états-unis", "--lang", "fr")
    assert text.startswith("États-Unis (pays)\n<https://w3id.org/kg/gazetteer/country/US>\nautres noms: ")
    assert "\nUS, http://www.wikidata.org/entity/Q30\n" in text
    assert "  ✓ Irak, environ 2\u202f500 militaires, selon Pentagone\n" in text
    assert "  ? Irak, prévu ou possible, 2022\n" in text


def test_denied_facts_are_marked(folder: Path) -> None:
    assert "\nwithdrew from\n  ✗ Iraq, not\n" in shown(folder, "Daech")


def test_facts_about_an_object_are_read_backwards(folder: Path) -> None:
    text = shown(folder, "Irak")
    assert "\nhosts troops of\n  ✓ United States, about 2,500 soldiers, according to " in text
    assert "\n“remercier” (object)\n  ✓ John Kirby\n" in text


@pytest.mark.parametrize("name", ["john kirby", "JOHN KIRBY", "John  Kirby", "Jöhn Kïrby"])
def test_case_accents_and_spaces_do_not_matter(folder: Path, name: str) -> None:
    assert shown(folder, name).startswith("John Kirby")


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("etats-unis", "United States"),
        ("etat i", "État islamique"),
        ("department", "US Department of Defense"),
        ("gon", "Pentagone"),
    ],
)
def test_names_are_found_by_any_part(folder: Path, name: str, first: str) -> None:
    assert shown(folder, name).startswith(first)


def test_json_has_everything(folder: Path) -> None:
    card_ = json.loads(shown(folder, "Kirby", "--json"))
    assert card_["iri"] == KIRBY
    assert card_["labels"] == {"en": "John Kirby", "fr": "John Kirby"}
    (thanks,) = (saying for saying in card_["sayings"] if saying["open"])
    assert (thanks["predicate"], thanks["name"]) == ("http://kg.example/predicate/remercier", "Iraq")
    assert thanks["source"]["identifier"] == "fr/talks.txt"
    assert "left_out" not in card_


def test_an_unknown_name_gives_suggestions(folder: Path) -> None:
    result = run("show", "Northwnid Fods", "-g", folder)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "kg: nothing is called 'Northwnid Fods'; did you mean Northwind Foods?\n"
    assert run("show", "xyzzy", "-g", folder).stderr == "kg: nothing is called 'xyzzy'\n"


@pytest.mark.parametrize("name", ["", " ", ".*", "(", "[", "\\", '"', "'} }", "a{9999}", "é" * 300, "\0", "\ud800"])
def test_odd_names_find_nothing(folder: Path, name: str) -> None:
    assert run("show", name, "-g", folder).exit_code == 1


def test_predicates_are_no_entities(folder: Path) -> None:
    assert run("show", "remercier", "-g", folder).exit_code == 1


NAMES = [
    "Léa Cœur",
    "Ann Lee",
    "Ann Leeds",
    "Joann Leery",
    "L\u2019Œuvre",
    "Straße Süd",
    "Ann\u00a0Low",
    "Strasse Nord",
]


@pytest.fixture(scope="session")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """People of similar names; Ann Leeds is the only one of whom something is said."""
    draft = Draft(Document(id="d", text="; ".join(NAMES), lang="fr"))
    for number, name in enumerate(NAMES):
        draft.entity(str(number), "Agent", name)
    draft.fact("2", "supports", "3", "Ann Leeds").fact("2", "supports", "0", "Ann Leeds")
    return build(tmp_path_factory.mktemp("crowd"), [draft.reading()])


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("ann lee", ["Ann Lee", "Ann Leeds", "Joann Leery"]),
        ("ann l", ["Ann Leeds", "Ann Lee", "Ann Low", "Joann Leery"]),
        ("lee", ["Ann Leeds", "Joann Leery", "Ann Lee"]),
        ("coeur", ["Léa Cœur"]),
        ("cœur", ["Léa Cœur"]),
        ("lea", ["Léa Cœur"]),
        ("l'oeuvre", ["L\u2019Œuvre"]),
        ("strasse", ["Strasse Nord", "Straße Süd"]),
        ("straße", ["Strasse Nord", "Straße Süd"]),
        ("sud", ["Straße Süd"]),
        ("annlee", []),
    ],
)
def test_whole_names_come_first_then_beginnings_then_parts(crowd: Path, wanted: str, found: list[str]) -> None:
    with Store.open(crowd / "store") as store:
        labels = [card(store, iri, lang="fr", limit=0).labels["fr"] for iri in find(store, wanted)]
    assert labels == found


def test_suggestions_are_the_likest_names(crowd: Path) -> None:
    with Store.open(crowd / "store") as store:
        assert suggestions(store, "Lea Couer")[0] == "Léa Cœur"
        assert suggestions(store, "xyzzy") == []


def test_a_long_card_is_cut_and_says_so(tmp_path: Path) -> None:
    names = [f"Guest {chr(65 + i)}" for i in range(8)]
    text = "".join(f"Host Hall invited {name}. " for name in names) + "Host Hall invited Guest A again. “Yes” “No”"
    draft = Draft(Document(id="d", text=text, lang="en")).entity("host", "Person", "Host Hall")
    for name in names:
        draft.entity(name, "Person", name).fact("host", "invited", name, f"Host Hall invited {name}.")
    draft.fact("host", "invited", names[0], "Host Hall invited Guest A again.")
    folder = build(tmp_path / "out", [draft.quote("host", "Yes").reading()])
    text = shown(folder, "host hall")
    assert re.findall(r"✓ (Guest .)", text) == names[:5]
    assert "  … 4 more; --all shows them\n" in text
    assert len(re.findall(r"✓ Guest .", shown(folder, "host hall", "--all"))) == 9


def test_texts_cannot_play_with_the_terminal(tmp_path: Path) -> None:
    name = "Eve\x1b[31m\u202e Hall"
    draft = Draft(Document(id="d\x07", text=f"{name} invited\x9b2J Bob Ray.", lang="en", title="a\x1b]0;x\x07b"))
    draft.entity("e", "Person", name).entity("b", "Person", "Bob Ray").fact(
        "e", "invited", "b", f"{name} invited\x9b2J Bob Ray."
    )
    folder = build(tmp_path / "out", [draft.reading()])
    for text in (shown(folder, "bob ray"), run("query", "SELECT ?l WHERE { ?e rdfs:label ?l }", "-g", folder).stdout):
        assert "Eve" in text
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)


@pytest.mark.parametrize(
    ("text", "clean"),
    [("a\nb", "a b"), (" a\r\n\tb ", "a b"), ("é 日本 “x”", "é 日本 “x”"), ("a\u200eb", "a b"), ("", "")],
)
def test_printable_texts_are_one_line(text: str, clean: str) -> None:
    assert printable(text) == clean


@pytest.mark.parametrize(
    ("figure", "unit", "lang", "text"),
    [
        ("2500", "soldier", "en", "2,500 soldiers"),
        ("2500", "soldier", "fr", "2\u202f500 militaires"),
        ("1", "soldier", "en", "1 soldier"),
        ("49", "percent", "en", "49%"),
        ("49.5", "percent", "fr", "49,5 %"),
        ("1500000", "EUR", "en", "1,500,000 EUR"),
        ("3", "vote", "fr", "3 voix"),
        ("3", "crate", "fr", "3 crate"),
        ("many", "crate", "en", "many crate"),
    ],
)
def test_quantities_read_well(figure: str, unit: str, lang: str, text: str) -> None:
    assert Vocabulary.load(ontology.default_folder()).quantity(figure, unit, lang) == text


def test_unknown_terms_are_named_by_their_iri() -> None:
    vocabulary = Vocabulary.load(ontology.default_folder())
    assert vocabulary.label("http://a.example/x#towed", "en") == "towed"
    assert vocabulary.inverse("http://a.example/x#towed", "en") == "← towed"


# Export


def test_facts_go_to_standard_output(folder: Path) -> None:
    lines = run("export", "-g", folder).stdout.splitlines()
    assert len([json.loads(line) for line in lines]) == 20


def test_parts_go_to_files(folder: Path, tmp_path: Path) -> None:
    result = run("export", "-g", folder, "--what", "graph", "--format", "graphml", "--out", tmp_path / "g.graphml")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "g.graphml").read_text(encoding="utf-8").startswith("<?xml")


def test_a_format_that_is_impossible_is_an_error(folder: Path) -> None:
    with pytest.raises(ConfigError, match="graphml for graph"):
        run("export", "-g", folder, "-f", "graphml")


# The whole program


def kg(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 - our own


def test_errors_are_one_message_and_exit_code_2(tmp_path: Path) -> None:
    done = kg("query", "tropps", "-g", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "kg: no saved query is called 'tropps'; did you mean troops?\n"


@pytest.mark.parametrize("command", ["query", "show"])
def test_asking_loads_no_heavy_library(folder: Path, command: str) -> None:
    arguments = ["kg", command, "troops" if command == "query" else "Kirby", "-g", str(folder)]
    heavy = ["spacy", "rdflib", "networkx", "numpy", "pyvis", "rich.table"]
    code = f"""
import sys
sys.argv = {arguments!r}
from kg.cli import main
try:
    main()
except SystemExit:
    pass
print([name for name in {heavy!r} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603 - our own code
    assert done.stdout.splitlines()[-1] == b"[]"


@pytest.mark.parametrize("command", ["query", "show", "export"])
def test_help_gives_examples(command: str) -> None:
    done = kg(command, "--help")
    assert done.returncode == 0
    assert f"kg {command} " in done.stdout
