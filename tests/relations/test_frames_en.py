"""English verbs and event nouns with their arguments, whatever the construction."""

import pytest

from tests.parses import cases
from tests.relations.said import said

ATTACKED = {"Velia attacked Karland"}

SAME_FRAME = {
    "active": "Velia _ PROPN 2 nsubj | attacked attack VERB 0 root FIN | Karland _ PROPN 2 obj | . _ PUNCT 2 punct",
    "passive": """
        Karland _ PROPN 3 nsubj:pass | was be AUX 3 aux:pass FIN | attacked attack VERB 0 root PART | by _ ADP 5 case
        Velia _ PROPN 3 obl
        . _ PUNCT 3 punct""",
    "subject relative": """
        Velia _ PROPN 7 nsubj | , _ PUNCT 4 punct | which _ PRON 4 nsubj | attacked attack VERB 1 acl:relcl FIN
        Karland _ PROPN 4 obj
        , _ PUNCT 4 punct | celebrates celebrate VERB 0 root FIN""",
    "passive relative": """
        Karland _ PROPN 9 nsubj | , _ PUNCT 5 punct | which _ PRON 5 nsubj:pass | was be AUX 5 aux:pass FIN
        attacked attack VERB 1 acl:relcl PART
        by _ ADP 7 case | Velia _ PROPN 5 obl | , _ PUNCT 5 punct | resists resist VERB 0 root FIN""",
    "object relative without pronoun": """
        Karland _ PROPN 4 nsubj | Velia _ PROPN 3 nsubj | attacked attack VERB 1 acl:relcl FIN
        resists resist VERB 0 root FIN""",
    "participle": """
        Karland _ PROPN 7 nsubj | , _ PUNCT 3 punct | attacked attack VERB 1 acl PART | by _ ADP 5 case
        Velia _ PROPN 3 obl | , _ PUNCT 3 punct
        resists resist VERB 0 root FIN""",
    "fronted participle": """
        Attacked attack VERB 6 advcl PART | by _ ADP 3 case | Velia _ PROPN 1 obl | , _ PUNCT 1 punct
        Karland _ PROPN 6 nsubj
        resists resist VERB 0 root FIN""",
    "control by the subject": """
        Velia _ PROPN 2 nsubj | managed manage VERB 0 root FIN | to _ PART 4 mark | attack _ VERB 2 xcomp INF
        Karland _ PROPN 4 obj""",
    "light verb": """
        Velia _ PROPN 2 nsubj | launched launch VERB 0 root FIN | an _ DET 4 det | attack _ NOUN 2 obj
        on _ ADP 6 case | Karland _ PROPN 4 nmod""",
    "possessive agent": """
        Velia _ PROPN 3 nmod:poss | 's _ PART 1 case | invasion _ NOUN 6 nsubj | of _ ADP 5 case
        Karland _ PROPN 3 nmod
        worries worry VERB 0 root FIN""",
    "nationality": """
        The the DET 3 det | Velian _ ADJ 3 amod | attack _ NOUN 6 nsubj | on _ ADP 5 case | Karland _ PROPN 3 nmod
        failed fail VERB 0 root FIN""",
    "agent and patient of a noun": """
        The the DET 2 det | invasion _ NOUN 7 nsubj | of _ ADP 4 case | Karland _ PROPN 2 nmod | by _ ADP 6 case
        Velia _ PROPN 2 nmod
        worries worry VERB 0 root FIN""",
    "compound": """
        A a DET 3 det | Velia _ PROPN 3 compound | strike _ NOUN 6 nsubj | on _ ADP 5 case | Karland _ PROPN 3 nmod
        worries worry VERB 0 root FIN""",
}


BROKEN = {
    "object relative without pronoun": "a relative clause without a pronoun has no object",
}


@pytest.mark.parametrize("table", cases(SAME_FRAME, BROKEN))
def test_every_construction_states_the_same_attack(table: str) -> None:
    assert said(table, "en", about="attacked") == ATTACKED


