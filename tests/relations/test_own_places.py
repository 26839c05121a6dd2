# ruff: noqa: E501 - rows of tables stay whole
"""What the place, the body or the country in a name says of the thing that bears it."""

import pytest

from tests.mentions.test_within import named
from tests.parses import cases
from tests.relations.told import reading, told

PLACED = {
    "a court of a city": (named("Cour d' appel de Belmor"), "fr", {"Cour d'appel de Belmor basedIn Belmor"}),
    "a university of a city": (named("University of Belmor"), "en", {"University of Belmor basedIn Belmor"}),
    "a bank of a known city": (named("Banque de Novgar"), "fr", {"Banque de Novgar basedIn Novgar"}),
    "an airport of a city": (named("aéroport de Belmor", "LOC"), "fr", {"aéroport de Belmor locatedIn Belmor"}),
    "an airport of a region": (named("Airport of Harland", "LOC"), "en", {"Airport of Harland locatedIn Harland"}),
    "games of a city": (named("Jeux de Belmor", "EVENT"), "fr", {"Jeux de Belmor occurredIn Belmor"}),
    "a festival of a region": (named("Festival of Harland", "EVENT"), "en", {"Festival of Harland occurredIn Harland"}),
    "a council of a union": (named("Council of the Northern Alliance"), "en", {"Council of the Northern Alliance partOf Northern Alliance"}),
    "a university of a region": (named("University of Harland"), "en", {"University of Harland basedIn Harland"}),
    "a public body of a region": (named("Supreme Court of Harland"), "en", {"Supreme Court of Harland partOf Harland"}),
    "a French public body of a region": (named("Conseil de Harlande"), "fr", {"Conseil de Harlande partOf Harlande"}),
    "a public body of a city": (named("Police de Belmor"), "fr", {"Police de Belmor basedIn Belmor"}),
    "a bank of a country": (named("Bank of Velia"), "en", {"Bank of Velia basedIn Velia"}),
    "a public body of a country": (named("Parliament of Velia"), "en", {"Parliament of Velia partOf Velia"}),
    "an airport named after a person": (named("aéroport Charles de Belmor", "LOC"), "fr", set()),
    "a work": (named("Mouette de Novgar", "MISC"), "fr", set()),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "facts"), cases(PLACED))
def test_a_name_says_by_its_class_how_its_place_is_meant(table: str, lang: str, facts: set[str]) -> None:
    assert told(table, lang) == facts


ACT = named("Government of Harland Act", "MISC")
ODD = {
    "a law of a region, named like a public body": (ACT, set()),
    "an election of a region, named like a public body": (named("Harland House Primary", "EVENT"), {"Harland House Primary occurredIn Harland"}),
    "a community of a region, named like a public body": (named("Community Council of Harland"), set()),
}  # fmt: skip


@pytest.mark.parametrize(("table", "facts"), cases(ODD))
def test_a_name_with_a_public_word_that_is_no_public_body_is_read(table: str, facts: set[str]) -> None:
    assert told(table, "en") == facts


VELIAN = "Velian _ {tag} {last} {relation} _ B-ORG | {rest} | closed close VERB 0 root FIN"


def _velian(*rest: str, tag: str = "ADJ") -> str:
    last = len(rest) + 1
    rows = [f"{word} _ PROPN {last} compound _ I-ORG" for word in rest[:-1]]
    rows.append(f"{rest[-1]} _ PROPN {last + 1} nsubj _ I-ORG")
    return VELIAN.format(tag=tag, last=last, relation="amod", rest=" | ".join(rows))


