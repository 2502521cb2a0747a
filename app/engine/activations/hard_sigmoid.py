"""The sigmoid in three straight pieces."""

from dataclasses import dataclass

import numpy as np

from app.engine.activations import Activation
from app.engine.elementwise import Array, select


@dataclass(frozen=True)
class HardSigmoid(Activation):
    r"""A sigmoid of straight lines: cheap, and wholly flat beyond ±3.

    $$ a = \frac{\min(\max(z + 3,\ 0),\ 6)}{6}, \qquad
    \frac{da}{dz} = \frac{1}{6} \text{ if } | z | < 3 \text{ else } 0 $$

    The variant of MobileNetV3 and PyTorch; the paper that had the idea, and Keras, have other slopes. At ±3, where
    there is no derivative, the slope is 0, as in PyTorch.

    >>> HardSigmoid.value(np.array([-4.0, 0.0, 1.5]))
    array([0.  , 0.5 , 0.75])

    Source: Courbariaux, Bengio & David 2015, https://arxiv.org/abs/1511.00363; Howard et al. 2019,
    https://arxiv.org/abs/1905.02244
    """

    key, label, rank = "hard_sigmoid", "Hard sigmoid", 120
    pytorch, onnx = "F.hardsigmoid(z)", "a = HardSigmoid<alpha=0.16666667>(z)"

    @staticmethod
    def value(z: Array) -> Array:
        """(z + 3) / 6, kept between 0 and 1."""
        sixths: Array = np.minimum(np.maximum(z + 3.0, 0.0), 6.0)
        return sixths / 6.0

    @staticmethod
    def slope(z: Array, a: Array) -> Array:
        """1/6 where |z| < 3, else 0."""
        return select(np.abs(z) < 3.0, 1.0 / 6.0, 0.0)
