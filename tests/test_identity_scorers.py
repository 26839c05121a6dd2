"""The scorers of identity across documents, on examples from the papers and on cases counted by hand."""

import json
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.identity_scorers import Marked, Score, b_cubed, ceaf_e, pairs, read_marked, unmark
from tests.parses import cases


def partition(clusters: str) -> dict[str, int]:
    """Mentions with their clusters, from "abc de f": a letter a mention, a word a cluster."""
    return {mention: number for number, word in enumerate(clusters.split()) for mention in word}


# Bagga and Baldwin (1998): the key has the chains 1-2-3-4-5, 6-7 and 8-9-A-B-C. The first response joins the second
# chain to the third, the other joins the first to the third. Recall is 1 in both. Their B³ precisions, where the link
# score of MUC cannot tell the two apart (both 9/10):
#   first:  five mentions 5/5, two 2/7, five 5/7  → (5·1 + 2·2/7 + 5·5/7) / 12 = 16/21 = 76 %
#   second: ten mentions 5/10, two 2/2            → (10·1/2 + 2·1) / 12        =  7/12 = 58 %
#
# Luo (2005) takes the same key and four responses. With φ4:
#   first:  clusters 12345 and 6789ABC with entities 12345 and 89ABC: 1 + 2·5/(5+7) = 11/6
#           → precision 11/12 (two clusters) = .917, recall 11/18 (three entities) = .611, F .733
#   second: 1 for 67, and 2·5/(5+10) = 2/3 for one of the others: 5/3 → .833, .556, F .667
#   third, all in one: 2·5/(5+12) = 10/17 → .588, .196, F .294
#   fourth, each alone: a mention for each entity, 2/(5+1) + 2/(2+1) + 2/(5+1) = 4/3 → .111, .444, F .178
BAGGA = "12345 67 89ABC"
B_CUBED = {
    "Bagga and Baldwin's first response": (BAGGA, "12345 6789ABC", 16 / 21, 1),
    "Bagga and Baldwin's second response": (BAGGA, "1234589ABC 67", 7 / 12, 1),
    "Luo's third, all in one": (BAGGA, "123456789ABC", (5 * 5 / 12 + 2 * 2 / 12 + 5 * 5 / 12) / 12, 1),
    "Luo's fourth, each alone": (BAGGA, "1 2 3 4 5 6 7 8 9 A B C", 1, 3 / 12),  # a 1/5 five times is 1, so is 1/2 twice
    "a mention in the wrong cluster": ("abc de", "ab cde", (2 + 1 / 3 + 4 / 3) / 5, (4 / 3 + 1 / 3 + 2) / 5),
    "names of clusters do not matter": ("ab c", "c ab", 1, 1),
    "nothing at all": ("", "", 1, 1),
}  # fmt: skip
CEAF = {
    "Luo's first response": (BAGGA, "12345 6789ABC", 11 / 12, 11 / 18),
    "Luo's second response": (BAGGA, "1234589ABC 67", 5 / 6, 5 / 9),
    "Luo's third, all in one": (BAGGA, "123456789ABC", 10 / 17, 10 / 51),
    "Luo's fourth, each alone": (BAGGA, "1 2 3 4 5 6 7 8 9 A B C", 1 / 9, 4 / 9),
    "the same": (BAGGA, BAGGA, 1, 1),
    # abce is likest to abcd, 6/8, and would leave d with e: 0. But abce with e and d with abcd have 2/5 each.
    "the best together, not the best first": ("abcd e", "abce d", (2 / 5 + 2 / 5) / 2, (2 / 5 + 2 / 5) / 2),
    "nothing at all": ("", "", 1, 1),
}  # fmt: skip
PAIRS = {
    # Key has 10 + 1 + 10 pairs; the responses 10 + 21, 45 + 1, 66 and none.
    "Bagga and Baldwin's first response": (BAGGA, "12345 6789ABC", 21 / 31, 1),
    "Bagga and Baldwin's second response": (BAGGA, "1234589ABC 67", 21 / 46, 1),
    "all in one": (BAGGA, "123456789ABC", 21 / 66, 1),
    "each alone: no pair is wrong": (BAGGA, "1 2 3 4 5 6 7 8 9 A B C", 1, 0),
    "a mention in the wrong cluster": ("abc de", "ab cde", 2 / 4, 2 / 4),
    "one mention": ("a", "a", 1, 1),
}  # fmt: skip


@pytest.mark.parametrize(("key", "response", "precision", "recall"), cases(B_CUBED))
def test_b_cubed(key: str, response: str, precision: float, recall: float) -> None:
    score = b_cubed(partition(key), partition(response))
    assert (score.precision, score.recall) == pytest.approx((precision, recall))


@pytest.mark.parametrize(("key", "response", "precision", "recall"), cases(CEAF))
def test_ceaf(key: str, response: str, precision: float, recall: float) -> None:
    score = ceaf_e(partition(key), partition(response))
    assert (score.precision, score.recall) == pytest.approx((precision, recall))


@pytest.mark.parametrize(("key", "response", "precision", "recall"), cases(PAIRS))
def test_pairs(key: str, response: str, precision: float, recall: float) -> None:
    score = pairs(partition(key), partition(response))
    assert (score.precision, score.recall) == pytest.approx((precision, recall))