OTHERS = {
    "coordinated subjects": (
        """
            Velia _ PROPN 4 nsubj | and _ CCONJ 3 cc | Karland _ PROPN 1 conj | bombed bomb VERB 0 root FIN
            Novgar _ PROPN 4 obj _ B-LOC""",
        {"Velia attacked Novgar", "Karland attacked Novgar"},
    ),
    "coordinated objects": (
        """
            Velia _ PROPN 2 nsubj | bombed bomb VERB 0 root FIN | Novgar _ PROPN 2 obj _ B-LOC | , _ PUNCT 5 punct
            Belmor _ PROPN 3 conj _ B-LOC
        and _ CCONJ 7 cc | Karland _ PROPN 3 conj""",
        {"Velia attacked Novgar", "Velia attacked Belmor", "Velia attacked Karland"},
    ),
    "coordinated verbs": (
        """
            Velia _ PROPN 2 nsubj | bombed bomb VERB 0 root FIN | Belmor _ PROPN 2 obj _ B-LOC | and _ CCONJ 5 cc
            seized seize VERB 2 conj FIN
        Novgar _ PROPN 5 obj _ B-LOC""",
        {"Velia attacked Belmor", "Velia seized Novgar"},
    ),
    "coordinated passives": (
        """
            Novgar _ PROPN 3 nsubj:pass _ B-LOC | was be AUX 3 aux:pass FIN | bombed bomb VERB 0 root PART
            and _ CCONJ 5 cc
        seized seize VERB 3 conj PART | by _ ADP 7 case | Velia _ PROPN 5 obl""",
        {"Velia seized Novgar"},
    ),
    "reciprocal verb": (
        """Velia _ PROPN 4 nsubj | and _ CCONJ 3 cc | Karland _ PROPN 1 conj | clashed clash VERB 0 root FIN""",
        {"Velia fights Karland"},
    ),
    "meeting of many": (
        """
            Velia _ PROPN 6 nsubj | , _ PUNCT 3 punct | Karland _ PROPN 1 conj | and _ CCONJ 5 cc
            Tavik _ PROPN 1 conj _ B-ORG | met meet VERB 0 root FIN""",
        {"Velia metWith Karland", "Velia metWith Tavik", "Karland metWith Tavik"},
    ),
    "particle verb": (
        """
            Velia _ PROPN 2 nsubj | pulled pull VERB 0 root FIN | out _ ADP 2 compound:prt | of _ ADP 5 case
            Karland _ PROPN 2 obl""",
        {"Velia withdrewFrom Karland"},
    ),
    "particle and preposition in one": (
        """
            Velia _ PROPN 2 nsubj | pulled pull VERB 0 root FIN | out _ ADP 5 case | of _ ADP 3 fixed
            Karland _ PROPN 2 obl""",
        {"Velia withdrewFrom Karland"},
    ),
    "who": (
        """
            Pavel _ PROPN 7 nsubj _ B-PER | Orlov _ PROPN 1 flat _ I-PER | , _ PUNCT 5 punct | who _ PRON 5 nsubj
            visited visit VERB 1 acl:relcl FIN
        Novgar _ PROPN 5 obj _ B-LOC | sings sing VERB 0 root FIN""",
        {"Pavel Orlov visited Novgar"},
    ),
    "birth": (
        """
            Pavel _ PROPN 4 nsubj:pass _ B-PER | Orlov _ PROPN 1 flat _ I-PER | was be AUX 4 aux:pass FIN
            born bear VERB 0 root PART
        in _ ADP 6 case | Novgar _ PROPN 4 obl _ B-LOC""",
        {"Pavel Orlov bornIn Novgar"},
    ),
    "fronted birth": (
        """
            Born bear VERB 7 advcl PART | in _ ADP 3 case | Novgar _ PROPN 1 obl _ B-LOC | , _ PUNCT 1 punct
            Pavel _ PROPN 7 nsubj _ B-PER
        Orlov _ PROPN 5 flat _ I-PER | sings sing VERB 0 root FIN""",
        {"Pavel Orlov bornIn Novgar"},
    ),
    "birth as a bare participle": (
        """Pavel _ PROPN 7 nsubj _ B-PER | Orlov _ PROPN 1 flat _ I-PER | , _ PUNCT 4 punct | born bear VERB 1 acl PART
        in _ ADP 6 case | Novgar _ PROPN 4 obl _ B-LOC | sings sing VERB 0 root FIN""",
        {"Pavel Orlov bornIn Novgar"},
    ),
    "seat as a bare participle": (
        """
            Tavik _ PROPN 6 nsubj _ B-ORG | , _ PUNCT 3 punct | based base VERB 1 acl PART | in _ ADP 5 case
            Novgar _ PROPN 3 obl _ B-LOC
        shrinks shrink VERB 0 root FIN""",
        {"Tavik basedIn Novgar"},
    ),
    "result in a present participle": (
        """
            Velia _ PROPN 2 nsubj | bombed bomb VERB 0 root FIN | Novgar _ PROPN 2 obj _ B-LOC | , _ PUNCT 5 punct
            killing kill VERB 2 advcl ING
        Pavel _ PROPN 5 obj _ B-PER | Orlov _ PROPN 6 flat _ I-PER""",
        {"Velia attacked Novgar", "Velia killed Pavel Orlov"},
    ),
    "withdrawal of a nationality": (
        """
            The the DET 3 det | Velian _ ADJ 3 amod | withdrawal _ NOUN 6 nsubj | from _ ADP 5 case
            Karland _ PROPN 3 nmod | ended end VERB 0 root FIN""",
        {"Velia withdrewFrom Karland"},
    ),
    "talks between": (
        """
            Talks talk NOUN 6 nsubj | between _ ADP 3 case | Velia _ PROPN 1 nmod | and _ CCONJ 5 cc
            Karland _ PROPN 3 conj | ended end VERB 0 root FIN""",
        {"Velia negotiatesWith Karland"},
    ),
    "owner after the verb": (
        """
            Tavik _ PROPN 2 nsubj _ B-ORG | belongs belong VERB 0 root FIN | to _ ADP 4 case
            Belmor _ PROPN 2 obl _ B-ORG""",
        {"Belmor owns Tavik"},
    ),
    "body of a member after the same verb": (
        """
            Pavel _ PROPN 2 nsubj _ B-PER | belongs belong VERB 0 root FIN | to _ ADP 4 case
            Belmor _ PROPN 2 obl _ B-ORG""",
        {"Pavel memberOf Belmor"},
    ),
    "dative": (
        """
            Velia _ PROPN 2 nsubj | donated donate VERB 0 root FIN | food _ NOUN 2 obj | to _ ADP 5 case
            Karland _ PROPN 2 obl""",
        {"Velia funds Karland"},
    ),
}


