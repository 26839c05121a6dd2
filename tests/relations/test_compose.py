# ruff: noqa: E501 - rows of tables stay whole
"""Facts that names and their neighbourhood state without a predicate."""

import pytest

from tests.parses import cases
from tests.relations.said import fact, said

COMPOSED = {
    "a force with its nationality": (
        """
            Armée _ PROPN 3 nsubj _ B-ORG | vélienne vélien ADJ 1 amod _ I-ORG | avance avancer VERB 0 root FIN""", "fr", {"Armée vélienne partOf Vélie"},
    ),
    "a force described": (
        """
            Les le DET 2 det | forces force NOUN 4 nsubj | véliennes vélien ADJ 2 amod
            avancent avancer VERB 0 root FIN""", "fr", {"forces véliennes partOf Vélie"},
    ),
    "a place in parentheses": (
        """
            Belmor _ PROPN 5 nsubj _ B-LOC | ( _ PUNCT 3 punct | Vélie _ PROPN 1 appos | ) _ PUNCT 3 punct
            brûle brûler VERB 0 root FIN""",
        "fr", {"Belmor locatedIn Vélie"},
    ),
    "a place after a comma": (
        """
            Belmor _ PROPN 5 nsubj _ B-LOC | , _ PUNCT 3 punct | Velia _ PROPN 1 appos | , _ PUNCT 3 punct
            burns burn VERB 0 root FIN""",
        "en", {"Belmor locatedIn Velia"},
    ),
    "a list of places": (
        """
            Belmor _ PROPN 7 nsubj _ B-LOC | , _ PUNCT 3 punct | Velia _ PROPN 1 conj | and _ CCONJ 5 cc
            Karland _ PROPN 1 conj | , _ PUNCT 7 punct
        burn _ VERB 0 root FIN""",
        "en", set(),
    ),
    "a country after a city by its preposition": (
        """
            Belmor _ PROPN 4 nsubj _ B-LOC | en _ ADP 3 case | Vélie _ PROPN 1 nmod | brûle brûler VERB 0 root FIN""", "fr", {"Belmor locatedIn Vélie"},
    ),
    "a part of a country": (
        """
            Belmor _ PROPN 9 nsubj _ B-LOC | , _ PUNCT 5 punct | dans _ ADP 5 case | le _ DET 5 det
            nord _ NOUN 1 nmod | de _ ADP 8 case | la le DET 8 det
        Vélie _ PROPN 5 nmod | brûle brûler VERB 0 root FIN""",
        "fr", {"Belmor locatedIn Vélie"},
    ),
    "a party in parentheses": (
        """
            Pavel _ PROPN 5 nsubj _ B-PER | ( _ PUNCT 3 punct | LM _ PROPN 1 appos _ B-ORG | ) _ PUNCT 3 punct
            vote voter VERB 0 root FIN""",
        "fr", {"Pavel memberOf LM"},
    ),
    "a person after a place": (
        """
            En _ ADP 2 case | Vélie _ PROPN 5 obl:mod | , _ PUNCT 2 punct | Pavel _ PROPN 5 nsubj _ B-PER
            chante chanter VERB 0 root FIN""", "fr", set(),
    ),
    "a country and a city beside it": (
        """
            En _ ADP 2 case | Vélie _ PROPN 5 obl:mod | , _ PUNCT 2 punct | Belmor _ PROPN 5 nsubj _ B-LOC
            brûle brûler VERB 0 root FIN""", "fr", set(),
    ),
    "a city at the start of the clause after a country": (
        """
            Belmor _ PROPN 4 obl _ B-LOC | , _ PUNCT 1 punct | Velia _ PROPN 4 nsubj | rejoices rejoice VERB 0 root FIN""", "en", set(),
    ),
    "a city named twice": (
        """
            Belmor _ PROPN 5 nsubj _ B-LOC | ( _ PUNCT 3 punct | Belmor _ PROPN 1 appos _ B-LOC | ) _ PUNCT 3 punct
            brûle brûler VERB 0 root FIN""", "fr", set(),
    ),
    "another name": (
        """
            Pavel _ PROPN 7 nsubj _ B-PER | , _ PUNCT 4 punct | also _ ADV 4 advmod | known know VERB 1 acl PART
            as _ ADP 6 case | Rex _ PROPN 4 obl _ B-PER
        sings sing VERB 0 root FIN""",
        "en", {"Pavel hasOtherName 'Rex'"},
    ),
    "an acronym": (
        """
            Ligue _ PROPN 7 nsubj _ B-ORG | des de ADP 3 case _ I-ORG | Marins _ PROPN 1 nmod _ I-ORG
            ( _ PUNCT 5 punct | LM _ PROPN 1 appos _ B-ORG | ) _ PUNCT 5 punct | vote voter VERB 0 root FIN""",
        "fr", {"Ligue des Marins hasAcronym 'LM'"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "facts"), cases(COMPOSED))
def test_names_state_facts_by_their_words_and_neighbours(table: str, lang: str, facts: set[str]) -> None:
    assert said(table, lang) == facts


SEATS = {
    "in a country": ("""
        Tavik _ PROPN 4 nsubj _ B-ORG | en _ ADP 3 case | Vélie _ PROPN 1 nmod | ferme fermer VERB 0 root FIN""", "fr", {"Tavik basedIn Vélie"}),
    "of a city": ("""
        Tavik _ PROPN 4 nsubj _ B-ORG | de _ ADP 3 case | Novgar _ PROPN 1 nmod _ B-LOC | ferme fermer VERB 0 root FIN""", "fr", {"Tavik basedIn Novgar"}),
    "in an English city": ("""
        Tavik _ PROPN 4 nsubj _ B-ORG | in _ ADP 3 case | Novgar _ PROPN 1 nmod _ B-LOC | closed close VERB 0 root FIN""", "en", {"Tavik basedIn Novgar"}),
    "in a part of a country": (
        """
            Tavik _ PROPN 8 nsubj _ B-ORG | dans _ ADP 4 case | le _ DET 4 det | nord _ NOUN 1 nmod | de _ ADP 7 case
            la le DET 7 det | Vélie _ PROPN 4 nmod | ferme fermer VERB 0 root FIN""", "fr", {"Tavik basedIn Vélie"},
    ),
    "a name that names a country, in a city": (
        """
            Banque _ PROPN 6 nsubj _ B-ORG | de _ ADP 3 case _ I-ORG | Vélie _ PROPN 1 nmod _ I-ORG
            à _ ADP 5 case | Novgar _ PROPN 1 nmod _ B-LOC | ferme fermer VERB 0 root FIN""", "fr", {"Banque de Vélie basedIn Novgar"},
    ),
    "a place within the name": ("""
        Tavik _ PROPN 4 nsubj _ B-ORG | de _ ADP 3 case _ I-ORG | Novgar _ PROPN 1 nmod _ I-ORG | ferme fermer VERB 0 root FIN""", "fr", set()),
    "against a country": ("""
        Tavik _ PROPN 4 nsubj _ B-ORG | contre _ ADP 3 case | Vélie _ PROPN 1 nmod | ferme fermer VERB 0 root FIN""", "fr", set()),
    "from a city": ("""
        Tavik _ PROPN 4 nsubj _ B-ORG | from _ ADP 3 case | Novgar _ PROPN 1 nmod _ B-LOC | closed close VERB 0 root FIN""", "en", set()),
    "a place of the clause": ("""
        Tavik _ PROPN 2 nsubj _ B-ORG | ferme fermer VERB 0 root FIN | en _ ADP 4 case | Vélie _ PROPN 2 obl:mod""", "fr", set()),
    "a person of a city": ("""
        Pavel _ PROPN 4 nsubj _ B-PER | de _ ADP 3 case | Novgar _ PROPN 1 nmod _ B-LOC | ferme fermer VERB 0 root FIN""", "fr", set()),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "facts"), cases(SEATS))
