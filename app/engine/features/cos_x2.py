"""The feature cos x2."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.features import Feature


@dataclass(frozen=True)
class CosX2(Feature):
    r"""Waves along the second coordinate, with a crest in the middle.

    $$ \cos x_2 $$

    >>> CosX2.value(np.array([3.0]), np.array([2.0]))
    array([-0.41614684])

    Source: the other half of a Fourier basis; Rahimi & Recht 2007, "Random features for large-scale kernel machines"
    """

    key, label, rank = "cos_x2", "cos x₂", 72
    uses = (2,)

    @staticmethod
    def value(x1: Array, x2: Array) -> Array:
        """cos x2."""
        return np.cos(x2)
