"""Facts of a foreign ontology, learnt from its own examples: writes benchmarks/text2kgbench.md.

For each of the ontologies 1 to 10 of Text2KGBench's DBpedia-WebNLG (Mihindukulasooriya et al. 2023), `kg learn` makes a
folder from the ontology and its train split alone, and that folder reads the test sentences. Names are then written as
the train split writes them: with the identifier that it gives to a text, with the brackets and decimals that a
relation's arguments usually have there.

    python benchmarks/text2kgbench.py --shared ../shared
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg import ontology
from kg.config import Config
from kg.learning import Request, learn
from kg.learning.align import BRACKETS, plain, stretch_of
from kg.learning.terms import name_of
from kg.model import Document, Fact, Reading
from kg.namespaces import GAZETTEER
from kg.ontology import Ontology
from kg.reader import Reader

logger = logging.getLogger("benchmarks")
HERE = Path(__file__).parent
NUMBERS = range(1, 11)
USUAL = 0.5  # share of a relation's arguments that are written in a way, for it to be the way
SPACES = re.compile(r"[\s_]+")
WHOLE = re.compile(r"\d+")
STEM_ENDS = re.compile(r"(?:ational|ization|iveness|ments?|ness|ings?|edly|ed|ies|es|s|e|ly|ion|y)$")

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """One ontology's figures; shares between 0 and 1."""

    name: str
    sentences: int
    official: tuple[float, float, float]
    strict: tuple[float, float, float]
    counts: tuple[int, int, int]
    conformance: float
    hallucinated: float


@dataclass
class Style:
    """How the train split writes the arguments of each relation and side.

    Attributes:
        endings: what follows in brackets, counted.
        tens: how often a whole number has a decimal, of how many.
        areas: how often the name goes on with the area around it, after a comma.
    """

    endings: defaultdict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    tens: defaultdict[tuple[str, str], Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    areas: defaultdict[tuple[str, str], Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))

    def note(self, relation: str, side: str, argument: str, text: str) -> None:
        """Count how one argument is written."""
        name = plain(argument)
        bracket = BRACKETS.search(name)
        self.endings[relation, side][bracket[0].strip() if bracket else ""] += 1
        stem = BRACKETS.sub("", name)
        if re.fullmatch(r"\d+(?:\.0)?", stem) and WHOLE.search(text):
            self.tens[relation, side][stem.endswith(".0")] += 1
        if not stem[:1].isdigit() and stretch_of(stem.partition(",")[0], text):
            self.areas[relation, side]["," in stem] += 1

    def write(self, relation: str, side: str, text: str, following: str | None) -> str:
        """An argument as the train split would write it; `following` is the next place in the sentence."""
        if re.fullmatch(r"\d+", text) and _usual(self.tens[relation, side]):
            text += ".0"
        if following and "," not in text and _usual(self.areas[relation, side]):
            text += f", {following}"
        ending, count = max(self.endings[relation, side].items(), key=lambda item: (item[1], item[0]), default=("", 0))
        if ending and not BRACKETS.search(text) and count > USUAL * self.endings[relation, side].total():
            text += f" {ending}"
        return text


def _usual(counts: Counter[bool]) -> bool:
    return counts[True] > USUAL * counts.total()


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file, one a line."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def style_of(train: Iterable[Mapping[str, Any]]) -> Style:
    """How a train split writes names and numbers."""
    style = Style()
    for record in train:
        for triple in record["triples"]:
            for side, argument in (("subject", triple["sub"]), ("object", triple["obj"])):
                style.note(name_of(triple["rel"]), side, argument, record["sent"])
    return style


class Writer:
    """Facts as triples of the benchmark."""

    def __init__(self, known: Ontology, style: Style) -> None:
        self._labels = {
            entry.iri: entry.labels["en"]
            for entry in known.gazetteer
            if "en" in entry.labels and (entry.type == "Country" or not entry.iri.startswith(GAZETTEER))
        }
        self._style = style

    def triples(self, reading: Reading) -> set[Triple]:
        """All that a reading states, polarity aside."""
        return {self._triple(fact, reading) for fact in reading.facts if not fact.is_open}

    def _triple(self, fact: Fact, reading: Reading) -> Triple:
        subject = self._name(fact.predicate, "subject", fact.subject, reading)
        if fact.object is None:
            return subject, fact.predicate, self._style.write(fact.predicate, "object", fact.value or "", None)
        return subject, fact.predicate, self._name(fact.predicate, "object", fact.object, reading)

    def _name(self, relation: str, side: str, id_: str, reading: Reading) -> str:
        entity = reading.entity(id_)
        if entity.link in self._labels and "," in self._labels[entity.link]:
            return self._labels[entity.link]
        text = self._labels.get(entity.link or "") or entity.name
        last = max(mention.span.end for mention in entity.mentions)
        after = [
            (mention.span.start, other.name)
            for other in reading.entities
            if other.type in {"Region", "City", "Country"} and other.id != id_
            for mention in other.mentions
            if mention.span.start >= last
        ]
        return self._style.write(relation, side, text, min(after)[1] if after else None)


def key(triple: Triple) -> str:
    """A triple as the official scorer compares it: without spaces and underscores, in small letters."""
    return SPACES.sub("", "".join(triple)).lower()


