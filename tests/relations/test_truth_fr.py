# ruff: noqa: E501 - rows of tables stay whole
"""French: what is affirmed, denied, or merely planned, wished, possible."""

import pytest

from tests.parses import cases
from tests.relations.said import said

AFFIRMED = {
    "past": """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | attaqué attaquer VERB 0 root PART
        Belmor _ PROPN 4 obj _ B-LOC""",
    "present": """
        La le DET 2 det | Vélie _ PROPN 3 nsubj | attaque attaquer VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
        Belmor _ PROPN 3 obj _ B-LOC""",
    "ne … que": """
        La le DET 2 det | Vélie _ PROPN 5 nsubj | n' ne ADV 5 advmod | a avoir AUX 5 aux:tense FIN
        attaqué attaquer VERB 0 root PART | que _ ADV 7 advmod
        Belmor _ PROPN 5 obj _ B-LOC""",
    "ne … que, hung on the verb": """
        La le DET 2 det | Vélie _ PROPN 5 nsubj | n' ne ADV 5 advmod | a avoir AUX 5 aux:tense FIN
        attaqué attaquer VERB 0 root PART | que _ ADV 5 advmod
        Belmor _ PROPN 5 obj _ B-LOC""",
    "ne … pas que": """
        La le DET 2 det | Vélie _ PROPN 6 nsubj | n' ne ADV 6 advmod | a avoir AUX 6 aux:tense FIN | pas _ ADV 6 advmod
        attaqué attaquer VERB 0 root PART
        que _ ADV 6 advmod | Belmor _ PROPN 6 obj _ B-LOC""",
    "plus de as a quantity": """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | attaqué attaquer VERB 0 root PART
        Belmor _ PROPN 4 obj _ B-LOC
        plus _ ADV 4 advmod | de _ ADP 9 case | dix _ NUM 9 nummod | fois _ NOUN 6 obl""",
    "de plus en plus": """
        La le DET 2 det | Vélie _ PROPN 3 nsubj | attaque attaquer VERB 0 root FIN | plus _ ADV 3 advmod
        Belmor _ PROPN 3 obj _ B-LOC""",
    "reported speech": """
        Tavik _ PROPN 3 nsubj _ B-ORG | a avoir AUX 3 aux:tense FIN | déclaré déclarer VERB 0 root PART
        que _ SCONJ 8 mark | la le DET 6 det
        Vélie _ PROPN 8 nsubj | avait avoir AUX 8 aux:tense FIN | attaqué attaquer VERB 3 ccomp PART
        Belmor _ PROPN 8 obj _ B-LOC""",
    "a source that does not say more": """
        Tavik _ PROPN 4 nsubj _ B-ORG | n' ne ADV 4 advmod | a avoir AUX 4 aux:tense FIN | dit dire VERB 0 root PART
        pas _ ADV 4 advmod
        que _ SCONJ 10 mark | la le DET 8 det | Vélie _ PROPN 10 nsubj | avait avoir AUX 10 aux:tense FIN
        attaqué attaquer VERB 4 ccomp PART
        Belmor _ PROPN 10 obj _ B-LOC""",
    "a relative clause under a plan": """
        Tavik _ PROPN 3 nsubj _ B-ORG | veut vouloir VERB 0 root FIN | plaire _ VERB 2 xcomp INF | à _ ADP 6 case
        la le DET 6 det | Vélie _ PROPN 3 obl:arg
        qui _ PRON 9 nsubj | a avoir AUX 9 aux:tense FIN | attaqué attaquer VERB 6 acl:relcl PART
        Belmor _ PROPN 9 obj _ B-LOC""",
    "a clause beside a negation": """
        Tavik _ PROPN 3 nsubj _ B-ORG | ne _ ADV 3 advmod | dort dormir VERB 0 root FIN | plus _ ADV 3 advmod
        depuis _ SCONJ 10 mark
        que _ SCONJ 5 fixed | la le DET 8 det | Vélie _ PROPN 10 nsubj | a avoir AUX 10 aux:tense FIN
        attaqué attaquer VERB 3 advcl PART
        Belmor _ PROPN 10 obj _ B-LOC""",
    "after a beginning": """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | commencé commencer VERB 0 root PART
        à _ ADP 6 mark
        attaquer _ VERB 4 xcomp INF | Belmor _ PROPN 6 obj _ B-LOC""",
    "a time in the future of something else": """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | attaqué attaquer VERB 0 root PART
        Belmor _ PROPN 4 obj _ B-LOC
        et _ CCONJ 8 cc | elle _ PRON 8 nsubj | paiera payer VERB 4 conj FUT""",
    "a purpose": """
        La le DET 2 det | Vélie _ PROPN 3 nsubj | avance avancer VERB 0 root FIN | pour _ ADP 5 mark
        attaquer _ VERB 3 advcl INF | Belmor _ PROPN 5 obj _ B-LOC""",
    "even so": """
        Même _ ADV 2 advmod | si _ SCONJ 4 mark | elle _ PRON 4 nsubj | nie nier VERB 9 advcl FIN | , _ PUNCT 4 punct
        la le DET 7 det
        Vélie _ PROPN 9 nsubj | a avoir AUX 9 aux:tense FIN | attaqué attaquer VERB 0 root PART
        Belmor _ PROPN 9 obj _ B-LOC""",
    "so strongly": """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | attaqué attaquer VERB 0 root PART
        Belmor _ PROPN 4 obj _ B-LOC
        si _ ADV 7 advmod | fort _ ADV 4 advmod""",
}


