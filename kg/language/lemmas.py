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
                token.lemma_ = _known_lemma(token.lower_, token.lemma_.lower(), lang) or token.lemma_
                if lang == "fr" and token.pos_ == "VERB":
                    token.lemma_ = _infinitive(token.lemma_)
    return doc


@lru_cache(maxsize=1 << 16)
def _known_lemma(form: str, lemma: str, lang: str) -> str:
    """The dictionary's lemma of the form; empty where it knows the given one, or has no better."""
    if simplemma.is_known(lemma, lang=lang):
        return ""
    better = simplemma.lemmatize(form, lang=lang)
    return better.lower() if simplemma.is_known(better, lang=lang) else ""


@lru_cache(maxsize=1 << 14)
def _infinitive(lemma: str) -> str:
    """The infinitive where a French verb was left as it stands: "finance" is "financer"."""
    longer = f"{lemma}r"
    return (
        longer if lemma.endswith("e") and not lemma.endswith("re") and simplemma.is_known(longer, lang="fr") else lemma
    )
