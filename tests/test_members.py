"""identity.jsonl: who is who, why, and what may be the same; as it is written and as it is read."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import ontology
from kg.errors import ReadingError
from kg.members import Joined, Member, Membership, Perhaps, membership
from kg.model import Document, Entity, Mention, Reading, Span
from kg.ontology import Ontology
from kg.outputs import MEMBERS
from kg.statements import Identity, Mint, resolve, write_members
from kg.statements.identity import Doubtful, Reason
from tests.samples import IRAQ, Draft, sample_readings

BASE = "http://kg.example/"
KIRBY = f"{BASE}person/john-kirby"
NOBODY = Identity({}, {}, {}, ())
HOSTILE = 'Eve "<b>\u202e\n\x1b[31m\\u0022\u2028\x00{"iri":'


@pytest.fixture(scope="module")
def terms() -> Ontology:
    return ontology.load(ontology.default_folder(), names=False)


@pytest.fixture(scope="module")
def mint(terms: Ontology) -> Mint:
    return Mint(BASE, terms)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, terms: Ontology, mint: Mint) -> Path:
    found, readings = tmp_path_factory.mktemp("members"), sample_readings()
    write_members(readings, resolve(readings, terms, mint), mint, found / MEMBERS)
    return found


def written(readings: list[Reading], identity: Identity, mint: Mint, folder: Path) -> list[str]:
    write_members(readings, identity, mint, folder / MEMBERS)
    return (folder / MEMBERS).read_text(encoding="utf-8").splitlines()


def one(name: str, *surfaces: str, document: str = "d", link: str | None = None) -> Reading:
    """A reading of one entity; the text is its names."""
    text = "|".join((name, *surfaces))
    starts = [text.index(surface) for surface in (name, *surfaces)]
    mentions = (Mention(Span(at, at + len(each)), "name") for at, each in zip(starts, (name, *surfaces), strict=True))
    return Reading(Document(document, text, "en"), (Entity("e", name, "Person", tuple(mentions), link=link),))


# Written and read


def test_the_members_of_an_entity(folder: Path) -> None:
    members = {each for each in membership(folder, KIRBY).members if each.document != "fr/column.txt"}
    assert members == {
        Member("en/briefing.txt", "John Kirby", ("John Kirby", "Kirby"), is_linked=False),
        Member("fr/talks.txt", "John Kirby", ("John Kirby", "Kirby"), is_linked=False),
    }


def test_those_that_a_gazetteer_knows_say_so(folder: Path) -> None:
    assert membership(folder, IRAQ) == Membership(
        IRAQ,
        (
            Member("en/briefing.txt", "Iraq", ("Iraq", "Iraqi"), is_linked=True),
            Member("fr/talks.txt", "Irak", ("Irak",), is_linked=True),
        ),
        (),
        (),
    )


def test_names_are_mentions_by_name_alone(folder: Path) -> None:
    (obama,) = membership(folder, f"{BASE}person/barack-obama").members
    assert obama.names == ("Barack Obama",)


def test_nothing_is_known_of_others(folder: Path) -> None:
    for iri in ("http://kg.example/person/nobody", "", KIRBY[:-1], f"{KIRBY}-2", KIRBY.upper(), '"', "\ud800"):
        assert membership(folder, iri) == Membership(iri, (), (), ())


def test_lines_are_sorted_unique_and_those_of_one_entity_together(folder: Path) -> None:
    lines = (folder / MEMBERS).read_text(encoding="utf-8").splitlines()
    iris = [json.loads(line)["iri"] for line in lines]
    assert lines == sorted(set(lines))
    assert iris == sorted(iris)
    assert len(lines) >= sum(len(reading.entities) for reading in sample_readings())


def test_the_order_of_the_readings_does_not_matter(folder: Path, tmp_path: Path, terms: Ontology, mint: Mint) -> None:
    readings = sample_readings()[::-1]
    write_members(readings, resolve(readings, terms, mint), mint, tmp_path / MEMBERS)
    assert (tmp_path / MEMBERS).read_bytes() == (folder / MEMBERS).read_bytes()


def test_every_entity_of_every_document_is_a_member_once(folder: Path) -> None:
    lines = map(json.loads, (folder / MEMBERS).read_text(encoding="utf-8").splitlines())
    found = sorted((line["document"], line["entity"]) for line in lines if "document" in line)
    wanted = [(reading.document.id, entity.id) for reading in sample_readings() for entity in reading.entities]
    assert found == sorted(wanted)


def test_reasons_and_doubts(tmp_path: Path, mint: Mint) -> None:
    one_iri, other = f"{BASE}person/ann", f"{BASE}person/ann-lee"
    reasons = {one_iri: (Reason(("Ann", "A. Lee"), ("a", "b"), "initials", ("country: IQ", "<b>")),) * 2}
    identity = Identity({}, {}, reasons, (Doubtful(one_iri, other, 'surname: "too little"'),))
    written([], identity, mint, tmp_path)
    joined = Joined(("Ann", "A. Lee"), ("a", "b"), "initials", ("country: IQ", "<b>"))
    perhaps = (Perhaps(other, 'surname: "too little"'),)
    assert membership(tmp_path, one_iri) == Membership(one_iri, (), (joined,), perhaps)
    assert membership(tmp_path, other) == Membership(other, (), (), (Perhaps(one_iri, 'surname: "too little"'),))


def test_an_entity_that_stands_for_another_by_a_decision_is_that_one(tmp_path: Path, mint: Mint) -> None:
    identity = Identity({"d": {"e": KIRBY}}, {KIRBY: "person"}, {}, (), {IRAQ: KIRBY})
    written([one("Kirbee"), one("Irak", document="x", link=IRAQ)], identity, mint, tmp_path)
    assert [member.name for member in membership(tmp_path, KIRBY).members] == ["Kirbee", "Irak"]
    assert membership(tmp_path, IRAQ).members == ()


def test_no_readings_are_an_empty_file(tmp_path: Path, mint: Mint) -> None:
    assert written([], NOBODY, mint, tmp_path) == []
    assert membership(tmp_path, KIRBY).members == ()


# Hostile texts


def test_an_iri_that_begins_like_another_is_another(tmp_path: Path, mint: Mint) -> None:
    written([one("Ann Lee"), one("Ann Lee Dahl", document="e")], NOBODY, mint, tmp_path)
    assert [each.name for each in membership(tmp_path, f"{BASE}person/ann-lee").members] == ["Ann Lee"]
    assert [each.name for each in membership(tmp_path, f"{BASE}person/ann-lee-dahl").members] == ["Ann Lee Dahl"]


def test_a_document_that_quotes_a_line_of_the_file_is_no_line(tmp_path: Path, mint: Mint) -> None:
    forged = f'x"}}\n{{"iri":"{KIRBY}","document":"d","name":"Forged","names":[],"linked":true}}'
    lines = written([one(forged, document=forged)], NOBODY, mint, tmp_path)
    assert len(lines) == 1
    assert membership(tmp_path, KIRBY).members == ()
    ((document, name),) = [(line["document"], line["name"]) for line in map(json.loads, lines)]
    assert (document, name) == (forged, forged)


NO_PAIR = st.characters(exclude_categories=(), max_codepoint=0xDBFF)
hostile_names = st.text(NO_PAIR, min_size=1, max_size=12) | st.sampled_from([HOSTILE, "\ud800", "x" * 100_000])


@given(hostile_names, hostile_names)
@settings(max_examples=60, deadline=None)
def test_any_name_and_any_document_come_back(
    tmp_path_factory: pytest.TempPathFactory, mint: Mint, name: str, document: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    reading = one(name, document=document)
    lines = (written([reading], NOBODY, mint, folder), (folder / MEMBERS).read_bytes().count(b"\n"))
    assert lines[1] == 1
    iri = mint.entity(reading.entities[0], document)
    (member,) = membership(folder, iri).members
    assert (member.document, member.name) == (document, name)
    assert member.names == (" ".join(name.split()),)


def test_a_mention_over_two_lines_is_one_name(tmp_path: Path, mint: Mint) -> None:
    draft = Draft(Document("d", "Ann\n Lee met Ann Lee.", "en")).entity("e", "Person", "Ann Lee", "Ann\n Lee")
    written([draft.reading()], NOBODY, mint, tmp_path)
    assert membership(tmp_path, f"{BASE}person/ann-lee").members[0].names == ("Ann Lee",)


def test_the_lines_of_others_are_not_even_decoded(tmp_path: Path, mint: Mint) -> None:
    written([one("Ann Lee")], NOBODY, mint, tmp_path)
    with (tmp_path / MEMBERS).open("ab") as file:
        file.write(b'{"iri":"http://kg.example/person/bob",\xff nonsense\n\n')
    assert len(membership(tmp_path, f"{BASE}person/ann-lee").members) == 1


# Files that are not as they should be


def test_a_folder_without_the_file_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="run kg build first, or name its folder with --graph"):
        membership(tmp_path, KIRBY)
    (tmp_path / MEMBERS).mkdir()
    with pytest.raises(ReadingError, match="cannot be read"):
        membership(tmp_path, KIRBY)


@pytest.mark.parametrize(
    "rest", [b"", b"\xff}", b'"document":"d"', b'"doubt":}', b'"document":"d","name":"\n'], ids=str
)
def test_a_line_that_is_no_json_is_an_error(tmp_path: Path, rest: bytes) -> None:
    (tmp_path / MEMBERS).write_bytes(b'{"iri":"%s",%s\n' % (KIRBY.encode(), rest))
    with pytest.raises(ReadingError, match="run kg build again"):
        membership(tmp_path, KIRBY)


@pytest.mark.parametrize(
    "rest",
    ['"document":"d"}', '"joined":{}}', '"joined":null}', '"doubt":"x"}', '"document":"d","name":"n","names":1}'],
)
def test_a_line_that_lacks_something_is_an_error(tmp_path: Path, rest: str) -> None:
    (tmp_path / MEMBERS).write_text(f'{{"iri":"{KIRBY}",{rest}\n', encoding="utf-8")
    with pytest.raises(ReadingError):
        membership(tmp_path, KIRBY)
