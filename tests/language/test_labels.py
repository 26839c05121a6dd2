from spacy.lang.en import English
from spacy.tokens import Doc

from kg.language.labels import map_entities, speaks_ours

WORDS = (
    ("the", "B-ORG"),
    ("United", "I-ORG"),
    ("Nations", "I-ORG"),
    ("told", "O"),
    ("NATO", "B-ORG"),
    ("'s", "I-ORG"),
    ("American", "B-NORP"),
    ("envoy", "O"),
    ("John", "B-PERSON"),
    ("Kirby", "I-PERSON"),
    ("in", "O"),
    ("Paris", "B-GPE"),
    ("on", "O"),
    ("Monday", "B-DATE"),
    ("about", "O"),
    ("Dune", "B-WORK_OF_ART"),
)


def test_labels_of_other_recognisers_become_ours():
    words, ents = map(list, zip(*WORDS, strict=True))
    doc = map_entities(Doc(English().vocab, words=words, ents=ents))
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("United Nations", "ORG"),
        ("NATO", "ORG"),
        ("John Kirby", "PER"),
        ("Paris", "LOC"),
        ("Dune", "MISC"),
    ]


def test_our_labels_need_no_mapping():
    assert speaks_ours(["PER", "ORG", "LOC", "MISC"])
    assert not speaks_ours(["PERSON", "ORG"])
