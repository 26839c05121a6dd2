"""Measure what a build reads of the development sets, and write benchmarks/reading.md: `python benchmarks/reading.py`.

The sets, dev-fr.jsonl and dev-en.jsonl, lie beside the repository, in the folder gold/ of `--shared`. Their documents
are built as any others, then scored by `kg.evaluate`. Needs kg installed.
"""

import argparse
import json
import logging
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg import pipeline
from kg.config import Config, parse_models
from kg.evaluate import Score, Scores, Share, evaluate
from kg.language import describe, shipped

logger = logging.getLogger("benchmarks")

LANGUAGES = {"fr": "French", "en": "English"}
FIELDS = ("id", "lang", "date", "title", "url", "text")
INTRODUCTION = """# What is read, measured

Made by `python benchmarks/reading.py` from two development sets of news articles, one in French and one in English, in
which people's names, facts and quotations were marked by hand; their texts are not in this repository. The articles are
built with `kg build` as any others are, and scored by `kg evaluate`.

- A **fact** is right if its property is right, and its subject and object each name the right thing: equal names, but
  for case, accents and articles, or all words of one in the other. A fact that is said twice counts once. Only
  properties that the set uses are judged.
- **P** (precision) is the share of right facts among those found, **R** (recall) the share of marked facts that were
  found, **F1** their harmonic mean. All figures are in per cent.
- Polarity, source, time and quantity are judged where the fact itself is right and has one.
- A quotation is right if four fifths of its words are, and its speaker."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One development set, and the scores of a build of its documents."""

    documents: int
    words: int
    scores: Scores


def main() -> None:
    """Measure both languages, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder that holds gold/")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/reading.md"), help="file to write")
    parser.add_argument("--model", action="append", default=[], metavar="LANG=NAME", help="as for kg build")
    options = parser.parse_args()
    logging.basicConfig(format="%(message)s")
    logger.setLevel(logging.INFO)
    models = parse_models(options.model)
    sets = {lang: measure(options.shared / "gold" / f"dev-{lang}.jsonl", models) for lang in LANGUAGES}
    options.out.write_text(render(sets, names(models)), encoding="utf-8", newline="\n")
    logger.info("%s", options.out)


def measure(gold: Path, models: tuple[tuple[str, str], ...]) -> Measured:
    """Build the documents of a gold file in a folder that goes away, and score them."""
    with tempfile.TemporaryDirectory() as name:
        texts, out = Path(name) / "texts.jsonl", Path(name) / "outputs"
        texts.write_text("".join(_bare(gold)), encoding="utf-8", newline="\n")
        report = pipeline.build(Config(paths=(texts,), out=out, models=models))
        return Measured(report.documents, report.words, evaluate(gold, out))


def _bare(gold: Path) -> Iterator[str]:
    """Its documents without what is marked in them, one a line."""
    with gold.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield json.dumps({name: record.get(name) for name in FIELDS}, ensure_ascii=False) + "\n"


def names(models: Iterable[tuple[str, str]]) -> str:
    """The pipelines in use, for the reader of the tables."""
    infos = describe({**shipped(), **dict(models)})
    return ", ".join(f"{info.name} {info.version}" for info in infos)


def render(sets: Mapping[str, Measured], pipelines: str) -> str:
    """The page."""
    langs = [LANGUAGES[lang] for lang in sets]
    triple = [f"{lang} {measure}" for lang in langs for measure in ("P", "R", "F1", "marked")]
    blocks = (
        INTRODUCTION,
        f"Pipelines: {pipelines}.",
        _table(["", *langs], _totals(sets)),
        "## Facts by property",
        "“Marked” is the number of facts in the set. A dash: none was found (P), or none is marked (R).",
        _table(["property", *triple], _properties(sets)),
        "## What a fact carries",
        "Of the facts that are right, and for which the set gives the detail: how many have it right.",
        _table(["", *langs], _details(sets)),
        "## Entities and quotations",
        "An entity is found if one of its mentions is; it is in pieces if its mentions lie in several entities. "
        "“Forms gathered” is the share of an entity's different names and descriptions that the best one holds.",
        _table(["", *langs], _entities(sets)),
    )
    return "\n\n".join(blocks) + "\n"


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _totals(sets: Mapping[str, Measured]) -> Iterator[list[str]]:
    each = sets.values()
    yield ["Documents", *(f"{one.documents}" for one in each)]
    yield ["Words", *(f"{one.words:,}" for one in each)]
    yield ["Facts marked", *(f"{one.scores.facts.gold:,}" for one in each)]
    yield ["Facts found", *(f"{one.scores.facts.found:,}" for one in each)]
    yield ["Facts right", *(f"{one.scores.facts.right:,}" for one in each)]
    yield ["Precision", *(_per_cent(one.scores.facts.precision) for one in each)]
    yield ["Recall", *(_per_cent(one.scores.facts.recall) for one in each)]
    yield ["**F1**", *(f"**{_per_cent(one.scores.facts.f1)}**" for one in each)]


def _properties(sets: Mapping[str, Measured]) -> Iterator[list[str]]:
    """A row for each property, those with most facts first, and one for all."""
    marked: dict[str, int] = {}
    for one in sets.values():
        for name, score in one.scores.properties.items():
            marked[name] = marked.get(name, 0) + score.gold
    for name in sorted(marked, key=lambda name: (-marked[name], name)):
        scores = (one.scores.properties.get(name, Score()) for one in sets.values())
        yield [f"`{name}`", *(cell for score in scores for cell in _cells(score))]
    yield ["**all**", *(cell for one in sets.values() for cell in _cells(one.scores.facts))]


def _cells(score: Score) -> Iterator[str]:
    yield _per_cent(score.precision) if score.found else "–"
    yield _per_cent(score.recall) if score.gold else "–"
    yield _per_cent(score.f1) if score.found and score.gold else "–"
    yield str(score.gold)


def _details(sets: Mapping[str, Measured]) -> Iterator[list[str]]:
    for name in ("polarity", "attributed to", "time", "quantity"):
        yield [name.capitalize(), *(_share(one.scores.details[name]) for one in sets.values())]


def _entities(sets: Mapping[str, Measured]) -> Iterator[list[str]]:
    each = [one.scores for one in sets.values()]
    yield ["Entities found", *(_share(scores.entities) for scores in each)]
    yield ["Of these, of the right class", *(_share(scores.typed) for scores in each)]
    yield ["Of these, in pieces", *(_share(scores.split) for scores in each)]
    yield ["Forms gathered", *(_share(scores.mentions) for scores in each)]
    yield ["Entities read in all", *(f"{scores.system_entities:,}" for scores in each)]
    yield ["Quotations: precision", *(_per_cent(scores.quotes.precision) for scores in each)]
    yield ["Quotations: recall", *(_per_cent(scores.quotes.recall) for scores in each)]
    yield ["Quotations: F1", *(_per_cent(scores.quotes.f1) for scores in each)]
    yield ["Quotations marked", *(f"{scores.quotes.gold:,}" for scores in each)]


def _share(share: Share) -> str:
    return f"{_per_cent(share.value)} of {share.whole:,}" if share.whole else "–"


def _per_cent(value: float) -> str:
    return f"{100 * value:.1f}"


if __name__ == "__main__":
    main()
