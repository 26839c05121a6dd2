# ruff: noqa: E501 - rows of tables stay whole
"""A name that the recogniser saw once is found wherever the text has it again."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.mentions.names import find_names
from tests.mentions.world import gazetteer, mentions, words
from tests.parses import cases, vocabulary

OTAR = "Otar _ PROPN 3 nsubj _ B-PER | Belov _ PROPN 1 flat:name _ I-PER | chante chanter VERB 0 root FIN"
BELMOR = "Tout _ PRON 2 nsubj | brûle brûler VERB 0 root FIN | à _ ADP 4 case | Belmor _ PROPN 2 obl:mod _ B-LOC"

AGAIN = {
    "two words": ([OTAR, "On on PRON 2 nsubj | cherche chercher VERB 0 root FIN | Otar _ PROPN 2 obj | Belov _ PROPN 3 flat:name"], {"Otar Belov": 2}),
    "two words before": (["On on PRON 2 nsubj | cherche chercher VERB 0 root FIN | Otar _ PROPN 2 obj | Belov _ PROPN 3 flat:name", OTAR], {"Otar Belov": 2}),
    "two words at the start of a sentence": ([OTAR, "Otar _ PROPN 3 nsubj | Belov _ PROPN 1 flat:name | danse danser VERB 0 root FIN"], {"Otar Belov": 2}),
    "two words tagged as common nouns": ([OTAR, "On on PRON 2 nsubj | cherche chercher VERB 0 root FIN | Otar _ NOUN 2 obj | Belov _ ADJ 3 amod"], {"Otar Belov": 2}),
    "two words, twice again": ([OTAR, *["Otar _ PROPN 3 nsubj | Belov _ PROPN 1 flat:name | danse danser VERB 0 root FIN"] * 2], {"Otar Belov": 3}),
    "two words in other letters": ([OTAR, "On on PRON 2 nsubj | cherche chercher VERB 0 root FIN | OTAR _ PROPN 2 obj | BELOV _ PROPN 3 flat:name"], {"Otar Belov": 1}),
    "the first of two words": ([OTAR, "On on PRON 2 nsubj | cherche chercher VERB 0 root FIN | Otar _ PROPN 2 obj"], {"Otar Belov": 1}),
    "two words with another between": ([OTAR, "On on PRON 2 nsubj | cherche chercher VERB 0 root FIN | Otar _ PROPN 2 obj | Ilitch _ PROPN 3 flat:name | Belov _ PROPN 3 flat:name"], {"Otar Belov": 1}),
    "a proper noun": ([BELMOR, "On on PRON 2 nsubj | quitte quitter VERB 0 root FIN | Belmor _ PROPN 2 obj"], {"Belmor": 2}),
    "a proper noun at the start of a sentence": ([BELMOR, "Belmor _ PROPN 2 nsubj | dort dormir VERB 0 root FIN"], {"Belmor": 1}),
    "a common noun": ([BELMOR, "On on PRON 2 nsubj | quitte quitter VERB 0 root FIN | Belmor _ NOUN 2 obj"], {"Belmor": 1}),
    "three letters": ([BELMOR.replace("Belmor", "Bel"), "On on PRON 2 nsubj | quitte quitter VERB 0 root FIN | Bel _ PROPN 2 obj"], {"Bel": 1}),
    "four letters": ([BELMOR.replace("Belmor", "Belm"), "On on PRON 2 nsubj | quitte quitter VERB 0 root FIN | Belm _ PROPN 2 obj"], {"Belm": 2}),
    "a name in small letters": ([BELMOR.replace("Belmor", "iBelmor"), "On on PRON 2 nsubj | quitte quitter VERB 0 root FIN | iBelmor _ PROPN 2 obj"], {"iBelmor": 1}),
    "a name and a longer one that begins with it": (
        [OTAR, "Otar _ PROPN 3 nsubj _ B-PER | Belovski _ PROPN 1 flat:name _ I-PER | rit rire VERB 0 root FIN",
         "On on PRON 2 nsubj | cherche chercher VERB 0 root FIN | Otar _ PROPN 2 obj | Belovski _ PROPN 3 flat:name"],
        {"Otar Belov": 1, "Otar Belovski": 2},
    ),
    "a longer name rather than its first word": (
        [BELMOR, "Banc _ PROPN 4 nsubj _ B-ORG | de _ ADP 3 case _ I-ORG | Belmor _ PROPN 1 nmod _ I-ORG | dort dormir VERB 0 root FIN",
         "On on PRON 2 nsubj | quitte quitter VERB 0 root FIN | Banc _ PROPN 2 obj | de _ ADP 5 case | Belmor _ PROPN 3 nmod"],
        {"Belmor": 3, "Banc de Belmor": 2},  # on its own, and in both
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sentences", "counts"), cases(AGAIN))
def test_a_name_seen_once_is_found_again(sentences: list[str], counts: dict[str, int]) -> None:
    assert {name: len(found) for name, found in mentions("\n\n".join(sentences)).items()} == counts


def test_a_name_found_again_is_of_the_same_kind() -> None:
    table = f"{OTAR}\n\nOn on PRON 2 nsubj | cherche chercher VERB 0 root FIN | Otar _ PROPN 2 obj | Belov _ PROPN 3 flat:name"
    doc = Doc(vocabulary("fr"), words=["Otar", "Belov", "cherche", "Otar", "Belov"], pos=["PROPN"] * 5, ents=["B-PER", "I-PER", "O", "O", "O"], sent_starts=[True, False, False, False, False])  # fmt: skip
    assert [(name.start, name.end, name.label) for name in find_names(doc, gazetteer("fr"), words("fr"))] == [
        (0, 2, "PER"),
        (3, 5, "PER"),
    ]
    assert mentions(table) == {"Otar Belov": ["Otar Belov", "Otar Belov"]}


CHUNKS = ["Otar", "Belov", "Vélie", "Novgar", "vélien", "de", "dort", ".", "Alliance du Nord", "république de Vélie"]


@st.composite
def documents(draw: st.DrawFn) -> Doc:
    """Flat documents of few words, so that names come again, with names of one to three of them anywhere."""
    texts = [
        word for chunk in draw(st.lists(st.sampled_from(CHUNKS), min_size=1, max_size=16)) for word in chunk.split()
    ]
    size = len(texts)
    sizes = draw(st.lists(st.sampled_from([-2, -1, -1, 1, 1, 2, 3]), min_size=size, max_size=size))
    labels: list[str] = []
    for length in sizes:  # of a name; below zero, of a gap
        label = draw(st.sampled_from(["PER", "LOC", "ORG", "MISC"]))
        labels += ["O"] * -length if length < 0 else [f"B-{label}", *[f"I-{label}"] * (length - 1)]
    tags = draw(st.lists(st.sampled_from(["PROPN", "NOUN"]), min_size=size, max_size=size))
    starts = [True, *draw(st.lists(st.booleans(), min_size=size - 1, max_size=size - 1))]
    return Doc(vocabulary("fr"), words=texts, pos=tags, ents=labels[:size], sent_starts=starts)


@given(documents())
def test_names_never_overlap_and_no_longer_name_is_missed(doc: Doc) -> None:
    found = find_names(doc, gazetteer("fr"), words("fr"))
    names = [name for name in found if name.label not in {"DEM", "IN"}]
    assert all(left.end <= right.start for left, right in pairwise(names))
    assert all(0 <= name.start < name.end <= len(doc) for name in found)
    taken = {i for name in names for i in range(name.start, name.end)}
    for name in names:
        texts = [token.text for token in doc[name.start : name.end]]
        if name.size == 1 or not texts[0][0].isupper():
            continue
        for i in range(len(doc) - name.size + 1):
            if [token.text for token in doc[i : i + name.size]] == texts:
                assert taken & set(range(i, i + name.size)), "the same words again, and no name there"


@given(documents())
def test_what_is_found_again_stands_as_its_first_mention_does(doc: Doc) -> None:
    known = {(ent.text, ent.label_) for ent in doc.ents}
    inner = {doc[i:j].text for ent in doc.ents for i in range(ent.start, ent.end) for j in range(i + 1, ent.end + 1)}
    marked = {token.i for ent in doc.ents for token in ent}
    for name in find_names(doc, gazetteer("fr"), words("fr")):
        again = not name.entries and marked.isdisjoint(range(name.start, name.end)) and name.label != "IN"
        if again:
            assert doc[name.start : name.end].text in inner
            assert name.label in {label for _, label in known}
            assert name.size > 1 or (doc[name.start].pos_ == "PROPN" and not doc[name.start].is_sent_start)
