# ruff: noqa: E501 - rows of tables stay whole
"""French: each construction gives its propositions."""

import pytest

from tests.parses import cases
from tests.relations.test_clauses_en import read, stated

CLAUSES = {
    "sujet, verbe, objet": (
        "Brunel _ PROPN 3 nsubj | a avoir AUX 3 aux:tense FIN | vendu vendre VERB 0 root PART | des un DET 5 det | navires navire NOUN 3 obj | à _ ADP 7 case | Brest _ PROPN 3 obl:arg",
        ["Brunel | a vendu | des navires | à Brest"],
    ),
    "sans objet la préposition est de la relation": (
        "Brunel _ PROPN 2 nsubj | parle parler VERB 0 root FIN | de _ ADP 5 case | la le DET 5 det | mer _ NOUN 2 obl:arg",
        ["Brunel | parle de | la mer"],
    ),
    "une locution": (
        "Brunel _ PROPN 2 nsubj | habite habiter VERB 0 root FIN | près _ ADP 5 case | de _ ADP 3 fixed | Brest _ PROPN 2 obl:mod",
        ["Brunel | habite près de | Brest"],
    ),
    "une copule": (
        "Brunel _ PROPN 4 nsubj | est être AUX 4 cop FIN | un _ DET 4 det | armateur _ NOUN 0 root",
        ["Brunel | est | un armateur"],
    ),
    "une copule et un lieu": (
        "Brunel _ PROPN 4 nsubj | est être AUX 4 cop FIN | à _ ADP 4 case | Brest _ PROPN 0 root",
        ["Brunel | est à | Brest"],
    ),
    "un adjectif et son complément": (
        "Brunel _ PROPN 3 nsubj | est être AUX 3 cop FIN | hostile _ ADJ 0 root | à _ ADP 6 case | ce _ DET 6 det | projet _ NOUN 3 obl:arg",
        ["Brunel | est hostile à | ce projet"],
    ),
    "un passif": (
        "Brest _ PROPN 4 nsubj:pass | a avoir AUX 4 aux:tense FIN | été être AUX 4 aux:pass PART | prise prendre VERB 0 root PART | par _ ADP 7 case | des un DET 7 det | rebelles rebelle NOUN 4 obl:agent",
        ["Brest | a été prise par | des rebelles"],
    ),
    "un verbe pronominal": (
        "Brunel _ PROPN 4 nsubj | s' se PRON 4 expl:pv | est être AUX 4 aux:tense FIN | retiré retirer VERB 0 root PART | de _ ADP 6 case | Brest _ PROPN 4 obl:arg",
        ["Brunel | s'est retiré de | Brest"],
    ),
    "des verbes coordonnés partagent le sujet et l'auxiliaire": (
        """Brunel _ PROPN 3 nsubj | a avoir AUX 3 aux:tense FIN | vendu vendre VERB 0 root PART | ses son DET 5 det Poss=Yes | parts part NOUN 3 obj | et _ CCONJ 7 cc
        acheté acheter VERB 3 conj PART | une _ DET 9 det | usine _ NOUN 7 obj""",
        ["Brunel | a vendu | ses parts", "Brunel | a acheté | une usine", "Brunel | a | parts"],
    ),
    "des objets coordonnés": (
        "Brunel _ PROPN 2 nsubj | vend vendre VERB 0 root FIN | Tavik _ PROPN 2 obj | et _ CCONJ 5 cc | Otarie _ PROPN 3 conj",
        ["Brunel | vend | Tavik", "Brunel | vend | Otarie"],
    ),
    "qui": (
        "Brunel _ PROPN 6 nsubj | , _ PUNCT 4 punct | qui _ PRON 4 nsubj PronType=Rel | vend vendre VERB 1 acl:relcl FIN | Tavik _ PROPN 4 obj | quitte quitter VERB 0 root FIN | Brest _ PROPN 6 obj",
        ["Brunel | vend | Tavik", "Brunel | quitte | Brest"],
    ),
    "que": (
        "les le DET 2 det | parts part NOUN 6 nsubj | que _ PRON 5 obj PronType=Rel | Brunel _ PROPN 5 nsubj | vend vendre VERB 2 acl:relcl FIN | valent valoir VERB 0 root FIN | peu _ NOUN 6 obj",
        ["Brunel | vend | les parts", "les parts | valent | peu"],
    ),
    "où": (
        "Brest _ PROPN 5 nsubj | où _ PRON 4 obl:mod PronType=Rel | Brunel _ PROPN 4 nsubj | vit vivre VERB 1 acl:relcl FIN | attire attirer VERB 0 root FIN | Tavik _ PROPN 5 obj",
        ["Brunel | vit | à Brest", "Brest | attire | Tavik"],
    ),
    "lequel avec une préposition": (
        """la le DET 2 det | ville _ NOUN 7 nsubj | dans _ ADP 4 case | laquelle lequel PRON 6 obl:mod PronType=Rel | Brunel _ PROPN 6 nsubj | vit vivre VERB 2 acl:relcl FIN
        attire attirer VERB 0 root FIN | Tavik _ PROPN 7 obj""",
        ["Brunel | vit | dans la ville", "la ville | attire | Tavik"],
    ),
    "un participe passé": (
        "l' le DET 2 det | accord _ NOUN 6 nsubj | signé signer VERB 2 acl PART | par _ ADP 5 case | Brunel _ PROPN 3 obl:agent | vise viser VERB 0 root FIN | Tavik _ PROPN 6 obj",
        ["l'accord | est signé par | Brunel", "l'accord signé par Brunel | vise | Tavik"],
    ),
    "un infinitif": (
        "Brunel _ PROPN 2 nsubj | décide décider VERB 0 root FIN | de _ ADP 4 mark | vendre _ VERB 2 xcomp INF | Tavik _ PROPN 4 obj",
        ["Brunel | décide de vendre | Tavik"],
    ),
    "une complétive": (
        """Brunel _ PROPN 3 nsubj | a avoir AUX 3 aux:tense FIN | annoncé annoncer VERB 0 root PART | que _ SCONJ 8 mark | Tavik _ PROPN 8 nsubj | ne _ ADV 8 advmod
        le le PRON 8 expl:comp | vendra vendre VERB 3 ccomp FUT | pas _ ADV 8 advmod | à _ ADP 11 case | Otarie _ PROPN 8 obl:arg""",
        ["Brunel | a annoncé que | Tavik ne le vendra pas à Otarie", "Tavik | ne le vendra pas à | Otarie"],
    ),
    "une négation": (
        "Brunel _ PROPN 4 nsubj | n' ne ADV 4 advmod | a avoir AUX 4 aux:tense FIN | vendu vendre VERB 0 root PART | pas _ ADV 4 advmod | Tavik _ PROPN 4 obj",
        ["Brunel | n'a vendu pas | Tavik"],
    ),
    "un participe détaché": (
        "Arrivé arriver VERB 6 advcl PART | en _ ADP 3 case | 2010 _ NUM 1 obl:mod | , _ PUNCT 1 punct | Brunel _ PROPN 6 nsubj | dirige diriger VERB 0 root FIN | Tavik _ PROPN 6 obj",
        ["Brunel | Arrivé en | 2010", "Brunel | dirige | Tavik"],
    ),
    "une apposition": (
        "Brunel _ PROPN 5 nsubj | , _ PUNCT 3 punct | armateur _ NOUN 1 appos | , _ PUNCT 3 punct | dirige diriger VERB 0 root FIN | Tavik _ PROPN 5 obj",
        ["Brunel | dirige | Tavik", "Brunel | est | armateur"],
    ),
    "une apposition sans virgule est du sujet": (
        "la le DET 2 det | Tunisienne _ PROPN 4 nsubj | Julie _ PROPN 2 appos | dirige diriger VERB 0 root FIN | Tavik _ PROPN 4 obj",
        ["la Tunisienne Julie | dirige | Tavik", "Julie | est | la Tunisienne"],
    ),
    "un pronom réfléchi comme objet": (
        """Brunel _ PROPN 4 nsubj | s' se PRON 4 obj Reflex=Yes | est être AUX 4 aux:tense FIN | fait faire VERB 0 root PART | élire _ VERB 4 xcomp INF
        à _ ADP 7 case | Brest _ PROPN 5 obl:mod""",
        ["Brunel | s'est fait élire à | Brest"],
    ),
    "un conjoint avec une préposition n'est pas un objet": (
        """Brunel _ PROPN 2 nsubj | vend vendre VERB 0 root FIN | Tavik _ PROPN 2 obj | et _ CCONJ 7 cc | en _ ADP 7 case | mai _ NOUN 7 dep
        2012 _ NUM 3 conj""",
        ["Brunel | vend | Tavik"],
    ),
    "un lieu dans un lieu": (
        "Brunel _ PROPN 2 nsubj | quitte quitter VERB 0 root FIN | Brest _ PROPN 2 obj _ B-LOC | , _ PUNCT 5 punct | France _ PROPN 3 appos _ B-LOC",
        ["Brunel | quitte | Brest, France", "Brest | est dans | France"],
    ),
    "une fonction": (
        "le le DET 2 det | maire _ NOUN 5 nsubj | de _ ADP 4 case | Brest _ PROPN 2 nmod | dirige diriger VERB 0 root FIN | Tavik _ PROPN 5 obj",
        ["le maire de Brest | dirige | Tavik", "Brest | a | le maire"],
    ),
    "aucun sujet": (
        "Il _ PRON 2 expl:subj | faut falloir VERB 0 root FIN | vendre _ VERB 2 xcomp INF | Tavik _ PROPN 3 obj",
        [],
    ),
    "un pronom et le sujet d'avant": (
        """Julie _ PROPN 2 nsubj Gender=Fem|Number=Sing | quitte quitter VERB 0 root FIN | Brest _ PROPN 2 obj | car _ SCONJ 6 mark | elle _ PRON 6 nsubj Gender=Fem|Number=Sing
        vend vendre VERB 2 advcl FIN | Tavik _ PROPN 6 obj""",
        ["Julie | quitte | Brest | car elle vend Tavik", "Julie | vend | Tavik"],
    ),
    "un pronom d'un autre genre": (
        """Julie _ PROPN 2 nsubj Gender=Fem|Number=Sing | quitte quitter VERB 0 root FIN | Brest _ PROPN 2 obj | car _ SCONJ 6 mark | il _ PRON 6 nsubj Gender=Masc|Number=Sing
        vend vendre VERB 2 advcl FIN | Tavik _ PROPN 6 obj""",
        ["Julie | quitte | Brest | car il vend Tavik", "il | vend | Tavik"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), cases(CLAUSES))
def test_each_construction_gives_its_propositions(table: str, expected: list[str]) -> None:
    assert stated(table, "fr") == expected


def test_what_is_announced_is_negated_and_has_its_source() -> None:
    announced, reported = read(CLAUSES["une complétive"][0], "fr")
    assert (announced.polarity, announced.attributed_to) == ("affirmed", None)
    assert reported.polarity == "negated"
    assert reported.attributed_to is not None
    assert reported.attributed_to.text == "Brunel"
