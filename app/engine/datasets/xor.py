"""Exclusive or."""

from dataclasses import dataclass

import numpy as np

from app.engine.datasets import Dataset
from app.engine.elementwise import Array

GAP = 0.3  # points keep this far from the axes


@dataclass(frozen=True)
class Xor(Dataset):
    r"""Four quadrants, opposite ones alike: what a single perceptron cannot learn.

    $$ p \sim \mathcal{U}(-5, 5)^2 \text{ moved } 0.3 \text{ off the axes}, \qquad
       y = 1 \text{ if } (x_1 + \nu u_1)(x_2 + \nu u_2) \ge 0,\ u \sim \mathcal{U}(-5, 5)^2 $$

    >>> points, labels = Xor().draw(np.random.default_rng(0), 50, noise=0.0)
    >>> bool(((points[0] * points[1] > 0) == (labels == 1)).all())
    True

    Source: Minsky & Papert 1969; generator: https://github.com/tensorflow/playground, `dataset.ts`
    """

    key, label, rank = "xor", "Exclusive or", 20

    def draw(self, rng: np.random.Generator, samples: int, noise: float) -> tuple[Array, Array]:
        """Even over the square but for a cross left free."""
        points = rng.uniform(-5, 5, (2, samples))
        points += np.where(points > 0, GAP, -GAP)
        x1, x2 = points + noise * rng.uniform(-5, 5, points.shape)
        return points, (x1 * x2 >= 0).astype(float)
