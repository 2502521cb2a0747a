"""Spirals of several arms."""

from dataclasses import dataclass

import numpy as np

from app.engine.datasets import Dataset, classes_param, parts
from app.engine.elementwise import Array
from app.engine.parameter import param


@dataclass(frozen=True)
class Spirals(Dataset):
    r"""Several arms wound into each other, a class each.

    $$ r = 5 i / n, \quad t = 2 \pi \tau i / n + 2 \pi c / k, \qquad
       p = (r \sin t,\ r \cos t) + \nu\,\mathcal{U}(-1, 1)^2 $$

    i counts the n points of arm c from its middle outwards; τ are its turns; noise ν shakes the points.

    >>> Spirals(classes=2, turns=1.75).draw(np.random.default_rng(0), 4, noise=0.0)[0].round(2)
    array([[ 0.  , -1.77,  0.  ,  1.77],
           [ 0.  ,  1.77,  0.  , -1.77]])

    Source: https://cs231n.github.io/neural-networks-case-study/, with the arms of Lang & Witbrock 1988
    """

    key, label, rank = "spirals", "Spiral arms", 48
    classes: int = classes_param(3)
    turns: float = param(0.75, "How often an arm winds around the middle.", low=0.25, high=2)

    def draw(self, rng: np.random.Generator, samples: int, noise: float) -> tuple[Array, Array]:
        """One arm after the other."""
        sizes = parts(samples, self.classes)
        labels = np.repeat(np.arange(self.classes, dtype=float), sizes)
        along = np.concatenate([np.arange(n) / max(n, 1) for n in sizes])
        t = 2 * np.pi * (self.turns * along + labels / self.classes)
        points = 5 * along * np.stack([np.sin(t), np.cos(t)])
        return points + noise * rng.uniform(-1, 1, points.shape), labels
