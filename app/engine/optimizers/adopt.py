"""ADOPT."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from app.engine.elementwise import Array
from app.engine.optimizers import Insight, Optimizer, Slots
from app.engine.optimizers.parameters import beta1_param, epsilon_param, learning_rate_param, memory_param
from app.engine.optimizers.terms import MEAN_SQUARE, Term


@dataclass(frozen=True)
class Adopt(Optimizer):
    r"""Adam in another order: a gradient is divided by what was known before it, then averaged.

    $$ \begin{array}{l}
    m \leftarrow \beta_1 m + (1 - \beta_1)\, \mathrm{clip}(g / \max(\sqrt{v}, \epsilon), \pm c_t), \qquad
    c_t = (t - 1)^{1/4} \\
    \theta \leftarrow \theta - \alpha\, m \\
    v \leftarrow \beta_2 v + (1 - \beta_2)\, g^2 \quad (v \leftarrow g^2 \;\mathrm{at\; the\; first\; step})
    \end{array} $$

    The clipped form of the paper's later version. Epsilon is the least that is divided by. The first gradient only
    fills v: nothing moves, as c₁ = 0. There is nothing to correct for a start at zero, and any β₂ converges.

    >>> Adopt(learning_rate=0.5).first_step([3.0, -7.0])
    [0.0, 0.0]

    Source: Taniguchi et al. 2024, Algorithm 2, https://arxiv.org/abs/2411.02853
    """

    key, label, rank, slots = "adopt", "ADOPT", 170, ("m", "v")
    terms: ClassVar = {
        "m": Term("m", "average of divided gradients", is_arrow=True),
        "v": MEAN_SQUARE,
        "scaled": Term("g/√v", "gradient, divided and clipped", is_arrow=True),
    }
    direction = "m"
    learning_rate: float = learning_rate_param(0.01)
    beta1: float = beta1_param()
    beta2: float = memory_param(0.9999, "Memory of the square.", "memory β₂", high=0.99999)
    epsilon: float = epsilon_param(1e-6)

    @staticmethod
    def rule(
        g: Array, m: Array, v: Array, t: int, learning_rate: float, beta1: float, beta2: float, epsilon: float
    ) -> tuple[Array, Array, Array]:
        """Step = α m, with m updated before and v after."""
        m = beta1 * m + (1 - beta1) * _scaled(g, v, t, epsilon)
        kept = beta2 * (t > 1)
        return learning_rate * m, m, kept * v + (1 - kept) * g * g

    def insight(self, g: Array, before: Slots, after: Slots, t: Array, alpha: Array) -> Insight:
        """α, of m."""
        return alpha, {"scaled": _scaled(g, before[1], t, self.epsilon)}


def _scaled(g: Array, v: Array, t: int | Array, epsilon: float) -> Array:
    """G / max(√v, ε), between ± the fourth root of t − 1."""
    bound = (t - 1) ** 0.25
    scaled: Array = np.minimum(np.maximum(g / np.maximum(np.sqrt(v), epsilon), -bound), bound)
    return scaled
