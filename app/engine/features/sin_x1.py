"""The feature sin x1."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.features import Feature


@dataclass(frozen=True)
class SinX1(Feature):
    r"""Waves along the first coordinate.

    $$ \sin x_1 $$

    >>> SinX1.value(np.array([3.0]), np.array([2.0]))
    array([0.14112001])

    Source: https://github.com/tensorflow/playground, `state.ts`
    """

    key, label, rank = "sin_x1", "sin x₁", 60
    uses = (1,)

    @staticmethod
    def value(x1: Array, x2: Array) -> Array:
        """sin x1."""
        return np.sin(x1)
