"""The Gaussian error linear unit."""

from dataclasses import dataclass

from app.engine.activations import Activation
from app.engine.elementwise import Array, exp, select
from app.engine.special import erfc

ROOT_HALF = 0.70710678118654752
ONE_BY_ROOT_TWO_PI = 0.39894228040143268


@dataclass(frozen=True)
class GELU(Activation):
    r"""Weighs z by the share of a normal distribution that lies below it: a smooth ReLU, usual in transformers.

    $$ a = z\,\Phi(z), \qquad \frac{da}{dz} = \Phi(z) + z\,\varphi(z), \qquad
    \Phi(z) = \tfrac{1}{2} \operatorname{erfc}\!\left(-\frac{z}{\sqrt{2}}\right), \quad
    \varphi(z) = \frac{e^{-z^2/2}}{\sqrt{2\pi}} $$

    The exact function, not the approximation by tanh.

    >>> import numpy as np
    >>> GELU.value(np.array([-1.0, 0.0, 1.0])).round(6)
    array([-0.158655,  0.      ,  0.841345])

    Source: Hendrycks & Gimpel 2016, https://arxiv.org/abs/1606.08415
    """

    key, label, rank = "gelu", "GELU", 80
    pytorch, onnx = "F.gelu(z)", "a = Gelu(z)"

    @staticmethod
    def value(z: Array) -> Array:
        """z Φ(z); erfc keeps the digits of Φ far below zero, where 1 + erf would be 0."""
        return 0.5 * z * erfc(-ROOT_HALF * z)

    @staticmethod
    def slope(z: Array, a: Array) -> Array:
        """Φ(z) + z φ(z), with Φ(z) = a / z, which is much cheaper than another erfc."""
        below = select(z == 0.0, 0.5, a / select(z == 0.0, 1.0, z))
        return below + ONE_BY_ROOT_TWO_PI * z * exp(-0.5 * z * z)