@pytest.mark.parametrize("table", cases(AFFIRMED))
def test_what_a_text_presents_as_happened_stays_affirmed(table: str) -> None:
    assert said(table, about="attacked") == {"Vélie attacked Belmor"}


NEGATED = {
    "ne … pas": """
        La le DET 2 det | Vélie _ PROPN 6 nsubj | n' ne ADV 6 advmod | a avoir AUX 6 aux:tense FIN | pas _ ADV 6 advmod
        attaqué attaquer VERB 0 root PART
        Belmor _ PROPN 6 obj _ B-LOC""",
    "ne … plus": """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | n' ne ADV 4 advmod | attaque attaquer VERB 0 root FIN
        plus _ ADV 4 advmod | Belmor _ PROPN 4 obj _ B-LOC""",
    "jamais": """
        La le DET 2 det | Vélie _ PROPN 6 nsubj | n' ne ADV 6 advmod | a avoir AUX 6 aux:tense FIN
        jamais _ ADV 6 advmod | attaqué attaquer VERB 0 root PART
        Belmor _ PROPN 6 obj _ B-LOC""",
    "pas without ne": """
        La le DET 2 det | Vélie _ PROPN 5 nsubj | a avoir AUX 5 aux:tense FIN | pas _ ADV 5 advmod
        attaqué attaquer VERB 0 root PART
        Belmor _ PROPN 5 obj _ B-LOC""",
    "a denial": """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | nié nier VERB 0 root PART
        avoir _ AUX 6 aux:tense INF
        attaqué attaquer VERB 4 xcomp PART | Belmor _ PROPN 6 obj _ B-LOC""",
    "a denial of another": """
        Tavik _ PROPN 2 nsubj _ B-ORG | nie nier VERB 0 root FIN | que _ SCONJ 7 mark | la le DET 5 det
        Vélie _ PROPN 7 nsubj | ait avoir AUX 7 aux:tense SUB
        attaqué attaquer VERB 2 ccomp PART | Belmor _ PROPN 7 obj _ B-LOC""",
    "a refusal": """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | refusé refuser VERB 0 root PART
        d' de ADP 6 mark
        attaquer _ VERB 4 xcomp INF | Belmor _ PROPN 6 obj _ B-LOC""",
    "without": """
        La le DET 2 det | Vélie _ PROPN 3 nsubj | avance avancer VERB 0 root FIN | sans _ ADP 5 mark
        attaquer _ VERB 3 advcl INF | Belmor _ PROPN 5 obj _ B-LOC""",
    "no attack": """
        La le DET 2 det | Vélie _ PROPN 5 nsubj | n' ne ADV 5 advmod | a avoir AUX 5 aux:tense FIN
        mené mener VERB 0 root PART | aucune aucun DET 7 det
        attaque _ NOUN 5 obj | contre _ ADP 9 case | Belmor _ PROPN 7 nmod _ B-LOC""",
    "a light verb denied": """
        La le DET 2 det | Vélie _ PROPN 6 nsubj | n' ne ADV 6 advmod | a avoir AUX 6 aux:tense FIN | pas _ ADV 6 advmod
        mené mener VERB 0 root PART
        d' de DET 8 det | attaque _ NOUN 6 obj | contre _ ADP 10 case | Belmor _ PROPN 8 nmod _ B-LOC""",
    "a reported denial": """
        Tavik _ PROPN 2 nsubj _ B-ORG | dit dire VERB 0 root FIN | que _ SCONJ 8 mark | la le DET 5 det
        Vélie _ PROPN 8 nsubj | n' ne ADV 8 advmod
        a avoir AUX 8 aux:tense FIN | attaqué attaquer VERB 2 ccomp PART | pas _ ADV 8 advmod
        Belmor _ PROPN 8 obj _ B-LOC""",
}


