# ruff: noqa: E501 - rows of tables stay whole
"""Figures, what they count, and the facts that carry them."""

import pytest

from kg.model import Quantity
from kg.relations.quantities import QuantityReader, parse_number
from tests.mentions.world import words
from tests.parses import cases, parse
from tests.relations.said import read

NUMBERS_FR = {
    "2500": 2500, "2 500": 2500, "2\u00a0500": 2500, "2\u202f500": 2500, "2.500": 2500, "1 234 567": 1234567, "3,5": 3.5, "0,125": 0.125, "2 500,75": 2500.75, "7": 7,
}  # fmt: skip
NUMBERS_EN = {
    "2500": 2500,
    "2,500": 2500,
    "1,234,567": 1234567,
    "3.5": 3.5,
    "2,500.75": 2500.75,
    "0.125": 0.125,
    "7": 7,
}


@pytest.mark.parametrize(("text", "value"), NUMBERS_FR.items())
def test_french_numbers_in_digits(text: str, value: float) -> None:
    assert parse_number(text, decimal_comma=True) == value


@pytest.mark.parametrize(("text", "value"), NUMBERS_EN.items())
def test_english_numbers_in_digits(text: str, value: float) -> None:
    assert parse_number(text, decimal_comma=False) == value


FIGURES = {
    "thousands with a space": ("2 _ NUM 3 nummod | 500 _ NUM 1 flat | soldats soldat NOUN 0 root", "fr", [(2500, "soldier", False)]),
    "thousands with a comma": ("2,500 _ NUM 2 nummod | soldiers soldier NOUN 0 root", "en", [(2500, "soldier", False)]),
    "words between": ("2,500 _ NUM 3 nummod | American _ ADJ 3 amod | soldiers soldier NOUN 0 root", "en", [(2500, "soldier", False)]),
    "millions of money": ("2.5 _ NUM 3 nummod | million _ NUM 1 flat | euros euro NOUN 0 root", "en", [(2_500_000, "EUR", False)]),
    "millions of people": (
        "3,5 _ NUM 2 nummod | millions million NOUN 0 root | de _ ADP 4 case | personnes personne NOUN 2 nmod", "fr", [(3_500_000, "person", False)],
    ),
    "a hundred or so": ("une un DET 2 det | centaine _ NOUN 0 root | de _ ADP 4 case | soldats soldat NOUN 2 nmod", "fr", [(100, "soldier", True)]),
    "some hundreds": ("deux _ NUM 2 nummod | centaines centaine NOUN 0 root | de _ ADP 4 case | soldats soldat NOUN 2 nmod", "fr", [(200, "soldier", True)]),
    "dollars before": ("$ _ SYM 0 root | 3.2 _ NUM 1 nummod | million _ NUM 2 flat", "en", [(3_200_000, "USD", False)]),
    "billions in short": ("$ _ SYM 0 root | 3bn _ NUM 1 nummod", "en", [(3_000_000_000, "USD", False)]),
    "euros after": ("25 _ NUM 2 nummod | € _ SYM 0 root", "fr", [(25, "EUR", False)]),
    "percent with a space": ("49 _ NUM 2 nummod | % _ SYM 0 root", "fr", [(49, "percent", False)]),
    "percent as a word": ("49 _ NUM 2 nummod | percent _ NOUN 0 root", "en", [(49, "percent", False)]),
    "about": ("environ _ ADV 2 advmod | 300 _ NUM 3 nummod | soldats soldat NOUN 0 root", "fr", [(300, "soldier", True)]),
    "more than": ("more _ ADJ 3 advmod | than _ ADP 1 fixed | 300 _ NUM 4 nummod | soldiers soldier NOUN 0 root", "en", [(300, "soldier", True)]),
    "near the figure, not about it": (
        "environ _ ADV 4 advmod | un _ DET 4 det | autre _ ADJ 4 amod | groupe _ NOUN 0 root | de _ ADP 7 case | 300 _ NUM 7 nummod | soldats soldat NOUN 4 nmod",
        "fr", [(300, "soldier", False)],
    ),
    "a figure in letters": ("cinq _ NUM 2 nummod | soldats soldat NOUN 0 root", "fr", [(5, "soldier", False)]),
    "another noun": ("12 _ NUM 2 nummod | avions avion NOUN 0 root", "fr", [(12, "avion", False)]),
    "an article": ("un _ DET 2 det | soldat _ NOUN 0 root", "fr", []),
    "a figure that counts nothing": ("Il il PRON 2 nsubj | gagne gagner VERB 0 root FIN | 3 _ NUM 2 obj | . _ PUNCT 2 punct", "fr", []),
    "a figure before a verb": ("300 _ NUM 3 nsubj | ont avoir AUX 3 aux:tense FIN | fui fuir VERB 0 root PART | ce _ DET 5 det | soldat _ NOUN 3 obj", "fr", []),
    "part of a name": ("Belmor-22 _ PROPN 0 root", "fr", []),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "figures"), cases(FIGURES))
def test_a_figure_counts_its_noun(table: str, lang: str, figures: list[tuple[float, str, bool]]) -> None:
    found = QuantityReader(words(lang)).find(parse(table, lang))
    assert [(one.value, one.unit, one.approximate) for one in found.values()] == figures


CARRIED = {
    "of the subject": (
        """Environ _ ADV 2 advmod | 300 _ NUM 3 nummod | soldats soldat NOUN 6 nsubj | véliens vélien ADJ 3 amod | ont avoir AUX 6 aux:tense FIN
        attaqué attaquer VERB 0 root PART | Belmor _ PROPN 6 obj _ B-LOC""",
        "fr", "attacked", Quantity(300, "soldier", approximate=True),
    ),
    "of the noun that governs": (
        """Tavik _ PROPN 2 nsubj _ B-ORG | owns own VERB 0 root FIN | 49 _ NUM 4 nummod | percent _ NOUN 2 obj | of _ ADP 6 case | Belmor _ PROPN 4 nmod _ B-ORG""",
        "en", "owns", Quantity(49, "percent"),
    ),
    "of money given": (
        """Velia _ PROPN 2 nsubj | donated donate VERB 0 root FIN | $ _ SYM 2 obj | 3bn _ NUM 3 nummod | to _ ADP 6 case | Karland _ PROPN 2 obl""",
        "en", "funds", Quantity(3_000_000_000, "USD"),
    ),
    "none": ("Velia _ PROPN 2 nsubj | attacked attack VERB 0 root FIN | Belmor _ PROPN 2 obj _ B-LOC", "en", "attacked", None),
    "of something else": (
        """Velia _ PROPN 2 nsubj | attacked attack VERB 0 root FIN | Belmor _ PROPN 2 obj _ B-LOC | with _ ADP 6 case | 300 _ NUM 6 nummod
        cannons cannon NOUN 2 obl""",
        "en", "attacked", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "predicate", "quantity"), cases(CARRIED))
def test_a_fact_carries_the_figure_of_its_argument(
    table: str, lang: str, predicate: str, quantity: Quantity | None
) -> None:
    assert {one.quantity for one in read(table, lang).facts if one.predicate == predicate} == {quantity}
