# ruff: noqa: E501 - rows of tables stay whole
"""English: what is affirmed, denied, or merely planned, wished, possible."""

import pytest

from tests.parses import cases
from tests.relations.said import said

AFFIRMED = {
    "past": "Velia _ PROPN 2 nsubj | attacked attack VERB 0 root FIN | Belmor _ PROPN 2 obj _ B-LOC",
    "perfect": """
        Velia _ PROPN 3 nsubj | has have AUX 3 aux FIN | attacked attack VERB 0 root PART
        Belmor _ PROPN 3 obj _ B-LOC""",
    "reported speech": """
        Tavik _ PROPN 2 nsubj _ B-ORG | said say VERB 0 root FIN | Velia _ PROPN 4 nsubj
        attacked attack VERB 2 ccomp FIN | Belmor _ PROPN 4 obj _ B-LOC""",
    "a source that did not say": """
        Tavik _ PROPN 4 nsubj _ B-ORG | did do AUX 4 aux FIN | not _ PART 4 advmod | say _ VERB 0 root INF
        when _ ADV 7 advmod | Velia _ PROPN 7 nsubj
        attacked attack VERB 4 ccomp FIN | Belmor _ PROPN 7 obj _ B-LOC""",
    "not only": """
        Velia _ PROPN 4 nsubj | not _ PART 4 advmod | only _ ADV 4 advmod | attacked attack VERB 0 root FIN
        Belmor _ PROPN 4 obj _ B-LOC""",
    "more than as a quantity": """
        Velia _ PROPN 2 nsubj | attacked attack VERB 0 root FIN | Belmor _ PROPN 2 obj _ B-LOC | no _ DET 7 advmod
        fewer few ADJ 7 advmod | than _ ADP 5 fixed
        ten _ NUM 8 nummod | times time NOUN 2 obl""",
    "after a modal of something else": """
        Tavik _ PROPN 3 nsubj _ B-ORG | could _ AUX 3 aux FIN | sue _ VERB 0 root INF | because _ SCONJ 6 mark
        Velia _ PROPN 6 nsubj
        attacked attack VERB 3 advcl FIN | Belmor _ PROPN 6 obj _ B-LOC""",
    "managed to": """
        Velia _ PROPN 2 nsubj | managed manage VERB 0 root FIN | to _ PART 4 mark | attack _ VERB 2 xcomp INF
        Belmor _ PROPN 4 obj _ B-LOC""",
    "a plan after the deed": """
        Velia _ PROPN 2 nsubj | plans plan VERB 0 root FIN | talks talk NOUN 2 obj | after _ SCONJ 5 mark
        attacking attack VERB 2 advcl ING | Belmor _ PROPN 5 obj _ B-LOC""",
    "a relative clause under a plan": """
        Tavik _ PROPN 2 nsubj _ B-ORG | wants want VERB 0 root FIN | to _ PART 4 mark | leave _ VERB 2 xcomp INF
        Velia _ PROPN 4 obl | which _ PRON 7 nsubj
        attacked attack VERB 5 acl:relcl FIN | Belmor _ PROPN 7 obj _ B-LOC""",
}


@pytest.mark.parametrize("table", cases(AFFIRMED))
def test_what_a_text_presents_as_happened_stays_affirmed(table: str) -> None:
    assert said(table, "en", about="attacked") == {"Velia attacked Belmor"}


