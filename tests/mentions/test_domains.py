# ruff: noqa: E501 - rows of tables stay whole
"""Ministries by their domain, parties by their adjective, and forces that are somebody's."""

import pytest

from tests.mentions.world import find, mentions
from tests.parses import cases

MINISTER = "Le le DET 2 det | {} _ NOUN {} nsubj | {} | arrive arriver VERB 0 root FIN"


def _minister(complement: str, *, word: str = "ministre") -> str:
    return MINISTER.format(word, complement.count("|") + 4, complement)


JUSTICE = "de _ ADP 5 case | la le DET 5 det | justice _ NOUN 2 nmod"
EN_MINISTER = "The the DET 2 det | {} _ NOUN {} nsubj | {} | left leave VERB 0 root FIN"


def _english(complement: str, *, word: str = "minister") -> str:
    return EN_MINISTER.format(word, complement.count("|") + 4, complement)


DOMAINS = {
    "justice": (_minister(JUSTICE), "fr", {"justice": ["justice"]}),
    "a domain after a contraction": (_minister("du de ADP 4 case | travail _ NOUN 2 nmod"), "fr", {"travail": ["travail"]}),
    "a domain with its adjective": (
        _minister("des de ADP 4 case | affaires affaire NOUN 2 nmod | étrangères étranger ADJ 4 amod"), "fr", {"affaires étrangères": ["affaires étrangères"]},
    ),
    "a delegate's domain": (_minister("à _ ADP 5 case | la le DET 5 det | mer _ NOUN 2 nmod"), "fr", {"mer": ["mer"]}),
    "a vice minister's": (_minister(JUSTICE, word="vice-ministre"), "fr", {"justice": ["justice"]}),
    "one domain twice": (f"{_minister(JUSTICE)}\n\n{_minister(JUSTICE)}", "fr", {"justice": ["justice", "justice"]}),
    "a domain and a name that is spelled alike": (
        f"{_minister(JUSTICE)}\n\nLa le DET 2 det | Justice _ PROPN 3 nsubj _ B-ORG | tranche trancher VERB 0 root FIN", "fr",
        {"Justice": ["justice", "Justice"]},
    ),
    "a recognised domain": (_minister("de _ ADP 5 case | la le DET 5 det | Justice _ PROPN 2 nmod _ B-ORG"), "fr", {"Justice": ["Justice"]}),
    "a minister of a country": (_minister("de _ ADP 4 case | Vélie _ PROPN 2 nmod"), "fr", {"Vélie": ["Vélie"]}),
    "a minister of a body": (_minister("de _ ADP 4 case | Tavik _ PROPN 2 nmod _ B-ORG"), "fr", {"Tavik": ["Tavik"]}),
    "an English domain": (_english("of _ ADP 4 case | trade _ NOUN 2 nmod"), "en", {"trade": ["trade"]}),
    "an English domain with its adjective": (
        _english("for _ ADP 5 case | rural _ ADJ 5 amod | affairs affair NOUN 2 nmod"), "en", {"rural affairs": ["rural affairs"]},
    ),
    "an English domain of two nouns": (
        _english("of _ ADP 5 case | energy _ NOUN 5 compound | policy _ NOUN 2 nmod"), "en", {"energy policy": ["energy policy"]},
    ),
    "where a minister is": (_minister("en _ ADP 4 case | exil _ NOUN 2 nmod"), "fr", {}),
    "whom a minister is with": (_english("with _ ADP 4 case | sheep _ NOUN 2 nmod"), "en", {}),
    "the domain of a mayor": (_minister(JUSTICE, word="maire"), "fr", {}),
    "an English mayor's": (_english("of _ ADP 4 case | trade _ NOUN 2 nmod", word="mayor"), "en", {}),
    "what is a minister's": (
        "La le DET 2 det | justice _ NOUN 5 nsubj | du de ADP 4 case | ministre _ NOUN 2 nmod | arrive arriver VERB 0 root FIN", "fr", {},
    ),
    "an adjective alone": (_minister("juste _ ADJ 2 amod"), "fr", {}),
    "a minister of state": (_minister("d' de ADP 4 case | État _ NOUN 2 nmod"), "fr", {}),
    "a minister of somebody's country": (_minister("de _ ADP 5 case | leur _ DET 5 det Poss=Yes | pays _ NOUN 2 nmod"), "fr", {}),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "entities"), cases(DOMAINS))
def test_what_a_minister_is_minister_of_is_a_body(table: str, lang: str, entities: dict[str, list[str]]) -> None:
    assert mentions(table, lang) == entities


def test_a_domain_is_an_organization_without_country() -> None:
    found = find(_minister(JUSTICE))
    (entity,) = found.entities
    assert (entity.type, entity.link, entity.mentions[0].kind, found.country) == (
        "Organization",
        None,
        "description",
        {},
    )


