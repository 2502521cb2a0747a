"""The monkey saddle."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.surfaces import Surface


@dataclass(frozen=True)
class MonkeySaddle(Surface):
    r"""Three ways down and three up, two for the legs and one for the tail: flat in the middle to second order.

    $$ f(x, y) = x^3 - 3xy^2 $$

    At the origin the gradient is zero and so is the Hessian. Plain descent comes to it along x ever more slowly;
    momentum carries across.

    >>> MonkeySaddle.value(2.0, 1.0)
    2.0

    Source: Hilbert & Cohn-Vossen 1952, "Geometry and the Imagination", section 28
    """

    key, label, rank = "monkey_saddle", "Monkey saddle", 50
    domain, start = ((-2.0, 2.0), (-2.0, 2.0)), (1.5, 0.001)

    @staticmethod
    def value(x: Array, y: Array) -> Array:
        """x³ − 3xy²."""
        return x * (x * x - 3 * y * y)

    @staticmethod
    def slope(x: Array, y: Array) -> tuple[Array, Array]:
        """3x² − 3y² and −6xy."""
        return 3 * (x * x - y * y), -6 * x * y
