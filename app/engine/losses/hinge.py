"""The hinge loss, on a linear output."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from app.engine.activations.linear import Linear
from app.engine.elementwise import Array, select
from app.engine.losses import Loss, Output


class LinearHinge(Output):
    """A linear output with the hinge loss; classes are −1 and 1."""

    key, tasks, low, high = "linear", ("classification",), -1.0, 1.0
    pytorch = "F.relu(1 - y * z)"
    activation = staticmethod(Linear.value)

    @staticmethod
    def value(z: Array, a: Array, y: Array) -> Array:
        """max(0, 1 − y a)."""
        return np.maximum(0.0, 1.0 - y * a)

    @staticmethod
    def slope(z: Array, a: Array, y: Array) -> Array:
        """−y within the margin, else 0."""
        return select(y * a < 1.0, -y, 0.0)


@dataclass(frozen=True)
class Hinge(Loss):
    r"""Blames only what is wrong or within the margin; what is right by more costs nothing. For two classes.

    $$ L = \max(0,\ 1 - y\,a), \qquad \frac{dL}{dz} = -y \text{ if } y\,a < 1, \text{ else } 0 $$

    The output unit is linear, y is −1 or 1. Without hidden layers and with L2 it is the linear support vector machine.

    >>> LinearHinge.value(*np.array([[0.25], [0.25], [1.0]]))
    array([0.75])

    Source: Cortes & Vapnik 1995, https://doi.org/10.1007/BF00994018
    """

    key, label, rank = "hinge", "Hinge", 50
    pairs: ClassVar = (LinearHinge,)
