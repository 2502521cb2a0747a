"""Gaussian clouds on a circle."""

from dataclasses import dataclass

import numpy as np

from app.engine.datasets import Dataset, classes_param, parts
from app.engine.elementwise import Array
from app.engine.parameter import param

RADIUS = 4.0  # of the circle that their centres lie on


@dataclass(frozen=True)
class Blobs(Dataset):
    r"""Gaussian clouds on a circle, a class each: straight lines part them as well as anything.

    $$ p \sim \mathcal{N}\bigl(4 (\sin 2 \pi c / k,\ \cos 2 \pi c / k),\ \sigma^2 I\bigr), \qquad
       \sigma = s\,(1 + 2 \nu) $$

    s is the spread; noise ν from 0 to 0.5 widens it up to twice.

    >>> points, labels = Blobs(classes=4, spread=0.1).draw(np.random.default_rng(0), 4, noise=0.0)
    >>> points.round() + 0.0
    array([[ 0.,  4.,  0., -4.],
           [ 4.,  0., -4.,  0.]])

    Source: scikit-learn, `sklearn.datasets.make_blobs`
    """

    key, label, rank = "blobs", "Blobs", 49
    classes: int = classes_param(3)
    spread: float = param(0.6, "Standard deviation of a cloud.", low=0.1, high=2)

    def draw(self, rng: np.random.Generator, samples: int, noise: float) -> tuple[Array, Array]:
        """One cloud after the other."""
        labels = np.repeat(np.arange(self.classes, dtype=float), parts(samples, self.classes))
        angle = 2 * np.pi * labels / self.classes
        centres = RADIUS * np.stack([np.sin(angle), np.cos(angle)])
        return centres + rng.normal(0, self.spread * (1 + 2 * noise), centres.shape), labels
