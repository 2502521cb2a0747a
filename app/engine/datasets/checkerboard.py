"""A checkerboard."""

from dataclasses import dataclass

import numpy as np

from app.engine.datasets import Dataset
from app.engine.elementwise import Array
from app.engine.parameter import param

HALF = 5.0  # the board reaches from −5 to 5


@dataclass(frozen=True)
class Checkerboard(Dataset):
    r"""Exclusive or with more squares: every one more takes more units.

    $$ p \sim \mathcal{U}(-5, 5)^2, \qquad
       y = \left\lfloor \tfrac{x_1 + 5}{w} + \nu u_1 \right\rfloor +
       \left\lfloor \tfrac{x_2 + 5}{w} + \nu u_2 \right\rfloor \text{ modulo } 2, \qquad
       w = \tfrac{10}{\text{cells}},\ u \sim \mathcal{U}(-1, 1)^2 $$

    Noise ν moves points, by up to ν of a square, only while they are labelled.

    >>> points, labels = Checkerboard(cells=2).draw(np.random.default_rng(0), 50, noise=0.0)
    >>> bool(((points[0] * points[1] < 0) == (labels == 1)).all())
    True

    Source: generalises exclusive or, Minsky & Papert 1969, to a grid
    """

    key, label, rank = "checkerboard", "Checkerboard", 46
    cells: int = param(4, "Squares along each side.", low=2, high=10)

    def draw(self, rng: np.random.Generator, samples: int, noise: float) -> tuple[Array, Array]:
        """Even over the board."""
        points = rng.uniform(-HALF, HALF, (2, samples))
        place = (points + HALF) * self.cells / (2 * HALF) + noise * rng.uniform(-1, 1, points.shape)
        return points, np.floor(place).sum(axis=0) % 2