NEGATED = {
    "did not": """
        Velia _ PROPN 4 nsubj | did do AUX 4 aux FIN | not _ PART 4 advmod | attack _ VERB 0 root INF
        Belmor _ PROPN 4 obj _ B-LOC""",
    "didn't": """
        Velia _ PROPN 4 nsubj | did do AUX 4 aux FIN | n't not PART 4 advmod | attack _ VERB 0 root INF
        Belmor _ PROPN 4 obj _ B-LOC""",
    "never": """
        Velia _ PROPN 3 nsubj | never _ ADV 3 advmod | attacked attack VERB 0 root FIN | Belmor _ PROPN 3 obj _ B-LOC""",
    "no longer": """
        Velia _ PROPN 4 nsubj | no _ ADV 3 advmod | longer _ ADV 4 advmod | attacks attack VERB 0 root FIN
        Belmor _ PROPN 4 obj _ B-LOC""",
    "denied that": """
        Tavik _ PROPN 2 nsubj _ B-ORG | denied deny VERB 0 root FIN | that _ SCONJ 5 mark | Velia _ PROPN 5 nsubj
        attacked attack VERB 2 ccomp FIN
        Belmor _ PROPN 5 obj _ B-LOC""",
    "denied attacking": """
        Velia _ PROPN 2 nsubj | denied deny VERB 0 root FIN | attacking attack VERB 2 xcomp ING
        Belmor _ PROPN 3 obj _ B-LOC""",
    "refused to": """
        Velia _ PROPN 2 nsubj | refused refuse VERB 0 root FIN | to _ PART 4 mark | attack _ VERB 2 xcomp INF
        Belmor _ PROPN 4 obj _ B-LOC""",
    "failed to": """
        Velia _ PROPN 2 nsubj | failed fail VERB 0 root FIN | to _ PART 4 mark | attack _ VERB 2 xcomp INF
        Belmor _ PROPN 4 obj _ B-LOC""",
    "without": """
        Velia _ PROPN 2 nsubj | advanced advance VERB 0 root FIN | without _ SCONJ 4 mark
        attacking attack VERB 2 advcl ING | Belmor _ PROPN 4 obj _ B-LOC""",
    "no attack": """
        Velia _ PROPN 2 nsubj | launched launch VERB 0 root FIN | no _ DET 4 det | attack _ NOUN 2 obj
        on _ ADP 6 case | Belmor _ PROPN 4 nmod _ B-LOC""",
    "a reported denial": """
        Tavik _ PROPN 2 nsubj _ B-ORG | said say VERB 0 root FIN | Velia _ PROPN 6 nsubj | had have AUX 6 aux FIN
        not _ PART 6 advmod
        attacked attack VERB 2 ccomp PART | Belmor _ PROPN 6 obj _ B-LOC""",
}


@pytest.mark.parametrize("table", cases(NEGATED))
def test_what_a_text_denies_is_negated(table: str) -> None:
    assert said(table, "en", about="attacked") == {"Velia not attacked Belmor"}


def _with_auxiliary(auxiliary: str) -> str:
    return f"""
        Velia _ PROPN 3 nsubj | {auxiliary} AUX 3 aux FIN | attack _ VERB 0 root INF | Belmor _ PROPN 3 obj _ B-LOC"""


def _with_verb(verb: str) -> str:
    return f"""
        Velia _ PROPN 2 nsubj | {verb} VERB 0 root FIN | to _ PART 4 mark | attack _ VERB 2 xcomp INF
        Belmor _ PROPN 4 obj _ B-LOC"""


