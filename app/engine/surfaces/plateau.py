"""A plateau."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.parameter import param
from app.engine.surfaces import Minimum, Surface


@dataclass(frozen=True)
class Plateau(Surface):
    r"""A plain, almost flat, with a narrow way out: SGD crawls there; who divides by the gradient's size walks.

    $$ f(x, y) = \frac{q}{1 + q}, \qquad q = x^2 + (y / w)^2 $$

    The only minimum is the origin, with f = 0. Far from it f is almost 1, and the gradient falls off with the third
    power of the distance: small, but large beside the ε of Adam.

    >>> Plateau.value(2.0, 1.0, 0.5)
    0.8888889

    Source: the penalty of Geman & McClure 1985; Barron 2019, https://arxiv.org/abs/1701.03077
    """

    key, label, rank = "plateau", "Plateau", 60
    domain, start = ((-6.0, 6.0), (-3.0, 3.0)), (-5.0, 1.5)
    width: float = param(0.5, "How wide the way out is.", low=0.05, high=2, log=True, label="width w")

    @staticmethod
    def value(x: Array, y: Array, width: float) -> Array:
        """q / (1 + q)."""
        q = x * x + y * y / (width * width)
        return q / (1 + q)

    @staticmethod
    def slope(x: Array, y: Array, width: float) -> tuple[Array, Array]:
        """2x and 2y/w², both over (1 + q)²."""
        steep = 1 / (width * width)
        q = x * x + y * y * steep
        scale = 2 / ((1 + q) * (1 + q))
        return scale * x, scale * steep * y

    @property
    def minima(self) -> tuple[Minimum, ...]:
        """The origin."""
        return (Minimum(0.0, 0.0, 0.0),)
