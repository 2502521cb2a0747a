"""Regularizers: what large weights cost."""

from typing import ClassVar

from app.engine.choice import Choice
from app.engine.elementwise import Array


class Regularizer(Choice):
    """Adds (1/m) Σ value(w) over all weights to the cost J; biases are left out.

    m is the size of the training set, so J is the same function whatever the batch size.
    """

    family: ClassVar[str] = "regularizer"

    def value(self, w: Array) -> Array:
        """What one weight costs, before the division by m."""
        raise NotImplementedError

    def slope(self, w: Array) -> Array:
        """Its derivative."""
        raise NotImplementedError
