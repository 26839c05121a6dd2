"""Numbers, dates and texts as objects of facts.

Ontologies ask for them in ``lexicon/rules.toml``:

    [arguments]
    values = true    # "a runway of 1,411 metres", "released on 6 September", "runway 11/29"

A value is a literal of its own class, `Number`, `Date` or `Text`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.mentions.cluster import Item


@dataclass(frozen=True, slots=True)
class Value:
    """A literal in the text.

    Attributes:
        start, end: characters, half-open.
        kind: Number, Date or Text.
        normal: as RDF writes it: ``1411.5``, ``2006-09-06``.
    """

    start: int
    end: int
    kind: str
    normal: str


ValueReader = Callable[[Doc], Iterator[Value]]


def value_items(doc: Doc, values: ValueReader, taken: set[int]) -> Iterator[tuple[Item, str]]:
    """The values that stand in no name, with their normal forms; their tokens are taken from then on."""
    for value in sorted(values(doc), key=lambda one: (one.start, -one.end)):
        span = doc.char_span(value.start, value.end, alignment_mode="expand")
        if span is None or taken & set(range(span.start, span.end)):
            continue
        taken.update(range(span.start, span.end))
        yield _item(doc, span.start, span.end, value.kind, f"{value.kind}|{value.normal}"), value.normal


def _item(doc: Doc, start: int, end: int, kind: str, key: str) -> Item:
    return Item(
        start=start,
        end=end,
        head=doc[start:end].root.i,
        text=doc[start:end].text,
        label="VAL",
        type=kind,
        entry=None,
        is_name=False,
        key=key,
    )
