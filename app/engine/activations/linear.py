"""The identity."""

from dataclasses import dataclass

from app.engine.activations import Activation
from app.engine.elementwise import Array


@dataclass(frozen=True)
class Linear(Activation):
    r"""Passes z on unchanged; however many such layers, the network stays linear.

    $$ a = z, \qquad \frac{da}{dz} = 1 $$

    >>> import numpy as np
    >>> Linear.value(np.array([-2.0, 3.0]))
    array([-2.,  3.])

    Source: Goodfellow, Bengio & Courville 2016, section 6.2.2, https://www.deeplearningbook.org
    """

    key, label, rank = "linear", "Linear", 150
    pytorch, onnx = "z", "a = Identity(z)"

    @staticmethod
    def value(z: Array) -> Array:
        """The input itself."""
        return z

    @staticmethod
    def slope(z: Array, a: Array) -> Array:
        """1."""
        return z**0.0  # 1 for infinity and NaN too; unlike ones_like it also works on one number
