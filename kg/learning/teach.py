"""`kg learn`: an ontology and examples in, an ontology folder out.

1. Examples are parsed and their triples placed on the mentions of the sentence (`align`, `material`).
2. Patterns are compiled from the frames of their verbs and weighed against all examples (`patterns`).
3. A scorer is fitted to all pairs; how sure it must be is chosen on examples that it has not seen (`choose`).
4. Terms, names, patterns and scorer are written as a folder (`folder`).
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from spacy.tokens import Doc
from threadpoolctl import threadpool_limits

from kg import language, ontology
from kg.errors import OntologyError
from kg.learning import folder
from kg.learning.choose import Choice, choose, folds
from kg.learning.examples import Example, read_examples
from kg.learning.fitting import Settings, fit
from kg.learning.marking import Spans, argument_spans, fit_marker
from kg.learning.material import Read, Survey, material, read_example
from kg.learning.patterns import Pattern, compile_patterns
from kg.learning.terms import Terms, read_terms
from kg.model import Document
from kg.reader import Tools, tools
from kg.scorer import Scorer

LOGGER = logging.getLogger(__name__)
SHOWN = 5  # refused patterns that are listed
FEWEST_TO_MARK = 30  # examples below which names are those that the recogniser knows
STEPS = 2000
BATCH = 64


@dataclass(frozen=True, slots=True)
class Request:
    """What to learn, and where to write it.

    Attributes:
        ontology: Turtle, or JSON of Text2KGBench.
        examples: JSON Lines; none where the ontology's own ``skos:example`` are enough.
        out: a folder that does not exist yet or is empty.
        lang: language of all examples; None where each says so or it is to be detected.
        models: pairs of language and pipeline, in place of those that kg ships.
    """

    ontology: Path
    examples: tuple[Path, ...]
    out: Path
    lang: str | None = None
    models: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt.

    Attributes:
        examples, triples: how many there were.
        lost: triples of which an argument was not found in the sentence.
        patterns: those compiled, refused ones included.
        choice: how sure the scorer must be, with precision and recall on examples that it had not seen.
        untaught: relations without an example.
    """

    out: Path
    examples: int
    triples: int
    lost: int
    patterns: tuple[Pattern, ...]
    choice: Choice
    untaught: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """What was learnt as JSON values."""
        return {
            "out": str(self.out),
            "examples": self.examples,
            "triples": self.triples,
            "lost": self.lost,
            "patterns": [
                asdict(one) | {"precision": round(one.precision, 3), "kept": one.is_kept} for one in self.patterns
            ],
            "threshold": self.choice.threshold,
            "precision": self.choice.precision,
            "recall": self.choice.recall,
            "untaught": list(self.untaught),
        }

    def lines(self) -> list[str]:
        """What was learnt for a person to read."""
        kept = [one for one in self.patterns if one.is_kept]
        refused = [one for one in self.patterns if not one.is_kept]
        found = [
            f"{self.examples:,} examples with {self.triples:,} facts; of {self.lost:,} an argument was not found",
            f"{len(kept)} patterns kept, {len(refused)} refused as they fit what does not state the relation",
            *(f"  refused: {one.relation} by {one} ({one.right} of {one.fits})" for one in refused[:SHOWN]),
        ]
        if self.choice.precision is not None:
            found.append(
                f"on examples kept out, from {self.choice.threshold} on: precision {self.choice.precision:.2f}, "
                f"recall {self.choice.recall:.2f}"
            )
        if self.untaught:
            found.append(f"without examples, so never read: {', '.join(self.untaught)}")
        commands = [f"  kg check {self.out}", f"  kg build TEXTS --ontology {self.out}"]
        return [*found, "", f"Written to {self.out}. Try next:", *commands]


