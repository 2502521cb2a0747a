"""The function of Goldstein and Price."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.surfaces import Minimum, Surface


@dataclass(frozen=True)
class GoldsteinPrice(Surface):
    r"""Four minima between slopes that reach a million: no learning rate fits all of it, so that a clip has work to do.

    $$ \begin{array}{l}
    f(x, y) = (1 + (x + y + 1)^2\, p)\, (30 + (2x - 3y)^2\, q) \\
    p = 19 - 14x + 3x^2 - 14y + 6xy + 3y^2 \\
    q = 18 - 32x + 12x^2 + 48y - 36xy + 27y^2
    \end{array} $$

    The lowest point is (0, −1), with f = 3; the three others have 30, 84 and 840.

    >>> GoldsteinPrice.value(0.0, 0.0)
    600.0

    Source: Goldstein & Price 1971, https://doi.org/10.1090/S0025-5718-1971-0312365-X; https://www.sfu.ca/~ssurjano/goldpr.html
    """

    key, label, rank = "goldstein_price", "Goldstein–Price", 140
    domain, start = ((-2.0, 2.0), (-2.0, 2.0)), (-1.5, 0.5)

    @staticmethod
    def value(x: Array, y: Array) -> Array:
        """(1 + s² p) (30 + t² q), with s = x + y + 1 and t = 2x − 3y."""
        s, t = x + y + 1, 2 * x - 3 * y
        p = 19 - 14 * (x + y) + 3 * (x + y) * (x + y)
        q = 18 - 16 * t + 3 * t * t
        return (1 + s * s * p) * (30 + t * t * q)

    @staticmethod
    def slope(x: Array, y: Array) -> tuple[Array, Array]:
        """By the rule of products, through s and t."""
        s, t = x + y + 1, 2 * x - 3 * y
        p, dp = 19 - 14 * (x + y) + 3 * (x + y) * (x + y), 6 * (x + y) - 14
        q, dq = 18 - 16 * t + 3 * t * t, 6 * t - 16
        a, da = 1 + s * s * p, s * (2 * p + s * dp)
        b, db = 30 + t * t * q, t * (2 * q + t * dq)
        return da * b + 2 * a * db, da * b - 3 * a * db

    @property
    def minima(self) -> tuple[Minimum, ...]:
        """(0, −1)."""
        return (Minimum(0.0, -1.0, 3.0),)

    @property
    def local_minima(self) -> tuple[Minimum, ...]:
        """Each zero of the gradient, by hand."""
        return (Minimum(-0.6, -0.4, 30.0), Minimum(1.8, 0.2, 84.0), Minimum(1.2, 0.8, 840.0))
