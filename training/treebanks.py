"""Read Universal Dependencies treebanks as sentences of surface tokens.

Tokens are those a text is cut into before parsing: French contractions ("du", "aux", "auquel") stay one token,
English clitics that add up to their word ("do" + "n't") stay two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

Break = Literal["", "paragraph", "document"]


@dataclass(frozen=True, slots=True)
class Token:
    """One surface token; `head` is an index into the sentence, its own for the root."""

    form: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    space: bool
    misc: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a treebank; `opens` tells what it begins in its source."""

    id: str
    tokens: tuple[Token, ...]
    opens: Break = ""

    @property
    def text(self) -> str:
        """The surface string, without space at the end."""
        return "".join(token.form + " " * token.space for token in self.tokens).rstrip()


Row = list[str]


def read_treebank(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of one CoNLL-U file in its order."""
    comments: list[str] = []
    rows: list[Row] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                comments.append(line[1:].strip())
            elif line.strip():
                rows.append(line.rstrip("\n").split("\t"))
            elif rows:
                yield _sentence(comments, rows)
                comments, rows = [], []
    if rows:
        yield _sentence(comments, rows)


def _sentence(comments: Iterable[str], rows: list[Row]) -> Sentence:
    keys = {comment.split(" = ")[0]: comment.partition(" = ")[2] for comment in comments}
    opens: Break = ""
    if any(key.startswith("newdoc") for key in keys):
        opens = "document"
    elif any(key.startswith("newpar") for key in keys if not key.startswith("newpar_block")):
        opens = "paragraph"
    return Sentence(keys.get("sent_id", ""), tuple(_tokens(rows)), opens)


def _tokens(rows: list[Row]) -> list[Token]:
    """Group the syntactic words into surface tokens and renumber their heads."""
    groups = list(_groups(rows))
    place = {word[0]: index for index, (_, words) in enumerate(groups) for word in words}
    return _unspaced([_token(surface, words, place) for surface, words in groups])


def _unspaced(tokens: list[Token]) -> list[Token]:
    """Cut tokens at the spaces inside them ("15 000"), as a tokenizer must; later pieces are `flat` to the first."""
    starts, total = [], 0
    for token in tokens:
        starts.append(total)
        total += len(token.form.split(" "))
    return [piece for token, start in zip(tokens, starts, strict=True) for piece in _pieces(token, starts, start)]


def _pieces(token: Token, starts: list[int], start: int) -> Iterator[Token]:
    head = starts[token.head]
    first, *rest = token.form.split(" ")
    if not rest:
        yield replace(token, head=head)
        return
    yield replace(token, form=first, lemma=first, head=head, space=True)
    for form in rest:
        last = form is rest[-1]
        yield Token(form, form, token.pos, token.morph, start, "flat", token.space if last else True)


def _groups(rows: list[Row]) -> Iterator[tuple[tuple[str, bool], list[Row]]]:
    """Yield (form, followed by a space) and the words of each surface token."""
    index = 0
    while index < len(rows):
        row = rows[index]
        index += 1
        if "." in row[0]:
            continue
        if "-" not in row[0]:
            yield (row[1], _space(row)), [row]
            continue
        first, last = map(int, row[0].split("-"))
        words = [word for word in rows[index:] if word[0].isdigit() and first <= int(word[0]) <= last]
        index += len(words)
        if "".join(word[1] for word in words) == row[1]:
            for word in words:
                yield (word[1], word is words[-1] and _space(row)), [word]
        else:
            yield (row[1], _space(row)), words


def _space(row: Row) -> bool:
    return "SpaceAfter=No" not in row[9]


def _token(surface: tuple[str, bool], words: list[Row], place: dict[str, int]) -> Token:
    """Let the merged token stand for the first of its words that depends on a word outside."""
    inside = {word[0] for word in words}
    word = next(word for word in words if word[6] not in inside)
    form, space = surface
    own = place[word[0]]
    morph = "" if word[5] == "_" else word[5]
    lemma = form if word[2] == "_" else word[2]
    return Token(form.replace("\u00a0", " "), lemma, word[3], morph, place.get(word[6], own), word[7], space, word[9])
