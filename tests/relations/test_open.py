# ruff: noqa: E501 - rows of tables stay whole
"""Facts that no property covers: kept under the verb's own lemma, and told apart."""

import pytest

from tests.parses import cases
from tests.relations.said import read

OPEN = {
    "a verb and its object": (
        "Tavik _ PROPN 2 nsubj _ B-ORG | admire admirer VERB 0 root FIN | Belmor _ PROPN 2 obj _ B-LOC",
        [("Tavik", "open:admirer", "Belmor")],
    ),
    "a verb and its preposition": (
        "Tavik _ PROPN 2 nsubj _ B-ORG | songe songer VERB 0 root FIN | à _ ADP 4 case | Belmor _ PROPN 2 obl:arg _ B-LOC",
        [("Tavik", "open:songer à", "Belmor")],
    ),
    "a passive": (
        """Belmor _ PROPN 3 nsubj:pass _ B-LOC | est être AUX 3 aux:pass FIN | admirée admirer VERB 0 root PART | par _ ADP 5 case
        Tavik _ PROPN 3 obl:agent _ B-ORG""",
        [("Tavik", "open:admirer", "Belmor")],
    ),
    "a property of the ontology instead": (
        "Tavik _ PROPN 2 nsubj _ B-ORG | rachète racheter VERB 0 root FIN | Belmor _ PROPN 2 obj _ B-ORG",
        [],
    ),
    "speech": (
        "Tavik _ PROPN 2 nsubj _ B-ORG | dit dire VERB 0 root FIN | à _ ADP 4 case | Belmor _ PROPN 2 obl:arg _ B-ORG",
        [],
    ),
    "one entity": (
        "Tavik _ PROPN 2 nsubj _ B-ORG | admire admirer VERB 0 root FIN | le _ DET 4 det | ciel _ NOUN 2 obj",
        [],
    ),
    "itself": ("Tavik _ PROPN 2 nsubj _ B-ORG | admire admirer VERB 0 root FIN | Tavik _ PROPN 2 obj _ B-ORG", []),
    "a copula": ("Tavik _ PROPN 3 nsubj _ B-ORG | est être AUX 3 cop FIN | Belmor _ PROPN 0 root _ B-ORG", []),
}


@pytest.mark.parametrize(("table", "facts"), cases(OPEN))
def test_a_verb_without_property_is_its_own_predicate(table: str, facts: list[tuple[str, str, str]]) -> None:
    reading = read(table)
    found = [
        (reading.entity(one.subject).name, one.predicate, reading.entity(one.object or "").name)
        for one in reading.facts
        if one.is_open
    ]
    assert found == facts


def test_an_open_fact_is_less_sure_than_one_of_the_ontology() -> None:
    opened, covered = (
        read(OPEN[key][0]).facts[0] for key in ("a verb and its object", "a property of the ontology instead")
    )
    assert opened.confidence < covered.confidence


def test_an_open_fact_has_its_truth_too() -> None:
    table = """Tavik _ PROPN 3 nsubj _ B-ORG | n' ne ADV 3 advmod | admire admirer VERB 0 root FIN | pas _ ADV 3 advmod | Belmor _ PROPN 3 obj _ B-LOC"""
    assert [one.polarity for one in read(table).facts] == ["negated"]


def test_evidence_is_the_sentence_alone() -> None:
    table = (
        "Oui _ INTJ 0 root | . _ PUNCT 1 punct | ¶\n\n"
        + OPEN["a verb and its object"][0]
        + " | . _ PUNCT 2 punct | ¶\n\nNon _ INTJ 0 root"
    )
    reading = read(table)
    assert [one.evidence.of(reading.document.text) for one in reading.facts] == ["Tavik admire Belmor."]


@pytest.mark.parametrize("table", ["Oui _ INTJ 0 root", "Oui _ INTJ 0 root | ¶", ". _ PUNCT 0 root"])
def test_a_text_without_entities_says_nothing(table: str) -> None:
    reading = read(table)
    assert (reading.entities, reading.facts, reading.quotes) == ((), (), ())
