"""Score open propositions on CaRB and WiRe57, and write benchmarks/openie.md: `python benchmarks/openie.py`.

Both sets, and the tuples of other systems on WiRe57, lie in the folder corpora/openie/ of `--shared`; they are for
measuring only. Needs kg installed.
"""

import argparse
import json
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from openie_scorers import Curve, Extraction, GoldPart, GoldTuple, Score, Words, carb, shares, wire57

from kg import lexicon, ontology
from kg.language import Pipelines
from kg.model import Document
from kg.relations.clauses import Phrase, Proposition, propositions

logger = logging.getLogger("benchmarks")

QUOTES = frozenset({"``", "''", "“", "”"})
# System → its name in the file, and the F1 that Léchelle et al. 2019 report.
PUBLISHED = {
    "MinIE": ("minie", 0.358),
    "ClausIE": ("clausie", 0.342),
    "OpenIE 4": ("openie", 0.267),
    "OLLIE": ("ollie", 0.239),
    "ReVerb": ("reverb", 0.200),
    "Stanford": ("stanford", 0.198),
    "PropS": ("props", 0.187),
}
INTRODUCTION = """# Open facts, measured

Made by `python benchmarks/openie.py` from two public sets of English sentences for which people wrote down what they
say: the development half of CaRB (Bhardwaj et al. 2019) and WiRe57 (Léchelle et al. 2019). Their texts are not in this
repository. The scorers are written anew from the papers (`openie_scorers.py`); the propositions are those of
`kg.relations.clauses`, from the pipeline that comes with kg."""
CARB = """## CaRB

Words are compared slot by slot. Recall: each tuple of the set takes the best of ours; precision: each of ours has one
tuple of the set. “Best” is the point of highest F1 over confidence. Published figures are on the other half of the set,
which is not used here: ClausIE 45.0, MinIE 41.9, OpenIE 4 51.6 (the last learnt from data)."""
CONSTRUCTIONS = """What was read from each construction, and the share of its words that are right, one tuple of the set
to one of ours. People wrote down few possessions and titles: one that is not in the set is not thereby wrong."""
WIRE = """## WiRe57

One tuple of the set to one of ours. The outputs of the other systems are those published with the set, scored here; the
last column is what the paper reports. Its way of counting lets the recall of a tuple exceed 1 where a system finds
words that annotators added ("is", "has"); the column before has F1 with a recall of 1 at most."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one set gives."""

    sentences: int
    gold: int
    found: int
    seconds: float


