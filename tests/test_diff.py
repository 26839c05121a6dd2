"""What changed between two graphs: facts, documents and entities, whatever the texts hold."""

import os
import tracemalloc
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import ontology
from kg.diff import Change, Difference, diff
from kg.diff_lines import Term, read_term
from kg.diff_moves import Move
from kg.errors import StoreError
from kg.model import Document, Quantity, Reading
from kg.namespaces import DCT, KG, LABEL, OA, PROV, RDF, TYPE, XSD
from kg.ontology import Ontology
from kg.statements import write_graph
from kg.statements.ntriples import decimal, integer, iri, number, point_in_time, text, triple, typed
from tests.samples import Draft, sample_readings

BASE = "http://kg.example/"
MET = "Ada Byron met Karl Marx in Rome."
LONG = "x" * 100_000
HOSTILE = '"\\\n\r\t\0\x7f\x85\u2028\u202e\ufeff\ufffe\U0001f600\x1b<>é'
texts = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(HOSTILE)))


@pytest.fixture(scope="module")
def terms() -> Ontology:
    return ontology.load(ontology.default_folder(), names=False)


@pytest.fixture
def compare(terms: Ontology, tmp_path: Path) -> Any:
    def compared(old: Iterable[Reading], new: Iterable[Reading]) -> Difference:
        for name, readings in (("old", old), ("new", new)):
            (tmp_path / name).mkdir(exist_ok=True)
            write_graph(readings, terms, tmp_path / name / "graph.nt")
        return diff(tmp_path / "old", tmp_path / "new")

    return compared


def met(id_: str = "a.txt", sentence: str = MET, *, before: str = "", after: str = "", **more: Any) -> Reading:
    """A document in which Ada Byron meets Karl Marx."""
    draft = Draft(Document(id_, f"{before}{sentence}{after}", "en"))
    draft.entity("e1", "Person", "Ada Byron").entity("e2", "Person", "Karl Marx").entity("e3", "City", "Rome")
    return draft.fact("e1", "metWith", "e2", sentence, **more).reading()


def only(difference: Difference) -> Change:
    (change,) = difference.facts
    return change


def who(iris: Iterable[str]) -> list[str]:
    return [each.removeprefix(BASE) for each in iris]


def moves(found: Iterable[Move]) -> list[tuple[list[str], list[str]]]:
    return [(who(move.old), who(move.new)) for move in found]


# The same


def test_a_graph_does_not_differ_from_itself(compare: Any, tmp_path: Path) -> None:
    assert compare(sample_readings(), reversed(sample_readings())).is_empty
    assert diff(tmp_path / "old", tmp_path / "old").is_empty


def test_a_file_is_as_good_as_its_folder(compare: Any, tmp_path: Path) -> None:
    found = compare([met()], [])
    assert diff(tmp_path / "old" / "graph.nt", tmp_path / "new") == found
    assert not found.is_empty


def test_an_empty_graph_is_a_graph(compare: Any) -> None:
    assert compare([], []).is_empty
    assert len(compare([], sample_readings()).documents) == len(sample_readings())


# Facts


def test_a_fact_comes_with_its_sentence(compare: Any) -> None:
    bare = replace(met(), facts=())
    change = only(compare([bare], [met()]))
    assert (change.old, change.before, change.after, change.aspects) == ((), 0, 1, ())
    (statement,) = change.new
    assert who([statement.subject, statement.object.value]) == ["person/ada-byron", "person/karl-marx"]
    assert (statement.predicate, statement.sentence, statement.polarity) == (KG + "metWith", MET, "affirmed")


def test_what_came_one_way_went_the_other(compare: Any) -> None:
    bare = replace(met(), facts=())
    change = only(compare([met()], [bare]))
    assert (change.new, change.before, change.after) == ((), 1, 0)


