# ruff: noqa: E501 - rows of tables stay whole
"""The truth of role nouns: beside a name they hold whatever the clause says; with a copula they share its truth."""

import pytest

from tests.parses import cases
from tests.relations.said import said

BESIDE_FR = {
    "a clause denied": """
        Le le DET 2 det | maire _ NOUN 7 nsubj | de _ ADP 4 case | Novgar _ PROPN 2 nmod _ B-LOC | Pavel _ PROPN 2 appos _ B-PER
        ne _ ADV 7 advmod | viendra venir VERB 0 root FUT | pas _ ADV 7 advmod""",
    "a refusal": """
        L' le DET 3 det | ancien _ ADJ 3 amod | maire _ NOUN 8 nsubj | de _ ADP 5 case | Novgar _ PROPN 3 nmod _ B-LOC
        Pavel _ PROPN 3 appos _ B-PER | a avoir AUX 8 aux:tense FIN | refusé refuser VERB 0 root PART | de _ ADP 10 mark | partir _ VERB 8 xcomp INF""",
    "a condition": """
        Si si SCONJ 7 mark | le _ DET 3 det | maire _ NOUN 7 nsubj | de _ ADP 5 case | Novgar _ PROPN 3 nmod _ B-LOC
        Pavel _ PROPN 3 appos _ B-PER | part partir VERB 9 advcl FIN | tout _ PRON 9 nsubj | brûle brûler VERB 0 root FIN""",
    "in apposition to the name": """
        Pavel _ PROPN 7 nsubj _ B-PER | , _ PUNCT 3 punct | maire _ NOUN 1 appos | de _ ADP 5 case | Novgar _ PROPN 3 nmod _ B-LOC
        , _ PUNCT 3 punct | partira partir VERB 0 root FUT""",
    "an object of a denial": """
        Otar _ PROPN 2 nsubj _ B-PER | nie nier VERB 0 root FIN | connaître _ VERB 2 xcomp INF | le _ DET 5 det
        maire _ NOUN 3 obj | de _ ADP 7 case | Novgar _ PROPN 5 nmod _ B-LOC | Pavel _ PROPN 5 appos _ B-PER""",
    "a complement of a clause denied": """
        Otar _ PROPN 3 nsubj _ B-PER | ne _ ADV 3 advmod | danse danser VERB 0 root FIN | pas _ ADV 3 advmod | avec _ ADP 7 case
        le _ DET 7 det | maire _ NOUN 3 obl:mod | de _ ADP 9 case | Novgar _ PROPN 7 nmod _ B-LOC | Pavel _ PROPN 7 appos _ B-PER""",
    "a complement of a clause in the future": """
        Otar _ PROPN 2 nsubj _ B-PER | dansera danser VERB 0 root FUT | avec _ ADP 5 case
        le _ DET 5 det | maire _ NOUN 2 obl:mod | de _ ADP 7 case | Novgar _ PROPN 5 nmod _ B-LOC | Pavel _ PROPN 5 appos _ B-PER""",
}

BESIDE_EN = {
    "a clause denied": """
        Novgar _ PROPN 2 compound _ B-LOC | mayor _ NOUN 6 nsubj | Pavel _ PROPN 2 appos _ B-PER | did do AUX 6 aux FIN
        not _ PART 6 advmod | come _ VERB 0 root INF""",
    "a plan": """
        Novgar _ PROPN 2 compound _ B-LOC | mayor _ NOUN 4 nsubj | Pavel _ PROPN 2 appos _ B-PER | plans plan VERB 0 root FIN
        to _ PART 6 mark | leave _ VERB 4 xcomp INF""",
    "a former holder": """
        Pavel _ PROPN 7 nsubj _ B-PER | , _ PUNCT 4 punct | former _ ADJ 4 amod | mayor _ NOUN 1 appos | of _ ADP 6 case
        Novgar _ PROPN 4 nmod _ B-LOC | refused refuse VERB 0 root FIN""",
    "a complement of a clause denied, after its name": """
        Otar _ PROPN 4 nsubj _ B-PER | did do AUX 4 aux FIN | not _ PART 4 advmod | dance _ VERB 0 root INF | with _ ADP 6 case
        Pavel _ PROPN 4 obl _ B-PER | , _ PUNCT 8 punct | mayor _ NOUN 6 appos | of _ ADP 10 case | Novgar _ PROPN 8 nmod _ B-LOC""",
    "a complement of a clause denied": """
        Otar _ PROPN 4 nsubj _ B-PER | did do AUX 4 aux FIN | not _ PART 4 advmod | dance _ VERB 0 root INF | with _ ADP 7 case
        Novgar _ PROPN 7 compound _ B-LOC | mayor _ NOUN 4 obl | Pavel _ PROPN 7 appos _ B-PER""",
}


@pytest.mark.parametrize("table", cases(BESIDE_FR))
def test_a_french_role_beside_a_name_holds_whatever_the_clause_says(table: str) -> None:
    assert said(table, about="leads") == {"Pavel leads Novgar"}


