"""A surface as a problem: two parameters, and noise in place of a batch."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from app.engine.elementwise import Array
from app.engine.hashing import key, uniform
from app.engine.regularizers import Regularizer
from app.engine.regularizers.none import NoRegularizer
from app.engine.seeding import Purpose
from app.engine.surfaces import Surface

BOTH = np.ones(2)  # x and y are weights: what shrinks weights shrinks them


class Moment(NamedTuple):
    """What one step is measured on: how far it is, in steps, and what is added to the gradient there."""

    epoch: float
    noise: Array  # (2,)


@dataclass(frozen=True, eq=False)
class SurfaceProblem:
    """f(x, y), and the penalty of the regularizer, if any, in the gradient."""

    surface: Surface
    start: tuple[float, float]
    regularizer: Regularizer

    @property
    def size(self) -> int:
        """2."""
        return 2

    @property
    def is_weight(self) -> Array:
        """Ones, (2,)."""
        return BOTH

    def initial(self, rng: np.random.Generator) -> Array:
        """Where it starts, (2,)."""
        return np.array(self.start)

    def value_and_gradient(self, x: Array, batch: Moment) -> tuple[float, Array]:
        """F, without noise or penalty, and the gradient with both, (2,)."""
        return float(self.surface.values(*x)), self.gradient(x, batch)

    def gradient(self, x: Array, batch: Moment) -> Array:
        """The gradient alone, with noise and penalty, (2,)."""
        g = self.surface.slopes(*x) + batch.noise
        if isinstance(self.regularizer, NoRegularizer):
            return g
        return np.asarray(g + self.regularizer.slope(x, *self.regularizer.hyperparameters))


def noise(seed: int, deviation: float, steps: int) -> Array:
    """What is added to the gradient in each of so many steps, (steps, 2): normal, and the same for all runs.

    Pairs of independent normal numbers from pairs of uniform ones.

    Source: Box & Muller 1958, https://doi.org/10.1214/aoms/1177706645
    """
    if not deviation:
        return np.zeros((steps, 2))
    drawn, places = key(np.uint64(Purpose.NOISE), np.uint64(seed)), np.arange(2 * steps, dtype=np.uint64)
    with np.errstate(over="ignore"):
        u = uniform(drawn, places).reshape(steps, 2)
    radius, angle = np.sqrt(-2 * np.log1p(-u[:, 0])), 2 * np.pi * u[:, 1]
    return deviation * np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def moments(jolts: Array) -> Iterator[Moment]:
    """Step by step; schedules that speak of epochs mean steps here."""
    for k, jolt in enumerate(jolts):
        yield Moment(float(k), jolt)
