"""Lion."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.optimizers import Optimizer, weight_decay_param
from app.engine.optimizers.parameters import learning_rate_param, memory_param


@dataclass(frozen=True)
class Lion(Optimizer):
    r"""Takes the sign of a momentum: every coordinate steps equally far. Found by a search over programs.

    $$ \begin{array}{l}
    \theta \leftarrow \theta - \alpha\, \mathrm{sign}(\beta_1 m + (1 - \beta_1)\, g) - \alpha \lambda\, \theta \\
    m \leftarrow \beta_2 m + (1 - \beta_2)\, g
    \end{array} $$

    The step looks at g more (β₁) than the momentum that is kept does (β₂). With a constant α it ends up going to and
    fro around a minimum; its α is 3 to 10 times smaller than Adam's, its λ as many times larger than AdamW's.

    >>> Lion(learning_rate=0.5).first_step([3.0, -7.0, 0.0])     # without the decay, which needs θ
    [-0.5, 0.5, 0.0]

    Source: Chen et al. 2023, Algorithm 2, https://arxiv.org/abs/2302.06675
    """

    key, label, rank, slots = "lion", "Lion", 150, ("m",)
    learning_rate: float = learning_rate_param(0.002, "Size of every step in each coordinate.")
    beta1: float = memory_param(0.9, "Share of the momentum in the direction of a step.", "share β₁")
    beta2: float = memory_param(0.99, "Memory of the gradient.", "memory β₂")
    weight_decay: float = weight_decay_param(0.05)

    @staticmethod
    def rule(g: Array, m: Array, t: int, learning_rate: float, beta1: float, beta2: float) -> tuple[Array, Array]:
        """Step = α sign(β₁ m + (1 − β₁) g), with m updated afterwards."""
        step = learning_rate * np.sign(beta1 * m + (1 - beta1) * g)
        return step, beta2 * m + (1 - beta2) * g
