"""Shares of a thing: who owns or buys a part of it, with its figure."""

import pytest

from kg.model import Quantity
from tests.parses import cases
from tests.relations.said import read, said

PERCENT_20 = Quantity(20, "percent")

SHARES = {
    "a percentage of": (
        """
            Tavik _ PROPN 2 nsubj _ B-ORG | owns own VERB 0 root FIN | 49 _ NUM 4 nummod | percent _ NOUN 2 obj
            of _ ADP 6 case | Belmor _ PROPN 4 nmod _ B-ORG""",
        "en",
        {"Tavik owns Belmor"},
        {Quantity(49, "percent")},
    ),
    "a French percentage": (
        """
            Tavik _ PROPN 2 nsubj _ B-ORG | détient détenir VERB 0 root FIN | 20 _ NUM 4 nummod | % _ SYM 2 obj
            de _ ADP 6 case | Belmor _ PROPN 4 nmod _ B-ORG""",
        "fr",
        {"Tavik owns Belmor"},
        {PERCENT_20},
    ),
    "a percentage of the capital": (
        """
            Tavik _ PROPN 2 nsubj _ B-ORG | détient détenir VERB 0 root FIN | 20 _ NUM 4 nummod | % _ SYM 2 obj
            du de ADP 6 case | capital _ NOUN 4 nmod | de _ ADP 8 case | Belmor _ PROPN 6 nmod _ B-ORG""",
        "fr",
        {"Tavik owns Belmor"},
        {PERCENT_20},
    ),
    "a participation": (
        """
            Tavik _ PROPN 2 nsubj _ B-ORG | détient détenir VERB 0 root FIN | une un DET 4 det
            participation _ NOUN 2 obj | dans _ ADP 6 case | Belmor _ PROPN 4 nmod _ B-ORG""",
        "fr",
        {"Tavik owns Belmor"},
        {None},
    ),
    "a participation of a percentage": (
        """
            Tavik _ PROPN 2 nsubj _ B-ORG | détient détenir VERB 0 root FIN | une un DET 4 det
            participation _ NOUN 2 obj | de _ ADP 7 case | 20 _ NUM 7 nummod | % _ SYM 4 nmod | dans _ ADP 9 case
            Belmor _ PROPN 4 nmod _ B-ORG""",
        "fr",
        {"Tavik owns Belmor"},
        {PERCENT_20},
    ),
    "a participation whose place hangs on the verb": (
        """
            Tavik _ PROPN 2 nsubj _ B-ORG | détient détenir VERB 0 root FIN | une un DET 4 det
            participation _ NOUN 2 obj | de _ ADP 7 case | 20 _ NUM 7 nummod | % _ SYM 4 nmod | dans _ ADP 9 case
            Belmor _ PROPN 2 obl:arg _ B-ORG""",
        "fr",
        {"Tavik owns Belmor"},
        {PERCENT_20},
    ),
    "a stake held": (
        """
            Tavik _ PROPN 2 nsubj _ B-ORG | holds hold VERB 0 root FIN | a _ DET 6 det | 20 _ NUM 5 nummod
            % _ NOUN 6 compound | stake _ NOUN 2 obj | in _ ADP 8 case | Belmor _ PROPN 6 nmod _ B-ORG""",
        "en",
        {"Tavik owns Belmor"},
        {PERCENT_20},
    ),
    "a stake that somebody has": (
        """
            Tavik _ PROPN 2 nsubj _ B-ORG | has have VERB 0 root FIN | a _ DET 6 det | 20 _ NUM 5 nummod
            % _ NOUN 6 compound | stake _ NOUN 2 obj | in _ ADP 8 case | Belmor _ PROPN 6 nmod _ B-ORG""",
        "en",
        {"Tavik owns Belmor"},
        {PERCENT_20},
    ),
    "a stake bought": (
        """
            Tavik _ PROPN 2 nsubj _ B-ORG | bought buy VERB 0 root FIN | a _ DET 6 det | 20 _ NUM 5 nummod
            % _ NOUN 6 compound | stake _ NOUN 2 obj | in _ ADP 8 case | Belmor _ PROPN 6 nmod _ B-ORG""",
        "en",
        {"Tavik owns Belmor"},
        {PERCENT_20},
    ),
    "a half bought": (
        """
            Tavik _ PROPN 3 nsubj _ B-ORG | a avoir AUX 3 aux:tense FIN | acquis acquérir VERB 0 root PART
            la le DET 5 det | moitié _ NOUN 3 obj | de _ ADP 7 case | Belmor _ PROPN 5 nmod _ B-ORG""",
        "fr",
        {"Tavik acquired Belmor"},
        {None},
    ),
    "a share not owned": (
        """
            Tavik _ PROPN 4 nsubj _ B-ORG | does do AUX 4 aux FIN | not _ PART 4 advmod | own _ VERB 0 root INF
            20 _ NUM 6 nummod | percent _ NOUN 4 obj | of _ ADP 8 case | Belmor _ PROPN 6 nmod _ B-ORG""",
        "en",
        {"Tavik not owns Belmor"},
        {PERCENT_20},
    ),
    "a thing of the other": (
        """
            Tavik _ PROPN 2 nsubj _ B-ORG | owns own VERB 0 root FIN | 12 _ NUM 4 nummod
            newspapers newspaper NOUN 2 obj | of _ ADP 6 case | Belmor _ PROPN 4 nmod _ B-ORG""",
        "en",
        set(),
        set(),
    ),
    "a share of something else": (
        """
            Tavik _ PROPN 2 nsubj _ B-ORG | owns own VERB 0 root FIN | 20 _ NUM 4 nummod | percent _ NOUN 2 obj
            of _ ADP 7 case | a _ DET 7 det | newspaper _ NOUN 4 nmod | in _ ADP 9 case
            Belmor _ PROPN 2 obl _ B-LOC""",
        "en",
        set(),
        set(),
    ),
}


@pytest.mark.parametrize(("table", "lang", "facts", "quantities"), cases(SHARES))
def test_who_has_a_share_has_the_thing_with_that_figure(
    table: str, lang: str, facts: set[str], quantities: set[Quantity | None]
) -> None:
    assert said(table, lang) == facts
    assert {one.quantity for one in read(table, lang).facts if not one.is_open} == quantities
