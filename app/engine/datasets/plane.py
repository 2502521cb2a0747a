"""A tilted plane, for regression."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from app.engine.datasets import HALF_WIDTH, Dataset
from app.engine.elementwise import Array
from app.engine.losses import Task


@dataclass(frozen=True)
class Plane(Dataset):
    r"""A tilted plane: regression that a linear unit solves exactly.

    $$ p \sim \mathcal{U}(-6, 6)^2, \qquad y = (x_1 + x_2 + \nu (u_1 + u_2)) / 10,\ u \sim \mathcal{U}(-6, 6)^2 $$

    >>> points, labels = Plane().draw(np.random.default_rng(0), 9, noise=0.0)
    >>> bool(np.allclose(labels, points.sum(axis=0) / 10))
    True

    Source: https://github.com/tensorflow/playground, `dataset.ts`
    """

    key, label, rank = "plane", "Plane", 50
    task: ClassVar[Task] = "regression"
    usual_samples = 1200

    def draw(self, rng: np.random.Generator, samples: int, noise: float) -> tuple[Array, Array]:
        """Even over the domain."""
        points = rng.uniform(-HALF_WIDTH, HALF_WIDTH, (2, samples))
        shaken = points + noise * rng.uniform(-HALF_WIDTH, HALF_WIDTH, points.shape)
        return points, shaken.sum(axis=0) / 10
