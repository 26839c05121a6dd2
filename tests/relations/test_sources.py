# ruff: noqa: E501 - rows of tables stay whole
"""To whom the text credits a statement."""

import pytest

from tests.parses import cases
from tests.relations.said import source

FRENCH = {
    "said that": (
        """
            Tavik _ PROPN 3 nsubj _ B-ORG | a avoir AUX 3 aux:tense FIN | déclaré déclarer VERB 0 root PART
            que _ SCONJ 8 mark | la le DET 6 det
        Vélie _ PROPN 8 nsubj | avait avoir AUX 8 aux:tense FIN | attaqué attaquer VERB 3 ccomp PART
        Belmor _ PROPN 8 obj _ B-LOC"""
            ,
        "Tavik",
    ),
    "according to": (
        """
            Selon _ ADP 2 case | Tavik _ PROPN 7 obl:mod _ B-ORG | , _ PUNCT 2 punct | la le DET 5 det
            Vélie _ PROPN 7 nsubj | a avoir AUX 7 aux:tense FIN
        attaqué attaquer VERB 0 root PART | Belmor _ PROPN 7 obj _ B-LOC""",
        "Tavik",
    ),
    "according to, at the end": (
        """
            La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | attaqué attaquer VERB 0 root PART
            Belmor _ PROPN 4 obj _ B-LOC
        , _ PUNCT 8 punct | selon _ ADP 8 case | Tavik _ PROPN 4 obl:mod _ B-ORG""",
        "Tavik",
    ),
    "d'après": (
        """
            D' de ADP 3 case | après _ ADP 1 fixed | Tavik _ PROPN 6 obl:mod _ B-ORG | la le DET 5 det
            Vélie _ PROPN 6 nsubj | attaque attaquer VERB 0 root FIN
        Belmor _ PROPN 6 obj _ B-LOC""",
        "Tavik",
    ),
    "a speech tag": (
        """
            La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | attaqué attaquer VERB 0 root PART
            Belmor _ PROPN 4 obj _ B-LOC
        , _ PUNCT 8 punct | a avoir AUX 8 aux:tense FIN | indiqué indiquer VERB 4 parataxis PART
        Tavik _ PROPN 8 nsubj _ B-ORG"""
            ,
        "Tavik",
    ),
    "a tag that governs": (
        """
            La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | attaqué attaquer VERB 8 ccomp PART
            Belmor _ PROPN 4 obj _ B-LOC
        , _ PUNCT 4 punct | a avoir AUX 8 aux:tense FIN | indiqué indiquer VERB 0 root PART
        Tavik _ PROPN 8 nsubj _ B-ORG"""
            ,
        "Tavik",
    ),
    "a pronoun that speaks": (
        """Igor _ PROPN 2 nsubj _ B-PER | sourit sourire VERB 0 root FIN

        Il il PRON 2 nsubj | dit dire VERB 0 root FIN | que _ SCONJ 6 mark | la le DET 5 det | Vélie _ PROPN 6 nsubj
        attaque attaquer VERB 2 ccomp FIN
        Belmor _ PROPN 6 obj _ B-LOC""",
        "Igor",
    ),
    "a quotation": (
        """
            « _ PUNCT 4 punct | La le DET 3 det | Vélie _ PROPN 4 nsubj | attaque attaquer VERB 9 ccomp FIN
            Belmor _ PROPN 4 obj _ B-LOC | » _ PUNCT 4 punct
        , _ PUNCT 4 punct | a avoir AUX 9 aux:tense FIN | lancé lancer VERB 0 root PART | Tavik _ PROPN 9 nsubj _ B-ORG"""
            ,
        "Tavik",
    ),
    "nobody": (
        """
            La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | attaqué attaquer VERB 0 root PART
            Belmor _ PROPN 4 obj _ B-LOC""", None,
    ),
    "a source of the sentence before": (
        """Selon _ ADP 2 case | Tavik _ PROPN 4 obl:mod _ B-ORG | il _ PRON 4 expl:subj | pleut pleuvoir VERB 0 root FIN

        La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | attaqué attaquer VERB 0 root PART
        Belmor _ PROPN 4 obj _ B-LOC"""
            ,
        None,
    ),
    "a speaker that is no entity": (
        """
            Un un DET 2 det | passant _ NOUN 3 nsubj | dit dire VERB 0 root FIN | que _ SCONJ 7 mark | la le DET 6 det
            Vélie _ PROPN 7 nsubj
        attaque attaquer VERB 3 ccomp FIN | Belmor _ PROPN 7 obj _ B-LOC""",
        None,
    ),
    "a speaker in a relative clause": (
        """
            La le DET 2 det | Vélie _ PROPN 8 nsubj | , _ PUNCT 6 punct | que _ PRON 6 obj
            Tavik _ PROPN 6 nsubj _ B-ORG | critique dire VERB 2 acl:relcl FIN
        , _ PUNCT 6 punct | attaque attaquer VERB 0 root FIN | Belmor _ PROPN 8 obj _ B-LOC""",
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "name"), cases(FRENCH))
def test_a_french_statement_is_credited_to_its_source(table: str, name: str | None) -> None:
    assert source(table, predicate="attacked") == name


ENGLISH = {
    "said that": (
        """
            Tavik _ PROPN 2 nsubj _ B-ORG | said say VERB 0 root FIN | Velia _ PROPN 4 nsubj
            attacked attack VERB 2 ccomp FIN | Belmor _ PROPN 4 obj _ B-LOC""",
        "Tavik",
    ),
    "according to": (
        """
            According accord VERB 3 case | to _ ADP 1 fixed | Tavik _ PROPN 5 obl _ B-ORG | Velia _ PROPN 5 nsubj
            attacked attack VERB 0 root FIN
        Belmor _ PROPN 5 obj _ B-LOC""",
        "Tavik",
    ),
    "a speech tag": (
        """
            Velia _ PROPN 2 nsubj | attacked attack VERB 0 root FIN | Belmor _ PROPN 2 obj _ B-LOC | , _ PUNCT 6 punct
            Tavik _ PROPN 6 nsubj _ B-ORG
        said say VERB 2 parataxis FIN""",
        "Tavik",
    ),
    "told somebody": (
        """
            Tavik _ PROPN 2 nsubj _ B-ORG | told tell VERB 0 root FIN | Igor _ PROPN 2 obj _ B-PER
            that _ SCONJ 6 mark | Velia _ PROPN 6 nsubj
        attacked attack VERB 2 ccomp FIN | Belmor _ PROPN 6 obj _ B-LOC""",
        "Tavik",
    ),
    "a claim within a report": (
        """
            Igor _ PROPN 2 nsubj _ B-PER | said say VERB 0 root FIN | Tavik _ PROPN 4 nsubj _ B-ORG
            claimed claim VERB 2 ccomp FIN | Velia _ PROPN 6 nsubj
        attacked attack VERB 4 ccomp FIN | Belmor _ PROPN 6 obj _ B-LOC""",
        "Tavik",
    ),
    "the attacker speaks of something else": (
        """
            Velia _ PROPN 2 nsubj | attacked attack VERB 0 root FIN | Belmor _ PROPN 2 obj _ B-LOC | and _ CCONJ 5 cc
            said say VERB 2 conj FIN
        nothing _ PRON 5 obj""",
        None,
    ),
}


@pytest.mark.parametrize(("table", "name"), cases(ENGLISH))
def test_an_english_statement_is_credited_to_its_source(table: str, name: str | None) -> None:
    assert source(table, "en", predicate="attacked") == name
