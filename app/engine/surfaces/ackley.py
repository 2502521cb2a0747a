"""Ackley's function."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array, select
from app.engine.surfaces import Minimum, Surface


@dataclass(frozen=True)
class Ackley(Surface):
    r"""A rippled plain with one deep funnel: the slope far out says little, and at the bottom it breaks off.

    $$ \begin{array}{l}
    f(x, y) = 20 + e - 20\, e^{-0.2 \sqrt{(x^2 + y^2)/2}} \\
    \quad - e^{(\cos 2\pi x + \cos 2\pi y)/2}
    \end{array} $$

    The lowest point is the origin, with f = 0. It is the tip of a cone: the slope beside it is 2.83 however near one
    comes, so that no fixed step comes to rest. At the tip itself the slope counts as 0.

    >>> float(Ackley.value(1.0, 1.0))
    3.6253849

    Source: Ackley 1987, "A Connectionist Machine for Genetic Hillclimbing"; https://www.sfu.ca/~ssurjano/ackley.html
    """

    key, label, rank = "ackley", "Ackley", 120
    domain, start = ((-5.0, 5.0), (-5.0, 5.0)), (-3.6, 2.7)

    @staticmethod
    def value(x: Array, y: Array) -> Array:
        """20 (1 − e^(−0.2 r/√2)) + e − e^(½ (cos 2πx + cos 2πy)), with the distance r."""
        s = np.sqrt(0.5 * (x * x + y * y))
        ripple: Array = np.exp(1.0) - np.exp(0.5 * (np.cos(2 * np.pi * x) + np.cos(2 * np.pi * y)))
        return 20 * (1 - np.exp(-0.2 * s)) + ripple

    @staticmethod
    def slope(x: Array, y: Array) -> tuple[Array, Array]:
        """2 e^(−0.2 s) x/s + π sin 2πx e^(…) and the same of y, with s = r/√2; 0 at the tip."""
        s = np.sqrt(0.5 * (x * x + y * y))
        funnel = 2 * np.exp(-0.2 * s) / select(s > 0, s, 1.0)
        ripple = np.pi * np.exp(0.5 * (np.cos(2 * np.pi * x) + np.cos(2 * np.pi * y)))
        return funnel * x + ripple * np.sin(2 * np.pi * x), funnel * y + ripple * np.sin(2 * np.pi * y)

    @property
    def minima(self) -> tuple[Minimum, ...]:
        """The origin; the others are many."""
        return (Minimum(0.0, 0.0, 0.0),)
