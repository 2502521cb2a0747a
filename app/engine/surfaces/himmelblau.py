"""Himmelblau's function."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.surfaces import Minimum, Surface


@dataclass(frozen=True)
class Himmelblau(Surface):
    r"""Four minima, all equally deep, around one hill: where an optimizer ends is decided by its first steps.

    $$ f(x, y) = (x^2 + y - 11)^2 + (x + y^2 - 7)^2 $$

    The hill is at (−0.270845, −0.923039), with f = 181.617; the start stands beside its top.

    >>> Himmelblau.value(0.0, 0.0)
    170.0

    Source: Himmelblau 1972, "Applied Nonlinear Programming"; https://en.wikipedia.org/wiki/Himmelblau%27s_function
    """

    key, label, rank = "himmelblau", "Himmelblau", 80
    domain, start = ((-5.0, 5.0), (-5.0, 5.0)), (0.1, -0.85)

    @staticmethod
    def value(x: Array, y: Array) -> Array:
        """(x² + y − 11)² + (x + y² − 7)²."""
        a, b = x * x + y - 11, x + y * y - 7
        return a * a + b * b

    @staticmethod
    def slope(x: Array, y: Array) -> tuple[Array, Array]:
        """4 x a + 2 b and 2 a + 4 y b, of the two terms a² + b²."""
        a, b = x * x + y - 11, x + y * y - 7
        return 4 * x * a + 2 * b, 2 * a + 4 * y * b

    @property
    def minima(self) -> tuple[Minimum, ...]:
        """The common roots of both terms, to the last digit."""
        return (
            Minimum(3.0, 2.0, 0.0),
            Minimum(-2.805118086952745, 3.131312518250573, 0.0),
            Minimum(-3.779310253377747, -3.2831859912861696, 0.0),
            Minimum(3.5844283403304917, -1.8481265269644036, 0.0),
        )
