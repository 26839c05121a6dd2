"""Learn the scorer of facts: `python training/relations.py`.

Reads texts with known facts (the written ones of the corpora, the news articles of articles/ and, of other articles,
the passages of news/), parses them with the shipped pipelines, and fits a scorer to their pairs of entities, French and
English together. With `--measure`, a tenth of the written texts and a fifth of the articles are kept out and measured,
and nothing is written.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import parts
from entities import located, records
from spacy.tokens import Span

from kg import language, lexicon, ontology
from kg.learning.fitting import Material, Settings, fit
from kg.learning.material import Observed
from kg.mentions import Finder
from kg.model import Document
from kg.ontology import Ontology
from kg.relations import RelationReader
from kg.scorer import FILE, Scorer
from kg.spelling import same, spellings

logger = logging.getLogger("training")
_HERE = Path(__file__).parent
_LANGUAGES = ("fr", "en")
_HELD = {"written": 10, "articles": 5}  # one of so many is kept out
_OWN_WORDS = "compose"  # what names say of themselves, which not every text has among its facts
_THRESHOLDS = (0.3, 0.5, 0.7)


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact between surface forms, and the characters of the sentence that states it; None where any may."""

    subject: frozenset[str]
    property: str
    object: frozenset[str]
    at: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Text:
    """A document with the facts that it states; `article` is the article that it is, or is of."""

    kind: str
    document: Document
    facts: tuple[Stated, ...]
    article: str = ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair, and the properties that may hold of it or not, as another sentence is known to state them."""

    pair: Observed
    unsure: frozenset[str]


@dataclass(frozen=True, slots=True)
class Known:
    """A text read: its pairs, and how many facts it has, those between other sentences included."""

    text: Text
    pairs: tuple[Labelled, ...]


def texts(lang: str, corpora: Path) -> Iterator[Text]:
    """All texts of a language, the written ones first."""
    for path in sorted((corpora / "facts").glob(f"{lang}-*.jsonl")):
        for record in records(path):
            yield Text("written", Document(record["id"], record["text"], lang), tuple(_facts(record)))
    articles = {record["id"]: record for record in records(corpora / f"raw/{lang}-wikinews.jsonl")}
    whole = list(_news(lang, "articles", articles))
    yield from whole
    known = {text.article for text in whole}
    yield from (text for text in _news(lang, "news", articles) if text.article not in known)


def _news(lang: str, kind: str, articles: dict[str, dict[str, Any]]) -> Iterator[Text]:
    for path in sorted((_HERE / kind).glob(f"{lang}-*.jsonl")):
        for record in records(path):
            article, text = located(record["id"], articles)
            document = Document(record["id"], text, lang, article["title"], article["date"])
            yield Text(kind, document, tuple(_facts(record)), article["id"])


def _facts(record: dict[str, Any]) -> Iterator[Stated]:
    for subject, property_, object_, *more in record["facts"]:
        details = more[1] if len(more) > 1 else {}
        at = tuple(details["at"]) if "at" in details else None
        yield Stated(spellings([subject]), property_, spellings([object_]), at)


class Reader:
    """Reads texts to pairs."""

    def __init__(self, lang: str, pipelines: language.Pipelines, known: Ontology) -> None:
        """Load what the language needs."""
        words = lexicon.load(known.folder, lang)
        self._pipelines, self._known = pipelines, known
        self._finder = Finder(known, words, partial(pipelines.tokenize, lang))
        self._relations = RelationReader(known, words)

    def read(self, text: Text) -> Known:
        """Parse a text and label its pairs."""
        doc = self._pipelines.parse(text.document)
        found = self._finder.find(doc)
        names = {
            entity.id: spellings(
                [entity.name, *(each.span.of(doc.text) for each in entity.mentions if each.kind != "pronoun")]
            )
            for entity in found.entities
        }
        pairs = []
        for pair in self._relations.pairs(doc, found):
            facts = self._between(text, names[pair.subject], names[pair.object])
            sentence = pair.left.sent
            holds = {fact.property for fact in facts if fact.at is None or _meets(fact.at, sentence)}
            types = found.by_id[pair.subject].type, found.by_id[pair.object].type
            unsure = frozenset(fact.property for fact in facts) - holds
            pairs.append(Labelled(Observed(pair.features, types, frozenset(holds)), unsure))
        return Known(text, tuple(pairs))

    def _between(self, text: Text, left: frozenset[str], right: frozenset[str]) -> list[Stated]:
        return [
            fact
            for fact in text.facts
            if (same(fact.subject, left) and same(fact.object, right))
            or (
                self._known.properties[fact.property].symmetric
                and same(fact.subject, right)
                and same(fact.object, left)
            )
        ]


def _meets(place: tuple[int, int], sentence: Span) -> bool:
    """Whether the characters are those of the sentence, or some of them."""
    return place[0] < sentence.end_char and sentence.start_char < place[1]


def material(known: Ontology, labelled: Sequence[Labelled], properties: Sequence[str]) -> Material:
    """Labels of the pairs, judged where their classes allow the property."""
    allowed: dict[tuple[str, str], list[bool]] = {}
    labels = np.zeros((len(labelled), len(properties)), dtype=bool)
    judged = np.zeros_like(labels)
    columns = {name: column for column, name in enumerate(properties)}
    for row, one in enumerate(labelled):
        pair = one.pair
        if pair.types not in allowed:
            allowed[pair.types] = [known.suits(name, *pair.types) for name in properties]
        judged[row] = allowed[pair.types]
        labels[row, [columns[name] for name in pair.holds]] = True
        judged[row, [columns[name] for name in one.unsure]] = False
        for name in properties:
            if name not in pair.holds and f"R={name}:{_OWN_WORDS}" in pair.features:
                judged[row, columns[name]] = False
    return Material([one.pair.features for one in labelled], labels, judged)


def measure(scorer: Scorer, known: Ontology, read: Iterable[Known]) -> None:
    """Log precision and recall of what the scorer alone reads, at several thresholds."""
    read = list(read)
    pairs = [pair for one in read for pair in one.pairs]
    table = scorer.probabilities([one.pair.features for one in pairs])
    table *= material(known, pairs, scorer.properties).judged
    right = np.array([[name in one.pair.holds for name in scorer.properties] for one in pairs])
    for threshold in _THRESHOLDS:
        found = table >= threshold
        precision = (found & right).sum() / max(1, found.sum())
        recall = (found & right).sum() / sum(len(one.text.facts) for one in read)
        logger.info("  from %.1f: precision %.3f, recall %.3f", threshold, precision, recall)


def _parted(read: Sequence[Known]) -> tuple[list[Known], list[Known]]:
    """Keep every so many texts of each kind out."""
    held = [one for kind, each in _HELD.items() for one in [one for one in read if one.text.kind == kind][::each]]
    out = {id(one) for one in held}
    return [one for one in read if id(one) not in out], held


def main() -> None:
    """Learn, and write the scorer into the ontology folder, or measure it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder that holds corpora/")
    parser.add_argument("--measure", action="store_true", help="keep texts out and measure on them")
    parser.add_argument("--to", type=Path, help="folder of the ontology; default: the one that is shipped")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parts.use_openblas()
    known = ontology.load(arguments.to or ontology.default_folder())
    pipelines = language.Pipelines({})
    read: dict[str, list[Known]] = {}
    for lang in _LANGUAGES:
        reader = Reader(lang, pipelines, known)
        read[lang] = [reader.read(text) for text in texts(lang, arguments.shared / "corpora")]
        logger.info("%s: %d texts, %d pairs", lang, len(read[lang]), sum(len(one.pairs) for one in read[lang]))
    parted = {lang: _parted(each) if arguments.measure else (each, []) for lang, each in read.items()}
    pairs = [pair for train, _ in parted.values() for one in train for pair in one.pairs]
    properties = sorted({name for one in pairs for name in one.pair.holds})
    scorer = fit(material(known, pairs, properties), properties, Settings())
    if not arguments.measure:
        scorer.save(known.folder / "lexicon" / FILE)
        return
    for lang, (_, held) in parted.items():
        for kind in _HELD:
            logger.info("%s, %s", lang, kind)
            measure(scorer, known, [one for one in held if one.text.kind == kind])


if __name__ == "__main__":
    main()