@pytest.mark.parametrize("table", cases(NEGATED))
def test_what_a_text_denies_is_negated(table: str) -> None:
    assert said(table, about="attacked") == {"Vélie not attacked Belmor"}


PERHAPS = {
    "future": """
        La le DET 2 det | Vélie _ PROPN 3 nsubj | attaquera attaquer VERB 0 root FUT | Belmor _ PROPN 3 obj _ B-LOC""",
    "conditional": """
        La le DET 2 det | Vélie _ PROPN 3 nsubj | attaquerait attaquer VERB 0 root CND | Belmor _ PROPN 3 obj _ B-LOC""",
    "conditional of the auxiliary": """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | aurait avoir AUX 4 aux:tense CND | attaqué attaquer VERB 0 root PART
        Belmor _ PROPN 4 obj _ B-LOC""",
    "future passive": """
        Belmor _ PROPN 3 nsubj:pass _ B-LOC | sera être AUX 3 aux:pass FUT | attaquée attaquer VERB 0 root PART
        par _ ADP 6 case | la le DET 6 det
        Vélie _ PROPN 3 obl:agent""",
    "near future": """
        La le DET 2 det | Vélie _ PROPN 3 nsubj | va aller VERB 0 root FIN | attaquer _ VERB 3 xcomp INF
        Belmor _ PROPN 4 obj _ B-LOC""",
    "modal verb": """
        La le DET 2 det | Vélie _ PROPN 3 nsubj | peut pouvoir VERB 0 root FIN | attaquer _ VERB 3 xcomp INF
        Belmor _ PROPN 4 obj _ B-LOC""",
    "wish": """
        La le DET 2 det | Vélie _ PROPN 3 nsubj | veut vouloir VERB 0 root FIN | attaquer _ VERB 3 xcomp INF
        Belmor _ PROPN 4 obj _ B-LOC""",
    "threat": """
        La le DET 2 det | Vélie _ PROPN 3 nsubj | menace menacer VERB 0 root FIN | d' de ADP 5 mark
        attaquer _ VERB 3 xcomp INF | Belmor _ PROPN 5 obj _ B-LOC""",
    "condition": """
        Si si SCONJ 4 mark | la le DET 3 det | Vélie _ PROPN 4 nsubj | attaque attaquer VERB 8 advcl FIN
        Belmor _ PROPN 4 obj _ B-LOC | , _ PUNCT 4 punct
        Tavik _ PROPN 8 nsubj _ B-ORG | ferme fermer VERB 0 root FIN""",
    "condition with elision": """
        S' si SCONJ 3 mark | il _ PRON 3 expl:subj | faut falloir VERB 0 root FIN | que _ SCONJ 7 mark
        la le DET 6 det | Vélie _ PROPN 7 nsubj
        attaque attaquer VERB 3 ccomp SUB | Belmor _ PROPN 7 obj _ B-LOC""",
    "projet de": """
        Le le DET 2 det | projet _ NOUN 9 nsubj | d' de ADP 4 case | attaque _ NOUN 2 nmod | vélienne vélien ADJ 4 amod
        contre _ ADP 7 case
        Belmor _ PROPN 4 nmod _ B-LOC | a avoir AUX 9 aux:tense FIN | fuité fuiter VERB 0 root PART""",
    "projet d'attaquer": """
        La le DET 2 det | Vélie _ PROPN 3 nsubj | a avoir VERB 0 root FIN | le le DET 5 det | projet _ NOUN 3 obj
        d' de ADP 7 mark
        attaquer _ VERB 5 acl INF | Belmor _ PROPN 7 obj _ B-LOC""",
    "possible": """
        Une un DET 2 det | attaque _ NOUN 7 nsubj | vélienne vélien ADJ 2 amod | possible _ ADJ 2 amod
        contre _ ADP 6 case | Belmor _ PROPN 2 nmod _ B-LOC
        inquiète inquiéter VERB 0 root FIN""",
    "reported intention": """
        Tavik _ PROPN 2 nsubj _ B-ORG | dit dire VERB 0 root FIN | que _ SCONJ 6 mark | la le DET 5 det
        Vélie _ PROPN 6 nsubj | attaquera attaquer VERB 2 ccomp FUT
        Belmor _ PROPN 6 obj _ B-LOC""",
    "a demand": """
        Tavik _ PROPN 2 nsubj _ B-ORG | demande demander VERB 0 root FIN | que _ SCONJ 6 mark | la le DET 5 det
        Vélie _ PROPN 6 nsubj
        attaque attaquer VERB 2 ccomp SUB | Belmor _ PROPN 6 obj _ B-LOC""",
    "coordinated under a modal": """
        La le DET 2 det | Vélie _ PROPN 3 nsubj | veut vouloir VERB 0 root FIN | avancer _ VERB 3 xcomp INF
        et _ CCONJ 6 cc | attaquer _ VERB 4 conj INF
        Belmor _ PROPN 6 obj _ B-LOC""",
}


