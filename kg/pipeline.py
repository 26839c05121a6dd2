"""The stages in order: `read` understands one document, `build` a corpus. The only module that imports stages.

files → corpus → language → mentions → relations → Reading → statements → store → view
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain
from pathlib import Path
from traceback import walk_tb
from typing import Literal

from threadpoolctl import threadpool_limits

from kg import corpus, language, lexicon, ontology
from kg.config import Config, cores
from kg.corpus.readers import Limits
from kg.errors import CorpusError, KgError
from kg.mentions import Arguments, Finder
from kg.mentions.classes import entities_of
from kg.mentions.marker import Marker
from kg.model import Document, Failure, Reading
from kg.ontology import Ontology
from kg.outputs import GRAPH, PAGE, READINGS, REPORT, STORE, TURTLE, publish, workshop
from kg.progress import Progress, Silent
from kg.readings import read_readings, write_readings
from kg.relations import RelationReader, load_rules, value_reader
from kg.report import Report, Tally, write_report
from kg.scorer import MARKER, Scorer, load_scorer
from kg.statements import Counts, write_graph, write_turtle
from kg.store import Store
from kg.view import write_page
from kg.workers import in_order

STAGES = ("corpus", "language", "mentions", "relations", "statements", "store", "view")
SHOWN_FAILURES = 10
BYTES_PER_WORKER = 100_000
MOST_STATED = """
SELECT ?name (COUNT(?statement) AS ?times) WHERE {
  ?statement a kg:Statement ; rdf:subject ?who .
  ?who a CLASS ; rdfs:label ?name
} GROUP BY ?name ORDER BY DESC(?times) ?name LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Tools:
    """What reads documents of one language after the parse."""

    finder: Finder
    relations: RelationReader


class Reader:
    """Pipelines, ontology and word lists; loaded once per process, by language when first needed."""

    def __init__(self, config: Config) -> None:
        self._pipelines = language.Pipelines(dict(config.models))
        self._ontology = ontology.load(config.ontology or ontology.default_folder())
        self._scorer = load_scorer(self._ontology.folder)
        self._marks = load_scorer(self._ontology.folder, MARKER)
        self._tools: dict[str, Tools] = {}

    def read(self, document: Document) -> Reading:
        """Everything understood from one document; it depends on nothing else.

        Raises:
            LanguageError: no pipeline serves its language.
            OntologyError: the ontology has no words in its language.
        """
        doc = self._pipelines.parse(document)
        tools = self._for(document.lang)
        found = tools.finder.find(doc)
        facts, quotes = tools.relations.read(doc, document, found)
        return Reading(document, entities_of(found, facts, self._ontology, quotes), facts, quotes)

    def _for(self, lang: str) -> Tools:
        if lang not in self._tools:
            self._tools[lang] = tools(self._ontology, lang, self._pipelines, self._scorer, self._marks)
        return self._tools[lang]


def tools(
    known: Ontology, lang: str, pipelines: language.Pipelines, scorer: Scorer | None, marks: Scorer | None
) -> Tools:
    """What reads documents of one language by an ontology folder, its scorer and its marker of names.

    Raises:
        OntologyError: the folder has no words in the language, or a file of it is malformed.
    """
    words = lexicon.load(known.folder, lang)
    asked = load_rules(known.folder).get("arguments", {})
    values = value_reader(words) if asked.get("values") else None
    arguments = Arguments(values, Marker(marks) if marks is not None else None)
    finder = Finder(known, words, partial(pipelines.tokenize, lang), arguments)
    return Tools(finder, RelationReader(known, words, scorer))


def build(config: Config, progress: Progress | None = None) -> Report:
    """Read every seed and publish what was understood under ``config.out``; on failure nothing there changes.

    Raises:
        KgError: a setting is wrong, or there is nothing to build.
    """
    progress = progress or Silent()
    tally = Tally()
    # Sums of floats depend on the number of threads: with one, the results are the same bytes everywhere.
    with workshop(config.out) as folder, threadpool_limits(limits=1):
        with tally.stage("reading"):
            known = ontology.load(config.ontology or ontology.default_folder())
            language.describe({**language.shipped(), **dict(config.models)})
            _read_all(config, folder / READINGS, tally, progress)
        with tally.stage("graph"):
            progress.stage("graph")
            counts = _write_graph(known, config, folder)
        with tally.stage("page"), Store.open(folder / STORE) as dataset:
            progress.stage("page")
            _write_page(dataset, known, tally, folder / PAGE)
            tally.example = _example(dataset)
        report = _report(config, tally, counts)
        write_report(report, folder / REPORT)
        publish(folder, config.out)
    return report


def _read_all(config: Config, path: Path, tally: Tally, progress: Progress) -> None:
    """Write the readings of all documents."""
    seeds = corpus.discover(config.paths, without=config.out)
    total = sum(map(corpus.count, seeds.files))
    tally.failures.extend(seeds.failures)
    tally.ignored = seeds.ignored
    tally.workers = min(config.workers or _workers_for(sum(map(corpus.size, seeds.files))), max(1, total))
    progress.stage("reading", total)
    try:
        write_readings(_counted(_readings(seeds, config, tally.workers), tally, progress), path)
    finally:
        _reader.cache_clear()
    if tally.documents == 0:
        raise CorpusError(_nothing_built(tally.failures))


