"""The two separately trained parts of a pipeline: their components and sizes."""

from __future__ import annotations

import logging
from typing import Any

from spacy.language import Language
from spacy.vectors import Vectors  # type: ignore[import-not-found]  # compiled
from thinc.api import NumpyOps, fix_random_seed, set_current_ops
from tokenizers import blank
from vectors import WORK

logger = logging.getLogger("training")
LABELS = ("EVENT", "LOC", "MISC", "ORG", "PER")
_SYNTAX_VECTORS = frozenset({"en"})  # GloVe knows few French words, though many names


def use_openblas() -> None:
    """Compute with numpy's matrix product, on many machines three times as fast as thinc's own."""
    set_current_ops(NumpyOps(use_blis=False))


def tok2vec(*, width: int, depth: int, rows: tuple[int, ...], vectors: bool) -> dict[str, Any]:
    """Describe a network that reads each token's form in a window of `depth` tokens to each side."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": width,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": list(rows),
            "include_static_vectors": vectors,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": width,
            "depth": depth,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def syntax(lang: str, *, seed: int, width: int = 192, depth: int = 6) -> Language:
    """Make the untrained syntax part: morphologizer, lemmatizer and parser over one shared network."""
    fix_random_seed(seed)
    nlp = blank(lang)
    known = lang in _SYNTAX_VECTORS and _load_vectors(nlp, lang)
    rows = (5000, 500, 4000, 1000) if known else (8000, 2500, 5000, 2500)
    nlp.add_pipe("tok2vec", config={"model": tok2vec(width=width, depth=depth, rows=rows, vectors=known)})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "tok2vec"}
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": listener}
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe("trainable_lemmatizer", config={"model": tagger, "backoff": "orth", "min_tree_freq": 2, "top_k": 3})
    nlp.add_pipe(
        "parser",
        config={"min_action_freq": 10, "update_with_oracle_cut_size": 0, "model": _transitions(listener, "parser", 96)},
    )
    return nlp


def ner(lang: str, *, seed: int, width: int = 160, depth: int = 4) -> Language:
    """Make the untrained part that finds names, with a network of its own."""
    fix_random_seed(seed)
    nlp = blank(lang)
    known = _load_vectors(nlp, lang)
    network = tok2vec(width=width, depth=depth, rows=(3000, 500, 2000, 800), vectors=known)
    nlp.add_pipe("ner", config={"update_with_oracle_cut_size": 0, "model": _transitions(network, "ner", 64)})
    return nlp


def _load_vectors(nlp: Language, lang: str) -> bool:
    """Give the pipeline its word vectors, if `vectors.py` has made them."""
    folder = WORK / "vectors" / lang
    if not folder.exists():
        logger.warning("no word vectors in %s: training without", folder)
        return False
    nlp.vocab.vectors = Vectors().from_disk(folder)
    return True


def _transitions(network: dict[str, Any], kind: str, hidden: int) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": network,
    }
