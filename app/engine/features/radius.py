"""The feature radius."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.features import Feature


@dataclass(frozen=True)
class Radius(Feature):
    r"""The distance from the middle: with it alone, rings fall apart.

    $$ \sqrt{x_1^2 + x_2^2} $$

    >>> Radius.value(np.array([3.0]), np.array([4.0]))
    array([5.])

    Source: polar coordinates; Broomhead & Lowe 1988 on functions of a distance
    """

    key, label, rank = "radius", "radius", 80

    @staticmethod
    def value(x1: Array, x2: Array) -> Array:
        """√(x1² + x2²), without overflow on the way."""
        return np.hypot(x1, x2)
