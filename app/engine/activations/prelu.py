"""The parametric rectified linear unit."""

from dataclasses import dataclass

import numpy as np

from app.engine.activations import Activation
from app.engine.activations.leaky_relu import LeakyReLU
from app.engine.elementwise import Array
from app.engine.parameter import param


@dataclass(frozen=True)
class PReLU(Activation):
    r"""Leaky ReLU that learns how much it leaks: every unit has a slope α of its own below zero.

    $$ a = z \text{ if } z > 0 \text{ else } \alpha z, \qquad
    \frac{da}{dz} = 1 \text{ if } z > 0 \text{ else } \alpha, \qquad \frac{da}{d\alpha} = \min(0, z) $$

    The paper's channel-wise variant. Nothing bounds α: it may become negative, or larger than 1.

    >>> PReLU.partials(np.array([-2.0, 3.0]), np.array([-0.5, 3.0]), 0.25)
    (array([-2.,  0.]),)

    Source: He et al. 2015, https://arxiv.org/abs/1502.01852
    """

    key, label, rank = "prelu", "PReLU", 50
    learned = True
    pytorch, onnx = "F.prelu(z, leak)", "a = PRelu(z, leak)"
    leak: float = param(0.25, "Slope below zero where learning begins.", low=0, high=1, label="leak α at the start")

    value = staticmethod(LeakyReLU.value)
    slope = staticmethod(LeakyReLU.slope)

    @staticmethod
    def partials(z: Array, a: Array, leak: float) -> tuple[Array]:
        """min(0, z)."""
        return (np.minimum(z, 0.0),)
