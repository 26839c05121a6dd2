"""Decisions made from what a graph holds. Texts are read by tables here: builds are quick and always the same."""

import io
import json
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import cli, pipeline
from kg.config import Config
from kg.curation import MOST_ANCHORS, SHORTEST_ID, Desk, decisions_of
from kg.decisions import Anchor, Decision, Decisions, Made, Rename, Side, identified, storable
from kg.errors import ConfigError, ReadingError
from kg.model import Document, Reading
from kg.ontology import default_folder
from kg.outputs import GRAPH, MEMBERS
from kg.printable import printable
from kg.store import Solutions, Store
from tests.samples import IRAQ, Draft

MADE = Made("Zoé", "2026-03-12T09:30:00Z", "so it is")
HOSTILE = "Eve \"<x>O'Neil\\</x> {?x}%s"
KNOWN = (
    ("Person", None, ("John Kirby", "Kirby")),
    ("Person", None, ("Maria Kirby",)),
    ("Person", None, ("Anne Morel",)),
    ("Person", None, (HOSTILE,)),
    ("Country", IRAQ, ("Iraq", "Irak")),
    ("Organization", None, ("Orvane",)),
    ("City", None, ("Lake Tarim",)),
)
WORDS: dict[str, tuple[str, Any]] = {
    "visited": ("visited", "affirmed"),
    "did not visit": ("visited", "negated"),
    "met": ("metWith", "affirmed"),
    "was met by": ("metWith", "affirmed"),
    "thanked": ("open:thank", "affirmed"),
    "leads": ("leads", "affirmed"),
    "praised": ("praised", "affirmed"),
    "is also called": ("hasOtherName", "affirmed"),
}
VERB = re.compile(f" ({'|'.join(WORDS)}) ")
SEEDS = {
    "a.txt": "John Kirby visited Iraq. Kirby thanked Anne Morel. John Kirby leads Orvane.",
    "b.txt": "Maria Kirby met Anne Morel. Maria Kirby visited Lake Tarim.",
    "c.txt": "Anne Morel did not visit Iraq. Orvane is also called ORV.",
    "d.txt": "Orvane was met by Anne Morel. John Kirby visited Lake Tarim.",
    "e.txt": f"{HOSTILE} visited Iraq.",
}
PERSON = "http://kg.example/person"
KIRBY, MARIA, MOREL = f"{PERSON}/john-kirby", f"{PERSON}/maria-kirby", f"{PERSON}/anne-morel"
ORVANE, TARIM = "http://kg.example/organization/orvane", "http://kg.example/place/lake-tarim"
ENTRY = """
@prefix kg: <https://w3id.org/kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://w3id.org/kg/gazetteer/country/IQ> a kg:Country ; rdfs:label "Irak"@fr, "Iraq"@en ; kg:isoCode "IQ" .
"""
OWN = """
<http://own.example/terms#praised> a owl:ObjectProperty ; rdfs:label "praised"@en, "a loué"@fr ;
    kg:statementProperty <http://own.example/statement#praised> .
"""


def understood(_config: Config, document: Document) -> Reading:
    """What a text of simple sentences says."""
    draft, ids = Draft(document), {}
    for number, (type_, link, names) in enumerate(KNOWN):
        longer = [other for _, _, others in KNOWN if others is not names for other in others if names[-1] in other]
        text = document.text
        for other in longer:
            text = text.replace(other, "")
        present = [name for name in names if name in text]
        if present:
            ids.update(dict.fromkeys(names, f"e{number}"))
            draft.entity(f"e{number}", type_, *present, link=link)
    for sentence in re.findall(r"[^.]+\.", document.text):
        parts = VERB.split(sentence.strip())
        if len(parts) == 3:
            _state(draft, ids, sentence.strip(), parts)
    return draft.reading()


def _state(draft: Draft, ids: dict[str, str], sentence: str, parts: list[str]) -> None:
    subject, verb, object_ = parts[0], parts[1], parts[2].rstrip(".")
    predicate, polarity = WORDS[verb]
    if verb == "is also called":
        draft.fact(ids[subject], predicate, None, sentence, value=object_)
    elif verb == "was met by":
        draft.fact(ids[object_], predicate, ids[subject], sentence)
    else:
        draft.fact(ids[subject], predicate, ids[object_], sentence, polarity=polarity)


