"""Every setting of a build, with its default."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ConfigError

OUT = Path("outputs")
BASE = "http://kg.example/"
MAX_CHARACTERS = 2_000_000
MOST_WORKERS = 8
LANG = re.compile(r"[a-z]{2,3}")
BASE_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+[/#]")


@dataclass(frozen=True, slots=True)
class Config:
    """What to build, from what, and how.

    Attributes:
        paths: seed files, and folders of them.
        out: folder of the results; what it holds of an earlier build is replaced when the new one is complete.
        ontology: folder; None for the one that kg ships.
        models: pairs of language and pipeline, by name or path, in place of those that kg ships.
        workers: number of processes that read; None for as many as the texts keep busy, up to the number of cores and
            eight at most.
        lang: language of all texts; None where each has its own.
        base: what the IRIs of the graph begin with.
        registers: RDF files of entities that those of the texts are linked to.
        max_characters: length of the longest text that is read.
        wait: whether to wait for another build that is at work on `out`.
    """

    paths: tuple[Path, ...]
    out: Path = OUT
    ontology: Path | None = None
    models: tuple[tuple[str, str], ...] = ()
    workers: int | None = None
    lang: str | None = None
    base: str = BASE
    registers: tuple[Path, ...] = ()
    max_characters: int = MAX_CHARACTERS
    wait: bool = True

    def __post_init__(self) -> None:
        """Refuse settings that no build can use.

        Raises:
            ConfigError: one is wrong.
        """
        if not self.paths:
            _refuse("no paths: give a file or folder of texts")
        if self.workers is not None and self.workers < 1:
            _refuse(f"workers: expected 1 or more, found {self.workers}")
        if self.lang is not None and LANG.fullmatch(self.lang) is None:
            _refuse(f"lang: expected a code such as fr or en, found '{self.lang}'")
        if BASE_IRI.fullmatch(self.base) is None:
            _refuse(f"base: expected an IRI such as {BASE} that ends in / or #, found '{self.base}'")
        if self.out.exists() and not self.out.is_dir():
            _refuse(f"out: {self.out} is a file, and the results need a folder")


def parse_models(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of language and pipeline from texts such as ``fr=fr_core_news_lg``.

    Raises:
        ConfigError: a text is not of that form.
    """
    return tuple(map(_parse_model, texts))


def cores() -> int:
    """The number of processes that read when none is given."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MOST_WORKERS, usable)


def _parse_model(text: str) -> tuple[str, str]:
    lang, equals, source = text.partition("=")
    if not equals or LANG.fullmatch(lang) is None or not source:
        _refuse(f"model: expected LANGUAGE=NAME, such as fr=fr_core_news_lg, found '{text}'")
    return lang, source


def _refuse(message: str) -> None:
    raise ConfigError(message)


def cache_folder() -> Path:
    """Where what is made once for all graphs is kept: the user's cache, as the system has it."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - only builds need it

    return user_cache_path("kg", appauthor=False)
