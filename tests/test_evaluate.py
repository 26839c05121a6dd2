import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import ReadingError
from kg.evaluate import Score, evaluate, lines, score
from kg.export import records, write_jsonl
from kg.gold import read_gold
from kg.model import Reading
from kg.readings import decode, encode, write_readings
from kg.spelling import normal, same, spellings
from tests.samples import sample_readings

SHARED = Path(__file__).parent.parent.parent / "shared"


def saved_readings() -> list[Reading]:
    """The samples as a build leaves them on disk."""
    return [decode(encode(reading), where="samples") for reading in sample_readings()]


def gold_line(reading: Reading, **changes) -> str:
    """Gold that agrees with a reading in all."""
    text = reading.document.text
    record = {
        "id": reading.document.id,
        "entities": [
            {
                "id": entity.id,
                "name": entity.name,
                "type": entity.type,
                "mentions": [m.span.of(text) for m in entity.mentions if m.kind == "name"],
            }
            for entity in reading.entities
        ],
        "facts": [
            {
                "s": fact.subject,
                "p": fact.predicate,
                "o": fact.object,
                "polarity": fact.polarity,
                "attributed_to": fact.attributed_to,
                "time": fact.time,
                "evidence": fact.evidence.of(text),
                "quantity": {"value": fact.quantity.value, "unit": fact.quantity.unit} if fact.quantity else None,
            }
            for fact in reading.facts
            if fact.object is not None and not fact.is_open
        ],
        "quotes": [
            {"speaker": quote.speaker, "text": quote.span.of(text)} for quote in reading.quotes if quote.speaker
        ],
    }
    return json.dumps(record | changes, ensure_ascii=False)


@pytest.fixture
def gold(tmp_path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(gold_line, saved_readings())), encoding="utf-8")
    return path


def test_a_reading_that_agrees_with_gold_is_right_in_all(gold):
    scores = score(read_gold(gold), saved_readings())
    facts = scores.facts
    assert facts.right == facts.found == facts.gold > 0
    assert all(share.value == 1 for share in scores.details.values())
    assert scores.quotes.f1 == scores.entities.value == scores.typed.value == 1


def test_nothing_read_is_nothing_found(gold):
    scores = score(read_gold(gold), [])
    assert (scores.facts.found, scores.facts.f1, scores.quotes.right, scores.entities.value) == (0, 0, 0, 0)
    assert scores.facts.gold > 0


def test_documents_without_gold_do_not_count(gold):
    first, *others = gold.read_text(encoding="utf-8").splitlines()
    gold.write_text(first, encoding="utf-8")
    assert others
    scores = score(read_gold(gold), saved_readings())
    assert scores.facts.found == scores.facts.right


def test_shares():
    assert (Score(1, 2, 4).precision, Score(1, 2, 4).recall) == (0.5, 0.25)
    assert Score().f1 == 0


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "x"}', '{"id": "x", "entities": [{}], "facts": [], "quotes": []}'])
def test_malformed_gold_is_named_by_line(tmp_path, line):
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(ReadingError, match=r"gold\.jsonl:2"):
        list(read_gold(path))


def test_missing_gold_is_an_error(tmp_path):
    with pytest.raises(ReadingError, match="cannot be read"):
        list(read_gold(tmp_path / "none.jsonl"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("L’État islamique", "etat islamique"), ("The U.S.", "u s"), ("M. de la Tour", "tour"), ("…", ""), ("de", "de")],
)
def test_normal_names(name, expected):
    assert normal(name) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (["John Kirby"], ["KIRBY", "john kirby"], True),
        (["Department of Defense"], ["US Department of Defense"], True),
        (["Kirby"], ["John Kirby"], False),
        (["Paris"], [], False),
    ],
)
def test_same_names(left, right, expected):
    assert same(spellings(left), spellings(right)) is expected


@pytest.mark.shared
@pytest.mark.skipif(
    not (SHARED / "gold" / "score.py").is_file(), reason="needs the development data beside the repository"
)
@pytest.mark.parametrize("what", ["facts", "entities", "quotes"])
@pytest.mark.parametrize("share", [1.0, 0.5])
def test_the_figures_are_those_of_the_reference_scorer(gold, tmp_path, what, share):
    readings = [spoiled(reading, share) for reading in saved_readings()]
    write_readings(readings, tmp_path / "readings.jsonl")
    exported = tmp_path / f"{what}.jsonl"
    with exported.open("w", encoding="utf-8") as file:
        write_jsonl(records(readings, what=what), file)
    command = [sys.executable, SHARED / "gold" / "score.py", what, gold, exported]
    expected = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    found = "\n".join(lines(evaluate(gold, tmp_path)))
    for line in filter(None, expected.splitlines()):
        assert line.split(" (")[0] in found


def spoiled(reading: Reading, share: float) -> Reading:
    """The reading without some of its facts, entities' mentions and quotes."""
    facts = reading.facts[: int(len(reading.facts) * share)]
    return Reading(reading.document, reading.entities, facts, reading.quotes[: int(len(reading.quotes) * share)])
