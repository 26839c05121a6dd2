"""Vectors of words from the words near them: singular vectors of positive pointwise mutual information."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]
from scipy.sparse.linalg import svds  # type: ignore[import-untyped]

_WINDOW = 3
_MIN_COUNT = 4


def vectors(texts: Iterable[list[str]], *, size: int) -> dict[str, NDArray[np.float32]]:
    """Give each word in lower case that occurs often enough a vector of length 1."""
    lowered = [[word.lower() for word in words] for words in texts]
    counts = Counter(word for words in lowered for word in words)
    frequent = sorted(word for word, count in counts.items() if count >= _MIN_COUNT)
    places = {word: index for index, word in enumerate(frequent)}
    matrix = _informative(_pairs(lowered, places), len(places))
    left, sizes, _ = svds(matrix, k=size, v0=np.ones(min(matrix.shape)))
    order = np.argsort(-sizes)
    left = left[:, order] * np.sqrt(sizes[order])
    left /= np.linalg.norm(left, axis=1, keepdims=True) + 1e-6
    left *= np.sign(left[np.abs(left).argmax(0), range(size)])
    return {word: left[index].astype("f").round(3) for word, index in places.items()}


def _pairs(texts: list[list[str]], places: dict[str, int]) -> Counter[tuple[int, int]]:
    """Count word and neighbour, neighbours before (odd) and after (even) apart."""
    pairs: Counter[tuple[int, int]] = Counter()
    for words in texts:
        ids = [places.get(word, -1) for word in words]
        for place, left in enumerate(ids):
            for right in ids[place + 1 : place + 1 + _WINDOW]:
                if left >= 0 and right >= 0:
                    pairs[left, 2 * right] += 1
                    pairs[right, 2 * left + 1] += 1
    return pairs


def _informative(pairs: Counter[tuple[int, int]], words: int) -> Any:
    """Turn counts into positive pointwise mutual information, frequent neighbours damped."""
    keys = np.array(sorted(pairs))
    values = np.array([pairs[row, column] for row, column in keys.tolist()], dtype="d")
    shape = (words, 2 * words)
    counts = sparse.coo_matrix((values, (keys[:, 0], keys[:, 1])), shape=shape)
    rows, columns = np.asarray(counts.sum(1)).ravel(), np.asarray(counts.sum(0)).ravel() ** 0.75
    strength = np.log(values * columns.sum() / (rows[keys[:, 0]] * columns[keys[:, 1]]))
    kept = strength > 0
    return sparse.csr_matrix((strength[kept], (keys[kept, 0], keys[kept, 1])), shape=shape)
