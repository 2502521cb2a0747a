"""The feature x2²."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.features import Feature


@dataclass(frozen=True)
class X2Squared(Feature):
    r"""The second coordinate squared: with x₁², a circle becomes a line.

    $$ x_2^2 $$

    >>> import numpy as np
    >>> X2Squared.value(np.array([3.0]), np.array([2.0]))
    array([4.])

    Source: https://github.com/tensorflow/playground, `state.ts`
    """

    key, label, rank = "x2_squared", "x₂²", 40
    uses = (2,)

    @staticmethod
    def value(x1: Array, x2: Array) -> Array:
        """x2²."""
        return x2 * x2
