"""The rectified linear unit."""

from dataclasses import dataclass

import numpy as np

from app.engine.activations import Activation
from app.engine.elementwise import Array, select


@dataclass(frozen=True)
class ReLU(Activation):
    r"""Passes what is positive and blocks the rest; a unit that blocks every example is dead.

    $$ a = \max(0, z), \qquad \frac{da}{dz} = 1 \text{ if } z > 0 \text{ else } 0 $$

    At z = 0, where there is no derivative, the slope is 0, as in PyTorch.

    >>> ReLU.value(np.array([-2.0, 3.0]))
    array([0., 3.])

    Source: Nair & Hinton 2010, https://icml.cc/Conferences/2010/papers/432.pdf
    """

    key, label, rank = "relu", "ReLU", 30
    pytorch, onnx = "F.relu(z)", "a = Relu(z)"

    @staticmethod
    def value(z: Array) -> Array:
        """max(0, z)."""
        return np.maximum(z, 0.0)

    @staticmethod
    def slope(z: Array, a: Array) -> Array:
        """1 where z > 0, else 0."""
        return select(z > 0.0, 1.0, 0.0)
