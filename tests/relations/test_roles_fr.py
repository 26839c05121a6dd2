# ruff: noqa: E501 - rows of tables stay whole
"""French role nouns: who holds a post, and in what."""

import pytest

from tests.parses import cases
from tests.relations.said import said

PAVEL = "Pavel Orlov leads Vélie"

FRENCH = {
    "name, role": (
        """
            Pavel _ PROPN 9 nsubj _ B-PER | Orlov _ PROPN 1 flat:name _ I-PER | , _ PUNCT 4 punct
            président _ NOUN 1 appos | de _ ADP 7 case
        la le DET 7 det | Vélie _ PROPN 4 nmod | , _ PUNCT 4 punct | chante chanter VERB 0 root FIN""",
        {PAVEL},
    ),
    "role, name": (
        """
            Le le DET 2 det | président _ NOUN 9 nsubj | de _ ADP 5 case | la le DET 5 det | Vélie _ PROPN 2 nmod
            , _ PUNCT 7 punct
        Pavel _ PROPN 2 appos _ B-PER | Orlov _ PROPN 7 flat:name _ I-PER | chante chanter VERB 0 root FIN""",
        {PAVEL},
    ),
    "role with nationality before the name": (
        """
            Le le DET 2 det | président _ NOUN 6 nsubj | vélien _ ADJ 2 amod | Pavel _ PROPN 2 appos _ B-PER
            Orlov _ PROPN 4 flat:name _ I-PER
        chante chanter VERB 0 root FIN""",
        {PAVEL},
    ),
    "copula": (
        """
            Pavel _ PROPN 4 nsubj _ B-PER | Orlov _ PROPN 1 flat:name _ I-PER | est être AUX 4 cop FIN
            président _ NOUN 0 root | de _ ADP 7 case
        la le DET 7 det | Vélie _ PROPN 4 nmod""",
        {PAVEL},
    ),
    "becoming": (
        """
            Pavel _ PROPN 4 nsubj _ B-PER | Orlov _ PROPN 1 flat:name _ I-PER | est être AUX 4 aux:tense FIN
            devenu devenir VERB 0 root PART
        président _ NOUN 4 xcomp | de _ ADP 8 case | la le DET 8 det | Vélie _ PROPN 5 nmod""",
        {PAVEL},
    ),
    "elected": (
        """
            Pavel _ PROPN 5 nsubj:pass _ B-PER | Orlov _ PROPN 1 flat:name _ I-PER | a avoir AUX 5 aux:tense FIN
            été être AUX 5 aux:pass PART
        élu élire VERB 0 root PART | président _ NOUN 5 xcomp | de _ ADP 9 case | la le DET 9 det
        Vélie _ PROPN 6 nmod"""
            ,
        {PAVEL},
    ),
    "elected by": (
        """
            La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | élu élire VERB 0 root PART
            Pavel _ PROPN 4 obj _ B-PER
        Orlov _ PROPN 5 flat:name _ I-PER | président _ NOUN 4 xcomp | de _ ADP 10 case | la le DET 10 det
        Vélie _ PROPN 7 nmod"""
            ,
        {PAVEL, "Vélie appointed Pavel Orlov"},
    ),
    "former": (
        """
            L' le DET 3 det | ancien _ ADJ 3 amod | président _ NOUN 7 nsubj | vélien _ ADJ 3 amod
            Pavel _ PROPN 3 appos _ B-PER
        Orlov _ PROPN 5 flat:name _ I-PER | chante chanter VERB 0 root FIN""",
        {PAVEL},
    ),
    "future": (
        """
            Le le DET 3 det | futur _ ADJ 3 amod | président _ NOUN 7 nsubj | vélien _ ADJ 3 amod
            Pavel _ PROPN 3 appos _ B-PER
        Orlov _ PROPN 5 flat:name _ I-PER | chante chanter VERB 0 root FIN""",
        {"Pavel Orlov perhaps leads Vélie"},
    ),
    "denied": (
        """
            Pavel _ PROPN 6 nsubj _ B-PER | Orlov _ PROPN 1 flat:name _ I-PER | n' ne ADV 6 advmod
            est être AUX 6 cop FIN | pas _ ADV 6 advmod
        président _ NOUN 0 root | de _ ADP 9 case | la le DET 9 det | Vélie _ PROPN 6 nmod""",
        {"Pavel Orlov not leads Vélie"},
    ),
    "two roles": (
        """
            Pavel _ PROPN 10 nsubj _ B-PER | Orlov _ PROPN 1 flat:name _ I-PER | , _ PUNCT 4 punct
            maire _ NOUN 1 appos | de _ ADP 6 case
        Novgar _ PROPN 4 nmod _ B-LOC | et _ CCONJ 8 cc | président _ NOUN 4 conj | vélien _ ADJ 8 amod
        chante chanter VERB 0 root FIN"""
            ,
        {"Pavel Orlov leads Novgar", PAVEL},
    ),
    "a role and its adverb in two words": (
        """
            Le le DET 3 det | premier _ ADJ 3 amod | ministre _ NOUN 6 nsubj | vélien _ ADJ 3 amod
            Pavel _ PROPN 3 appos _ B-PER
        chante chanter VERB 0 root FIN""",
        {"Pavel leads Vélie"},
    ),
    "spokesman": (
        """
            Pavel _ PROPN 8 nsubj _ B-PER | Orlov _ PROPN 1 flat:name _ I-PER | , _ PUNCT 4 punct
            porte-parole _ NOUN 1 appos | du de ADP 6 case
        Pentagone _ PROPN 4 nmod _ B-ORG | , _ PUNCT 4 punct | nie nier VERB 0 root FIN""",
        {"Pavel Orlov spokespersonFor Pentagone"},
    ),
    "son": (
        """
            Pavel _ PROPN 6 nsubj _ B-PER | , _ PUNCT 3 punct | fils _ NOUN 1 appos | de _ ADP 5 case
            Otar _ PROPN 3 nmod _ B-PER
        chante chanter VERB 0 root FIN""",
        {"Otar parentOf Pavel"},
    ),
    "founder": (
        """
            Pavel _ PROPN 6 nsubj _ B-PER | , _ PUNCT 3 punct | fondateur _ NOUN 1 appos | de _ ADP 5 case
            Tavik _ PROPN 3 nmod _ B-ORG
        chante chanter VERB 0 root FIN""",
        {"Tavik foundedBy Pavel"},
    ),
    "subsidiary": (
        """
            Tavik _ PROPN 6 nsubj _ B-ORG | , _ PUNCT 3 punct | filiale _ NOUN 1 appos | de _ ADP 5 case
            Belmor _ PROPN 3 nmod _ B-ORG
        ferme fermer VERB 0 root FIN""",
        {"Tavik partOf Belmor"},
    ),
    "capital": (
        """
            Novgar _ PROPN 7 nsubj _ B-LOC | , _ PUNCT 3 punct | capitale _ NOUN 1 appos | de _ ADP 6 case
            la le DET 6 det | Vélie _ PROPN 3 nmod
        brûle brûler VERB 0 root FIN""",
        {"Novgar capitalOf Vélie"},
    ),
    "nationality of a profession": (
        """
            Le le DET 2 det | chanteur _ NOUN 5 nsubj | vélien _ ADJ 2 amod | Pavel _ PROPN 2 appos _ B-PER
            chante chanter VERB 0 root FIN""",
        {"Pavel nationality Vélie"},
    ),
    "employee's nationality": (
        """
            Le le DET 2 det | diplomate _ NOUN 5 nsubj | vélien _ ADJ 2 amod | Pavel _ PROPN 2 appos _ B-PER
            chante chanter VERB 0 root FIN""",
        {"Pavel nationality Vélie"},
    ),
    "a role that somebody else holds": (
        """
            Le le DET 2 det | président _ NOUN 5 nsubj | vélien _ ADJ 2 amod | a avoir AUX 5 aux:tense FIN
            critiqué critiquer VERB 0 root PART
        Pavel _ PROPN 5 obj _ B-PER""",
        set(),
    ),
    "a role without body": (
        """
            Le le DET 2 det | président _ NOUN 4 nsubj | Pavel _ PROPN 2 appos _ B-PER | chante chanter VERB 0 root FIN""", set(),
    ),
    "a place beside the role": (
        """
            Le le DET 2 det | président _ NOUN 4 nsubj | Pavel _ PROPN 2 appos _ B-PER | chante chanter VERB 0 root FIN
            en _ ADP 6 case
        Vélie _ PROPN 4 obl:mod""",
        set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "facts"), cases(FRENCH))
def test_a_french_role_links_its_holder_and_its_body(table: str, facts: set[str]) -> None:
    assert said(table) == facts
