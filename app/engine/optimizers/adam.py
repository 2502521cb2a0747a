"""Adam."""

from dataclasses import dataclass
from typing import ClassVar

from app.engine.elementwise import Array
from app.engine.optimizers import Insight, Optimizer, Slots
from app.engine.optimizers.averages import corrected, root
from app.engine.optimizers.parameters import (
    beta1_param,
    beta2_param,
    correction_param,
    epsilon_param,
    learning_rate_param,
    under_root_param,
)
from app.engine.optimizers.terms import MEAN, MEAN_CORRECTED, MEAN_SQUARE, MEAN_SQUARE_CORRECTED


@dataclass(frozen=True)
class Adam(Optimizer):
    r"""Momentum and RMSprop together, both corrected for their start at zero.

    $$ \begin{array}{l}
    m \leftarrow \beta_1 m + (1 - \beta_1)\, g, \qquad \hat m = m / (1 - \beta_1^t) \\
    v \leftarrow \beta_2 v + (1 - \beta_2)\, g^2, \qquad \hat v = v / (1 - \beta_2^t) \\
    \theta \leftarrow \theta - \alpha\, \hat m / (\sqrt{\hat v} + \epsilon)
    \end{array} $$

    Epsilon is added after the root of the corrected v, as in PyTorch; it may stand under the root. Without the
    correction, m and v stand in place of m̂ and v̂.

    >>> Adam(learning_rate=0.5).first_step([3.0, -7.0])     # the size of g does not matter
    [-0.4999999983, 0.4999999993]

    Source: Kingma & Ba 2015, Algorithm 1, https://arxiv.org/abs/1412.6980
    """

    key, label, rank, slots = "adam", "Adam", 90, ("m", "v")
    terms: ClassVar = {"m": MEAN, "v": MEAN_SQUARE, "m_hat": MEAN_CORRECTED, "v_hat": MEAN_SQUARE_CORRECTED}
    direction = "m_hat"
    pytorch = "torch.optim.Adam(parameters, lr={learning_rate}, betas=({beta1}, {beta2}), eps={epsilon})"
    learning_rate: float = learning_rate_param(0.01)
    beta1: float = beta1_param()
    beta2: float = beta2_param()
    epsilon: float = epsilon_param()
    bias_correction: bool = correction_param()
    epsilon_under_root: bool = under_root_param()

    def in_pytorch(self) -> str:
        """PyTorch's own, which has the corrections, and adds ε after the root."""
        return super().in_pytorch() if self.bias_correction and not self.epsilon_under_root else ""

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
        epsilon_under_root: bool,
    ) -> tuple[Array, Array, Array]:
        """Step = α m̂ / (√v̂ + ε), with m and v updated first."""
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        m_hat = corrected(m, beta1, t) if bias_correction else m
        v_hat = corrected(v, beta2, t) if bias_correction else v
        return learning_rate * m_hat / root(v_hat, epsilon, epsilon_under_root), m, v

    def insight(self, g: Array, before: Slots, after: Slots, t: Array, alpha: Array) -> Insight:
        """α / (√v̂ + ε), of m̂."""
        m, v = after
        m_hat = corrected(m, self.beta1, t) if self.bias_correction else m
        v_hat = corrected(v, self.beta2, t) if self.bias_correction else v
        return alpha / root(v_hat, self.epsilon, self.epsilon_under_root), {"m_hat": m_hat, "v_hat": v_hat}
