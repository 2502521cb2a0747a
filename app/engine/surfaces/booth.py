"""Booth's function."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.surfaces import Minimum, Surface


@dataclass(frozen=True)
class Booth(Surface):
    r"""A tilted bowl whose axes are not those of x and y: mild, and all of them arrive.

    $$ f(x, y) = (x + 2y - 7)^2 + (2x + y - 5)^2 $$

    Quadratic, with a condition number of 9: its Hessian has the eigenvalues 2, along (1, −1), and 18, along (1, 1).

    >>> Booth.value(0.0, 0.0)
    74.0

    Source: Jamil & Yang 2013, function 17, https://arxiv.org/abs/1308.4008; https://www.sfu.ca/~ssurjano/booth.html
    """

    key, label, rank = "booth", "Booth", 130
    domain, start = ((-10.0, 10.0), (-10.0, 10.0)), (-8.0, 6.0)

    @staticmethod
    def value(x: Array, y: Array) -> Array:
        """(x + 2y − 7)² + (2x + y − 5)²."""
        a, b = x + 2 * y - 7, 2 * x + y - 5
        return a * a + b * b

    @staticmethod
    def slope(x: Array, y: Array) -> tuple[Array, Array]:
        """2 a + 4 b and 4 a + 2 b, of the two terms a² + b²."""
        a, b = x + 2 * y - 7, 2 * x + y - 5
        return 2 * a + 4 * b, 4 * a + 2 * b

    @property
    def minima(self) -> tuple[Minimum, ...]:
        """(1, 3)."""
        return (Minimum(1.0, 3.0, 0.0),)
