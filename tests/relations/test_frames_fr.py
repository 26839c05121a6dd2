"""French verbs and event nouns with their arguments, whatever the construction."""

import pytest

from tests.parses import cases
from tests.relations.said import said

ATTACKED = {"Vélie attacked Karlande"}

SAME_FRAME = {
    "active": """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | attaqué attaquer VERB 0 root PART
        la le DET 6 det | Karlande _ PROPN 4 obj | . _ PUNCT 4 punct""",
    "passive": """
        La le DET 2 det | Karlande _ PROPN 5 nsubj:pass | a avoir AUX 5 aux:tense FIN | été être AUX 5 aux:pass PART
        attaquée attaquer VERB 0 root PART | par par ADP 8 case | la le DET 8 det | Vélie _ PROPN 5 obl:agent
        . _ PUNCT 5 punct""",
    "subject relative": """
        La le DET 2 det | Vélie _ PROPN 9 nsubj | , _ PUNCT 6 punct | qui _ PRON 6 nsubj | a avoir AUX 6 aux:tense FIN
        attaqué attaquer VERB 2 acl:relcl PART | la le DET 8 det | Karlande _ PROPN 6 obj
        triomphe triompher VERB 0 root FIN""",
    "object relative": """
        La le DET 2 det | Karlande _ PROPN 8 nsubj | que _ PRON 7 obj | la le DET 5 det | Vélie _ PROPN 7 nsubj
        a avoir AUX 7 aux:tense FIN | attaquée attaquer VERB 2 acl:relcl PART | résiste résister VERB 0 root FIN""",
    "participle": """
        La le DET 2 det | Karlande _ PROPN 9 nsubj | , _ PUNCT 4 punct | attaquée attaquer VERB 2 acl PART
        par _ ADP 7 case
        la le DET 7 det | Vélie _ PROPN 4 obl:agent | , _ PUNCT 4 punct | résiste résister VERB 0 root FIN""",
    "fronted participle": """
        Attaquée attaquer VERB 8 advcl PART | par _ ADP 4 case | la le DET 4 det | Vélie _ PROPN 1 obl:agent
        , _ PUNCT 1 punct
        la le DET 7 det | Karlande _ PROPN 8 nsubj | résiste résister VERB 0 root FIN""",
    "gerund": """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | surpris surprendre VERB 0 root PART
        en _ ADP 6 mark
        attaquant attaquer VERB 4 advcl ING | la le DET 8 det | Karlande _ PROPN 6 obj""",
    "control by the subject": """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | fini finir VERB 0 root PART
        par _ ADP 6 mark
        attaquer _ VERB 4 xcomp INF | la le DET 8 det | Karlande _ PROPN 6 obj""",
    "light verb": """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | lancé lancer VERB 0 root PART
        une un DET 6 det
        attaque _ NOUN 4 obj | contre _ ADP 9 case | la le DET 9 det | Karlande _ PROPN 6 nmod""",
    "light verb with the target on the verb": """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | lancé lancer VERB 0 root PART
        une un DET 6 det
        attaque _ NOUN 4 obj | contre _ ADP 9 case | la le DET 9 det | Karlande _ PROPN 4 obl:mod""",
    "passive light verb": """
        Une un DET 2 det | attaque _ NOUN 8 nsubj:pass | contre _ ADP 5 case | la le DET 5 det | Karlande _ PROPN 2 nmod
        a avoir AUX 8 aux:tense FIN | été être AUX 8 aux:pass PART | lancée lancer VERB 0 root PART | par _ ADP 11 case
        la le DET 11 det
        Vélie _ PROPN 8 obl:agent""",
    "event noun with agent and patient": """
        L' le DET 2 det | invasion _ NOUN 9 nsubj | de _ ADP 5 case | la le DET 5 det | Karlande _ PROPN 2 nmod
        par _ ADP 8 case
        la le DET 8 det | Vélie _ PROPN 2 nmod | inquiète inquiéter VERB 0 root FIN""",
    "event noun with a nationality": """
        L' le DET 2 det | attaque _ NOUN 7 nsubj | vélienne vélien ADJ 2 amod | contre _ ADP 6 case | la le DET 6 det
        Karlande _ PROPN 2 nmod
        inquiète inquiéter VERB 0 root FIN""",
    "event noun with a genitive agent": """
        L' le DET 2 det | attaque _ NOUN 9 nsubj | de _ ADP 5 case | la le DET 5 det | Vélie _ PROPN 2 nmod
        contre _ ADP 8 case
        la le DET 8 det | Karlande _ PROPN 2 nmod | inquiète inquiéter VERB 0 root FIN""",
}