PERHAPS = {
    **{
        f"{word} attack": _with_auxiliary(f"{word} {word}")
        for word in ("will", "would", "could", "may", "might", "should", "must", "shall", "can")
    },
    **{
        f"{word} to attack": _with_verb(f"{word} {word[:-1]}")
        for word in ("plans", "wants", "hopes", "intends", "threatens", "agrees")
    },
    "'ll": _with_auxiliary("'ll will"),
    "if": """
        If if SCONJ 3 mark | Velia _ PROPN 3 nsubj | attacks attack VERB 6 advcl FIN | Belmor _ PROPN 3 obj _ B-LOC
        Tavik _ PROPN 6 nsubj _ B-ORG
        closes close VERB 0 root FIN""",
    "unless": """
        Tavik _ PROPN 2 nsubj _ B-ORG | grows grow VERB 0 root FIN | unless _ SCONJ 5 mark | Velia _ PROPN 5 nsubj
        attacks attack VERB 2 advcl FIN
        Belmor _ PROPN 5 obj _ B-LOC""",
    "going to": """
        Velia _ PROPN 3 nsubj | is be AUX 3 aux FIN | going go VERB 0 root ING | to _ PART 5 mark
        attack _ VERB 3 xcomp INF | Belmor _ PROPN 5 obj _ B-LOC""",
    "is set to": """
        Velia _ PROPN 3 nsubj:pass | is be AUX 3 aux:pass FIN | set _ VERB 0 root PART | to _ PART 5 mark
        attack _ VERB 3 xcomp INF | Belmor _ PROPN 5 obj _ B-LOC""",
    "is ready to": """
        Velia _ PROPN 3 nsubj | is be AUX 3 cop FIN | ready _ ADJ 0 root | to _ PART 5 mark | attack _ VERB 3 xcomp INF
        Belmor _ PROPN 5 obj _ B-LOC""",
    "plans on": """
        Velia _ PROPN 2 nsubj | plans plan VERB 0 root FIN | on _ SCONJ 4 mark | attacking attack VERB 2 advcl ING
        Belmor _ PROPN 4 obj _ B-LOC""",
    "a plan": """
        A a DET 3 det | Velian _ ADJ 3 amod | plan _ NOUN 7 nsubj | to _ PART 5 mark | attack _ VERB 3 acl INF
        Belmor _ PROPN 5 obj _ B-LOC
        leaked leak VERB 0 root FIN""",
    "a possible attack": """
        A a DET 4 det | possible _ ADJ 4 amod | Velian _ ADJ 4 amod | attack _ NOUN 7 nsubj | on _ ADP 6 case
        Belmor _ PROPN 4 nmod _ B-LOC
        worries worry VERB 0 root FIN""",
    "a threat of": """
        The the DET 2 det | threat _ NOUN 7 nsubj | of _ ADP 5 case | Velian _ ADJ 5 amod | attacks attack NOUN 2 nmod
        on _ ADP 8 case | worries worry VERB 0 root FIN
        Belmor _ PROPN 5 nmod _ B-LOC""",
    "an urging": """
        Tavik _ PROPN 2 nsubj _ B-ORG | urged urge VERB 0 root FIN | Velia _ PROPN 2 obj | to _ PART 5 mark
        attack _ VERB 2 xcomp INF | Belmor _ PROPN 5 obj _ B-LOC""",
    "an expectation of a report": """
        Tavik _ PROPN 2 nsubj _ B-ORG | says say VERB 0 root FIN | Velia _ PROPN 5 nsubj | will _ AUX 5 aux FIN
        attack _ VERB 2 ccomp INF
        Belmor _ PROPN 5 obj _ B-LOC""",
    "allegedly": """
        Velia _ PROPN 3 nsubj | allegedly _ ADV 3 advmod | attacked attack VERB 0 root FIN
        Belmor _ PROPN 3 obj _ B-LOC""",
}

PERHAPS_BROKEN = {"a plan": "the nationality of 'plan', 'attempt' does not act in their infinitive"}


@pytest.mark.parametrize("table", cases(PERHAPS, PERHAPS_BROKEN))
def test_what_is_planned_wished_or_possible_is_hypothetical(table: str) -> None:
    assert said(table, "en", about="attacked") == {"Velia perhaps attacked Belmor"}


def test_a_refusal_that_is_denied_is_no_refusal() -> None:
    table = """
        Velia _ PROPN 4 nsubj | did do AUX 4 aux FIN | not _ PART 4 advmod | refuse _ VERB 0 root INF
        to _ PART 6 mark
    attack _ VERB 4 xcomp INF | Belmor _ PROPN 6 obj _ B-LOC"""
    assert "Velia not attacked Belmor" not in said(table, "en", about="attacked")
