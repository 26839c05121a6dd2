"""Measure the shipped pipelines and write benchmarks/models.md: `python benchmarks/models.py`."""

from __future__ import annotations

import argparse
import json
import logging
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language

_ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(_ROOT / "training"))

import parts  # noqa: E402 (the folder is put on the path above)
from evaluate import evaluate  # noqa: E402

logger = logging.getLogger("benchmarks")
_LANGUAGES = ("fr", "en")
_SPEED_WORDS = 30_000
_ROWS = {
    "tokens": "Tokens",
    "upos": "UPOS",
    "morph": "Morphological features",
    "lemma": "Lemmas",
    "uas": "UAS (without punctuation)",
    "las": "LAS (without punctuation)",
    "las_with_punctuation": "LAS (with punctuation)",
    "sentences": "Sentences, paragraphs kept",
    "sentences_spaces_only": "Sentences, joined by spaces only",
    "sentences_news": "Sentences, headlines and date lines",
    "sentences_news_parser_alone": "Sentences, the same, by the parser alone",
    "ents_f": "Named entities",
}
_INTRODUCTION = """# The shipped pipelines, measured

Made by `python benchmarks/models.py`. French: UD Sequoia test; WiNER, September to December 2017. English: UD EWT
test; UNER EWT test (which has persons, organizations and places only). No component was trained on the texts that it
is measured on. Sentences are joined to documents of ten, by a space inside a paragraph and a blank line between
paragraphs (Sequoia marks none: there the blank lines follow sentences without final punctuation, which are mostly
headings), and a sentence begins after every blank line, as in `kg`. Figures are F1 in per cent over characters of the
text: errors of tokenization count as errors everywhere."""
_SPEED = """Speed is that of all components on one core, in words a second of processor time, with
`OPENBLAS_NUM_THREADS=1` and `NumpyOps(use_blis=False)`, on whole news articles."""
_LOAD = "import sys, time, spacy; at = time.perf_counter(); spacy.load(sys.argv[1]); print(time.perf_counter() - at)"


def measure(lang: str, corpora: Path) -> dict[str, float]:
    """Measure quality, size in MB, loading time in seconds and speed in words a second on one core."""
    folder = _ROOT / "kg" / "models" / lang
    nlp = spacy.load(folder)
    scores = evaluate(nlp, lang, corpora)
    scores["size"] = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    scores["load"] = _load_time(folder)
    scores["speed"] = _speed(nlp, corpora / "raw" / f"{lang}-wikinews.jsonl")
    return scores


def _load_time(folder: Path) -> float:
    """Load the pipeline in three fresh processes and take the quickest."""
    command = [sys.executable, "-c", _LOAD, str(folder)]
    return min(float(subprocess.check_output(command, text=True)) for _ in range(3))  # noqa: S603 (own command)


def _speed(nlp: Language, path: Path) -> float:
    """Count words a second of processor time, which other work on the machine does not change much."""
    texts = list(_texts(path))
    list(nlp.pipe(texts[:3]))
    start = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.process_time() - start)


def _texts(path: Path) -> Iterator[str]:
    """Yield whole articles until there are enough words."""
    words = 0
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            yield text
            words += len(text.split())
            if words > _SPEED_WORDS:
                return


def render(scores: dict[str, dict[str, float]]) -> str:
    """Write the figures as Markdown."""
    blocks = [
        _INTRODUCTION,
        _table(["", "French", "English"], ([name, *_cells(scores, key)] for key, name in _ROWS.items())),
        "## Named entities",
        _table(["", "Precision", "Recall", "F1"], _entity_rows(scores)),
        "## Cost",
        _table(["", "French", "English"], _cost_rows(scores)),
        _SPEED,
    ]
    return "\n\n".join(blocks) + "\n"


def _table(head: list[str], rows: Iterator[list[str]]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells(scores: dict[str, dict[str, float]], key: str) -> list[str]:
    return [f"{scores[lang][key]:.1f}" if lang in scores else "" for lang in _LANGUAGES]


def _entity_rows(scores: dict[str, dict[str, float]]) -> Iterator[list[str]]:
    for lang, found in scores.items():
        yield [f"{lang}, all", *(f"{found[f'ents_{kind}']:.1f}" for kind in "prf")]
        for label in parts.LABELS:
            if f"ents_{label}_f" in found:
                yield [f"{lang}, {label}", *(f"{found[f'ents_{label}_{kind}']:.1f}" for kind in "prf")]


def _cost_rows(scores: dict[str, dict[str, float]]) -> Iterator[list[str]]:
    yield ["Size, MB", *_cells(scores, "size")]
    yield ["Loading, s", *_cells(scores, "load")]
    yield ["Words a second", *(f"{scores[lang]['speed']:,.0f}" if lang in scores else "" for lang in _LANGUAGES)]


def main() -> None:
    """Measure every shipped pipeline, show the tables and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder that holds corpora/")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parts.use_openblas()
    scores = {lang: measure(lang, arguments.shared / "corpora") for lang in _LANGUAGES}
    page = render(scores)
    logger.info("%s", page)
    (_ROOT / "benchmarks" / "models.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
