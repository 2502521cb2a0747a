"""Two spirals."""

from dataclasses import dataclass

import numpy as np

from app.engine.datasets import Dataset, halves
from app.engine.elementwise import Array


@dataclass(frozen=True)
class Spiral(Dataset):
    r"""Two arms wound into each other: the hardest of the flat datasets.

    $$ r = 5 i / n, \quad t = 3.5 \pi i / n + (0 \text{ or } \pi), \qquad
       p = (r \sin t,\ r \cos t) + \nu\,\mathcal{U}(-1, 1)^2 $$

    i counts the n points of one arm from its middle outwards; noise ν shakes the points.

    >>> Spiral().draw(np.random.default_rng(0), 4, noise=0.0)[0].round(2)
    array([[ 0.  , -1.77,  0.  ,  1.77],
           [ 0.  ,  1.77,  0.  , -1.77]])

    Source: Lang & Witbrock 1988; generator: https://github.com/tensorflow/playground, `dataset.ts`
    """

    key, label, rank = "spiral", "Spiral", 40

    def draw(self, rng: np.random.Generator, samples: int, noise: float) -> tuple[Array, Array]:
        """One arm, then the other."""
        arms = []
        for n, turn in zip(halves(samples), (0.0, np.pi), strict=True):
            along = np.arange(n) / max(n, 1)
            t = 3.5 * np.pi * along + turn
            arms.append(5 * along * np.stack([np.sin(t), np.cos(t)]))
        points = np.concatenate(arms, axis=1)
        return points + noise * rng.uniform(-1, 1, points.shape), np.repeat([1.0, 0.0], halves(samples))