def learn(request: Request, progress: Callable[[str], None] = LOGGER.info) -> Learnt:
    """Learn the relations of an ontology from examples and write a folder for ``kg build --ontology``.

    Raises:
        OntologyError: terms or examples are malformed, or there are none; the output folder is not empty.
    """
    terms = read_terms(request.ontology)
    examples = read_examples(request.examples, terms, request.lang)
    if not examples:
        message = f"{request.ontology}: no examples. Give a file of them, or mark skos:example in the ontology."
        raise OntologyError(message)
    with folder.workshop(request.out) as out:
        return replace(_learn(replace(request, out=out), terms, examples, progress), out=request.out)


def _learn(request: Request, terms: Terms, examples: Sequence[Example], progress: Callable[[str], None]) -> Learnt:
    pipelines = language.Pipelines(dict(request.models))
    langs = sorted({example.lang for example in examples})
    with threadpool_limits(limits=1):
        survey = Survey()
        folder.write_terms(request.out, terms, {}, langs)
        progress(f"reading {len(examples)} examples")
        docs = [pipelines.parse(Document(example.where, example.text, example.lang)) for example in examples]
        desk = _Desk(examples, docs, request.out, pipelines)
        plain = desk.read(survey)
        folder.write_terms(request.out, terms, survey.classes, langs)
        folder.write_names(request.out, terms, survey.names)
        named = desk.read(Survey())
        patterns = compile_patterns(named)
        folder.write_patterns(request.out, patterns, langs)
        relations = sorted({name for read in named for names in read.held.values() for name in names})
        progress(f"fitting {len(relations)} relations")
        choice = choose(plain, relations, _settings(plain))
        both = [*plain, *named]
        fit(material(both, relations), relations, _settings(both)).save(folder.scorer_path(request.out))
        folder.write_rules(request.out, choice.threshold)
    folder.write_examples(request.out, named)
    return Learnt(
        out=request.out,
        examples=len(examples),
        triples=sum(len(example.triples) for example in examples),
        lost=sum(read.lost for read in named),
        patterns=tuple(patterns),
        choice=choice,
        untaught=tuple(sorted(terms.relations.keys() - set(relations))),
    )


class _Desk:
    """Reads the examples by what the folder has so far."""

    def __init__(
        self, examples: Sequence[Example], docs: Sequence[Doc], out: Path, pipelines: language.Pipelines
    ) -> None:
        self._examples, self._docs, self._out, self._pipelines = examples, docs, out, pipelines

    def read(self, survey: Survey) -> list[Read]:
        """Every example, its names marked by a marker fitted to others; a marker fitted to all is kept."""
        known = ontology.load(self._out)
        unmarked = self._tools(known, None)
        everything = range(len(self._docs))
        if len(self._docs) < FEWEST_TO_MARK:
            return [self._one(i, unmarked, survey) for i in everything]
        spans = self._spans(unmarked)
        found: list[Read] = []
        for out, rest in folds(len(self._docs)):
            marked = self._tools(known, self._marker(rest, spans))
            found += [self._one(i, marked, survey) for i in out]
        self._marker(everything, spans).save(folder.marker_path(self._out))
        return found

    def _marker(self, places: Sequence[int], spans: Sequence[Spans]) -> Scorer:
        return fit_marker([self._docs[i] for i in places], [spans[i] for i in places])

    def _spans(self, tools: Mapping[str, Tools]) -> list[Spans]:
        return [
            argument_spans(example, doc, tools[example.lang].finder.find(doc))
            for example, doc in zip(self._examples, self._docs, strict=True)
        ]

    def _one(self, number: int, tools: Mapping[str, Tools], survey: Survey) -> Read:
        example = self._examples[number]
        return read_example(example, self._docs[number], tools[example.lang], survey)

    def _tools(self, known: ontology.Ontology, marker: Scorer | None) -> dict[str, Tools]:
        langs = sorted({example.lang for example in self._examples})
        return {lang: tools(known, lang, self._pipelines, None, marker) for lang in langs}


def _settings(reads: Sequence[Read]) -> Settings:
    """As many epochs as make about the same number of steps, whatever the number of pairs."""
    pairs = max(1, sum(len(read.pairs) for read in reads))
    epochs = min(60, max(6, STEPS * BATCH // pairs))
    return replace(Settings(), batch=BATCH, epochs=epochs)
