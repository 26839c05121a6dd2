# ruff: noqa: E501 - rows of tables stay whole
"""Patterns compiled from the frames of examples: which are kept, which are refused, which are covered."""

from collections.abc import Mapping

import pytest

from kg.learning.examples import Example, Triple
from kg.learning.material import Read
from kg.learning.patterns import FEW, PRECISION, SUPPORT, Pattern, compile_patterns
from kg.mentions import Found
from kg.relations.frames import Argument, Frame, Kind
from tests.parses import cases, parse

VERB = parse("dort dormir VERB 0 root FIN")[0]
NOTHING = Found((), {}, {}, {}, {}, ())


def frame(triggers: str, kind: Kind = "verbs", /, **slots: str) -> Frame:
    """A frame of a verb with its triggers, the most specific first; each slot with the ids that fill it."""
    filled = {slot: tuple(Argument(VERB, (id_,)) for id_ in ids.split()) for slot, ids in slots.items()}
    return Frame(kind, VERB, tuple(triggers.split()), filled)


def read(*frames: Frame, **held: str) -> Read:
    """An example with its frames, and the relations that hold by the two letters of their arguments."""
    pairs = {(pair[0], pair[1]): set(names.split()) for pair, names in held.items()}
    triples = tuple(Triple(*pair, name) for pair, names in pairs.items() for name in names)
    return Read(Example("x", "x", "fr", triples), NOTHING, frames, (), pairs, 0)


def compiled(*reads: Read) -> dict[str, tuple[int, int, bool]]:
    """Relation and pattern → how often it is right and how often it fits, and whether it is kept."""
    return {f"{one.relation}={one}": (one.right, one.fits, one.is_kept) for one in compile_patterns(reads)}


RUNS = frame("run", S="a", O="b")
YES, NO = read(RUNS, ab="runs"), read(RUNS)
LONGER = frame("play_drum play", S="a", O="b")
BARE = frame("play", S="a", O="b")

COMPILED: Mapping[str, tuple[list[Read], dict[str, tuple[int, int, bool]]]] = {
    "nothing": ([], {}),
    "an example without frame": ([read(ab="runs")], {}),
    "a frame that states nothing": ([NO], {}),
    "one that always states it": ([YES] * 2, {"runs=run: S > O": (2, 2, True)}),
    "as often as is asked": ([YES] * 4 + [NO], {"runs=run: S > O": (4, 5, True)}),
    "not often enough": ([YES] * 3 + [NO], {"runs=run: S > O": (3, 4, False)}),
    "one that fits everything": ([YES] * 2 + [NO] * 18, {"runs=run: S > O": (2, 20, False)}),
    "the object before the subject": ([read(RUNS, ba="runs")] * 2, {"runs=run: O > S": (2, 2, True)}),
    "a preposition": ([read(frame("live", S="a", **{"hors de": "b"}), ab="home")] * 2, {"home=live: S > hors de": (2, 2, True)}),
    "two relations at once": ([read(RUNS, ab="runs owns")] * 2, {"owns=run: S > O": (2, 2, True), "runs=run: S > O": (2, 2, True)}),
    "a noun": ([read(frame("visit", "nouns", A="a", P="b"), ab="runs")] * 2, {}),
    "both in one slot": ([read(frame("meet", S="a b"), ab="runs")] * 2, {}),
    "an argument in two slots": ([read(frame("wash", S="a", O="a"), aa="runs")] * 2, {}),
    "a trigger that is given twice": ([read(frame("run run", S="a", O="b"), ab="runs")] * 2, {"runs=run: S > O": (2, 2, True)}),
    "of two subjects one is meant": ([read(frame("run", S="a c", O="b"), ab="runs")] * 2, {"runs=run: S > O": (2, 4, False)}),
    "the verb alone says as much": ([read(LONGER, ab="plays")] * 2, {"plays=play: S > O": (2, 2, True)}),
    "the verb alone says more": (
        [read(LONGER, ab="plays")] * 2 + [read(BARE)] * 2,
        {"plays=play_drum: S > O": (2, 2, True), "plays=play: S > O": (2, 4, False)},
    ),
    "a reflexive verb covers its longer name": (
        [read(frame("se_rendre_lieu se_rendre", S="a", O="b"), ab="visits")] * 2, {"visits=se_rendre: S > O": (2, 2, True)},
    ),
    "a verb in other slots covers nothing": (
        [read(LONGER, ab="plays")] * 2 + [read(frame("play", S="a", **{"with": "b"}), ab="plays")] * 2,
        {"plays=play: S > O": (2, 2, True), "plays=play: S > with": (2, 2, True)},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("reads", "patterns"), cases(COMPILED))
def test_patterns_are_weighed_against_all_examples(
    reads: list[Read], patterns: dict[str, tuple[int, int, bool]]
) -> None:
    assert compiled(*reads) == patterns


def test_one_example_is_enough_where_a_relation_has_few() -> None:
    others = [read(ab="runs") for _ in range(FEW - 2)]
    assert compiled(YES, *others) == {"runs=run: S > O": (1, 1, True)}
    assert compiled(YES, *others, read(ab="runs")) == {}
    assert compiled(*[YES] * SUPPORT, *others) == {"runs=run: S > O": (SUPPORT, SUPPORT, True)}


def test_patterns_are_sorted_and_the_order_of_examples_does_not_matter() -> None:
    reads = [YES, read(frame("guide", S="a", O="b"), ab="leads"), read(frame("act", S="a", O="b"), ab="runs")]
    found = compile_patterns(reads)
    assert found == sorted(found)
    assert found == compile_patterns(reversed(reads))


def test_the_precision_is_a_share() -> None:
    pattern = Pattern("runs", "run", "S", "O", 3, 4)
    assert pattern.precision == 0.75
    assert pattern.is_kept is (PRECISION <= 0.75)
    assert str(pattern) == "run: S > O"
