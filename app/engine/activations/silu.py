"""The sigmoid linear unit, also known as swish."""

from dataclasses import dataclass

from app.engine.activations import Activation
from app.engine.elementwise import Array, exp


@dataclass(frozen=True)
class SiLU(Activation):
    r"""Weighs z by its own sigmoid: a smooth ReLU that dips below zero. Swish with β = 1.

    $$ a = z\,\sigma(z), \qquad \frac{da}{dz} = \sigma(z) + a\,(1 - \sigma(z)), \qquad
    \sigma(z) = \frac{1}{1 + e^{-z}} $$

    >>> import numpy as np
    >>> SiLU.value(np.array([-1.0, 0.0, 1.0])).round(6)
    array([-0.268941,  0.      ,  0.731059])

    Source: Elfwing, Uchibe & Doya 2018, https://arxiv.org/abs/1702.03118
    """

    key, label, rank = "silu", "SiLU", 90
    pytorch, onnx = "F.silu(z)", "s = Sigmoid(z) a = Mul(z, s)"

    @staticmethod
    def value(z: Array) -> Array:
        """z σ(z)."""
        return z / (1.0 + exp(-z))

    @staticmethod
    def slope(z: Array, a: Array) -> Array:
        """σ(z) + a (1 − σ(z))."""
        s = 1.0 / (1.0 + exp(-z))
        return s + a * (1.0 - s)
