# ruff: noqa: E501 - rows of tables stay whole
"""Nationalities, employers and seats that an adjective, a genitive or a compound tells."""

import pytest

from tests.parses import cases
from tests.relations.said import fact, said

NATIONALITIES = {
    "a profession with an adjective": ("""
        Le le DET 2 det | diplomate _ NOUN 5 nsubj | vélien _ ADJ 2 amod | Pavel _ PROPN 2 appos _ B-PER | sourit sourire VERB 0 root FIN""", "fr", {"Pavel nationality Vélie"}),
    "a profession before its name in English": ("""
        Velian _ ADJ 2 amod | actor _ NOUN 3 compound | Pavel _ PROPN 4 nsubj _ B-PER | smiled smile VERB 0 root FIN""", "en", {"Pavel nationality Velia"}),
    "a profession in apposition": (
        """
            Pavel _ PROPN 6 nsubj _ B-PER | , _ PUNCT 4 punct | écrivain _ NOUN 1 appos | vélien _ ADJ 3 amod | , _ PUNCT 3 punct
            sourit sourire VERB 0 root FIN""", "fr", {"Pavel nationality Vélie"},
    ),
    "a profession with a copula": ("""
        Pavel _ PROPN 4 nsubj _ B-PER | est être AUX 4 cop FIN | un _ DET 4 det | écrivain _ NOUN 0 root | vélien _ ADJ 4 amod""", "fr", {"Pavel nationality Vélie"}),
    "a noun of nationality before a person": ("""
        Le le DET 2 det | Vélien _ NOUN 4 nsubj | Pavel _ PROPN 2 appos _ B-PER | gagne courir VERB 0 root FIN""", "fr", {"Pavel nationality Vélie"}),
    "an adjective before a person": ("""
        Velian _ ADJ 2 amod | Pavel _ PROPN 3 nsubj _ B-PER | sings sing VERB 0 root FIN""", "en", {"Pavel nationality Velia"}),
    "of a country": ("""
        Pavel _ PROPN 4 nsubj _ B-PER | of _ ADP 3 case | Karland _ PROPN 1 nmod | smiles smile VERB 0 root FIN""", "en", {"Pavel nationality Karland"}),
    "a possessive of a country": ("""
        Karland _ PROPN 3 nmod:poss | 's _ PART 1 case | Pavel _ PROPN 4 nsubj _ B-PER | smiles smile VERB 0 root FIN""", "en", {"Pavel nationality Karland"}),
}  # fmt: skip

NO_NATIONALITIES = {
    "a head of state": (
        """
            Le le DET 2 det | président _ NOUN 5 nsubj | vélien _ ADJ 2 amod | Pavel _ PROPN 2 appos _ B-PER
            sourit sourire VERB 0 root FIN""", "fr",
    ),
    "an English head of state": ("""
        Velian _ ADJ 2 amod | President president PROPN 3 compound | Pavel _ PROPN 4 nsubj _ B-PER | smiled smile VERB 0 root FIN""", "en"),
    "a head of state of a country": ("""
        President _ PROPN 2 compound | Pavel _ PROPN 5 nsubj _ B-PER | of _ ADP 4 case | Velia _ PROPN 2 nmod | smiled smile VERB 0 root FIN""", "en"),
    "a head of state with two names": (
        """
            President _ PROPN 2 compound | Pavel _ PROPN 6 nsubj _ B-PER | Orlov _ PROPN 2 flat _ I-PER | of _ ADP 5 case
            Velia _ PROPN 2 nmod | smiled smile VERB 0 root FIN""", "en",
    ),
    "an adjective of another noun": (
        """
            Le le DET 2 det | diplomate _ NOUN 7 nsubj | Pavel _ PROPN 2 appos _ B-PER | aime aimer VERB 0 root FIN | le _ DET 6 det
            fromage _ NOUN 4 obj | vélien _ ADJ 6 amod""", "fr",
    ),
    "an adjective before somebody else's comma": (
        """
            Pavel _ PROPN 5 nsubj _ B-PER | , _ PUNCT 1 punct | en _ ADP 4 case | Vélie _ PROPN 5 obl:mod | sourit sourire VERB 0 root FIN""", "fr",
    ),
    "a nationality in small letters after the name": (
        """
            Pavel _ PROPN 2 nsubj _ B-PER | parle parler VERB 0 root FIN | vélien _ ADJ 2 obj""", "fr",
    ),
    "from a country": ("""
        Pavel _ PROPN 2 nsubj _ B-PER | returned return VERB 0 root FIN | from _ ADP 4 case | Karland _ PROPN 2 obl""", "en"),
    "in a country": ("""
        Pavel _ PROPN 4 nsubj _ B-PER | in _ ADP 3 case | Karland _ PROPN 1 nmod | smiles smile VERB 0 root FIN""", "en"),
    "against a country": ("""
        Pavel _ PROPN 4 nsubj _ B-PER | against _ ADP 3 case | Karland _ PROPN 1 nmod | failed fail VERB 0 root FIN""", "en"),
    "of a city": ("""
        Pavel _ PROPN 4 nsubj _ B-PER | of _ ADP 3 case | Novgar _ PROPN 1 nmod _ B-LOC | smiles smile VERB 0 root FIN""", "en"),
    "a body's adjective": ("""
        Velian _ ADJ 2 amod | Tavik _ PROPN 3 nsubj _ B-ORG | closed close VERB 0 root FIN""", "en"),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "facts"), cases(NATIONALITIES))
