"""Lion."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from app.engine.elementwise import Array
from app.engine.optimizers import Insight, Optimizer, Slots, weight_decay_param
from app.engine.optimizers.parameters import learning_rate_param, memory_param
from app.engine.optimizers.terms import MEAN, SIGN, Term


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
    terms: ClassVar = {
        "m": MEAN,
        "mixed": Term("c", "average before, mixed with the gradient", is_arrow=True),
        "sign": SIGN,
    }
    direction = "sign"
    learning_rate: float = learning_rate_param(0.002, "Size of every step in each coordinate.")
    beta1: float = memory_param(0.9, "Share of the momentum in the direction of a step.", "share β₁")
    beta2: float = memory_param(0.99, "Memory of the gradient.", "memory β₂")
    weight_decay: float = weight_decay_param(0.05)

    @staticmethod
    def rule(g: Array, m: Array, t: int, learning_rate: float, beta1: float, beta2: float) -> tuple[Array, Array]:
        """Step = α sign(β₁ m + (1 − β₁) g), with m updated afterwards."""
        step = learning_rate * np.sign(_mixed(m, g, beta1))
        return step, _mixed(m, g, beta2)

    def insight(self, g: Array, before: Slots, after: Slots, t: Array, alpha: Array) -> Insight:
        """α, of the sign of β₁ m + (1 − β₁) g, with m from before the step."""
        mixed = _mixed(before[0], g, self.beta1)
        return alpha, {"mixed": mixed, "sign": np.sign(mixed)}


def _mixed(m: Array, g: Array, share: float) -> Array:
    """A share of m, the rest of g."""
    return share * m + (1 - share) * g
