"""Adam."""

from dataclasses import dataclass

import numpy as np

from app.engine.choice import param
from app.engine.elementwise import Array
from app.engine.optimizers import Optimizer


@dataclass(frozen=True)
class Adam(Optimizer):
    r"""Momentum and RMSprop together, both corrected for their start at zero.

    $$ \begin{array}{l}
    m \leftarrow \beta_1 m + (1 - \beta_1)\, g, \qquad \hat m = m / (1 - \beta_1^t) \\
    v \leftarrow \beta_2 v + (1 - \beta_2)\, g^2, \qquad \hat v = v / (1 - \beta_2^t) \\
    \theta \leftarrow \theta - \alpha\, \hat m / (\sqrt{\hat v} + \epsilon)
    \end{array} $$

    Epsilon is added after the root of the corrected v.

    >>> Adam(learning_rate=0.5).first_step([3.0, -7.0])     # the size of g does not matter
    [-0.4999999983, 0.4999999993]

    Source: Kingma & Ba 2015, Algorithm 1, https://arxiv.org/abs/1412.6980
    """

    key, label, rank, slots = "adam", "Adam", 40, ("m", "v")
    learning_rate: float = param(
        0.01, "Size of a step in each coordinate.", low=1e-6, high=10, log=True, label="learning rate α"
    )
    beta1: float = param(0.9, "Memory of the gradient.", low=0, high=0.9999, label="memory β₁")
    beta2: float = param(0.999, "Memory of its square.", low=0, high=0.99999, label="memory β₂")
    epsilon: float = param(1e-8, "Keeps the division finite.", low=1e-12, high=0.1, log=True, label="epsilon ε")

    @staticmethod
    def rule(
        g: Array, m: Array, v: Array, t: int, learning_rate: float, beta1: float, beta2: float, epsilon: float
    ) -> tuple[Array, Array, Array]:
        """Step = α m̂ / (√v̂ + ε), with m and v updated first."""
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        step = learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
        return step, m, v
