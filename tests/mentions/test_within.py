# ruff: noqa: E501 - rows of tables stay whole
"""The place or body that a name names: "Cour d'appel de Belmor", "University of Belmor"."""

import pytest

from tests.mentions.realm import find, inside
from tests.mentions.world import mentions
from tests.parses import cases

SMALL = {"de", "d'", "du", "des", "of", "in", "à", "l'", "la", "les", "le", "the"}


def named(name: str, label: str = "ORG") -> str:
    """A sentence whose subject is the name: its words hang on the first, articles and prepositions are tagged so."""
    first, *rest = name.split()
    tags = ["ADP" if word in SMALL else "PROPN" if word[0].isupper() else "NOUN" for word in rest]
    rows = [f"{first} _ PROPN {len(rest) + 2} nsubj _ B-{label}"]
    rows += [f"{word} _ {tag} 1 nmod _ I-{label}" for word, tag in zip(rest, tags, strict=True)]
    return " | ".join([*rows, "dure durer VERB 0 root FIN"])


CITIES = {
    "an appeal court": ("Cour d' appel de Belmor", "fr", "ORG", "Cour d'appel de Belmor > Belmor, City"),
    "a university": ("University of Belmor", "en", "ORG", "University of Belmor > Belmor, City"),
    "a place of two words": ("University of Port Belmor", "en", "ORG", "University of Port Belmor > Port Belmor, City"),
    "a place with small words": ("Tribunal de Belmor sur Onde", "fr", "ORG", "Tribunal de Belmor sur Onde > Belmor sur Onde, City"),
    "an airport": ("aéroport de Belmor", "fr", "LOC", "aéroport de Belmor > Belmor, City"),
    "games": ("Jeux de Belmor", "fr", "EVENT", "Jeux de Belmor > Belmor, City"),
    "a court in a city": ("High Court in Belmor", "en", "ORG", "High Court in Belmor > Belmor, City"),
    "a known city after a preposition": ("Banque de Novgar", "fr", "ORG", "Banque de Novgar > Novgar, City"),
    "a known city first": ("Novgar Council", "en", "ORG", "Novgar Council > Novgar, City"),
    "a known region": ("Agency of Harland", "en", "ORG", "Agency of Harland > Harland, Region"),
    "a known region first": ("Harland Primary", "en", "EVENT", "Harland Primary > Harland, Region"),
    "a capital that is no city of the gazetteers": ("Université de Orsk", "fr", "ORG", "Université de Orsk > Orsk, City"),
    "a body": ("Council of the Northern Alliance", "en", "ORG", "Council of the Northern Alliance > Northern Alliance, Organization"),
    "a body after a preposition": ("Agency of Northern Alliance", "en", "ORG", "Agency of Northern Alliance > Northern Alliance, Organization"),
    "a French body, after an article": ("Commission de l' Alliance du Nord", "fr", "ORG", "Commission de l'Alliance du Nord > Alliance du Nord, Organization"),
    "an English body, after an article": ("Commission of the Northern Alliance", "en", "ORG", "Commission of the Northern Alliance > Northern Alliance, Organization"),
    "a French body, after a plural contraction": ("Conseil des Nations boréales", "fr", "ORG", "Conseil des Nations boréales > Nations boréales, Organization"),
    "a party, after a contraction": ("Congrès du Parti des lanternes", "fr", "ORG", "Congrès du Parti des lanternes > Parti des lanternes, Organization"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "lang", "label", "held"), cases(CITIES))
def test_a_name_holds_the_place_or_body_that_ends_or_begins_it(name: str, lang: str, label: str, held: str) -> None:
    assert inside(named(name, label), lang) == {held}


NOTHING = {
    "an airport named after a person": ("aéroport Charles de Belmor", "fr", "LOC"),
    "a street": ("rue de Belmor", "fr", "LOC"),
    "a person": ("Igor de Novgar", "fr", "PER"),
    "a work": ("Mouette de Belmor", "fr", "MISC"),
    "a body that is of no place": ("Ligue de Belmor", "fr", "ORG"),
    "a known city first, of a body that is of no place": ("Novgar Traders", "en", "ORG"),
    "an event of no place": ("Coupe de Novgar", "fr", "EVENT"),
    "a common noun": ("Université de mer", "fr", "ORG"),
    "a preposition at the end": ("Université de", "fr", "ORG"),
    "the place before the word": ("Belmor de Université", "fr", "ORG"),
    "a place of six words": ("Université de Belmor Orna Tersk Ulma Varn Zolt", "fr", "ORG"),
    "the word alone": ("Université", "fr", "ORG"),
    "a museum's field": ("Museum of Modern Art", "en", "ORG"),
    "a court of appeal": ("Court of Appeal", "en", "ORG"),
    "a chamber's field": ("Chambre de Commerce", "fr", "ORG"),
    "a council's members": ("Council of Ministers", "en", "ORG"),
    "a church's name": ("Church of the Nativity", "en", "LOC"),
    "a prison's name": ("prison de la Bonté", "fr", "LOC"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "lang", "label"), cases(NOTHING))
def test_other_names_hold_nothing(name: str, lang: str, label: str) -> None:
    found = find(named(name, label), lang)
    assert found.within == ()
    assert len(found.entities) <= 1


def test_a_country_in_a_name_is_no_place_within_it() -> None:
    assert [entity.name for entity in find(named("University of Velia"), "en").entities] == [
        "University of Velia",
        "Velia",
    ]
    assert inside(named("University of Velia"), "en") == set()


def test_a_place_within_a_name_is_the_one_that_is_named_elsewhere() -> None:
    table = f"{named('Cour de Belmor')}\n\nBelmor _ PROPN 2 nsubj _ B-LOC | dort dormir VERB 0 root FIN"
    assert mentions(table) == {"Cour de Belmor": ["Cour de Belmor"], "Belmor": ["Belmor", "Belmor"]}


def test_a_place_within_a_name_is_no_mention_that_may_be_an_argument() -> None:
    found = find(named("Cour de Belmor"))
    ((outer, inner, token),) = found.within
    assert found.at[token] == found.named[token] == outer != inner
