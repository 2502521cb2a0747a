"""The feature x1 x2."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.features import Feature


@dataclass(frozen=True)
class X1X2(Feature):
    r"""The product of the coordinates: its sign solves exclusive or.

    $$ x_1 x_2 $$

    >>> import numpy as np
    >>> X1X2.value(np.array([3.0]), np.array([2.0]))
    array([6.])

    Source: https://github.com/tensorflow/playground, `state.ts`
    """

    key, label, rank = "x1x2", "x₁x₂", 50

    @staticmethod
    def value(x1: Array, x2: Array) -> Array:
        """x1 x2."""
        return x1 * x2
