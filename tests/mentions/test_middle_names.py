# ruff: noqa: E501 - rows of tables stay whole
"""A surname that another one follows: "Vasko" is Wanda Vasko Garrel."""

import pytest

from tests.mentions.world import mentions
from tests.parses import cases

WANDA = "Wanda _ PROPN 4 nsubj _ B-PER | Vasko _ PROPN 1 flat:name _ I-PER | Garrel _ PROPN 1 flat:name _ I-PER | chante chanter VERB 0 root FIN"
ORNA = WANDA.replace("Wanda", "Orna")
SHORT = "Mme _ NOUN 3 nsubj | {} _ PROPN 1 flat:name _ B-{} | sourit sourire VERB 0 root FIN"
FULL = "Wanda Vasko Garrel"

MIDDLE = {
    "the middle word": ([WANDA, SHORT.format("Vasko", "PER")], {FULL: [FULL, "Vasko"]}),
    "the middle word first": ([SHORT.format("Vasko", "PER"), WANDA], {FULL: ["Vasko", FULL]}),
    "the last word": ([WANDA, SHORT.format("Garrel", "PER")], {FULL: [FULL, "Garrel"]}),
    "the middle word without accents": ([WANDA.replace("Vasko", "Váskó"), SHORT.format("Vasko", "PER")], {"Wanda Váskó Garrel": ["Wanda Váskó Garrel", "Vasko"]}),
    "each word in turn": (
        [WANDA, SHORT.format("Vasko", "PER"), SHORT.format("Garrel", "PER"), SHORT.format("Wanda", "PER")],
        {FULL: [FULL, "Vasko", "Garrel", "Wanda"]},
    ),
    "two persons: the last one before": (
        [WANDA, ORNA, SHORT.format("Vasko", "PER")], {FULL: [FULL], "Orna Vasko Garrel": ["Orna Vasko Garrel", "Vasko"]},
    ),
    "another word": ([WANDA, SHORT.format("Vaskov", "PER")], {FULL: [FULL], "Vaskov": ["Vaskov"]}),
    "a body's name": ([WANDA, SHORT.format("Vasko", "ORG")], {FULL: [FULL], "Vasko": ["Vasko"]}),
    "a place": (
        [WANDA, "Tout _ PRON 2 nsubj | brûle brûler VERB 0 root FIN | à _ ADP 4 case | Vasko _ PROPN 2 obl:mod _ B-LOC"],
        {FULL: [FULL], "Vasko": ["Vasko"]},
    ),
    "the middle word of a body": (
        ["Banc _ PROPN 4 nsubj _ B-ORG | Vasko _ PROPN 1 flat:name _ I-ORG | Garrel _ PROPN 1 flat:name _ I-ORG | ferme fermer VERB 0 root FIN",
         SHORT.format("Vasko", "PER")],
        {"Banc Vasko Garrel": ["Banc Vasko Garrel"], "Vasko": ["Vasko"]},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sentences", "entities"), cases(MIDDLE))
def test_a_person_is_named_by_any_of_the_surnames(sentences: list[str], entities: dict[str, list[str]]) -> None:
    assert mentions("\n\n".join(sentences)) == entities
