"""Two wells."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.surfaces import Minimum, Surface


@dataclass(frozen=True)
class TwoWells(Surface):
    r"""A shallow well before a deep one: plain descent stays in the first, momentum carries through it.

    $$ f(x, y) = 3x^4 - 4x^3 - 12x^2 + 32 + 4y^2 $$

    Its slope along x is 12 x (x + 1) (x − 2): wells at −1, where f = 27, and at 2, where f = 0; between them, at 0, a
    barrier of 32.

    >>> TwoWells.value(-2.0, 1.0)
    68.0

    Source: a quartic of calculus courses, lifted
    """

    key, label, rank = "two_wells", "Two wells", 70
    domain, start = ((-2.5, 3.5), (-3.0, 3.0)), (-2.0, 2.0)

    @staticmethod
    def value(x: Array, y: Array) -> Array:
        """3x⁴ − 4x³ − 12x² + 32 + 4y²."""
        return x * x * (x * (3 * x - 4) - 12) + 32 + 4 * y * y

    @staticmethod
    def slope(x: Array, y: Array) -> tuple[Array, Array]:
        """12 x (x + 1) (x − 2) and 8y."""
        return 12 * x * (x + 1) * (x - 2), 8 * y

    @property
    def minima(self) -> tuple[Minimum, ...]:
        """The deep well."""
        return (Minimum(2.0, 0.0, 0.0),)

    @property
    def local_minima(self) -> tuple[Minimum, ...]:
        """The shallow one."""
        return (Minimum(-1.0, 0.0, 27.0),)
