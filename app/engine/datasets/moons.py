"""Two half moons."""

from dataclasses import dataclass

import numpy as np

from app.engine.datasets import Dataset, halves
from app.engine.elementwise import Array

SIZE = 3.0  # the radius of a moon
MIDDLE = np.array([[0.5], [0.25]])


@dataclass(frozen=True)
class Moons(Dataset):
    r"""Two half circles, each reaching into the other: a curved boundary in one piece.

    $$ q_0 = (\cos t,\ \sin t), \quad q_1 = (1 - \cos t,\ \tfrac{1}{2} - \sin t), \quad 0 \le t \le \pi, \qquad
       p = 3 \bigl(q - (\tfrac{1}{2}, \tfrac{1}{4}) + \nu\,\mathcal{N}(0, I)\bigr) $$

    The points of a moon are evenly spaced; noise ν shakes them by a normal number of ν radii.

    >>> Moons().draw(np.random.default_rng(0), 4, noise=0.0)[0].round(2)
    array([[ 1.5 , -4.5 , -1.5 ,  4.5 ],
           [-0.75, -0.75,  0.75,  0.75]])

    Source: scikit-learn, `sklearn.datasets.make_moons`
    """

    key, label, rank = "moons", "Half moons", 42

    def draw(self, rng: np.random.Generator, samples: int, noise: float) -> tuple[Array, Array]:
        """The upper moon, then the lower one."""
        upper, lower = (np.linspace(0, np.pi, n) for n in halves(samples))
        points = np.hstack([[np.cos(upper), np.sin(upper)], [1 - np.cos(lower), 0.5 - np.sin(lower)]])
        shaken = points - MIDDLE + noise * rng.normal(size=points.shape)
        return SIZE * shaken, np.repeat([0.0, 1.0], halves(samples))
