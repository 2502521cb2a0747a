"""The logistic function."""

from dataclasses import dataclass

from app.engine.activations import Activation
from app.engine.elementwise import Array, exp


@dataclass(frozen=True)
class Sigmoid(Activation):
    r"""Squeezes z between 0 and 1; flat on both sides, so gradients vanish there.

    $$ a = \sigma(z) = \frac{1}{1 + e^{-z}}, \qquad \frac{da}{dz} = a\,(1 - a) $$

    For z far below zero the exponential overflows to infinity, and 1/∞ = 0 is the right answer.

    >>> import numpy as np
    >>> Sigmoid.value(np.array([0.0]))
    array([0.5])

    Source: Verhulst 1845; Rumelhart, Hinton & Williams 1986, https://doi.org/10.1038/323533a0
    """

    key, label, rank = "sigmoid", "Sigmoid", 10
    pytorch, onnx = "torch.sigmoid(z)", "a = Sigmoid(z)"

    @staticmethod
    def value(z: Array) -> Array:
        """1 / (1 + e^−z)."""
        return 1.0 / (1.0 + exp(-z))

    @staticmethod
    def slope(z: Array, a: Array) -> Array:
        """a (1 − a)."""
        return a * (1.0 - a)
