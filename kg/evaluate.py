"""What a build read, held against gold: precision, recall and F1 of facts per property, of entities and of quotes.

A fact that is said twice counts once, and only properties that the gold uses are judged. Details of a fact (polarity,
source, time, quantity) are judged where the fact itself is right and gold gives them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from kg.export import Record, records
from kg.gold import GoldDocument, GoldEntity, GoldFact, GoldQuote, read_gold
from kg.model import Reading
from kg.outputs import READINGS
from kg.readings import read_readings
from kg.spelling import normal, same, spellings

SYMMETRIC = frozenset({"spouseOf", "siblingOf", "fights", "agreedWith", "metWith", "negotiatesWith"})
QUOTE_OVERLAP = 0.8
DETAILS = ("polarity", "attributed to", "time", "quantity")


@dataclass
class Score:
    """How many were found, how many of them are right, and how many gold has."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Share of right ones among those found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of gold that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def to_json(self) -> dict[str, float]:
        """Counts and shares."""
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {name: round(share, 4) for name, share in shares.items()} | vars(self)


@dataclass
class Share:
    """How many of some total."""

    part: int = 0
    whole: int = 0

    @property
    def value(self) -> float:
        """The share; 0 of nothing."""
        return self.part / self.whole if self.whole else 0.0

    def count(self, *, holds: bool) -> None:
        """Count one more."""
        self.whole += 1
        self.part += holds

    def to_json(self) -> dict[str, float]:
        """Counts and share."""
        return {"share": round(self.value, 4)} | vars(self)


@dataclass
class Scores:
    """All figures of one evaluation.

    Attributes:
        properties: facts by property.
        details: of right facts, those whose polarity, source, time or quantity is right too.
        split: found entities that are in pieces.
        mentions: distinct surface forms gathered in the best node.
        system_entities: number of entities that were read in the gold's documents.
    """

    properties: defaultdict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    details: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in DETAILS})
    entities: Share = field(default_factory=Share)
    typed: Share = field(default_factory=Share)
    split: Share = field(default_factory=Share)
    mentions: Share = field(default_factory=Share)
    quotes: Score = field(default_factory=Score)
    system_entities: int = 0

    @property
    def facts(self) -> Score:
        """All properties together."""
        scores = self.properties.values()
        return Score(*(sum(getattr(score, name) for score in scores) for name in ("right", "found", "gold")))

    def to_json(self) -> dict[str, Any]:
        """All figures as plain values."""
        return {
            "facts": self.facts.to_json(),
            "properties": {name: score.to_json() for name, score in sorted(self.properties.items())},
            "details": {name: share.to_json() for name, share in self.details.items()},
            "entities": {name: getattr(self, name).to_json() for name in ("entities", "typed", "split", "mentions")},
            "quotes": self.quotes.to_json(),
        }


def evaluate(gold: Path, graph: Path) -> Scores:
    """Score the readings of a build.

    Args:
        gold: gold file.
        graph: folder of a build of the same texts.

    Raises:
        ReadingError: a file is missing or malformed.
    """
    return score(read_gold(gold), read_readings(graph / READINGS))