def main() -> None:
    """Score both sets, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder that holds corpora/openie/")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/openie.md"), help="file to write")
    options = parser.parse_args()
    logging.basicConfig(format="%(message)s")
    logger.setLevel(logging.INFO)
    reader = Reader()
    folder = options.shared / "corpora" / "openie"
    blocks = [INTRODUCTION, *report_carb(reader, folder), *report_wire57(reader, folder)]
    page = "\n\n".join(blocks) + "\n"
    logger.info("%s", page)
    options.out.write_text(page, encoding="utf-8", newline="\n")


class Reader:
    """Reads the propositions of English sentences."""

    def __init__(self) -> None:
        self._pipelines = Pipelines()
        self._lexicon = lexicon.load(ontology.default_folder(), "en")

    def read(self, sentence: str) -> list[Proposition]:
        """What a sentence says."""
        doc = self._pipelines.parse(Document("sentence", sentence, "en"))
        return list(propositions(doc, self._lexicon))

    def words(self, text: str) -> Words:
        """The words of a phrase as the pipeline splits them."""
        return alike(token.text for token in self._pipelines.tokenize("en", text) if not token.is_space)


def extraction(proposition: Proposition, split: Callable[[str], Words]) -> Extraction:
    """A proposition in words."""

    def words(phrase: Phrase) -> Words:
        return split(phrase.text)

    arguments = tuple(map(words, proposition.arguments))
    return Extraction(words(proposition.subject), words(proposition.relation), arguments, proposition.confidence)


def alike(words: Iterable[str]) -> Words:
    """Words with one kind of quotation mark: CaRB writes them in the manner of the Penn Treebank."""
    return tuple('"' if word in QUOTES else word for word in words)


def split_at_spaces(text: str) -> Words:
    """The words of a text that is in tokens already."""
    return alike(text.split())


def report_carb(reader: Reader, folder: Path) -> Iterator[str]:
    """The tables of CaRB."""
    gold = read_carb(folder / "carb-dev.tsv")
    start = time.process_time()
    read = [reader.read(" ".join(split_at_spaces(sentence))) for sentence in gold]
    seconds = time.process_time() - start
    found = [[extraction(one, split_at_spaces) for one in each] for each in read]
    tuples = list(gold.values())
    yield CARB
    measured = Measured(len(gold), sum(map(len, tuples)), sum(map(len, found)), seconds)
    yield table(["", "kg"], _carb_rows(carb(tuples, found), measured))
    yield CONSTRUCTIONS
    yield table(["construction", "Tuples", "Right"], _construction_rows(read, shares(tuples, found)))


def _carb_rows(curve: Curve, measured: Measured) -> Iterator[list[str]]:
    yield ["Sentences", f"{measured.sentences:,}"]
    yield ["Tuples of the set", f"{measured.gold:,}"]
    yield ["Tuples of ours", f"{measured.found:,}"]
    yield ["Precision, best", per_cent(curve.best.precision)]
    yield ["Recall, best", per_cent(curve.best.recall)]
    yield ["**F1, best**", f"**{per_cent(curve.best.f1)}**"]
    yield ["Area under precision over recall", per_cent(curve.auc)]
    yield ["Sentences a second, parsing included", f"{measured.sentences / measured.seconds:.0f}"]


def _construction_rows(read: Sequence[list[Proposition]], right: Sequence[list[float]]) -> Iterator[list[str]]:
    by_construction: dict[str, list[float]] = {}
    for each, scores in zip(read, right, strict=True):
        for one, score in zip(each, scores, strict=True):
            by_construction.setdefault(one.construction, []).append(score)
    for name, scores in sorted(by_construction.items(), key=lambda item: (-len(item[1]), item[0])):
        yield [name, str(len(scores)), per_cent(sum(scores) / len(scores))]


def read_carb(path: Path) -> dict[str, list[Extraction]]:
    """Sentences with their tuples; lines are sentence, relation, subject and arguments, between tabs."""
    found: dict[str, list[Extraction]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        sentence, relation, subject, *arguments = line.split("\t")
        one = Extraction(
            split_at_spaces(subject), split_at_spaces(relation), tuple(split_at_spaces(each) for each in arguments)
        )
        found.setdefault(sentence.strip(), []).append(one)
    return found


def report_wire57(reader: Reader, folder: Path) -> Iterator[str]:
    """The tables of WiRe57."""
    sentences = [one for part in _load(folder / "wire57.json").values() for one in part]
    gold = [[gold_tuple(one) for one in sentence["tuples"]] for sentence in sentences]
    found = [[extraction(one, reader.words) for one in reader.read(sentence["sent"])] for sentence in sentences]
    systems = _load(folder / "wire57-systems.json")
    yield WIRE
    score = partial(wire57, gold)
    rows = [_wire_row("**kg**", found, score, "")]
    for name, (key, published) in PUBLISHED.items():
        theirs = [[_theirs(one) for one in systems[each["id"]] if one["extractor"] == key] for each in sentences]
        rows.append(_wire_row(name, theirs, score, per_cent(published)))
    yield table(["", "Tuples", "Precision", "Recall", "F1", "F1, at most 1", "F1, published"], rows)
    yield f"{len(sentences)} sentences, {sum(map(len, gold))} tuples of the set."


def _wire_row(name: str, found: list[list[Extraction]], score: Callable[..., Score], published: str) -> list[str]:
    scores, held = score(found), score(found, most=1.0)
    shown = [per_cent(value) for value in (scores.precision, scores.recall, scores.f1, held.f1)]
    return [name, str(sum(map(len, found))), *shown, published]


def gold_tuple(one: Mapping[str, Any]) -> GoldTuple:
    """A tuple of the file."""
    parts = (_part(one["arg1"]), _part(one["rel"]), _part(one["arg2"]))
    return GoldTuple(parts, tuple(map(_part, one["arg3+"])))


def _part(slot: Mapping[str, Any]) -> GoldPart:
    said = [word for word, place in zip(slot["words"], slot["words_indexes"], strict=True) if place != "inf"]
    return GoldPart(alike(slot["words"]), alike(said))


def _theirs(one: Mapping[str, Any]) -> Extraction:
    arguments = (one["arg2"], *one.get("arg3+", ()))
    return Extraction(split_at_spaces(one["arg1"]), split_at_spaces(one["rel"]), tuple(map(split_at_spaces, arguments)))


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def table(head: list[str], rows: Iterable[list[str]]) -> str:
    """A table in Markdown, its first column text and the others numbers."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def per_cent(value: float) -> str:
    """A share of 1 in per cent."""
    return f"{100 * value:.1f}"


if __name__ == "__main__":
    main()
