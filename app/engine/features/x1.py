"""The feature x1."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.features import Feature


@dataclass(frozen=True)
class X1(Feature):
    r"""The first coordinate.

    $$ x_1 $$

    >>> import numpy as np
    >>> X1.value(np.array([3.0]), np.array([2.0]))
    array([3.])

    Source: https://github.com/tensorflow/playground, `state.ts`
    """

    key, label, rank = "x1", "x₁", 10
    uses = (1,)

    @staticmethod
    def value(x1: Array, x2: Array) -> Array:
        """x1."""
        return x1