@pytest.mark.parametrize(
    ("old", "new", "aspects"),
    [
        ({}, {"polarity": "negated"}, ("polarity",)),
        ({"polarity": "hypothetical"}, {"polarity": "negated"}, ("polarity",)),
        ({}, {"quantity": Quantity(3, "hour")}, ("figure",)),
        ({"quantity": Quantity(3, "hour")}, {"quantity": Quantity(4, "hour")}, ("figure",)),
        ({"quantity": Quantity(3, "hour")}, {"quantity": Quantity(3, "day")}, ("figure",)),
        ({"quantity": Quantity(3, "hour")}, {"quantity": Quantity(3, "hour", approximate=True)}, ("figure",)),
        ({"time": "1850"}, {"time": "1850-05"}, ("time",)),
        ({"time": "1850"}, {}, ("time",)),
        ({}, {"attributed_to": "e2"}, ("by",)),
        ({"attributed_to": "e1"}, {"attributed_to": "e2"}, ("by",)),
        ({}, {"sentence": "Ada Byron met Karl Marx near Rome."}, ("sentence",)),
        ({}, {"polarity": "negated", "time": "1850", "attributed_to": "e2"}, ("polarity", "time", "by")),
        (
            {},
            {"sentence": "Ada Byron never met Karl Marx, Rome says.", "polarity": "negated"},
            ("polarity", "sentence"),
        ),
    ],
)
def test_a_fact_that_reads_otherwise_has_changed(
    compare: Any, old: dict[str, Any], new: dict[str, Any], aspects: tuple[str, ...]
) -> None:
    change = only(compare([met(**old)], [met(**new)]))
    assert change.aspects == aspects
    assert (len(change.old), len(change.new)) == (1, 1)


@pytest.mark.parametrize("more", [{"confidence": 0.1}, {"rule": "role"}, {"before": "Rome, Monday. "}])
def test_rule_confidence_and_place_are_details(compare: Any, more: dict[str, Any]) -> None:
    found = compare([met()], [met(**more)])
    assert (found.facts, found.documents, found.entities) == ((), (), ())
    assert found.others == {KG + "Statement": 1}
    assert not found.is_empty


def test_the_likest_statements_are_pairs(compare: Any) -> None:
    """A document that says a thing twice changes it once."""
    second = "Later Ada Byron met Karl Marx in Rome again."

    def both(**more: Any) -> Reading:
        reading = met(after=f" {second}", polarity="negated")
        return replace(reading, facts=(*reading.facts, *met(before=f"{MET} ", sentence=second, **more).facts))

    change = only(compare([both(time="1850")], [both(time="1851")]))
    assert change.aspects == ("time",)
    assert change.old[0].sentence == change.new[0].sentence == second


def test_other_ends_are_another_fact(compare: Any) -> None:
    reading = met()
    other = replace(reading, facts=(replace(reading.facts[0], predicate="visited", object="e3"),))
    found = compare([reading], [other])
    assert sorted((change.before, change.after) for change in found.facts) == [(0, 1), (1, 0)]


def test_a_literal_object_is_no_entity(compare: Any) -> None:
    reading = met()
    named = [replace(reading.facts[0], predicate="hasOtherName", object=None, value=value) for value in ("AB", "K<b>")]
    found = compare([replace(reading, facts=(named[0],))], [replace(reading, facts=(named[1],))])
    assert [(change.new or change.old)[0].object for change in found.facts] == [
        Term("AB", lang="en"),
        Term("K<b>", lang="en"),
    ]
    assert all(change.new == () or change.old == () for change in found.facts)


# Facts of several documents


@pytest.mark.parametrize(
    ("old", "new", "counts"),
    [
        ("ab", "a", (2, 1)),
        ("a", "ab", (1, 2)),
        ("abc", "c", (3, 1)),
        ("ab", "bc", (2, 2)),
    ],
)
def test_a_fact_that_others_state_has_neither_come_nor_gone(
    compare: Any, old: str, new: str, counts: tuple[int, int]
) -> None:
    """Documents differ in their sentences, so that none has moved."""

    def readings(names: str) -> list[Reading]:
        return [met(name, f"Ada Byron met Karl Marx in Rome, says {name}.") for name in names]

    change = only(compare(readings(old), readings(new)))
    assert (change.before, change.after) == counts
    assert {statement.document[len(BASE + "document/")] for statement in change.old} == set(old) - set(new)
    assert {statement.document[len(BASE + "document/")] for statement in change.new} == set(new) - set(old)


