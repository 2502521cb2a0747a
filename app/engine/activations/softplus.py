"""The softplus."""

from dataclasses import dataclass

import numpy as np

from app.engine.activations import Activation
from app.engine.elementwise import Array, exp, expm1


@dataclass(frozen=True)
class Softplus(Activation):
    r"""ReLU with its corner rounded off: always positive, and its slope is the sigmoid.

    $$ a = \ln(1 + e^{z}), \qquad \frac{da}{dz} = \sigma(z) = 1 - e^{-a} $$

    >>> Softplus.value(np.array([-1.0, 0.0, 10.0])).round(6)
    array([ 0.313262,  0.693147, 10.000045])

    Source: Dugas et al. 2001, https://papers.nips.cc/paper/1920-incorporating-second-order-functional-knowledge-for-better-option-pricing
    """

    key, label, rank = "softplus", "Softplus", 100
    pytorch, onnx = "F.softplus(z, threshold=500.0)", "a = Softplus(z)"

    @staticmethod
    def value(z: Array) -> Array:
        """ln(1 + e^z), as max(0, z) + ln(1 + e^−|z|), which cannot overflow."""
        return np.maximum(z, 0.0) + np.log1p(exp(-np.abs(z)))

    @staticmethod
    def slope(z: Array, a: Array) -> Array:
        """1 − e^−a."""
        return -expm1(-a)
