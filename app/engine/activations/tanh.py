"""The hyperbolic tangent."""

from dataclasses import dataclass

from app.engine.activations import Activation
from app.engine.elementwise import Array, tanh


@dataclass(frozen=True)
class Tanh(Activation):
    r"""Squeezes z between −1 and 1, centred on zero: a sigmoid of twice the height.

    $$ a = \tanh z = \frac{e^{z} - e^{-z}}{e^{z} + e^{-z}}, \qquad \frac{da}{dz} = 1 - a^2 $$

    >>> import numpy as np
    >>> Tanh.value(np.array([0.0, 1000.0]))
    array([0., 1.])

    Source: LeCun et al. 1998, "Efficient BackProp", section 4.4, https://doi.org/10.1007/3-540-49430-8_2
    """

    key, label, rank = "tanh", "Tanh", 20
    pytorch, onnx = "torch.tanh(z)", "a = Tanh(z)"

    @staticmethod
    def value(z: Array) -> Array:
        """tanh z."""
        return tanh(z)

    @staticmethod
    def slope(z: Array, a: Array) -> Array:
        """1 − a²."""
        return 1.0 - a * a
