"""Read texts with named entities from every source as passages: a text and labelled spans of characters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from treebanks import Sentence

GROUP = 6  # the most neighbouring sentences that are joined to one passage
Span = tuple[int, int, str]
_WINER = {"Person": "PER", "Location": "LOC", "Organization": "ORG", "Event": "EVENT", "Product": "MISC"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its named entities, in order and without overlap."""

    text: str
    spans: tuple[Span, ...]


def winer(folder: Path, *, months: Iterable[str]) -> Iterator[Passage]:
    """Read articles of the given months ("2016/05"), keeping the longest of nested spans."""
    for month in months:
        for path in sorted((folder / month).glob("*.ann")):
            with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
                text = file.read()
            yield Passage(text, tuple(longest(_annotations(path))))


def _annotations(path: Path) -> Iterator[Span]:
    for line in path.read_text(encoding="utf-8").splitlines():
        match = re.match(r"T\d+\t(\w+) (\d+) (?:\d+ ?;\d+ )*(\d+)\t", line)
        if match and match[1] in _WINER:
            yield int(match[2]), int(match[3]), _WINER[match[1]]


def longest(spans: Iterable[Span]) -> list[Span]:
    """Keep the longest spans that do not overlap, in order of appearance."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return sorted(kept)


def written(path: Path) -> Iterator[Passage]:
    """Read texts whose entities are listed by their surface, in order of appearance; nationalities are dropped."""
    for record in records(path):
        yield Passage(record["text"], tuple(_located(record["text"], record["ents"])))


def news(paths: Iterable[Path], articles: Path) -> Iterator[Passage]:
    """Read the entities of passages of news articles."""
    known = {record["id"]: record for record in records(articles)}
    for path in paths:
        for record in records(path):
            _, text = located(record["id"], known)
            yield Passage(text, tuple(_located(text, record["ents"])))


def located(identity: str, articles: Mapping[str, dict[str, Any]]) -> tuple[dict[str, Any], str]:
    """Find the article and the text of a passage, whose id tells both: "en-wn-1:270-874" is characters 270 to 874."""
    name, _, place = identity.rpartition(":")
    start, _, end = place.partition("-")
    return articles[name], articles[name]["text"][int(start) : int(end)]


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Read a file of one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _located(text: str, entities: Iterable[Sequence[str]]) -> Iterator[Span]:
    """Find each surface, as whole words, after the one before, and pass over those that are not there."""
    end = 0
    for surface, label in entities:
        name = re.escape(surface.replace("\u00a0", " "))
        match = re.compile(rf"(?<!\w){name}(?!\w)").search(text, end)
        if match is None:
            continue
        start, end = match.span()
        if label != "NORP":
            yield start, end, label


def annotated(paths: Iterable[Path], sentences: Iterable[Sentence]) -> Iterator[Passage]:
    """Join neighbouring treebank sentences whose entities are known; those without a proper noun have none."""
    known = {record["id"]: record["ents"] for path in paths for record in records(path)}
    group: list[Passage] = []
    for sentence in sentences:
        complete = sentence.id in known or not any(token.pos == "PROPN" for token in sentence.tokens)
        if group and (not complete or sentence.opens == "document" or len(group) == GROUP):
            yield from _worthy(group)
            group = []
        if complete:
            group.append(Passage(sentence.text, tuple(_located(sentence.text, known.get(sentence.id, [])))))
    yield from _worthy(group)


def _worthy(group: Sequence[Passage]) -> Iterator[Passage]:
    """Join a group unless it is one or two sentences without any name, of which there are too many."""
    if len(group) > GROUP // 3 or any(passage.spans for passage in group):
        yield together(group)


def together(passages: Sequence[Passage], gap: str = " ") -> Passage:
    """Join passages to one."""
    spans: list[Span] = []
    offset = 0
    for passage in passages:
        spans += [(start + offset, end + offset, label) for start, end, label in passage.spans]
        offset += len(passage.text) + len(gap)
    return Passage(gap.join(passage.text for passage in passages), tuple(spans))


def uner(path: Path, sentences: Iterable[Sentence]) -> Iterator[Passage]:
    """Read persons, organizations and places of a treebank, laid on its own text by counting letters."""
    texts = {sentence.id: sentence.text for sentence in sentences}
    for identity, rows in _blocks(path):
        words = [row[1] for row in rows]
        text = texts.get(identity, "")
        if "".join(words) != text.replace(" ", ""):
            text = " ".join(words)
        places = [index for index, char in enumerate(text) if char != " "]
        yield Passage(text, tuple(_laid(_tagged(words, [row[2] for row in rows]), places)))


def _blocks(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield the sentence number and the rows of each sentence of a table."""
    identity, rows = "", []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# sent_id"):
            identity = line.split(" = ")[1]
        elif line and not line.startswith("# "):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield identity, rows
            identity, rows = "", []


def _tagged(words: Sequence[str], tags: Sequence[str]) -> Iterator[Span]:
    """Turn B- and I- tags into spans that count letters without spaces."""
    offset, start, label = 0, 0, ""
    for word, tag in zip([*words, ""], [*tags, "O"], strict=True):
        if label and not tag.startswith("I-"):
            yield start, offset, label
            label = ""
        if tag.startswith("B-") or (tag.startswith("I-") and not label):
            start, label = offset, tag[2:]
        offset += len(word)


def _laid(spans: Iterable[Span], places: Sequence[int]) -> Iterator[Span]:
    for start, end, label in spans:
        yield places[start], places[end - 1] + 1, label


def wikigold(path: Path, demonyms: frozenset[str]) -> Iterator[Passage]:
    """Read tagged Wikipedia sentences, with their spaces guessed; nationalities are no entities here."""
    for _, rows in _blocks(path):
        words = [row[1] for row in rows]
        text = _detokenized(words)
        places = [index for index, char in enumerate(text) if char != " "]
        spans = _laid(_tagged(words, [row[2] for row in rows]), places)
        yield Passage(text, tuple(span for span in spans if text[span[0] : span[1]] not in demonyms))


def _detokenized(words: Sequence[str]) -> str:
    text = re.sub(r" ([,.;:!?)\]%]|'s\b|n't\b)", r"\1", " ".join(words))
    return re.sub(r"([(\[$]) ", r"\1", text)


def demonyms(path: Path) -> frozenset[str]:
    """English names of peoples, from the gazetteer of countries."""
    countries = json.loads(path.read_text(encoding="utf-8"))
    names = {form for country in countries for form in country.get("demonyms", {}).get("eng", {}).values()}
    others = {"European", "Jewish", "Christian", "Muslim", "Islamic", "Arab"}
    return frozenset(names | {name + "s" for name in names} | others)
