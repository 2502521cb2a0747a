"""Cross-entropy of two classes on a sigmoid output."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from app.engine.activations.sigmoid import Sigmoid
from app.engine.elementwise import Array
from app.engine.losses import Loss, Output


class SigmoidCrossEntropy(Output):
    """σ and cross-entropy: the σ′ in the chain rule cancels, dL/dz = a − y."""

    key, low, high = "sigmoid", 0.0, 1.0
    activation = staticmethod(Sigmoid.value)

    @staticmethod
    def value(z: Array, a: Array, y: Array) -> Array:
        """From z, not from a, so that log 0 is never taken: max(z, 0) − z y + ln(1 + e^−|z|)."""
        return np.maximum(z, 0.0) - z * y + np.log1p(np.exp(-np.abs(z)))

    @staticmethod
    def slope(z: Array, a: Array, y: Array) -> Array:
        """a − y."""
        return a - y


@dataclass(frozen=True)
class CrossEntropy(Loss):
    r"""Surprise at the label, given the probability that the output states; for classes.

    $$ L = -\bigl(y \log a + (1 - y) \log (1 - a)\bigr), \qquad \frac{dL}{dz} = a - y $$

    The output unit is a sigmoid, y is 0 or 1, logarithms are natural.

    >>> z = np.array([-1000.0])  # a = 0 in floating point, yet the loss is finite
    >>> CrossEntropy.outputs["classification"].value(z, np.array([0.0]), np.array([1.0]))
    array([1000.])

    Source: Cox 1958, https://doi.org/10.1111/j.2517-6161.1958.tb00292.x
    """

    key, label, rank = "cross_entropy", "Cross-entropy", 10
    outputs: ClassVar = {"classification": SigmoidCrossEntropy}
