"""A small network over bags of features, learnt from examples: which properties hold of a pair, which words are names.

Each feature is hashed to a row of a table; the rows of a bag are summed, scaled by their number, and passed through
one hidden layer to a probability for each property. Bags of hashed features as in Weinberger et al. 2009, "Feature
hashing for large scale multitask learning"; summed as in Joulin et al. 2017, "Bag of tricks for efficient text
classification".
"""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from zipfile import BadZipFile
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kg.errors import OntologyError

FILE = "scorer.npz"
MARKER = "marker.npz"
Array = NDArray[np.float32]


@lru_cache(maxsize=1 << 18)
def row_of(feature: str, rows: int) -> int:
    """The row of a feature in a table of so many rows."""
    return crc32(feature.encode()) % rows


@dataclass(frozen=True)
class Scorer:
    """The learnt numbers.

    Attributes:
        properties: what the columns of `output` and `direct` stand for.
        embedding: a row of the hidden layer's size for each hashed feature.
        direct: a row of one weight for each property, for each hashed feature.
    """

    properties: tuple[str, ...]
    embedding: Array
    hidden_bias: Array
    output: Array
    direct: Array
    bias: Array

    def probabilities(self, bags: Sequence[Sequence[str]]) -> Array:
        """For each bag of features, a probability for each property: shape (bags, properties)."""
        hidden = np.empty((len(bags), self.embedding.shape[1]), dtype="f")
        direct = np.empty((len(bags), len(self.properties)), dtype="f")
        size = len(self.embedding)
        for number, bag in enumerate(bags):
            rows = [row_of(feature, size) for feature in bag]
            scale = max(1, len(rows)) ** -0.5
            hidden[number] = self.embedding[rows].sum(0, dtype="f") * scale
            direct[number] = self.direct[rows].sum(0, dtype="f") * scale
        logits = np.maximum(hidden + self.hidden_bias, 0) @ self.output + direct + self.bias
        result: Array = 1 / (1 + np.exp(-logits))
        return result

    def save(self, path: Path) -> None:
        """Write the numbers, in half precision, as one compressed archive."""
        tables = {name: getattr(self, name).astype(np.float16) for name in TABLES}
        names = np.frombuffer(json.dumps(self.properties).encode(), dtype=np.uint8)
        np.savez_compressed(path, properties=names, **tables)


TABLES = ("embedding", "hidden_bias", "output", "direct", "bias")


def load_scorer(folder: Path, name: str = FILE) -> Scorer | None:
    """A scorer in the ``lexicon`` of an ontology folder; None where it has none.

    Raises:
        OntologyError: the file cannot be read.
    """
    path = folder / "lexicon" / name
    if not path.exists():
        return None
    try:
        return _read(path)
    except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile, zlib.error) as error:
        message = f"{path}: cannot be read: {error}. Make it again, or remove it to read by patterns alone."
        raise OntologyError(message) from error


def _read(path: Path) -> Scorer:
    with np.load(path, allow_pickle=False) as file:
        names = tuple(json.loads(bytes(file["properties"])))
        tables = {name: file[name].astype(np.float32) for name in TABLES}
    rows, hidden = tables["embedding"].shape
    expected = {
        "hidden_bias": (hidden,),
        "output": (hidden, len(names)),
        "direct": (rows, len(names)),
        "bias": (len(names),),
    }
    wrong = [name for name, shape in expected.items() if tables[name].shape != shape]
    if wrong:
        message = f"{', '.join(wrong)} do not fit the other tables"
        raise ValueError(message)
    return Scorer(names, **tables)