@pytest.mark.parametrize(("table", "facts"), cases(OTHERS))
def test_a_construction_states_its_relation(table: str, facts: set[str]) -> None:
    assert said(table, "en") == facts


NOTHING = {
    "no object": "Velia _ PROPN 2 nsubj | attacked attack VERB 0 root FIN | yesterday _ ADV 2 advmod",
    "an object of a clause beside": """
        Velia _ PROPN 2 nsubj | attacked attack VERB 0 root FIN | while _ SCONJ 5 mark | Novgar _ PROPN 5 nsubj _ B-LOC
        fed feed VERB 2 advcl FIN
        Karland _ PROPN 5 obj""",
    "a thing that is the country's": """
        Velia _ PROPN 2 nsubj | bombed bomb VERB 0 root FIN | a _ DET 4 det | road _ NOUN 2 obj | to _ ADP 6 case
        Karland _ PROPN 4 nmod""",
    "a person who lies in no place": """
        Velia _ PROPN 2 nsubj | jailed jail VERB 0 root FIN | a _ DET 4 det | reporter _ NOUN 2 obj | in _ ADP 6 case
        Novgar _ PROPN 2 obl _ B-LOC""",
}


@pytest.mark.parametrize("table", cases(NOTHING))
def test_a_missing_argument_gives_no_fact(table: str) -> None:
    assert said(table, "en") == set()


PRIZE = "Belmor _ PROPN {0} compound _ B-MISC | Prize _ PROPN {1} {2} _ I-MISC"

