"""The feature x1²."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.features import Feature


@dataclass(frozen=True)
class X1Squared(Feature):
    r"""The first coordinate squared: with x₂², a circle becomes a line.

    $$ x_1^2 $$

    >>> import numpy as np
    >>> X1Squared.value(np.array([3.0]), np.array([2.0]))
    array([9.])

    Source: https://github.com/tensorflow/playground, `state.ts`
    """

    key, label, rank = "x1_squared", "x₁²", 30
    uses = (1,)

    @staticmethod
    def value(x1: Array, x2: Array) -> Array:
        """x1²."""
        return x1 * x1
