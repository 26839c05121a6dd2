"""Which entities a word stands for: pairs that a plural pronoun takes up, and phrases too deep for recursion."""

import time

import pytest
from spacy.tokens import Doc

from kg.model import Document
from tests.mentions.world import finder
from tests.parses import cases, vocabulary
from tests.relations.said import reader, said

PAIR = """
    Pavel _ PROPN 5 nsubj _ B-PER | et _ CCONJ 3 cc | Otar _ PROPN 1 conj _ B-PER | ont avoir AUX 5 aux:tense FIN
    dîné dîner VERB 0 root PART
"""
LONER = "Pavel _ PROPN 2 nsubj _ B-PER | dîne dîner VERB 0 root FIN"
CRITICIZE = """
    {} _ PRON 3 nsubj | ont avoir AUX 3 aux:tense FIN | critiqué critiquer VERB 0 root PART
    Tavik _ PROPN 3 obj _ B-ORG
"""
BOTH = {"Pavel criticized Tavik", "Otar criticized Tavik"}

PRONOUNS = {
    "a pair in the sentence before": (PAIR, "Ils", BOTH),
    "one person in the sentence before": (LONER, "Ils", set()),
    "a pronoun of one person": (PAIR, "On", set()),
}


@pytest.mark.parametrize(("before", "pronoun", "facts"), cases(PRONOUNS))
def test_a_plural_pronoun_takes_up_a_pair_of_subjects(before: str, pronoun: str, facts: set[str]) -> None:
    assert said(f"{before.strip()}\n\n{CRITICIZE.format(pronoun).strip()}", about="criticized") == facts


def test_a_pair_is_taken_up_across_sentences() -> None:
    again = "Ils _ PRON 2 nsubj | rient rire VERB 0 root FIN"
    assert (
        said(f"{PAIR.strip()}\n\n{again}\n\n{again}\n\n{CRITICIZE.format('Ils').strip()}", about="criticized") == BOTH
    )


Row = tuple[str, str, str, int]


def _doc(rows: list[Row]) -> Doc:
    """A text from words with their tags, relations and heads."""
    words, pos, deps, heads = zip(*rows, strict=True)
    lemmas = [{"attaquent": "attaquer", "attaque": "attaquer"}.get(word, word.lower()) for word in words]
    return Doc(vocabulary("fr"), words=list(words), pos=list(pos), lemmas=lemmas, heads=list(heads), deps=list(deps))


def _clauses(count: int) -> list[Row]:
    """ "ils attaquent", each clause coordinated with the one before."""
    rows: list[Row] = []
    for verb in range(1, 2 * count, 2):
        rows.append(("ils", "PRON", "nsubj", verb))
        rows.append(("attaquent", "VERB", "conj" if verb > 1 else "ROOT", max(1, verb - 2)))
    return [*rows, ("Karlande", "PROPN", "obj", 2 * count - 1)]


def _sentences(count: int) -> list[Row]:
    words = (("ils", "PRON", "nsubj"), ("attaquent", "VERB", "ROOT"), ("Karlande", "PROPN", "obj"))
    return [(*word, 3 * number + 1) for number in range(count) for word in words]


def _list(count: int) -> list[Row]:
    """A subject of many coordinated names, each below the one before."""
    names: list[Row] = [("Vélie", "PROPN", "conj" if i else "nsubj", i - 1 if i else count) for i in range(count)]
    return [*names, ("attaque", "VERB", "ROOT", count), ("Karlande", "PROPN", "obj", count)]


def _nouns(count: int) -> list[Row]:
    """An object with a complement that has a complement, and so on."""
    head: list[Row] = [("Vélie", "PROPN", "nsubj", 1), ("attaque", "VERB", "ROOT", 1), ("Karlande", "PROPN", "obj", 1)]
    return [*head, *(("soldats", "NOUN", "nmod", 2 + i) for i in range(count))]


DEEP = {
    "200 clauses with a pronoun": _clauses(200),
    "500 sentences with a pronoun": _sentences(500),
    "3,000 names in a list": _list(3_000),
    "3,000 nouns below each other": _nouns(3_000),
}


@pytest.mark.parametrize("rows", cases({key: (rows,) for key, rows in DEEP.items()}))
def test_deep_parses_are_read_in_time(rows: list[Row]) -> None:
    doc = _doc(rows)
    begin = time.process_time()
    found = finder("fr").find(doc)
    reader("fr").read(doc, Document("test", doc.text, "fr"), found)
    assert time.process_time() - begin < 3


def test_a_pronoun_among_its_own_antecedents_stands_for_nothing() -> None:
    table = "Pavel _ PROPN 3 nsubj _ B-PER | ils _ PRON 1 conj | partent partir VERB 0 root FIN"
    assert said(table) == set()
