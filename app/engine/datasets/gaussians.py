"""Six bumps of alternating sign, for regression."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from app.engine.datasets import HALF_WIDTH, Dataset
from app.engine.elementwise import Array
from app.engine.losses import Task

CENTRES = np.array([[-4.0, 0.0, 4.0, -4.0, 0.0, 4.0], [2.5, 2.5, 2.5, -2.5, -2.5, -2.5]])
SIGNS = np.array([1.0, -1.0, 1.0, -1.0, 1.0, -1.0])


@dataclass(frozen=True)
class Gaussians(Dataset):
    r"""Six cones of alternating sign on flat ground: regression that needs several units.

    $$ p \sim \mathcal{U}(-6, 6)^2, \qquad y = s_k \max(0,\ 1 - \lVert p + \nu u - c_k \rVert / 2)
       \text{ of the } k \text{ where it is largest in magnitude},\ u \sim \mathcal{U}(-6, 6)^2 $$

    Centres (±4, ±2.5) and (0, ±2.5); signs alternate; noise ν moves p only while it is labelled.

    >>> labels = Gaussians().draw(np.random.default_rng(0), 200, noise=0.0)[1]
    >>> bool(labels.min() < -0.5), bool(labels.max() > 0.5)
    (True, True)

    Source: https://github.com/tensorflow/playground, `dataset.ts`
    """

    key, label, rank = "gaussians", "Six bumps", 60
    task: ClassVar[Task] = "regression"
    usual_samples = 1200

    def draw(self, rng: np.random.Generator, samples: int, noise: float) -> tuple[Array, Array]:
        """Even over the domain."""
        points = rng.uniform(-HALF_WIDTH, HALF_WIDTH, (2, samples))
        shaken = points + noise * rng.uniform(-HALF_WIDTH, HALF_WIDTH, points.shape)
        distance = np.hypot(*(shaken[:, :, None] - CENTRES[:, None, :]))
        heights = SIGNS * np.maximum(0, 1 - distance / 2)
        tallest = np.abs(heights).argmax(axis=1)
        return points, heights[np.arange(samples), tallest]