def score(gold: Iterable[GoldDocument], readings: Iterable[Reading]) -> Scores:
    """Score readings; a document without reading counts as one in which nothing was found."""
    documents = list(gold)
    wanted = {document.id for document in documents}
    used = {fact.predicate for document in documents for fact in document.facts}
    read = {reading.document.id: reading for reading in readings if reading.document.id in wanted}
    scores = Scores()
    for document in documents:
        found = [read[document.id]] if document.id in read else []
        _score_facts(document, map(Claim.of, records(found, what="facts")), used, scores)
        _score_entities(document, list(records(found, what="entities")), scores)
        _score_quotes(document, records(found, what="quotes"), scores)
    return scores


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact that was read, with the spellings of its subject and object."""

    predicate: str
    subject: frozenset[str]
    object: frozenset[str]
    record: Record

    @classmethod
    def of(cls, record: Record) -> Self:
        """The claim that an exported fact makes."""
        return cls(
            _local(record["predicate"]),
            spellings([record["subject_name"], *record["subject_mentions"]]),
            spellings([record["object_name"], *record["object_mentions"]]),
            record,
        )

    def fits(self, fact: GoldFact, entities: Mapping[str, GoldEntity]) -> bool:
        """Whether it says what the gold fact says."""
        if fact.predicate != self.predicate:
            return False
        subject, object_ = entities[fact.subject].names, entities[fact.object].names
        if same(subject, self.subject) and same(object_, self.object):
            return True
        return self.predicate in SYMMETRIC and same(subject, self.object) and same(object_, self.subject)


def _score_facts(document: GoldDocument, claims: Iterable[Claim], used: set[str], scores: Scores) -> None:
    seen: set[int] = set()
    for claim in claims:
        if claim.predicate not in used:
            continue
        fitting = [i for i, fact in enumerate(document.facts) if claim.fits(fact, document.entities)]
        match = next((i for i in fitting if i not in seen), None)
        if match is None and fitting:
            continue
        scores.properties[claim.predicate].found += 1
        if match is not None:
            seen.add(match)
            scores.properties[claim.predicate].right += 1
            _score_details(claim.record, document.facts[match], document, scores)
    for fact in document.facts:
        scores.properties[fact.predicate].gold += 1


def _score_details(record: Record, fact: GoldFact, document: GoldDocument, scores: Scores) -> None:
    scores.details["polarity"].count(holds=record["polarity"] == fact.polarity)
    if fact.attributed_to is not None:
        source, names = spellings([record["attributed_to"] or ""]), document.entities[fact.attributed_to].names
        scores.details["attributed to"].count(holds=same(names, source))
    if fact.time is not None:
        scores.details["time"].count(holds=(record["time"] or "").startswith(fact.time))
    if fact.quantity is not None:
        quantity = record["quantity"]
        scores.details["quantity"].count(holds=quantity is not None and quantity["value"] == fact.quantity)


def _score_entities(document: GoldDocument, found: Sequence[Record], scores: Scores) -> None:
    scores.system_entities += len(found)
    names = [spellings([record["name"], *record["mentions"]]) for record in found]
    for entity in document.entities.values():
        hits = [i for i, each in enumerate(names) if each & entity.mentions]
        scores.mentions.part += max((len(names[i] & entity.mentions) for i in hits), default=0)
        scores.mentions.whole += len(entity.mentions)
        scores.entities.count(holds=bool(hits))
        if hits:
            scores.split.count(holds=len(hits) > 1)
            scores.typed.count(holds=any(_local(found[i]["type"]) == entity.type for i in hits))


def _score_quotes(document: GoldDocument, found: Iterable[Record], scores: Scores) -> None:
    scores.quotes.gold += len(document.quotes)
    rest = list(document.quotes)
    for record in found:
        scores.quotes.found += 1
        match = next((quote for quote in rest if _is_quote(record, quote, document)), None)
        if match is not None:
            scores.quotes.right += 1
            rest.remove(match)


def _is_quote(record: Record, quote: GoldQuote, document: GoldDocument) -> bool:
    words, gold_words = normal(record["text"]).split(), normal(quote.text).split()
    common = sum((Counter(words) & Counter(gold_words)).values())
    if common < QUOTE_OVERLAP * max(len(words), len(gold_words)):
        return False
    speaker = spellings([record["speaker_name"] or "", *record["speaker_mentions"]])
    return same(document.entities[quote.speaker].names, speaker)


def _local(name: str) -> str:
    return re.split(r"[/#:]", name.strip("<>"))[-1]


def lines(scores: Scores) -> Iterator[str]:
    """The figures as a table for people."""
    for name, each in sorted(scores.properties.items(), key=lambda item: (-item[1].gold, item[0])):
        yield _row(name, each)
    yield ""
    for name, share in scores.details.items():
        yield f"{name:<18} {share.value:.3f} right of {share.whole} matched facts that have one"
    yield _row("all facts", scores.facts)
    yield ""
    found, mentions = scores.entities, scores.mentions
    yield f"entities found     {found.value:.3f} of {found.whole} ({scores.system_entities} were read)"
    yield f"typed right        {scores.typed.value:.3f} of those found"
    yield f"split in pieces    {scores.split.value:.3f} of those found"
    yield f"mentions gathered  {mentions.value:.3f} of {mentions.whole} distinct surface forms, in the best node"
    yield ""
    yield _row("quotes", scores.quotes)


def _row(name: str, each: Score) -> str:
    counts = f"({each.right} right of {each.found} found, {each.gold} in gold)"
    return f"{name:<18} P {each.precision:6.3f}  R {each.recall:6.3f}  F1 {each.f1:6.3f}   {counts}"