@dataclass(frozen=True, slots=True)
class Said:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path) -> Said:
    """A command as `kg` runs it, but with texts read by `understood`."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        patch.setattr(pipeline, "attempt", understood)
        try:
            cli.main()
        except SystemExit as end:
            code = int(end.code or 0)
    return Said(code, out.getvalue(), err.getvalue())


class Texts:
    """A folder of seeds with its graph."""

    def __init__(self, root: Path, ontology: Path) -> None:
        self.seeds = root / "seeds"
        self.out = root / "out"
        self.ontology = ontology

    def write(self, name: str, text: str) -> None:
        self.seeds.mkdir(parents=True, exist_ok=True)
        (self.seeds / name).write_text(text, encoding="utf-8")

    def build(self, *options: str) -> Said:
        common = ("--workers", "1", "--lang", "en", "--quiet", "--ontology", self.ontology, "--out", self.out)
        said = run("build", self.seeds, *common, *options)
        assert said == Said(0, "", "")
        return said

    def kg(self, command: str, *arguments: str) -> Said:
        """A command about the graph."""
        return run(command, "--graph", self.out, *arguments)

    def done(self, command: str, *arguments: str) -> Said:
        """A command that goes well."""
        said = self.kg(command, *arguments)
        assert said.code == 0, said.err
        return said

    @property
    def graph(self) -> bytes:
        return (self.out / GRAPH).read_bytes()

    def iris(self, name: str, document: str | None = None) -> set[str]:
        """IRIs of the entities of documents that have a name."""
        lines = map(json.loads, (self.out / MEMBERS).read_text(encoding="utf-8").splitlines())
        wanted = (each for each in lines if each.get("name") == name and document in (None, each["document"]))
        return {each["iri"] for each in wanted}

    def select(self, query: str) -> list[tuple[str, ...]]:
        with Store.open(self.out / "store") as store:
            return [tuple(str(getattr(term, "value", "")) for term in row) for row in store.select(query).rows]

    def statement(self, evidence: str) -> str:
        """IRI of the statement of a sentence."""
        rows = self.select("SELECT ?st ?words WHERE { ?st kg:evidence ?words }")
        (iri,) = (st for st, words in rows if words == evidence)
        return iri

    def rejected(self) -> set[str]:
        return {iri for (iri,) in self.select("SELECT ?st WHERE { ?st kg:rank kg:Deprecated }")}


@pytest.fixture(scope="session")
def few_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The news ontology with one gazetteer entry and a property of another namespace."""
    folder = tmp_path_factory.mktemp("few") / "news"
    shutil.copytree(default_folder(), folder, ignore=shutil.ignore_patterns("gazetteers", "registers"))
    (folder / "gazetteers").mkdir()
    (folder / "gazetteers" / "few.ttl").write_text(ENTRY, encoding="utf-8")
    with (folder / "ontology.ttl").open("a", encoding="utf-8") as file:
        file.write(OWN)
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, few_words: Path) -> Texts:
    """A graph that no test changes."""
    texts = Texts(tmp_path_factory.mktemp("built"), few_words)
    for name, text in SEEDS.items():
        texts.write(name, text)
    texts.build()
    return texts


@pytest.fixture
def texts(built: Texts, tmp_path: Path, few_words: Path) -> Texts:
    """A graph of one's own."""
    shutil.copytree(built.out.parent, tmp_path, dirs_exist_ok=True)
    return Texts(tmp_path, few_words)


@pytest.fixture(scope="module")
def desk(built: Texts) -> Iterator[Desk]:
    with Store.open(built.out / "store") as store:
        yield Desk(built.out, store, MADE)


# Who is meant


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("John Kirby", KIRBY),
        ("kirby", KIRBY),
        ("KÏRBY", KIRBY),
        ("Maria", MARIA),
        (KIRBY, KIRBY),
        ("ORV", ORVANE),
        ("irak", IRAQ),
        (IRAQ, IRAQ),
        ("tarim", TARIM),
        (" Anne   Morel\n", MOREL),
    ],
)
def test_an_entity_is_meant_by_a_name_or_an_iri(desk: Desk, name: str, iri: str) -> None:
    assert desk.entity(name) == iri


