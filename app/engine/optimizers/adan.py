"""Adan."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.optimizers import Optimizer
from app.engine.optimizers.parameters import epsilon_param, learning_rate_param, memory_param


@dataclass(frozen=True)
class Adan(Optimizer):
    r"""Looks ahead by how the gradient changed since the last step, and divides by the size of what it foresees.

    $$ \begin{array}{l}
    d = g - g_0 \;\; (0 \;\mathrm{at\; the\; first\; step}), \qquad g_0 \leftarrow g \\
    m \leftarrow \beta_1 m + (1 - \beta_1)\, g, \qquad v \leftarrow \beta_2 v + (1 - \beta_2)\, d, \qquad
    n \leftarrow \beta_3 n + (1 - \beta_3) (g + \beta_2 d)^2 \\
    \hat m = m / (1 - \beta_1^t), \qquad \hat v = v / (1 - \beta_2^t), \qquad \hat n = n / (1 - \beta_3^t) \\
    \theta \leftarrow \theta - \alpha\, (\hat m + \beta_2 \hat v) / (\sqrt{\hat n} + \epsilon)
    \end{array} $$

    As in the authors' program: the β are shares that are kept (the paper's β are 1 minus these), all three averages
    are corrected for their start at zero, and epsilon is added after the root. The decay is taken off as in every
    optimizer here (their `no_prox=True`), not by dividing by 1 + αλ.

    >>> Adan(learning_rate=0.5).first_step([3.0, -7.0])
    [-0.4999999983, 0.4999999993]

    Source: Xie et al. 2022, Algorithm 1, https://arxiv.org/abs/2208.06677 and https://github.com/sail-sg/Adan
    """

    key, label, rank, slots = "adan", "Adan", 160, ("m", "v", "n", "before")
    learning_rate: float = learning_rate_param(0.01)
    beta1: float = memory_param(0.98, "Memory of the gradient.", "memory β₁")
    beta2: float = memory_param(0.92, "Memory of its change, and how far that is looked ahead.", "memory β₂")
    beta3: float = memory_param(0.99, "Memory of the square.", "memory β₃", high=0.99999)
    epsilon: float = epsilon_param()

    @staticmethod
    def rule(
        g: Array,
        m: Array,
        v: Array,
        n: Array,
        before: Array,
        t: int,
        learning_rate: float,
        beta1: float,
        beta2: float,
        beta3: float,
        epsilon: float,
    ) -> tuple[Array, Array, Array, Array, Array]:
        """Step = α (m̂ + β₂ v̂) / (√n̂ + ε), with m, v and n updated first."""
        change = (t > 1) * (g - before)  # nothing came before the first gradient
        ahead = g + beta2 * change
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * change
        n = beta3 * n + (1 - beta3) * ahead * ahead
        direction = m / (1 - beta1**t) + beta2 * (v / (1 - beta2**t))
        return learning_rate * direction / (np.sqrt(n / (1 - beta3**t)) + epsilon), m, v, n, g
