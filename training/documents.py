"""Join treebank sentences to documents of several sentences, so that a parser learns where sentences end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from augment import happens, vary
from datelines import dateline
from spacy.tokens import Doc
from spacy.vocab import Vocab
from treebanks import Sentence, Token

# how often a blank line, a line break or a space stands before a paragraph, after a heading, between other sentences
_WEIGHTS = {"paragraph": (75, 7, 18), "heading": (60, 10, 30), "fr": (12, 2, 86), "en": (4, 2, 94)}
_SIZES = (1, 1, 2, 2, 3, 3, 4, 5)
_CLOSERS = frozenset('.!?…"»”:;)')


@dataclass(frozen=True, slots=True)
class Page:
    """Sentences in order and what stands between each and the next (" ", a line break or a blank line)."""

    sentences: tuple[tuple[Token, ...], ...]
    gaps: tuple[str, ...]


def runs(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Split a treebank into its documents, by its marks or, where it has none, by its sentence numbers' prefix."""
    run: list[Sentence] = []
    for sentence in sentences:
        if run and (sentence.opens == "document" or _prefix(sentence.id) != _prefix(run[-1].id)):
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def _prefix(sentence_id: str) -> str:
    return sentence_id.rpartition("_")[0] or sentence_id.rpartition("-")[0]


def joined(sentences: Sequence[Sentence], *, size: int = 10, blank_lines: bool = True) -> Iterator[Page]:
    """Join every `size` sentences, with a blank line where the treebank begins a paragraph or document.

    Treebanks that mark neither get one after each sentence without final punctuation, which is mostly a heading.
    """
    marked = any(sentence.opens for sentence in sentences)
    for start in range(0, len(sentences), size):
        part = sentences[start : start + size]
        broken = [bool(after.opens) if marked else not _closed(before) for before, after in pairwise(part)]
        gaps = tuple("\n\n" if blank_lines and line else " " for line in broken)
        yield Page(tuple(sentence.tokens for sentence in part), gaps)


def _closed(sentence: Sentence) -> bool:
    return sentence.tokens[-1].form in _CLOSERS


def sampled(run: Sequence[Sentence], lang: str, rng: Random) -> Iterator[Page]:
    """Cut a run into pages of chance length with headlines, date lines and paragraphs."""
    start = 0
    while start < len(run):
        part = run[start : start + rng.choice(_SIZES)]
        start += len(part)
        bodies = [sentence.tokens for sentence in part]
        gaps = [_gap(before, after, lang, rng) for before, after in pairwise(part)]
        if happens(rng, 0.07):
            bodies[0] = _headline(bodies[0])
            gaps[:1] = ["\n\n"] if gaps else []
        if happens(rng, 0.08):
            _date(bodies, gaps, lang, rng)
        yield Page(tuple(bodies), tuple(gaps))


def _gap(before: Sentence, after: Sentence, lang: str, rng: Random) -> str:
    if after.opens:
        weights = _WEIGHTS["paragraph"]
    elif lang == "fr" and not _closed(before):
        weights = _WEIGHTS["heading"]
    else:
        weights = _WEIGHTS[lang]
    return rng.choices(("\n\n", "\n", " "), weights)[0]


def _headline(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Take the full stop off a sentence: "Le président est arrivé"."""
    last = len(tokens) - 1
    if last < 1 or tokens[last].form != "." or any(token.head == last for token in tokens):
        return tokens
    return tokens[:-1]


def _date(bodies: list[tuple[Token, ...]], gaps: list[str], lang: str, rng: Random) -> None:
    """Open the page with a date line, on a line of its own or inside the first sentence."""
    if happens(rng, 0.5):
        bodies.insert(0, tuple(dateline(lang, rng, attached=False)))
        gaps.insert(0, rng.choice(("\n\n", "\n\n", "\n")))
        return
    line = dateline(lang, rng, attached=True)
    root = next(index for index, token in enumerate(bodies[0]) if token.head == index) + len(line)
    moved = [replace(token, head=token.head + len(line)) for token in bodies[0]]
    line = [replace(token, head=root, dep="parataxis") if token.dep == "root" else token for token in line]
    bodies[0] = (*line, *moved)


def reference(page: Page, vocab: Vocab, rng: Random | None = None) -> Doc:
    """Build the annotated `Doc` of a page, its surface varied if chance is given."""
    tokens = list(_flattened(page))
    forms, spaces = [token.form for token in tokens], [token.space for token in tokens]
    if rng is not None:
        vary(forms, spaces, rng)
    return Doc(
        vocab,
        words=forms,
        spaces=spaces,
        pos=[token.pos for token in tokens],
        morphs=[token.morph for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=[token.head for token in tokens],
        deps=["ROOT" if token.dep == "root" else token.dep for token in tokens],
    )


def _flattened(page: Page) -> Iterator[Token]:
    """Number heads through the page; a line break is a SPACE token that depends on the token before it."""
    offset = 0
    for index, body in enumerate(page.sentences):
        gap = page.gaps[index] if index < len(page.gaps) else ""
        for token in body[:-1]:
            yield replace(token, head=token.head + offset)
        yield replace(body[-1], head=body[-1].head + offset, space=gap == " ")
        offset += len(body)
        if "\n" in gap:
            yield Token(gap, gap, "SPACE", "", offset - 1, "dep", space=False)
            offset += 1