@pytest.mark.parametrize("table", cases(SAME_FRAME))
def test_every_construction_states_the_same_attack(table: str) -> None:
    assert said(table, about="attacked") == ATTACKED


COORDINATION = {
    "subjects": (
        """
            La le DET 2 det | Vélie _ PROPN 7 nsubj | et _ CCONJ 5 cc | la le DET 5 det | Karlande _ PROPN 2 conj
            ont avoir AUX 7 aux:tense FIN
        bombardé bombarder VERB 0 root PART | Novgar _ PROPN 7 obj _ B-LOC""",
        {"Vélie attacked Novgar", "Karlande attacked Novgar"},
    ),
    "objects": (
        """La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | bombardé bombarder VERB 0 root PART
        Novgar _ PROPN 4 obj _ B-LOC | et _ CCONJ 7 cc | Belmor _ PROPN 5 conj _ B-LOC""",
        {"Vélie attacked Novgar", "Vélie attacked Belmor"},
    ),
    "verbs with one subject": (
        """La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | bombardé bombarder VERB 0 root PART
        Belmor _ PROPN 4 obj _ B-LOC | et _ CCONJ 7 cc | attaqué attaquer VERB 4 conj PART
        Novgar _ PROPN 7 obj _ B-LOC""",
        {"Vélie attacked Novgar", "Vélie attacked Belmor"},
    ),
    "passive agents": (
        """
            Novgar _ PROPN 4 nsubj:pass _ B-LOC | a avoir AUX 4 aux:tense FIN | été être AUX 4 aux:pass PART
            attaquée attaquer VERB 0 root PART
        par _ ADP 7 case | la le DET 7 det | Vélie _ PROPN 4 obl:agent | et _ CCONJ 11 cc | par _ ADP 11 case
        la le DET 11 det
        Karlande _ PROPN 7 conj""",
        {"Vélie attacked Novgar", "Karlande attacked Novgar"},
    ),
}


@pytest.mark.parametrize(("table", "facts"), cases(COORDINATION))
def test_coordinated_arguments_are_shared(table: str, facts: set[str]) -> None:
    assert said(table, about="attacked") == facts


