"""One document understood: the stages from language to relations, in order, whatever happens in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from traceback import walk_tb

from kg import language, lexicon, ontology
from kg.config import Config
from kg.errors import KgError
from kg.mentions import Arguments, Finder
from kg.mentions.classes import entities_of
from kg.mentions.marker import Marker
from kg.model import Document, Failure, Reading
from kg.ontology import Ontology
from kg.relations import RelationReader, load_rules, value_reader
from kg.scorer import MARKER, Scorer, load_scorer

STAGES = ("corpus", "language", "mentions", "relations", "statements", "store", "view")


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


def attempt(config: Config, document: Document) -> Reading | Failure:
    """The reading of a document, whatever happens; runs in any process."""
    try:
        return _reader(config).read(document)
    except Exception as error:
        return Failure(document.id, stage_of(error), _message(error))


def died(document: Document) -> Failure:
    """What is said of a document at which a process died."""
    return Failure(
        document.id,
        "reading",
        "the process that read it died, perhaps for want of memory. Split the text, or use fewer --workers.",
    )


def forget() -> None:
    """Let go of what this process loaded to read."""
    _reader.cache_clear()


@cache
def _reader(config: Config) -> Reader:
    """The reader of this process, for the length of one build."""
    return Reader(config)


def stage_of(error: BaseException) -> str:
    """The stage in which an exception arose: the deepest frame that belongs to one."""
    modules = [frame.f_globals.get("__name__", "").split(".") for frame, _ in walk_tb(error.__traceback__)]
    stages = [parts[1] for parts in modules if _is_stage(parts)]
    return stages[-1] if stages else "reading"


def _is_stage(parts: Sequence[str]) -> bool:
    return parts[0] == "kg" and len(parts) > 1 and parts[1] in STAGES


def _message(error: Exception) -> str:
    return str(error) if isinstance(error, KgError) else f"{type(error).__name__}: {error}"
