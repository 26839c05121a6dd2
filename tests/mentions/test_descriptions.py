# ruff: noqa: E501 - rows of tables stay whole
"""Descriptions that name an entity by its kind and its country."""

import pytest

from tests.mentions.world import find, mentions
from tests.parses import cases

DESCRIBED = {
    "nationality after the noun": (
        "Les le DET 2 det | forces force NOUN 4 nsubj | véliennes vélien ADJ 2 amod | avancent avancer VERB 0 root FIN",
        "fr", "MilitaryForce", ["forces véliennes"], "Vélie",
    ),
    "nationality before the noun": (
        """
            Velian _ ADJ 2 amod | troops troop NOUN 3 nsubj | advance _ VERB 0 root FIN""", "en", "MilitaryForce", ["Velian troops"], "Velia",
    ),
    "words between": (
        "Velian _ ADJ 3 amod | security _ NOUN 3 compound | forces force NOUN 4 nsubj | advance _ VERB 0 root FIN",
        "en", "MilitaryForce", ["Velian security forces"], "Velia",
    ),
    "a country as complement": (
        """
            L' le DET 2 det | armée _ NOUN 6 nsubj | de _ ADP 5 case | la le DET 5 det | Vélie _ PROPN 2 nmod
            avance avancer VERB 0 root FIN""",
        "fr", "MilitaryForce", ["armée de la Vélie"], "Vélie",
    ),
    "a government": (
        "Le le DET 2 det | gouvernement _ NOUN 4 nsubj | vélien _ ADJ 2 amod | nie nier VERB 0 root FIN",
        "fr", "Government", ["gouvernement vélien"], "Vélie",
    ),
    "a country in a compound": (
        """
            US _ PROPN 2 compound | forces force NOUN 3 nsubj | advance _ VERB 0 root FIN""", "en", "MilitaryForce", ["US forces"], "US",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "type_", "words", "country"), cases(DESCRIBED))
def test_a_noun_with_a_country_is_an_entity_of_that_country(
    table: str, lang: str, type_: str, words: list[str], country: str
) -> None:
    found = find(table, lang)
    (described,) = [entity for entity in found.entities if entity.link is None]
    assert (described.type, mentions(table, lang)[described.name]) == (type_, words)
    assert found.by_id[found.country[described.id][0]].name == country


SAME = {
    "force words of one country": ("forces force", "soldats soldat", 1),
    "the singular and the plural": ("soldats soldat", "soldat soldat", 1),
    "army and police": ("forces force", "police police", 2),
    "army and government": ("forces force", "gouvernement gouvernement", 2),
}
SENTENCE = "Les le DET 2 det | {} NOUN 4 nsubj | véliennes vélien ADJ 2 amod | avancent avancer VERB 0 root FIN"


@pytest.mark.parametrize(("first", "second", "count"), cases(SAME))
def test_words_for_the_forces_of_a_country_mean_one_entity(first: str, second: str, count: int) -> None:
    found = find("\n\n".join(SENTENCE.format(noun) for noun in (first, second)))
    assert len([entity for entity in found.entities if entity.link is None]) == count


def test_forces_of_two_countries_are_two_entities() -> None:
    found = find(
        "\n\n".join(
            [
                SENTENCE.format("forces force"),
                SENTENCE.format("forces force").replace("véliennes vélien", "américaines américain"),
            ]
        )
    )
    assert len([entity for entity in found.entities if entity.link is None]) == 2


PLAIN = {
    "a force of no country": "Les le DET 2 det | forces force NOUN 3 nsubj | avancent avancer VERB 0 root FIN",
    "a noun that is no body": """
        Le le DET 2 det | fromage _ NOUN 4 nsubj | vélien _ ADJ 2 amod | plaît plaire VERB 0 root FIN""",
    "another adjective": """
        Les le DET 2 det | forces force NOUN 4 nsubj | ennemies ennemi ADJ 2 amod | avancent avancer VERB 0 root FIN""",
    "a place where they are": (
        """
            Les le DET 2 det | forces force NOUN 5 nsubj | en _ ADP 4 case | Vélie _ PROPN 2 nmod
            avancent avancer VERB 0 root FIN"""
    ),
}


@pytest.mark.parametrize("table", cases(PLAIN))
def test_other_nouns_describe_no_entity(table: str) -> None:
    assert [entity.name for entity in find(table).entities if entity.link is None] == []