def shares(right: float, found: float, known: float) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision, recall = right / found if found else 0.0, right / known if known else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(name: str, pairs: list[tuple[str, set[Triple], set[Triple]]], known: Ontology, labels: list[str]) -> Score:
    """The figures of one ontology.

    Args:
        name: of the ontology.
        pairs: text, predicted and gold triples of each sentence.
        known: the ontology that read.
        labels: of its concepts.
    """
    rows, right, found, gold_total, conform, invented = [], 0, 0, 0, 0, 0
    for text, predicted, gold in pairs:
        relations = {triple[1] for triple in gold}
        wanted = set(map(key, gold))
        kept = {key(triple) for triple in predicted if triple[1] in relations}
        rows.append(shares(len(kept & wanted), len(kept), len(wanted)))
        right += len(set(map(key, predicted)) & wanted)
        found, gold_total = found + len(predicted), gold_total + len(wanted)
        conform += sum(triple[1] in known.properties for triple in predicted)
        invented += sum(not _is_in(side, text, labels) for triple in predicted for side in (triple[0], triple[2]))
    official = tuple(sum(column) / len(rows) for column in zip(*rows, strict=True))
    return Score(
        name,
        len(pairs),
        official,  # type: ignore[arg-type] # three columns
        shares(right, found, gold_total),
        (right, found, gold_total),
        conform / found if found else 1.0,
        invented / (2 * found) if found else 0.0,
    )


def _is_in(name: str, text: str, labels: list[str]) -> bool:
    """Whether the stems of a name occur, run together, in those of the sentence and the concepts' labels."""
    return _stems(name) in _stems(" ".join((text, *labels)))


def _stems(text: str) -> str:
    return "".join(STEM_ENDS.sub("", word) or word for word in re.findall(r"\w+", text.replace("_", " ").lower()))


def measure(number: int, data: Path, work: Path) -> Score:
    """Learn one ontology, read its test sentences, score them."""
    path = next(data.glob(f"ontologies/{number}_*_ontology.json"))
    stem = path.stem.removesuffix("_ontology")
    train = data / f"train/ont_{stem}_train.jsonl"
    out = work / stem
    learn(Request(path, (train,), out, lang="en"))
    known = ontology.load(out)
    reader = Reader(Config(paths=(data,), ontology=out))
    writer = Writer(known, style_of(records(train)))
    pairs = []
    for record in records(data / f"ground_truth/ont_{stem}_ground_truth.jsonl"):
        gold = {(triple["sub"], name_of(triple["rel"]), triple["obj"].strip('"')) for triple in record["triples"]}
        reading = reader.read(Document(record["id"], record["sent"], "en"))
        pairs.append((record["sent"], writer.triples(reading), gold))
    labels = [each["label"] for each in json.loads(path.read_text(encoding="utf-8"))["concepts"]]
    return score(stem, pairs, known, labels)


INTRODUCTION = """# Facts of a foreign ontology, measured

Made by `python benchmarks/text2kgbench.py` from Text2KGBench (Mihindukulasooriya et al. 2023), DBpedia-WebNLG,
ontologies 1 to 10. `kg learn` makes a folder from each ontology and its train split alone; that folder reads the test
sentences.
Their texts are not in this repository; the scorers are written anew from the paper.

- **Official**: of each sentence, triples whose relation is not among its gold are passed over; exact names; means over
  sentences, then over ontologies.
- **Strict**: every triple counts, over all sentences together.
- **Conformance**: share of triples whose relation is in the ontology. **Not in text**: share of subjects and objects
  whose stems are not in the sentence; these are names that the train split gives to a text ("US": United States).

Names must be the identifiers of DBpedia, "Mermaid_(Train_song)" for a Mermaid: of 2,922 gold triples 67 % have both
names in their sentence or in the train split. Published, by the official count: Vicuna-13B 0.30, GPT-4o with six
examples 0.57."""


def table(scores: list[Score]) -> str:
    """The page."""
    rows = [
        "| ontology | sentences | official P | R | F1 | strict P | R | F1 | conformance | not in text |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for one in scores:
        figures = (*one.official, *one.strict, one.conformance, one.hallucinated)
        rows.append(f"| {one.name} | {one.sentences} | " + " | ".join(f"{100 * each:.1f}" for each in figures) + " |")
    official = [sum(column) / len(scores) for column in zip(*(one.official for one in scores), strict=True)]
    strict = shares(*(sum(column) for column in zip(*(one.counts for one in scores), strict=True)))
    total = sum(one.sentences for one in scores)
    figures = " | ".join(f"**{100 * each:.1f}**" for each in (*official, *strict))
    rows.append(f"| **all** | {total} | {figures} | | |")
    return "\n".join((INTRODUCTION, "", *rows, ""))


def main() -> None:
    """Measure, print, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder that holds corpora/text2kgbench")
    parser.add_argument("--only", type=int, nargs="*", help="numbers of ontologies; nothing is written")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    scores = []
    with tempfile.TemporaryDirectory() as work:
        for number in arguments.only or NUMBERS:
            scores.append(measure(number, arguments.shared / "corpora/text2kgbench", Path(work)))
            logger.info("%s: official %.3f, strict %.3f", scores[-1].name, scores[-1].official[2], scores[-1].strict[2])
    if not arguments.only:
        (HERE / "text2kgbench.md").write_text(table(scores), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
