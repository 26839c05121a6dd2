# ruff: noqa: E501 - rows of tables stay whole
"""Rules and scorer together: what the scorer drops and adds, in one sentence and in what is read."""

import math
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.config import Config
from kg.errors import OntologyError
from kg.mentions import Found
from kg.model import Document, Fact, Reading
from kg.ontology import default_folder
from kg.reader import Reader
from kg.relations import RelationReader
from kg.relations.judge import Judge
from kg.relations.match import Match
from kg.relations.pairs import Pair
from kg.scorer import FILE, Scorer, load_scorer, row_of
from tests.mentions.world import finder, words, world
from tests.parses import cases, parse
from tests.relations.said import WORD, reader

ROWS, RARE = 1 << 16, -8.0
RULES = {"scorer": {"accept": 0.5, "refuse": 0.1}}
TABLE = """
    Pavel _ PROPN 2 nsubj _ B-PER | épluche éplucher VERB 0 root FIN | Vélie _ PROPN 2 obj | ¶

    Karlande _ PROPN 2 nsubj | épluche éplucher VERB 0 root FIN | Vélie _ PROPN 2 obj | ¶

    Vélie _ PROPN 2 nsubj | épluche éplucher VERB 0 root FIN | Karlande _ PROPN 2 obj"""


def logit(probability: float) -> float:
    return math.log(probability / (1 - probability))


def sure(odds: Mapping[str, float]) -> Scorer:
    """A scorer that gives each fact ("Pavel leads Vélie") its probability, where a pair's one feature is its names."""
    properties = sorted({fact.split()[1] for fact in odds})
    direct = np.zeros((ROWS, len(properties)), dtype="f")
    for fact, probability in odds.items():
        subject, name, object_ = fact.split()
        direct[row_of(f"{subject} {object_}", ROWS), properties.index(name)] = logit(probability) - RARE
    zeros = np.zeros((ROWS, 1), dtype="f"), np.zeros(1, dtype="f"), np.zeros((1, len(properties)), dtype="f")
    return Scorer(tuple(properties), *zeros, direct, np.full(len(properties), RARE, dtype="f"))


@cache
def material() -> tuple[Doc, Found, dict[str, str], list[Pair]]:
    """The table's document, its entities, their ids by name, and its pairs with their names for feature."""
    doc = parse(TABLE)
    found = finder("fr").find(doc)
    names = {entity.id: entity.name for entity in found.entities}
    pairs = [
        replace(pair, features=(f"{names[pair.subject]} {names[pair.object]}",))
        for pair in reader("fr").pairs(doc, found)
    ]
    return doc, found, {name: id_ for id_, name in names.items()}, pairs


def stated(text: str) -> Match:
    """What a rule reads: "1 Karlande attacked Vélie verbs:x:S>O 0.85" in the sentence of that number."""
    doc, _, ids, _ = material()
    sentence, subject, name, object_, rule, confidence = text.split()
    token = list(doc.sents)[int(sentence)].root
    return Match(ids[subject], name, ids[object_], token, rule, float(confidence))


def shown(match: Match) -> str:
    doc, found, _, _ = material()
    sentence = [sent.start for sent in doc.sents].index(match.token.sent.start)
    subject, object_ = (found.by_id[id_].name for id_ in (match.subject, match.object))
    return f"{sentence} {subject} {match.property} {object_} {match.rule} {match.confidence}"


def weighed(odds: Mapping[str, float], *facts: str, rules: Mapping[str, Mapping[str, float]] = RULES) -> list[str]:
    _, found, _, pairs = material()
    judge = Judge(sure(odds), world(), rules)
    return [shown(match) for match in judge.weigh(pairs, [stated(fact) for fact in facts], found)]


