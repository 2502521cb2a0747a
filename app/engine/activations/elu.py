"""The exponential linear unit."""

from dataclasses import dataclass

from app.engine.activations import Activation
from app.engine.elementwise import Array, expm1, select
from app.engine.parameter import param


@dataclass(frozen=True)
class ELU(Activation):
    r"""ReLU above zero, an exponential that levels off at −α below: answers average closer to zero.

    $$ a = z \text{ if } z > 0 \text{ else } \alpha\,(e^{z} - 1), \qquad
    \frac{da}{dz} = 1 \text{ if } z > 0 \text{ else } a + \alpha $$

    Unless α = 1 the slope jumps at z = 0, where it counts as α, as in PyTorch.

    >>> import numpy as np
    >>> ELU.value(np.array([-1000.0, 3.0]), 0.5)
    array([-0.5,  3. ])

    Source: Clevert, Unterthiner & Hochreiter 2016, https://arxiv.org/abs/1511.07289
    """

    key, label, rank = "elu", "ELU", 60
    pytorch, onnx = "F.elu(z, {alpha})", "a = Elu<alpha={alpha}>(z)"
    alpha: float = param(1.0, "How far below zero it levels off.", low=0.01, high=10, log=True, label="depth α")

    @staticmethod
    def value(z: Array, alpha: float) -> Array:
        """z above zero, α (e^z − 1) below."""
        return select(z > 0.0, z, alpha * expm1(z))

    @staticmethod
    def slope(z: Array, a: Array, alpha: float) -> Array:
        """1 above zero, α e^z = a + α below."""
        return select(z > 0.0, 1.0, a + alpha)
