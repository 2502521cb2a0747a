"""The function of Styblinski and Tang."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.surfaces import Minimum, Surface

DEEP, SHALLOW = -2.903534027771177, 2.746802770990837  # where 4x³ − 32x + 5 = 0, the outer two of three


@dataclass(frozen=True)
class StyblinskiTang(Surface):
    r"""Four basins, one of them deepest: x and y have nothing to do with each other, and each may take the wrong one.

    $$ \begin{array}{l}
    f(x, y) = \tfrac{1}{2} (x^4 - 16x^2 + 5x) \\
    \quad + \tfrac{1}{2} (y^4 - 16y^2 + 5y)
    \end{array} $$

    Along each coordinate there is a deep place at −2.9035 and a shallow one at 2.7468.

    >>> StyblinskiTang.value(1.0, 2.0)
    -24.0

    Source: Styblinski & Tang 1990, https://doi.org/10.1016/0893-6080(90)90029-K; https://www.sfu.ca/~ssurjano/stybtang.html
    """

    key, label, rank = "styblinski_tang", "Styblinski–Tang", 100
    domain, start = ((-5.0, 5.0), (-5.0, 5.0)), (0.4, 4.5)

    @staticmethod
    def value(x: Array, y: Array) -> Array:
        """½ (x⁴ − 16x² + 5x) and the same of y."""
        return 0.5 * (x * (x * (x * x - 16) + 5) + y * (y * (y * y - 16) + 5))

    @staticmethod
    def slope(x: Array, y: Array) -> tuple[Array, Array]:
        """2x³ − 16x + 2.5 and the same of y."""
        return x * (2 * x * x - 16) + 2.5, y * (2 * y * y - 16) + 2.5

    @property
    def minima(self) -> tuple[Minimum, ...]:
        """Both deep."""
        return (Minimum(DEEP, DEEP, -78.33233140754282),)

    @property
    def local_minima(self) -> tuple[Minimum, ...]:
        """One or both shallow."""
        return (
            Minimum(SHALLOW, DEEP, -64.19561235905536),
            Minimum(DEEP, SHALLOW, -64.19561235905536),
            Minimum(SHALLOW, SHALLOW, -50.05889331056788),
        )
