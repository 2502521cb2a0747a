"""RAdam."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array, select
from app.engine.optimizers import Insight, Optimizer, Slots
from app.engine.optimizers.averages import corrected, root
from app.engine.optimizers.parameters import beta1_param, beta2_param, epsilon_param, learning_rate_param
from app.engine.optimizers.terms import MEAN, MEAN_CORRECTED, MEAN_SQUARE


@dataclass(frozen=True)
class RAdam(Optimizer):
    r"""Adam that trusts v only once it has seen enough gradients: a warm-up that needs no setting.

    $$ \begin{array}{l}
    m \leftarrow \beta_1 m + (1 - \beta_1)\, g, \qquad v \leftarrow \beta_2 v + (1 - \beta_2)\, g^2, \qquad
    \hat m = m / (1 - \beta_1^t) \\
    \rho_{\infty} = \frac{2}{1 - \beta_2} - 1, \qquad
    \rho_t = \rho_{\infty} - \frac{2 t \beta_2^t}{1 - \beta_2^t}, \qquad
    r^2 = \frac{(\rho_t - 4) (\rho_t - 2)\, \rho_{\infty}}{(\rho_{\infty} - 4) (\rho_{\infty} - 2)\, \rho_t} \\
    \theta \leftarrow \theta - \alpha\, \hat m\, r \sqrt{1 - \beta_2^t} / (\sqrt{v} + \epsilon)
    \quad \mathrm{if}\; \rho_t > 5, \qquad
    \theta \leftarrow \theta - \alpha\, \hat m \quad \mathrm{otherwise}
    \end{array} $$

    PyTorch's form: the threshold is 5, where the paper has 4, and epsilon is added to the root of v before the
    correction. The first steps are those of plain momentum, so their size depends on g.

    >>> RAdam(learning_rate=0.5).first_step([3.0, -7.0])
    [-1.5, 3.5]

    Source: Liu et al. 2020, Algorithm 2, https://arxiv.org/abs/1908.03265
    """

    key, label, rank, slots = "radam", "RAdam", 140, ("m", "v")
    terms, direction = {"m": MEAN, "v": MEAN_SQUARE, "m_hat": MEAN_CORRECTED}, "m_hat"
    pytorch = "torch.optim.RAdam(parameters, lr={learning_rate}, betas=({beta1}, {beta2}), eps={epsilon})"
    learning_rate: float = learning_rate_param(0.01)
    beta1: float = beta1_param()
    beta2: float = beta2_param()
    epsilon: float = epsilon_param()

    @staticmethod
    def rule(
        g: Array, m: Array, v: Array, t: int, learning_rate: float, beta1: float, beta2: float, epsilon: float
    ) -> tuple[Array, Array, Array]:
        """Step = α m̂ · (r √(1 − β₂ᵗ) / (√v + ε), or 1 while too few gradients are known)."""
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        return learning_rate * corrected(m, beta1, t) * _trust(v, t, beta2, epsilon), m, v

    def insight(self, g: Array, before: Slots, after: Slots, t: Array, alpha: Array) -> Insight:
        """α r √(1 − β₂ᵗ) / (√v + ε), or α while too few gradients are known, of m̂."""
        m, v = after
        return alpha * _trust(v, t, self.beta2, self.epsilon), {"m_hat": corrected(m, self.beta1, t)}


def _trust(v: Array, t: int | Array, beta2: float, epsilon: float) -> Array:
    """r √(1 − β₂ᵗ) / (√v + ε), or 1 while too few gradients are known."""
    seen = 1 - beta2**t
    most = 2 / (1 - beta2) - 1
    length = np.maximum(most - 2 * t * beta2**t / seen, 5.0)  # below 5 it is not used, and r may not exist
    limit = np.maximum(most, length)
    r = np.sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length))
    return select(length > 5, r * np.sqrt(seen) / root(v, epsilon, False), 1.0)
