"""spaCy pipelines by language: loaded when first needed, once, and checked for the layers that reading needs."""

from collections.abc import Iterable, Mapping
from itertools import chain

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps, set_current_ops
from threadpoolctl import threadpool_limits

from kg.errors import LanguageError
from kg.language.clear import is_clear, to_universal
from kg.language.labels import map_entities, speaks_ours
from kg.language.lemmas import correct_lemmas
from kg.language.models import find_model, shipped
from kg.language.pieces import pieces
from kg.language.sentences import NAME as LINE_STARTS
from kg.model import Document

LAYERS = {"token.lemma": "lemmatizer", "token.dep": "parser", "doc.ents": "ner"}
BATCH = 64


class Pipelines:
    """Parses documents, each in its language.

    A document is parsed paragraph by paragraph, in batches that hold nothing of other documents: so its parse is the
    same bytes whatever else is built, and memory does not grow with its length.
    """

    def __init__(self, models: Mapping[str, str] | None = None) -> None:
        """Choose pipelines; nothing is loaded yet.

        Args:
            models: language to package name or path, in place of those that kg ships.
        """
        self._sources = {**shipped(), **(models or {})}
        self._loaded: dict[str, Language] = {}
        # numpy's matrix product was measured three times as fast as that of blis. With one thread the results
        # are the same bytes however many processes read.
        set_current_ops(NumpyOps(use_blis=False))
        self._limits = threadpool_limits(limits=1)

    @property
    def langs(self) -> tuple[str, ...]:
        """Languages that have a pipeline, sorted."""
        return tuple(sorted(self._sources))

    def tokenize(self, lang: str, text: str) -> Doc:
        """The tokens of a text as that language's pipeline splits it, with nothing else.

        Raises:
            LanguageError: no pipeline serves the language.
        """
        return self.get(lang).make_doc(text)

    def parse(self, document: Document) -> Doc:
        """The document with tokens, lemmas, parts of speech, dependencies in the Universal style, sentences and names.

        Raises:
            LanguageError: no pipeline serves the language, or it lacks a layer.
        """
        nlp = self.get(document.lang)
        doc = Doc.from_docs(list(nlp.pipe(pieces(document.text), batch_size=BATCH)), ensure_whitespace=False)
        if doc is None:
            doc = nlp.make_doc(document.text)
        if is_clear(_labels(nlp, "parser")):
            doc = to_universal(doc)
        correct_lemmas(doc, document.lang)
        return doc if speaks_ours(_labels(nlp, "ner")) else map_entities(doc)

    def get(self, lang: str) -> Language:
        """The pipeline of a language.

        Raises:
            LanguageError: there is none, it cannot be loaded, or it lacks a layer.
        """
        if lang not in self._loaded:
            if lang not in self._sources:
                raise LanguageError(_none_for(lang, self.langs))
            self._loaded[lang] = _load(lang, self._sources[lang])
        return self._loaded[lang]


def _load(lang: str, source: str) -> Language:
    path = find_model(source)
    try:
        nlp = spacy.load(path)
    except (OSError, ValueError, ImportError) as error:
        message = f"the pipeline '{source}' cannot be loaded: {error}"
        raise LanguageError(message) from error
    _check(nlp, lang, source)
    # Half precision saves space on disk, not time.
    nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float32", copy=False)
    nlp.add_pipe(LINE_STARTS, before=_component(nlp, "parser"))
    return nlp


def _check(nlp: Language, lang: str, source: str) -> None:
    if nlp.lang not in {lang, "xx"}:
        message = f"the pipeline '{source}' is for '{nlp.lang}', not for '{lang}'"
        raise LanguageError(message)
    assigned = set(chain.from_iterable(nlp.get_pipe_meta(name).assigns for name in nlp.pipe_names))
    missing = [layer for value, layer in LAYERS.items() if value not in assigned]
    if "token.pos" not in assigned and "attribute_ruler" not in nlp.pipe_names:
        missing.insert(0, "morphologizer")
    if missing:
        message = (
            f"the pipeline '{source}' lacks {', '.join(missing)}: reading needs parts of speech, lemmas, a dependency "
            f"parse and names. Use one that has them, or leave --model out for the pipeline that comes with kg."
        )
        raise LanguageError(message)


def _component(nlp: Language, factory: str) -> str:
    return next(name for name in nlp.pipe_names if nlp.get_pipe_meta(name).factory == factory)


def _labels(nlp: Language, factory: str) -> Iterable[str]:
    return nlp.pipe_labels.get(_component(nlp, factory), ())


def _none_for(lang: str, langs: Iterable[str]) -> str:
    known = ", ".join(langs) or "none"
    return (
        f"no pipeline for '{lang}' (languages with one: {known}). "
        f"Install a spaCy pipeline and give it: --model {lang}=NAME; or say the language: --lang."
    )
