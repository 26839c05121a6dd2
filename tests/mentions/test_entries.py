# ruff: noqa: E501 - rows of tables stay whole
"""A capital's name: the country that acts, or the city."""

import pytest

from tests.mentions.world import KARLAND, NOVGAR, US, VELIA, WASHINGTON, find
from tests.parses import cases

CHOSEN = {
    "subject": ("""
        Washington _ PROPN 3 nsubj _ B-LOC | a avoir AUX 3 aux:tense FIN | annoncé annoncer VERB 0 root PART""", "fr", [US]),
    "English subject": ("Washington _ PROPN 2 nsubj _ B-LOC | announced announce VERB 0 root FIN", "en", [US]),
    "passive agent": (
        """
            Il il PRON 3 nsubj:pass | est être AUX 3 aux:pass FIN | soutenu soutenir VERB 0 root PART
            par _ ADP 5 case | Washington _ PROPN 3 obl:agent _ B-LOC""",
        "fr", [US],
    ),
    "place": ("""
        Il il PRON 2 nsubj | vit vivre VERB 0 root FIN | à _ ADP 4 case | Washington _ PROPN 2 obl:mod _ B-LOC""", "fr", [WASHINGTON]),
    "English place": ("""
        He he PRON 2 nsubj | lives live VERB 0 root FIN | in _ ADP 4 case | Washington _ PROPN 2 obl _ B-LOC""", "en", [WASHINGTON]),
    "place of a noun": (
        """
            Le le DET 2 det | maire _ NOUN 5 nsubj | de _ ADP 4 case | Washington _ PROPN 2 nmod _ B-LOC
            sourit sourire VERB 0 root FIN""", "fr", [WASHINGTON],
    ),
    "object of a journey": ("""
        Il il PRON 2 nsubj | quitte quitter VERB 0 root FIN | Washington _ PROPN 2 obj _ B-LOC""", "fr", [WASHINGTON]),
    "object of a criticism": ("""
        Il il PRON 2 nsubj | accuse accuser VERB 0 root FIN | Washington _ PROPN 2 obj _ B-LOC""", "fr", [US]),
    "partners of talks": (
        """
            Un un DET 2 det | accord _ NOUN 0 root | entre _ ADP 4 case | Washington _ PROPN 2 nmod _ B-LOC
            et _ CCONJ 6 cc | Orsk _ PROPN 4 conj _ B-LOC""",
        "fr", [US, VELIA],
    ),
    "partners of English talks": (
        """
            Talks talk NOUN 0 root | between _ ADP 3 case | Washington _ PROPN 1 nmod _ B-LOC | and _ CCONJ 5 cc
            Tolva _ PROPN 3 conj _ B-LOC""",
        "en", [US, KARLAND],
    ),
    "date line": ("""
        WASHINGTON _ PROPN 3 nsubj _ B-LOC | - _ PUNCT 1 punct | announced announce VERB 0 root FIN""", "en", [WASHINGTON]),
    "house of the president": ("""
        The the DET 2 det | White _ PROPN 4 nsubj _ B-ORG | House _ PROPN 2 flat _ I-ORG | denied deny VERB 0 root FIN""", "en", [US]),
    "a city that is no capital": ("""
        Novgar _ PROPN 3 nsubj _ B-LOC | a avoir AUX 3 aux:tense FIN | annoncé annoncer VERB 0 root PART""", "fr", [NOVGAR]),
    "an unknown city of that name": ("""
        Il il PRON 2 nsubj | vit vivre VERB 0 root FIN | à _ ADP 4 case | Orsk _ PROPN 2 obl:mod _ B-LOC""", "fr", [None]),
    "a person of that name": ("Washington _ PROPN 2 nsubj _ B-PER | chante chanter VERB 0 root FIN", "fr", [None]),
    "a demonym": ("Un un DET 2 det | Américain _ NOUN 3 nsubj | chante chanter VERB 0 root FIN", "fr", [US]),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "links"), cases(CHOSEN))
def test_a_capital_that_acts_is_its_country(table: str, lang: str, links: list[str | None]) -> None:
    assert [entity.link for entity in find(table, lang).entities] == links


def test_the_city_and_the_country_of_one_name_are_two_entities() -> None:
    acts, lies = CHOSEN["subject"][0], CHOSEN["place"][0]
    assert [entity.link for entity in find(f"{acts}\n\n{lies}").entities] == [US, WASHINGTON]
