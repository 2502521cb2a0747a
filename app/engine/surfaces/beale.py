"""Beale's function."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.surfaces import Minimum, Surface


@dataclass(frozen=True)
class Beale(Surface):
    r"""A flat basin between walls that rise to 10⁵: a learning rate for the basin is too large for the walls.

    $$ \begin{array}{l}
    f(x, y) = (1.5 - x + xy)^2 \\
    \quad + (2.25 - x + xy^2)^2 \\
    \quad + (2.625 - x + xy^3)^2
    \end{array} $$

    The only minimum is (3, ½), with f = 0. A long flat valley leads away from it towards y = 1.

    >>> Beale.value(1.0, 1.0)
    14.203125

    Source: Beale 1958; https://www.sfu.ca/~ssurjano/beale.html
    """

    key, label, rank = "beale", "Beale", 30
    domain, start = ((-4.5, 4.5), (-4.5, 4.5)), (1.0, 1.5)

    @staticmethod
    def value(x: Array, y: Array) -> Array:
        """The sum of three squares."""
        a, b, c = 1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y
        return a * a + b * b + c * c

    @staticmethod
    def slope(x: Array, y: Array) -> tuple[Array, Array]:
        """Twice each of the three, times its own slope."""
        a, b, c = 1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y
        along = 2 * (a * (y - 1) + b * (y * y - 1) + c * (y * y * y - 1))
        return along, 2 * x * (a + 2 * b * y + 3 * c * y * y)

    @property
    def minima(self) -> tuple[Minimum, ...]:
        """(3, ½)."""
        return (Minimum(3.0, 0.5, 0.0),)
