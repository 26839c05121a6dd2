"""Count how far predictions agree with annotation, by characters of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, each from 0 to 100."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean, 0 where nothing agrees."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def compare(pairs: Iterable[tuple[Doc, Doc]], read: Callable[[Doc], Iterable[Hashable]]) -> Score:
    """Compare what `read` finds in predicted and gold documents, given as (predicted, gold)."""
    right = found = wanted = 0
    for predicted, gold in pairs:
        ours, theirs = set(read(predicted)), set(read(gold))
        right, found, wanted = right + len(ours & theirs), found + len(ours), wanted + len(theirs)
    return Score(100 * right / max(found, 1), 100 * right / max(wanted, 1))


def place(token: Token | Span) -> tuple[int, int]:
    """The characters from the first of a token or span to its last."""
    start = token.idx if isinstance(token, Token) else token.start_char
    return start, start + len(token.text)


def words(doc: Doc) -> list[Token]:
    """The tokens that are not white space."""
    return [token for token in doc if not token.is_space]


def tags(doc: Doc) -> Iterable[Hashable]:
    """Each word with its part of speech."""
    return ((place(token), token.pos_) for token in words(doc))


def morphs(doc: Doc) -> Iterable[Hashable]:
    """Each word with its morphological features."""
    return ((place(token), str(token.morph)) for token in words(doc))


def lemmas(doc: Doc) -> Iterable[Hashable]:
    """Each word with its lemma."""
    return ((place(token), token.lemma_) for token in words(doc))


def arcs(doc: Doc) -> Iterable[Hashable]:
    """Each word with its head, the root with itself."""
    return ((place(token), place(token.head)) for token in words(doc))


def labelled_arcs(doc: Doc) -> Iterable[Hashable]:
    """Each word with its head and relation."""
    return ((place(token), place(token.head), token.dep_) for token in words(doc))


def labelled_arcs_of_words(doc: Doc) -> Iterable[Hashable]:
    """Each word that is not punctuation with its head and relation, as spaCy's own scorer counts."""
    return ((place(token), place(token.head), token.dep_) for token in words(doc) if token.dep_ != "punct")


def arcs_of_words(doc: Doc) -> Iterable[Hashable]:
    """Each word that is not punctuation with its head."""
    return ((place(token), place(token.head)) for token in words(doc) if token.dep_ != "punct")


def sentences(doc: Doc) -> Iterable[Hashable]:
    """Each sentence by its first and last word."""
    for sent in doc.sents:
        inside = [token for token in sent if not token.is_space]
        if inside:
            yield place(inside[0])[0], place(inside[-1])[1]


def names(doc: Doc) -> Iterable[Hashable]:
    """Each named entity with its label."""
    return ((place(span), span.label_) for span in doc.ents)


def per_label(pairs: list[tuple[Doc, Doc]]) -> dict[str, Score]:
    """Score named entities of each label that is annotated."""
    labels = Counter(span.label_ for _, gold in pairs for span in gold.ents)

    def only(label: str) -> Callable[[Doc], Iterable[Hashable]]:
        return lambda doc: (place(span) for span in doc.ents if span.label_ == label)

    return {label: compare(pairs, only(label)) for label in sorted(labels)}