SEATS = {
    "an adjective and two words": (_velian("Chess", "Traders"), "en", {"Velian Chess Traders basedIn Velia"}),
    "an adjective and one word": (_velian("Airlines"), "en", set()),
    "an adjective and one word, as a name": (_velian("Airlines", tag="PROPN"), "en", set()),
    "an adjective, one word and a figure": (_velian("Airlines", "2"), "en", set()),
    "a public body of two words": (_velian("Parliament"), "en", {"Velian Parliament partOf Velia"}),
    "a country and a word": (named("Velia Airlines"), "en", {"Velia Airlines basedIn Velia"}),
    "a country and a figure": (named("Velia 2"), "en", set()),
    "a French adjective and one word": ("Banque _ PROPN 3 nsubj _ B-ORG | vélienne vélien ADJ 1 amod _ I-ORG | vote voter VERB 0 root FIN", "fr", set()),
    "a French adjective and more": (
        """
            Banque _ PROPN 5 nsubj _ B-ORG | vélienne vélien ADJ 1 amod _ I-ORG | de _ ADP 4 case _ I-ORG | tennis _ NOUN 1 nmod _ I-ORG
            vote voter VERB 0 root FIN""", "fr", {"Banque vélienne de tennis basedIn Vélie"},
    ),
    "a place in the name beside its country": (
        """
            Université _ PROPN 5 nsubj _ B-ORG | vélienne vélien ADJ 1 amod _ I-ORG | de _ ADP 4 case _ I-ORG
            Novgar _ PROPN 1 nmod _ I-ORG | vote voter VERB 0 root FIN""", "fr", {"Université vélienne de Novgar basedIn Novgar"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "facts"), cases(SEATS))
def test_a_nationality_in_a_name_is_a_seat_where_the_name_has_more_to_it(
    table: str, lang: str, facts: set[str]
) -> None:
    assert told(table, lang) == facts


IN_PARENTHESES = """
    Belmor _ PROPN 6 nsubj _ B-LOC | Arena _ PROPN 1 flat _ I-LOC | ( _ PUNCT 4 punct | {} _ PROPN 1 appos _ B-LOC | ) _ PUNCT 4 punct
    burns burn VERB 0 root FIN"""

PARENTHESES = {
    "a city": ("Novgar", {"Belmor Arena locatedIn Novgar"}),
    "an unknown place": ("Tersk", {"Belmor Arena locatedIn Tersk"}),
    "a region": ("Harland", {"Belmor Arena locatedIn Harland"}),
    "an acronym": ("XYZ", set()),
    "a known city in capitals": ("NOVGAR", set()),
}


@pytest.mark.parametrize(("word", "facts"), cases(PARENTHESES))
def test_an_acronym_in_parentheses_is_no_place(word: str, facts: set[str]) -> None:
    assert told(IN_PARENTHESES.format(word), "en", about="locatedIn") == facts


DEMOCRATS = """
    Les le DET 2 det | démocrates démocrate NOUN 5 nsubj Number=Plur | {} _ ADP 4 case | {} | votent voter VERB 0 root FIN"""
DESCRIBED = {
    "a party in a region": (DEMOCRATS.format("en", "Harlande _ PROPN 2 nmod"), "fr", set()),
    "a party in a city": (DEMOCRATS.format("à", "Novgar _ PROPN 2 nmod _ B-LOC"), "fr", set()),
    "a described body in a city": (
        """
            La le DET 2 det | police _ NOUN 6 nsubj | vélienne vélien ADJ 2 amod | à _ ADP 5 case | Novgar _ PROPN 2 nmod _ B-LOC
            veille veiller VERB 0 root FIN""", "fr", set(),
    ),
    "a named body in a city": (
        "Tavik _ PROPN 4 nsubj _ B-ORG | à _ ADP 3 case | Novgar _ PROPN 1 nmod _ B-LOC | vote voter VERB 0 root FIN", "fr", {"Tavik basedIn Novgar"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "facts"), cases(DESCRIBED))
def test_a_description_has_no_seat(table: str, lang: str, facts: set[str]) -> None:
    assert told(table, lang, about="basedIn") == facts


def test_what_a_name_says_is_affirmed_whatever_the_clause_says() -> None:
    table = """
        La le DET 2 det | Cour _ PROPN 7 nsubj _ B-ORG | de _ ADP 4 case _ I-ORG | Belmor _ PROPN 2 nmod _ I-ORG | ne _ ADV 7 advmod
        pas _ ADV 7 advmod | siégera siéger VERB 0 root FUT"""
    (fact,) = [one for one in reading(table).facts if one.predicate == "basedIn"]
    assert (fact.polarity, fact.attributed_to, fact.time) == ("affirmed", None, None)
