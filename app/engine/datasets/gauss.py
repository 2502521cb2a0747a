"""Two Gaussian clouds."""

from dataclasses import dataclass

import numpy as np

from app.engine.datasets import Dataset, halves
from app.engine.elementwise import Array


@dataclass(frozen=True)
class Gauss(Dataset):
    r"""Two Gaussian clouds with one covariance: the best boundary is a straight line.

    $$ p \sim \mathcal{N}\bigl(\pm(2, 2),\ \sigma^2 I\bigr), \qquad \sigma^2 = 0.5 + 7 \nu $$

    Noise ν from 0 to 0.5 widens the variance from 0.5 to 4.

    >>> Gauss().draw(np.random.default_rng(0), 5, noise=0.0)[1]
    array([1., 1., 1., 0., 0.])

    Source: https://github.com/tensorflow/playground, `dataset.ts`
    """

    key, label, rank = "gauss", "Two Gaussians", 30

    def draw(self, rng: np.random.Generator, samples: int, noise: float) -> tuple[Array, Array]:
        """Half around (2, 2), half around (−2, −2)."""
        labels = np.repeat([1.0, 0.0], halves(samples))
        spread = np.sqrt(0.5 + 7 * noise)
        return np.where(labels > 0, 2.0, -2.0) + rng.normal(0, spread, (2, samples)), labels
