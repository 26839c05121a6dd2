# ruff: noqa: E501 - rows of tables stay whole
"""What belongs to a name: the recogniser's spans cleaned, and merged with the gazetteers."""

import pytest

from tests.mentions.world import KARLAND, NOVGAR, PENTAGON, VELIA, find, mentions
from tests.parses import cases

CLEANED = {
    "an article": ("""
        Le le DET 2 det _ B-ORG | Tavik _ PROPN 3 nsubj _ I-ORG | gagne gagner VERB 0 root FIN""", "fr", "Tavik"),
    "an elided article": ("""
        L' le DET 2 det _ B-ORG | Otarie _ PROPN 3 nsubj _ I-ORG | gagne gagner VERB 0 root FIN""", "fr", "Otarie"),
    "a title": ("""
        M. _ NOUN 3 nsubj _ B-PER | Orlov _ PROPN 1 flat:name _ I-PER | gagne gagner VERB 0 root FIN""", "fr", "Orlov"),
    "two titles": ("""
        Mr. _ PROPN 4 nsubj _ B-PER | President _ PROPN 1 flat _ I-PER | Orlov _ PROPN 1 flat _ I-PER
        wins win VERB 0 root FIN""", "en", "Orlov"),
    "a title after a country": ("""
        Velia _ PROPN 3 compound _ B-ORG | President _ PROPN 1 flat _ I-ORG | smiles smile VERB 0 root FIN""", "en", "Velia"),
    "a possessive ending": ("""
        Orlov _ PROPN 3 nmod:poss _ B-PER | 's _ PART 1 case _ I-PER | car _ NOUN 0 root""", "en", "Orlov"),
    "quotation marks": ("""
        « _ PUNCT 2 punct _ B-ORG | Tavik _ PROPN 4 nsubj _ I-ORG | » _ PUNCT 2 punct _ I-ORG
        gagne gagner VERB 0 root FIN""", "fr", "Tavik"),
    "a comma": ("""
        Tavik _ PROPN 3 nsubj _ B-ORG | , _ PUNCT 1 punct _ I-ORG | gagne gagner VERB 0 root FIN""", "fr", "Tavik"),
    "a line break": ("Tavik _ PROPN 0 root _ B-ORG\n¶ I-ORG\nBelmor _ PROPN 1 appos _ I-ORG", "fr", "Tavik"),
    "inner articles kept": (
        """
            Parti _ PROPN 5 nsubj _ B-ORG | de _ ADP 4 case _ I-ORG | la le DET 4 det _ I-ORG
            mer _ NOUN 1 nmod _ I-ORG | gagne gagner VERB 0 root FIN""",
        "fr", "Parti de la mer",
    ),
    "the article of a title of a work": (
        """
            La le DET 2 det _ B-MISC | Mouette _ PROPN 3 nsubj _ I-MISC | plaît plaire VERB 0 root FIN""", "fr", "La Mouette",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "name"), cases(CLEANED))
def test_what_is_no_part_of_a_name_is_cut_off(table: str, lang: str, name: str) -> None:
    assert list(mentions(table, lang)) == [name]