SENATOR = """
    Le le DET 2 det | sénateur _ NOUN 5 nsubj | {} ADJ 2 amod | Otar _ PROPN 2 appos _ B-PER | vote voter VERB 0 root FIN"""
DEMOCRATS = "Les le DET 2 det | démocrates démocrate NOUN 3 nsubj Number=Plur | votent voter VERB 0 root FIN"

PARTISANS = {
    "an adjective of an office": (SENATOR.format("démocrate _"), {"démocrate"}),
    "members": (DEMOCRATS, {"démocrates"}),
    "members and an adjective": (f"{DEMOCRATS}\n\n{SENATOR.format('démocrate _')}", {"démocrates"}),
    "an adjective and its feminine": (
        f"{SENATOR.format('écologiste _')}\n\n{SENATOR.format('écologistes écologiste')}", {"écologistes"},
    ),
    "two parties": (f"{DEMOCRATS}\n\n{SENATOR.format('socialiste _')}", {"démocrates", "socialiste"}),
    "a noun right before a person": (
        "Le le DET 2 det | démocrate _ NOUN 4 nsubj Number=Sing | Otar _ PROPN 2 appos _ B-PER | vote voter VERB 0 root FIN", {"démocrate"},
    ),
    "one member without a name": ("Un un DET 2 det | démocrate _ NOUN 3 nsubj Number=Sing | vote voter VERB 0 root FIN", set()),
    "an adjective that is no party's": (SENATOR.format("fatigué _"), set()),
    "a related adjective": (SENATOR.format("démocratique _"), set()),
    "an adjective within a name": (
        "Front _ PROPN 3 nsubj _ B-ORG | démocrate _ ADJ 1 amod _ I-ORG | vote voter VERB 0 root FIN", {"Front démocrate"},
    ),
    "a quality of a thing": (
        "Le le DET 2 det | régime _ NOUN 4 nsubj | communiste _ ADJ 2 amod | tombe tomber VERB 0 root FIN", set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "names"), cases(PARTISANS))
def test_an_adjective_or_its_plural_noun_names_a_party(table: str, names: set[str]) -> None:
    found = find(table).entities
    assert {entity.name for entity in found if entity.type == "Organization"} == names


def test_a_partys_adjective_stands_where_a_nationality_does_and_its_noun_is_an_argument() -> None:
    found = find(f"{DEMOCRATS}\n\n{SENATOR.format('démocrate _')}")
    assert set(found.at) == {1, 6}
    assert list(found.adjectives) == [5]
    assert found.at[1] == found.adjectives[5]


TROOPS = "{} {} DET 2 det {} | troupes troupe NOUN 5 nsubj | de _ ADP 4 case | Vélie _ PROPN 2 nmod | reculent reculer VERB 0 root FIN"
OWNED = {
    "an article": (TROOPS.format("Les", "le", "_"), "fr", ["troupes de Vélie"]),
    "a possessive": (TROOPS.format("Ses", "son", "Poss=Yes"), "fr", []),
    "a possessive with a contraction": (
        TROOPS.format("Leurs", "leur", "Number=Plur|Poss=Yes").replace("de _ ADP 4 case | Vélie", "du de ADP 4 case | Karlande"), "fr", [],
    ),
    "a possessive before a nationality": (
        "Ses son DET 2 det Poss=Yes | troupes troupe NOUN 4 nsubj | véliennes vélien ADJ 2 amod | reculent reculer VERB 0 root FIN", "fr", [],
    ),
    "an English article": ("The the DET 2 det | troops troop NOUN 5 nsubj | of _ ADP 4 case | Velia _ PROPN 2 nmod | rest _ VERB 0 root FIN", "en", ["troops of Velia"]),
    "an English possessive": ("Its its PRON 2 nmod:poss Poss=Yes | troops troop NOUN 5 nsubj | of _ ADP 4 case | Velia _ PROPN 2 nmod | rest _ VERB 0 root FIN", "en", []),
    "somebody else's possessive": (
        """
            Ses son DET 2 det Poss=Yes | amis ami NOUN 3 nsubj | plaignent plaindre VERB 0 root FIN | les le DET 5 det
            troupes troupe NOUN 3 obj | de _ ADP 7 case | Vélie _ PROPN 5 nmod""", "fr", ["troupes de Vélie"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "words"), cases(OWNED))
def test_forces_that_are_somebodys_are_not_those_of_the_country_where_they_are(
    table: str, lang: str, words: list[str]
) -> None:
    forces = [entity for entity in find(table, lang).entities if entity.type == "MilitaryForce"]
    assert [entity.name for entity in forces] == words