def _workers_for(size: int) -> int:
    """Processes that pay for so many bytes: each takes seconds to load its pipelines."""
    return min(cores(), 1 + size // BYTES_PER_WORKER)


def _readings(seeds: corpus.Seeds, config: Config, workers: int) -> Iterator[Reading | Failure]:
    limits = Limits(lang=config.lang, max_characters=config.max_characters)
    documents = _with_unique_ids(chain.from_iterable(corpus.read(seed, limits) for seed in seeds.files))
    return in_order(partial(_attempt, config), documents, workers=workers, died=_died)


def _counted(results: Iterable[Reading | Failure], tally: Tally, progress: Progress) -> Iterator[Reading]:
    for result in results:
        if isinstance(result, Reading):
            tally.add(result)
            progress.step(result.document.id)
            yield result
        else:
            tally.failures.append(result)
            progress.step(result.document)


def _with_unique_ids(items: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
    """The second document of an id gets ``-2``, and so on, in the order of the files."""
    taken: set[str] = set()
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        id_, number = item.id, 2
        while id_ in taken:
            id_, number = f"{item.id}-{number}", number + 1
        taken.add(id_)
        yield item if id_ == item.id else replace(item, id=id_)


@cache
def _reader(config: Config) -> Reader:
    """The reader of this process, for the length of one build."""
    return Reader(config)


def _attempt(config: Config, item: Document | Failure) -> Reading | Failure:
    """The reading of a document, whatever happens; runs in any process."""
    if isinstance(item, Failure):
        return item
    try:
        return _reader(config).read(item)
    except Exception as error:
        return Failure(item.id, _stage_of(error), _message(error))


def _died(item: Document | Failure) -> Failure:
    name = item.document if isinstance(item, Failure) else item.id
    return Failure(
        name,
        "reading",
        "the process that read it died, perhaps for want of memory. Split the text, or use fewer --workers.",
    )


def _stage_of(error: BaseException) -> str:
    """The stage in which an exception arose: the deepest frame that belongs to one."""
    modules = [frame.f_globals.get("__name__", "").split(".") for frame, _ in walk_tb(error.__traceback__)]
    stages = [parts[1] for parts in modules if parts[0] == "kg" and len(parts) > 1 and parts[1] in STAGES]
    return stages[-1] if stages else "reading"


def _message(error: Exception) -> str:
    return str(error) if isinstance(error, KgError) else f"{type(error).__name__}: {error}"


def _write_graph(known: Ontology, config: Config, folder: Path) -> Counts:
    graph = folder / GRAPH
    counts = write_graph(read_readings(folder / READINGS), known, graph, base=config.base)
    write_turtle(graph, folder / TURTLE, known)
    Store.build(graph, folder / STORE)
    return counts


def _write_page(dataset: Store, known: Ontology, tally: Tally, page: Path) -> None:
    lang: Literal["en", "fr"] = "fr" if tally.langs["fr"] > tally.langs["en"] else "en"
    write_page(dataset, page, lang=lang, title="kg", ontology_labels=_labels(known))  # type: ignore[arg-type] # no row holds a triple


def _example(dataset: Store) -> str | None:
    """Name of the person of whom the most is stated; of anything where there is no person."""
    for cls in ("kg:Person", "kg:Entity"):
        rows = dataset.select(MOST_STATED.replace("CLASS", cls)).rows
        if rows:
            return str(getattr(rows[0][0], "value", ""))
    return None


def _labels(known: Ontology) -> Mapping[str, Mapping[str, str]]:
    """Labels of classes and properties by name; those of inverse properties under ``inverse:`` and the name."""
    classes = {name: each.labels for name, each in known.classes.items()}
    properties = {name: each.labels for name, each in known.properties.items()}
    inverses = {f"inverse:{name}": each.inverse_labels for name, each in known.properties.items()}
    return {**classes, **properties, **inverses}


def _report(config: Config, tally: Tally, counts: Counts) -> Report:
    return Report(
        out=config.out,
        documents=tally.documents,
        words=tally.words,
        langs=tally.langs,
        entities=counts.entities,
        facts=counts.facts,
        open_facts=counts.open_facts,
        quotes=counts.quotes,
        triples=counts.triples,
        failures=tuple(sorted(tally.failures, key=lambda failure: (failure.document, failure.stage))),
        ignored=tally.ignored,
        seconds=tally.seconds,
        workers=tally.workers,
        example=tally.example,
    )


def _nothing_built(failures: Iterable[Failure]) -> str:
    known = sorted(failures, key=lambda failure: failure.document)
    lines = [f"  {failure.document}: {failure.error}" for failure in known[:SHOWN_FAILURES]]
    if len(known) > SHOWN_FAILURES:
        lines.append(f"  … and {len(known) - SHOWN_FAILURES} more")
    return "\n".join(["nothing to build: no text could be read.", *lines])
