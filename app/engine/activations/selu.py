"""The self-normalising exponential linear unit."""

from dataclasses import dataclass

from app.engine.activations import Activation
from app.engine.elementwise import Array, expm1, select

ALPHA = 1.6732632423543772848170429916717
SCALE = 1.0507009873554804934193349852946


@dataclass(frozen=True)
class SELU(Activation):
    r"""ELU scaled so that mean 0 and variance 1 pass from layer to layer; wants LeCun's initialisation.

    $$ a = \lambda z \text{ if } z > 0 \text{ else } \lambda \alpha\,(e^{z} - 1), \qquad
    \frac{da}{dz} = \lambda \text{ if } z > 0 \text{ else } a + \lambda \alpha, \qquad
    \lambda \approx 1.0507,\ \alpha \approx 1.6733 $$

    The constants have the digits of the authors' program. At z = 0 the slope is that of the left side.

    >>> import numpy as np
    >>> SELU.value(np.array([-1000.0, 1.0])).round(4)
    array([-1.7581,  1.0507])

    Source: Klambauer et al. 2017, https://arxiv.org/abs/1706.02515
    """

    key, label, rank = "selu", "SELU", 70
    pytorch, onnx = "F.selu(z)", "a = Selu(z)"

    @staticmethod
    def value(z: Array) -> Array:
        """λ z above zero, λ α (e^z − 1) below."""
        return SCALE * select(z > 0.0, z, ALPHA * expm1(z))

    @staticmethod
    def slope(z: Array, a: Array) -> Array:
        """λ above zero, λ α e^z = a + λ α below."""
        return select(z > 0.0, SCALE, a + SCALE * ALPHA)
