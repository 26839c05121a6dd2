"""Entity labels of other pipelines, mapped to the five of ours."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Span

OURS = frozenset({"PER", "ORG", "LOC", "EVENT", "MISC"})


@cache
def _mapping() -> Mapping[str, str]:
    table = tomllib.loads(files("kg.language").joinpath("labels.toml").read_text(encoding="utf-8"))
    return {other: label for label, others in table["entities"].items() for other in others}


def speaks_ours(labels: Iterable[str]) -> bool:
    """Whether a recogniser's labels need no mapping."""
    return set(labels) <= OURS


def map_entities(doc: Doc) -> Doc:
    """The same doc, with entities under our labels; dates, figures and nationalities dropped."""
    doc.ents = tuple(_mapped(doc))
    return doc


def _mapped(doc: Doc) -> Iterator[Span]:
    for ent in doc.ents:
        label = ent.label_ if ent.label_ in OURS else _mapping().get(ent.label_)
        if label is None:
            continue
        start, end = ent.start, ent.end
        while start < end and doc[start].lower_ in {"the", "a", "an"}:  # "the United Nations"
            start += 1
        if end - start > 1 and doc[end - 1].lower_ in {"'s", "’s"}:  # "NATO's"
            end -= 1
        if start < end:
            yield Span(doc, start, end, label=label)
