"""A wave, for regression."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from app.engine.datasets import HALF_WIDTH, Dataset
from app.engine.elementwise import Array
from app.engine.losses import Task
from app.engine.parameter import param


@dataclass(frozen=True)
class Sine(Dataset):
    r"""A wave along the first coordinate; the second says nothing, which has to be found out.

    $$ p \sim \mathcal{U}(-6, 6)^2, \qquad y = \sin \omega x_1 + \nu u,\ u \sim \mathcal{U}(-1, 1) $$

    >>> points, labels = Sine().draw(np.random.default_rng(0), 9, noise=0.0)
    >>> bool(np.allclose(labels, np.sin(points[0])))
    True

    Source: Bishop 2006, "Pattern Recognition and Machine Learning", 1.1, with a second coordinate
    """

    key, label, rank = "sine", "Sine", 70
    task: ClassVar[Task] = "regression"
    usual_samples = 1200
    frequency: float = param(1.0, "Waves in 2π of the first coordinate, ω.", low=0.25, high=3)

    def draw(self, rng: np.random.Generator, samples: int, noise: float) -> tuple[Array, Array]:
        """Even over the domain."""
        points = rng.uniform(-HALF_WIDTH, HALF_WIDTH, (2, samples))
        return points, np.sin(self.frequency * points[0]) + noise * rng.uniform(-1, 1, samples)
