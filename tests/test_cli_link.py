"""kg link against a service on this machine: what is asked, what is linked, and that a link can be taken back."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.decisions import Link
from kg.decisions_file import FILE, load
from kg.printable import printable
from tests.reconciliation import SPACE, Entry, Register, Reply, answer
from tests.samples import IRAQ
from tests.test_curation import HOSTILE, KIRBY, MARIA, MOREL, ORVANE, Said, Texts, built, few_words, run, texts

__all__ = ["built", "few_words", "texts"]  # fixtures
ENTRIES = [
    Entry("E1", "John Kirby", ("T1",)),
    Entry("E2", "Orvane", ("T2",)),
    Entry("E3", "Maria Kirkby", ("T1",)),
    Entry("E4", "Iraq", ("T3",)),
    Entry("E5", HOSTILE, ("T1",)),
]
EXACT = "SELECT ?e ?o WHERE { ?e skos:exactMatch ?o }"


@pytest.fixture
def register() -> Iterator[Register]:
    with Register(ENTRIES) as register:
        yield register


def link(texts: Texts, register: Register, *options: str) -> Said:
    return texts.kg("link", "--service", register.url, "--ontology", str(texts.ontology), *options)


def refused(said: Said, reason: str) -> None:
    assert said.code == 2
    assert reason in said.err
    assert said.err.count("\n") == 1
    assert printable(said.err) == said.err.strip()


def asked(register: Register) -> list[str]:
    """Names that were asked for."""
    return [query["query"] for post in register.posts for query in post.queries.values()]


def targets(texts: Texts) -> dict[str, str]:
    """What each decision links to."""
    return {each.of.iri: each.target for each in load(texts.out / FILE).active if isinstance(each, Link)}


def test_help_teaches_by_example() -> None:
    said = run("link", "--help")
    assert said.code == 0
    assert "kg link --service https://" in said.out
    assert "kg link --service" in said.out


def test_what_is_certain_is_linked_and_listed(texts: Texts, register: Register) -> None:
    before = texts.graph
    said = link(texts, register, "--by", "Zoé")
    assert said.code == 0
    assert f"{KIRBY} = {SPACE}E1 John Kirby (score 100, certain to the service)" in said.out.splitlines()
    assert "asked of Register, 4 linked" in said.err
    linked = {KIRBY: f"{SPACE}E1", ORVANE: f"{SPACE}E2", IRAQ: f"{SPACE}E4"}
    assert targets(texts) == {**linked, next(iter(texts.iris(HOSTILE))): f"{SPACE}E5"}
    assert (KIRBY, f"{SPACE}E1") in texts.select(EXACT)
    listed = json.loads(texts.done("decisions", "--json").out)
    assert [(each["kind"], each["made"]["by"], each["service"], each["score"]) for each in listed] == [
        ("link", "Zoé", register.url, 100.0)
    ] * 4
    for _ in listed:
        texts.done("undo", "last")
    assert texts.graph == before


def test_what_is_linked_or_known_is_not_asked_again(texts: Texts, register: Register) -> None:
    link(texts, register)
    first = asked(register)
    assert {"John Kirby", "Anne Morel", "Lake Tarim"} <= set(first)
    register.requests.clear()
    said = link(texts, register)
    assert set(asked(register)) == set(first) - {"John Kirby", "Orvane", "Iraq", HOSTILE}
    assert said.out == ""
    assert ", 0 linked, " in said.err


def test_a_link_survives_a_build_and_an_edit(texts: Texts, register: Register) -> None:
    link(texts, register)
    texts.write("e.txt", "Anne Morel leads Orvane.")
    texts.build("--base", "https://other.example/")
    assert ("https://other.example/person/john-kirby", f"{SPACE}E1") in texts.select(EXACT)


def test_a_dry_run_says_the_same_and_changes_nothing(texts: Texts, register: Register) -> None:
    before = texts.graph
    dry = link(texts, register, "--dry-run")
    assert (texts.graph, (texts.out / FILE).exists()) == (before, False)
    wet = link(texts, register)
    assert (dry.code, dry.out) == (0, wet.out)
    assert dry.err.splitlines()[0] == wet.err.splitlines()[0]


def test_doubts_are_left_alone(texts: Texts) -> None:
    with Register([Entry("E1", "John Kirby"), Entry("E2", "John Kirby"), Entry("E3", "Orvan")]) as register:
        said = link(texts, register)
    assert (said.code, said.out) == (0, "")
    assert not (texts.out / FILE).exists()


def test_no_sentence_document_or_iri_of_the_graph_is_sent(built: Texts, register: Register) -> None:
    link(built, register, "--dry-run", "--property", "visited=P1")
    sent = "".join(f"{each.path}{each.headers}{each.body}" for each in register.requests)
    assert "John+Kirby" in sent
    assert not any(word in sent for word in ("thanked", "a.txt", "kg.example", "w3id", str(built.out)))


@pytest.mark.parametrize(("limit", "number"), [("0", 0), ("1", 1), ("3", 3), ("1000", 7)])
def test_a_limit(built: Texts, register: Register, limit: str, number: int) -> None:
    said = link(built, register, "--dry-run", "--limit", limit)
    assert said.code == 0
    assert len(asked(register)) == number
    assert said.err.startswith(f"{number} asked of Register, ")


def test_a_negative_limit_is_an_error(built: Texts, register: Register) -> None:
    assert link(built, register, "--dry-run", "--limit", "-1").code == 2


def test_types_and_properties_go_along(built: Texts, register: Register) -> None:
    options = ("--type", "Person=Q5", "--type", "Person=Q6", "--type", "City=Q515", "--property", "leads=P6")
    assert link(built, register, "--dry-run", *options).code == 0
    queries = {query["query"]: query for post in register.posts for query in post.queries.values()}
    assert queries["John Kirby"]["type"] == ["Q5", "Q6"]
    assert queries["John Kirby"]["properties"] == [{"pid": "P6", "v": "Orvane"}]
    assert queries["Lake Tarim"]["type"] == "Q515"


def test_a_threshold(texts: Texts) -> None:
    with Register([Entry("E1", "john kirby!", ("T1",)), Entry("E2", "Nobody")]) as register:
        assert "0 linked" in link(texts, register, "--dry-run", "--threshold", "99").err
        assert "1 linked" in link(texts, register, "--dry-run", "--threshold", "90").err
        assert "0 linked" in link(texts, register, "--dry-run", "--threshold", "nan").err


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--type", "Person"], "expected NAME=ID, such as Person=Q5, found 'Person'"),
        (["--type", "=Q5"], "expected NAME=ID"),
        (["--type", "Person="], "expected NAME=ID"),
        (["--property", 'visited\n\x1b[31m"'], "expected NAME=ID"),
        (["--type", "Nothing=Q5"], "class 'Nothing'"),
        (["--property", "nothing=P1"], "property 'nothing'"),
    ],
)
def test_wrong_options_are_an_error_in_one_line(
    built: Texts, register: Register, options: list[str], reason: str
) -> None:
    refused(link(built, register, "--dry-run", *options), reason)
    assert asked(register) == []


@pytest.mark.parametrize(
    "options", [["--limit", "x"], ["--threshold", "high"], ["--lang", "de"], ["--dry-run=1"]], ids=str
)
def test_wrong_use_is_exit_code_2(built: Texts, register: Register, options: list[str]) -> None:
    said = link(built, register, "--dry-run", *options)
    assert said.code == 2
    assert "Error" in said.err


def test_without_service_is_wrong_use() -> None:
    assert run("link").code == 2


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/api", "ftp://a.example", "nonsense", "", "http://\x1b[31m\n/"])
def test_no_such_service_is_an_error_in_one_line(built: Texts, url: str) -> None:
    said = built.kg("link", "--service", url, "--ontology", str(built.ontology))
    refused(said, "kg: ")
    assert not (built.out / FILE).exists()


def test_no_graph_is_an_error(tmp_path: Path, register: Register) -> None:
    said = run("link", "--service", register.url, "--graph", tmp_path / "nowhere")
    refused(said, "no graph here; run kg build first")
    assert register.requests == []


def test_a_service_that_answers_nonsense_changes_nothing(texts: Texts, register: Register) -> None:
    register.replies.extend([answer({"name": "R", "identifierSpace": SPACE}), Reply(body=b"<html>\x1b[31m\n")])
    refused(link(texts, register), "")
    assert not (texts.out / FILE).exists()


def test_hostile_candidates_move_nothing(texts: Texts, register: Register) -> None:
    name = "John\x07\n\u202e Kirby"
    found = [{"id": "E1", "name": name, "score": 100, "match": True, "type": []}]
    many = {f"q{number}": {"result": found} for number in range(10)}
    register.replies.extend([answer({"name": "R\n\u202e\x07", "identifierSpace": SPACE}), answer(many)])
    said = link(texts, register, "--dry-run")
    assert said.code == 0
    assert all(printable(line) == line for line in (*said.out.splitlines(), *said.err.splitlines()))
    assert said.err.count("\n") == 1
    assert all(" = " in line for line in said.out.splitlines())


def test_what_a_service_said_before_it_failed_is_kept(texts: Texts) -> None:
    with Register(ENTRIES, batchSize=1) as register:
        link(texts, register, "--dry-run", "--limit", "1")
        found = {"id": "E9", "name": asked(register)[0], "score": 100, "match": True, "type": []}
        manifest = answer({"name": "R", "identifierSpace": SPACE, "batchSize": 1})
        register.replies.extend([manifest, answer({"q0": {"result": [found]}}), Reply(status=404)])
        said = link(texts, register)
    assert said.code == 2
    assert said.out.count(f" = {SPACE}E9 ") == 1
    assert list(targets(texts).values()) == [f"{SPACE}E9"]


def test_nobody_decides(built: Texts, register: Register) -> None:
    assert link(built, register, "--dry-run", "--by", " ").code == 2


def test_an_entity_of_the_gazetteers_is_linked_and_those_in_doubt_are_not(texts: Texts, register: Register) -> None:
    link(texts, register)
    assert (IRAQ, f"{SPACE}E4") in texts.select(EXACT)
    assert not {MARIA, MOREL} & set(targets(texts))