def test_a_body_with_a_place_for_its_complement_is_based_there(table: str, lang: str, facts: set[str]) -> None:
    assert said(table, lang) == facts


TROOPS = {
    "in a country": (
        """
            Les le DET 2 det | troupes troupe NOUN 6 nsubj | véliennes vélien ADJ 2 amod | en _ ADP 5 case | Karlande _ PROPN 2 nmod
            reculent reculer VERB 0 root FIN""", "fr", {f"{one} hasTroopsIn Karlande" for one in ("troupes véliennes", "Vélie")},
    ),
    "in a city, in English": (
        """
            Velian _ ADJ 2 amod | troops troop NOUN 5 nsubj | in _ ADP 4 case | Novgar _ PROPN 2 nmod _ B-LOC
            slept sleep VERB 0 root FIN""", "en", {f"{one} hasTroopsIn Novgar" for one in ("Velian troops", "Velia")},
    ),
    "of a country": (
        """
            Les le DET 2 det | troupes troupe NOUN 5 nsubj | de _ ADP 4 case | Vélie _ PROPN 2 nmod
            dorment dormir VERB 0 root FIN""", "fr", set(),
    ),
    "against a country": (
        """
            Les le DET 2 det | troupes troupe NOUN 6 nsubj | véliennes vélien ADJ 2 amod | contre _ ADP 5 case | Karlande _ PROPN 2 nmod
            reculent reculer VERB 0 root FIN""", "fr", set(),
    ),
    "a government in a city": (
        """
            Le le DET 2 det | gouvernement _ NOUN 6 nsubj | vélien _ ADJ 2 amod | à _ ADP 5 case | Novgar _ PROPN 2 nmod _ B-LOC
            recule reculer VERB 0 root FIN""", "fr", set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "facts"), cases(TROOPS))
