"""Rosenbrock's valley."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.parameter import param
from app.engine.surfaces import Minimum, Surface


@dataclass(frozen=True)
class Rosenbrock(Surface):
    r"""A flat, bent valley between steep walls: to find the valley is easy, to follow it is not.

    $$ f(x, y) = (a - x)^2 + b\, (y - x^2)^2 $$

    The only minimum is (a, a²), with f = 0. Its walls are about 4b times as steep as its floor.

    >>> Rosenbrock.value(-1.0, 2.0, 1.0, 100.0)
    104.0

    Source: Rosenbrock 1960, https://doi.org/10.1093/comjnl/3.3.175
    """

    key, label, rank = "rosenbrock", "Rosenbrock", 20
    domain, start = ((-2.0, 2.0), (-1.0, 3.0)), (-1.5, 2.0)
    a: float = param(1.0, "Where the minimum is: (a, a²).", low=-1.5, high=1.5)
    b: float = param(100.0, "How steep the walls of the valley are.", low=1, high=1000, log=True)

    @staticmethod
    def value(x: Array, y: Array, a: float, b: float) -> Array:
        """(a − x)² + b (y − x²)²."""
        return (a - x) * (a - x) + b * (y - x * x) * (y - x * x)

    @staticmethod
    def slope(x: Array, y: Array, a: float, b: float) -> tuple[Array, Array]:
        """−2 (a − x) − 4 b x (y − x²) and 2 b (y − x²)."""
        wall = y - x * x
        return -2 * (a - x) - 4 * b * x * wall, 2 * b * wall

    @property
    def minima(self) -> tuple[Minimum, ...]:
        """(a, a²)."""
        return (Minimum(self.a, self.a * self.a, 0.0),)
