"""The softsign."""

from dataclasses import dataclass

import numpy as np

from app.engine.activations import Activation
from app.engine.elementwise import Array


@dataclass(frozen=True)
class Softsign(Activation):
    r"""Like tanh between −1 and 1, but it comes near them slowly, so gradients fade less suddenly.

    $$ a = \frac{z}{1 + | z |}, \qquad \frac{da}{dz} = \frac{1}{(1 + | z |)^2} $$

    >>> Softsign.value(np.array([-1.0, 0.0, 3.0]))
    array([-0.5 ,  0.  ,  0.75])

    Source: Bergstra et al. 2009, here after Glorot & Bengio 2010, https://proceedings.mlr.press/v9/glorot10a.html
    """

    key, label, rank = "softsign", "Softsign", 110
    pytorch, onnx = "F.softsign(z)", "a = Softsign(z)"

    @staticmethod
    def value(z: Array) -> Array:
        """z / (1 + |z|)."""
        return z / (1.0 + np.abs(z))

    @staticmethod
    def slope(z: Array, a: Array) -> Array:
        """1 / (1 + |z|)²."""
        width = 1.0 + np.abs(z)
        return 1.0 / (width * width)