KEPT = {
    "a person and an award": (
        f"""
            Pavel _ PROPN 3 nsubj:pass _ B-PER | was be AUX 3 aux:pass FIN | awarded award VERB 0 root PART
            the _ DET 6 det | {PRIZE.format(6, 3, "obj")}""",
        {"Pavel won Belmor Prize"},
    ),
    "an award that the parse takes for a predicate": (
        f"""
            Pavel _ PROPN 3 nsubj:pass _ B-PER | was be AUX 3 aux:pass FIN | given give VERB 0 root PART
            the _ DET 6 det | {PRIZE.format(6, 3, "xcomp")}""",
        {"Pavel won Belmor Prize"},
    ),
    "an award that was not given": (
        f"""
            Pavel _ PROPN 4 nsubj:pass _ B-PER | was be AUX 4 aux:pass FIN | not _ PART 4 advmod
            awarded award VERB 0 root PART | the _ DET 7 det | {PRIZE.format(7, 4, "obj")}""",
        {"Pavel not won Belmor Prize"},
    ),
    "who gives it": (
        f"""
            Tavik _ PROPN 2 nsubj _ B-ORG | awarded award VERB 0 root FIN | the _ DET 5 det
            {PRIZE.format(5, 2, "obj")}""",
        set(),
    ),
    "another verb": (
        f"""
            Pavel _ PROPN 3 nsubj:pass _ B-PER | was be AUX 3 aux:pass FIN | shown show VERB 0 root PART
            the _ DET 6 det | {PRIZE.format(6, 3, "obj")}""",
        set(),
    ),
    "a thing that is no award": (
        """
            Pavel _ PROPN 3 nsubj:pass _ B-PER | was be AUX 3 aux:pass FIN | given give VERB 0 root PART
            Belmor _ PROPN 3 obj _ B-LOC""",
        set(),
    ),
}


@pytest.mark.parametrize(("table", "facts"), cases(KEPT))
def test_a_passive_keeps_what_is_given(table: str, facts: set[str]) -> None:
    assert said(table, "en") == facts


WHERE = {
    "living": (
        """
            Velia _ PROPN 6 nsubj | , _ PUNCT 5 punct | where _ ADV 5 advmod | Pavel _ PROPN 5 nsubj _ B-PER
            lives live VERB 1 acl:relcl FIN | changes change VERB 0 root FIN""",
        {"Pavel livesIn Velia"},
    ),
    "birth": (
        """
            Novgar _ PROPN 7 nsubj _ B-LOC | , _ PUNCT 6 punct | where _ ADV 6 advmod
            Pavel _ PROPN 6 nsubj:pass _ B-PER | was be AUX 6 aux:pass FIN
            born bear VERB 1 acl:relcl PART | burns burn VERB 0 root FIN""",
        {"Pavel bornIn Novgar"},
    ),
    "an area of a country": (
        """
            The the DET 2 det | region _ NOUN 8 nsubj | of _ ADP 4 case | Velia _ PROPN 2 nmod | where _ ADV 7 advmod
            Pavel _ PROPN 7 nsubj _ B-PER | lives live VERB 2 acl:relcl FIN | changes change VERB 0 root FIN""",
        {"Pavel livesIn Velia"},
    ),
    "a time": (
        """
            Velia _ PROPN 6 nsubj | , _ PUNCT 5 punct | when _ ADV 5 advmod | Pavel _ PROPN 5 nsubj _ B-PER
            lives live VERB 1 acl:relcl FIN | changes change VERB 0 root FIN""",
        set(),
    ),
    "a question": (
        """
            Velia _ PROPN 2 nsubj | asks ask VERB 0 root FIN | where _ ADV 5 advmod | Pavel _ PROPN 5 nsubj _ B-PER
            lives live VERB 2 ccomp FIN""",
        set(),
    ),
    "another verb": (
        """
            Velia _ PROPN 6 nsubj | , _ PUNCT 5 punct | where _ ADV 5 advmod | Pavel _ PROPN 5 nsubj _ B-PER
            laughs laugh VERB 1 acl:relcl FIN | changes change VERB 0 root FIN""",
        set(),
    ),
}


@pytest.mark.parametrize(("table", "facts"), cases(WHERE))
def test_where_stands_for_the_place_before_it(table: str, facts: set[str]) -> None:
    assert said(table, "en") == facts
