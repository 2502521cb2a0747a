"""A quadratic bowl: the ravine."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.parameter import param
from app.engine.surfaces import Minimum, Surface


@dataclass(frozen=True)
class Bowl(Surface):
    r"""A ravine: across it is κ times as steep as along it, and may be turned against the axes.

    $$ \begin{array}{l}
    f(x, y) = \tfrac{1}{2} (u^2 + \kappa\, v^2) \\
    u = x \cos\varphi + y \sin\varphi \\
    v = y \cos\varphi - x \sin\varphi
    \end{array} $$

    κ is the condition number of the Hessian, whose eigenvalues are 1 and κ. Gradient descent needs α < 2/κ, and then
    about κ steps. Turned, no step that looks at each coordinate alone can undo it.

    >>> float(Bowl.value(1.0, 2.0, 10.0, 0.0))
    20.5

    Source: Boyd & Vandenberghe 2004, section 9.3.2, https://web.stanford.edu/~boyd/cvxbook/
    """

    key, label, rank = "bowl", "Quadratic bowl", 10
    domain, start = ((-4.0, 4.0), (-4.0, 4.0)), (-3.5, 1.5)
    condition: float = param(
        20.0, "How much steeper it is across than along.", low=1, high=1000, log=True, label="condition κ"
    )
    angle: float = param(0.0, "Turns the ravine, in degrees.", low=-90, high=90, label="angle φ")

    @staticmethod
    def value(x: Array, y: Array, condition: float, angle: float) -> Array:
        """½ (u² + κ v²)."""
        c, s = np.cos(angle * (np.pi / 180)), np.sin(angle * (np.pi / 180))
        u, v = x * c + y * s, y * c - x * s
        energy: Array = 0.5 * (u * u + condition * v * v)
        return energy

    @staticmethod
    def slope(x: Array, y: Array, condition: float, angle: float) -> tuple[Array, Array]:
        """U (cos φ, sin φ) + κ v (−sin φ, cos φ)."""
        c, s = np.cos(angle * (np.pi / 180)), np.sin(angle * (np.pi / 180))
        u, v = x * c + y * s, y * c - x * s
        return u * c - condition * v * s, u * s + condition * v * c

    @property
    def minima(self) -> tuple[Minimum, ...]:
        """The origin."""
        return (Minimum(0.0, 0.0, 0.0),)
