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


SKY = "le _ DET {0} det | ciel _ NOUN {1} obj"

SOURCES = {
    "selon": (
        f"Selon _ ADP 2 case | Belmor _ PROPN 5 obl:mod _ B-ORG | , _ PUNCT 2 punct | Tavik _ PROPN 5 nsubj _ B-ORG | admire admirer VERB 0 root FIN | {SKY.format(7, 5)}",
        "fr", [],
    ),
    "d'après": (
        f"D'après _ ADP 2 case | Belmor _ PROPN 5 obl:mod _ B-ORG | , _ PUNCT 2 punct | Tavik _ PROPN 5 nsubj _ B-ORG | admire admirer VERB 0 root FIN | {SKY.format(7, 5)}",
        "fr", [],
    ),
    "d'après in two words": (
        f"D' de ADP 3 case | après _ ADP 1 fixed | Belmor _ PROPN 6 obl:mod _ B-ORG | , _ PUNCT 3 punct | Tavik _ PROPN 6 nsubj _ B-ORG | admire admirer VERB 0 root FIN | {SKY.format(8, 6)}",
        "fr", [],
    ),
    "according to": (
        """According accord VERB 3 case | to _ ADP 1 fixed | Belmor _ PROPN 6 obl _ B-ORG | , _ PUNCT 3 punct
        Tavik _ PROPN 6 nsubj _ B-ORG | envies envy VERB 0 root FIN | the _ DET 8 det | sky _ NOUN 6 obj""",
        "en", [],
    ),
    "a source beside an object": (
        """Selon _ ADP 2 case | Belmor _ PROPN 5 obl:mod _ B-ORG | , _ PUNCT 2 punct | Tavik _ PROPN 5 nsubj _ B-ORG
        admire admirer VERB 0 root FIN | Otarie _ PROPN 5 obj _ B-ORG""",
        "fr", ["Tavik open:admirer Otarie"],
    ),
    "another preposition": (
        """Contre _ ADP 2 case | Belmor _ PROPN 5 obl:mod _ B-ORG | , _ PUNCT 2 punct | Tavik _ PROPN 5 nsubj _ B-ORG
        songe songer VERB 0 root FIN""",
        "fr", ["Tavik open:songer contre Belmor"],
    ),
}  # fmt: skip


def _opened(table: str, lang: str = "fr") -> list[str]:
    reading = read(table, lang)
    return [
        f"{reading.entity(one.subject).name} {one.predicate} {reading.entity(one.object or '').name}"
        for one in reading.facts
        if one.is_open
    ]


@pytest.mark.parametrize(("table", "lang", "facts"), cases(SOURCES))
def test_a_source_is_no_argument_of_an_open_fact(table: str, lang: str, facts: list[str]) -> None:
    assert _opened(table, lang) == facts


BOUGHT = "Tavik _ PROPN 2 nsubj _ B-ORG | rachète racheter VERB 0 root FIN | Belmor _ PROPN 2 obj _ B-ORG"
ADMIRES = "Tavik _ PROPN 2 nsubj _ B-ORG | admire admirer VERB 0 root FIN | Belmor _ PROPN 2 obj _ B-ORG"

PAIRS = {
    "the pair in the same sentence": (f"{BOUGHT} | et _ CCONJ 6 cc | Tavik _ PROPN 6 nsubj _ B-ORG | admire admirer VERB 2 conj FIN | Belmor _ PROPN 6 obj _ B-ORG", []),
    "the pair turned round in the same sentence": (f"{BOUGHT} | et _ CCONJ 6 cc | Belmor _ PROPN 6 nsubj _ B-ORG | admire admirer VERB 2 conj FIN | Tavik _ PROPN 6 obj _ B-ORG", []),
    "the pair of a role": (
        """Tavik _ PROPN 6 nsubj _ B-ORG | , _ PUNCT 3 punct | filiale _ NOUN 1 appos | de _ ADP 5 case
        Belmor _ PROPN 3 nmod _ B-ORG | admire admirer VERB 0 root FIN | Belmor _ PROPN 6 obj _ B-ORG""",
        [],
    ),
    "another pair in the same sentence": (
        f"{BOUGHT} | et _ CCONJ 6 cc | Tavik _ PROPN 6 nsubj _ B-ORG | admire admirer VERB 2 conj FIN | Otarie _ PROPN 6 obj _ B-ORG",
        ["Tavik open:admirer Otarie"],
    ),
    "the pair in another sentence": (f"{BOUGHT}\n\n{ADMIRES}", ["Tavik open:admirer Belmor"]),
}  # fmt: skip


@pytest.mark.parametrize(("table", "facts"), cases(PAIRS))
def test_an_open_fact_does_not_repeat_a_pair_with_a_property_in_its_sentence(table: str, facts: list[str]) -> None:
    assert _opened(table) == facts


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