def test_a_hostile_name_means_who_bears_it(desk: Desk) -> None:
    assert desk.entity(HOSTILE).startswith(f"{PERSON}/eve-")
    assert desk.entity(desk.entity(HOSTILE)) == desk.entity(HOSTILE)


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "\n",
        "Nobody",
        f"{PERSON}/nobody",
        f"{KIRBY}-2",
        KIRBY[:-1],
        '"} ?x {',
        "%d",
        "\ud800",
        ".",
        "\\\\",
        "x" * 500,
    ],
)
def test_what_no_entity_is_called_is_an_error_in_one_line(desk: Desk, name: str) -> None:
    with pytest.raises(ConfigError, match="nothing is called") as caught:
        desk.entity(name)
    assert printable(str(caught.value)) == str(caught.value)


def test_the_message_names_what_is_spelt_alike(desk: Desk) -> None:
    with pytest.raises(ConfigError, match="did you mean Anne Morel"):
        desk.entity("Ane Morell")


@given(st.text(st.characters(exclude_categories=()), max_size=20))
@settings(max_examples=60, deadline=None)
def test_any_text_is_a_name_or_an_error(desk: Desk, name: str) -> None:
    try:
        found = desk.entity(name)
    except ConfigError as error:
        found = str(error)
    assert "://" in found or "nothing is called" in found
    assert "\n" not in found


# Merge, rename, link


def test_a_merge_holds_on_to_names_in_documents(desk: Desk) -> None:
    merge = desk.merge(KIRBY, MOREL)
    assert merge.one == Side(KIRBY, (Anchor("a.txt", "John Kirby"), Anchor("d.txt", "John Kirby")))
    assert merge.other == Side(MOREL, tuple(Anchor(f"{letter}.txt", "Anne Morel") for letter in "abcd"))
    assert (merge.id, merge.made, merge.undone) == ("", MADE, None)


def test_an_entity_is_not_merged_with_itself(desk: Desk) -> None:
    with pytest.raises(ConfigError, match="is one entity already"):
        desk.merge(KIRBY, KIRBY)


def test_a_rename_keeps_what_a_file_can_hold(desk: Desk) -> None:
    rename = desk.rename(IRAQ, "\ud800 <b>\n", "fr")
    assert (rename.label, rename.lang, rename.of.iri) == ("\ufffd <b>\n", "fr", IRAQ)
    assert [anchor.document for anchor in rename.of.anchors] == ["a.txt", "c.txt", "e.txt"]


def test_a_link(desk: Desk) -> None:
    link = desk.link(KIRBY, "http://r.example/Q1", service="http://r.example/api", score=93.5)
    assert (link.of, link.target) == (desk.merge(KIRBY, MOREL).one, "http://r.example/Q1")
    assert (link.service, link.score, link.made) == ("http://r.example/api", 93.5, MADE)


def test_anchors_are_a_few_of_many(tmp_path: Path, desk: Desk) -> None:
    lines = [member(KIRBY, f"{number:03}.txt", "John Kirby") for number in range(3 * MOST_ANCHORS)]
    many = Desk(with_members(tmp_path, *lines), desk.dataset, MADE)
    assert len(many.merge(KIRBY, MOREL).one.anchors) == MOST_ANCHORS
    split = many.split(KIRBY, mentions=(), documents=[f"{number:03}.txt" for number in range(70)])
    assert (len(split.out), len(split.rest)) == (70, MOST_ANCHORS)


def member(iri: str, document: str, name: str, *names: str) -> str:
    values = {"iri": iri, "document": document, "entity": "e", "name": name, "names": names or (name,), "linked": False}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def with_members(folder: Path, *lines: str) -> Path:
    (folder / MEMBERS).write_text("\n".join([*lines, ""]), encoding="utf-8", errors="backslashreplace")
    return folder


# Split


