"""Cross-entropy of two classes on a sigmoid output, of more on a softmax."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from app.engine.activations.sigmoid import Sigmoid
from app.engine.elementwise import Array, exp, largest, total
from app.engine.losses import MOST_CLASSES, Loss, Output


class SigmoidCrossEntropy(Output):
    """σ and cross-entropy: the σ′ in the chain rule cancels, dL/dz = a − y."""

    key, tasks, low, high = "sigmoid", ("classification",), 0.0, 1.0
    pytorch = "F.binary_cross_entropy_with_logits(z, y, reduction='none')"
    onnx = "a = Sigmoid(z)"
    activation = staticmethod(Sigmoid.value)

    @staticmethod
    def value(z: Array, a: Array, y: Array) -> Array:
        """From z, not from a, so that log 0 is never taken: max(z, 0) − z y + ln(1 + e^−|z|)."""
        return np.maximum(z, 0.0) - z * y + np.log1p(exp(-np.abs(z)))

    @staticmethod
    def slope(z: Array, a: Array, y: Array) -> Array:
        """a − y."""
        return a - y


class SoftmaxCrossEntropy(Output):
    """One unit a class, a_k = e^z_k / Σ e^z_j: their sum is 1, and again dL/dz = a − y."""

    key, tasks, low, high = "softmax", ("classification",), 0.0, 1.0
    pytorch = "F.cross_entropy(z, y, reduction='none')"
    onnx = "a = Softmax(z)"
    most_classes = MOST_CLASSES
    together = True

    @property
    def units(self) -> int:
        """One a class."""
        return self.classes

    @staticmethod
    def activation(z: Array) -> Array:
        """Softmax; the largest z is taken off first, which changes no quotient and lets no power overflow."""
        powers = exp(z - largest(z))
        return powers / total(powers)

    @staticmethod
    def value(z: Array, a: Array, y: Array) -> Array:
        """−Σ y_k log a_k from z, for targets of sum 1: ln Σ e^z_j − Σ y_k z_k."""
        gaps = z - largest(z)
        return np.log(total(exp(gaps))) - total(y * gaps)

    @staticmethod
    def slope(z: Array, a: Array, y: Array) -> Array:
        """a − y."""
        return a - y

    def targets(self, labels: Array) -> Array:
        """One-hot: 1 in the row of the class, 0 elsewhere."""
        return np.asarray(np.arange(self.classes)[:, np.newaxis] == labels, float)

    def said(self, a: Array) -> Array:
        """The likeliest class."""
        return np.asarray(a.argmax(axis=0), float)


@dataclass(frozen=True)
class CrossEntropy(Loss):
    r"""Surprise at the label, given the probability that the output states; for classes.

    $$ L = -\sum_{k} y_k \log a_k, \qquad
       \text{of two classes } L = -\bigl(y \log a + (1 - y) \log (1 - a)\bigr), \qquad \frac{dL}{dz} = a - y $$

    Two classes have one sigmoid unit, y is 0 or 1; more have a softmax with a unit each, y is one-hot. (Two classes on
    a softmax are legal too.) Logarithms are natural.

    >>> z = np.array([[-1000.0]])  # a = 0 in floating point, yet the loss is finite
    >>> SigmoidCrossEntropy.value(z, np.array([[0.0]]), np.array([[1.0]]))
    array([[1000.]])

    Source: Cox 1958, https://doi.org/10.1111/j.2517-6161.1958.tb00292.x; softmax: Bridle 1990,
    https://doi.org/10.1007/978-3-642-76153-9_28
    """

    key, label, rank = "cross_entropy", "Cross-entropy", 10
    pairs: ClassVar = (SigmoidCrossEntropy, SoftmaxCrossEntropy)