def test_a_force_with_a_place_for_its_complement_stands_there_as_does_its_country(
    table: str, lang: str, facts: set[str]
) -> None:
    assert said(table, lang, about="hasTroopsIn") == facts


LEFT = """
    Les le DET 2 det | forces force NOUN 5 nsubj | véliennes vélien ADJ 2 amod | ont avoir AUX 5 aux:tense FIN
    {} VERB 0 root PART
Belmor _ PROPN 5 obj _ B-LOC"""

SPREAD = {
    "an attack": ("attaqué attaquer", {"forces véliennes attacked Belmor", "Vélie attacked Belmor"}),
    "a withdrawal": ("quitté quitter", {"forces véliennes withdrewFrom Belmor", "Vélie withdrewFrom Belmor"}),
    "a visit": ("visité visiter", set()),
    "a takeover": ("racheté racheter", set()),
}


@pytest.mark.parametrize(("verb", "facts"), cases(SPREAD))
def test_what_a_force_does_is_as_true_of_its_country(verb: str, facts: set[str]) -> None:
    assert said(LEFT.format(verb)) - {"forces véliennes partOf Vélie"} >= facts
    assert {one for one in said(LEFT.format(verb)) if one.startswith("Vélie ")} == {
        one for one in facts if one.startswith("Vélie ")
    }


def test_what_a_force_does_not_do_its_country_does_not_do_either() -> None:
    table = """
        Les le DET 2 det | forces force NOUN 7 nsubj | véliennes vélien ADJ 2 amod | n' ne ADV 7 advmod
        ont avoir AUX 7 aux:tense FIN
    pas _ ADV 7 advmod | quitté quitter VERB 0 root PART | Belmor _ PROPN 7 obj _ B-LOC"""
    assert said(table, about="withdrewFrom") == {
        "forces véliennes not withdrewFrom Belmor",
        "Vélie not withdrewFrom Belmor",
    }


def test_a_composition_is_a_fact_of_the_document_itself() -> None:
    table = """
        Selon _ ADP 2 case | Tavik _ PROPN 5 obl:mod _ B-ORG | , _ PUNCT 2 punct | Pavel _ PROPN 5 nsubj _ B-PER
        habite habiter VERB 0 root FIN
    Belmor _ PROPN 5 obj _ B-LOC | ( _ PUNCT 8 punct | Vélie _ PROPN 6 appos | ) _ PUNCT 8 punct"""
    one = fact(table, predicate="locatedIn")
    assert (one.attributed_to, one.time, one.polarity) == (None, None, "affirmed")
