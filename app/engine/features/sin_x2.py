"""The feature sin x2."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.features import Feature


@dataclass(frozen=True)
class SinX2(Feature):
    r"""Waves along the second coordinate.

    $$ \sin x_2 $$

    >>> SinX2.value(np.array([3.0]), np.array([2.0]))
    array([0.90929743])

    Source: https://github.com/tensorflow/playground, `state.ts`
    """

    key, label, rank = "sin_x2", "sin x₂", 70
    uses = (2,)

    @staticmethod
    def value(x1: Array, x2: Array) -> Array:
        """sin x2."""
        return np.sin(x2)
