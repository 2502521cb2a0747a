"""Initializers: where the parameters start."""

from typing import ClassVar

import numpy as np

from app.engine.choice import Choice
from app.engine.elementwise import Array


class Initializer(Choice):
    """Draws W[l] of one layer and says what b[l] starts from."""

    family: ClassVar[str] = "initializer"

    def weights(self, rng: np.random.Generator, units: int, inputs: int) -> Array:
        """W[l], shape (units, inputs)."""
        raise NotImplementedError

    def biases(self, units: int) -> Array:
        """b[l], shape (units,): zeros unless the choice says otherwise."""
        return np.zeros(units)
