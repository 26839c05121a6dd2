"""The pipelines in use, and what they say of themselves, without loading them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kg.errors import LanguageError

# Measure, and the keys under which spaCy's own pipelines and those of kg give it.
SCORES = (
    ("UPOS", "pos_acc", "upos"),
    ("lemma", "lemma_acc", "lemma"),
    ("UAS", "dep_uas", "uas"),
    ("LAS", "dep_las", "las"),
    ("sentences F1", "sents_f", "sentences"),
    ("NER P", "ents_p", "ents_p"),
    ("NER R", "ents_r", "ents_r"),
    ("NER F1", "ents_f", "ents_f"),
)


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """One pipeline in use.

    Attributes:
        source: the name or path under which it was asked for.
        size: bytes on disk.
        scores: by measure, between 0 and 1, as its makers measured them.
    """

    lang: str
    source: str
    path: Path
    name: str
    version: str
    license: str
    size: int
    scores: Mapping[str, float] = field(default_factory=dict)


def shipped() -> dict[str, str]:
    """The trained pipelines that come with kg: language to path."""
    folder = Path(__file__).resolve().parent.parent / "models"
    return {path.parent.name: str(path.parent) for path in sorted(folder.glob("*/meta.json"))}


def describe(models: Mapping[str, str]) -> list[ModelInfo]:
    """What each pipeline says of itself, by language.

    Raises:
        LanguageError: a pipeline is neither installed nor a folder.
    """
    return [_describe(lang, source) for lang, source in sorted(models.items())]


def find_model(source: str) -> Path:
    """The folder of a pipeline that is given by path or by package name.

    Raises:
        LanguageError: there is none.
    """
    for folder in _folders(source):
        if (folder / "meta.json").is_file() and (folder / "config.cfg").is_file():
            return folder
    message = (
        f"no spaCy pipeline '{source}': neither a folder that holds one nor an installed package. "
        f"Install it (python -m spacy download {Path(source).name}), or give the path of its folder."
    )
    raise LanguageError(message)


def _folders(source: str) -> Iterator[Path]:
    yield Path(source)
    if source.isidentifier():
        spec = find_spec(source)
        for place in (spec.submodule_search_locations or ()) if spec is not None else ():
            yield from sorted((meta.parent for meta in Path(place).glob(f"{source}-*/meta.json")), reverse=True)


def _describe(lang: str, source: str) -> ModelInfo:
    path = find_model(source)
    meta: dict[str, Any] = json.loads((path / "meta.json").read_text(encoding="utf-8"))
    return ModelInfo(
        lang=lang,
        source=source,
        path=path,
        name=f"{meta.get('lang', lang)}_{meta.get('name', '')}",
        version=str(meta.get("version", "")),
        license=str(meta.get("license", "")),
        size=sum(file.stat().st_size for file in path.rglob("*") if file.is_file()),
        scores=dict(_scores(meta.get("performance") or {})),
    )


def _scores(performance: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    for name, *keys in SCORES:
        values = [performance[key] for key in keys if isinstance(performance.get(key), int | float)]
        if values:
            yield name, values[0] / 100 if values[0] > 1 else float(values[0])
