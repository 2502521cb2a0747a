"""Adam."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.optimizers import Optimizer
from app.engine.optimizers.parameters import beta1_param, beta2_param, epsilon_param, learning_rate_param
from app.engine.parameter import param


@dataclass(frozen=True)
class Adam(Optimizer):
    r"""Momentum and RMSprop together, both corrected for their start at zero.

    $$ \begin{array}{l}
    m \leftarrow \beta_1 m + (1 - \beta_1)\, g, \qquad \hat m = m / (1 - \beta_1^t) \\
    v \leftarrow \beta_2 v + (1 - \beta_2)\, g^2, \qquad \hat v = v / (1 - \beta_2^t) \\
    \theta \leftarrow \theta - \alpha\, \hat m / (\sqrt{\hat v} + \epsilon)
    \end{array} $$

    Epsilon is added after the root of the corrected v. Without the correction, m and v stand in place of m̂ and v̂.

    >>> Adam(learning_rate=0.5).first_step([3.0, -7.0])     # the size of g does not matter
    [-0.4999999983, 0.4999999993]

    Source: Kingma & Ba 2015, Algorithm 1, https://arxiv.org/abs/1412.6980
    """

    key, label, rank, slots = "adam", "Adam", 90, ("m", "v")
    pytorch = "torch.optim.Adam(parameters, lr={learning_rate}, betas=({beta1}, {beta2}), eps={epsilon})"
    learning_rate: float = learning_rate_param(0.01)
    beta1: float = beta1_param()
    beta2: float = beta2_param()
    epsilon: float = epsilon_param()
    bias_correction: bool = param(True, "Divides by what the averages lack because they start at zero.")

    def in_pytorch(self) -> str:
        """PyTorch's own, which has the corrections."""
        return super().in_pytorch() if self.bias_correction else ""

    @staticmethod
    def rule(
        g: Array,
        m: Array,
        v: Array,
        t: int,
        learning_rate: float,
        beta1: float,
        beta2: float,
        epsilon: float,
        bias_correction: bool,
    ) -> tuple[Array, Array, Array]:
        """Step = α m̂ / (√v̂ + ε), with m and v updated first."""
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        m_hat, v_hat = m, v
        if bias_correction:
            m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v
