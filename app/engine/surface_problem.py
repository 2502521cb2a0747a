"""A surface as a problem: two parameters, or those of many walkers at once, and noise in place of a batch."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from app.engine.clips import Clip
from app.engine.clips.none import NoClip
from app.engine.elementwise import Array
from app.engine.hashing import key, uniform
from app.engine.regularizers import Regularizer
from app.engine.regularizers.none import NoRegularizer
from app.engine.seeding import Purpose
from app.engine.surfaces import Surface


class Moment(NamedTuple):
    """What one step is measured on: how far it is, and what is added to the gradient there."""

    epoch: float  # schedules that speak of epochs mean steps here
    noise: Array  # (2,)


@dataclass(eq=False)
class SurfaceProblem:
    """F of every walker, and the penalty of the regularizer, if any, in the gradient; θ is all x, then all y.

    The gradient is clipped here and not by who guides the optimizer, because each walker's is clipped alone.
    """

    surface: Surface
    starts: Array  # (B, 2)
    regularizer: Regularizer
    clip: Clip
    told: Array = field(init=False)  # the last gradient, so that notes of a step need not work it out again

    @property
    def size(self) -> int:
        """Two a walker."""
        return 2 * len(self.starts)

    @property
    def start(self) -> Array:
        """Where they start, (2 B,)."""
        return self.starts.T.ravel()

    @property
    def is_weight(self) -> Array:
        """Ones: what shrinks weights shrinks x and y."""
        return np.ones(self.size)

    def initial(self, rng: np.random.Generator) -> Array:
        """Where they start, (2 B,)."""
        return self.start

    def value_and_gradient(self, x: Array, batch: Moment) -> tuple[float, Array]:
        """The sum of F, without noise or penalty, and the gradient with both, (2 B,)."""
        return float(self.surface.values(*x.reshape(2, -1)).sum()), self.gradient(x, batch)

    def gradient(self, x: Array, batch: Moment) -> Array:
        """The gradient alone, with noise and penalty, clipped, (2 B,)."""
        g = self.surface.slopes(*x.reshape(2, -1)) + batch.noise[:, None]
        if not isinstance(self.regularizer, NoRegularizer):
            g = g + self.regularizer.slope(x, *self.regularizer.hyperparameters).reshape(2, -1)
        if not isinstance(self.clip, NoClip):
            limits = self.clip.hyperparameters
            g = np.stack([self.clip.clipped(each, *limits) for each in g.T], axis=1)
        self.told = np.ravel(g)
        return self.told


def noise(seed: int, deviation: float, steps: int) -> Array:
    """What is added to the gradient in each of so many steps, (steps, 2): normal, and the same for all runs.

    Pairs of independent normal numbers from pairs of uniform ones.

    Source: Box & Muller 1958, https://doi.org/10.1214/aoms/1177706645
    """
    if not deviation:
        return np.zeros((steps, 2))
    with np.errstate(over="ignore"):  # products modulo 2^64
        drawn = key(np.uint64(Purpose.NOISE), np.uint64(seed))
        u = uniform(drawn, np.arange(2 * steps, dtype=np.uint64)).reshape(steps, 2)
    radius, angle = np.sqrt(-2 * np.log1p(-u[:, 0])), 2 * np.pi * u[:, 1]
    return deviation * np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