OTHERS = {
    "reflexive verb": (
        """
            La le DET 2 det | Vélie _ PROPN 5 nsubj | s' se PRON 5 expl:comp | est être AUX 5 aux:tense FIN
            emparée emparer VERB 0 root PART
        de _ ADP 7 case | Novgar _ PROPN 5 obl:arg _ B-LOC""",
        {"Vélie seized Novgar"},
    ),
    "reciprocal verb": (
        """
            La le DET 2 det | Vélie _ PROPN 8 nsubj | et _ CCONJ 5 cc | la le DET 5 det | Karlande _ PROPN 2 conj
            se _ PRON 8 expl:comp
        sont être AUX 8 aux:tense FIN | affrontées affronter VERB 0 root PART""",
        {"Vélie fights Karlande"},
    ),
    "withdrawal with a nationality": (
        """
            Le le DET 2 det | retrait _ NOUN 6 nsubj | vélien _ ADJ 2 amod | de _ ADP 5 case | Karlande _ PROPN 2 nmod
            rassure rassurer VERB 0 root FIN""",
        {"Vélie withdrewFrom Karlande"},
    ),
    "agreement between coordinated names": (
        """
            Un un DET 2 det | accord _ NOUN 10 nsubj:pass | entre _ ADP 5 case | la le DET 5 det | Vélie _ PROPN 2 nmod
            et _ CCONJ 8 cc
        la le DET 8 det | Karlande _ PROPN 5 conj | est être AUX 10 aux:pass FIN | trouvé trouver VERB 0 root PART""",
        {"Vélie agreedWith Karlande"},
    ),
    "arrest as a noun": (
        """
            L' le DET 2 det | arrestation _ NOUN 9 nsubj | de _ ADP 4 case | Pavel _ PROPN 2 nmod _ B-PER
            Orlov _ PROPN 4 flat:name _ I-PER
        par _ ADP 8 case | la le DET 8 det | Karlande _ PROPN 2 nmod | choque choquer VERB 0 root FIN""",
        {"Karlande arrested Pavel Orlov"},
    ),
    "result in a present participle": (
        """La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | bombardé bombarder VERB 0 root PART
        Novgar _ PROPN 4 obj _ B-LOC | , _ PUNCT 7 punct | tuant tuer VERB 4 advcl ING | Pavel _ PROPN 7 obj _ B-PER
        Orlov _ PROPN 8 flat:name _ I-PER""",
        {"Vélie attacked Novgar", "Vélie killed Pavel Orlov"},
    ),
    "place of death of a victim": (
        """
            Pavel _ PROPN 5 nsubj:pass _ B-PER | Orlov _ PROPN 1 flat:name _ I-PER | a avoir AUX 5 aux:tense FIN
            été être AUX 5 aux:pass PART
        tué tuer VERB 0 root PART | à _ ADP 7 case | Novgar _ PROPN 5 obl:mod _ B-LOC""",
        {"Pavel Orlov diedIn Novgar"},
    ),
    "birth with its auxiliary": (
        """
            Pavel _ PROPN 4 nsubj _ B-PER | Orlov _ PROPN 1 flat:name _ I-PER | est être AUX 4 aux:tense FIN
            né naître VERB 0 root PART
        à _ ADP 6 case | Novgar _ PROPN 4 obl:mod _ B-LOC""",
        {"Pavel Orlov bornIn Novgar"},
    ),
    "birth as a bare participle": (
        """
            Pavel _ PROPN 7 nsubj _ B-PER | Orlov _ PROPN 1 flat:name _ I-PER | , _ PUNCT 4 punct
            né naître VERB 1 acl PART
        à _ ADP 6 case | Novgar _ PROPN 4 obl:mod _ B-LOC | chante chanter VERB 0 root FIN""",
        {"Pavel Orlov bornIn Novgar"},
    ),
    "fronted birth": (
        """
            Né naître VERB 7 advcl PART | à _ ADP 3 case | Novgar _ PROPN 1 obl:mod _ B-LOC | , _ PUNCT 1 punct
            Pavel _ PROPN 7 nsubj _ B-PER
        Orlov _ PROPN 5 flat:name _ I-PER | chante chanter VERB 0 root FIN""",
        {"Pavel Orlov bornIn Novgar"},
    ),
    "control by the object": (
        """
            La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | aidé aider VERB 0 root PART
            la le DET 6 det | Karlande _ PROPN 4 obj
        à _ ADP 8 mark | attaquer _ VERB 4 xcomp INF | Novgar _ PROPN 8 obj _ B-LOC""",
        {"Vélie supports Karlande", "Karlande attacked Novgar"},
    ),
    "owner of a body after the verb": (
        """
            Tavik _ PROPN 2 nsubj _ B-ORG | appartient appartenir VERB 0 root FIN | à _ ADP 4 case
            Belmor _ PROPN 2 obl:arg _ B-ORG""",
        {"Belmor owns Tavik"},
    ),
    "body of a member after the same verb": (
        """
            Pavel _ PROPN 2 nsubj _ B-PER | appartient appartenir VERB 0 root FIN | à _ ADP 4 case
            Belmor _ PROPN 2 obl:arg _ B-ORG""",
        {"Pavel memberOf Belmor"},
    ),
    "buyer of a company": (
        """
            Le le DET 2 det | rachat _ NOUN 7 nsubj | de _ ADP 4 case | Belmor _ PROPN 2 nmod _ B-ORG
            par _ ADP 6 case | Tavik _ PROPN 2 nmod _ B-ORG
        surprend surprendre VERB 0 root FIN""",
        {"Tavik acquired Belmor"},
    ),
}


