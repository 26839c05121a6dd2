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
            Le le DET 2 det | directeur _ NOUN 4 nsubj | Pavel _ PROPN 2 appos _ B-PER | chante chanter VERB 0 root FIN
            en _ ADP 6 case
        Vélie _ PROPN 4 obl:mod""",
        set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "facts"), cases(FRENCH))
def test_a_french_role_links_its_holder_and_its_body(table: str, facts: set[str]) -> None:
    assert said(table) == facts


NOVGAR = "Pavel Orlov leads Novgar"

FORMER = {
    "in one word": "ex-président _ NOUN 5 nsubj | vélien _ ADJ 2 amod | Pavel _ PROPN 2 appos _ B-PER | chante chanter VERB 0 root FIN",
    "apart": "ex ex NOUN 6 nsubj | président _ NOUN 2 appos | vélien _ ADJ 2 amod | Pavel _ PROPN 2 appos _ B-PER | chante chanter VERB 0 root FIN",
    "cut at its hyphen": """
        ex ex NOUN 7 nsubj | - _ PUNCT 4 punct | président _ NOUN 2 appos | vélien _ ADJ 2 amod | Pavel _ PROPN 2 appos _ B-PER
        chante chanter VERB 0 root FIN""",
    "of two words": """
        ex-Premier ex-premier ADJ 3 amod | ministre _ NOUN 6 nsubj | vélien _ ADJ 3 amod | Pavel _ PROPN 3 appos _ B-PER
        chante chanter VERB 0 root FIN""",
    "with a capital": "Ex-Président _ NOUN 5 nsubj | vélien _ ADJ 2 amod | Pavel _ PROPN 2 appos _ B-PER | chante chanter VERB 0 root FIN",
}


@pytest.mark.parametrize("role", cases(FORMER))
def test_a_role_that_was_held_is_the_role_itself(role: str) -> None:
    assert said(f"L' le DET 2 det | {role.strip()}") == {"Pavel leads Vélie"}


def test_what_follows_ex_is_no_role_for_that() -> None:
    assert said(f"L' le DET 2 det | {FORMER['in one word']}".replace("président", "bateau")) == set()


AFTER = {
    "after a city": (
        """
            Le le DET 2 det | maire _ NOUN 7 nsubj | de _ ADP 4 case | Novgar _ PROPN 2 nmod _ B-LOC
            Pavel _ PROPN 4 flat:name _ B-PER | Orlov _ PROPN 5 flat:name _ I-PER | chante chanter VERB 0 root FIN""",
        {NOVGAR},
    ),
    "after a country with its article": (
        """
            Le le DET 2 det | président _ NOUN 8 nsubj | de _ ADP 5 case | la le DET 5 det | Vélie _ PROPN 2 nmod
            Pavel _ PROPN 5 appos _ B-PER | Orlov _ PROPN 6 flat:name _ I-PER | chante chanter VERB 0 root FIN""",
        {PAVEL},
    ),
    "a person who is the complement": (
        """
            Le le DET 2 det | frère _ NOUN 6 nsubj | de _ ADP 4 case | Pavel _ PROPN 2 nmod _ B-PER
            Orlov _ PROPN 4 flat:name _ I-PER | chante chanter VERB 0 root FIN""",
        set(),
    ),
    "a person with a role who is the complement": (
        """
            Otar _ PROPN 8 nsubj _ B-PER | , _ PUNCT 3 punct | frère _ NOUN 1 appos | du de ADP 5 case
            président _ NOUN 3 nmod | Pavel _ PROPN 5 appos _ B-PER | Orlov _ PROPN 6 flat:name _ I-PER
            chante chanter VERB 0 root FIN""",
        {"Otar siblingOf Pavel Orlov"},
    ),
    "a person after a preposition": (
        """
            Le le DET 2 det | maire _ NOUN 7 nsubj | de _ ADP 4 case | Novgar _ PROPN 2 nmod _ B-LOC | chez _ ADP 6 case
            Pavel _ PROPN 2 nmod _ B-PER | chante chanter VERB 0 root FIN""",
        set(),
    ),
    "a person after a verb": (
        """
            Le le DET 2 det | maire _ NOUN 5 nsubj | de _ ADP 4 case | Novgar _ PROPN 2 nmod _ B-LOC
            admire admirer VERB 0 root FIN | Pavel _ PROPN 5 obj _ B-PER""",
        set(),
    ),
    "a title after a comma": (
        """
            Le le DET 2 det | maire _ NOUN 11 nsubj | de _ ADP 4 case | Novgar _ PROPN 2 nmod _ B-LOC | , _ PUNCT 7 punct
            le _ DET 7 det | docteur _ NOUN 4 appos | Pavel _ PROPN 7 appos _ B-PER | Orlov _ PROPN 8 flat:name _ I-PER
            , _ PUNCT 7 punct | chante chanter VERB 0 root FIN""",
        {NOVGAR},
    ),
    "a relation after a comma": (
        """
            Le le DET 2 det | maire _ NOUN 10 nsubj | de _ ADP 4 case | Novgar _ PROPN 2 nmod _ B-LOC | , _ PUNCT 6 punct
            ami _ NOUN 2 appos | de _ ADP 8 case | Pavel _ PROPN 6 nmod _ B-PER | , _ PUNCT 6 punct
            chante chanter VERB 0 root FIN""",
        set(),
    ),
    "a clause after a comma": (
        """
            Le le DET 2 det | maire _ NOUN 10 nsubj | de _ ADP 4 case | Novgar _ PROPN 2 nmod _ B-LOC | , _ PUNCT 7 punct
            que _ PRON 8 obj | Pavel _ PROPN 8 nsubj _ B-PER | admire admirer VERB 2 acl:relcl FIN | , _ PUNCT 8 punct
            chante chanter VERB 0 root FIN""",
        set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "facts"), cases(AFTER))
def test_a_name_after_the_complement_holds_the_role(table: str, facts: set[str]) -> None:
    assert said(table) == facts


BOTH = {"Pavel leads Vélie", "Otar leads Vélie"}
TWO = """
    Les le DET 2 det | {} NOUN 7 nsubj {} | véliens vélien ADJ 2 amod | Pavel _ PROPN 2 appos _ B-PER | et _ CCONJ 6 cc
    Otar _ PROPN 4 conj _ {} | chantent chanter VERB 0 root FIN"""

PLURAL = {
    "two holders": (TWO.format("présidents président", "Number=Plur", "B-PER"), BOTH),
    "three holders": (
        """
            Les le DET 2 det | présidents président NOUN 9 nsubj Number=Plur | véliens vélien ADJ 2 amod
            Pavel _ PROPN 2 appos _ B-PER | , _ PUNCT 6 punct | Otar _ PROPN 4 conj _ B-PER | et _ CCONJ 8 cc
            Ada _ PROPN 4 conj _ B-PER | chantent chanter VERB 0 root FIN""",
        BOTH | {"Ada leads Vélie"},
    ),
    "holders of two names each": (
        """
            Les le DET 2 det | présidents président NOUN 9 nsubj Number=Plur | véliens vélien ADJ 2 amod
            Pavel _ PROPN 2 appos _ B-PER | Orlov _ PROPN 4 flat:name _ I-PER | et _ CCONJ 7 cc
            Otar _ PROPN 4 conj _ B-PER | Zelin _ PROPN 7 flat:name _ I-PER | chantent chanter VERB 0 root FIN""",
        {PAVEL, "Otar Zelin leads Vélie"},
    ),
    "a company beside the holder": (TWO.format("présidents président", "Number=Plur", "B-ORG"), {"Pavel leads Vélie"}),
    "a singular role": (TWO.format("président président", "Number=Sing", "B-PER"), {"Pavel leads Vélie"}),
}


@pytest.mark.parametrize(("table", "facts"), cases(PLURAL))
def test_coordinated_persons_hold_a_plural_role(table: str, facts: set[str]) -> None:
    assert said(table) == facts
