"""Learn a scorer from pairs whose properties are known.

Binary cross-entropy for each property that the classes of a pair allow, minimised by Adam (Kingma and Ba 2015) with
decoupled weight decay (Loshchilov and Hutter 2019); rows of the tables are updated only when they occur. Features and
hidden units are dropped at random while learning. The same material and seed give the same numbers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kg.scorer import Array, Scorer, row_of

Mask = NDArray[np.bool_]
FIRST, SECOND, TINY = 0.9, 0.98, 1e-8
WARM_UP = 50
BIAS = -3.0  # most properties hold of few pairs


@dataclass(frozen=True, slots=True)
class Settings:
    """How to learn."""

    rows: int = 1 << 14
    hidden: int = 64
    epochs: int = 10
    batch: int = 512
    rate: float = 0.01
    decay: float = 0.02
    dropped_features: float = 0.3
    dropped_units: float = 0.4
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Material:
    """Pairs to learn from.

    Attributes:
        bags: the features of each pair.
        labels: whether each property holds of each pair.
        judged: whether that is known, so that it counts.
    """

    bags: Sequence[Sequence[str]]
    labels: Mask
    judged: Mask


@dataclass(slots=True)
class _Parameter:
    """A table with the moments of its gradient."""

    value: Array
    first: Array = field(init=False)
    second: Array = field(init=False)

    def __post_init__(self) -> None:
        self.first, self.second = np.zeros_like(self.value), np.zeros_like(self.value)

    def update(self, gradient: Array, rate: float, decay: float, step: int, rows: NDArray[np.int64] | None) -> None:
        """One step of Adam, for the given rows or for all."""
        at: NDArray[np.int64] | slice = slice(None) if rows is None else rows
        self.first[at] = FIRST * self.first[at] + (1 - FIRST) * gradient
        self.second[at] = SECOND * self.second[at] + (1 - SECOND) * gradient**2
        mean = self.first[at] / (1 - FIRST**step)
        spread = np.sqrt(self.second[at] / (1 - SECOND**step)) + TINY
        self.value[at] -= rate * (mean / spread + decay * self.value[at])


def fit(material: Material, properties: Sequence[str], settings: Settings) -> Scorer:
    """The scorer that fits the material best, under the settings."""
    rng = np.random.default_rng(settings.seed)
    network = _Network(rng, len(properties), settings)
    bags = [np.array([row_of(one, settings.rows) for one in bag], dtype=np.int64) for bag in material.bags]
    batches = -(-len(bags) // settings.batch) * settings.epochs
    for step, chosen in enumerate(_batches(rng, len(bags), settings), start=1):
        rate = settings.rate * min(1.0, step / WARM_UP) * (1 - 0.95 * step / batches)
        network.learn([bags[i] for i in chosen], material.labels[chosen], material.judged[chosen], rate, step)
    values = {name: one.value for name, one in network.parameters.items()}
    return Scorer(properties=tuple(properties), **values)


def _batches(rng: np.random.Generator, size: int, settings: Settings) -> Iterator[NDArray[np.int64]]:
    for _ in range(settings.epochs):
        order = rng.permutation(size)
        for start in range(0, size, settings.batch):
            yield order[start : start + settings.batch]


class _Network:
    """The parameters while they are learnt."""

    def __init__(self, rng: np.random.Generator, properties: int, settings: Settings) -> None:
        self._rng, self._settings = rng, settings
        rows, hidden = settings.rows, settings.hidden
        values = {
            "embedding": rng.normal(size=(rows, hidden)) * 0.1,
            "hidden_bias": np.zeros(hidden),
            "output": rng.normal(size=(hidden, properties)) * hidden**-0.5,
            "direct": np.zeros((rows, properties)),
            "bias": np.full(properties, BIAS),
        }
        self.parameters = {name: _Parameter(value.astype("f")) for name, value in values.items()}

    def learn(self, bags: list[NDArray[np.int64]], labels: Mask, judged: Mask, rate: float, step: int) -> None:
        """Take one step on a batch."""
        value = {name: one.value for name, one in self.parameters.items()}
        ids, owner, weight = self._dropped(bags)
        inner = _sums(value["embedding"], ids, owner, weight, len(bags)) + value["hidden_bias"]
        units = self._rng.random(inner.shape) > self._settings.dropped_units
        kept = (units / (1 - self._settings.dropped_units)).astype("f") * (inner > 0)
        hidden = np.maximum(inner, 0) * kept
        logits = hidden @ value["output"] + _sums(value["direct"], ids, owner, weight, len(bags)) + value["bias"]
        error = ((1 / (1 + np.exp(-logits)) - labels) * judged / (len(bags) / 8)).astype("f")
        back = (error @ value["output"].T) * kept
        rows, gradients = _scattered((back, error), ids, owner, weight)
        self._update("output", hidden.T @ error, rate, step)
        self._update("bias", error.sum(0), rate, step)
        self._update("hidden_bias", back.sum(0), rate, step)
        self._update("embedding", gradients[0], rate, step, rows)
        self._update("direct", gradients[1], rate, step, rows)

    def _update(
        self, name: str, gradient: Array, rate: float, step: int, rows: NDArray[np.int64] | None = None
    ) -> None:
        self.parameters[name].update(gradient, rate, self._settings.decay, step, rows)

    def _dropped(self, bags: list[NDArray[np.int64]]) -> tuple[NDArray[np.int64], NDArray[np.int64], Array]:
        """The rows of all bags one after another but for those dropped, the bag of each, and its weight."""
        sizes = np.array([len(bag) for bag in bags])
        ids, owner = np.concatenate(bags), np.repeat(np.arange(len(bags)), sizes)
        share = self._settings.dropped_features
        kept = self._rng.random(len(ids)) > share
        weight = np.repeat(np.maximum(1, sizes) ** -0.5 / (1 - share), sizes).astype("f")
        return ids[kept], owner[kept], weight[kept]


def _sums(table: Array, ids: NDArray[np.int64], owner: NDArray[np.int64], weight: Array, size: int) -> Array:
    """The weighted sum of each bag's rows."""
    result = np.zeros((size, table.shape[1]), dtype="f")
    present, starts = np.unique(owner, return_index=True)
    if len(present):
        result[present] = np.add.reduceat(table[ids] * weight[:, None], starts)
    return result


def _scattered(
    gradients: tuple[Array, ...], ids: NDArray[np.int64], owner: NDArray[np.int64], weight: Array
) -> tuple[NDArray[np.int64], list[Array]]:
    """The rows that occur, and the gradient of each row: the weighted sum over the bags that hold it."""
    order = np.argsort(ids, kind="stable")
    rows, starts = np.unique(ids[order], return_index=True)
    scale = weight[order][:, None]
    return rows, [np.add.reduceat(gradient[owner[order]] * scale, starts) for gradient in gradients]
