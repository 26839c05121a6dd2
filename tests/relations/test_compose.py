# ruff: noqa: E501 - rows of tables stay whole
"""Facts that names and their neighbourhood state without a predicate."""

import pytest

from tests.parses import cases
from tests.relations.said import fact, read, said

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
            à _ ADP 5 case | Novgar _ PROPN 1 nmod _ B-LOC | ferme fermer VERB 0 root FIN""", "fr", {"Banque de Vélie basedIn Novgar", "Banque de Vélie basedIn Vélie"},
    ),
    "a place within the name": ("""
        Tavik _ PROPN 4 nsubj _ B-ORG | de _ ADP 3 case _ I-ORG | Novgar _ PROPN 1 nmod _ I-ORG | ferme fermer VERB 0 root FIN""", "fr",
        {"Tavik de Novgar basedIn Novgar"}),
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


ALONG = {
    "an area, tied to the verb": (
        """
            Pavel _ PROPN 2 nsubj _ B-PER | dort dormir VERB 0 root FIN | à _ ADP 4 case | Belmor _ PROPN 2 obl:mod _ B-LOC
            dans _ ADP 7 case | la le DET 7 det | région _ NOUN 2 obl:mod | de _ ADP 9 case | Vélie _ PROPN 7 nmod""", "fr", {"Belmor locatedIn Vélie"},
    ),
    "a country after a comma, tied to the verb": (
        """
            Pavel _ PROPN 2 nsubj _ B-PER | dort dormir VERB 0 root FIN | à _ ADP 4 case | Belmor _ PROPN 2 obl:mod _ B-LOC
            , _ PUNCT 7 punct | en _ ADP 7 case | Vélie _ PROPN 2 obl:mod""", "fr", {"Belmor locatedIn Vélie"},
    ),
    "an area, in English": (
        """
            Pavel _ PROPN 2 nsubj _ B-PER | slept sleep VERB 0 root FIN | at _ ADP 4 case | Belmor _ PROPN 2 obl _ B-LOC
            in _ ADP 7 case | the _ DET 7 det | north _ NOUN 2 obl | of _ ADP 9 case | Velia _ PROPN 7 nmod""", "en", {"Belmor locatedIn Velia"},
    ),
    "a country without comma or area": (
        """
            Pavel _ PROPN 2 nsubj _ B-PER | va aller VERB 0 root FIN | de _ ADP 4 case | Belmor _ PROPN 2 obl:mod _ B-LOC
            en _ ADP 6 case | Vélie _ PROPN 2 obl:mod""", "fr", set(),
    ),
    "another preposition": (
        """
            Pavel _ PROPN 2 nsubj _ B-PER | quitte quitter VERB 0 root FIN | Belmor _ PROPN 2 obj _ B-LOC | , _ PUNCT 6 punct
            pour _ ADP 6 case | Vélie _ PROPN 2 obl:mod""", "fr", set(),
    ),
    "a noun that is no area": (
        """
            Pavel _ PROPN 2 nsubj _ B-PER | dort dormir VERB 0 root FIN | à _ ADP 4 case | Belmor _ PROPN 2 obl:mod _ B-LOC
            , _ PUNCT 8 punct | dans _ ADP 8 case | le _ DET 8 det | train _ NOUN 2 obl:mod | de _ ADP 10 case
            Vélie _ PROPN 8 nmod""", "fr", set(),
    ),
    "a list of areas": (
        """
            Pavel _ PROPN 2 nsubj _ B-PER | dort dormir VERB 0 root FIN | à _ ADP 4 case | Belmor _ PROPN 2 obl:mod _ B-LOC
            , _ PUNCT 7 punct | en _ ADP 7 case | Vélie _ PROPN 2 obl:mod | et _ CCONJ 10 cc | en _ ADP 10 case
            Karlande _ PROPN 7 conj""", "fr", set(),
    ),
    "a list that begins with the place": (
        """
            Pavel _ PROPN 2 nsubj _ B-PER | dort dormir VERB 0 root FIN | à _ ADP 4 case | Belmor _ PROPN 2 obl:mod _ B-LOC
            , _ PUNCT 7 punct | en _ ADP 7 case | Vélie _ PROPN 4 conj | et _ CCONJ 10 cc | en _ ADP 10 case
            Karlande _ PROPN 4 conj""", "fr", set(),
    ),
    "an area of a city": (
        """
            Pavel _ PROPN 2 nsubj _ B-PER | dort dormir VERB 0 root FIN | à _ ADP 4 case | Belmor _ PROPN 2 obl:mod _ B-LOC
            , _ PUNCT 7 punct | à _ ADP 7 case | Novgar _ PROPN 2 obl:mod _ B-LOC""", "fr", set(),
    ),
    "a country far away": (
        """
            Pavel _ PROPN 2 nsubj _ B-PER | dort dormir VERB 0 root FIN | à _ ADP 4 case | Belmor _ PROPN 2 obl:mod _ B-LOC
            , _ PUNCT 7 punct | dans _ ADP 7 case | ville _ NOUN 2 obl:mod | de _ ADP 10 case | la _ DET 10 det
            région _ NOUN 7 nmod | de _ ADP 13 case | la _ DET 13 det | province _ NOUN 10 nmod | de _ ADP 15 case
            Vélie _ PROPN 13 nmod""", "fr", set(),
    ),
    "a person before a country": (
        """
            Il il PRON 2 nsubj | voit voir VERB 0 root FIN | Pavel _ PROPN 2 obj _ B-PER | , _ PUNCT 6 punct
            en _ ADP 6 case | Vélie _ PROPN 2 obl:mod""", "fr", set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "facts"), cases(ALONG))
def test_a_place_lies_in_the_area_that_follows_however_the_parse_ties_them(
    table: str, lang: str, facts: set[str]
) -> None:
    assert said(table, lang, about="locatedIn") == facts


DESCRIBED = {
    "a city": (
        """
            La le DET 2 det | ville _ NOUN 6 nsubj | vélienne vélien ADJ 2 amod | de _ ADP 5 case
            Belmor _ PROPN 2 nmod _ B-LOC | brûle brûler VERB 0 root FIN""", "fr", {"Belmor locatedIn Vélie"},
    ),
    "a city, in English": (
        """
            The the DET 3 det | Velian _ ADJ 3 amod | city _ NOUN 6 nsubj | of _ ADP 5 case | Belmor _ PROPN 3 nmod _ B-LOC
            burns burn VERB 0 root FIN""", "en", {"Belmor locatedIn Velia"},
    ),
    "an island right before its name": (
        """
            The the DET 3 det | Velian _ ADJ 3 amod | island _ NOUN 5 nsubj | Samar _ PROPN 3 appos _ B-LOC
            burns burn VERB 0 root FIN""", "en", {"Samar locatedIn Velia"},
    ),
    "a city of a person": (
        """
            La le DET 2 det | ville _ NOUN 6 nsubj | vélienne vélien ADJ 2 amod | de _ ADP 5 case
            Pavel _ PROPN 2 nmod _ B-PER | brûle brûler VERB 0 root FIN""", "fr", set(),
    ),
    "a noun that is no place": (
        """
            La le DET 2 det | chaise _ NOUN 6 nsubj | vélienne vélien ADJ 2 amod | de _ ADP 5 case
            Belmor _ PROPN 2 nmod _ B-LOC | brûle brûler VERB 0 root FIN""", "fr", set(),
    ),
    "a place without nationality": (
        """
            La le DET 2 det | ville _ NOUN 5 nsubj | de _ ADP 4 case | Belmor _ PROPN 2 nmod _ B-LOC
            plaît plaire VERB 0 root FIN | en _ ADP 7 case | Vélie _ PROPN 5 obl:mod""", "fr", set(),
    ),
    "a name after a verb": (
        """
            La le DET 2 det | ville _ NOUN 4 nsubj | vélienne vélien ADJ 2 amod | admire admirer VERB 0 root FIN
            Belmor _ PROPN 4 obj _ B-LOC""", "fr", set(),
    ),
    "another country": (
        """
            La le DET 2 det | ville _ NOUN 6 nsubj | vélienne vélien ADJ 2 amod | de _ ADP 5 case
            Karlande _ PROPN 2 nmod | brûle brûler VERB 0 root FIN""", "fr", set(),
    ),
    "a base abroad": (
        """
            The the DET 3 det | Velian _ ADJ 3 amod | base _ NOUN 6 nsubj | in _ ADP 5 case | Belmor _ PROPN 3 nmod _ B-LOC
            burns burn VERB 0 root FIN""", "en", set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "facts"), cases(DESCRIBED))
def test_a_place_described_with_a_nationality_lies_in_that_country(table: str, lang: str, facts: set[str]) -> None:
    assert said(table, lang, about="locatedIn") == facts


SITES = {
    "an arena in a city": (
        """
            Belmor _ PROPN 5 nsubj _ B-LOC | Arena _ PROPN 1 flat _ I-LOC | in _ ADP 4 case
            Novgar _ PROPN 1 nmod _ B-LOC | burns burn VERB 0 root FIN""", "en", {"Belmor Arena locatedIn Novgar"},
    ),
    "an arena beside its city": (
        """
            Belmor _ PROPN 5 nsubj _ B-LOC | Arena _ PROPN 1 flat _ I-LOC | , _ PUNCT 4 punct
            Novgar _ PROPN 1 appos _ B-LOC | burns burn VERB 0 root FIN""", "en", {"Belmor Arena locatedIn Novgar"},
    ),
    "a city in a city": (
        """
            Belmor _ PROPN 4 nsubj _ B-LOC | in _ ADP 3 case | Novgar _ PROPN 1 nmod _ B-LOC | burns burn VERB 0 root FIN""", "en", set(),
    ),
    "an arena against a city": (
        """
            Belmor _ PROPN 5 nsubj _ B-LOC | Arena _ PROPN 1 flat _ I-LOC | against _ ADP 4 case
            Novgar _ PROPN 1 nmod _ B-LOC | wins win VERB 0 root FIN""", "en", set(),
    ),
    "games of a city": (
        """
            Jeux _ PROPN 5 nsubj _ B-EVENT | boréaux _ ADJ 1 amod _ I-EVENT | de _ ADP 4 case
            Novgar _ PROPN 1 nmod _ B-LOC | plaisent plaire VERB 0 root FIN""", "fr", {"Jeux boréaux occurredIn Novgar"},
    ),
    "games in a country": (
        """
            Boreal _ PROPN 5 nsubj _ B-EVENT | Games _ PROPN 1 flat _ I-EVENT | in _ ADP 4 case | Velia _ PROPN 1 nmod
            ended end VERB 0 root FIN""", "en", {"Boreal Games occurredIn Velia"},
    ),
    "games in an arena": (
        """
            Boreal _ PROPN 6 nsubj _ B-EVENT | Games _ PROPN 1 flat _ I-EVENT | at _ ADP 5 case
            Belmor _ PROPN 5 compound _ B-LOC | Arena _ PROPN 1 nmod _ I-LOC | ended end VERB 0 root FIN""", "en", {"Boreal Games occurredIn Belmor Arena"},
    ),
    "games of a country": (
        """
            Jeux _ PROPN 5 nsubj _ B-EVENT | boréaux _ ADJ 1 amod _ I-EVENT | de _ ADP 4 case | Vélie _ PROPN 1 nmod
            plaisent plaire VERB 0 root FIN""", "fr", set(),
    ),
    "games against a city": (
        """
            Boreal _ PROPN 5 nsubj _ B-EVENT | Games _ PROPN 1 flat _ I-EVENT | against _ ADP 4 case
            Novgar _ PROPN 1 nmod _ B-LOC | helped help VERB 0 root FIN""", "en", set(),
    ),
    "a film of a city": (
        """
            Mouette _ PROPN 5 nsubj _ B-MISC | grise gris ADJ 1 amod _ I-MISC | de _ ADP 4 case
            Novgar _ PROPN 1 nmod _ B-LOC | plaît plaire VERB 0 root FIN""", "fr", set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "facts"), cases(SITES))
def test_a_building_lies_and_an_event_takes_place_in_its_complement(table: str, lang: str, facts: set[str]) -> None:
    assert said(table, lang) == facts


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


SUFFER = """
    La le DET 2 det | {} _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | {} VERB 0 root PART | les le DET 6 det
    forces force NOUN 4 obj | véliennes vélien ADJ 6 amod"""

SUFFERED = {
    "support": ("Karlande", "soutenu soutenir", {f"Karlande supports {one}" for one in ("forces véliennes", "Vélie")}),
    "a fight": ("Karlande", "combattu combattre", {f"Karlande fights {one}" for one in ("forces véliennes", "Vélie")}),
    "training": ("Karlande", "formé former", {f"Karlande trains {one}" for one in ("forces véliennes", "Vélie")}),
    "support by its own country": ("Vélie", "soutenu soutenir", {"Vélie supports forces véliennes"}),
    "an attack": ("Karlande", "attaqué attaquer", {"Karlande attacked forces véliennes"}),
    "a defeat": ("Karlande", "vaincu vaincre", {"Karlande defeated forces véliennes"}),
    "criticism": ("Karlande", "critiqué critiquer", {"Karlande criticized forces véliennes"}),
}


@pytest.mark.parametrize(("subject", "verb", "facts"), cases(SUFFERED))
def test_only_help_to_a_force_and_fights_with_it_are_as_true_of_its_country(
    subject: str, verb: str, facts: set[str]
) -> None:
    assert said(SUFFER.format(subject, verb)) - {"forces véliennes partOf Vélie"} == facts


def test_a_fact_of_the_country_is_less_sure_than_that_of_its_force() -> None:
    reading = read(SUFFER.format("Karlande", "soutenu soutenir"))
    sure = {
        reading.entity(one.object or "").name: one.confidence for one in reading.facts if one.predicate == "supports"
    }
    assert sure["Vélie"] < sure["forces véliennes"]


def test_what_a_body_that_is_no_force_suffers_its_country_does_not() -> None:
    table = SUFFER.format("Karlande", "soutenu soutenir").replace("les le DET 6 det", "la le DET 6 det")
    table = table.replace("forces force", "police police").replace("véliennes", "vélienne")
    assert said(table) == {"police vélienne partOf Vélie", "Karlande supports police vélienne"}


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