def test_a_denial_does_not_support_a_fact(compare: Any) -> None:
    denied = met("b.txt", "Ada Byron never met Karl Marx in Rome.", polarity="negated")
    change = only(compare([met(), denied], [denied]))
    assert (change.before, change.after) == (1, 0)


def test_a_document_that_says_it_in_one_sentence_less_still_says_it(compare: Any) -> None:
    second = "Ada Byron met Karl Marx again."
    reading = met(after=f" {second}")
    more = met(before=f"{MET} ", sentence=second)
    change = only(compare([replace(reading, facts=(*reading.facts, *more.facts))], [reading]))
    assert (change.before, change.after, change.new) == (1, 1, ())
    assert change.old[0].sentence == second


# Documents


def test_documents_come_and_go(compare: Any) -> None:
    plain = Draft(Document("b.txt", "Nothing.", "en")).reading()
    found = compare([met(), plain], [met()])
    assert [(len(move.old), len(move.new)) for move in found.documents] == [(1, 0)]
    assert found.old[found.documents[0].old[0]][DCT + "identifier"][0].value == "b.txt"
    assert (found.facts, found.entities, found.others) == ((), (), {})


def test_a_document_under_another_name_has_moved_and_its_facts_stay(compare: Any) -> None:
    found = compare([met("a.txt")], [met("b/a.txt", before="Rome. ")])
    assert [(len(move.old), len(move.new)) for move in found.documents] == [(1, 1)]
    assert found.facts == ()


def test_what_changed_in_a_moved_document_is_told(compare: Any) -> None:
    assert only(compare([met("a.txt")], [met("b.txt", polarity="negated")])).aspects == ("polarity",)


def test_a_sentence_in_common_does_not_make_two_documents_one(compare: Any) -> None:
    def padded(id_: str, word: str) -> Reading:
        extra = [f"Ada Byron met Karl Marx in {word} {i}." for i in range(2)]
        reading = met(id_, after="".join(extra))
        return replace(reading, facts=(*reading.facts, *(_fact_of(reading, sentence) for sentence in extra)))

    found = compare([padded("a.txt", "May")], [padded("b.txt", "June")])
    assert sorted((len(move.old), len(move.new)) for move in found.documents) == [(0, 1), (1, 0)]
    assert [(change.before, change.after) for change in found.facts] == [(1, 1)]


def _fact_of(reading: Reading, sentence: str) -> Any:
    draft = Draft(reading.document).entity("e1", "Person", "Ada Byron").entity("e2", "Person", "Karl Marx")
    return draft.fact("e1", "metWith", "e2", sentence).reading().facts[0]


def test_somebody_known_by_surname_moves_with_the_document(compare: Any) -> None:
    def column(id_: str) -> Reading:
        draft = Draft(Document(id_, "Kirby visited Lyon.", "en")).entity("e1", "Person", "Kirby")
        return draft.entity("e2", "City", "Lyon").fact("e1", "visited", "e2", "Kirby visited Lyon.").reading()

    found = compare([column("a.txt")], [column("b.txt")])
    assert found.facts == ()
    ((old, new),) = moves(found.entities)
    assert old[0].startswith("person/kirby-")
    assert new[0].startswith("person/kirby-")
    assert old != new


# Entities


def entities(*named: tuple[str, str], id_: str = "a.txt", type_: str = "Person") -> Reading:
    """A document in which somebody visits somewhere, once for each name, which is spelt in the text as given second."""
    sentences = [f"{surface} visited Lyon{'!' * i}." for i, (_, surface) in enumerate(named)]
    draft = Draft(Document(id_, " ".join(sentences), "en")).entity("c", "City", "Lyon")
    for i, (_, surface) in enumerate(named):
        draft.entity(f"e{i}", type_, surface)
        draft.fact(f"e{i}", "visited", "c", sentences[i])
    reading = draft.reading()
    names = {f"e{i}": name for i, (name, _) in enumerate(named)}
    return replace(
        reading, entities=tuple(replace(each, name=names.get(each.id, each.name)) for each in reading.entities)
    )


