"""Lemmas that a pipeline made up, replaced by those of a dictionary: "attaquèrent" is "attaquer", not "attaquèrer".

A lemmatizer that learnt rules gives good lemmas in context, and for rare forms now and then a word that does not exist.
Only these are looked up, and only for words with meaning.
"""

from functools import lru_cache

import simplemma
from spacy.tokens import Doc

CONTENT = frozenset({"VERB", "NOUN", "ADJ"})
SERVED = frozenset({"fr", "en"})


def correct_lemmas(doc: Doc, lang: str) -> Doc:
    """The same doc, its lemmas corrected in place; unchanged for languages other than French and English."""
    if lang in SERVED:
        for token in doc:
            if token.pos_ in CONTENT and token.is_alpha and token.lemma_:
                better = _better(token.lower_, token.lemma_, lang, token.pos_)
                if better != token.lemma_:
                    token.lemma_ = better
    return doc


@lru_cache(maxsize=1 << 16)
def _better(form: str, lemma: str, lang: str, pos: str) -> str:
    """The dictionary's lemma of the form where it does not know the given one and has another, else that one.

    A French verb that was left as it stands gets its infinitive: "finance" is "financer".
    """
    if not simplemma.is_known(lemma.lower(), lang=lang):
        other = simplemma.lemmatize(form, lang=lang)
        lemma = other.lower() if simplemma.is_known(other, lang=lang) else lemma
    if lang == "fr" and pos == "VERB" and lemma.endswith("e") and not lemma.endswith("re"):
        return f"{lemma}r" if simplemma.is_known(f"{lemma}r", lang="fr") else lemma
    return lemma
