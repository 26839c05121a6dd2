"""Who is who on the command line: what is decided holds at once, lasts, and can be taken back."""

import getpass
import json
from pathlib import Path
from typing import Any

import pytest

from kg.decisions import Anchor, Made, Rename, Side
from kg.decisions_file import FILE, add, load
from kg.model import Document, Entity, Mention, Reading, Span
from kg.outputs import HIDDEN, MEMBERS, REPORT, STATE
from kg.printable import printable
from tests import test_curation as world
from tests.samples import IRAQ
from tests.test_curation import HOSTILE, KIRBY, MARIA, MOREL, ORVANE, Said, Texts, built, few_words, run, texts

__all__ = ["built", "few_words", "texts"]  # fixtures
COMMANDS = ("explain", "merge", "split", "rename", "reject", "undo", "decisions")
VISIT = "John Kirby visited Iraq."
MEETING = "Orvane was met by Anne Morel."
BY = ("--by", "Zoé")


def refused(said: Said, reason: str) -> None:
    """A command went wrong on purpose: one line says why."""
    assert said.code == 2
    assert reason in said.err
    assert said.err.startswith("kg: ")
    assert said.err.count("\n") == 1
    assert printable(said.err) == said.err.strip()


def last(texts: Texts) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(texts.done("decisions", "--json").out)[-1]
    return found


# Help and wrong use


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_teaches_by_example(command: str) -> None:
    said = run(command, "--help")
    assert said.code == 0
    assert said.out.count(f"kg {command}") >= 2
    assert "--graph" in said.out