def test_entities_come_and_go(compare: Any) -> None:
    found = compare([entities(("Ada Byron", "Ada Byron"))], [entities(("Karl Marx", "Karl Marx"))])
    assert moves(found.entities) == [([], ["person/karl-marx"]), (["person/ada-byron"], [])]
    assert sorted((change.before, change.after) for change in found.facts) == [(0, 1), (1, 0)]


def test_a_name_in_other_letters_is_another_label(compare: Any) -> None:
    found = compare([entities(("Ada Byron", "Ada Byron"))], [entities(("Ada BYRON", "Ada Byron"))])
    assert moves(found.entities) == [(["person/ada-byron"], ["person/ada-byron"])]
    assert found.old[BASE + "person/ada-byron"][LABEL] == [Term("Ada Byron", lang="en")]
    assert found.new[BASE + "person/ada-byron"][LABEL] == [Term("Ada BYRON", lang="en")]


def test_another_language_is_no_new_name(compare: Any) -> None:
    french = met("b.txt", "Ada Byron a vu Karl Marx à Rome.")
    french = replace(french, document=replace(french.document, lang="fr"), facts=())
    found = compare([met()], [met(), french])
    assert [len(move.old) for move in found.entities] == []
    assert found.others == {KG + "Entity": 3}


def test_a_fuller_name_is_the_same_entity_renamed(compare: Any) -> None:
    found = compare([entities(("Ada Byron", "Ada Byron"))], [entities(("Ada King Byron", "Ada Byron"))])
    assert moves(found.entities) == [(["person/ada-byron"], ["person/ada-king-byron"])]
    assert found.facts == ()


def test_another_class_is_the_same_entity_too(compare: Any) -> None:
    found = compare([entities(("Orvane", "Orvane"))], [entities(("Orvane", "Orvane"), type_="Organization")])
    ((old, new),) = moves(found.entities)
    assert (old[0].split("/")[0], new) == ("person", ["organization/orvane"])
    assert found.facts == ()


def test_two_that_are_found_to_be_one_are_joined(compare: Any) -> None:
    apart = entities(("Ada Byron", "Ada Byron"), ("Ada Lovelace", "Ada Lovelace"))
    one = entities(("Ada Byron", "Ada Byron"), ("Ada Byron", "Ada Lovelace"))
    found = compare([apart], [one])
    assert moves(found.entities) == [(["person/ada-byron", "person/ada-lovelace"], ["person/ada-byron"])]
    assert found.facts == ()
    assert moves(compare([one], [apart]).entities) == [
        (["person/ada-byron"], ["person/ada-byron", "person/ada-lovelace"])
    ]


def test_two_may_become_a_third(compare: Any) -> None:
    apart = entities(("Ada Byron", "Ada Byron"), ("Ada Lovelace", "Ada Lovelace"))
    third = entities(("Countess Ada King", "Ada Byron"), ("Countess Ada King", "Ada Lovelace"))
    found = compare([apart], [third])
    assert moves(found.entities) == [(["person/ada-byron", "person/ada-lovelace"], ["person/countess-ada-king"])]
    assert found.facts == ()
    found = compare([third], [apart])
    assert moves(found.entities) == [(["person/countess-ada-king"], ["person/ada-byron", "person/ada-lovelace"])]
    assert found.facts == ()


def test_a_pronoun_read_otherwise_makes_nobody_one(compare: Any) -> None:
    """The sentence speaks of another, who shares no name with the one before."""

    def read(who_: str) -> Reading:
        draft = Draft(Document("a.txt", f"{who_} spoke. She visited Lyon.", "en")).entity("c", "City", "Lyon")
        return draft.entity("e", "Person", who_).fact("e", "visited", "c", "She visited Lyon.").reading()

    found = compare([read("Ada Byron")], [read("Mary Shelley")])
    assert moves(found.entities) == [([], ["person/mary-shelley"]), (["person/ada-byron"], [])]
    assert sorted((change.before, change.after) for change in found.facts) == [(0, 1), (1, 0)]


