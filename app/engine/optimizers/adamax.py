"""AdaMax."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from app.engine.elementwise import Array
from app.engine.optimizers import Insight, Optimizer, Slots
from app.engine.optimizers.averages import corrected
from app.engine.optimizers.parameters import beta1_param, epsilon_param, learning_rate_param, memory_param
from app.engine.optimizers.terms import MEAN, MEAN_CORRECTED, Term


@dataclass(frozen=True)
class AdaMax(Optimizer):
    r"""Adam with the largest recent gradient in place of the root of the mean square.

    $$ \begin{array}{l}
    m \leftarrow \beta_1 m + (1 - \beta_1)\, g, \qquad u \leftarrow \max(\beta_2 u, |g| + \epsilon) \\
    \theta \leftarrow \theta - \alpha\, \hat m / u, \qquad \hat m = m / (1 - \beta_1^t)
    \end{array} $$

    Epsilon is added to |g| inside the maximum, as in PyTorch; the paper has none and divides by zero where no gradient
    has come yet. u needs no correction for its start at zero.

    >>> AdaMax(learning_rate=0.5).first_step([3.0, -7.0])
    [-0.4999999983, 0.4999999993]

    Source: Kingma & Ba 2015, Algorithm 2, https://arxiv.org/abs/1412.6980
    """

    key, label, rank, slots = "adamax", "AdaMax", 120, ("m", "u")
    terms: ClassVar = {"m": MEAN, "u": Term("u", "largest recent gradient"), "m_hat": MEAN_CORRECTED}
    direction = "m_hat"
    pytorch = "torch.optim.Adamax(parameters, lr={learning_rate}, betas=({beta1}, {beta2}), eps={epsilon})"
    learning_rate: float = learning_rate_param(0.01)
    beta1: float = beta1_param()
    beta2: float = memory_param(0.999, "Memory of the largest gradient.", "memory β₂", high=0.99999)
    epsilon: float = epsilon_param()

    @staticmethod
    def rule(
        g: Array, m: Array, u: Array, t: int, learning_rate: float, beta1: float, beta2: float, epsilon: float
    ) -> tuple[Array, Array, Array]:
        """Step = α m̂ / u, with m and u updated first."""
        m = beta1 * m + (1 - beta1) * g
        u = np.maximum(beta2 * u, np.abs(g) + epsilon)
        return learning_rate * corrected(m, beta1, t) / u, m, u

    def insight(self, g: Array, before: Slots, after: Slots, t: Array, alpha: Array) -> Insight:
        """α / u, of m̂."""
        m, u = after
        return alpha / u, {"m_hat": corrected(m, self.beta1, t)}
