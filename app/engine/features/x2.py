"""The feature x2."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.features import Feature


@dataclass(frozen=True)
class X2(Feature):
    r"""The second coordinate.

    $$ x_2 $$

    >>> import numpy as np
    >>> X2.value(np.array([3.0]), np.array([2.0]))
    array([2.])

    Source: https://github.com/tensorflow/playground, `state.ts`
    """

    key, label, rank = "x2", "x₂", 20
    uses = (2,)

    @staticmethod
    def value(x1: Array, x2: Array) -> Array:
        """x2."""
        return x2