def test_a_fact_given_to_another_who_was_there_all_along_moves_nobody(compare: Any) -> None:
    reading = entities(("Ada Byron", "Ada Byron"), ("Ada Lovelace", "Ada Lovelace"))
    first, second = reading.facts
    other = replace(reading, facts=(replace(first, subject="e1"), second))
    found = compare([reading], [other])
    assert found.entities == ()
    assert [(change.before, change.after) for change in found.facts] == [(1, 0), (1, 1)]


def test_the_source_may_be_the_one_that_is_renamed(compare: Any) -> None:
    def credited(name: str) -> Reading:
        sentence = f"{MET[:-1]}, said Percy Hill."
        reading = met(sentence=sentence)
        draft = Draft(reading.document).entity("e4", "Person", "Percy Hill")
        source = replace(draft.reading().entities[0], name=name)
        facts = (replace(reading.facts[0], attributed_to="e4"),)
        return replace(reading, entities=(*reading.entities, source), facts=facts)

    found = compare([credited("Percy Hill")], [credited("Percy Bysshe Hill")])
    assert moves(found.entities) == [(["person/percy-hill"], ["person/percy-bysshe-hill"])]
    assert found.facts == ()


# Other details


def test_quotations_and_titles_are_counted(compare: Any) -> None:
    quoting = replace(met(), document=replace(met().document, title="A meeting"))
    draft = Draft(quoting.document).entity("e1", "Person", "Ada Byron").quote("e1", "met Karl Marx")
    found = compare([met()], [replace(quoting, quotes=draft.reading().quotes)])
    assert found.others == {KG + "Document": 1, KG + "Quotation": 1}
    assert found.facts == ()


def test_mentions_alone_are_a_difference(compare: Any) -> None:
    """Which entities a document mentions stands on lines that are not kept."""
    both = [met(), Draft(Document("b.txt", "Rome and Ada Byron.", "en")).entity("e", "City", "Rome").reading()]
    more = Draft(Document("b.txt", "Rome and Ada Byron.", "en")).entity("e", "City", "Rome")
    found = compare(both, [met(), more.entity("f", "Person", "Ada Byron").reading()])
    assert found.others == {KG + "Entity": 1}


# Files that no build wrote

LINE = triple(BASE + "a", KG + "p", text("b"))
OTHER = triple(BASE + "b", KG + "p", text("b"))


@pytest.mark.parametrize(
    "content",
    [
        f"{OTHER}\n{LINE}\n",
        f"{LINE}\n{LINE}\n",
        f"{LINE}\n\n",
        f"\n{LINE}\n",
        f"{LINE}\n# the end\n",
        f"{LINE}\n{OTHER}",
        f"{LINE}\n{OTHER[:-9]}\n",
        f"{LINE}\n{OTHER}\r\n",
        "{}\n",
    ],
)
def test_what_is_not_sorted_n_triples_is_refused(tmp_path: Path, content: str) -> None:
    old, new = tmp_path / "old.nt", tmp_path / "new.nt"
    old.write_text(f"{LINE}\n")
    new.write_text(content, newline="")
    for pair in ((old, new), (new, old)):
        with pytest.raises(StoreError, match=r"new\.nt: line [12] is not the next"):
            diff(*pair)


STATEMENT = {
    TYPE: iri(KG + "Statement"),
    RDF + "subject": iri(BASE + "a"),
    RDF + "predicate": iri(KG + "p"),
    RDF + "object": iri(BASE + "b"),
    KG + "polarity": iri(KG + "Affirmed"),
    KG + "evidence": text("A and b.", "en"),
    OA + "start": integer(0),
    PROV + "wasDerivedFrom": iri(BASE + "d"),
}


def lines_of(node: str, terms: dict[str, str]) -> list[str]:
    return [triple(node, predicate, term) for predicate, term in terms.items()]


def write(path: Path, lines: Iterable[str]) -> Path:
    path.write_text("".join(f"{line}\n" for line in sorted(set(lines))), encoding="utf-8", newline="\n")
    return path


@pytest.mark.parametrize("left_out", [each for each in STATEMENT if each != TYPE])
def test_half_a_statement_is_refused(tmp_path: Path, left_out: str) -> None:
    rest = {predicate: term for predicate, term in STATEMENT.items() if predicate != left_out}
    new = write(tmp_path / "new.nt", lines_of(BASE + "s", rest))
    with pytest.raises(StoreError, match="example/s> is malformed"):
        diff(write(tmp_path / "old.nt", []), new)


