"""What each part is trained and measured on: endless streams of annotated documents, and development sets."""

from __future__ import annotations

import itertools
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from random import Random

from augment import happens, vary
from documents import joined, reference, runs, sampled
from entities import Passage
from passages import english, french, grouped
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from swaps import Swapper
from treebanks import Sentence, read_treebank

# name → (how often a sentence is read in one epoch, whether its order is that of a text)
_TRAIN: dict[str, dict[str, tuple[float, bool]]] = {
    "fr": {
        "fr/fr_sequoia-train": (1.6, True),
        "fr/fr_gsd-dev": (1, False),
        "fr/fr_sequoia-dev": (1.6, True),
        "fr/fr_fqb": (0.6, False),
    },
    "en": {
        "en/en_ewt-train": (1, True),
        "en/en_gum-train": (1, True),
        "en/en_gum-dev": (1, True),
        "en/en_gum-test": (1, True),
    },
}
_DEV = {"fr": "fr/fr_gsd-test", "en": "en/en_ewt-dev"}


class Source(ABC):
    """Annotated documents of one language for one part."""

    def __init__(self, nlp: Language, lang: str, corpora: Path, *, everything: bool) -> None:
        """Read all files; `everything` adds the development set to what is trained on."""
        self.nlp, self.lang, self.corpora, self.everything = nlp, lang, corpora, everything

    @abstractmethod
    def epoch(self, rng: Random) -> Iterator[Doc]:
        """Yield every training document once, in an order and with variations of chance."""

    @abstractmethod
    def dev(self) -> list[Doc]:
        """The development documents, without variation."""

    def stream(self, seed: int) -> Iterator[Doc]:
        """Yield epochs without end."""
        for number in itertools.count():
            yield from self.epoch(Random(f"{seed}-{number}"))  # noqa: S311 (no secret)

    def sample(self, seed: int) -> list[Doc]:
        """Documents from which labels and lemma rules are collected before training."""
        return list(self.epoch(Random(f"{seed}-sample")))  # noqa: S311 (no secret)


class Pages(Source):
    """Treebank sentences joined to pages."""

    def __init__(self, nlp: Language, lang: str, corpora: Path, *, everything: bool) -> None:
        """Read the treebanks of the language."""
        super().__init__(nlp, lang, corpora, everything=everything)
        train = dict(_TRAIN[lang])
        if everything:
            train[_DEV[lang]] = (1, True)
        self._treebanks = [(self._read(name), share, ordered) for name, (share, ordered) in train.items()]
        self._dev = [
            reference(page, nlp.vocab)
            for blank_lines in (True,)
            for page in joined(self._read(_DEV[lang]), blank_lines=blank_lines)
        ]

    def _read(self, name: str) -> list[Sentence]:
        return list(read_treebank(self.corpora / "ud" / f"{name}.conllu"))

    def epoch(self, rng: Random) -> Iterator[Doc]:
        """Yield pages of all treebanks, mixed."""
        pages = [
            page
            for sentences, share, ordered in self._treebanks
            for run in self._chosen(sentences, share, rng, ordered=ordered)
            for page in sampled(run, self.lang, rng)
        ]
        rng.shuffle(pages)
        return (reference(page, self.nlp.vocab, rng) for page in pages)

    def _chosen(
        self, sentences: list[Sentence], share: float, rng: Random, *, ordered: bool
    ) -> Iterator[list[Sentence]]:
        """Take all texts `share` times on average; shuffle sentences that do not follow one another."""
        if not ordered:
            yield rng.sample(sentences, int(len(sentences) * share))
            return
        for run in runs(sentences):
            for _ in range(int(share) + (happens(rng, share % 1))):
                yield run

    def dev(self) -> list[Doc]:
        """Documents of ten sentences; the French ones have no paragraphs."""
        return self._dev


class Names(Source):
    """Passages with named entities."""

    def __init__(self, nlp: Language, lang: str, corpora: Path, *, everything: bool) -> None:
        """Read the passages of the language."""
        super().__init__(nlp, lang, corpora, everything=everything)
        found = {"fr": french, "en": english}[lang](corpora)
        self._train = [*found.train, *found.held] if everything else found.train
        self._swapper = Swapper(self._train)
        self._dev = [self._doc(passage) for passage in found.dev]

    def epoch(self, rng: Random) -> Iterator[Doc]:
        """Yield groups of neighbouring passages, some with other names, their surface varied."""
        sizes = (rng.choice((1, 1, 1, 2, 3, 4)) for _ in itertools.count())
        groups = list(grouped(self._train, sizes))
        rng.shuffle(groups)
        for group in groups:
            swapped = self._swapper.swap(group, rng, share=0.6) if happens(rng, 0.3) else group
            yield varied(self._doc(swapped), rng)

    def dev(self) -> list[Doc]:
        """Whole texts, or ten sentences each."""
        return self._dev

    def _doc(self, passage: Passage) -> Doc:
        """Cut the passage into tokens; a name that ends inside a token takes the whole token."""
        doc = self.nlp.make_doc(passage.text)
        spans = [doc.char_span(*span, alignment_mode="expand") for span in passage.spans]
        doc.set_ents(filter_spans([span for span in spans if span is not None]))
        return doc


def varied(doc: Doc, rng: Random) -> Doc:
    """Vary the surface of a document with named entities."""
    forms, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    vary(forms, spaces, rng)
    fresh = Doc(doc.vocab, words=forms, spaces=spaces)
    fresh.set_ents([Span(fresh, span.start, span.end, label=span.label) for span in doc.ents])
    return fresh