@pytest.mark.parametrize(
    ("mentions", "documents", "out"),
    [
        ([], ["a.txt"], ["a.txt"]),
        ([], ["b.txt", "c.txt", "nowhere.txt"], ["b.txt", "c.txt"]),
        (["kirby"], [], ["a.txt"]),
        (["KIRBY", "nobody"], ["a.txt", "d.txt"], ["a.txt"]),
    ],
)
def test_a_split_takes_names_documents_or_both(
    tmp_path: Path, desk: Desk, mentions: list[str], documents: list[str], out: list[str]
) -> None:
    lines = [member(KIRBY, "a.txt", "John Kirby", "John Kirby", "Kirby")]
    lines += [member(KIRBY, f"{letter}.txt", "J. Kirby") for letter in "bcd"]
    split = Desk(with_members(tmp_path, *lines), desk.dataset, MADE).split(
        KIRBY, mentions=mentions, documents=documents
    )
    assert [anchor.document for anchor in split.out] == out
    assert {anchor.document for anchor in (*split.out, *split.rest)} == {"a.txt", "b.txt", "c.txt", "d.txt"}
    assert split.of == KIRBY


@pytest.mark.parametrize(
    ("mentions", "documents", "what"),
    [
        (["nobody"], [], "nothing"),
        (["John Kirby"], ["c.txt"], "nothing"),
        ([], ["A.TXT"], "nothing"),
        (["john kirby"], [], "everything"),
        ([], ["a.txt", "d.txt"], "everything"),
    ],
)
def test_a_split_that_splits_nothing_is_an_error(
    desk: Desk, mentions: list[str], documents: list[str], what: str
) -> None:
    with pytest.raises(ConfigError, match=f"^{what} would be split off {KIRBY}. Its names are John Kirby; kg explain"):
        desk.split(KIRBY, mentions=mentions, documents=documents)


def test_what_no_file_can_hold_is_split_off_once(tmp_path: Path, desk: Desk) -> None:
    lines = [
        member(KIRBY, "a.txt", "Kirby \ud800"),
        member(KIRBY, "a.txt", "Kirby \ud801"),
        member(KIRBY, "b.txt", "K"),
    ]
    split = Desk(with_members(tmp_path, *lines), desk.dataset, MADE).split(
        KIRBY, mentions=["Kirby \ud800"], documents=()
    )
    assert split.out == (Anchor("a.txt", "Kirby \ufffd"),)
    assert split.rest == (Anchor("b.txt", "K"),)


def test_the_message_shows_names_in_one_line(tmp_path: Path, desk: Desk) -> None:
    lines = [member(KIRBY, "a.txt", "John\x1b[31m\nKirby"), member(KIRBY, "b.txt", "Kirby")]
    with pytest.raises(ConfigError) as caught:
        Desk(with_members(tmp_path, *lines), desk.dataset, MADE).split(KIRBY, mentions=["nobody"], documents=())
    assert printable(str(caught.value)) == str(caught.value)


# Reject


@pytest.mark.parametrize(
    ("evidence", "claimed"),
    [
        ("John Kirby visited Iraq.", ("a.txt", "visited", "John Kirby", "Iraq", "affirmed")),
        ("Kirby thanked Anne Morel.", ("a.txt", "open:thank", "John Kirby", "Anne Morel", "affirmed")),
        ("Anne Morel did not visit Iraq.", ("c.txt", "visited", "Anne Morel", "Iraq", "negated")),
        ("Orvane is also called ORV.", ("c.txt", "hasOtherName", "Orvane", "ORV", "affirmed")),
        (f"{HOSTILE} visited Iraq.", ("e.txt", "visited", HOSTILE, "Iraq", "affirmed")),
    ],
)
def test_a_rejection_says_what_is_wrong(built: Texts, desk: Desk, evidence: str, claimed: tuple[str, ...]) -> None:
    iri = built.statement(evidence)
    for statement in (iri, iri[-16:], iri[-10:]):
        (reject,) = desk.reject(statement)
        claim = reject.claim
        assert (claim.document, claim.predicate, claim.subject, claim.object, claim.polarity) == claimed
        assert (reject.statement, claim.evidence, reject.made) == (iri, evidence, MADE)


