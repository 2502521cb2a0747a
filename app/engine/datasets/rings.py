"""Rings around one centre."""

from dataclasses import dataclass

import numpy as np

from app.engine.datasets import Dataset, classes_param, parts
from app.engine.elementwise import Array

RADIUS = 5.0  # of the outermost ring


@dataclass(frozen=True)
class Rings(Dataset):
    r"""Rings around one centre, a class each: the distance from the middle tells all.

    $$ p = \tfrac{5}{k} \bigl((c + 1) (\cos t,\ \sin t) + \nu\,\mathcal{N}(0, I)\bigr), \qquad c = 0, \dots, k - 1 $$

    The points of a ring are evenly spaced; noise ν shakes them by a normal number of ν distances between rings.

    >>> Rings(classes=2).draw(np.random.default_rng(0), 4, noise=0.0)[0].round(2) + 0.0
    array([[ 2.5, -2.5,  5. , -5. ],
           [ 0. ,  0. ,  0. ,  0. ]])

    Source: scikit-learn, `sklearn.datasets.make_circles`
    """

    key, label, rank = "rings", "Rings", 44
    classes: int = classes_param(3)

    def draw(self, rng: np.random.Generator, samples: int, noise: float) -> tuple[Array, Array]:
        """The innermost ring first."""
        sizes = parts(samples, self.classes)
        labels = np.repeat(np.arange(self.classes, dtype=float), sizes)
        t = np.concatenate([2 * np.pi * np.arange(n) / max(n, 1) for n in sizes])
        points = (labels + 1) * np.stack([np.cos(t), np.sin(t)])
        return RADIUS / self.classes * (points + noise * rng.normal(size=points.shape)), labels
