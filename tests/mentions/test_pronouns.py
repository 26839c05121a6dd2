# ruff: noqa: E501 - rows of tables stay whole
"""Pronouns, possessives and bare descriptions: resolved where one antecedent stands out, else left alone."""

import pytest

from tests.mentions.world import mentions
from tests.parses import cases

IGOR = "Igor _ PROPN 2 nsubj _ B-PER | chante chanter VERB 0 root FIN | . _ PUNCT 2 punct"
MEETING = "Igor _ PROPN 2 nsubj _ B-PER | rencontre rencontrer VERB 0 root FIN | Pavel _ PROPN 2 obj _ B-PER | . _ PUNCT 2 punct"
PAIR = "Igor _ PROPN 4 obj _ B-PER | et _ CCONJ 3 cc | Pavel _ PROPN 1 conj _ B-PER | voici _ VERB 0 root FIN"
RAIN = "La le DET 2 det | pluie _ NOUN 3 nsubj | tombe tomber VERB 0 root FIN | . _ PUNCT 3 punct"
TAVIK = "Tavik _ PROPN 2 nsubj _ B-ORG | grandit grandir VERB 0 root FIN | . _ PUNCT 2 punct"
HE = "Il il PRON 2 nsubj | sourit sourire VERB 0 root FIN"
HIS = "Sa son DET 2 det | ville _ NOUN 3 nsubj | brûle brûler VERB 0 root FIN"
THEY = "Ils il PRON 2 nsubj | sourient sourire VERB 0 root FIN"
THERE = "Il il PRON 2 expl:subj | faut falloir VERB 0 root FIN | agir _ VERB 2 xcomp INF"
ASKED = "Où où ADV 2 advmod | va aller VERB 0 root FIN | -t-il il PRON 2 nsubj"
FIRM = "L' le DET 2 det | entreprise _ NOUN 3 nsubj | recrute recruter VERB 0 root FIN"
A_FIRM = "Une un DET 2 det | entreprise _ NOUN 3 nsubj | recrute recruter VERB 0 root FIN"
BIG_FIRM = "La le DET 3 det | grande grand ADJ 3 amod | entreprise _ NOUN 4 nsubj | recrute recruter VERB 0 root FIN"
COUNTRY = "Le le DET 2 det | pays _ NOUN 3 nsubj | vote voter VERB 0 root FIN"
VELIA = "La le DET 2 det | Vélie _ PROPN 3 nsubj | vote voter VERB 0 root FIN"
OWN = "Igor _ PROPN 2 nsubj _ B-PER | perd perdre VERB 0 root FIN | son _ DET 4 det | chien _ NOUN 2 obj"
FIRMS_OWN = "Tavik _ PROPN 2 nsubj _ B-ORG | vend vendre VERB 0 root FIN | son _ DET 4 det | usine _ NOUN 2 obj"

RESOLVED = {
    "he": ([IGOR, HE], {"Igor": ["Igor", "Il"]}),
    "an inverted pronoun": ([IGOR, ASKED], {"Igor": ["Igor", "-t-il"]}),
    "the subject before the object": ([MEETING, HE], {"Igor": ["Igor", "Il"], "Pavel": ["Pavel"]}),
    "two sentences later": ([IGOR, RAIN, HE], {"Igor": ["Igor", "Il"]}),
    "three sentences later": ([IGOR, RAIN, RAIN, HE], {"Igor": ["Igor"]}),
    "the nearer person": (
        [IGOR, "Pavel _ PROPN 2 nsubj _ B-PER | danse danser VERB 0 root FIN", HE],
        {"Igor": ["Igor"], "Pavel": ["Pavel", "Il"]},
    ),
    "two persons alike": ([PAIR, HE], {"Igor": ["Igor"], "Pavel": ["Pavel"]}),
    "nobody before it": ([HE, IGOR], {"Igor": ["Igor"]}),
    "a plural": ([MEETING, THEY], {"Igor": ["Igor"], "Pavel": ["Pavel"]}),
    "an impersonal verb": ([IGOR, THERE], {"Igor": ["Igor"]}),
    "a firm is no person": ([TAVIK, HE], {"Tavik": ["Tavik"]}),
    "a possessive": ([IGOR, HIS], {"Igor": ["Igor", "Sa"]}),
    "a possessive in the same sentence": ([OWN], {"Igor": ["Igor", "son"]}),
    "a possessive of a firm": ([FIRMS_OWN], {"Tavik": ["Tavik", "son"]}),
    "the firm": ([TAVIK, FIRM], {"Tavik": ["Tavik", "entreprise"]}),
    "a firm": ([TAVIK, A_FIRM], {"Tavik": ["Tavik"]}),
    "a firm told apart": ([TAVIK, BIG_FIRM], {"Tavik": ["Tavik"]}),
    "the firm after a person": ([IGOR, FIRM], {"Igor": ["Igor"]}),
    "the country": ([VELIA, COUNTRY], {"Vélie": ["Vélie", "pays"]}),
    "the country after a firm": ([TAVIK, COUNTRY], {"Tavik": ["Tavik"]}),
}


@pytest.mark.parametrize(("sentences", "entities"), cases(RESOLVED))
def test_a_pronoun_joins_its_antecedent_or_nothing(sentences: list[str], entities: dict[str, list[str]]) -> None:
    assert mentions("\n\n".join(sentences)) == entities


ENGLISH = {
    "she": ("She she PRON 2 nsubj | smiles smile VERB 0 root FIN", ["Ingrid", "She"]),
    "her": ("Her her PRON 2 nmod:poss | town _ NOUN 3 nsubj | burns burn VERB 0 root FIN", ["Ingrid", "Her"]),
    "they": ("They they PRON 2 nsubj | smile _ VERB 0 root FIN", ["Ingrid"]),
    "it": ("It it PRON 2 nsubj | rains rain VERB 0 root FIN", ["Ingrid"]),
    "there": ("There there PRON 2 expl | is be VERB 0 root FIN", ["Ingrid"]),
    "us": ("They they PRON 2 nsubj | told tell VERB 0 root FIN | us we PRON 2 iobj", ["Ingrid"]),
}


@pytest.mark.parametrize(("table", "words"), cases(ENGLISH))
def test_an_english_pronoun_joins_its_antecedent_or_nothing(table: str, words: list[str]) -> None:
    assert mentions(f"Ingrid _ PROPN 2 nsubj _ B-PER | sings sing VERB 0 root FIN\n\n{table}", "en") == {
        "Ingrid": words
    }