LED, ATTACKED, OWN = (
    "0 Pavel leads Vélie roles:chef 0.9",
    "1 Karlande attacked Vélie verbs:attaquer:S>O 0.85",
    "0 Pavel leads Vélie compose:affiliation 0.8",
)
WEIGHED = {
    "a likely match": ({"Pavel leads Vélie": 0.934}, [LED], ["0 Pavel leads Vélie roles:chef 0.92"]),
    "a match that nothing would add": ({"Pavel leads Vélie": 0.2}, [LED], ["0 Pavel leads Vélie roles:chef 0.55"]),
    "a match just above the least": ({"Pavel leads Vélie": 0.102}, [LED], ["0 Pavel leads Vélie roles:chef 0.5"]),
    "a match just below the least": ({"Pavel leads Vélie": 0.099}, [LED], []),
    "a match against the odds": ({"Pavel leads Vélie": 0.01}, [LED], []),
    "one of two": ({"Pavel leads Vélie": 0.01, "Karlande attacked Vélie": 0.31}, [LED, ATTACKED],
                   ["1 Karlande attacked Vélie verbs:attaquer:S>O 0.58"]),
    "a property that the scorer does not know": ({"Pavel visited Vélie": 0.3}, [LED], [LED]),
    "a match without a pair": ({"Pavel leads Vélie": 0.3}, [LED.replace("0 Pavel", "1 Pavel")], [LED.replace("0 Pavel", "1 Pavel")]),
    "own words against the odds": ({"Pavel leads Vélie": 0.01}, [OWN], [OWN]),
    "own words with the odds": ({"Pavel leads Vélie": 0.97}, [OWN], [OWN]),
    "a likely pair": ({"Pavel leads Vélie": 0.934}, [], ["0 Pavel leads Vélie scorer 0.93"]),
    "a pair from the threshold on": ({"Pavel leads Vélie": 0.5}, [], ["0 Pavel leads Vélie scorer 0.5"]),
    "a pair just below the threshold": ({"Pavel leads Vélie": 0.499}, [], []),
    "a pair in two sentences": ({"Karlande attacked Vélie": 0.8}, [],
                                ["1 Karlande attacked Vélie scorer 0.8", "2 Karlande attacked Vélie scorer 0.8"]),
    "a pair where a rule reads one of two sentences": (
        {"Karlande attacked Vélie": 0.806}, [ATTACKED],
        ["1 Karlande attacked Vélie verbs:attaquer:S>O 0.83", "2 Karlande attacked Vélie scorer 0.81"],
    ),
    "a pair of the wrong classes": ({"Vélie leads Pavel": 0.95}, [], []),
    "a property that the ontology lacks": ({"Pavel juggles Vélie": 0.95}, [], []),
    "another property than the rule's": (
        {"Pavel leads Vélie": 0.8, "Pavel visited Vélie": 0.7}, [LED],
        ["0 Pavel leads Vélie roles:chef 0.85", "0 Pavel visited Vélie scorer 0.7"],
    ),
    "a symmetric property that a rule reads the other way round": (
        {"Karlande metWith Vélie": 0.3, "Vélie metWith Karlande": 0.9},
        ["1 Karlande metWith Vélie verbs:x:S>O 0.8", "2 Karlande metWith Vélie verbs:x:S>O 0.8"],
        ["1 Karlande metWith Vélie verbs:x:S>O 0.55", "2 Karlande metWith Vélie verbs:x:S>O 0.55"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("odds", "facts", "result"), cases(WEIGHED))
def test_the_scorer_drops_what_is_unlikely_and_adds_what_is_likely(
    odds: dict[str, float], facts: list[str], result: list[str]
) -> None:
    assert weighed(odds, *facts) == result


def test_a_match_at_the_least_probability_stays() -> None:
    rules = {"scorer": {"accept": 0.75, "refuse": 0.5}}
    assert weighed({"Pavel leads Vélie": 0.5}, LED, rules=rules) == ["0 Pavel leads Vélie roles:chef 0.7"]


@pytest.mark.parametrize("turned", [False, True])
def test_a_symmetric_property_is_added_once_a_sentence_with_the_better_odds(turned: bool) -> None:  # noqa: FBT001
    low, high = (0.9, 0.6) if turned else (0.6, 0.9)
    added = weighed({"Karlande metWith Vélie": low, "Vélie metWith Karlande": high})
    assert [(one[0], one.split()[-1]) for one in added] == [("1", "0.9"), ("2", "0.9")]


def test_without_pairs_the_matches_stand_as_they_are() -> None:
    _, found, _, _ = material()
    assert Judge(sure({"Pavel leads Vélie": 0.01}), world(), RULES).weigh([], [stated(LED)], found) == [stated(LED)]


def test_what_is_added_hangs_on_the_word_that_ties_the_pair() -> None:
    _, found, _, pairs = material()
    (added,) = Judge(sure({"Pavel leads Vélie": 0.9}), world(), RULES).weigh(pairs, [], found)
    assert added.token.text == "épluche"
    assert [token.text for token in added.carriers] == ["Pavel", "Vélie"]


FACTS = [
    f"{subject} {name} {object_}"
    for subject, object_ in (("Pavel", "Vélie"), ("Vélie", "Pavel"), ("Karlande", "Vélie"), ("Vélie", "Karlande"))
    for name in ("attacked", "leads", "visited")
]


@given(
    st.dictionaries(st.sampled_from(FACTS), st.floats(0.001, 0.999), min_size=1, max_size=8),
    st.sets(st.sampled_from(FACTS)),
)
def test_what_stands_and_what_is_added_follows_from_the_odds(odds: dict[str, float], read: set[str]) -> None:
    sentences = {fact: "0" if "Pavel" in fact else "1" for fact in sorted(read)}
    facts = [f"{sentence} {fact} verbs:x:S>O 0.8" for fact, sentence in sentences.items()]
    results = [one.split() for one in weighed(odds, *facts)]
    known = {fact.split()[1] for fact in odds}
    standing = [" ".join(one[1:4]) for one in results if one[4] != "scorer"]
    unsure = {fact for fact in read if fact.split()[1] in known}
    assert [fact for fact in sentences if fact not in unsure or odds.get(fact, 0) >= 0.1] == standing
    added = {(one[0], " ".join(one[1:4])) for one in results if one[4] == "scorer"}
    assert len(added) + len(standing) == len(results)
    assert not added & {(sentences[fact], fact) for fact in standing}
    assert {fact for _, fact in added} <= {fact for fact, probability in odds.items() if probability >= 0.5}
    assert all(float(one[5]) >= 0.5 for one in results if one[4] == "scorer")


def folder(path: Path, odds: Mapping[str, float] | None = None, *, content: bytes | None = None) -> Path:
    """An ontology folder whose scorer gives every pair the same odds, or has that content, or is missing."""
    (path / "lexicon").mkdir(parents=True)
    rules = (default_folder() / "lexicon" / "rules.toml").read_text(encoding="utf-8")
    for name, threshold in RULES["scorer"].items():
        rules = re.sub(rf"(?m)^{name} = .*$", f"{name} = {threshold}", rules)
    (path / "lexicon" / "rules.toml").write_text(rules, encoding="utf-8")
    if odds is not None:
        blind = replace(sure({f"- {name} -": 0.5 for name in odds}), direct=np.zeros((ROWS, len(odds)), dtype="f"))
        bias = np.array([logit(odds[name]) for name in sorted(odds)], dtype="f")
        replace(blind, bias=bias).save(path / "lexicon" / FILE)
    if content is not None:
        (path / "lexicon" / FILE).write_bytes(content)
    return path


def read(table: str, path: Path) -> Reading:
    """What is read of a French parse with an ontology folder's rules and scorer."""
    doc = parse(table)
    document = Document("test", doc.text, "fr")
    found = finder("fr").find(doc)
    facts, quotes = RelationReader(replace(world(), folder=path), words("fr"), load_scorer(path)).read(
        doc, document, found
    )
    return Reading(document, found.entities, facts, quotes)


def told(reading: Reading, fact: Fact) -> str:
    """ "Vélie not attacked Karlande, verbs, 0.85"."""
    subject, object_ = reading.entity(fact.subject).name, reading.entity(fact.object or "").name
    rule = re.split("[:+]", fact.rule)[0]
    return f"{subject} {WORD[fact.polarity]}{fact.predicate} {object_}, {rule}, {fact.confidence}"


def facts_of(table: str, path: Path) -> set[str]:
    reading = read(table, path)
    return {told(reading, fact) for fact in reading.facts}


BESIEGED = "Pavel _ PROPN 2 nsubj _ B-PER | assiège assiéger VERB 0 root FIN | Belmor _ PROPN 2 obj _ B-LOC"
PEELS = "Pavel _ PROPN 2 nsubj _ B-PER | épluche éplucher VERB 0 root FIN | Vélie _ PROPN 2 obj"
PEELS_NOT = """
    Pavel _ PROPN 3 nsubj _ B-PER | n' ne ADV 3 advmod | épluche éplucher VERB 0 root FIN | pas _ ADV 3 advmod
    Vélie _ PROPN 3 obj"""
ARMY = "Armée _ PROPN 3 nsubj _ B-ORG | vélienne vélien ADJ 1 amod _ I-ORG | avance avancer VERB 0 root FIN"
BESIDE = """
    Belmor _ PROPN 5 nsubj _ B-LOC | ( _ PUNCT 3 punct | Vélie _ PROPN 1 appos | ) _ PUNCT 3 punct
    brûle brûler VERB 0 root FIN"""
CHIEF = """
    Pavel _ PROPN 4 nsubj _ B-PER | est être AUX 4 cop FIN | le _ DET 4 det | président _ NOUN 0 root
    de _ ADP 6 case | Vélie _ PROPN 4 nmod"""

JUDGED = {
    "rules alone, a verb": (BESIEGED, None, {"Pavel attacked Belmor, verbs, 0.85"}),
    "rules alone, a role": (CHIEF, None, {"Pavel leads Vélie, roles, 0.9"}),
    "rules alone, own words": (ARMY, None, {"Armée vélienne partOf Vélie, compose, 0.9"}),
    "rules alone, a verb that no rule reads": (PEELS, None, {"Pavel open:éplucher Vélie, open, 0.5"}),
    "a possible verb": (BESIEGED, {"attacked": 0.31}, {"Pavel attacked Belmor, verbs, 0.58"}),
    "a likely role": (CHIEF, {"leads": 0.97}, {"Pavel leads Vélie, roles, 0.94"}),
    "an unlikely role": (CHIEF, {"leads": 0.02}, set()),
    "an unlikely property that nothing states": (CHIEF, {"visited": 0.02}, {"Pavel leads Vélie, roles, 0.9"}),
    "own words against the odds": (ARMY, {"partOf": 0.02}, {"Armée vélienne partOf Vélie, compose, 0.9"}),
    "a name beside against the odds": (BESIDE, {"locatedIn": 0.02}, {"Belmor locatedIn Vélie, compose, 0.85"}),
    "a likely pair": (PEELS, {"leads": 0.9}, {"Pavel leads Vélie, scorer, 0.9"}),
    "a likely pair of a verb that is denied": (PEELS_NOT, {"leads": 0.9}, {"Pavel not leads Vélie, scorer, 0.9"}),
    "a likely pair beside what a rule reads": (
        CHIEF, {"leads": 0.8, "bornIn": 0.7}, {"Pavel leads Vélie, roles, 0.85", "Pavel bornIn Vélie, scorer, 0.7"},
    ),
    "a pair below the threshold": (PEELS, {"leads": 0.4}, {"Pavel open:éplucher Vélie, open, 0.5"}),
    "no pair": (ARMY.replace("vélienne vélien", "bleue bleu"), {"leads": 0.9}, set()),
}  # fmt: skip


@pytest.mark.parametrize(("table", "odds", "facts"), cases(JUDGED))
def test_a_scorer_in_the_folder_changes_what_is_read(
    tmp_path: Path, table: str, odds: dict[str, float] | None, facts: set[str]
) -> None:
    assert facts_of(table, folder(tmp_path / "own", odds)) == facts


def test_an_unlikely_fact_of_a_rule_is_not_read(tmp_path: Path) -> None:
    facts = facts_of(BESIEGED, folder(tmp_path / "own", {"attacked": 0.02}))
    assert not any("attacked" in fact for fact in facts)


SOURCES = {
    "what happens": (
        """Selon _ ADP 2 case | Tavik _ PROPN 5 obl:mod _ B-ORG | , _ PUNCT 2 punct | Pavel _ PROPN 5 nsubj _ B-PER
        épluche éplucher VERB 0 root FIN | Vélie _ PROPN 5 obj""", "Tavik",
    ),
    "who somebody is": (
        """Selon _ ADP 2 case | Tavik _ PROPN 7 obl:mod _ B-ORG | , _ PUNCT 2 punct | Pavel _ PROPN 7 nsubj _ B-PER
        est être AUX 7 cop FIN | un _ DET 7 det | ami _ NOUN 0 root | de _ ADP 9 case | Vélie _ PROPN 7 nmod""", "Tavik",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "source"), cases(SOURCES))
def test_what_the_scorer_adds_is_credited_like_what_rules_read(tmp_path: Path, table: str, source: str | None) -> None:
    reading = read(table, folder(tmp_path / "own", {"bornIn": 0.9}))
    (fact,) = [one for one in reading.facts if one.predicate == "bornIn"]
    assert fact.rule == "scorer"
    assert (reading.entity(fact.attributed_to).name if fact.attributed_to else None) == source


def test_a_broken_scorer_is_an_error_that_names_its_file(tmp_path: Path, small_ontology: Path) -> None:
    shutil.copytree(small_ontology, tmp_path / "own")
    (tmp_path / "own" / "lexicon" / FILE).write_bytes(b"[scorer]\n")
    with pytest.raises(OntologyError, match=FILE):
        Reader(Config(paths=(tmp_path,), ontology=tmp_path / "own"))


def test_without_the_broken_scorer_the_folder_is_read_by_rules_alone(tmp_path: Path) -> None:
    path = folder(tmp_path / "own", content=b"[scorer]\n")
    (path / "lexicon" / FILE).unlink()
    assert facts_of(CHIEF, path) == {"Pavel leads Vélie, roles, 0.9"}


def test_the_same_text_is_judged_the_same_again(tmp_path: Path) -> None:
    first = folder(tmp_path / "own", {"leads": 0.8, "bornIn": 0.7, "visited": 0.6})
    shutil.copytree(first, tmp_path / "copy")
    assert read(CHIEF, first) == read(CHIEF, tmp_path / "copy")
