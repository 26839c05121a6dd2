"""Parses in the ClearNLP style, as (word, part of speech, lemma, head, label), and what they become."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from kg.language.clear import is_clear, to_universal

Row = tuple[str, str, str, int, str]

PASSIVE: list[Row] = [
    ("Troops", "NOUN", "troop", 2, "nsubjpass"),
    ("were", "AUX", "be", 2, "auxpass"),
    ("invited", "VERB", "invite", 2, "ROOT"),
    ("by", "ADP", "by", 2, "agent"),
    ("Iraq", "PROPN", "Iraq", 3, "pobj"),
]
COPULA: list[Row] = [
    ("Kirby", "PROPN", "Kirby", 1, "nsubj"),
    ("is", "AUX", "be", 1, "ROOT"),
    ("not", "PART", "not", 1, "neg"),
    ("the", "DET", "the", 4, "det"),
    ("spokesman", "NOUN", "spokesman", 1, "attr"),
    ("for", "ADP", "for", 4, "prep"),
    ("NATO", "PROPN", "NATO", 5, "pobj"),
    (".", "PUNCT", ".", 1, "punct"),
]
PLACE: list[Row] = [
    ("Soldiers", "NOUN", "soldier", 1, "nsubj"),
    ("are", "AUX", "be", 1, "ROOT"),
    ("in", "ADP", "in", 1, "prep"),
    ("Iraq", "PROPN", "Iraq", 2, "pobj"),
]
EXISTENCE: list[Row] = [
    ("There", "PRON", "there", 1, "expl"),
    ("are", "VERB", "be", 1, "ROOT"),
    ("troops", "NOUN", "troop", 1, "attr"),
    ("in", "ADP", "in", 1, "prep"),
    ("Iraq", "PROPN", "Iraq", 3, "pobj"),
]
COORDINATION: list[Row] = [
    ("Paris", "PROPN", "Paris", 5, "nsubj"),
    (",", "PUNCT", ",", 0, "punct"),
    ("Rome", "PROPN", "Rome", 0, "conj"),
    ("and", "CCONJ", "and", 2, "cc"),
    ("Oslo", "PROPN", "Oslo", 2, "conj"),
    ("signed", "VERB", "sign", 5, "ROOT"),
]
PREPOSITIONS: list[Row] = [
    ("He", "PRON", "he", 1, "nsubj"),
    ("works", "VERB", "work", 1, "ROOT"),
    ("in", "ADP", "in", 1, "prep"),
    ("Paris", "PROPN", "Paris", 2, "pobj"),
    ("and", "CCONJ", "and", 2, "cc"),
    ("in", "ADP", "in", 2, "conj"),
    ("Rome", "PROPN", "Rome", 5, "pobj"),
    ("because", "SCONJ", "because", 8, "pcomp"),
    ("of", "ADP", "of", 1, "prep"),
    ("Iraq", "PROPN", "Iraq", 8, "pobj"),
]
GIVING: list[Row] = [
    ("Iraq", "PROPN", "Iraq", 1, "nsubj"),
    ("gave", "VERB", "give", 1, "ROOT"),
    ("oil", "NOUN", "oil", 1, "dobj"),
    ("to", "ADP", "to", 1, "dative"),
    ("Iran", "PROPN", "Iran", 3, "pobj"),
    ("before", "ADP", "before", 1, "prep"),
    ("leaving", "VERB", "leave", 5, "pcomp"),
]
NESTED: list[Row] = [
    ("He", "PRON", "he", 1, "nsubj"),
    ("came", "VERB", "come", 1, "ROOT"),
    ("from", "ADP", "from", 1, "prep"),
    ("behind", "ADP", "behind", 2, "prep"),
    ("Iraq", "PROPN", "Iraq", 3, "pobj"),
]
DATIVE: list[Row] = [
    ("Iraq", "PROPN", "Iraq", 1, "nsubj"),
    ("gave", "VERB", "give", 1, "ROOT"),
    ("Iran", "PROPN", "Iran", 1, "dative"),
    ("oil", "NOUN", "oil", 1, "dobj"),
]
CLAUSES: list[Row] = [
    ("The", "DET", "the", 1, "det"),
    ("man", "NOUN", "man", 6, "nsubj"),
    ("who", "PRON", "who", 3, "nsubj"),
    ("leads", "VERB", "lead", 1, "relcl"),
    ("Obama", "PROPN", "Obama", 5, "poss"),
    ("team", "NOUN", "team", 3, "dobj"),
    ("wants", "VERB", "want", 6, "ROOT"),
    ("to", "PART", "to", 8, "aux"),
    ("step", "VERB", "step", 6, "xcomp"),
    ("down", "ADP", "down", 8, "prt"),
]
STRANDED: list[Row] = [
    ("The", "DET", "the", 1, "det"),
    ("country", "NOUN", "country", 1, "ROOT"),
    ("he", "PRON", "he", 3, "nsubj"),
    ("came", "VERB", "come", 1, "relcl"),
    ("from", "ADP", "from", 3, "prep"),
]


def parse(rows: list[Row]) -> Doc:
    words, pos, lemmas, heads, deps = map(list, zip(*rows, strict=True))
    return Doc(English().vocab, words=words, pos=pos, lemmas=lemmas, heads=heads, deps=deps)


def arcs(doc: Doc) -> set[str]:
    return {f"{token.head.text} {token.dep_} {token.text}" for token in doc if token.pos_ != "PUNCT"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (PASSIVE, ["invited nsubj:pass Troops", "invited aux:pass were", "invited obl:agent Iraq", "Iraq case by"]),
        (
            COPULA,
            [
                "spokesman nsubj Kirby",
                "spokesman cop is",
                "spokesman nmod NATO",
                "NATO case for",
                "spokesman advmod not",
            ],
        ),
        (COPULA, ["spokesman ROOT spokesman", "spokesman det the"]),
        (PLACE, ["Iraq ROOT Iraq", "Iraq cop are", "Iraq nsubj Soldiers", "Iraq case in"]),
        (EXISTENCE, ["are ROOT are", "are expl There", "are nsubj troops", "are obl Iraq"]),
        (COORDINATION, ["Paris conj Rome", "Paris conj Oslo", "Oslo cc and", "signed nsubj Paris"]),
        (
            PREPOSITIONS,
            ["works obl Paris", "Paris conj Rome", "Rome case in", "Rome cc and", "works obl Iraq", "Iraq case of"],
        ),
        (PREPOSITIONS, ["Iraq case because"]),
        (GIVING, ["gave obj oil", "gave obl Iran", "Iran case to", "gave advcl leaving", "leaving mark before"]),
        (NESTED, ["came obl Iraq", "Iraq case from", "Iraq case behind"]),
        (DATIVE, ["gave iobj Iran", "gave obj oil"]),
        (
            CLAUSES,
            [
                "man acl:relcl leads",
                "team nmod:poss Obama",
                "step mark to",
                "wants xcomp step",
                "step compound:prt down",
            ],
        ),
        (STRANDED, ["came advmod from"]),
    ],
)
def test_clear_becomes_universal(rows, expected):
    assert set(expected) <= arcs(to_universal(parse(rows)))


@pytest.mark.parametrize("rows", [PASSIVE, COPULA, PLACE, EXISTENCE, COORDINATION, PREPOSITIONS, GIVING, CLAUSES])
def test_the_result_is_a_tree_over_the_same_tokens(rows):
    doc = parse(rows)
    found = to_universal(doc)
    assert [token.text for token in found] == [token.text for token in doc]
    assert found.text == doc.text
    assert sum(token.head == token for token in found) == 1
    assert len(list(found.sents)) == 1


def test_names_and_tags_are_kept():
    doc = parse(PASSIVE)
    doc.ents = [doc.char_span(23, 27, label="LOC")]
    found = to_universal(doc)
    assert [(ent.text, ent.label_) for ent in found.ents] == [("Iraq", "LOC")]
    assert found[4].pos_ == "PROPN"


def test_the_scheme_is_told_by_its_labels():
    assert is_clear(["nsubj", "dobj", "pobj", "ROOT"])
    assert not is_clear(["nsubj", "obj", "obl:agent", "ROOT"])
