# ruff: noqa: E501 - rows of tables stay whole
"""Names of one thing brought together: surnames, homonyms, acronyms, and what the text declares to be the same."""

import pytest

from kg.acronyms import is_acronym
from tests.mentions.world import find, mentions
from tests.parses import cases

IGOR = "Igor _ PROPN 3 nsubj _ B-PER | Orlov _ PROPN 1 flat:name _ I-PER | chante chanter VERB 0 root FIN"
PAVEL = "Pavel _ PROPN 3 nsubj _ B-PER | Orlov _ PROPN 1 flat:name _ I-PER | danse danser VERB 0 root FIN"
ORLOV = "Orlov _ PROPN 2 nsubj _ B-PER | sourit sourire VERB 0 root FIN"
TITLED = "M. _ NOUN 3 nsubj | Orlov _ PROPN 1 flat:name _ B-PER | sourit sourire VERB 0 root FIN"

SAME = {
    "a surname after the full name": ([IGOR, ORLOV], {"Igor Orlov": ["Igor Orlov", "Orlov"]}),
    "a surname with a title": ([IGOR, TITLED], {"Igor Orlov": ["Igor Orlov", "Orlov"]}),
    "a surname before the full name": ([ORLOV, IGOR], {"Igor Orlov": ["Orlov", "Igor Orlov"]}),
    "homonyms: the last one before": ([IGOR, PAVEL, ORLOV], {"Igor Orlov": ["Igor Orlov"], "Pavel Orlov": ["Pavel Orlov", "Orlov"]}),
    "homonyms: the first between them": ([IGOR, ORLOV, PAVEL], {"Igor Orlov": ["Igor Orlov", "Orlov"], "Pavel Orlov": ["Pavel Orlov"]}),
    "a surname for each homonym": (
        [IGOR, ORLOV, PAVEL, ORLOV], {"Igor Orlov": ["Igor Orlov", "Orlov"], "Pavel Orlov": ["Pavel Orlov", "Orlov"]},
    ),
    "two spellings": (
        ["""
            Élodie _ PROPN 2 nsubj _ B-PER | chante chanter VERB 0 root FIN""", "ELODIE _ PROPN 2 nsubj _ B-PER | danse danser VERB 0 root FIN"],
        {"Élodie": ["Élodie", "ELODIE"]},
    ),
    "a surname recognised as a place": (
        [IGOR, """
            Orlov _ PROPN 2 nsubj _ B-LOC | sourit sourire VERB 0 root FIN"""], {"Igor Orlov": ["Igor Orlov", "Orlov"]},
    ),
    "a place named like a person": (
        [IGOR, """
            Tout _ PRON 2 nsubj | brûle brûler VERB 0 root FIN | à _ ADP 4 case | Orlov _ PROPN 2 obl:mod _ B-LOC"""],
        {"Igor Orlov": ["Igor Orlov"], "Orlov": ["Orlov"]},
    ),
    "the first words of a body": (
        ["""
            Conseil _ PROPN 4 nsubj _ B-ORG | des de ADP 3 case _ I-ORG | Sages _ PROPN 1 nmod _ I-ORG
            siège siéger VERB 0 root FIN""",
         "Conseil _ PROPN 2 nsubj _ B-ORG | vote voter VERB 0 root FIN"],
        {"Conseil des Sages": ["Conseil des Sages", "Conseil"]},
    ),
    "an acronym that the text does not explain": (
        ["""
            Ligue _ PROPN 4 nsubj _ B-ORG | des de ADP 3 case _ I-ORG | Marins _ PROPN 1 nmod _ I-ORG
            siège siéger VERB 0 root FIN""",
         "LM _ PROPN 2 nsubj _ B-ORG | vote voter VERB 0 root FIN"],
        {"Ligue des Marins": ["Ligue des Marins", "LM"]},
    ),
    "an acronym of something else": (
        ["""
            Ligue _ PROPN 4 nsubj _ B-ORG | des de ADP 3 case _ I-ORG | Marins _ PROPN 1 nmod _ I-ORG
            siège siéger VERB 0 root FIN""",
         "LP _ PROPN 2 nsubj _ B-ORG | vote voter VERB 0 root FIN"],
        {"Ligue des Marins": ["Ligue des Marins"], "LP": ["LP"]},
    ),
    "a country under two names": (
        ["""
            États-Unis _ PROPN 2 nsubj | votent voter VERB 0 root FIN""", "Les le DET 2 det | USA _ PROPN 3 nsubj | gagnent gagner VERB 0 root FIN"],
        {"États-Unis": ["États-Unis", "USA"]},
    ),
    "a city and a bank of it": (
        ["Belmor _ PROPN 2 nsubj _ B-LOC | brûle brûler VERB 0 root FIN",
         "Belmor _ PROPN 3 nsubj _ B-ORG | Finance _ PROPN 1 flat:name _ I-ORG | vote voter VERB 0 root FIN"],
        {"Belmor": ["Belmor"], "Belmor Finance": ["Belmor Finance"]},
    ),
}  # fmt: skip