@pytest.mark.parametrize(("table", "facts"), cases(OTHERS))
def test_a_construction_states_its_relation(table: str, facts: set[str]) -> None:
    assert said(table) == facts


NOTHING = {
    "no object": """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | attaqué attaquer VERB 0 root PART""",
    "a place that is no target": """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | attaqué attaquer VERB 0 root PART
        un un DET 6 det | convoi _ NOUN 4 obj | depuis _ ADP 8 case | Novgar _ PROPN 4 obl:mod _ B-LOC""",
    "itself": """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | attaqué attaquer VERB 0 root PART
        la le DET 6 det | Vélie _ PROPN 4 obj""",
    "another verb's object": """
        La le DET 2 det | Vélie _ PROPN 4 nsubj | a avoir AUX 4 aux:tense FIN | attaqué attaquer VERB 0 root PART
        et _ CCONJ 7 cc
        Belmor _ PROPN 7 nsubj _ B-LOC | fête fêter VERB 4 conj FIN | la le DET 9 det | Karlande _ PROPN 7 obj""",
    "a passive without its agent": """
        La le DET 2 det | Karlande _ PROPN 4 nsubj:pass | est être AUX 4 aux:pass FIN
        attaquée attaquer VERB 0 root PART
        après _ ADP 7 case | la le DET 7 det | Vélie _ PROPN 4 obl:mod""",
}


@pytest.mark.parametrize("table", cases(NOTHING))
def test_a_missing_argument_gives_no_fact(table: str) -> None:
    assert said(table) == set()


WHERE = {
    "living": (
        """
            La le DET 2 det | Vélie _ PROPN 7 nsubj | , _ PUNCT 5 punct | où _ PRON 5 obl:mod
            vit vivre VERB 2 acl:relcl FIN | Pavel _ PROPN 5 nsubj _ B-PER | change changer VERB 0 root FIN""",
        {"Pavel livesIn Vélie"},
    ),
    "birth": (
        """
            Novgar _ PROPN 7 nsubj _ B-LOC | , _ PUNCT 6 punct | où _ ADV 6 advmod | Pavel _ PROPN 6 nsubj _ B-PER
            est être AUX 6 aux:tense FIN | né naître VERB 1 acl:relcl PART | brûle brûler VERB 0 root FIN""",
        {"Pavel bornIn Novgar"},
    ),
    "a relative object": (
        """
            La le DET 2 det | Vélie _ PROPN 7 nsubj | , _ PUNCT 5 punct | que _ PRON 5 obj
            chante chanter VERB 2 acl:relcl FIN | Pavel _ PROPN 5 nsubj _ B-PER | change changer VERB 0 root FIN""",
        set(),
    ),
    "a question": (
        """
            La le DET 2 det | Vélie _ PROPN 3 nsubj | demande demander VERB 0 root FIN | où _ ADV 5 advmod
            vit vivre VERB 3 ccomp FIN | Pavel _ PROPN 5 nsubj _ B-PER""",
        set(),
    ),
    "another verb": (
        """
            La le DET 2 det | Vélie _ PROPN 7 nsubj | , _ PUNCT 5 punct | où _ PRON 5 obl:mod
            rit rire VERB 2 acl:relcl FIN | Pavel _ PROPN 5 nsubj _ B-PER | change changer VERB 0 root FIN""",
        set(),
    ),
}


@pytest.mark.parametrize(("table", "facts"), cases(WHERE))
def test_where_stands_for_the_place_before_it(table: str, facts: set[str]) -> None:
    assert said(table) == facts
