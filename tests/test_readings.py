"""Readings as JSON lines: what is written is read back, and nothing else is let in."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadingError
from kg.model import Document, Entity, Fact, Mention, Quantity, Quote, Reading, Span
from kg.readings import decode, encode, read_readings, write_readings
from tests.samples import sample_readings

BARE = {"document": {"id": "a", "text": "Ann met Bob.", "lang": "en"}}
PERSON = {"id": "e1", "name": "Ann", "type": "Person", "mentions": []}
texts = st.text(st.characters(), max_size=20)
names = st.text(min_size=1, max_size=5)
maybe = st.none() | texts


def spans(length: int) -> st.SearchStrategy[Span]:
    pairs = st.tuples(st.integers(0, length), st.integers(0, length)).filter(lambda pair: pair[0] < pair[1])
    return pairs.map(lambda pair: Span(*pair))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text(st.characters(), min_size=1, max_size=40))
    ids = draw(st.lists(texts, min_size=1, max_size=3, unique=True))
    span, id_ = spans(len(text)), st.sampled_from(ids)
    mention = st.builds(Mention, span, st.sampled_from(["name", "description", "pronoun"]))
    mentions, classes = st.lists(mention, max_size=3).map(tuple), st.lists(texts, max_size=2).map(tuple)
    entities = [Entity(each, draw(texts), draw(names), draw(mentions), draw(classes), draw(maybe)) for each in ids]
    quantity = st.builds(Quantity, st.floats(allow_nan=False, allow_infinity=False), texts, st.booleans())
    more = (st.floats(0, 1), st.sampled_from(["affirmed", "negated", "hypothetical"]), st.none() | id_, maybe)
    linked = st.builds(Fact, id_, texts, id_, span, texts, *more, st.none() | quantity)
    literal = st.builds(Fact, id_, texts, st.none(), span, texts, *more, st.none() | quantity, texts)
    return Reading(
        Document(draw(texts), text, draw(texts), *(draw(maybe) for _ in range(4))),
        tuple(entities),
        tuple(draw(st.lists(linked | literal, max_size=4))),
        tuple(draw(st.lists(st.builds(Quote, st.none() | id_, span), max_size=2))),
    )


@given(readings())
def test_any_reading_is_read_back(tmp_path_factory: pytest.TempPathFactory, reading: Reading) -> None:
    path = tmp_path_factory.getbasetemp() / "readings.jsonl"
    assert write_readings([reading, reading], path) == 2
    assert list(read_readings(path)) == [reading, reading]


def test_the_samples_are_read_back(tmp_path: Path) -> None:
    write_readings(sample_readings(), tmp_path / "readings.jsonl")
    assert list(read_readings(tmp_path / "readings.jsonl")) == sample_readings()


def test_lines_are_compact_and_in_the_order_of_the_model() -> None:
    document = Document("a", "Zoé met Bob.", "en", published="2021")
    reading = Reading(
        document, (Entity("e", "Zoé", "Person", (Mention(Span(0, 3), "name"),)),), (), (Quote(None, Span(0, 1)),)
    )
    assert encode(reading) == (
        '{"document":{"id":"a","text":"Zoé met Bob.","lang":"en","published":"2021"},'
        '"entities":[{"id":"e","name":"Zoé","type":"Person","mentions":[{"span":{"start":0,"end":3},"kind":"name"}]}],'
        '"quotes":[{"speaker":null,"span":{"start":0,"end":1}}]}'
    )


def test_what_equals_its_default_is_left_out() -> None:
    fact = Fact("e", "leads", "e", Span(0, 1), "r")
    line = json.loads(encode(Reading(Document("a", "x", "en"), (Entity("e", "x", "Person", ()),), (fact,))))
    assert list(line["facts"][0]) == ["subject", "predicate", "object", "evidence", "rule"]
    assert list(line) == ["document", "entities", "facts"]


def test_blank_lines_and_line_separators_do_no_harm(tmp_path: Path) -> None:
    reading = replace(sample_readings()[0], entities=(), facts=(), quotes=())
    strange = replace(reading, document=replace(reading.document, text="a\u2028b\u0085c\r\nd"))
    path = tmp_path / "readings.jsonl"
    write_readings([strange], path)
    path.write_bytes(b"\n" + path.read_bytes() + b"\r\n\n")
    assert list(read_readings(path)) == [strange]


def spoilt(**change: Any) -> str:
    return json.dumps(BARE | change)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "not a reading"),
        ("nonsense", "not a reading"),
        ("[]", "the line: expected an object, found \\[\\]"),
        ("{}", "document: missing"),
        (spoilt(more=1), "more: unknown key; known are document, entities, facts, quotes"),
        (spoilt(document={"id": "a", "text": "b"}), r"document\.lang: missing"),
        (spoilt(document={"id": 1, "text": "b", "lang": "c"}), r"document\.id: expected a text, found 1"),
        (spoilt(document={"id": "a", "text": "b", "lang": "c", "title": 1}), r"document\.title: expected a text"),
        (spoilt(entities={}), "entities: expected a list, found {}"),
        (spoilt(entities=[PERSON, PERSON]), "entities: two entities have the same id"),
        (spoilt(entities=[PERSON | {"type": None}]), r"entities\[0\]\.type: expected a text, found null"),
        (spoilt(entities=[PERSON | {"classes": [1]}]), r"entities\[0\]\.classes\[0\]: expected a text"),
        (
            spoilt(entities=[PERSON | {"mentions": [{"span": {"start": 0, "end": 3}, "kind": "noun"}]}]),
            r"entities\[0\]\.mentions\[0\]\.kind: expected one of 'name', 'description', 'pronoun', found \"noun\"",
        ),
        (
            spoilt(entities=[PERSON | {"mentions": [{"span": {"start": 0, "end": 99}, "kind": "name"}]}]),
            r"entities\[0\]\.mentions\[0\]\.span: ends at 99, but the text has 12 characters",
        ),
        (
            spoilt(entities=[PERSON | {"mentions": [{"span": {"start": 3, "end": 3}, "kind": "name"}]}]),
            r"entities\[0\]\.mentions\[0\]\.span: not a span: 3:3",
        ),
        (
            spoilt(quotes=[{"speaker": "e9", "span": {"start": 0, "end": 3}}]),
            r"quotes\[0\]\.speaker: no entity has the id 'e9'",
        ),
        (
            spoilt(quotes=[{"speaker": None, "span": {"start": True, "end": 3}}]),
            r"quotes\[0\]\.span\.start: expected a whole number",
        ),
        (
            spoilt(quotes=[{"speaker": None, "span": {"start": 0.0, "end": 3}}]),
            r"quotes\[0\]\.span\.start: expected a whole number",
        ),
        ('{"document": NaN}', "NaN is no number"),
        ('{"document": ' + "[" * 100_000, "not a reading"),
    ],
)
def test_malformed_lines_are_named_by_place_and_field(line: str, message: str) -> None:
    with pytest.raises(ReadingError, match=rf"^f\.jsonl:3: {message}|^f\.jsonl:3: .*{message}"):
        decode(line, where="f.jsonl:3")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"subject": "e9"}, r"facts\[0\]\.subject: no entity"),
        ({"object": "e9"}, r"facts\[0\]\.object: no entity"),
        ({"attributed_to": "e9"}, r"facts\[0\]\.attributed_to: no entity"),
        ({"object": None}, r"facts\[0\]: a fact has either an entity or a literal"),
        ({"value": "x"}, r"facts\[0\]: a fact has either an entity or a literal"),
        ({"polarity": "maybe"}, r"facts\[0\]\.polarity: expected one of"),
        ({"confidence": "1"}, r"facts\[0\]\.confidence: expected a number"),
        ({"confidence": True}, r"facts\[0\]\.confidence: expected a number"),
        ({"evidence": {"start": 0, "end": 13}}, r"facts\[0\]\.evidence: ends at 13"),
        ({"quantity": {"value": 1e999, "unit": "x"}}, "Infinity is no number"),
        ({"quantity": {"value": 1}}, r"facts\[0\]\.quantity\.unit: missing"),
    ],
)
def test_malformed_facts_are_named_by_field(change: dict[str, object], message: str) -> None:
    fact = {"subject": "e1", "predicate": "leads", "object": "e1", "evidence": {"start": 0, "end": 3}, "rule": "r"}
    decode(spoilt(entities=[PERSON], facts=[fact]), where="good")
    with pytest.raises(ReadingError, match=message):
        decode(spoilt(entities=[PERSON], facts=[fact | change]), where="bad")


def test_whole_numbers_pass_for_figures() -> None:
    fact = {
        "subject": "e1",
        "predicate": "leads",
        "object": "e1",
        "evidence": {"start": 0, "end": 3},
        "rule": "r",
        "confidence": 1,
    }
    reading = decode(spoilt(entities=[PERSON], facts=[fact]), where="f")
    assert isinstance(reading.facts[0].confidence, float)


def test_a_file_that_is_no_utf_8_is_named_by_line(tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    path.write_bytes(json.dumps(BARE).encode() + b"\n\xff\n")
    with pytest.raises(ReadingError, match=r"readings\.jsonl:2: not a reading: .*utf-8"):
        list(read_readings(path))


def test_missing_readings_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="run kg build first"):
        list(read_readings(tmp_path / "readings.jsonl"))
    with pytest.raises(ReadingError, match="cannot be read"):
        list(read_readings(tmp_path))
