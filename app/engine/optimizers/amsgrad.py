"""AMSGrad."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from app.engine.elementwise import Array
from app.engine.optimizers import Insight, Optimizer, Slots
from app.engine.optimizers.averages import corrected, root
from app.engine.optimizers.parameters import (
    beta1_param,
    beta2_param,
    correction_param,
    epsilon_param,
    learning_rate_param,
)
from app.engine.optimizers.terms import MEAN, MEAN_CORRECTED, MEAN_SQUARE, Term


@dataclass(frozen=True)
class AMSGrad(Optimizer):
    r"""Adam that divides by the largest v so far: a large gradient that comes seldom is not forgotten.

    $$ \begin{array}{l}
    m \leftarrow \beta_1 m + (1 - \beta_1)\, g, \qquad v \leftarrow \beta_2 v + (1 - \beta_2)\, g^2, \qquad
    v_{\max} \leftarrow \max(v_{\max}, v) \\
    \hat m = m / (1 - \beta_1^t), \qquad \hat v = v_{\max} / (1 - \beta_2^t) \\
    \theta \leftarrow \theta - \alpha\, \hat m / (\sqrt{\hat v} + \epsilon)
    \end{array} $$

    PyTorch's `Adam(amsgrad=True)`: the largest of the uncorrected v is kept, and corrected when it is used. Epsilon is
    added after the root. The paper has neither epsilon nor the corrections, which can be switched off.

    >>> AMSGrad(learning_rate=0.5).first_step([3.0, -7.0])
    [-0.4999999983, 0.4999999993]

    Source: Reddi, Kale & Kumar 2018, Algorithm 2, https://arxiv.org/abs/1904.09237
    """

    key, label, rank, slots = "amsgrad", "AMSGrad", 110, ("m", "v", "v_max")
    terms: ClassVar = {
        "m": MEAN,
        "v": MEAN_SQUARE,
        "v_max": Term("v_max", "largest v so far"),
        "m_hat": MEAN_CORRECTED,
        "v_hat": Term("v̂", "largest v, corrected"),
    }
    direction = "m_hat"
    pytorch = "torch.optim.Adam(parameters, lr={learning_rate}, betas=({beta1}, {beta2}), eps={epsilon}, amsgrad=True)"
    learning_rate: float = learning_rate_param(0.01)
    beta1: float = beta1_param()
    beta2: float = beta2_param()
    epsilon: float = epsilon_param()
    bias_correction: bool = correction_param()

    def in_pytorch(self) -> str:
        """PyTorch's own, which has the corrections."""
        return super().in_pytorch() if self.bias_correction else ""

    @staticmethod
    def rule(
        g: Array,
        m: Array,
        v: Array,
        v_max: Array,
        t: int,
        learning_rate: float,
        beta1: float,
        beta2: float,
        epsilon: float,
        bias_correction: bool,
    ) -> tuple[Array, Array, Array, Array]:
        """Step = α m̂ / (√v̂ + ε), with m, v and the largest v updated first."""
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        v_max = np.maximum(v_max, v)
        m_hat = corrected(m, beta1, t) if bias_correction else m
        v_hat = corrected(v_max, beta2, t) if bias_correction else v_max
        return learning_rate * m_hat / root(v_hat, epsilon, False), m, v, v_max

    def insight(self, g: Array, before: Slots, after: Slots, t: Array, alpha: Array) -> Insight:
        """α / (√v̂ + ε), of m̂."""
        m, _, v_max = after
        m_hat = corrected(m, self.beta1, t) if self.bias_correction else m
        v_hat = corrected(v_max, self.beta2, t) if self.bias_correction else v_max
        return alpha / root(v_hat, self.epsilon, False), {"m_hat": m_hat, "v_hat": v_hat}
