"""Measure what a build costs beside its pipelines, and write benchmarks/speed.md: `python benchmarks/speed.py`.

The articles lie beside the repository, in corpora/raw of `--shared`. Every run is a process of its own that uses one
core. Needs kg installed.
"""

import argparse
import json
import logging
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from spacy.tokens import Doc

from kg import corpus, ontology, pipeline, reader
from kg.config import MAX_CHARACTERS, Config, parse_models
from kg.corpus.readers import Limits
from kg.language import Pipelines, describe, shipped
from kg.language.pieces import pieces
from kg.language.pipelines import BATCH
from kg.scorer import load_scorer

logger = logging.getLogger("benchmarks")

LANGUAGES = {"fr": "French", "en": "English"}
Figures = dict[str, float]
Models = tuple[tuple[str, str], ...]
INTRODUCTION = """\
# What a build costs

Made by `python benchmarks/speed.py` on {articles} of Wikinews; the articles are not in this
repository. One process, one core. Times are seconds of processor time. Other work on the machine changes that less than
time by the clock, but changes it: every figure is the median of {repeats} runs, each in a new process, with the least
and the greatest in brackets. A word is what stands between white space; {tokens} tokens of the pipelines make one.

Pipelines: {pipelines}."""
READING = """\
*Pipelines alone* is `nlp.pipe` over the paragraphs of each article, with all components. *Mentions and relations* is
all that reading does after it: names, gazetteers, descriptions and pronouns, facts and quotations."""
BUILD = """\
`kg build --workers 1` on all articles of both languages. *Reading* is all that leads to `readings.jsonl`: files,
languages, loading the pipelines, the pipelines, mentions, relations. *Graph* is identities, statements, `graph.nt`,
`graph.ttl` where the graph is small, and the store. *Page* is `index.html`."""


