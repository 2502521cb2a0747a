"""A disc inside a ring."""

from dataclasses import dataclass

import numpy as np

from app.engine.datasets import Dataset, halves
from app.engine.elementwise import Array

RADIUS = 5.0


@dataclass(frozen=True)
class Circle(Dataset):
    r"""A disc inside a ring: no line parts them, three units of one layer do.

    $$ r \sim \mathcal{U}(0, 2.5) \text{ or } \mathcal{U}(3.5, 5), \qquad
       y = 1 \text{ if } \lVert p + \nu\,\mathcal{U}(-5, 5)^2 \rVert < 2.5 $$

    Noise ν moves points only while they are labelled, so some near the edge are labelled wrongly.

    >>> Circle().draw(np.random.default_rng(0), 4, noise=0.0)[1]
    array([1., 1., 0., 0.])

    Source: https://github.com/tensorflow/playground, `dataset.ts`
    """

    key, label, rank = "circle", "Circle", 10

    def draw(self, rng: np.random.Generator, samples: int, noise: float) -> tuple[Array, Array]:
        """Half inside, half outside."""
        inside, outside = halves(samples)
        r = np.concatenate([rng.uniform(0, RADIUS / 2, inside), rng.uniform(0.7 * RADIUS, RADIUS, outside)])
        angle = rng.uniform(0, 2 * np.pi, samples)
        points = r * np.stack([np.sin(angle), np.cos(angle)])
        shaken = points + noise * rng.uniform(-RADIUS, RADIUS, points.shape)
        return points, (np.hypot(*shaken) < RADIUS / 2).astype(float)
