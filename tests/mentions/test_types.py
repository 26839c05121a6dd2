# ruff: noqa: E501 - rows of tables stay whole
"""The class of a name that no gazetteer knows."""

import pytest

from tests.mentions.world import find
from tests.parses import cases

CLASSES = {
    "a person": ("Igor _ PROPN 2 nsubj _ B-PER | chante chanter VERB 0 root FIN", "fr", "Person"),
    "a body": ("Tavik _ PROPN 2 nsubj _ B-ORG | grandit grandir VERB 0 root FIN", "fr", "Organization"),
    "a place": ("Belmor _ PROPN 2 nsubj _ B-LOC | brûle brûler VERB 0 root FIN", "fr", "City"),
    "an event": ("Tournoi _ PROPN 2 nsubj _ B-EVENT | commence commencer VERB 0 root FIN", "fr", "Event"),
    "an army by its word": ("""
        Armée _ PROPN 3 nsubj _ B-ORG | bleue bleu ADJ 1 amod _ I-ORG | avance avancer VERB 0 root FIN""", "fr", "MilitaryForce"),
    "an airport by its word": ("""
        Belmor _ PROPN 3 nsubj _ B-LOC | Airport _ PROPN 1 flat _ I-LOC | closed close VERB 0 root FIN""", "en", "Facility"),
    "a province by the noun before it": (
        """
            La le DET 2 det | province _ NOUN 5 nsubj | de _ ADP 4 case | Belmor _ PROPN 2 nmod _ B-LOC
            brûle brûler VERB 0 root FIN""", "fr", "Region",
    ),
    "a region by the noun after it": ("""
        The the DET 3 det | Belmor _ PROPN 3 compound _ B-LOC | region _ NOUN 4 nsubj | burns burn VERB 0 root FIN""", "en", "Region"),
    "a treaty by its word": (
        """
            Traité _ PROPN 4 nsubj _ B-MISC | de _ ADP 3 case _ I-MISC | Belmor _ PROPN 1 nmod _ I-MISC
            expire expirer VERB 0 root FIN""", "fr", "Agreement",
    ),
    "a prize by its word": ("""
        Prix _ PROPN 3 nsubj _ B-MISC | Belmor _ PROPN 1 nmod _ I-MISC | revient revenir VERB 0 root FIN""", "fr", "Award"),
    "a weapon by its number": ("Belmor-22 _ PROPN 2 nsubj _ B-MISC | vole voler VERB 0 root FIN", "fr", "Product"),
    "a book in quotation marks": (
        """
            « _ PUNCT 2 punct | Belmor-22 _ PROPN 4 nsubj _ B-MISC | » _ PUNCT 2 punct | plaît plaire VERB 0 root FIN""", "fr", "Work",
    ),
    "a person whose name holds a class word": ("""
        Igor _ PROPN 3 nsubj _ B-PER | Place _ PROPN 1 flat:name _ I-PER | chante chanter VERB 0 root FIN""", "fr", "Person"),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "type_"), cases(CLASSES))
def test_a_name_takes_its_class_from_its_words_or_its_label(table: str, lang: str, type_: str) -> None:
    assert [entity.type for entity in find(table, lang).entities] == [type_]


TOLD = {
    "the noun right before": ("Le le DET 2 det | groupe _ NOUN 4 nsubj | Orvane _ PROPN 2 appos _ B-PER | grandit grandir VERB 0 root FIN", ["Organization"]),
    "an adjective between": (
        """
            Le le DET 2 det | groupe _ NOUN 5 nsubj | ancien _ ADJ 2 amod | Orvane _ PROPN 2 appos _ B-PER
            grandit grandir VERB 0 root FIN""", ["Organization"],
    ),
    "one of its mentions": (
        """
            Orvane _ PROPN 2 nsubj _ B-PER | grandit grandir VERB 0 root FIN

            Le le DET 2 det | groupe _ NOUN 4 nsubj | Orvane _ PROPN 2 appos _ B-PER | vend vendre VERB 0 root FIN""", ["Organization"],
    ),
    "a preposition between": (
        """
            Le le DET 2 det | groupe _ NOUN 5 nsubj | de _ ADP 4 case | Orvane _ PROPN 2 nmod _ B-PER
            chante chanter VERB 0 root FIN""", ["Person"],
    ),
    "a noun of persons": ("Le le DET 2 det | chanteur _ NOUN 4 nsubj | Orvane _ PROPN 2 appos _ B-PER | chante chanter VERB 0 root FIN", ["Person"]),
    "a noun of places": ("La le DET 2 det | province _ NOUN 4 nsubj | Orvane _ PROPN 2 appos _ B-PER | brûle brûler VERB 0 root FIN", ["Person"]),
}  # fmt: skip


@pytest.mark.parametrize(("table", "types"), cases(TOLD))
def test_a_body_s_noun_right_before_a_name_outweighs_the_recogniser(table: str, types: list[str]) -> None:
    assert [entity.type for entity in find(table).entities] == types


def test_a_group_called_terrorist_has_that_class_too() -> None:
    table = """
        Le le DET 2 det | groupe _ NOUN 5 nsubj | terroriste _ ADJ 2 amod | Rebelles _ PROPN 2 appos _ B-ORG
        attaque attaquer VERB 0 root FIN"""
    (entity,) = find(table).entities
    assert (entity.type, entity.classes) == ("ArmedGroup", ("TerroristGroup",))


@pytest.mark.parametrize(("first", "second", "type_"), [("B-LOC", "B-ORG", "City"), ("B-ORG", "B-LOC", "Organization")])
def test_the_first_of_two_equally_frequent_classes_wins(first: str, second: str, type_: str) -> None:
    row = "Belmor _ PROPN 2 nsubj _ {} | brûle brûler VERB 0 root FIN"
    (entity,) = find(f"{row.format(first)}\n\n{row.format(second)}").entities
    assert entity.type == type_