class Clock:
    """Takes the processor time of each stage of a build."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._name = "start"
        self._since = 0.0

    def stage(self, name: str, total: int | None = None) -> None:
        """A stage begins, and the one before it ends."""
        now = time.process_time()
        self.seconds[self._name] += now - self._since
        self._name, self._since = name, now

    def step(self, label: str = "") -> None:
        """Nothing is taken of single documents."""


def main() -> None:
    """Measure, and write the tables; or be one of the processes that are measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder that holds corpora/")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/speed.md"), help="file to write")
    parser.add_argument("--fr", type=int, default=300, help="number of French articles")
    parser.add_argument("--en", type=int, default=150, help="number of English articles")
    parser.add_argument("--repeats", type=int, default=3, help="number of runs")
    parser.add_argument("--model", action="append", default=[], metavar="LANG=NAME", help="as for kg build")
    parser.add_argument("--run", choices=sorted(RUNS), help=argparse.SUPPRESS)
    parser.add_argument("--texts", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    logging.basicConfig(format="%(message)s")
    logger.setLevel(logging.INFO)
    if options.run:
        figures = RUNS[options.run](options.texts, parse_models(options.model))
        sys.stdout.write(json.dumps(figures))
    else:
        _measure(options)


def _measure(options: argparse.Namespace) -> None:
    counts = {"fr": options.fr, "en": options.en}
    with tempfile.TemporaryDirectory() as name:
        texts = Path(name) / "articles.jsonl"
        raw = options.shared / "corpora" / "raw"
        lines = [line for lang, count in counts.items() for line in _articles(raw / f"{lang}-wikinews.jsonl", count)]
        texts.write_text("".join(lines), encoding="utf-8", newline="\n")
        runs: dict[str, list[Figures]] = {run: [] for run in RUNS}
        for _ in range(options.repeats):
            for run, found in runs.items():
                found.append(_in_new_process(run, texts, options.model))
                logger.info("%s: %s", run, {name: round(value, 2) for name, value in found[-1].items()})
    options.out.write_text(render(runs, counts, parse_models(options.model)), encoding="utf-8", newline="\n")
    logger.info("%s", options.out)


def _articles(path: Path, count: int) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        yield from islice(lines, count)


def _in_new_process(run: str, texts: Path, models: Iterable[str]) -> Figures:
    options = ["--run", run, "--texts", str(texts), *(f"--model={model}" for model in models)]
    result: Figures = json.loads(subprocess.check_output([sys.executable, __file__, *options], text=True))  # noqa: S603 - this file
    return result


def loading(_texts: Path, models: Models, *, lang: str) -> Figures:
    """Time to load the pipeline of a language, spaCy being imported already."""
    pipelines = Pipelines(dict(models))
    return {lang: _time(partial(pipelines.get, lang))}


def _time(function: Callable[[], Any]) -> float:
    start = time.process_time()
    function()
    return time.process_time() - start


def reading(texts: Path, models: Models) -> Figures:
    """Words, tokens, and times of the pipelines and of all that reading does after them, by language."""
    pipelines = Pipelines(dict(models))
    known = ontology.load(ontology.default_folder())
    scorer = load_scorer(known.folder)
    tools = {lang: reader.tools(known, lang, pipelines, scorer, None) for lang in LANGUAGES}
    figures: Figures = defaultdict(float)
    for document in _documents(texts):
        lang, nlp = document.lang, pipelines.get(document.lang)
        tool = tools[lang]
        start = time.process_time()
        docs = list(nlp.pipe(pieces(document.text), batch_size=BATCH))
        parsed = time.process_time()
        doc = Doc.from_docs(docs, ensure_whitespace=False)
        tool.relations.read(doc, document, tool.finder.find(doc))
        figures[f"{lang} reading"] += time.process_time() - parsed
        figures[f"{lang} pipelines"] += parsed - start
        figures[f"{lang} words"] += len(document.text.split())
        figures[f"{lang} tokens"] += sum(not token.is_space for token in doc)
    return dict(figures)


def _documents(texts: Path) -> Iterator[Any]:
    limits = Limits(lang=None, max_characters=MAX_CHARACTERS)
    for file in corpus.discover((texts,), without=texts.parent / "outputs").files:
        yield from corpus.read(file, limits)


def building(texts: Path, models: Models) -> Figures:
    """Times of a whole build by stage, its time by the clock in all, and its greatest memory in MB."""
    clock = Clock()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        config = Config(paths=(texts,), out=Path(name) / "outputs", models=models, workers=1)
        report = pipeline.build(config, clock)
    clock.stage("end")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    sums = {"words": float(report.words), "facts": float(report.facts), "triples": float(report.triples)}
    return {**clock.seconds, **sums, "clock": time.perf_counter() - start, "memory": memory}


RUNS: Mapping[str, Callable[[Path, Models], Figures]] = {
    **{f"load {lang}": partial(loading, lang=lang) for lang in LANGUAGES},
    "read": reading,
    "build": building,
}


def render(runs: Mapping[str, Sequence[Figures]], counts: Mapping[str, int], models: Models) -> str:
    """The page."""
    read, build = runs["read"], runs["build"]
    tokens = sum(read[0][f"{lang} tokens"] for lang in counts) / sum(read[0][f"{lang} words"] for lang in counts)
    articles = " and ".join(f"{count} {LANGUAGES[lang]}" for lang, count in counts.items())
    infos = describe({**shipped(), **dict(models)})
    blocks = (
        INTRODUCTION.format(
            articles=f"{articles} articles",
            repeats=len(read),
            tokens=f"{tokens:.2f}",
            pipelines=", ".join(f"{info.name} {info.version}" for info in infos),
        ),
        "## Reading",
        READING,
        _table(["", *(LANGUAGES[lang] for lang in counts)], _reading_rows(runs, counts)),
        "## A whole build",
        BUILD,
        _table(["", "seconds", "share"], _build_rows(build)),
        _table(["", ""], _sums(build)),
        "## Beside the pipelines",
        _verdict(read, build, counts),
    )
    return "\n\n".join(blocks) + "\n"


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _reading_rows(runs: Mapping[str, Sequence[Figures]], langs: Iterable[str]) -> Iterator[list[str]]:
    langs, read = list(langs), runs["read"]
    yield ["Words", *(f"{read[0][f'{lang} words']:,.0f}" for lang in langs)]
    yield ["Loading the pipeline, s", *(_spread([run[lang] for run in runs[f"load {lang}"]], ".2f") for lang in langs)]
    for part, name in (("pipelines", "Pipelines alone"), ("reading", "Mentions and relations")):
        seconds = {lang: [run[f"{lang} {part}"] for run in read] for lang in langs}
        yield [f"{name}, s", *(_spread(seconds[lang], ".1f") for lang in langs)]
        speeds = ([run[f"{lang} words"] / run[f"{lang} {part}"] for run in read] for lang in langs)
        yield [f"{name}, words/s", *(_spread(speed, ",.0f") for speed in speeds)]
    speeds = ([run[f"{lang} tokens"] / run[f"{lang} pipelines"] for run in read] for lang in langs)
    yield ["Pipelines alone, tokens/s", *(_spread(speed, ",.0f") for speed in speeds)]


STAGES = {"start": "Start: imports, ontology, files", "reading": "Reading", "graph": "Graph", "page": "Page"}


def _build_rows(build: Sequence[Figures]) -> Iterator[list[str]]:
    whole = median(_total(run) for run in build)
    for stage, name in STAGES.items():
        seconds = [run[stage] for run in build]
        yield [name, _spread(seconds, ".1f"), f"{100 * median(seconds) / whole:.0f} %"]
    yield ["**All**", _spread([_total(run) for run in build], ".1f"), "100 %"]


def _total(run: Figures) -> float:
    return sum(run[stage] for stage in STAGES)


def _sums(build: Sequence[Figures]) -> Iterator[list[str]]:
    yield ["Words", f"{build[0]['words']:,.0f}"]
    yield ["Facts, open ones among them", f"{build[0]['facts']:,.0f}"]
    yield ["Triples", f"{build[0]['triples']:,.0f}"]
    yield ["Words/s of processor time", _spread([run["words"] / _total(run) for run in build], ",.0f")]
    yield [
        "Words/s by the clock",
        _spread([run["words"] / run["clock"] for run in build], ",.0f"),
    ]
    yield ["Greatest memory, MB", _spread([run["memory"] for run in build], ",.0f")]


def _verdict(read: Sequence[Figures], build: Sequence[Figures], langs: Iterable[str]) -> str:
    langs = list(langs)
    pipelines = median(sum(run[f"{lang} pipelines"] for lang in langs) for run in read)
    rest = median(sum(run[f"{lang} reading"] for lang in langs) for run in read)
    later = median(run["graph"] + run["page"] for run in build)
    word = "less" if rest + later < pipelines else "more"
    return (
        f"Extraction, mapping and storing together must cost less than the pipelines. They cost {word}: mentions and "
        f"relations {rest:.1f} s, graph, store and page {later:.1f} s, together {rest + later:.1f} s, "
        f"{100 * (rest + later) / pipelines:.0f} % of the {pipelines:.1f} s of the pipelines."
    )


def _spread(values: Sequence[float], form: str) -> str:
    return f"{median(values):{form}} ({min(values):{form}}–{max(values):{form}})"


if __name__ == "__main__":
    main()