@pytest.mark.parametrize(
    ("predicate", "term"),
    [
        (KG + "polarity", iri(KG + "Doubted")),
        (OA + "start", text("here")),
        (KG + "evidence", '"\\x"'),
        (KG + "evidence", '"\\ud800"'),
        (KG + "evidence", "_:blank"),
        (KG + "quantity", text("many")),
        (KG + "quantity", text("nan")),
        (KG + "quantity", text("9" * 400)),
    ],
)
def test_a_wrong_term_is_refused(tmp_path: Path, predicate: str, term: str) -> None:
    new = write(tmp_path / "new.nt", lines_of(BASE + "s", STATEMENT | {predicate: term}))
    with pytest.raises(StoreError, match="example/s> is malformed"):
        diff(write(tmp_path / "old.nt", []), new)


def test_a_line_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    new = tmp_path / "new.nt"
    new.write_bytes(triple(BASE + "a", LABEL, '"\xe9"').encode("latin-1") + b"\n")
    with pytest.raises(StoreError, match="malformed"):
        diff(write(tmp_path / "old.nt", []), new)


def test_a_missing_graph_is_named(tmp_path: Path) -> None:
    here = write(tmp_path / "graph.nt", [LINE])
    (tmp_path / "empty").mkdir()
    for missing in (tmp_path / "none", tmp_path / "empty"):
        with pytest.raises(StoreError, match=f"{missing.name}.*: no such file"):
            diff(here, missing)


def test_a_pipe_cannot_be_read_twice(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StoreError, match="no such file"):
        diff(write(tmp_path / "graph.nt", [LINE]), tmp_path / "pipe")


# Size


def test_memory_is_for_what_differs(tmp_path: Path) -> None:
    """A country that 30,000 documents mention, of which one is new."""
    mentions = [triple(BASE + "a", KG + "mentionedIn", iri(f"{BASE}document/{n}")) for n in range(30_000)]
    common = [*mentions, *(triple(f"{BASE}e{n}", LABEL, text("name " * 20)) for n in range(30_000))]
    old = write(tmp_path / "old.nt", common)
    new = write(tmp_path / "new.nt", [*common, triple(BASE + "a", KG + "mentionedIn", iri(BASE + "document/new"))])
    tracemalloc.start()
    try:
        found = diff(old, new)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found.others == {"": 1}
    assert peak < old.stat().st_size / 5


# Hostile texts


@pytest.mark.parametrize("sentence", [f"{HOSTILE} Ada Byron, Karl Marx, Rome", f"{LONG} Ada Byron Karl Marx Rome"])
def test_any_sentence_is_kept_exactly(compare: Any, sentence: str) -> None:
    bare = replace(met(sentence=sentence), facts=())
    assert only(compare([bare], [met(sentence=sentence)])).new[0].sentence == sentence


@given(texts, st.sampled_from([None, "fr", "zh-hant"]))
def test_a_text_is_read_as_it_was_written(value: str, lang: str | None) -> None:
    assert read_term(text(value, lang)) == Term(value, lang=lang)


@given(texts)
def test_a_typed_text_is_read_as_it_was_written(value: str) -> None:
    assert read_term(typed(value, "anyURI")) == Term(value, datatype=XSD + "anyURI")


@given(st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.dates())
def test_values_are_read_as_they_were_written(whole: int, real: float, day: Any) -> None:
    assert read_term(integer(whole)) == Term(str(whole), datatype=XSD + "integer")
    assert float(read_term(number(real)).value) == float(read_term(decimal(real)).value) == real
    assert read_term(point_in_time(day.isoformat())) == Term(day.isoformat(), datatype=XSD + "date")


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (r'"\u00E9\U0001F600\t\b\n\r\f\"\'\\"', "é\U0001f600\t\b\n\r\f\"'\\"),
        (r'"\\u00E9"', r"\u00E9"),
        (r'"\\\\n"', r"\\n"),
        ('""', ""),
        ('"a"@en-US', "a"),
    ],
)
def test_every_escape_is_read(term: str, value: str) -> None:
    assert read_term(term).value == value


