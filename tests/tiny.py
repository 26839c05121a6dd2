"""A pipeline with every layer that reading needs, trained on two sentences: small, quick to load, always the same."""

from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import NumpyOps, set_current_ops
from threadpoolctl import threadpool_limits

TABLES = {
    "en": [
        ("Kirby", "PROPN", "Kirby", 1, "nsubj", "B-PER"),
        ("visited", "VERB", "visit", 1, "ROOT", "O"),
        ("Iraq", "PROPN", "Iraq", 1, "obj", "B-LOC"),
        (".", "PUNCT", ".", 1, "punct", "O"),
        ("Paris", "PROPN", "Paris", 5, "nsubj", "B-ORG"),
        ("won", "VERB", "win", 5, "ROOT", "O"),
    ],
    "fr": [
        ("Kirby", "PROPN", "Kirby", 2, "nsubj", "B-PER"),
        ("a", "AUX", "avoir", 2, "aux", "O"),
        ("visité", "VERB", "visiter", 2, "ROOT", "O"),
        ("Paris", "PROPN", "Paris", 2, "obj", "B-LOC"),
        (".", "PUNCT", ".", 2, "punct", "O"),
        ("Elle", "PRON", "il", 6, "nsubj", "O"),
        ("part", "VERB", "partir", 6, "ROOT", "O"),
    ],
}
SMALL = {"@architectures": "spacy.HashEmbedCNN.v2", "width": 8, "depth": 1, "embed_size": 50, "window_size": 1}
SMALL |= {"maxout_pieces": 2, "subword_features": True, "pretrained_vectors": None}
CONFIG = {"tok2vec": {"model": SMALL}, "parser": {"min_action_freq": 1}, "trainable_lemmatizer": {"min_tree_freq": 1}}


def tiny_pipeline(lang: str, *, leave_out: str | None = None) -> Language:
    """A pipeline that gives every token some part of speech, lemma and head, and now and then a name."""
    fix_random_seed(0)
    set_current_ops(NumpyOps(use_blis=False))
    nlp = spacy.blank(lang)
    for name in ("tok2vec", "morphologizer", "trainable_lemmatizer", "parser", "ner"):
        if name != leave_out:
            nlp.add_pipe(name, config=CONFIG.get(name, {}))
    example = _example(nlp)
    with threadpool_limits(limits=1):
        optimizer = nlp.initialize(lambda: [example])
        for _ in range(8):
            nlp.update([example], sgd=optimizer)
    return nlp


def save_tiny(lang: str, folder: Path) -> Path:
    """Save it, and give the path."""
    path = folder / f"tiny-{lang}"
    tiny_pipeline(lang).to_disk(path)
    return path


def _example(nlp: Language) -> Example:
    words, pos, lemmas, heads, deps, ents = map(list, zip(*TABLES[nlp.lang], strict=True))
    gold = Doc(nlp.vocab, words=words, pos=pos, lemmas=lemmas, heads=heads, deps=deps, ents=ents)
    return Example(Doc(nlp.vocab, words=words), gold)