BROKEN = {
    "a surname for each homonym": "all mentions with one spelling are one cluster, so they all join the first homonym",
}


@pytest.mark.parametrize(("sentences", "entities"), cases(SAME, BROKEN))
def test_names_of_one_thing_become_one_entity(sentences: list[str], entities: dict[str, list[str]]) -> None:
    assert mentions("\n\n".join(sentences)) == entities


DECLARED = {
    "an acronym in parentheses": (
        """
            Ligue _ PROPN 7 nsubj _ B-ORG | des de ADP 3 case _ I-ORG | Marins _ PROPN 1 nmod _ I-ORG
            ( _ PUNCT 5 punct | LM _ PROPN 1 appos _ B-ORG
        ) _ PUNCT 5 punct | siège siéger VERB 0 root FIN""",
        "fr", ("Ligue des Marins", "LM", "acronym"),
    ),
    "an acronym before its long form": (
        """
            LM _ PROPN 7 nsubj _ B-ORG | ( _ PUNCT 3 punct | Ligue _ PROPN 1 appos _ B-ORG | des de ADP 5 case _ I-ORG
            Marins _ PROPN 3 nmod _ I-ORG
        ) _ PUNCT 3 punct | siège siéger VERB 0 root FIN""",
        "fr", ("Ligue des Marins", "LM", "acronym"),
    ),
    "another name": (
        """
            Igor _ PROPN 11 nsubj _ B-PER | Orlov _ PROPN 1 flat:name _ I-PER | , _ PUNCT 5 punct
            également _ ADV 5 advmod | connu connaître VERB 1 acl PART
        sous _ ADP 8 case | le _ DET 8 det | nom _ NOUN 5 obl:mod | de de ADP 10 case | Rex _ PROPN 8 nmod _ B-PER
        chante chanter VERB 0 root FIN"""
            ,
        "fr", ("Igor Orlov", "Rex", "otherName"),
    ),
    "also known as": (
        """
            Igor _ PROPN 8 nsubj _ B-PER | Orlov _ PROPN 1 flat _ I-PER | , _ PUNCT 5 punct | also _ ADV 5 advmod
            known know VERB 1 acl PART
        as _ ADP 7 case | Rex _ PROPN 5 obl _ B-PER | sings sing VERB 0 root FIN""",
        "en", ("Igor Orlov", "Rex", "otherName"),
    ),
    "aka": (
        """
            Igor _ PROPN 5 nsubj _ B-PER | Orlov _ PROPN 1 flat _ I-PER | aka _ ADV 4 case
            Rex _ PROPN 1 appos _ B-PER | sings sing VERB 0 root FIN""",
        "en", ("Igor Orlov", "Rex", "otherName"),
    ),
    "known to": (
        """
            Igor _ PROPN 7 nsubj _ B-PER | Orlov _ PROPN 1 flat _ I-PER | , _ PUNCT 4 punct
            known know VERB 1 acl PART | to _ ADP 6 case
        Rex _ PROPN 4 obl _ B-PER | sings sing VERB 0 root FIN""",
        "en", None,
    ),
    "a party in parentheses": (
        """
            Igor _ PROPN 6 nsubj _ B-PER | Orlov _ PROPN 1 flat:name _ I-PER | ( _ PUNCT 4 punct
            LM _ PROPN 1 appos _ B-ORG | ) _ PUNCT 4 punct
        vote voter VERB 0 root FIN""",
        "fr", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "naming"), cases(DECLARED))
def test_a_text_declares_other_names(table: str, lang: str, naming: tuple[str, str, str] | None) -> None:
    found = find(table, lang)
    assert [(found.by_id[one.entity].name, one.name, one.relation) for one in found.namings] == (
        [naming] if naming else []
    )


ACRONYMS = [
    ("CEDEAO", "Communauté économique des États d'Afrique de l'Ouest", True),
    ("LM", "Ligue des Marins", True),
    ("L.M.", "Ligue des Marins", True),
    ("NATO", "North Atlantic Treaty Organization", True),
    ("ISF", "Forces de sécurité irakiennes", False),
    ("LM", "Ligue", False),
    ("LP", "Ligue des Marins", False),
    ("L", "Ligue des Marins", False),
    ("lm", "Ligue des Marins", False),
    ("", "Ligue des Marins", False),
]  # fmt: skip


@pytest.mark.parametrize(("short", "long", "expected"), ACRONYMS)
def test_an_acronym_follows_the_first_letters(short: str, long: str, *, expected: bool) -> None:
    assert is_acronym(short, long) is expected
