"""The three-hump camel."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.surfaces import Minimum, Surface


@dataclass(frozen=True)
class ThreeHumpCamel(Surface):
    r"""A deep hollow between two shallow ones: who comes from outside falls into a shallow one first.

    $$ f(x, y) = 2x^2 - 1.05x^4 + \tfrac{1}{6} x^6 + xy + y^2 $$

    The lowest point is the origin, with f = 0. The two others are at x² = 2.1 + √0.91, y = −x/2, with f = 0.2986.

    >>> ThreeHumpCamel.value(1.0, -1.0)
    1.1166667

    Source: Jamil & Yang 2013, function 29, https://arxiv.org/abs/1308.4008; https://www.sfu.ca/~ssurjano/camel3.html
    """

    key, label, rank = "three_hump_camel", "Three-hump camel", 90
    domain, start = ((-2.5, 2.5), (-2.5, 2.5)), (-2.2, 2.0)

    @staticmethod
    def value(x: Array, y: Array) -> Array:
        """2x² − 1.05x⁴ + x⁶/6 + xy + y²."""
        square = x * x
        return square * (2 + square * (square / 6 - 1.05)) + x * y + y * y

    @staticmethod
    def slope(x: Array, y: Array) -> tuple[Array, Array]:
        """4x − 4.2x³ + x⁵ + y and x + 2y."""
        square = x * x
        return x * (4 + square * (square - 4.2)) + y, x + 2 * y

    @property
    def minima(self) -> tuple[Minimum, ...]:
        """The origin."""
        return (Minimum(0.0, 0.0, 0.0),)

    @property
    def local_minima(self) -> tuple[Minimum, ...]:
        """With y = −x/2 the slope along x is x (3.5 − 4.2x² + x⁴)."""
        x = float(np.sqrt(2.1 + np.sqrt(0.91)))
        return tuple(Minimum(side * x, -side * x / 2, 0.2986384422368598) for side in (-1, 1))
