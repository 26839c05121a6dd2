"""The passages with named entities that a language's part is trained and measured on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from entities import Passage, annotated, demonyms, news, together, uner, wikigold, winer, written
from gum import covered, gum
from treebanks import Sentence, read_treebank

_HERE = Path(__file__).parent
TEST_MONTHS = tuple(f"2017/{month:02}" for month in range(9, 13))
_TRAIN_MONTHS = (*(f"2016/{month:02}" for month in range(1, 13)), *(f"2017/{month:02}" for month in range(1, 8)))
_DEV_MONTHS = ("2017/08",)
_FRENCH = ("sequoia-train", "sequoia-dev", "sequoia-test", "gsd-dev")


@dataclass(frozen=True, slots=True)
class Passages:
    """What to train on, what to develop with, and what the latter adds to training when nothing need be held out."""

    train: list[Passage]
    dev: list[Passage]
    held: list[Passage]


def french(corpora: Path) -> Passages:
    """Read French passages; August 2017 and a third of December 2018 are held out.

    Articles count twice, as they are what is measured, and other texts are annotated a little otherwise.
    """
    folder = corpora / "ner/fr/winer"
    articles = list(winer(folder, months=["2018/12"]))
    dev = [*winer(folder, months=_DEV_MONTHS), *articles[::3]]
    train = [*winer(folder, months=_TRAIN_MONTHS), *(article for index, article in enumerate(articles) if index % 3)]
    sentences = [sentence for name in _FRENCH for sentence in _treebank(corpora, f"fr/fr_{name}")]
    known = annotated([corpora / "ner/fr/ud-entities.jsonl"], sentences)
    parts = [part for article in train for part in lines(article)]
    texts = [*parts, *parts, *known, *_texts(corpora, "fr")]
    return Passages(texts, dev, [part for article in dev for part in lines(article)])


def english(corpora: Path) -> Passages:
    """Read English passages; the first half of UNER's development set is held out.

    Sentences of the web treebank count twice, as they are the only ones of their kind that are annotated in full.
    """
    ewt = list(_treebank(corpora, "en/en_ewt-train"))
    known = list(annotated(sorted((_HERE / "ner").glob("ewt-train-*.jsonl")), ewt))
    mentions = (part for name in ("train", "dev", "test") for part in gum(_treebank(corpora, f"en/en_gum-{name}")))
    tagged = wikigold(corpora / "ner/en/wikigold.conllu", demonyms(corpora / "gazetteer/countries.json"))
    sentences = list(_treebank(corpora, "en/en_ewt-dev"))
    labelled = list(uner(corpora / "ner/en/uner_ewt-dev.iob2", sentences))
    half = len(labelled) // 2
    held = list(_accounted(labelled[:half], sentences))
    rest = list(_accounted(labelled[half:], sentences))
    articles = list(_news(corpora, "en"))
    train = [*known, *mentions, *tagged, *rest, *articles, *_texts(corpora, "en"), *known, *rest]
    return Passages(train, list(_tens(labelled[:half])), [*held, *held])


def _accounted(passages: Iterable[Passage], sentences: Iterable[Sentence]) -> Iterator[Passage]:
    """Yield the passages in which no proper noun is left over: these have no names of the kinds UNER leaves out."""
    known = {sentence.text: sentence for sentence in sentences}
    for passage in passages:
        if passage.text in known and covered(known[passage.text], passage.spans):
            yield passage


def _tens(passages: Sequence[Passage]) -> Iterator[Passage]:
    for start in range(0, len(passages), 10):
        yield together(passages[start : start + 10])


def test(lang: str, corpora: Path) -> list[Passage]:
    """Read the test set of a language, never trained on."""
    if lang == "fr":
        return list(winer(corpora / "ner/fr/winer", months=TEST_MONTHS))
    return list(_tens(list(uner(corpora / "ner/en/uner_ewt-test.iob2", _treebank(corpora, "en/en_ewt-test")))))


def _treebank(corpora: Path, name: str) -> Iterator[Sentence]:
    return read_treebank(corpora / "ud" / f"{name}.conllu")


def _news(corpora: Path, lang: str) -> Iterator[Passage]:
    """Read the passages of news articles whose entities were annotated for this project."""
    return news(sorted((_HERE / "news").glob(f"{lang}-*.jsonl")), corpora / f"raw/{lang}-wikinews.jsonl")


def _texts(corpora: Path, lang: str) -> Iterator[Passage]:
    """Read the texts written for this purpose, of the corpora and of this folder."""
    for folder in (corpora / "facts", _HERE / "texts"):
        for path in sorted(folder.glob(f"{lang}-*.jsonl")):
            yield from written(path)


def lines(passage: Passage) -> Iterator[Passage]:
    """Cut an article at its line breaks."""
    for match in re.finditer(r"[^\n]*\S[^\n]*", passage.text):
        start, end = match.span()
        spans = [(a - start, b - start, label) for a, b, label in passage.spans if start <= a and b <= end]
        yield Passage(match[0], tuple(spans))


def grouped(passages: Sequence[Passage], sizes: Iterable[int]) -> Iterator[Passage]:
    """Join neighbouring passages by blank lines, as many each time as `sizes` says."""
    start = 0
    for size in sizes:
        if start >= len(passages):
            return
        yield together(passages[start : start + size], gap="\n\n")
        start += size
