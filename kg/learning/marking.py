"""A marker learnt from the arguments that examples have: where names begin, and where they go on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from spacy.tokens import Doc

from kg.learning.align import Aligner, stretch_of
from kg.learning.examples import Example
from kg.learning.fitting import Material, Settings, fit
from kg.mentions import Found
from kg.mentions.marker import BEGIN, INSIDE, token_features
from kg.scorer import Scorer

Spans = frozenset[tuple[int, int]]
STEPS = 1500
BATCH = 64


def argument_spans(example: Example, doc: Doc, found: Found) -> Spans:
    """Where the arguments stand, as tokens: by their words, else by the mention that they were placed on."""
    aligner = Aligner(found, doc.text)
    chosen: dict[int, tuple[int, int]] = {}
    for triple in example.triples:
        for argument in (triple.subject, triple.object):
            for start, end in _places(argument, doc, aligner, found):
                for i in range(start, end):
                    if i not in chosen or chosen[i][1] - chosen[i][0] < end - start:
                        chosen[i] = (start, end)
    whole = {span for span in chosen.values() if all(chosen[i] == span for i in range(*span))}
    return frozenset(whole)


def _places(argument: str, doc: Doc, aligner: Aligner, found: Found) -> Iterator[tuple[int, int]]:
    entity = aligner.place(argument)
    if entity is not None and entity.id in found.values:
        return
    place = stretch_of(argument, doc.text)
    if place is not None:
        span = doc.char_span(*place, alignment_mode="expand")
        if span is not None:
            yield span.start, span.end
            return
    for mention in entity.mentions if entity is not None else ():
        span = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if mention.kind == "name" and span is not None:
            yield span.start, span.end


def fit_marker(docs: Sequence[Doc], spans: Iterable[Spans]) -> Scorer:
    """The marker of documents whose names are known."""
    bags = [bag for doc in docs for bag in token_features(doc)]
    labels = np.zeros((len(bags), 2), dtype=bool)
    row = 0
    for doc, known in zip(docs, spans, strict=True):
        for start, end in known:
            labels[row + start, 0] = True
            labels[row + start + 1 : row + end, 1] = True
        row += len(doc)
    epochs = min(60, max(4, STEPS * BATCH // max(1, len(bags))))
    settings = replace(Settings(), rows=1 << 13, hidden=32, batch=BATCH, epochs=epochs)
    return fit(Material(bags, labels, np.ones_like(labels)), (BEGIN, INSIDE), settings)