def test_an_adjective_or_genitive_tells_a_nationality(table: str, lang: str, facts: set[str]) -> None:
    assert said(table, lang) == facts


@pytest.mark.parametrize(("table", "lang"), cases(NO_NATIONALITIES))
def test_other_words_tell_no_nationality(table: str, lang: str) -> None:
    assert said(table, lang, about="nationality") == set()


EMPLOYERS = {
    "a possessive of a body": ("""
        Tavik _ PROPN 3 nmod:poss _ B-ORG | 's _ PART 1 case | Pavel _ PROPN 4 nsubj _ B-PER | reported report VERB 0 root FIN""", "en", {"Pavel worksFor Tavik"}),
    "a typographic apostrophe": ("""
        Tavik _ PROPN 3 nmod:poss _ B-ORG | ’s _ PART 1 case | Pavel _ PROPN 4 nsubj _ B-PER | reported report VERB 0 root FIN""", "en", {"Pavel worksFor Tavik"}),
    "of a body": ("""
        Pavel _ PROPN 4 nsubj _ B-PER | of _ ADP 3 case | Tavik _ PROPN 1 nmod _ B-ORG | reported report VERB 0 root FIN""", "en", {"Pavel worksFor Tavik"}),
    "of a body in French": ("""
        Pavel _ PROPN 4 nsubj _ B-PER | de _ ADP 3 case | Tavik _ PROPN 1 nmod _ B-ORG | raconte raconter VERB 0 root FIN""", "fr", {"Pavel worksFor Tavik"}),
    "a body's body": ("""
        Tavik _ PROPN 3 nmod:poss _ B-ORG | 's _ PART 1 case | Belmor _ PROPN 4 nsubj _ B-ORG | closed close VERB 0 root FIN""", "en", set()),
    "a person's body": ("""
        Pavel _ PROPN 3 nmod:poss _ B-PER | 's _ PART 1 case | Tavik _ PROPN 4 nsubj _ B-ORG | closed close VERB 0 root FIN""", "en", set()),
    "with a body": ("""
        Pavel _ PROPN 4 nsubj _ B-PER | with _ ADP 3 case | Tavik _ PROPN 1 nmod _ B-ORG | reported report VERB 0 root FIN""", "en", set()),
    "against a body": ("""
        Pavel _ PROPN 4 nsubj _ B-PER | contre _ ADP 3 case | Tavik _ PROPN 1 nmod _ B-ORG | perd perdre VERB 0 root FIN""", "fr", set()),
    "of somebody else": ("""
        Pavel _ PROPN 4 nsubj _ B-PER | of _ ADP 3 case | Ingrid _ PROPN 1 nmod _ B-PER | reported report VERB 0 root FIN""", "en", set()),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "facts"), cases(EMPLOYERS))
def test_a_person_of_a_body_works_for_it(table: str, lang: str, facts: set[str]) -> None:
    assert said(table, lang) == facts


