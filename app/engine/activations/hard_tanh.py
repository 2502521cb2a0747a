"""The hyperbolic tangent in three straight pieces."""

from dataclasses import dataclass

import numpy as np

from app.engine.activations import Activation
from app.engine.elementwise import Array, select


@dataclass(frozen=True)
class HardTanh(Activation):
    r"""A tanh of straight lines: z itself, cut off at −1 and 1, and wholly flat beyond.

    $$ a = \min(\max(z,\ -1),\ 1), \qquad \frac{da}{dz} = 1 \text{ if } | z | < 1 \text{ else } 0 $$

    At ±1, where there is no derivative, the slope is 0, as in PyTorch.

    >>> HardTanh.value(np.array([-4.0, 0.5, 4.0]))
    array([-1. ,  0.5,  1. ])

    Source: Collobert et al. 2011, https://arxiv.org/abs/1103.0398
    """

    key, label, rank = "hard_tanh", "Hard tanh", 130
    pytorch = "F.hardtanh(z)"
    onnx = "low = Constant<value = double {{-1.0}}>() high = Constant<value = double {{1.0}}>() a = Clip(z, low, high)"

    @staticmethod
    def value(z: Array) -> Array:
        """z, kept between −1 and 1."""
        return np.minimum(np.maximum(z, -1.0), 1.0)

    @staticmethod
    def slope(z: Array, a: Array) -> Array:
        """1 where |z| < 1, else 0."""
        return select(np.abs(z) < 1.0, 1.0, 0.0)
