"""A flight of steps, for regression."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from app.engine.datasets import HALF_WIDTH, Dataset
from app.engine.elementwise import Array
from app.engine.losses import Task
from app.engine.parameter import param


@dataclass(frozen=True)
class Steps(Dataset):
    r"""A flight of steps: smooth units round the edges off, and that shows where.

    $$ p \sim \mathcal{U}(-6, 6)^2, \qquad
       y = \tfrac{2}{s - 1} \left\lfloor s\,\tfrac{x_1 + 6}{12} \right\rfloor - 1 + \nu u,\ u \sim \mathcal{U}(-1, 1) $$

    s steps lead from −1 to 1 along the first coordinate.

    >>> labels = Steps(steps=3).draw(np.random.default_rng(0), 50, noise=0.0)[1]
    >>> sorted(set(labels.tolist()))
    [-1.0, 0.0, 1.0]

    Source: piecewise constant functions as in Breiman et al. 1984, "Classification and Regression Trees"
    """

    key, label, rank = "steps", "Steps", 80
    task: ClassVar[Task] = "regression"
    usual_samples = 1200
    steps: int = param(4, "How many levels.", low=2, high=10)

    def draw(self, rng: np.random.Generator, samples: int, noise: float) -> tuple[Array, Array]:
        """Even over the domain."""
        points = rng.uniform(-HALF_WIDTH, HALF_WIDTH, (2, samples))
        level = np.floor(self.steps * (points[0] + HALF_WIDTH) / (2 * HALF_WIDTH))
        return points, 2 * level / (self.steps - 1) - 1 + noise * rng.uniform(-1, 1, samples)