BODIES = {
    "a public body of a country": (
        """
            Sénat _ PROPN 4 nsubj _ B-ORG | de _ ADP 3 case | Vélie _ PROPN 1 nmod | vote voter VERB 0 root FIN""", "fr", {"Sénat partOf Vélie"},
    ),
    "a central bank": (
        """
            Banque _ PROPN 5 nsubj _ B-ORG | centrale _ ADJ 1 amod _ I-ORG | de _ ADP 4 case | Vélie _ PROPN 1 nmod
            vote voter VERB 0 root FIN""", "fr", {"Banque centrale partOf Vélie"},
    ),
    "a public body with a possessive": ("""
        Velia _ PROPN 3 nmod:poss | 's _ PART 1 case | Senate _ PROPN 4 nsubj _ B-ORG | voted vote VERB 0 root FIN""", "en", {"Senate partOf Velia"}),
    "a public body with an adjective": ("""
        Velian _ ADJ 2 amod | Senate _ PROPN 3 nsubj _ B-ORG | voted vote VERB 0 root FIN""", "en", {"Senate partOf Velia"}),
    "an agency in apposition": (
        """
            Tavik _ PROPN 7 nsubj _ B-ORG | , _ PUNCT 5 punct | the _ DET 5 det | Velian _ ADJ 5 amod | agency _ NOUN 1 appos
            , _ PUNCT 5 punct | voted vote VERB 0 root FIN""", "en", {"Tavik partOf Velia"},
    ),
    "a maker before its name": (
        """
            The the DET 3 det | Velian _ ADJ 3 amod | manufacturer _ NOUN 5 nsubj | Tavik _ PROPN 3 appos _ B-ORG
            closed close VERB 0 root FIN""", "en", {"Tavik basedIn Velia"},
    ),
    "a maker in apposition in French": (
        """
            Tavik _ PROPN 7 nsubj _ B-ORG | , _ PUNCT 4 punct | le _ DET 4 det | constructeur _ NOUN 1 appos | vélien _ ADJ 4 amod
            , _ PUNCT 4 punct | ferme fermer VERB 0 root FIN""", "fr", {"Tavik basedIn Vélie"},
    ),
    "a maker without name": ("""
        The the DET 3 det | Velian _ ADJ 3 amod | manufacturer _ NOUN 4 nsubj | closed close VERB 0 root FIN""", "en", set()),
    "a maker who buys a body": (
        """
            The the DET 3 det | Velian _ ADJ 3 amod | manufacturer _ NOUN 4 nsubj | greets greet VERB 0 root FIN
            Tavik _ PROPN 4 obj _ B-ORG""", "en", set(),
    ),
    "a private body of a country": ("""
        Velia _ PROPN 3 nmod:poss | 's _ PART 1 case | Tavik _ PROPN 4 nsubj _ B-ORG | closed close VERB 0 root FIN""", "en", set()),
    "a description of a city": (
        """
            The the DET 3 det | Velian _ ADJ 3 amod | port _ NOUN 5 nsubj | Novgar _ PROPN 3 appos _ B-LOC
            closed close VERB 0 root FIN""", "en", {"Novgar locatedIn Velia"},
    ),
}  # fmt: skip

BODIES_BROKEN: dict[str, str] = {}


@pytest.mark.parametrize(("table", "lang", "facts"), cases(BODIES, BODIES_BROKEN))
def test_a_public_body_is_part_of_its_country_and_another_is_based_there(
    table: str, lang: str, facts: set[str]
) -> None:
    assert said(table, lang) == facts


BASED = {
    "a country": ("""
        Karland _ PROPN 3 compound | - _ PUNCT 3 punct | based base VERB 4 amod PART | Tavik _ PROPN 5 nsubj _ B-ORG | closed close VERB 0 root FIN""", {"Tavik basedIn Karland"}),
    "a city": ("""
        Novgar _ PROPN 3 compound _ B-LOC | - _ PUNCT 3 punct | based base VERB 4 amod PART | Tavik _ PROPN 5 nsubj _ B-ORG | closed close VERB 0 root FIN""", {"Tavik basedIn Novgar"}),
    "with a noun between": (
        """
            The the DET 5 det | Novgar _ PROPN 4 compound _ B-LOC | - _ PUNCT 4 punct | based base VERB 5 amod PART
            retailer _ NOUN 7 nsubj | Tavik _ PROPN 5 appos _ B-ORG | closed close VERB 0 root FIN""", {"Tavik basedIn Novgar"},
    ),
    "another participle": ("""
        Novgar _ PROPN 3 compound _ B-LOC | - _ PUNCT 3 punct | led lead VERB 4 amod PART | Tavik _ PROPN 5 nsubj _ B-ORG | closed close VERB 0 root FIN""", set()),
    "a person": ("""
        Novgar _ PROPN 3 compound _ B-LOC | - _ PUNCT 3 punct | based base VERB 4 amod PART | Pavel _ PROPN 5 nsubj _ B-PER | sings sing VERB 0 root FIN""", set()),
    "a word that is no place": ("""
        Web _ NOUN 3 compound | - _ PUNCT 3 punct | based base VERB 4 amod PART | Tavik _ PROPN 5 nsubj _ B-ORG | closed close VERB 0 root FIN""", set()),
    "a body far behind": (
        """
            The the DET 5 det | Novgar _ PROPN 4 compound _ B-LOC | - _ PUNCT 4 punct | based base VERB 5 amod PART
            shop _ NOUN 6 nsubj | closed close VERB 0 root FIN | long _ ADV 6 advmod | before _ SCONJ 10 mark
            Tavik _ PROPN 10 nsubj _ B-ORG | opened open VERB 6 advcl FIN""", set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "facts"), cases(BASED))
def test_a_body_based_somewhere_has_its_seat_there(table: str, facts: set[str]) -> None:
    assert said(table, "en") == facts


def test_an_origin_holds_whatever_the_clause_says() -> None:
    table = """
        Selon _ ADP 2 case | Tavik _ PROPN 7 obl:mod _ B-ORG | , _ PUNCT 2 punct | l' le DET 5 det | écrivain _ NOUN 7 nsubj
        vélien _ ADJ 5 amod | partira partir VERB 0 root FUT | , _ PUNCT 9 punct | Pavel _ PROPN 5 appos _ B-PER"""
    one = fact(table, predicate="nationality")
    assert (one.attributed_to, one.time, one.polarity) == (None, None, "affirmed")
