# ruff: noqa: E501 - rows of tables stay whole
"""English: each construction gives its propositions."""

import pytest

from kg.relations.clauses import Proposition, propositions
from tests.mentions.world import words
from tests.parses import cases, parse


def read(table: str, lang: str = "en") -> list[Proposition]:
    return list(propositions(parse(table, lang), words(lang)))


def stated(table: str, lang: str = "en") -> list[str]:
    """Propositions as lines: "Brennan | sold | ships | in 1990"."""
    return [
        " | ".join([one.subject.text, one.relation.text, *(each.text for each in one.arguments)])
        for one in read(table, lang)
    ]


CLAUSES = {
    "subject, verb, object": (
        "Brennan _ PROPN 2 nsubj | sold sell VERB 0 root FIN | ships ship NOUN 2 obj | . _ PUNCT 2 punct",
        ["Brennan | sold | ships"],
    ),
    "an adjunct beside the object keeps its preposition": (
        "Brennan _ PROPN 2 nsubj | sold sell VERB 0 root FIN | ships ship NOUN 2 obj | in _ ADP 5 case | Cork _ PROPN 2 obl",
        ["Brennan | sold | ships | in Cork"],
    ),
    "without an object the relation takes the preposition": (
        "Brennan _ PROPN 2 nsubj | went go VERB 0 root FIN | to _ ADP 4 case | Cork _ PROPN 2 obl | in _ ADP 6 case | 1990 _ NUM 2 obl",
        ["Brennan | went to | Cork | in 1990"],
    ),
    "a compound preposition": (
        "Brennan _ PROPN 2 nsubj | left leave VERB 0 root FIN | because _ ADP 5 case | of _ ADP 3 fixed | rain _ NOUN 2 obl",
        ["Brennan | left because of | rain"],
    ),
    "no argument, no proposition": ("Brennan _ PROPN 2 nsubj | left leave VERB 0 root FIN", []),
    "auxiliaries and adverbs are of the relation": (
        "Brennan _ PROPN 4 nsubj | has have AUX 4 aux FIN | often _ ADV 4 advmod | sold sell VERB 0 root PART | ships ship NOUN 4 obj",
        ["Brennan | has often sold | ships"],
    ),
    "a particle is of the relation, though the object stands between": (
        "Brennan _ PROPN 2 nsubj | took take VERB 0 root FIN | the _ DET 4 det | firm _ NOUN 2 obj | over _ ADP 2 compound:prt",
        ["Brennan | took over | the firm"],
    ),
    "a copula and a noun": (
        "Brennan _ PROPN 4 nsubj | is be AUX 4 cop FIN | a _ DET 4 det | broker _ NOUN 0 root",
        ["Brennan | is | a broker"],
    ),
    "a copula and a place": (
        "Brennan _ PROPN 4 nsubj | is be AUX 4 cop FIN | in _ ADP 4 case | Cork _ PROPN 0 root",
        ["Brennan | is in | Cork"],
    ),
    "a copula and an adjective with a complement": (
        "Brennan _ PROPN 3 nsubj | is be AUX 3 cop FIN | close _ ADJ 0 root | to _ ADP 5 case | collapse _ NOUN 3 obl",
        ["Brennan | is close to | collapse"],
    ),
    "coordinated complements": (
        "Brennan _ PROPN 4 nsubj | is be AUX 4 cop FIN | a _ DET 4 det | broker _ NOUN 0 root | and _ CCONJ 6 cc | poet _ NOUN 4 conj",
        ["Brennan | is | a broker", "Brennan | is | poet"],
    ),
    "a passive with its agent": (
        "Cork _ PROPN 3 nsubj:pass | was be AUX 3 aux:pass FIN | taken take VERB 0 root PART | by _ ADP 5 case | rebels rebel NOUN 3 obl:agent | in _ ADP 7 case | 1990 _ NUM 3 obl",
        ["Cork | was taken by | rebels | in 1990"],
    ),
    "a passive with a complement": (
        "Brennan _ PROPN 3 nsubj:pass | was be AUX 3 aux:pass FIN | named name VERB 0 root PART | judge _ NOUN 3 xcomp",
        ["Brennan | was named | judge"],
    ),
    "verbs that share a subject": (
        "Brennan _ PROPN 2 nsubj | bought buy VERB 0 root FIN | ships ship NOUN 2 obj | and _ CCONJ 5 cc | sold sell VERB 2 conj FIN | cars car NOUN 5 obj",
        ["Brennan | bought | ships", "Brennan | sold | cars"],
    ),
    "verbs that share an auxiliary": (
        "Cork _ PROPN 3 nsubj:pass | was be AUX 3 aux:pass FIN | loved love VERB 0 root PART | by _ ADP 5 case | poets poet NOUN 3 obl:agent | and _ CCONJ 7 cc | praised praise VERB 3 conj PART | by _ ADP 9 case | kings king NOUN 7 obl:agent",
        ["Cork | was loved by | poets", "Cork | was praised by | kings"],
    ),
    "what stands in front is shared": (
        "In _ ADP 2 case | 1990 _ NUM 4 obl | Brennan _ PROPN 4 nsubj | bought buy VERB 0 root FIN | ships ship NOUN 4 obj | and _ CCONJ 7 cc | sold sell VERB 4 conj FIN | cars car NOUN 7 obj",
        ["Brennan | bought | ships | In 1990", "Brennan | sold | cars | In 1990"],
    ),
    "coordinated objects": (
        "Brennan _ PROPN 2 nsubj | sold sell VERB 0 root FIN | ships ship NOUN 2 obj | , _ PUNCT 5 punct | cars car NOUN 3 conj | and _ CCONJ 7 cc | planes plane NOUN 3 conj",
        ["Brennan | sold | ships", "Brennan | sold | cars", "Brennan | sold | planes"],
    ),
    "coordinated names as subject": (
        "Brennan _ PROPN 4 nsubj | and _ CCONJ 3 cc | Malone _ PROPN 1 conj | sold sell VERB 0 root FIN | ships ship NOUN 4 obj",
        ["Brennan | sold | ships", "Malone | sold | ships"],
    ),
    "coordinated nouns as subject stay together": (
        "Old _ ADJ 2 amod | cars car NOUN 5 nsubj | and _ CCONJ 4 cc | ships ship NOUN 2 conj | need _ VERB 0 root FIN | care _ NOUN 5 obj",
        ["Old cars and ships | need | care"],
    ),
    "a relative pronoun is its noun": (
        "a _ DET 2 det | broker _ NOUN 5 nsubj | who _ PRON 4 nsubj PronType=Rel | sold sell VERB 2 acl:relcl FIN | left leave VERB 0 root FIN | Cork _ PROPN 5 obj | . _ PUNCT 5 punct",
        ["a broker | left | Cork"],
    ),
    "a relative clause with an object": (
        "Brennan _ PROPN 6 nsubj | , _ PUNCT 4 punct | who _ PRON 4 nsubj PronType=Rel | sold sell VERB 1 acl:relcl FIN | ships ship NOUN 4 obj | left leave VERB 0 root FIN | Cork _ PROPN 6 obj",
        ["Brennan | sold | ships", "Brennan | left | Cork"],
    ),
    "a relative pronoun as object": (
        "the _ DET 2 det | ships ship NOUN 6 nsubj | that _ PRON 5 obj PronType=Rel | Brennan _ PROPN 5 nsubj | sold sell VERB 2 acl:relcl FIN | reached reach VERB 0 root FIN | Cork _ PROPN 6 obj",
        ["Brennan | sold | the ships", "the ships | reached | Cork"],
    ),
    "a relative clause without pronoun": (
        "the _ DET 2 det | ships ship NOUN 5 nsubj | Brennan _ PROPN 4 nsubj | sold sell VERB 2 acl:relcl FIN | reached reach VERB 0 root FIN | Cork _ PROPN 5 obj",
        ["Brennan | sold | the ships", "the ships | reached | Cork"],
    ),
    "a relative adverb": (
        "Cork _ PROPN 5 nsubj | where _ ADV 4 advmod PronType=Rel | Brennan _ PROPN 4 nsubj | lived live VERB 1 acl:relcl FIN | liked like VERB 0 root FIN | ships ship NOUN 5 obj",
        ["Brennan | lived | in Cork", "Cork | liked | ships"],
    ),
    "whose": (
        "Brennan _ PROPN 6 nsubj | whose _ PRON 3 nmod:poss PronType=Rel | firm _ NOUN 4 nsubj | builds build VERB 1 acl:relcl FIN | ships ship NOUN 4 obj | left leave VERB 0 root FIN | Cork _ PROPN 6 obj",
        ["whose firm | builds | ships", "Brennan | left | Cork", "Brennan | has | firm"],
    ),
    "a past participle": (
        "the _ DET 2 det | firm _ NOUN 7 nsubj | owned own VERB 2 acl PART | by _ ADP 6 case | the _ DET 6 det | king _ NOUN 3 obl:agent | left leave VERB 0 root FIN | Cork _ PROPN 7 obj",
        ["the firm | is owned by | the king", "the firm owned by the king | left | Cork"],
    ),
    "a past participle of several": (
        "firms firm NOUN 5 nsubj Number=Plur | owned own VERB 1 acl PART | by _ ADP 4 case | kings king NOUN 2 obl:agent | left leave VERB 0 root FIN | Cork _ PROPN 5 obj",
        ["firms | are owned by | kings", "firms owned by kings | left | Cork"],
    ),
    "a present participle": (
        "the _ DET 2 det | firm _ NOUN 5 nsubj | selling sell VERB 2 acl ING | ships ship NOUN 3 obj | left leave VERB 0 root FIN | Cork _ PROPN 5 obj",
        ["the firm | selling | ships", "the firm selling ships | left | Cork"],
    ),
    "the verb of the sentence taken for a participle": (
        "Bids bid NOUN 0 root | ranged range VERB 1 acl PART | from _ ADP 4 case | 8 _ NUM 2 obl",
        ["Bids | ranged from | 8"],
    ),
    "an infinitive that the subject controls": (
        "Brennan _ PROPN 2 nsubj | wants want VERB 0 root FIN | to _ PART 4 mark | sell _ VERB 2 xcomp INF | ships ship NOUN 4 obj",
        ["Brennan | wants to sell | ships"],
    ),
    "coordinated infinitives": (
        "Brennan _ PROPN 2 nsubj | wants want VERB 0 root FIN | to _ PART 4 mark | buy _ VERB 2 xcomp INF | ships ship NOUN 4 obj | and _ CCONJ 7 cc | sell _ VERB 4 conj INF | cars car NOUN 7 obj",
        ["Brennan | wants to buy | ships", "Brennan | wants to sell | cars"],
    ),
    "an infinitive that the object controls": (
        "Brennan _ PROPN 2 nsubj | asked ask VERB 0 root FIN | Malone _ PROPN 2 obj | to _ PART 5 mark | sell _ VERB 2 xcomp INF | ships ship NOUN 5 obj",
        ["Brennan | asked | Malone | to sell ships", "Malone | sell | ships"],
    ),
    "an adverbial clause without a subject": (
        "Brennan _ PROPN 2 nsubj | left leave VERB 0 root FIN | Cork _ PROPN 2 obj | , _ PUNCT 5 punct | selling sell VERB 2 advcl ING | ships ship NOUN 5 obj",
        ["Brennan | left | Cork", "Brennan | selling | ships"],
    ),
    "an adverbial clause with a conjunction": (
        "Brennan _ PROPN 2 nsubj | left leave VERB 0 root FIN | Cork _ PROPN 2 obj | when _ SCONJ 6 mark | Malone _ PROPN 6 nsubj | sold sell VERB 2 advcl FIN | ships ship NOUN 6 obj",
        ["Brennan | left | Cork | when Malone sold ships", "Malone | sold | ships"],
    ),
    "what somebody says": (
        "Brennan _ PROPN 2 nsubj | said say VERB 0 root FIN | that _ SCONJ 5 mark | Malone _ PROPN 5 nsubj | sold sell VERB 2 ccomp FIN | ships ship NOUN 5 obj",
        ["Brennan | said that | Malone sold ships", "Malone | sold | ships"],
    ),
    "negation": (
        "Brennan _ PROPN 4 nsubj | did do AUX 4 aux FIN | not _ PART 4 advmod | sell _ VERB 0 root INF | ships ship NOUN 4 obj",
        ["Brennan | did not sell | ships"],
    ),
    "an apposition": (
        "Brennan _ PROPN 8 nsubj | , _ PUNCT 4 punct | a _ DET 4 det | broker _ NOUN 1 appos | from _ ADP 6 case | Cork _ PROPN 4 nmod | , _ PUNCT 4 punct | sold sell VERB 0 root FIN | ships ship NOUN 8 obj",
        ["Brennan | sold | ships", "Brennan | is | a broker from Cork"],
    ),
    "an apposition before the name": (
        "the _ DET 2 det | broker _ NOUN 6 nsubj | , _ PUNCT 4 punct | Brennan _ PROPN 2 appos | , _ PUNCT 4 punct | sold sell VERB 0 root FIN | ships ship NOUN 6 obj",
        ["the broker | sold | ships", "Brennan | is | the broker"],
    ),
    "a reflexive pronoun behind the verb is an object": (
        "Brennan _ PROPN 2 nsubj | hurt _ VERB 0 root FIN | himself _ PRON 2 obj Reflex=Yes",
        ["Brennan | hurt | himself"],
    ),
    "a place in a place": (
        "Brennan _ PROPN 2 nsubj | left leave VERB 0 root FIN | Cork _ PROPN 2 obj _ B-LOC | , _ PUNCT 5 punct | Ireland _ PROPN 3 appos _ B-LOC",
        ["Brennan | left | Cork, Ireland", "Cork | is in | Ireland"],
    ),
    "a possessive": (
        "Brennan _ PROPN 3 nmod:poss | 's _ PART 1 case | lawyer _ NOUN 4 nsubj | sold sell VERB 0 root FIN | ships ship NOUN 4 obj",
        ["Brennan's lawyer | sold | ships", "Brennan | has | lawyer"],
    ),
    "a possessive pronoun": (
        "Brennan _ PROPN 2 nsubj Number=Sing | sold sell VERB 0 root FIN | his _ PRON 4 nmod:poss Number=Sing|Poss=Yes | ships ship NOUN 2 obj",
        ["Brennan | sold | his ships", "Brennan | has | ships"],
    ),
    "a role of something": (
        "the _ DET 2 det | mayor _ NOUN 5 nsubj | of _ ADP 4 case | Cork _ PROPN 2 nmod | sold sell VERB 0 root FIN | ships ship NOUN 5 obj",
        ["the mayor of Cork | sold | ships", "Cork | has | the mayor"],
    ),
    "a title": (
        "President _ PROPN 2 nmod:desc | Brennan _ PROPN 3 nsubj | sold sell VERB 0 root FIN | ships ship NOUN 3 obj",
        ["President Brennan | sold | ships", "Brennan | is | President"],
    ),
    "no title worth stating": (
        "Mr. _ PROPN 2 nmod:desc | Brennan _ PROPN 3 nsubj | sold sell VERB 0 root FIN | ships ship NOUN 3 obj",
        ["Mr. Brennan | sold | ships"],
    ),
    "a pronoun and the subject before it": (
        """Brennan _ PROPN 2 nsubj Number=Sing | left leave VERB 0 root FIN | Cork _ PROPN 2 obj | when _ SCONJ 6 mark | he _ PRON 6 nsubj Gender=Masc|Number=Sing
        sold sell VERB 2 advcl FIN | ships ship NOUN 6 obj""",
        ["Brennan | left | Cork | when he sold ships", "Brennan | sold | ships"],
    ),
    "a pronoun that does not agree": (
        """Brennan _ PROPN 2 nsubj Number=Sing | left leave VERB 0 root FIN | Cork _ PROPN 2 obj | when _ SCONJ 6 mark | they _ PRON 6 nsubj Number=Plur
        sold sell VERB 2 advcl FIN | ships ship NOUN 6 obj""",
        ["Brennan | left | Cork | when they sold ships", "they | sold | ships"],
    ),
    "a pronoun of another sentence": (
        "Brennan _ PROPN 2 nsubj Number=Sing | left leave VERB 0 root FIN\n\nHe _ PRON 2 nsubj Number=Sing | sold sell VERB 0 root FIN | ships ship NOUN 2 obj",
        ["He | sold | ships"],
    ),
    "a subject that is nobody": (
        "It _ PRON 3 expl | is be AUX 3 cop FIN | clear _ ADJ 0 root | that _ SCONJ 6 mark | Brennan _ PROPN 6 nsubj | sold sell VERB 3 csubj FIN | ships ship NOUN 6 obj",
        ["Brennan | sold | ships"],
    ),
    "white space is no argument": (
        "Brennan _ PROPN 2 nsubj | sold sell VERB 0 root FIN | ships ship NOUN 2 obj | ¶",
        ["Brennan | sold | ships"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), cases(CLAUSES))
def test_each_construction_gives_its_propositions(table: str, expected: list[str]) -> None:
    assert stated(table) == expected


def test_spans_are_those_of_the_words() -> None:
    table = "Brennan _ PROPN 2 nsubj | took take VERB 0 root FIN | the _ DET 4 det | firm _ NOUN 2 obj | over _ ADP 2 compound:prt"
    text = parse(table, "en").text
    (one,) = read(table)
    assert [span.of(text) for span in one.relation.spans] == ["took", "over"]
    assert [span.of(text) for phrase in (one.subject, *one.arguments) for span in phrase.spans] == [
        "Brennan",
        "the firm",
    ]
    assert (one.predicate, one.subject.head, one.arguments[0].head) == (1, 0, 3)


def test_words_that_the_text_leaves_out_have_no_span() -> None:
    apposition = next(one for one in read(CLAUSES["an apposition"][0]) if one.construction == "apposition")
    participle = next(one for one in read(CLAUSES["a past participle"][0]) if one.construction == "participle")
    text = parse(CLAUSES["a past participle"][0], "en").text
    assert (apposition.relation.spans, apposition.relation.head) == ((), None)
    assert [span.of(text) for span in participle.relation.spans] == ["owned by"]


def test_a_phrase_is_cut_where_another_stands_in_it() -> None:
    table = "Brennan _ PROPN 5 nmod:poss | 's _ PART 1 case | new _ ADJ 5 amod | Cork _ PROPN 5 compound | lawyer _ NOUN 6 nsubj | left leave VERB 0 root FIN | Ireland _ PROPN 6 obj"
    assert "Brennan | has | new Cork lawyer" in stated(table)


TRUTH = {
    "affirmed": (CLAUSES["subject, verb, object"][0], ["affirmed"]),
    "negated": (CLAUSES["negation"][0], ["negated"]),
    "wished": (CLAUSES["an infinitive that the subject controls"][0], ["hypothetical"]),
    "a participle under a negated verb": (
        """the _ DET 2 det | deal _ NOUN 8 nsubj | signed sign VERB 2 acl PART | by _ ADP 5 case | Brennan _ PROPN 3 obl:agent | is be AUX 8 cop FIN
        not _ PART 8 advmod | valid _ ADJ 0 root""",
        ["affirmed", "negated"],
    ),
}


@pytest.mark.parametrize(("table", "polarities"), cases(TRUTH))
def test_each_has_its_truth(table: str, polarities: list[str]) -> None:
    assert [one.polarity for one in read(table)] == polarities


def test_what_is_said_has_its_source() -> None:
    said, reported = read(CLAUSES["what somebody says"][0])
    assert said.attributed_to is None
    assert reported.attributed_to is not None
    assert reported.attributed_to.text == "Brennan"


def test_a_speech_verb_behind_the_clause_is_a_source() -> None:
    table = """Malone _ PROPN 2 nsubj | sold sell VERB 0 root FIN | ships ship NOUN 2 obj | , _ PUNCT 6 punct | Brennan _ PROPN 6 nsubj
    said say VERB 2 parataxis FIN | on _ ADP 8 case | Monday _ PROPN 6 obl"""
    assert {one.subject.text: one.attributed_to and one.attributed_to.text for one in read(table)} == {
        "Malone": "Brennan",
        "Brennan": None,
    }


def test_a_verb_is_surer_than_what_is_left_unsaid() -> None:
    verb, title = read(CLAUSES["a title"][0])
    assert verb.confidence > title.confidence


def test_the_main_clause_is_surer_than_what_it_reports() -> None:
    said, reported = read(CLAUSES["what somebody says"][0])
    assert said.confidence > reported.confidence
