"""A saddle."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.surfaces import Surface


@dataclass(frozen=True)
class Saddle(Surface):
    r"""Down one way, up the other: who starts almost on the ridge slides to the middle and has to find out.

    $$ f(x, y) = x^2 - y^2 $$

    At the origin the gradient is zero, and no minimum. Plain descent doubles its small y at a fixed pace; who divides
    by the size of the gradient leaves at once. There is no lowest point: all of them go over the edge in the end.

    >>> Saddle.value(3.0, 1.0)
    8.0

    Source: Dauphin et al. 2014, https://arxiv.org/abs/1406.2572
    """

    key, label, rank = "saddle", "Saddle", 40
    domain, start = ((-2.0, 2.0), (-2.0, 2.0)), (-1.6, 0.001)

    @staticmethod
    def value(x: Array, y: Array) -> Array:
        """x² − y²."""
        return x * x - y * y

    @staticmethod
    def slope(x: Array, y: Array) -> tuple[Array, Array]:
        """2x and −2y."""
        return 2 * x, -2 * y
