"""Lemmas that a pipeline made up, and those that stay as it gave them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.language.lemmas import correct_lemmas
from tests.parses import cases, vocabulary

LETTERS = "abcdeilmnoprstuvéèç"


def _doc(word: str, tag: str, lemma: str, lang: str = "fr") -> Doc:
    return Doc(vocabulary(lang), words=[word], pos=[tag], lemmas=[lemma])


def _corrected(word: str, tag: str, lemma: str, lang: str = "fr") -> str:
    return correct_lemmas(_doc(word, tag, lemma, lang), lang)[0].lemma_


MADE_UP = {
    "a French verb": ("fr", "attaquèrent", "VERB", "attaquèrer", "attaquer"),
    "a French noun": ("fr", "journaux", "NOUN", "journaus", "journal"),
    "a French adjective": ("fr", "heureuses", "ADJ", "heureus", "heureux"),
    "a French noun at the start of a sentence": ("fr", "Otages", "NOUN", "otageu", "otage"),
    "an English verb": ("en", "stole", "VERB", "stol", "steal"),
    "an English noun": ("en", "strikes", "NOUN", "strik", "strike"),
    "an English adjective": ("en", "happier", "ADJ", "happi", "happy"),
    "a French word that is its own lemma": ("fr", "bombarder", "VERB", "bombardir", "bombarder"),
    "an English word that is its own lemma": ("en", "virus", "NOUN", "viru", "virus"),
}


@pytest.mark.parametrize(("lang", "word", "tag", "lemma", "better"), cases(MADE_UP))
def test_a_lemma_that_does_not_exist_is_replaced(lang: str, word: str, tag: str, lemma: str, better: str) -> None:
    assert _corrected(word, tag, lemma, lang) == better


KEPT = {
    "the dictionary's own lemma": ("fr", "attaquèrent", "VERB", "attaquer"),
    "another lemma that exists": ("fr", "fils", "NOUN", "fil"),
    "a lemma that exists, in capitals": ("fr", "Otages", "NOUN", "Otage"),
    "an English lemma that exists": ("en", "left", "VERB", "leave"),
    "a word that no dictionary knows": ("fr", "zorblaient", "VERB", "zorbler"),
    "a functional word": ("fr", "ces", "DET", "cer"),
    "an auxiliary": ("fr", "ont", "AUX", "onter"),
    "a name": ("fr", "Journaux", "PROPN", "Journaus"),
    "no lemma": ("fr", "attaquèrent", "VERB", ""),
}


@pytest.mark.parametrize(("lang", "word", "tag", "lemma"), cases(KEPT))
def test_other_lemmas_stay(lang: str, word: str, tag: str, lemma: str) -> None:
    assert _corrected(word, tag, lemma, lang) == lemma


@pytest.mark.parametrize("lang", ["es", "de", "it", ""])
def test_other_languages_are_left_alone(lang: str) -> None:
    assert correct_lemmas(_doc("attaquèrent", "VERB", "attaquèrer"), lang)[0].lemma_ == "attaquèrer"


def test_each_word_of_a_doc_is_corrected_in_place() -> None:
    doc = Doc(
        vocabulary("fr"),
        words=["Otages", "et", "journaux", "brûlèrent"],
        pos=["NOUN", "CCONJ", "NOUN", "VERB"],
        lemmas=["otageu", "et", "journal", "brûlèrer"],
    )
    assert correct_lemmas(doc, "fr") is doc
    assert [token.lemma_ for token in doc] == ["otage", "et", "journal", "brûler"]


words = st.sampled_from(["attaquèrent", "journaux", "heureuses", "fils"]) | st.text(LETTERS, min_size=1, max_size=9)


@settings(deadline=None)
@given(word=words, lemma=words, tag=st.sampled_from(["VERB", "NOUN", "ADJ", "ADV", "PROPN"]))
def test_a_corrected_lemma_needs_no_correction(word: str, lemma: str, tag: str) -> None:
    once = _corrected(word, tag, lemma)
    assert _corrected(word, tag, once) == once
    assert once
