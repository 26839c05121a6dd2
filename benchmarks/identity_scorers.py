"""How well mentions are put together that mean the same thing, across documents: B³, CEAF and pairs; and marked texts.

The key (what people marked) and the response (what a system found) are partitions of the same mentions, each given as
a mapping from mention to cluster. Written from the papers:

- B³: Bagga and Baldwin, "Algorithms for Scoring Coreference Chains" (LREC 1998, workshop on linguistic coreference);
  every mention has the same weight.
- CEAF: Luo, "On Coreference Resolution Performance Metrics" (HLT/EMNLP 2005), with the entity-based similarity φ4.
- Pairs: precision and recall of pairs of mentions that share a cluster, as in record linkage.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Partition = Mapping[Any, Hashable]
Span = tuple[int, int, str]
FIELDS = ("id", "lang", "date", "title", "marked")
MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]]+)\]\]")


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, from 0 to 1; where there is nothing to judge, 1, since nothing is wrong."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in which people marked what each mention means.

    Attributes:
        text: without the marks.
        mentions: start, end and key of each, in the order of the text; characters, half-open.
    """

    id: str
    lang: str
    date: str | None
    title: str | None
    text: str
    mentions: tuple[Span, ...]


def b_cubed(key: Partition, response: Partition) -> Score:
    """B³: for each mention the share of its cluster that belongs with it, averaged over all mentions.

    Raises:
        ValueError: the two do not have the same mentions.
    """
    _check(key, response)
    shared = Counter((key[mention], response[mention]) for mention in key)
    squares = [(number**2, cells) for cells, number in shared.items()]
    wanted, found = Counter(key.values()), Counter(response.values())
    precision = sum(square / found[cluster] for square, (_, cluster) in squares)
    recall = sum(square / wanted[entity] for square, (entity, _) in squares)
    return Score(_share(precision, len(key)), _share(recall, len(key)))


def ceaf_e(key: Partition, response: Partition) -> Score:
    """CEAF with φ4: clusters one to one with entities, so that their likeness together is greatest.

    The likeness of a cluster R and an entity K is 2·|K ∩ R| / (|K| + |R|). Precision is the sum over the number of
    clusters, recall the sum over that of entities.

    Raises:
        ValueError: the two do not have the same mentions.
    """
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - it takes a second to load

    _check(key, response)
    wanted, found = Counter(key.values()), Counter(response.values())
    sums = [0.0]
    for cells in _parts(Counter((key[mention], response[mention]) for mention in key)):
        rows, columns = (_numbered(cell[side] for cell in cells) for side in (0, 1))
        table = [[0.0] * len(columns) for _ in rows]
        for (entity, cluster), number in cells.items():
            table[rows[entity]][columns[cluster]] = 2 * number / (wanted[entity] + found[cluster])
        chosen = linear_sum_assignment(table, maximize=True)
        sums += [table[row][column] for row, column in zip(*chosen, strict=True)]
    return Score(_share(sum(sums), len(found)), _share(sum(sums), len(wanted)))


def pairs(key: Partition, response: Partition) -> Score:
    """Precision and recall of the pairs of mentions that share a cluster.

    Raises:
        ValueError: the two do not have the same mentions.
    """
    _check(key, response)
    right = _pairs((key[mention], response[mention]) for mention in key)
    return Score(_share(right, _pairs(response.values())), _share(right, _pairs(key.values())))


def read_marked(path: Path) -> list[Marked]:
    """The marked texts of a file: JSON Lines of id, lang, date, title and marked, with mentions as ``[[key|surface]]``.

    Raises:
        ValueError: a line is malformed; the message names file and line.
    """
    texts: list[Marked] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip():
            try:
                texts.append(_marked(json.loads(line)))
            except (TypeError, KeyError, ValueError) as error:
                message = f"{path}:{number}: {error}"
                raise ValueError(message) from error
    return texts


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """A text without its marks, and the mentions that they make.

    >>> unmark("[[fr|Paris's]] minister met [[kirby|Kirby]].")
    ("Paris's minister met Kirby.", ((0, 7, 'fr'), (21, 26, 'kirby')))

    Raises:
        ValueError: a mark is malformed, such as one in another.
    """
    parts: list[str] = []
    spans: list[Span] = []
    length = end = 0
    for found in MARK.finditer(marked):
        parts += [marked[end : found.start()], found[2]]
        length += found.start() - end
        spans.append((length, length + len(found[2]), found[1]))
        length, end = length + len(found[2]), found.end()
    text = "".join([*parts, marked[end:]])
    place = next((text.index(sign) for sign in ("[[", "]]") if sign in text), None)
    if place is not None:
        message = f"not a mark of the form [[key|surface]]: {text[max(0, place - 20) : place + 40]!r}"
        raise ValueError(message)
    return text, tuple(spans)


def _marked(record: Any) -> Marked:
    if not isinstance(record, dict) or record.keys() != set(FIELDS):
        message = f"expected an object with the fields {', '.join(FIELDS)}"
        raise ValueError(message)
    text, mentions = unmark(record["marked"])
    return Marked(record["id"], record["lang"], record["date"], record["title"], text, mentions)


def _check(key: Partition, response: Partition) -> None:
    if key.keys() != response.keys():
        strangers = sorted(map(str, key.keys() ^ response.keys()))
        message = f"key and response have not the same mentions: {', '.join(strangers[:5])}"
        raise ValueError(message)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def _pairs(clusters: Iterable[Hashable]) -> int:
    return sum(number * (number - 1) // 2 for number in Counter(clusters).values())


def _numbered(values: Iterable[Hashable]) -> dict[Hashable, int]:
    return {value: number for number, value in enumerate(dict.fromkeys(values))}


Cells = dict[tuple[Hashable, Hashable], int]


def _parts(shared: Mapping[tuple[Hashable, Hashable], int]) -> Iterator[Cells]:
    """Entities and clusters that mentions connect, apart from others: the assignment of each part stands by itself."""
    beside: defaultdict[tuple[int, Hashable], list[tuple[Hashable, Hashable]]] = defaultdict(list)
    for cell in shared:
        for side in (0, 1):
            beside[side, cell[side]].append(cell)
    left = dict(shared)
    while left:
        part: Cells = {}
        waiting = [next(iter(left))]
        while waiting:
            cell = waiting.pop()
            if cell in left:
                part[cell] = left.pop(cell)
                waiting += [*beside[0, cell[0]], *beside[1, cell[1]]]
        yield part
