"""Rastrigin's function."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.parameter import param
from app.engine.surfaces import Minimum, Surface


@dataclass(frozen=True)
class Rastrigin(Surface):
    r"""A bowl full of holes, at every pair of whole numbers one: where noise and momentum are worth something.

    $$ \begin{array}{l}
    f(x, y) = 2A + x^2 - A \cos 2\pi x \\
    \quad + y^2 - A \cos 2\pi y
    \end{array} $$

    The lowest of about a hundred minima is the origin, with f = 0. With A = 0 it is a round bowl.

    >>> float(Rastrigin.value(1.0, 0.5, 10.0))
    21.25

    Source: Rastrigin 1974, "Systems of Extremal Control"; https://www.sfu.ca/~ssurjano/rastr.html
    """

    key, label, rank = "rastrigin", "Rastrigin", 110
    domain, start = ((-5.12, 5.12), (-5.12, 5.12)), (-3.4, 2.6)
    amplitude: float = param(10.0, "How deep the holes are.", low=0, high=20, label="amplitude A")

    @staticmethod
    def value(x: Array, y: Array, amplitude: float) -> Array:
        """2A + x² − A cos 2πx + y² − A cos 2πy."""
        waves: Array = np.cos(2 * np.pi * x) + np.cos(2 * np.pi * y)
        return x * x + y * y + amplitude * (2 - waves)

    @staticmethod
    def slope(x: Array, y: Array, amplitude: float) -> tuple[Array, Array]:
        """2x + 2πA sin 2πx and the same of y."""
        wave = 2 * np.pi * amplitude
        return 2 * x + wave * np.sin(2 * np.pi * x), 2 * y + wave * np.sin(2 * np.pi * y)

    @property
    def minima(self) -> tuple[Minimum, ...]:
        """The origin; the others are many."""
        return (Minimum(0.0, 0.0, 0.0),)