def test_help_lists_every_command() -> None:
    listed = run("--help").out
    assert all(command in listed for command in COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [
        ["explain"],
        ["merge", "A"],
        ["split", "A"],
        ["rename", "A"],
        ["reject"],
        ["undo"],
        ["decisions", "A"],
        ["merge", "A", "B", "--sooner"],
        ["explain", "A", "--lang", "de"],
    ],
)
def test_wrong_use_is_exit_code_2(arguments: list[str]) -> None:
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert "Usage" in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["explain", "A"],
        ["merge", "A", "B"],
        ["split", "A", "--document", "d"],
        ["rename", "A", "B"],
        ["reject", "abcd"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_graph_is_an_error(tmp_path: Path, arguments: list[str]) -> None:
    refused(run(*arguments, "--graph", tmp_path / "nowhere"), "no graph here; run kg build first")
    assert not (tmp_path / "nowhere").exists()


def test_no_decisions_where_there_is_no_graph(tmp_path: Path) -> None:
    refused(run("undo", "last", "--graph", tmp_path / "nowhere"), "no decision ends with 'last'")
    assert run("decisions", "--json", "--graph", tmp_path / "nowhere").out == "[]\n"
    assert run("decisions", "--graph", tmp_path / "nowhere").out == "no decisions\n"


UNKNOWN = (
    (["explain", "Nobody"], "nothing is called 'Nobody'"),
    (["explain", "Ane Morell"], "did you mean Anne Morel?"),
    (["explain", '<b>"x"\n\x07\r'], "nothing is called"),
    (["explain", f"{KIRBY}-2"], "nothing is called"),
    (["merge", "Kirby", "Nobody"], "nothing is called 'Nobody'"),
    (["merge", "", "Kirby"], "nothing is called ''"),
    (["merge", "Kirby", "John Kirby"], f"{KIRBY} is one entity already"),
    (["merge", IRAQ, "Irak"], "is one entity already"),
    (["split", "Nobody", "--document", "a.txt"], "nothing is called 'Nobody'"),
    (["split", "John Kirby", "--document", "z.txt"], "nothing would be split off"),
    (["split", "Maria Kirby", "--mention", "MARIA KIRBY"], "everything would be split off"),
    (["rename", "Nobody", "N"], "nothing is called 'Nobody'"),
    (["reject", "abc"], "no statement ends with 'abc'"),
    (["reject", "0" * 16], "no statement ends with"),
    (["reject", '"}\n'], "no statement ends with"),
    (["undo", "last"], "no decision ends with 'last'; kg decisions lists them"),
    (["undo", "zzzz"], "no decision ends with 'zzzz'"),
    (["undo", "\x07\r\n"], "no decision ends with"),
)


@pytest.mark.parametrize(("arguments", "reason"), UNKNOWN)
def test_what_is_not_known_is_an_error_in_one_line(built: Texts, arguments: list[str], reason: str) -> None:
    refused(built.kg(*arguments), reason)
    assert not (built.out / FILE).exists()


EMPTY = (
    ["rename", "John Kirby", ""],
    ["rename", "John Kirby", " \n"],
    ["rename", "John Kirby", "J", "--lang", "english"],
    ["rename", "John Kirby", "J", "--lang", "FR"],
    ["rename", "John Kirby", "J", "--by", " "],
    ["merge", "John Kirby", "Orvane", "--by", "\t"],
)


@pytest.mark.parametrize("arguments", EMPTY)
def test_what_no_decision_can_be_is_an_error_in_one_line(texts: Texts, arguments: list[str]) -> None:
    refused(texts.kg(*arguments), "")


# Explain


def test_an_entity_is_explained(built: Texts) -> None:
    said = built.done("explain", "Kirby")
    lines = said.out.splitlines()
    assert lines[:3] == ["John Kirby", f"<{KIRBY}>", ""]
    assert [line.strip() for line in lines[3:5]] == ["John Kirby: a.txt, d.txt", "Kirby: a.txt"]
    assert said.err == ""


def test_an_entity_of_the_gazetteers_is_explained_in_both_languages(built: Texts) -> None:
    assert built.done("explain", "Iraq").out.splitlines()[0] == "Iraq"
    french = built.done("explain", IRAQ, "--lang", "fr").out.splitlines()
    assert french[0] == "Irak"
    assert "Known by the gazetteers in 3 of 3 documents." in french


def test_an_explanation_in_json(built: Texts) -> None:
    found = json.loads(built.done("explain", "Kirby", "--json").out)
    assert list(found) == ["iri", "members", "joined", "perhaps", "decisions"]
    assert [each["document"] for each in found["members"]] == ["a.txt", "d.txt"]
    assert (found["iri"], found["decisions"]) == (KIRBY, [])


def test_names_are_indented_below_their_heading(built: Texts) -> None:
    assert built.done("explain", "Kirby").out.splitlines()[3].startswith("  ")


def test_a_hostile_name_is_explained_and_moves_nothing(built: Texts) -> None:
    said = built.done("explain", HOSTILE)
    assert said.out.splitlines()[0] == HOSTILE
    assert json.loads(built.done("explain", HOSTILE, "--json").out)["members"][0]["name"] == HOSTILE


def hostile(_config: object, document: Document) -> Reading:
    """A reading whose name moves the cursor and ends the line."""
    mention = Mention(Span(0, 7), "name")
    return Reading(document, (Entity("e", "Ann\x07\r\n\u202eLee", "Person", (mention,)),))


def test_names_and_files_with_control_characters_are_explained_in_lines(
    tmp_path: Path, few_words: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world, "understood", hostile)
    place = Texts(tmp_path, few_words)
    place.write("a\x07\r\n\u202e.txt", "Ann Lee left.")
    place.build()
    said = place.done("explain", "Ann")
    assert all(printable(line) == line.lstrip(" ") for line in said.out.splitlines())
    assert said.out.count("\n") == 4
    (record,) = json.loads(place.done("explain", "Ann", "--json").out)["members"]
    assert record["document"] == "a\x07\r\n\u202e.txt"


def test_whoever_has_no_account_may_ask(built: Texts, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 54321")

    monkeypatch.setattr(getpass, "getuser", nameless)
    assert built.kg("explain", "Iraq").code == 0


def test_without_account_a_name_is_given(texts: Texts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(getpass, "getuser")
    texts.done("rename", "Iraq", "Mesopotamia", "--later", *BY)
    assert last(texts)["made"]["by"] == "Zoé"


def test_decisions_about_others_are_not_listed(texts: Texts) -> None:
    other = Side(f"{ORVANE}-quebec", (Anchor("z.txt", "Orvane Québec"),))
    add(texts.out / FILE, Rename("", other, "OQ", None, Made("Zoé", "2026-03-12T09:30:00Z")))
    assert json.loads(texts.done("explain", "Orvane", "--json").out)["decisions"] == []


# Merge


def test_two_are_one_at_once_and_two_again(texts: Texts) -> None:
    before = texts.graph
    said = texts.done("merge", "John Kirby", "Maria", "--why", 'the "same"', *BY)
    assert said.out.rstrip().endswith('("the "same"")') or '(the "same")' in said.out
    assert "entities" in said.err
    assert texts.iris("John Kirby") == texts.iris("Maria Kirby")
    explained = texts.done("explain", "Maria Kirby").out
    assert "John Kirby = Maria Kirby: decided" in explained
    assert "Zoé  merge" in explained
    assert texts.done("undo", "last").out.rstrip().endswith("]")
    assert texts.graph == before
    assert "[undone " in texts.done("explain", "Maria Kirby").out


def test_iris_say_exactly_who_is_meant(texts: Texts) -> None:
    texts.done("merge", MARIA, ORVANE, *BY)
    assert texts.iris("Maria Kirby") == texts.iris("Orvane")
    assert texts.iris("John Kirby") == {KIRBY}


def test_a_gazetteer_entry_takes_the_other_in(texts: Texts) -> None:
    before = texts.graph
    texts.done("merge", "Lake Tarim", "Iraq", *BY)
    assert texts.iris("Lake Tarim") == texts.iris("Iraq") == {IRAQ}
    texts.done("undo", "last")
    assert texts.graph == before


def test_hostile_names_and_reasons(texts: Texts) -> None:
    before = texts.graph
    why, by = 'so <b>"it"\n\x07\r\\ is \ud800', "Z\n\u202e'"
    said = texts.done("merge", HOSTILE, "Orvane", "--why", why, "--by", by)
    assert printable(said.out) == said.out.strip()
    assert texts.iris(HOSTILE) == texts.iris("Orvane")
    listed = texts.done("decisions").out
    assert printable(listed) == listed.strip()
    made = last(texts)["made"]
    assert (made["by"], made["why"]) == (by, why.replace("\ud800", "\ufffd"))
    texts.done("undo", "last")
    assert texts.graph == before


def test_what_is_to_wait_waits_for_the_next_build(texts: Texts) -> None:
    before = texts.graph
    said = texts.done("merge", "John Kirby", "Maria", "--later", *BY)
    assert said.err == f"Noted in {texts.out / FILE}; the next kg build carries it out.\n"
    assert texts.graph == before
    texts.build()
    assert texts.iris("John Kirby") == texts.iris("Maria Kirby")
    merged = texts.graph
    texts.done("undo", "last", "--later")
    assert texts.graph == merged
    texts.build()
    assert texts.graph == before


def test_a_decision_made_at_once_carries_out_those_that_waited(texts: Texts) -> None:
    texts.done("merge", "John Kirby", "Maria", "--later", *BY)
    texts.done("rename", "Orvane", "Orvane Group", *BY)
    assert texts.iris("John Kirby") == texts.iris("Maria Kirby")


def test_decisions_survive_rebuilds_edits_and_another_base(texts: Texts) -> None:
    texts.done("merge", "John Kirby", "Maria", "--later", *BY)
    texts.done("rename", "Orvane", "Orvane Group", "--later", *BY)
    texts.done("split", "Anne Morel", "--document", "c.txt", "--later", *BY)
    texts.done("reject", texts.statement(VISIT)[-12:], *BY)
    once, kept = texts.graph, (texts.out / FILE).read_bytes()
    texts.build()
    assert texts.graph == once
    texts.write("e.txt", "Lake Tarim is also called Tarim Lake.")
    texts.write("g.txt", "John Kirby visited Lake Tarim.")
    texts.write("a.txt", f"Orvane is also called O.  {world.SEEDS['a.txt']}")
    texts.build("--base", "https://other.example/g#")
    assert texts.iris("John Kirby") == texts.iris("Maria Kirby")
    assert len(texts.iris("John Kirby") | texts.iris("Maria Kirby")) == 1
    assert len(texts.iris("Anne Morel")) == 2
    assert ("Orvane Group",) in texts.select("SELECT ?n WHERE { ?o rdfs:label ?n }")
    assert texts.rejected() == {texts.statement(VISIT)}
    assert (texts.out / FILE).read_bytes() == kept


def test_a_decision_waits_for_documents_that_come_back(texts: Texts) -> None:
    texts.done("merge", "John Kirby", "Maria", *BY)
    merged = texts.graph
    (texts.seeds / "b.txt").unlink()
    texts.build()
    assert texts.iris("Maria Kirby") == set()
    texts.write("b.txt", world.SEEDS["b.txt"])
    texts.build()
    assert texts.graph == merged


# Split


def test_a_document_means_another(texts: Texts) -> None:
    before = texts.graph
    said = texts.done("split", "Anne Morel", "--document", "c.txt", "--document", "d.txt", *BY)
    assert f"Anne Morel off {MOREL}" in said.out
    assert texts.iris("Anne Morel", "c.txt") == texts.iris("Anne Morel", "d.txt")
    assert texts.iris("Anne Morel", "a.txt") == texts.iris("Anne Morel", "b.txt")
    assert len(texts.iris("Anne Morel")) == 2
    assert "c.txt" not in texts.done("explain", next(iter(texts.iris("Anne Morel", "a.txt")))).out.split("Decisions")[0]
    texts.done("undo", "last")
    assert texts.graph == before


def test_a_mention_means_another(texts: Texts) -> None:
    texts.done("split", "John Kirby", "--mention", "kirby", *BY)
    assert texts.iris("John Kirby", "a.txt") != texts.iris("John Kirby", "d.txt")


def test_a_document_does_not_mean_the_gazetteer_entry(texts: Texts) -> None:
    before = texts.graph
    texts.done("split", "Iraq", "--document", "c.txt", *BY)
    assert texts.iris("Iraq", "a.txt") == {IRAQ}
    assert IRAQ not in texts.iris("Iraq", "c.txt")
    texts.done("undo", "last")
    assert texts.graph == before


@pytest.mark.parametrize("what", [("--mention", "Maria Kirby"), ("--document", "b.txt")])
def test_what_was_merged_can_be_split_again(texts: Texts, what: tuple[str, str]) -> None:
    texts.done("merge", "John Kirby", "Maria Kirby", "--later", *BY)
    texts.build()
    texts.done("split", "Maria Kirby", *what, *BY)
    assert texts.iris("John Kirby") != texts.iris("Maria Kirby")


# Rename


@pytest.mark.parametrize("label", ["Orvane Group", 'Ö"<b>&\\ \u202e\x07\n\ud800', "x" * 5000])
def test_a_new_name_and_the_old_one(texts: Texts, label: str) -> None:
    before = texts.graph
    said = texts.done("rename", "Orvane", label, *BY)
    assert printable(said.out) == said.out.strip()
    names = texts.select(f"SELECT ?n WHERE {{ <{ORVANE}> rdfs:label ?n }}")
    assert names == [(label.replace("\ud800", "\ufffd"),)]
    explained = texts.done("explain", "Orvane").out.splitlines()
    assert explained[1] == f"<{ORVANE}>"
    texts.done("undo", "last")
    assert texts.graph == before


def test_a_name_in_one_language(texts: Texts) -> None:
    texts.done("rename", "Iraq", "Mésopotamie", "--lang", "fr", *BY)
    labels = {line for line in texts.graph.decode().splitlines() if line.startswith(f"<{IRAQ}>") and "label" in line}
    assert {line.split(" ", 2)[2] for line in labels} == {'"Mésopotamie"@fr .', '"Iraq"@en .'}
    assert texts.done("explain", "Iraq", "--lang", "fr").out.startswith("Mésopotamie\n")


def test_the_later_name_counts(texts: Texts) -> None:
    texts.done("rename", "Orvane", "First", "--later", *BY)
    texts.done("rename", "Orvane", "Second", *BY)
    assert texts.select(f"SELECT ?n WHERE {{ <{ORVANE}> rdfs:label ?n }}") == [("Second",)]
    texts.done("undo", "last")
    assert texts.select(f"SELECT ?n WHERE {{ <{ORVANE}> rdfs:label ?n }}") == [("First",)]


def test_a_later_name_for_all_languages_counts_in_each(texts: Texts) -> None:
    texts.done("rename", "Iraq", "First", "--lang", "fr", "--later", *BY)
    texts.done("rename", "Iraq", "Second", *BY)
    assert set(texts.select(f"SELECT ?n WHERE {{ <{IRAQ}> rdfs:label ?n }}")) == {("Second",)}


def test_the_old_name_from_a_gazetteer_stays_as_another_name(texts: Texts) -> None:
    texts.done("rename", "Irak", "Mesopotamia", *BY)
    assert texts.kg("explain", "Irak").code == 0


def test_a_suggestion_moves_nothing(texts: Texts) -> None:
    texts.done("rename", "Orvane", "Orv\u202eane", *BY)
    refused(texts.kg("explain", "Orv\u202eano"), "did you mean")


# Reject


@pytest.mark.parametrize(
    ("evidence", "plain"),
    [
        (VISIT, f"<{KIRBY}> <https://w3id.org/kg/ontology#visited> <{IRAQ}> ."),
        ("Kirby thanked Anne Morel.", f"<{KIRBY}> <http://kg.example/predicate/thank> <{MOREL}> ."),
        ("Orvane is also called ORV.", f'<{ORVANE}> <https://w3id.org/kg/ontology#hasOtherName> "ORV"@en .'),
    ],
)
def test_a_statement_is_wrong(texts: Texts, evidence: str, plain: str) -> None:
    before = texts.graph
    assert plain in before.decode()
    iri = texts.statement(evidence)
    texts.done("reject", iri, "--why", "misread", *BY)
    assert texts.rejected() == {iri} == {texts.statement(evidence)}
    assert plain not in texts.graph.decode()
    texts.done("undo", "last")
    assert texts.graph == before


def test_a_rejection_lasts_where_the_document_is_edited_elsewhere(texts: Texts) -> None:
    texts.done("reject", texts.statement(VISIT)[-8:], *BY)
    texts.write("a.txt", f"Anne Morel leads Orvane. {world.SEEDS['a.txt']}")
    texts.write("f.txt", VISIT)
    texts.build()
    rows = texts.select("SELECT ?st ?d WHERE { ?st kg:rank kg:Deprecated ; prov:wasDerivedFrom/dct:identifier ?d }")
    assert [document for _, document in rows] == ["a.txt"]


def test_a_symmetric_statement_is_wrong(texts: Texts) -> None:
    iri = texts.statement(MEETING)
    texts.done("reject", iri, *BY)
    assert texts.rejected() == {iri}


def test_a_statement_with_a_property_of_ones_own_is_wrong(texts: Texts) -> None:
    texts.write("f.txt", "Anne Morel praised Orvane.")
    texts.build()
    iri = texts.statement("Anne Morel praised Orvane.")
    texts.done("reject", iri, *BY)
    assert texts.rejected() == {iri}


def test_one_undo_takes_back_one_rejection(texts: Texts) -> None:
    texts.done("merge", "Maria Kirby", "Anne Morel", *BY)
    texts.done("reject", texts.statement("Maria Kirby visited Lake Tarim."), *BY)
    assert [each.undone for each in load(texts.out / FILE).all][1:] == [None, None]
    texts.done("undo", "last")
    assert None not in [each.undone for each in load(texts.out / FILE).all][1:]


# Undo and decisions


def test_decisions_are_listed_oldest_first(texts: Texts) -> None:
    texts.done("rename", "Orvane", "A", "--later", "--why", "one", *BY)
    texts.done("merge", "John Kirby", "Maria", "--later", "--by", "Ann")
    texts.done("undo", "last", "--later", "--by", "Bob", "--why", "no")
    lines = texts.done("decisions").out.splitlines()
    assert [line.split("  ")[2:4] for line in lines] == [["Zoé", "rename"], ["Ann", "merge"]]
    assert lines[0].endswith("(one)")
    assert lines[1].endswith("by Bob]")
    records = json.loads(texts.done("decisions", "--json").out)
    assert [(each["kind"], each["made"]["by"]) for each in records] == [("rename", "Zoé"), ("merge", "Ann")]
    assert records[0]["undone"] is None
    assert {key: records[1]["undone"][key] for key in ("by", "why")} == {"by": "Bob", "why": "no"}
    assert [each["id"] for each in records] == [each.id for each in load(texts.out / FILE).all]
    assert all(line.startswith(each["id"][-8:]) for line, each in zip(lines, records, strict=True))


def test_a_decision_is_undone_by_its_id_and_once(texts: Texts) -> None:
    texts.done("rename", "Orvane", "A", "--later", *BY)
    texts.done("rename", "Iraq", "B", "--later", *BY)
    first = load(texts.out / FILE).all[0].id
    refused(texts.kg("undo", first[-3:]), "no decision ends with")
    texts.done("undo", first[-8:], "--later", *BY)
    refused(texts.kg("undo", first, "--later", *BY), "was undone by 'Zoé'")
    assert [each.undone is None for each in load(texts.out / FILE).all] == [False, True]


def test_undo_last_goes_back_step_by_step(texts: Texts) -> None:
    graphs = [texts.graph]
    for arguments in (["rename", "Orvane", "A"], ["merge", "John Kirby", "Maria"], ["rename", "Iraq", "B"]):
        texts.done(*arguments, *BY)
        graphs.append(texts.graph)
    assert len(set(graphs)) == 4
    for graph in graphs[-2::-1]:
        texts.done("undo", "last")
        assert texts.graph == graph
    refused(texts.kg("undo", "last"), "no decision ends with 'last'")


def test_what_was_undone_can_be_decided_again(texts: Texts) -> None:
    texts.done("merge", "John Kirby", "Maria", "--later", *BY)
    texts.done("undo", "last", "--later")
    texts.done("merge", "John Kirby", "Maria", *BY)
    assert texts.iris("John Kirby") == texts.iris("Maria Kirby")
    assert len(load(texts.out / FILE).all) == 2


# Folders that are not as they should be


@pytest.mark.parametrize(
    "arguments", [["explain", "Iraq"], ["decisions"], ["undo", "last"], ["rename", "Iraq", "B"]], ids=str
)
def test_a_malformed_file_of_decisions_is_an_error_in_one_line(texts: Texts, arguments: list[str]) -> None:
    (texts.out / FILE).write_text("nonsense", encoding="utf-8")
    refused(texts.kg(*arguments), f"{texts.out / FILE}: ")
    assert (texts.out / FILE).read_text(encoding="utf-8") == "nonsense"


def test_a_build_stops_at_a_malformed_file_of_decisions_and_changes_nothing(texts: Texts) -> None:
    (texts.out / FILE).write_text("nonsense", encoding="utf-8")
    before = texts.graph
    texts.write("f.txt", VISIT)
    said = run("build", texts.seeds, "--out", texts.out, "--ontology", texts.ontology, "--lang", "en", "--quiet")
    refused(said, "mend the file, or move it away")
    assert texts.graph == before


@pytest.mark.parametrize("name", [f"{HIDDEN}/{STATE}", REPORT])
def test_a_folder_without_its_memory_asks_for_a_build(texts: Texts, name: str) -> None:
    (texts.out / name).unlink()
    said = texts.kg("rename", "Orvane", "A", *BY)
    assert said.code == 2
    assert "run kg build" in said.err
    texts.build()
    assert texts.select(f"SELECT ?n WHERE {{ <{ORVANE}> rdfs:label ?n }}") == [("A",)]


@pytest.mark.parametrize("content", ["{", "{}", "", '{"failures": [{}], "ignored": {}}'])
def test_a_damaged_report_asks_for_a_build(texts: Texts, content: str) -> None:
    (texts.out / REPORT).write_text(content, encoding="utf-8")
    said = texts.kg("rename", "Orvane", "A", *BY)
    assert said.code == 2
    assert "run kg build" in said.err


def test_a_folder_without_members_asks_for_a_build(texts: Texts) -> None:
    (texts.out / MEMBERS).unlink()
    for arguments in (["explain", "Iraq"], ["merge", "Iraq", "Orvane"], ["explain", IRAQ]):
        refused(texts.kg(*arguments), "run kg build first")


def test_an_ontology_that_is_gone_is_an_error(texts: Texts, tmp_path: Path) -> None:
    texts.ontology.rename(tmp_path / "elsewhere")
    try:
        refused(texts.kg("rename", "Orvane", "A", *BY), "ontology.ttl: no such file")
    finally:
        (tmp_path / "elsewhere").rename(texts.ontology)


def test_decisions_are_timed_to_the_microsecond_in_utc(texts: Texts) -> None:
    texts.done("rename", "Iraq", "B", "--later", *BY)
    (made,) = (each.made for each in load(texts.out / FILE).all)
    assert made == Made("Zoé", made.at, None)
    assert made.at.endswith("Z")