def test_an_iri_is_read() -> None:
    assert read_term(r"<http://a.example/\u00E9>") == Term("http://a.example/é", is_iri=True)


@pytest.mark.parametrize(
    "term",
    [
        *("", "a", "<a", "<a b>", "<a>>", "<a\\>", "_:b", '"', '"a', '"a" ', '"a"b"', '"a\nb"', '"\\"'),
        *(r'"\x41"', r'"\u12"', r'"\uD800"', r'"\U00110000"'),
        *('"a"@', '"a"@é', '"a"^^b', '"a"^^<b', '"a"@en^^<b>'),
    ],
)
def test_what_is_no_term_is_refused(term: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - chr has words of its own
        read_term(term)


# Any two graphs

said = st.fixed_dictionaries(
    {
        "document": st.sampled_from("de"),
        "ends": st.sampled_from(["ab", "bc", "ca"]),
        "polarity": st.sampled_from(["Affirmed", "Negated"]),
        "sentence": st.sampled_from(["one", "two"]),
        "start": st.integers(0, 1),
        "time": st.sampled_from(["2020", "2021"]),
    }
)


def node_of(each: dict[str, Any]) -> str:
    return BASE + "-".join(str(each[name]) for name in sorted(each))


def graph_of(saids: list[dict[str, Any]]) -> list[str]:
    """Lines of a graph whose documents and entities are always there."""
    lines = [triple(BASE + name, TYPE, iri(KG + "Entity")) for name in "abc"]
    lines += [triple(BASE + name, TYPE, iri(KG + "Document")) for name in "de"]
    for each in saids:
        terms = STATEMENT | {
            RDF + "subject": iri(BASE + each["ends"][0]),
            RDF + "object": iri(BASE + each["ends"][1]),
            KG + "polarity": iri(KG + each["polarity"]),
            KG + "evidence": text(each["sentence"], "en"),
            KG + "time": point_in_time(each["time"]),
            OA + "start": integer(each["start"]),
            PROV + "wasDerivedFrom": iri(BASE + each["document"]),
        }
        lines += lines_of(node_of(each), terms)
    return lines


def stating(saids: list[dict[str, Any]], change: Change) -> set[str]:
    """The documents that state the fact of a change."""
    subject, _, object_, polarity = (*change.new, *change.old)[0].fact
    fact = (subject.removeprefix(BASE) + object_.value.removeprefix(BASE), polarity.capitalize())
    return {each["document"] for each in saids if (each["ends"], each["polarity"]) == fact}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(old=st.lists(said, max_size=8), new=st.lists(said, max_size=8))
def test_every_statement_is_accounted_for(tmp_path: Path, old: list[dict[str, Any]], new: list[dict[str, Any]]) -> None:
    paths = write(tmp_path / "old.nt", graph_of(old)), write(tmp_path / "new.nt", graph_of(new))
    found = diff(*paths)
    assert found.is_empty == (paths[0].read_bytes() == paths[1].read_bytes())
    keys = [{node_of(each) for each in saids} for saids in (old, new)]
    reread = found.others.get(KG + "Statement", 0)
    assert sum(len(change.old) for change in found.facts) + reread == len(keys[0] - keys[1])
    assert sum(len(change.new) for change in found.facts) + reread == len(keys[1] - keys[0])
    for change in found.facts:
        if not change.aspects:
            assert (change.before, change.after) == (len(stating(old, change)), len(stating(new, change)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(old=st.lists(said, max_size=8), new=st.lists(said, max_size=8))
def test_backwards_everything_is_turned_round(
    tmp_path: Path, old: list[dict[str, Any]], new: list[dict[str, Any]]
) -> None:
    paths = write(tmp_path / "old.nt", graph_of(old)), write(tmp_path / "new.nt", graph_of(new))
    there, back = diff(*paths), diff(*reversed(paths))
    assert there.others == back.others
    assert sorted((len(c.old), len(c.new), c.before, c.after) for c in there.facts) == sorted(
        (len(c.new), len(c.old), c.after, c.before) for c in back.facts
    )
