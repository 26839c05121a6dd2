"""Named entities of GUM: mentions whose head is a proper noun, cut down to the name itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from entities import GROUP, Passage, Span, longest, together
from treebanks import Sentence, Token

_LABELS = {"person": "PER", "place": "LOC", "organization": "ORG", "event": "EVENT"} | {
    "object": "MISC",
    "abstract": "MISC",
}
_OPEN = re.compile(r"\((\d+)-([a-z]+)-[^-()]*-[^-()]*-[^-()]*-([\d,]*)-[^()]*(\))?|(\d+)\)")
_PARTICLES = frozenset({"-", "–", "de", "la", "du", "von", "van", "al", "bin", "."})
_LINKS = _PARTICLES | {"of", "the", "for", "and", "&", "'s", "’s", "in"}
_TITLES = frozenset(
    [
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "dr",
        "dr.",
        "sir",
        "lord",
        "lady",
        "president",
        "senator",
        "sen.",
        "rep.",
        "prof.",
        "professor",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "general",
        "gen.",
        "captain",
        "capt.",
        "congressman",
        "congresswoman",
        "speaker",
        "judge",
        "justice",
        "minister",
        "secretary",
        "governor",
        "mayor",
    ]
)
_TIMES = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "jan.",
        "feb.",
        "aug.",
        "sept.",
        "oct.",
        "nov.",
        "dec.",
        "christmas",
        "easter",
    ]
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `start` to `end` (exclusive) with the head's index and GUM's type."""

    start: int
    end: int
    head: int
    kind: str


def gum(sentences: Iterable[Sentence]) -> Iterator[Passage]:
    """Join up to six neighbouring sentences in which every proper noun belongs to a name that was recognised."""
    group: list[Passage] = []
    for sentence in sentences:
        spans = list(_names(sentence))
        sure = covered(sentence, spans)
        if group and (not sure or sentence.opens == "document" or len(group) == GROUP):
            yield together(group)
            group = []
        if sure:
            group.append(Passage(sentence.text, tuple(spans)))
    if group:
        yield together(group)


def covered(sentence: Sentence, spans: Iterable[Span]) -> bool:
    """Tell whether every proper noun but dates, titles and peoples lies inside a span."""
    inside = list(spans)
    for token, (start, end) in zip(sentence.tokens, offsets(sentence), strict=True):
        if token.pos != "PROPN" or token.form.lower() in _TIMES | _TITLES or "Number=Plur" in token.morph:
            continue
        if not any(first <= start and end <= last for first, last, _ in inside):
            return False
    return True


def offsets(sentence: Sentence) -> list[tuple[int, int]]:
    """The characters of each token."""
    places, start = [], 0
    for token in sentence.tokens:
        places.append((start, start + len(token.form)))
        start += len(token.form) + token.space
    return places


def _names(sentence: Sentence) -> Iterator[Span]:
    places = offsets(sentence)
    found = []
    for mention in _mentions(sentence.tokens):
        bounds = _cut(sentence.tokens, mention)
        if bounds and mention.kind in _LABELS:
            found.append((places[bounds[0]][0], places[bounds[1] - 1][1], _LABELS[mention.kind]))
    yield from longest(found)


def _mentions(tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """Read the brackets of MISC `Entity=`; mentions open at the end of a sentence are dropped."""
    stack: list[tuple[str, int, str, int]] = []
    for index, token in enumerate(tokens):
        field = re.search(r"Entity=([^|]*)", token.misc)
        for match in _OPEN.finditer(field[1] if field else ""):
            if match[1]:
                head = index + int((match[3] or "1").split(",")[0]) - 1
                stack.append((match[1], index, match[2], head))
            closed = match[5] or (match[1] if match[4] else None)
            opened = next((item for item in reversed(stack) if item[0] == closed), None)
            if opened:
                stack.remove(opened)
                yield Mention(opened[1], index + 1, opened[3], opened[2])


def _cut(tokens: tuple[Token, ...], mention: Mention) -> tuple[int, int] | None:
    """Find the proper nouns around the head, with the little words inside ("Bank of England"), without titles."""
    if mention.head >= len(tokens) or not _proper(tokens[mention.head]):
        return None
    links = _PARTICLES if mention.kind in {"person", "place"} else _LINKS
    start = end = mention.head
    while start - 1 >= mention.start and _inside(tokens[start - 1], links):
        start -= 1
    while end + 1 < mention.end and _inside(tokens[end + 1], links):
        end += 1
    while not _proper(tokens[start]) or (start < mention.head and tokens[start].form.lower() in _TITLES):
        start += 1
    while not _proper(tokens[end]):
        end -= 1
    if mention.kind == "abstract" and start == end:
        return None
    return start, end + 1


def _proper(token: Token) -> bool:
    return token.pos == "PROPN" and "Number=Plur" not in token.morph and token.form.lower() not in _TIMES


def _inside(token: Token, links: frozenset[str]) -> bool:
    return (
        token.pos == "PROPN"
        or token.form in links
        or (token.pos in {"NUM", "ADJ", "NOUN"} and token.form[:1].isupper())
    )