@pytest.mark.parametrize("table", cases(PERHAPS))
def test_what_is_planned_wished_or_possible_is_hypothetical(table: str) -> None:
    assert said(table, about="attacked") == {"Vélie perhaps attacked Belmor"}


IFS = {"si": "Si si", "elided": "S' si"}


@pytest.mark.parametrize("word", cases(IFS))
def test_a_condition_of_a_pronoun_is_hypothetical(word: str) -> None:
    table = f"""
        Igor _ PROPN 2 nsubj _ B-PER | sourit sourire VERB 0 root FIN | . _ PUNCT 2 punct

        {word} SCONJ 3 mark | il _ PRON 3 nsubj | envahit envahir VERB 7 advcl FIN | Belmor _ PROPN 3 obj _ B-LOC
        , _ PUNCT 3 punct | Otar _ PROPN 7 nsubj _ B-PER | perd perdre VERB 0 root FIN"""
    assert said(table, about="attacked") == {"Igor perhaps attacked Belmor"}


def test_a_conjunct_with_its_own_auxiliary_keeps_its_own_truth() -> None:
    table = """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | attaqué attaquer VERB 0 root PART
        Belmor _ PROPN 4 obj _ B-LOC
    mais _ CCONJ 10 cc | n' ne ADV 10 advmod | a avoir AUX 10 aux:tense FIN | pas _ ADV 10 advmod
    bombardé bombarder VERB 4 conj PART
    Novgar _ PROPN 10 obj _ B-LOC"""
    assert said(table, about="attacked") == {"Vélie attacked Belmor", "Vélie not attacked Novgar"}


def test_a_negation_of_the_first_conjunct_does_not_reach_a_second_with_its_own_auxiliary() -> None:
    table = """
        La le DET 2 det | Vélie _ PROPN 6 nsubj | n' ne ADV 6 advmod | a avoir AUX 6 aux:tense FIN | pas _ ADV 6 advmod
    attaqué attaquer VERB 0 root PART | Belmor _ PROPN 6 obj _ B-LOC | mais _ CCONJ 10 cc | a avoir AUX 10 aux:tense FIN
    bombardé bombarder VERB 6 conj PART | Novgar _ PROPN 10 obj _ B-LOC"""
    assert said(table, about="attacked") == {"Vélie not attacked Belmor", "Vélie attacked Novgar"}
