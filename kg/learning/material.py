"""Examples as material for a scorer: every pair of each sentence, and what holds of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from spacy.tokens import Doc

from kg.learning.align import Aligner, Names, pairs_of, plain
from kg.learning.examples import Example
from kg.learning.fitting import Material
from kg.mentions import Found
from kg.model import Entity
from kg.reader import Tools
from kg.relations.frames import Frame

Ids = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Observed:
    """A pair of mentions: its features, the classes of both, and the relations that hold."""

    features: tuple[str, ...]
    types: tuple[str, str]
    holds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Read:
    """An example as read.

    Attributes:
        held: relations by ids of subject and object, of the triples whose arguments were found.
        lost: how many triples have an argument that was not found.
    """

    example: Example
    found: Found
    frames: tuple[Frame, ...]
    pairs: tuple[Observed, ...]
    held: dict[Ids, set[str]]
    lost: int


@dataclass
class Survey:
    """What the examples show of arguments.

    Attributes:
        classes: how often each relation has each pair of classes.
        names: what texts stand for what names.
    """

    classes: defaultdict[str, Counter[Ids]] = field(default_factory=lambda: defaultdict(Counter))
    names: Names = field(default_factory=Names)


def read_example(example: Example, doc: Doc, tools: Tools, survey: Survey) -> Read:
    """Find the mentions of an example and label its pairs."""
    found = tools.finder.find(doc)
    aligner = Aligner(found, doc.text)
    held, missing = pairs_of(example, aligner)
    for argument, text in missing:
        survey.names.add(argument, text, "")
    for triple in example.triples:
        for argument in (triple.subject, triple.object):
            _note_name(argument, aligner.place(argument), found, survey)
    for (left, right), relations in held.items():
        types = found.by_id[left].type, found.by_id[right].type
        for relation in relations:
            survey.classes[relation][types] += 1
    lost = sum(not all(map(aligner.place, (triple.subject, triple.object))) for triple in example.triples)
    pairs = tuple(
        Observed(
            pair.features,
            (found.by_id[pair.subject].type, found.by_id[pair.object].type),
            frozenset(held.get((pair.subject, pair.object), ())),
        )
        for pair in tools.relations.pairs(doc, found)
    )
    return Read(example, found, tuple(tools.relations.frames(doc, found)), pairs, held, lost)


def _note_name(argument: str, entity: Entity | None, found: Found, survey: Survey) -> None:
    if entity is not None and entity.id not in found.values and entity.name != plain(argument):
        survey.names.add(argument, entity.name, entity.type)


def material(reads: Iterable[Read], relations: Sequence[str]) -> Material:
    """All pairs with their labels; every label is taken to be known."""
    pairs = [pair for read in reads for pair in read.pairs]
    columns = {name: column for column, name in enumerate(relations)}
    labels = np.zeros((len(pairs), len(relations)), dtype=bool)
    for row, pair in enumerate(pairs):
        labels[row, [columns[name] for name in pair.holds if name in columns]] = True
    return Material([pair.features for pair in pairs], labels, np.ones_like(labels))