@pytest.mark.parametrize(
    "statement",
    ["", "a", "abc", "zzzz", "0" * 16, 'a")) } #', "\ud800aaaa", "%s%s%s", "\n\n\n\n", KIRBY, "x" * 100_000],
    ids=lambda text: text[:20].encode("unicode_escape").decode(),
)
def test_no_statement_has_such_an_iri(desk: Desk, statement: str) -> None:
    with pytest.raises(ConfigError, match="no statement ends with") as caught:
        desk.reject(statement)
    assert "\n" not in str(caught.value)


def test_an_end_is_too_short(built: Texts, desk: Desk) -> None:
    iri = built.statement("John Kirby visited Iraq.")
    with pytest.raises(ConfigError, match="no statement ends with"):
        desk.reject(iri[-SHORTEST_ID + 1 :])


class Twins:
    """A graph in which every statement is there twice."""

    def __init__(self, dataset: Any) -> None:
        self._dataset = dataset

    def select(self, query: str) -> Solutions:
        found: Solutions = self._dataset.select(query)
        return Solutions(found.variables, found.rows * 2)


def test_an_end_of_several_statements_is_an_error(built: Texts, desk: Desk) -> None:
    twins: Any = Twins(desk.dataset)
    with pytest.raises(ConfigError, match="several statements end with"):
        Desk(built.out, twins, MADE).reject(built.statement("John Kirby visited Iraq.")[-8:])


# Which decision


def rename(id_: str, second: int, undone: Made | None = None) -> Decision:
    return Rename(id_, Side(KIRBY), "K", None, Made("Ann", f"2026-03-12T09:30:0{second}Z"), undone)


ONE, TWO, THREE = rename("urn:d:1-abcd", 1), rename("urn:d:2-abcd", 2), rename("urn:d:xyz", 3, MADE)
THREE_DECISIONS = Decisions.of([THREE, TWO, ONE])


@pytest.mark.parametrize(
    ("id_", "found"), [("last", TWO), ("1-abcd", ONE), ("urn:d:2-abcd", TWO), (":xyz", THREE), ("urn:d:xyz", THREE)]
)
def test_a_decision_is_meant_by_the_end_of_its_id(id_: str, found: Decision) -> None:
    assert decisions_of(THREE_DECISIONS, id_) == [found]


@pytest.mark.parametrize(
    ("id_", "fault"),
    [
        ("abcd", "several decisions end"),
        ("bcd", "no decision ends"),
        ("", "no decision ends"),
        ("LAST", "no decision ends"),
        ("ABCD", "no decision ends"),
        ("zzzz\n", "no decision ends"),
    ],
)
def test_none_or_several_is_an_error(id_: str, fault: str) -> None:
    with pytest.raises(ConfigError, match=fault) as caught:
        decisions_of(THREE_DECISIONS, id_)
    assert "\n" not in str(caught.value)


def test_there_is_no_last_one_where_all_are_undone() -> None:
    with pytest.raises(ConfigError, match="no decision ends with 'last'"):
        decisions_of(Decisions.of([THREE]), "last")


# Everything can be kept


def test_a_folder_without_members_is_an_error(tmp_path: Path, desk: Desk) -> None:
    empty = Desk(tmp_path, desk.dataset, MADE)
    for ask in (lambda: empty.merge(KIRBY, MOREL), lambda: empty.rename(KIRBY, "K", None)):
        with pytest.raises(ReadingError, match="run kg build first"):
            ask()


@given(st.lists(st.tuples(st.text(max_size=5), st.text(st.characters(max_codepoint=0xDBFF), max_size=8)), max_size=6))
@settings(max_examples=40, deadline=None)
def test_whatever_the_names_a_decision_can_be_kept(
    tmp_path_factory: pytest.TempPathFactory, desk: Desk, names: list[tuple[str, str]]
) -> None:
    folder = with_members(tmp_path_factory.mktemp("any"), *(member(KIRBY, *each) for each in names))
    found = Desk(folder, desk.dataset, MADE)
    kept = identified(found.merge(KIRBY, MOREL))
    wanted = sorted({(storable(document), storable(name)) for document, name in names})
    assert [(each.document, each.name) for each in kept.one.anchors] == wanted
    assert kept.other.anchors == ()
