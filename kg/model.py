"""The values that travel between stages: one document, and everything that was understood from it.

Offsets are characters of ``Document.text``, half-open: ``start <= i < end``. Entity ids hold within one document.
The values are frozen and hold tuples, so a `Reading` can be hashed, cached, sent to another process and compared.
"""

import math
from dataclasses import dataclass
from typing import Literal

Polarity = Literal["affirmed", "negated", "hypothetical"]
MentionKind = Literal["name", "description", "pronoun"]
OPEN_PREFIX = "open:"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            message = f"not a span: {self.start}:{self.end}"
            raise ValueError(message)

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is known about it.

    Attributes:
        id: unique in a corpus, stable between builds: the path below the seed folder, or the record's own id.
        lang: ISO 639-1 code.
        published: ISO 8601 date (``2021-04-07``); None where unknown. Relative dates are resolved against it.
        url: where the text was published; None where unknown.
        source: the file it came from, relative to the seed folder.
    """

    id: str
    text: str
    lang: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named, described or referred to by a pronoun."""

    span: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, place, body or thing of one document, with all its mentions.

    Attributes:
        name: the fullest name that the text gives.
        type: local name of its main class in the ontology, such as ``Person``.
        classes: further classes, such as ``TerroristGroup``, sorted.
        link: IRI of the gazetteer entry that it certainly is; None where there is none.
    """

    id: str
    name: str
    type: str
    mentions: tuple[Mention, ...]
    classes: tuple[str, ...] = ()
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that a fact carries: 2500 soldiers, 49 percent, 3 million EUR.

    Attributes:
        unit: singular lower-case noun (``soldier``, ``percent``) or ISO 4217 currency code.
    """

    value: float
    unit: str
    approximate: bool = False

    def __post_init__(self) -> None:
        if not math.isfinite(self.value):
            message = f"not a finite quantity: {self.value}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that one sentence states.

    Attributes:
        subject: entity id.
        predicate: local name of an ontology property, or ``open:`` and a lemma where no property covers the relation.
        object: entity id; None where the object is a literal, which `value` then holds.
        evidence: the sentence.
        rule: which rule or model read it.
        confidence: between 0 and 1.
        attributed_to: id of the entity that the text credits with the statement; None where the document speaks itself.
        time: ISO 8601 date, month or year at which the fact holds or begins; None where the text does not fix it.
        value: a literal object, such as another name of the subject.
    """

    subject: str
    predicate: str
    object: str | None
    evidence: Span
    rule: str
    confidence: float = 1.0
    polarity: Polarity = "affirmed"
    attributed_to: str | None = None
    time: str | None = None
    quantity: Quantity | None = None
    value: str | None = None

    def __post_init__(self) -> None:
        if (self.object is None) == (self.value is None):
            message = f"a fact has either an entity or a literal as object: {self.predicate}"
            raise ValueError(message)

    @property
    def is_open(self) -> bool:
        """Whether no ontology property covers the relation."""
        return self.predicate.startswith(OPEN_PREFIX)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody uttered, without their quotation marks.

    Attributes:
        speaker: entity id; None where the text does not say who speaks.
    """

    speaker: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything understood from one document: the unit of caching, distribution, export and evaluation."""

    document: Document
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    quotes: tuple[Quote, ...] = ()

    def entity(self, id_: str) -> Entity:
        """The entity of that id.

        Raises:
            KeyError: no entity of this document has it.
        """
        for entity in self.entities:
            if entity.id == id_:
                return entity
        raise KeyError(id_)


@dataclass(frozen=True, slots=True)
class Failure:
    """A document or file that could not be read: the build goes on without it.

    Attributes:
        document: id of the document, or path of the file.
        stage: name of the stage that failed.
        error: what went wrong and what to do, in a sentence.
    """

    document: str
    stage: str
    error: str
