"""Parses written by hand: tables of tokens become spaCy documents, so that rules are tested without a trained model.

One token a row, or several rows on a line with `` | `` between them; an empty line ends a sentence;
``¶`` ends a paragraph (with an entity's label where a name goes on after it):

    word lemma UPOS head relation features entity

`head` counts from 1 within the sentence, 0 is the root. A lemma of ``_`` is the word itself, in lower
case unless it is a proper noun. Features are those of Universal Dependencies or a short name of `FEATURES`; entities
are IOB labels. The last two may be missing.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

FEATURES = {
    "FIN": "Mood=Ind|Tense=Past|VerbForm=Fin",
    "FUT": "Mood=Ind|Tense=Fut|VerbForm=Fin",
    "CND": "Mood=Cnd|Tense=Pres|VerbForm=Fin",
    "SUB": "Mood=Sub|Tense=Pres|VerbForm=Fin",
    "INF": "VerbForm=Inf",
    "PART": "Tense=Past|VerbForm=Part",
    "ING": "Tense=Pres|VerbForm=Part",
}
PARAGRAPH = "\n\n"
CLOSING = frozenset({",", ".", ")", "]", "'s", "’s", "n't", "”", "…"})
OPENING = frozenset({"(", "[", "“", "$", "£"})
COLUMNS = 7
Row = list[str]


@cache
def vocabulary(lang: str) -> Vocab:
    """One vocabulary a language: documents that meet must share it."""
    return spacy.blank(lang).vocab


def tokenize(lang: str, text: str) -> Doc:
    """Words as the tables write them: elided ones and marks stand alone, hyphens and points of abbreviations stay."""
    words = re.findall(r"\w{1,2}['’](?=\w)|'s\b|\w+(?:[-\u2011.]\w+)*(?:(?<=\.\w)\.)?|\S", text)
    return Doc(vocabulary(lang), words=words)


def parse(table: str, lang: str = "fr") -> Doc:
    """The document that a table describes.

    Raises:
        ValueError: a row has too few columns.
    """
    sentences = [list(_rows(block)) for block in re.split(r"\n\s*\n", table.strip())]
    rows = [row for sentence in sentences for row in sentence]
    words = [row[0] for row in rows]
    return Doc(
        vocabulary(lang),
        words=words,
        spaces=list(_spaces(words)),
        lemmas=[_lemma(row) for row in rows],
        pos=[row[2] for row in rows],
        heads=list(_heads(sentences)),
        deps=["ROOT" if row[4] == "root" else row[4] for row in rows],
        morphs=[FEATURES.get(row[5], row[5].replace("_", "")) for row in rows],
        ents=[row[6] for row in rows],
    )


def cases(table: Mapping[str, Any], broken: Mapping[str, str] | None = None) -> list[Any]:
    """Parameters of a test, one an entry, with the entry's key for its id.

    Args:
        table: the values of each case; a tuple holds several arguments.
        broken: why a case fails for the time being, by its key.
    """
    reasons = broken or {}
    marks = {key: pytest.mark.xfail(strict=True, reason=reason) for key, reason in reasons.items()}
    return [
        pytest.param(
            *(value if isinstance(value, tuple) else (value,)), id=key, marks=[marks[key]] if key in marks else []
        )
        for key, value in table.items()
    ]


def _rows(block: str) -> Iterator[Row]:
    for place, line in enumerate(re.split(r"\n|\s\|\s", block), 1):
        cells = line.split()
        if cells[:1] == ["¶"]:
            yield [PARAGRAPH, PARAGRAPH, "SPACE", str(place - 1), "dep", "_", *cells[1:], "O"][:COLUMNS]
            continue
        if len(cells) < 5:
            message = f"a row needs word, lemma, tag, head and relation: {line!r}"
            raise ValueError(message)
        yield [*cells, *["_", "O"][len(cells) - COLUMNS :]] if len(cells) < COLUMNS else cells


def _lemma(row: Row) -> str:
    word, lemma, tag = row[:3]
    if lemma != "_":
        return lemma
    return word if tag == "PROPN" else word.lower()


def _heads(sentences: list[list[Row]]) -> Iterator[int]:
    start = 0
    for sentence in sentences:
        for place, row in enumerate(sentence):
            head = int(row[3])
            yield start + (head - 1 if head else place)
        start += len(sentence)


def _spaces(words: list[str]) -> Iterator[bool]:
    """Whether a space follows each word."""
    inside = False
    for word, after in pairwise([*words, PARAGRAPH]):
        inside ^= word == '"'
        glued = word in OPENING or word.endswith(("'", "’")) or PARAGRAPH in {word, after} or (word == '"' and inside)
        yield not (glued or after in CLOSING or after.startswith(("-t-", "-il", "-elle")) or (after == '"' and inside))
