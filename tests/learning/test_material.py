# ruff: noqa: E501 - rows of tables stay whole
"""An example as read: what of it was found, and what holds of its pairs."""

from collections import Counter
from functools import cache

from kg.learning.examples import Example, Triple
from kg.learning.material import Read, Survey, read_example
from kg.reader import Tools
from tests.mentions.world import finder
from tests.parses import parse
from tests.relations.said import reader

TABLE = """Pavel _ PROPN 3 nsubj _ B-PER | Orlov _ PROPN 1 flat _ I-PER | runs run VERB 0 root FIN | Tavik _ PROPN 3 obj _ B-ORG
    in _ ADP 6 case | Belmor _ PROPN 3 obl _ B-LOC | for _ ADP 8 case | fun _ NOUN 3 obl"""


@cache
def tools() -> Tools:
    return Tools(finder("en"), reader("en"))


def read(*triples: tuple[str, str, str], survey: Survey | None = None) -> Read:
    doc = parse(TABLE, "en")
    example = Example("x", doc.text, "en", tuple(Triple(*each) for each in triples))
    return read_example(example, doc, tools(), survey or Survey())


def held(one: Read) -> set[tuple[str, str, str]]:
    names = {id_: entity.name for id_, entity in one.found.by_id.items()}
    return {(names[left], relation, names[right]) for (left, right), found in one.held.items() for relation in found}


def test_a_triple_holds_of_one_pair_in_its_direction() -> None:
    one = read(("Pavel_Orlov", "runs", "Tavik"))
    assert held(one) == {("Pavel Orlov", "runs", "Tavik")}
    assert one.lost == 0
    stated = [pair for pair in one.pairs if pair.holds]
    assert [(pair.types, pair.holds) for pair in stated] == [(("Person", "Organization"), frozenset({"runs"}))]
    assert len(one.pairs) == 6, "both orders of three entities"


def test_an_example_without_triples_has_pairs_of_which_nothing_holds() -> None:
    one = read()
    assert (one.held, one.lost) == ({}, 0)
    assert len(one.pairs) == 6
    assert not any(pair.holds for pair in one.pairs)


def test_triples_whose_argument_was_not_found_are_counted() -> None:
    one = read(("Pavel Orlov", "runs", "Tavik"), ("Pavel Orlov", "runs", "fun"), ("Nobody", "runs", "Tavik"))
    assert held(one) == {("Pavel Orlov", "runs", "Tavik")}
    assert one.lost == 2


def test_the_frames_are_those_of_the_parse() -> None:
    (frame,) = read().frames
    assert (frame.kind, frame.triggers[-1], set(frame.slots)) == ("verbs", "run", {"S", "O", "in"})


def test_a_survey_counts_the_classes_of_arguments() -> None:
    survey = Survey()
    read(("Pavel Orlov", "runs", "Tavik"), survey=survey)
    read(("Pavel Orlov", "runs", "Tavik"), ("Tavik", "stands_in", "Belmor"), survey=survey)
    assert survey.classes == {
        "runs": Counter({("Person", "Organization"): 2}),
        "stands_in": Counter({("Organization", "City"): 1}),
    }


def test_a_survey_keeps_names_that_the_sentence_writes_otherwise_or_that_no_mention_covers() -> None:
    survey = Survey()
    read(("Pavel Orlov", "runs", "Tavik (club)"), ("Pavel Orlov", "likes", "fun"), survey=survey)
    assert survey.names.texts == {"Tavik (club)": {"Tavik"}, "fun": {"fun"}}
    assert survey.names.classes["Tavik (club)"] == "Organization"


def test_the_same_triple_twice_is_one_fact_and_loses_nothing() -> None:
    one = read(("Pavel Orlov", "runs", "Tavik"), ("Pavel_Orlov", "runs", "Tavik"))
    assert held(one) == {("Pavel Orlov", "runs", "Tavik")}
    assert one.lost == 0