LUO = {
    "first": ("12345 6789ABC", 0.733),
    "second": ("1234589ABC 67", 0.667),
    "third": ("123456789ABC", 0.294),
    "fourth": ("1 2 3 4 5 6 7 8 9 A B C", 0.178),
}


@pytest.mark.parametrize(("response", "f1"), cases(LUO))
def test_ceaf_is_what_luo_gives(response: str, f1: float) -> None:
    assert ceaf_e(partition(BAGGA), partition(response)).f1 == pytest.approx(f1, abs=5e-4)


def test_f1_of_nothing_right_is_zero() -> None:
    assert Score(0, 0).f1 == 0
    assert Score(1 / 2, 1).f1 == pytest.approx(2 / 3)


SCORERS = [b_cubed, ceaf_e, pairs]
Scorer = Callable[[dict[str, int], dict[str, int]], Score]
partitions = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=9).map(
    lambda cells: tuple({str(number): cell[side] for number, cell in enumerate(cells)} for side in (0, 1))
)


@pytest.mark.parametrize("score", SCORERS)
@settings(deadline=None)
@given(both=partitions)
def test_key_and_response_in_each_others_place_swap_precision_and_recall(
    score: Scorer, both: tuple[dict[str, int], dict[str, int]]
) -> None:
    one, other = score(*both), score(both[1], both[0])
    assert (one.precision, one.recall) == pytest.approx((other.recall, other.precision))
    assert 0 <= one.precision <= 1 + 1e-9
    perfect = score(both[0], both[0])
    assert (perfect.precision, perfect.recall) == pytest.approx((1, 1))


@settings(deadline=None)
@given(both=partitions)
def test_ceaf_is_the_best_of_all_assignments(both: tuple[dict[str, int], dict[str, int]]) -> None:
    entities, clusters = (
        [{mention for mention in each if each[mention] == number} for number in sorted(set(each.values()))]
        for each in both
    )
    few, many = sorted((entities, clusters), key=len)
    best = max(
        sum(2 * len(one & other) / (len(one) + len(other)) for one, other in zip(few, order, strict=False))
        for order in permutations(many, len(few))
    )
    score = ceaf_e(*both)
    assert score.precision * len(clusters) == pytest.approx(best)
    assert score.recall * len(entities) == pytest.approx(best)


@pytest.mark.parametrize("score", SCORERS)
def test_partitions_of_other_mentions_are_refused(score: Scorer) -> None:
    with pytest.raises(ValueError, match="not the same mentions: b, c"):
        score({"a": 1, "b": 1}, {"a": 1, "c": 1})


MARKED = {
    "no mark": ("Kirby left.", "Kirby left.", ()),
    "one": ("[[kirby|John Kirby]] left.", "John Kirby left.", ((0, 10, "kirby"),)),
    "side by side": ("[[a|A]][[b|B]]", "AB", ((0, 1, "a"), (1, 2, "b"))),
    "in brackets": ("[[[a|A]]] [x] a|b", "[A] [x] a|b", ((1, 2, "a"),)),
    "a surface with a bar": ("[[a|A|B]]", "A|B", ((0, 3, "a"),)),
    "over lines": ("«\n[[é-1|L'Élysée]]\n»", "«\nL'Élysée\n»", ((2, 10, "é-1"),)),
}


@pytest.mark.parametrize(("marked", "text", "spans"), cases(MARKED))
def test_marks_become_mentions(marked: str, text: str, spans: tuple[tuple[int, int, str], ...]) -> None:
    assert unmark(marked) == (text, spans)


@pytest.mark.parametrize("marked", ["[[a|b", "a]]", "[[a]]", "[[|b]]", "[[a|]]", "[[a|b [[c|d]] e]]"])
def test_malformed_marks_are_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="not a mark"):
        unmark(marked)


RECORD = {
    "id": "d1",
    "lang": "fr",
    "date": "2024-03-05",
    "title": "Un titre",
    "marked": "[[ua|Kiev]]\n\net [[ru|Moscou]]",
}


def test_marked_texts_are_read(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{json.dumps(RECORD)}\n\n{json.dumps({**RECORD, 'id': 'd2', 'date': None})}\n", encoding="utf-8")
    first, second = read_marked(path)
    text, mentions = "Kiev\n\net Moscou", ((0, 4, "ua"), (9, 15, "ru"))
    assert first == Marked("d1", "fr", "2024-03-05", "Un titre", text, mentions)
    assert (second.id, second.date) == ("d2", None)
    assert [text[start:end] for start, end, _ in first.mentions] == ["Kiev", "Moscou"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "Expecting"),
        ("[]", "expected an object"),
        (json.dumps({"id": "d1"}), "expected an object"),
        (json.dumps({**RECORD, "marked": "[[a"}), "not a mark"),
        (json.dumps({**RECORD, "marked": 7}), "expected string"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str, reason: str) -> None:
    (tmp_path / "gold.jsonl").write_text(f"{json.dumps(RECORD)}\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"gold\.jsonl:2: .*{reason}"):
        read_marked(tmp_path / "gold.jsonl")