TITLED = {
    "a title after a country": (
        """
            U.S. _ PROPN 3 compound _ B-PER | President _ PROPN 3 compound _ I-PER | Pavel _ PROPN 5 nsubj _ I-PER
            Orlov _ PROPN 3 flat _ I-PER | wins win VERB 0 root FIN""", {"U.S.", "Pavel Orlov"},
    ),
    "a title of two words": (
        """
            Velian _ ADJ 4 amod _ B-PER | Prime _ PROPN 3 amod _ I-PER | Minister _ PROPN 4 compound _ I-PER
            Pavel _ PROPN 6 nsubj _ I-PER | Orlov _ PROPN 4 flat _ I-PER | wins win VERB 0 root FIN""", {"Velia", "Pavel Orlov"},
    ),
    "a title for a last name": (
        """
            Larry _ PROPN 3 nsubj _ B-PER | King _ PROPN 1 flat _ I-PER | wins win VERB 0 root FIN""", {"Larry King"},
    ),
    "a title before one last name": (
        """
            Larry _ PROPN 4 nsubj _ B-PER | King _ PROPN 1 flat _ I-PER | Orlov _ PROPN 1 flat _ I-PER
            wins win VERB 0 root FIN""", {"Larry King Orlov"},
    ),
    "a title with its complement": (
        """
            Otar _ PROPN 6 nsubj _ B-PER | King _ PROPN 1 flat _ I-PER | of _ ADP 5 case _ I-PER | the _ DET 5 det _ I-PER
            Hills _ PROPN 1 nmod _ I-PER | wins win VERB 0 root FIN""", {"Otar King of the Hills"},
    ),
    "a body's name": (
        """
            Lake _ PROPN 5 nsubj _ B-ORG | President _ PROPN 1 flat _ I-ORG | Pavel _ PROPN 1 flat _ I-ORG
            Orlov _ PROPN 1 flat _ I-ORG | wins win VERB 0 root FIN""", {"Lake President Pavel Orlov"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "names"), cases(TITLED))
def test_a_person_is_cut_after_a_title_before_a_whole_name(table: str, names: set[str]) -> None:
    assert set(mentions(table, "en")) == names


OFFICE = """
    {} _ PROPN 4 nsubj _ B-{label} | of _ ADP 3 case _ I-{label} | {} _ PROPN 1 nmod _ I-{label} | smiles smile VERB 0 root FIN"""

OFFICES = {
    "of a country": (OFFICE.format("Chancellor", "Velia", label="MISC"), "en", {"Velia"}),
    "of no known country": (OFFICE.format("Governor", "Belmor", label="MISC"), "en", set()),
    "labelled as a body": (OFFICE.format("Mayor", "Belmor", label="ORG"), "en", set()),
    "in French": (
        """
            Président _ NOUN 5 nsubj _ B-MISC | de _ ADP 4 case _ I-MISC | la le DET 4 det _ I-MISC
            République _ PROPN 1 nmod _ I-MISC | sourit sourire VERB 0 root FIN""", "fr", set(),
    ),
    "a body of a country": (OFFICE.format("Bank", "Velia", label="ORG"), "en", {"Bank of Velia", "Velia"}),
    "a title without complement": (
        """
            King _ PROPN 3 nsubj _ B-MISC | Otar _ PROPN 1 flat _ I-MISC | pleases please VERB 0 root FIN""", "en", {"King Otar"},
    ),
    "a quoted title of a work": (
        """
            “ _ PUNCT 2 punct | King _ PROPN 6 nsubj _ B-MISC | of _ ADP 4 case _ I-MISC | Belmor _ PROPN 2 nmod _ I-MISC
            ” _ PUNCT 2 punct | pleases please VERB 0 root FIN""", "en", {"King of Belmor"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "names"), cases(OFFICES))
def test_an_office_is_no_name(table: str, lang: str, names: set[str]) -> None:
    assert set(mentions(table, lang)) == names


NO_NAMES = {
    "no capital": "tavik _ NOUN 2 nsubj _ B-ORG | gagne gagner VERB 0 root FIN",
    "marks alone": "« _ PUNCT 3 punct _ B-MISC | » _ PUNCT 3 punct _ I-MISC | Oui oui INTJ 0 root",
    "an article alone": "Les le DET 2 det _ B-ORG | voici _ VERB 0 root FIN",
    "a figure": "2012 _ NUM 2 nsubj _ B-MISC | finit finir VERB 0 root FIN",
}


@pytest.mark.parametrize("table", cases(NO_NAMES))
def test_a_span_without_a_name_is_dropped(table: str) -> None:
    assert mentions(table) == {}


MERGED = {
    "a country that nobody recognised": ("""
        La le DET 2 det | Vélie _ PROPN 3 nsubj | gagne gagner VERB 0 root FIN""", {"Vélie": VELIA}),
    "a recognised part of a known name": (
        """
            république _ PROPN 4 nsubj | de _ ADP 3 case | Vélie _ PROPN 1 nmod _ B-LOC | gagne gagner VERB 0 root FIN""", {"république de Vélie": VELIA},
    ),
    "a longer recognised name keeps its words, and names its country": (
        """
            Banque _ PROPN 4 nsubj _ B-ORG | de _ ADP 3 case _ I-ORG | Vélie _ PROPN 1 nmod _ I-ORG
            gagne gagner VERB 0 root FIN""", {"Banque de Vélie": None, "Vélie": VELIA},
    ),
    "a city within a body's name": (
        """
            Banque _ PROPN 4 nsubj _ B-ORG | de _ ADP 3 case _ I-ORG | Novgar _ PROPN 1 nmod _ I-ORG
            gagne gagner VERB 0 root FIN""", {"Banque de Novgar": None, "Novgar": NOVGAR},
    ),
    "a capital within a body's name": (
        """
            Banque _ PROPN 4 nsubj _ B-ORG | de _ ADP 3 case _ I-ORG | Orsk _ PROPN 1 nmod _ I-ORG
            gagne gagner VERB 0 root FIN""", {"Banque de Orsk": None},
    ),
    "a country within a person's name": (
        """
            Igor _ PROPN 3 nsubj _ B-PER | Vélie _ PROPN 1 flat:name _ I-PER | chante chanter VERB 0 root FIN""", {"Igor Vélie": None},
    ),
    "a country within a place's name": (
        """
            Val _ PROPN 4 nsubj _ B-LOC | de _ ADP 3 case _ I-LOC | Vélie _ PROPN 1 nmod _ I-LOC
            brûle brûler VERB 0 root FIN""", {"Val de Vélie": None},
    ),
    "a person named like a place": ("""
        Novgar _ PROPN 2 nsubj _ B-PER | chante chanter VERB 0 root FIN""", {"Novgar": None}),
    "a body that nobody recognised, within a sentence": (
        "Le le DET 2 det | Pentagone _ PROPN 3 nsubj | nie nier VERB 0 root FIN", {"Pentagone": PENTAGON},
    ),
    "a body's word at the start of a sentence": ("Pentagone _ PROPN 2 nsubj | nie nier VERB 0 root FIN", {}),
    "a demonym within a name": (
        """
            Armée _ PROPN 3 nsubj _ B-ORG | vélienne vélien ADJ 1 amod _ I-ORG | avance avancer VERB 0 root FIN""", {"Armée vélienne": None, "Vélie": VELIA},
    ),
    "a demonym within a person's name": (
        """
            Laurent _ PROPN 3 nsubj _ B-PER | Américain _ PROPN 1 flat:name _ I-PER | chante chanter VERB 0 root FIN""", {"Laurent Américain": None},
    ),
    "two countries": (
        """
            Vélie _ PROPN 4 nsubj | et _ CCONJ 3 cc | Karlande _ PROPN 1 conj | gagnent gagner VERB 0 root FIN""", {"Vélie": VELIA, "Karlande": KARLAND},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "links"), cases(MERGED))
def test_recognised_names_and_gazetteer_names_become_one_list(table: str, links: dict[str, str | None]) -> None:
    assert {entity.name: entity.link for entity in find(table).entities} == links


def test_mentions_cover_exactly_the_words_of_the_text() -> None:
    table = """
        L' le DET 2 det | Alliance _ PROPN 5 nsubj _ B-ORG | du de ADP 4 case _ I-ORG | Nord _ PROPN 2 nmod _ I-ORG
        nie nier VERB 0 root FIN"""
    assert mentions(table) == {"Alliance du Nord": ["Alliance du Nord"]}
