"""Measure a whole pipeline on the test sets."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import scoring
from documents import joined, reference
from entities import Passage
from passages import test
from spacy.language import Language
from spacy.tokens import Doc
from treebanks import read_treebank

Pairs = list[tuple[Doc, Doc]]
TREEBANKS = {"fr": "fr/fr_sequoia-test", "en": "en/en_ewt-test"}
_SEGMENTATION = Path(__file__).parent / "segmentation"
_READERS: dict[str, Callable[[Doc], Iterable[Any]]] = {
    "tokens": lambda doc: (scoring.place(token) for token in scoring.words(doc)),
    "upos": scoring.tags,
    "morph": scoring.morphs,
    "lemma": scoring.lemmas,
    "uas": scoring.arcs_of_words,
    "las": scoring.labelled_arcs_of_words,
    "las_with_punctuation": scoring.labelled_arcs,
}


def evaluate(nlp: Language, lang: str, corpora: Path) -> dict[str, float]:
    """Measure everything; each figure is an F1 in per cent over characters, so errors of tokenization count."""
    return {**syntax(nlp, lang, corpora), **segmentation(nlp, lang), **entities(nlp, lang, corpora)}


def syntax(nlp: Language, lang: str, corpora: Path) -> dict[str, float]:
    """Measure on the test treebank, joined to documents of ten sentences, without and with blank lines."""
    sentences = list(read_treebank(corpora / "ud" / f"{TREEBANKS[lang]}.conllu"))
    plain = _parsed(nlp, [reference(page, nlp.vocab) for page in joined(sentences, blank_lines=False)])
    broken = _parsed(nlp, [reference(page, nlp.vocab) for page in joined(sentences, blank_lines=True)])
    scores = {name: scoring.compare(broken, read).f1 for name, read in _READERS.items()}
    scores["sentences"] = scoring.compare(broken, scoring.sentences).f1
    scores["sentences_spaces_only"] = scoring.compare(plain, scoring.sentences).f1
    return scores


def segmentation(nlp: Language, lang: str) -> dict[str, float]:
    """Measure sentence boundaries on short texts with headlines, date lines and lists."""
    lines = (_SEGMENTATION / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    golds = [_split(nlp, json.loads(line)["parts"]) for line in lines]
    with_rule, without = _parsed(nlp, golds), _parsed(nlp, golds, rule=False)
    return {
        "sentences_news": scoring.compare(with_rule, scoring.sentences).f1,
        "sentences_news_parser_alone": scoring.compare(without, scoring.sentences).f1,
    }


def _split(nlp: Language, parts: Sequence[str]) -> Doc:
    """Make a document whose sentences begin with every part that is not white space."""
    doc = nlp.make_doc("".join(parts))
    starts, offset = set(), 0
    for part in parts:
        starts |= {offset} if part.strip() else set()
        offset += len(part)
    for token in doc:
        token.is_sent_start = token.idx in starts
    return doc


def entities(nlp: Language, lang: str, corpora: Path) -> dict[str, float]:
    """Measure named entities, over the labels that the test set has."""
    golds = [_named(nlp, passage) for passage in test(lang, corpora)]
    pairs = _parsed(nlp, golds)
    labels = scoring.per_label(pairs)
    total = scoring.compare(pairs, lambda doc: (item for item in scoring.names(doc) if item[1] in labels))  # type: ignore[index]
    scores = {"ents_p": total.precision, "ents_r": total.recall, "ents_f": total.f1}
    for label, score in labels.items():
        scores |= {f"ents_{label}_p": score.precision, f"ents_{label}_r": score.recall, f"ents_{label}_f": score.f1}
    return scores


def _named(nlp: Language, passage: Passage) -> Doc:
    doc = nlp.make_doc(passage.text)
    spans = [doc.char_span(*span) for span in passage.spans]
    doc.set_ents([span for span in spans if span is not None])
    return doc


def _parsed(nlp: Language, golds: Sequence[Doc], *, rule: bool = True) -> Pairs:
    """Analyse the texts of gold documents, with a sentence beginning after every blank line if `rule`."""
    docs = [nlp.make_doc(gold.text) for gold in golds]
    if rule:
        for doc in docs:
            after_blank_lines(doc)
    return list(zip(nlp.pipe(docs), golds, strict=True))


def after_blank_lines(doc: Doc) -> None:
    """Let a sentence begin at the first word after a blank line, as `kg` does before parsing."""
    for before, token in pairwise(doc):
        if before.is_space and before.text.count("\n") > 1 and not token.is_space:
            token.is_sent_start = True
