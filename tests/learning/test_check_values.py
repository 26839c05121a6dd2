"""`kg check` on facts with literals: when the value of an example is the one that was read."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import check as checking
from kg.check import Finding
from kg.config import Config
from kg.learning import folder as learnt
from kg.learning.terms import Relation, Terms
from kg.model import Document, Entity, Fact, Mention, Reading, Span
from tests.parses import cases

RELATIONS = {
    name: Relation(name, f"http://toy.example/o#{name}", {"en": name}, datatype=kind)
    for name, kind in (("built", "date"), ("tall", "decimal"), ("code", "string"))
}
Errors = Callable[..., list[Finding]]


@pytest.fixture
def errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Errors:
    """The errors of one example, of which a value was read."""
    out = tmp_path / "learnt"
    (out / "lexicon").mkdir(parents=True)
    learnt.write_terms(out, Terms("Mills", "http://toy.example/o", {}, RELATIONS), {}, ["en", "fr"])

    def check(
        said: str, value: str | None, relation: str = "tall", *, wanted: str = "Tavik", lang: str = "en"
    ) -> list[Finding]:
        text = f"Tavik: {said}, comme Novgar." if lang == "fr" else f"Tavik is {said} and so is Novgar."
        fact = [wanted, relation, said]
        (out / f"examples.{lang}.jsonl").write_text(json.dumps({"text": text, "facts": [fact]}), encoding="utf-8")
        monkeypatch.setattr(checking, "Reader", lambda config: Stub(config, relation, value))
        return [one for one in checking.check(out).findings if one.severity == "error"]

    return check


class Stub:
    """Reads two names, and of the first a fact with a literal, if any."""

    def __init__(self, _config: Config, relation: str, value: str | None) -> None:
        self._relation, self._value = relation, value

    def read(self, document: Document) -> Reading:
        """The reading."""
        places = [(name, document.text.index(name)) for name in ("Tavik", "Novgar")]
        entities = tuple(
            Entity(name, name, "Facility", (Mention(Span(at, at + len(name)), "name"),)) for name, at in places
        )
        fact = Fact("Tavik", self._relation, None, Span(0, len(document.text)), "stub", value=self._value or "")
        return Reading(document, entities, (fact,) if self._value is not None else ())


SAME = {
    "a text": ("Low Tide", "Low Tide", "code"),
    "a code": ("11/29", "11/29", "code"),
    "a number": ("1411", "1411", "tall"),
    "a number with a comma": ("1,411", "1411", "tall"),
    "a number with a space": ("1 411", "1411", "tall"),
    "a number with a narrow space": ("1\u202f411", "1411", "tall"),
    "a fraction": ("3.5", "3.5", "tall"),
    "decimals of nothing": ("1411.0", "1411", "tall"),
    "a date in words": ("6 September 2006", "2006-09-06", "built"),
    "a year": ("2006", "2006", "built"),
}


@pytest.mark.parametrize(("said", "value", "relation"), cases(SAME))
def test_a_value_may_be_written_otherwise(errors: Errors, said: str, value: str, relation: str) -> None:
    assert errors(said, value, relation) == []


FRENCH = {
    "a space": ("1 411", "1411"),
    "a decimal comma": ("3,5", "3.5"),
    "a space and a comma": ("1\u202f411,5", "1411.5"),
    "thousands with a point": ("1.411", "1411"),
}


@pytest.mark.parametrize(("said", "value"), cases(FRENCH))
def test_a_number_may_be_written_as_in_french(errors: Errors, said: str, value: str) -> None:
    assert errors(said, value, lang="fr") == []


OTHER = {
    "another text": ("Low Tide", "High Tide", "code"),
    "another number": ("1,411", "1412", "tall"),
    "a text that holds the number": ("W1", "1", "code"),
    "another year": ("6 September 2006", "2007-09-06", "built"),
    "no value": ("1,411", None, "tall"),
    "a number that shares four digits": ("14110", "14112", "tall"),
    "another day of that year": ("6 September 2006", "2006-05-09", "built"),
    "a code that shares a year": ("2006/07", "X2006", "code"),
}


@pytest.mark.parametrize(("said", "value", "relation"), cases(OTHER))
def test_another_value_is_not_the_one_of_the_example(
    errors: Errors, said: str, value: str | None, relation: str
) -> None:
    (error,) = errors(said, value, relation)
    assert f"Tavik · {relation} · {said} is not read" in error.message
    assert error.where.endswith("examples.en.jsonl:1")


def test_the_same_value_of_somebody_else_is_not_the_one_of_the_example(errors: Errors) -> None:
    (error,) = errors("1,411", "1411", wanted="Novgar")
    assert "no word near them states it" in error.message


def test_a_value_need_not_be_a_name_but_its_subject_must(errors: Errors) -> None:
    (error,) = errors("1,411", None)
    assert "is not found as a name" not in error.message
    (error,) = errors("1,411", None, wanted="so")
    assert "'so' is not found as a name" in error.message
