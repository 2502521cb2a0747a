"""The leaky rectified linear unit."""

from dataclasses import dataclass

from app.engine.activations import Activation
from app.engine.elementwise import Array, select
from app.engine.parameter import param


@dataclass(frozen=True)
class LeakyReLU(Activation):
    r"""ReLU that lets a little through below zero, so that units do not die.

    $$ a = z \text{ if } z > 0 \text{ else } \alpha z, \qquad
    \frac{da}{dz} = 1 \text{ if } z > 0 \text{ else } \alpha $$

    The leak α stays as it is set; PReLU learns it. At z = 0, where there is no derivative, the slope is α, as in
    PyTorch.

    >>> import numpy as np
    >>> LeakyReLU.value(np.array([-2.0, 3.0]), 0.01)
    array([-0.02,  3.  ])

    Source: Maas, Hannun & Ng 2013, https://ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf
    """

    key, label, rank = "leaky_relu", "Leaky ReLU", 40
    pytorch, onnx = "F.leaky_relu(z, {leak})", "a = LeakyRelu<alpha={leak}>(z)"
    leak: float = param(0.01, "Slope below zero.", low=0, high=1, label="leak α")

    @staticmethod
    def value(z: Array, leak: float) -> Array:
        """z above zero, α z below."""
        return select(z > 0.0, z, leak * z)

    @staticmethod
    def slope(z: Array, a: Array, leak: float) -> Array:
        """1 above zero, α below."""
        return select(z > 0.0, 1.0, leak)
