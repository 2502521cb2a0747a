"""The feature cos x1."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.features import Feature


@dataclass(frozen=True)
class CosX1(Feature):
    r"""Waves along the first coordinate, with a crest in the middle.

    $$ \cos x_1 $$

    >>> CosX1.value(np.array([3.0]), np.array([2.0]))
    array([-0.9899925])

    Source: the other half of a Fourier basis; Rahimi & Recht 2007, "Random features for large-scale kernel machines"
    """

    key, label, rank = "cos_x1", "cos x₁", 62
    uses = (1,)

    @staticmethod
    def value(x1: Array, x2: Array) -> Array:
        """cos x1."""
        return np.cos(x1)