@pytest.mark.parametrize("table", cases(BESIDE_EN))
def test_an_english_role_beside_a_name_holds_whatever_the_clause_says(table: str) -> None:
    assert said(table, "en", about="leads") == {"Pavel leads Novgar"}


COMING = {
    "before the role": ("""
        Le le DET 3 det | futur _ ADJ 3 amod | maire _ NOUN 7 nsubj | de _ ADP 5 case | Novgar _ PROPN 3 nmod _ B-LOC
        Pavel _ PROPN 3 appos _ B-PER | sourit sourire VERB 0 root FIN""", "fr"),
    "in apposition": ("""
        Pavel _ PROPN 8 nsubj _ B-PER | , _ PUNCT 4 punct | futur _ ADJ 4 amod | maire _ NOUN 1 appos | de _ ADP 6 case
        Novgar _ PROPN 4 nmod _ B-LOC | , _ PUNCT 4 punct | sourit sourire VERB 0 root FIN""", "fr"),
    "incoming": ("""
        Pavel _ PROPN 7 nsubj _ B-PER | , _ PUNCT 4 punct | incoming _ ADJ 4 amod | mayor _ NOUN 1 appos | of _ ADP 6 case
        Novgar _ PROPN 4 nmod _ B-LOC | smiles smile VERB 0 root FIN""", "en"),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang"), cases(COMING))
def test_a_role_to_come_is_hypothetical(table: str, lang: str) -> None:
    assert said(table, lang, about="leads") == {"Pavel perhaps leads Novgar"}


PREDICATED = {
    "is": ("Pavel _ PROPN 3 nsubj _ B-PER | est être AUX 3 cop FIN | maire _ NOUN 0 root | de _ ADP 5 case | Novgar _ PROPN 3 nmod _ B-LOC", "fr", ""),
    "is not": (
        """
            Pavel _ PROPN 5 nsubj _ B-PER | n' ne ADV 5 advmod | est être AUX 5 cop FIN | pas _ ADV 5 advmod | maire _ NOUN 0 root
            de _ ADP 7 case | Novgar _ PROPN 5 nmod _ B-LOC""", "fr", "not ",
    ),
    "who is not": (
        """
            Pavel _ PROPN 10 nsubj _ B-PER | , _ PUNCT 7 punct | qui _ PRON 7 nsubj | n' ne ADV 7 advmod | est être AUX 7 cop FIN | pas _ ADV 7 advmod
            maire _ NOUN 1 acl:relcl | de _ ADP 9 case | Novgar _ PROPN 7 nmod _ B-LOC | sourit sourire VERB 0 root FIN""", "fr", "not ",
    ),
    "will be": ("Pavel _ PROPN 3 nsubj _ B-PER | sera être AUX 3 cop FUT | maire _ NOUN 0 root | de _ ADP 5 case | Novgar _ PROPN 3 nmod _ B-LOC", "fr", "perhaps "),
    "would be": ("Pavel _ PROPN 3 nsubj _ B-PER | serait être AUX 3 cop CND | maire _ NOUN 0 root | de _ ADP 5 case | Novgar _ PROPN 3 nmod _ B-LOC", "fr", "perhaps "),
    "wants to become": (
        """
            Pavel _ PROPN 2 nsubj _ B-PER | veut vouloir VERB 0 root FIN | devenir _ VERB 2 xcomp INF | maire _ NOUN 3 xcomp
            de _ ADP 6 case | Novgar _ PROPN 4 nmod _ B-LOC""", "fr", "perhaps ",
    ),
    "was not named": (
        """
            Tavik _ PROPN 5 nsubj _ B-ORG | n' ne ADV 5 advmod | a avoir AUX 5 aux:tense FIN | pas _ ADV 5 advmod | nommé nommer VERB 0 root PART
            Pavel _ PROPN 5 obj _ B-PER | maire _ NOUN 5 xcomp | de _ ADP 9 case | Novgar _ PROPN 7 nmod _ B-LOC""", "fr", "not ",
    ),
    "is not, in English": (
        """
            Pavel _ PROPN 5 nsubj _ B-PER | is be AUX 5 cop FIN | not _ PART 5 advmod | the _ DET 5 det | mayor _ NOUN 0 root
            of _ ADP 7 case | Novgar _ PROPN 5 nmod _ B-LOC""", "en", "not ",
    ),
    "will be, in English": (
        """
            Pavel _ PROPN 4 nsubj _ B-PER | will _ AUX 4 aux | be _ AUX 4 cop INF | mayor _ NOUN 0 root
            of _ ADP 6 case | Novgar _ PROPN 4 nmod _ B-LOC""", "en", "perhaps ",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "word"), cases(PREDICATED))
def test_a_role_that_is_predicated_shares_the_truth_of_its_verb(table: str, lang: str, word: str) -> None:
    assert said(table, lang, about="leads") == {f"Pavel {word}leads Novgar"}
