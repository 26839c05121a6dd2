# ruff: noqa: E501 - rows of tables stay whole
"""Whose party, and whose region, an adjective tells."""

import pytest

from tests.parses import cases
from tests.relations.told import told

OF_PARTY = (
    "Le le DET 2 det | {} _ NOUN 5 nsubj | {} _ ADJ 2 amod | Otar _ PROPN 2 appos _ B-PER | vote voter VERB 0 root FIN"
)
TITLED = "{} _ ADJ {} amod | {} | Otar _ PROPN {} nsubj _ B-PER | votes vote VERB 0 root FIN"
LANTERN = {"Otar memberOf Lantern Party"}


def _titled(adjective: str, *title: str) -> str:
    last = len(title) + 1
    rows = [f"{word} {word.lower()} PROPN {last} compound" for word in title[:-1]]
    rows.append(f"{title[-1]} {title[-1].lower()} PROPN {last + 1} compound")
    return TITLED.format(adjective, last, " | ".join(rows), last + 2)


MEMBERS = {
    "a senator": (OF_PARTY.format("sénateur", "démocrate"), "fr", {"Otar memberOf démocrate"}),
    "a governor": (OF_PARTY.format("gouverneur", "républicain"), "fr", {"Otar memberOf républicain"}),
    "a president": (OF_PARTY.format("président", "socialiste"), "fr", {"Otar memberOf socialiste"}),
    "a leader": (OF_PARTY.format("chef", "travailliste"), "fr", {"Otar memberOf travailliste"}),
    "a journalist": (OF_PARTY.format("journaliste", "communiste"), "fr", {"Otar memberOf communiste"}),
    "a minister": (OF_PARTY.format("ministre", "écologiste"), "fr", {"Otar memberOf écologiste"}),
    "a copula": (
        """
            Otar _ PROPN 4 nsubj _ B-PER | est être AUX 4 cop FIN | un _ DET 4 det | sénateur _ NOUN 0 root
            démocrate _ ADJ 4 amod""", "fr", {"Otar memberOf démocrate"},
    ),
    "an apposition": (
        """
            Otar _ PROPN 6 nsubj _ B-PER | , _ PUNCT 3 punct | sénateur _ NOUN 1 appos | démocrate _ ADJ 3 amod | , _ PUNCT 3 punct
            vote voter VERB 0 root FIN""", "fr", {"Otar memberOf démocrate"},
    ),
    "an English senator": (_titled("Lanternist", "Senator"), "en", LANTERN),
    "an English governor": (_titled("Lanternist", "Governor"), "en", LANTERN),
    "an English leader": (_titled("Lanternist", "leader"), "en", LANTERN),
    "an English spokesman": (_titled("Lanternist", "spokesman"), "en", LANTERN),
    "an English vice president": (_titled("Lanternist", "Vice", "President"), "en", LANTERN),
    "no office": ("Lanternist _ ADJ 2 amod | Otar _ PROPN 3 nsubj _ B-PER | votes vote VERB 0 root FIN", "en", LANTERN),
    "no office, in French": (
        "Le le DET 3 det | démocrate _ ADJ 3 amod | Otar _ PROPN 4 nsubj _ B-PER | vote voter VERB 0 root FIN", "fr", {"Otar memberOf démocrate"},
    ),
    "a French noun before a person": (
        "Le le DET 2 det | démocrate _ NOUN 4 nsubj Number=Sing | Otar _ PROPN 2 appos _ B-PER | vote voter VERB 0 root FIN", "fr", {"Otar memberOf démocrate"},
    ),
    "a party by its name": (
        """
            Lantern _ PROPN 2 compound | Party _ PROPN 3 compound | leader _ NOUN 4 compound | Otar _ PROPN 5 nsubj _ B-PER
            votes vote VERB 0 root FIN""", "en", {"Otar leads Lantern Party"},
    ),
    "a tired senator": (OF_PARTY.format("sénateur", "fatigué"), "fr", set()),
    "a body": ("Lanternist _ ADJ 2 amod | Tavik _ PROPN 3 nsubj _ B-ORG | votes vote VERB 0 root FIN", "en", set()),
    "a body's description": (
        """
            The the DET 3 det | Lanternist _ ADJ 3 amod | agency _ NOUN 5 nsubj | Tavik _ PROPN 3 appos _ B-ORG
            votes vote VERB 0 root FIN""", "en", set(),
    ),
    "a French body's description": (
        """
            Le le DET 2 det | syndicat _ NOUN 5 nsubj | communiste _ ADJ 2 amod | Tavik _ PROPN 2 appos _ B-ORG
            vote voter VERB 0 root FIN""", "fr", set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "facts"), cases(MEMBERS))
def test_a_partys_adjective_makes_a_member_and_never_a_leader_or_employee(
    table: str, lang: str, facts: set[str]
) -> None:
    assert told(table, lang) == facts


REGIONS = {
    "a drummer": (_titled("Harlander", "drummer"), "en", {"Otar nationality Harland"}),
    "a French drummer": (OF_PARTY.format("batteur", "harlandais"), "fr", {"Otar nationality Harlande"}),
    "a noun before a person": ("Le le DET 2 det | Harlandais _ NOUN 4 nsubj | Otar _ PROPN 2 appos _ B-PER | vote voter VERB 0 root FIN", "fr", {"Otar nationality Harlande"}),
    "an adjective before a person": ("Harlander _ ADJ 2 amod | Otar _ PROPN 3 nsubj _ B-PER | votes vote VERB 0 root FIN", "en", {"Otar nationality Harland"}),
    "a governor": (_titled("Harlander", "Governor"), "en", {"Otar leads Harland"}),
    "a French governor": (OF_PARTY.format("gouverneur", "harlandais"), "fr", {"Otar leads Harlande"}),
    "a journalist": (_titled("Harlander", "journalist"), "en", {"Otar nationality Harland"}),
    "a French diplomat": (OF_PARTY.format("diplomate", "harlandais"), "fr", {"Otar nationality Harlande"}),
    "a diplomat of a country": (_titled("Velian", "diplomat"), "en", {"Otar nationality Velia"}),
}  # fmt: skip


@pytest.mark.parametrize(("table", "lang", "facts"), cases(REGIONS))
def test_a_regions_adjective_tells_a_nationality_beside_a_profession(table: str, lang: str, facts: set[str]) -> None:
    assert told(table, lang) == facts
