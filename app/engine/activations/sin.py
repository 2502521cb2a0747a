"""The sine."""

from dataclasses import dataclass

import numpy as np

from app.engine.activations import Activation
from app.engine.elementwise import Array


@dataclass(frozen=True)
class Sin(Activation):
    r"""A wave: units agree again with every turn, which suits patterns that repeat. Not monotonic, so hard to train.

    $$ a = \sin z, \qquad \frac{da}{dz} = \cos z $$

    The plain sine; the paper's networks scale the first layer's z by 30 before it.

    >>> Sin.value(np.array([0.0, np.pi / 2]))
    array([0., 1.])

    Source: Sitzmann et al. 2020 (SIREN), https://arxiv.org/abs/2006.09661
    """

    key, label, rank = "sin", "Sine", 140
    pytorch, onnx = "torch.sin(z)", "a = Sin(z)"

    @staticmethod
    def value(z: Array) -> Array:
        """sin z."""
        return np.sin(z)

    @staticmethod
    def slope(z: Array, a: Array) -> Array:
        """cos z."""
        return np.cos(z)
