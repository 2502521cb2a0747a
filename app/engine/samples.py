"""From the description of data to matrices: drawn, split, standardised, and seen through features."""

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from app.engine.data import Data
from app.engine.datasets import HALF_WIDTH
from app.engine.elementwise import Array, quiet
from app.engine.features import Feature
from app.engine.imbalance import class_sizes
from app.engine.parameter import IllegalValue
from app.engine.plane import Plane, column_plane, component_plane, spread
from app.engine.seeding import Purpose, stream

Domain: TypeAlias = tuple[tuple[float, float], tuple[float, float]]

MOST_CELLS = 12  # between the ends of an axis
NARROWEST = 1e-9  # a share of the largest number; nearer together, numbers count as one
USUAL: Domain = ((-HALF_WIDTH, HALF_WIDTH), (-HALF_WIDTH, HALF_WIDTH))


@dataclass(frozen=True, eq=False)
class Samples:
    """Examples and labels; the first `train` of them are to learn from, the rest to test on."""

    points: Array  # (n, m), after standardising
    labels: Array  # (m,)
    train: int
    plane: Plane  # that pictures show
    domain: Domain  # of the plane's coordinates

    @property
    def shown(self) -> Array:
        """Where the examples lie in the plane, (2, m)."""
        return self.plane.coordinates(self.points)

    def inputs(self, features: tuple[Feature, ...]) -> Array:
        """X, (n_0, m).

        Raises `IllegalValue` for a feature that is not finite at some example.
        """
        X = see(self.points, features)
        for i, j in np.argwhere(~np.isfinite(X))[:1]:
            place = ", ".join(f"x{k} = {x:.6g}" for k, x in enumerate(self.points[:2, j], 1))
            said = "not a number" if np.isnan(X[i, j]) else "infinite"
            raise IllegalValue(f"{features[i].label} is {said} at {place}, where an example lies", "features", i)
        return X


def see(points: Array, features: tuple[Feature, ...]) -> Array:
    """Points (n, m) through features, (n_0, m)."""
    with quiet():
        return np.stack([feature.of(points) for feature in features])


def draw(data: Data, features: tuple[Feature, ...] = ()) -> Samples:
    """The examples of a completed description, in random order, so that the split is fair.

    Where the data name no plane, it goes by the features.
    """
    assert data.seed is not None
    assert data.samples is not None
    rng = stream(data.seed, Purpose.DATA)
    points, labels = _examples(data, rng)
    order = rng.permutation(data.samples)
    points, labels = points[:, order], labels[order]
    train = min(max(round(data.train_ratio * data.samples), 1), data.samples - 1)
    with quiet():
        if data.standardize:
            points = standardised(points, train)
            labels = labels if data.classes else standardised(labels[np.newaxis], train)[0]
        plane = _plane(data, features, points[:, :train])
        return Samples(points, labels, train, plane, _domain(data, plane, plane.coordinates(points)))


def standardised(points: Array, train: int) -> Array:
    """Each row with mean 0 and standard deviation 1 over its first `train`, so that nothing of the test is told."""
    learned = points[:, :train]
    return np.asarray((points - learned.mean(axis=1, keepdims=True)) / spread(learned)[:, np.newaxis])


def _examples(data: Data, rng: np.random.Generator) -> tuple[Array, Array]:
    """Points (n, m) and labels (m,)."""
    if data.points is not None:
        *columns, labels = np.array(data.points, dtype=float).T
        return np.stack(columns), labels
    assert data.dataset is not None
    assert data.samples is not None
    if data.imbalance:
        sizes = class_sizes(data.samples, data.classes, data.imbalance)
        return data.dataset.draw_classes(rng, sizes, data.noise)
    return data.dataset.draw(rng, data.samples, data.noise)


def _plane(data: Data, features: tuple[Feature, ...], learned: Array) -> Plane:
    """The plane asked for; else two columns where the features read no more, else the principal components."""
    assert data.columns is not None
    if data.plane is None:
        read = sorted({column for feature in features for column in feature.reads})
        if len(data.columns) > 2 and (len(read) > 2 or not read):
            return component_plane(learned)
        more = [column for column in (1, 2) if column not in read]
        first, second = sorted((*read, *more)[:2]) if len(data.columns) > 2 else (1, 2)
        return column_plane(learned, (first, second), data.columns)
    if data.plane.by == "pca":
        return component_plane(learned)
    return column_plane(learned, (data.plane.x, data.plane.y), data.columns)


def _domain(data: Data, plane: Plane, shown: Array) -> Domain:
    """Points as they are lie in the usual domain, or one's own in one with a margin around them; so do all others."""
    as_they_are = plane.identity and not data.standardize
    if as_they_are and (data.points is None or np.abs(shown).max() <= HALF_WIDTH):
        return USUAL
    span = _round_span if as_they_are else _span
    return span(shown[0]), span(shown[1])


def _round_span(x: Array) -> tuple[float, float]:
    """Round numbers around x, and so that one more anywhere between them leaves them as they are.

    Both are multiples of the smallest 1, 2 or 5 times a power of ten of which at most twelve lie between them.

    >>> _round_span(np.array([0.0, 20.0])), _round_span(np.array([-1.9, 0.0, 20.0, 21.9]))
    ((-2.0, 22.0), (-2.0, 22.0))
    """
    least, most = float(x.min()), float(x.max())
    if not _alike(least, most):
        power = math.floor(math.log10((most - least) / MOST_CELLS))
        for step in (base * 10.0 ** (power + p) for p in range(3) for base in (1, 2, 5)):
            first, last = math.ceil(least / step) - 1, math.floor(most / step) + 1
            low, high = float(f"{first * step:.12g}"), float(f"{last * step:.12g}")
            if last - first <= MOST_CELLS and low < least and most < high:
                return low, high
    return _span(x)


def _span(x: Array) -> tuple[float, float]:
    low, high = float(x.min()), float(x.max())
    margin = 1.0 if _alike(low, high) else 0.1 * (high - low)
    return low - margin, high + margin


def _alike(low: float, high: float) -> bool:
    """Whether no axis could tell them apart."""
    return high - low <= NARROWEST * max(abs(low), abs(high), 1.0e-200)
