"""From the description of data to matrices: drawn, split, and seen through features."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from app.engine.data import Data
from app.engine.datasets import HALF_WIDTH
from app.engine.elementwise import Array, quiet
from app.engine.features import Feature
from app.engine.losses import Output
from app.engine.seeding import Purpose, stream

Domain: TypeAlias = tuple[tuple[float, float], tuple[float, float]]

USUAL: Domain = ((-HALF_WIDTH, HALF_WIDTH), (-HALF_WIDTH, HALF_WIDTH))


@dataclass(frozen=True, eq=False)
class Samples:
    """Points and labels; the first `train` of them are to learn from, the rest to test on."""

    points: Array  # (2, m)
    labels: Array  # (m,)
    train: int
    domain: Domain

    def inputs(self, features: tuple[Feature, ...]) -> Array:
        """X, (n_0, m)."""
        return see(self.points, features)

    def targets(self, output: type[Output], *, classes: bool) -> Array:
        """Y, (1, m), as the output unit wants it."""
        return (output.target(self.labels) if classes else self.labels)[np.newaxis, :]


def see(points: Array, features: tuple[Feature, ...]) -> Array:
    """Points (2, m) through features, (n_0, m)."""
    with quiet():
        return np.stack([feature.value(*points) for feature in features])


def draw(data: Data) -> Samples:
    """The points of a completed description, in random order, so that the split is fair."""
    assert data.seed is not None
    assert data.samples is not None
    rng = stream(data.seed, Purpose.DATA)
    if data.points is not None:
        x1, x2, labels = np.array(data.points, dtype=float).T
        points, domain = np.stack([x1, x2]), _around(x1, x2)
    else:
        assert data.dataset is not None
        points, labels = data.dataset.draw(rng, data.samples, data.noise)
        domain = USUAL
    order = rng.permutation(data.samples)
    train = min(max(round(data.train_ratio * data.samples), 1), data.samples - 1)
    return Samples(points[:, order], labels[order], train, domain)


def _around(x1: Array, x2: Array) -> Domain:
    """The usual domain if the user's own points lie in it, else one with a margin around them."""
    if max(np.abs(x1).max(), np.abs(x2).max()) <= HALF_WIDTH:
        return USUAL
    return _span(x1), _span(x2)


def _span(x: Array) -> tuple[float, float]:
    low, high = float(x.min()), float(x.max())
    margin = 0.1 * (high - low) or 1.0
    return low - margin, high + margin
