# ruff: noqa: E501 - rows of tables stay whole
"""English role nouns: who holds a post, and in what."""

import pytest

from tests.parses import cases
from tests.relations.said import said

LEADS = {"Pavel Orlov leads Velia"}
SPEAKS = {"John Marlow spokespersonFor Pentagon"}

ENGLISH = {
    "name, role": (
        """
            Pavel _ PROPN 8 nsubj _ B-PER | Orlov _ PROPN 1 flat _ I-PER | , _ PUNCT 4 punct | president _ NOUN 1 appos
            of _ ADP 6 case
        Velia _ PROPN 4 nmod | , _ PUNCT 4 punct | sings sing VERB 0 root FIN""",
        LEADS,
    ),
    "role, name": (
        """
            The the DET 2 det | president _ NOUN 9 nsubj | of _ ADP 4 case | Velia _ PROPN 2 nmod | , _ PUNCT 6 punct
            Pavel _ PROPN 2 appos _ B-PER
        Orlov _ PROPN 6 flat _ I-PER | , _ PUNCT 6 punct | sings sing VERB 0 root FIN""",
        LEADS,
    ),
    "possessive": (
        """
            Velia _ PROPN 3 nmod:poss | 's _ PART 1 case | president _ NOUN 7 nsubj | , _ PUNCT 5 punct
            Pavel _ PROPN 3 appos _ B-PER
        Orlov _ PROPN 5 flat _ I-PER | sings sing VERB 0 root FIN""",
        LEADS,
    ),
    "nationality and title": (
        """
            Velian _ ADJ 3 amod | President president PROPN 3 compound | Pavel _ PROPN 5 nsubj _ B-PER
            Orlov _ PROPN 3 flat _ I-PER
        sings sing VERB 0 root FIN""",
        {"Pavel Orlov leads Velia"},
    ),
    "spokesman as head": (
        """
            Pentagon _ PROPN 2 compound _ B-ORG | spokesman _ NOUN 5 nsubj | John _ PROPN 2 appos _ B-PER
            Marlow _ PROPN 3 flat _ I-PER
        denied deny VERB 0 root FIN""",
        SPEAKS,
    ),
    "spokesman as descriptor": (
        """
            Pentagon _ PROPN 2 compound _ B-ORG | spokesman _ NOUN 3 nmod:desc | John _ PROPN 5 nsubj _ B-PER
            Marlow _ PROPN 3 flat _ I-PER
        denied deny VERB 0 root FIN""",
        SPEAKS,
    ),
    "spokesman as compound": (
        """
            Pentagon _ PROPN 4 compound _ B-ORG | spokesman _ NOUN 4 compound | John _ PROPN 4 compound _ B-PER
            Marlow _ PROPN 5 nsubj _ I-PER
        denied deny VERB 0 root FIN""",
        SPEAKS,
    ),
    "copula": (
        """
            Pavel _ PROPN 5 nsubj _ B-PER | Orlov _ PROPN 1 flat _ I-PER | is be AUX 5 cop FIN | the _ DET 5 det
            mayor _ NOUN 0 root | of _ ADP 7 case
        Novgar _ PROPN 5 nmod _ B-LOC""",
        {"Pavel Orlov leads Novgar"},
    ),
    "elected": (
        """
            Pavel _ PROPN 4 nsubj:pass _ B-PER | Orlov _ PROPN 1 flat _ I-PER | was be AUX 4 aux:pass FIN
            elected elect VERB 0 root PART
        president _ NOUN 4 xcomp | of _ ADP 7 case | Velia _ PROPN 5 nmod""",
        LEADS,
    ),
    "not elected": (
        """
            Pavel _ PROPN 5 nsubj:pass _ B-PER | Orlov _ PROPN 1 flat _ I-PER | was be AUX 5 aux:pass FIN
            not _ PART 5 advmod | elected elect VERB 0 root PART
        president _ NOUN 5 xcomp | of _ ADP 8 case | Velia _ PROPN 6 nmod""",
        {"Pavel Orlov not leads Velia"},
    ),
    "appointed as": (
        """
            Velia _ PROPN 2 nsubj | appointed appoint VERB 0 root FIN | Pavel _ PROPN 2 obj _ B-PER
            Orlov _ PROPN 3 flat _ I-PER | as _ ADP 6 case
        director _ NOUN 2 obl | of _ ADP 8 case | Tavik _ PROPN 6 nmod _ B-ORG""",
        {"Velia appointed Pavel Orlov", "Pavel Orlov leads Tavik"},
    ),
    "former": (
        """
            Former former ADJ 3 amod | Pentagon _ PROPN 3 compound _ B-ORG | spokesman _ NOUN 6 nsubj
            John _ PROPN 3 appos _ B-PER
        Marlow _ PROPN 4 flat _ I-PER | denied deny VERB 0 root FIN""",
        SPEAKS,
    ),
    "a profession": (
        """
            Velian _ ADJ 2 amod | journalist _ NOUN 4 nsubj | Pavel _ PROPN 2 appos _ B-PER
            sings sing VERB 0 root FIN""",
        {"Pavel nationality Velia"},
    ),
    "a name after the verb": (
        """
            Pentagon _ PROPN 2 compound _ B-ORG | spokesman _ NOUN 3 nsubj | criticized criticize VERB 0 root FIN
            John _ PROPN 3 obj _ B-PER
        Marlow _ PROPN 4 flat _ I-PER""",
        set(),
    ),
    "a role with hyphens, cut as the treebanks cut it": (
        """Tavik _ PROPN 2 compound _ B-ORG | editor _ NOUN 8 nsubj | - _ PUNCT 2 punct | in _ ADP 6 case | - _ PUNCT 6 punct
        chief _ NOUN 2 nmod | Ingrid _ PROPN 2 appos _ B-PER | sings sing VERB 0 root FIN""",
        {"Ingrid leads Tavik"},
    ),
    "wife": (
        """
            Ingrid _ PROPN 7 nsubj _ B-PER | , _ PUNCT 5 punct | Pavel _ PROPN 5 nmod:poss _ B-PER | 's _ PART 3 case
            wife _ NOUN 1 appos
        , _ PUNCT 5 punct | sings sing VERB 0 root FIN""",
        {"Ingrid spouseOf Pavel"},
    ),
    "a role in another's sentence": (
        """
            Velia _ PROPN 2 nsubj | has have VERB 0 root FIN | a _ DET 4 det | president _ NOUN 2 obj
            and _ CCONJ 7 cc | Pavel _ PROPN 7 nsubj _ B-PER
        sings sing VERB 2 conj FIN""",
        set(),
    ),
    "Chief executive in two words": (
        """
            Tavik _ PROPN 3 compound _ B-ORG | chief _ ADJ 3 amod | executive _ NOUN 6 nsubj
            Ingrid _ PROPN 3 appos _ B-PER | Dahl _ PROPN 4 flat _ I-PER
        resigned resign VERB 0 root FIN""",
        {"Ingrid Dahl leads Tavik"},
    ),
    "a role that was held": (
        """
            Pavel _ PROPN 8 nsubj _ B-PER | Orlov _ PROPN 1 flat _ I-PER | , _ PUNCT 4 punct | ex-president _ NOUN 1 appos
            of _ ADP 6 case | Velia _ PROPN 4 nmod | , _ PUNCT 4 punct | sings sing VERB 0 root FIN""",
        LEADS,
    ),
    "a role that was held, cut at its hyphen": (
        """
            Pavel _ PROPN 10 nsubj _ B-PER | Orlov _ PROPN 1 flat _ I-PER | , _ PUNCT 6 punct | ex _ NOUN 6 compound
            - _ PUNCT 4 punct | president _ NOUN 1 appos | of _ ADP 8 case | Velia _ PROPN 6 nmod | , _ PUNCT 6 punct
            sings sing VERB 0 root FIN""",
        LEADS,
    ),
    "a neighbour that was": (
        """
            Pavel _ PROPN 7 nsubj _ B-PER | , _ PUNCT 3 punct | ex-neighbour _ NOUN 1 appos | of _ ADP 5 case
            Velia _ PROPN 3 nmod | , _ PUNCT 3 punct | sings sing VERB 0 root FIN""",
        set(),
    ),
    "a holder right after the complement": (
        """
            The the DET 2 det | mayor _ NOUN 7 nsubj | of _ ADP 4 case | Novgar _ PROPN 2 nmod _ B-LOC
            Pavel _ PROPN 4 flat _ B-PER | Orlov _ PROPN 5 flat _ I-PER | sings sing VERB 0 root FIN""",
        {"Pavel Orlov leads Novgar"},
    ),
    "a person who is the complement": (
        """
            The the DET 2 det | brother _ NOUN 6 nsubj | of _ ADP 4 case | Pavel _ PROPN 2 nmod _ B-PER
            Orlov _ PROPN 4 flat _ I-PER | sings sing VERB 0 root FIN""",
        set(),
    ),
    "a person with a title who is the complement": (
        """
            Otar _ PROPN 8 nsubj _ B-PER | , _ PUNCT 3 punct | brother _ NOUN 1 appos | of _ ADP 6 case
            President _ PROPN 6 compound | Pavel _ PROPN 3 nmod _ B-PER | , _ PUNCT 3 punct | sings sing VERB 0 root FIN""",
        {"Otar siblingOf Pavel"},
    ),
    "a title after a comma": (
        """
            The the DET 3 det | Pentagon _ PROPN 3 compound _ B-ORG | spokesman _ NOUN 10 nsubj | , _ PUNCT 6 punct
            a _ DET 6 det | colonel _ NOUN 3 appos | John _ PROPN 6 appos _ B-PER | Marlow _ PROPN 7 flat _ I-PER
            , _ PUNCT 6 punct | denied deny VERB 0 root FIN""",
        SPEAKS,
    ),
    "coordinated holders of a plural role": (
        """
            Velian _ ADJ 2 amod | presidents president NOUN 7 nsubj Number=Plur | Pavel _ PROPN 2 appos _ B-PER
            Orlov _ PROPN 3 flat _ I-PER | and _ CCONJ 6 cc | Otar _ PROPN 3 conj _ B-PER | sang sing VERB 0 root FIN""",
        LEADS | {"Otar leads Velia"},
    ),
    "each holder of a plural role in a country": (
        """
            Presidents president NOUN 2 compound Number=Plur | Pavel _ PROPN 9 nsubj _ B-PER | of _ ADP 4 case | Velia _ PROPN 2 nmod
            and _ CCONJ 6 cc | Otar _ PROPN 2 conj _ B-PER | of _ ADP 8 case | Karland _ PROPN 6 nmod | sang sing VERB 0 root FIN""",
        {"Pavel leads Velia", "Otar leads Karland"},
    ),
    "as many countries as holders": (
        """
            Presidents president NOUN 10 nsubj Number=Plur | of _ ADP 3 case | Velia _ PROPN 1 nmod | and _ CCONJ 5 cc
            Karland _ PROPN 3 conj | , _ PUNCT 7 punct | Pavel _ PROPN 1 appos _ B-PER | and _ CCONJ 9 cc
            Otar _ PROPN 7 conj _ B-PER | sang sing VERB 0 root FIN""",
        {"Pavel leads Velia", "Otar leads Karland"},
    ),
    "one country for all holders": (
        """
            Presidents president NOUN 2 compound Number=Plur | Pavel _ PROPN 7 nsubj _ B-PER | and _ CCONJ 4 cc | Otar _ PROPN 2 conj _ B-PER
            of _ ADP 6 case | Velia _ PROPN 4 nmod | sang sing VERB 0 root FIN""",
        {"Otar leads Velia", "Pavel leads Velia"},
    ),
    "coordinated names after a singular role": (
        """
            Velian _ ADJ 2 amod | president _ NOUN 7 nsubj Number=Sing | Pavel _ PROPN 2 appos _ B-PER
            Orlov _ PROPN 3 flat _ I-PER | and _ CCONJ 6 cc | Otar _ PROPN 3 conj _ B-PER | sang sing VERB 0 root FIN""",
        LEADS,
    ),
}


@pytest.mark.parametrize(("table", "facts"), cases(ENGLISH))
def test_an_english_role_links_its_holder_and_its_body(table: str, facts: set[str]) -> None:
    assert said(table, "en") == facts
