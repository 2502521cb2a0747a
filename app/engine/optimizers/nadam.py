"""NAdam."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from app.engine.elementwise import Array
from app.engine.optimizers import Insight, Optimizer, Slots
from app.engine.optimizers.averages import corrected, root
from app.engine.optimizers.parameters import beta1_param, beta2_param, epsilon_param, learning_rate_param
from app.engine.optimizers.terms import MEAN, MEAN_SQUARE, MEAN_SQUARE_CORRECTED, Term
from app.engine.parameter import param


@dataclass(frozen=True)
class NAdam(Optimizer):
    r"""Adam that looks ahead as Nesterov does, with a momentum that warms up.

    $$ \begin{array}{l}
    m \leftarrow \beta_1 m + (1 - \beta_1)\, g, \qquad v \leftarrow \beta_2 v + (1 - \beta_2)\, g^2 \\
    \mu_t = \beta_1 (1 - \frac{1}{2} 0.96^{t \psi}), \qquad p \leftarrow p\, \mu_t \\
    \hat m = \frac{\mu_{t+1}}{1 - p\, \mu_{t+1}} m + \frac{1 - \mu_t}{1 - p} g, \qquad
    \hat v = v / (1 - \beta_2^t) \\
    \theta \leftarrow \theta - \alpha\, \hat m / (\sqrt{\hat v} + \epsilon)
    \end{array} $$

    PyTorch's form: p is the product of all μ so far and starts at 1; epsilon is added after the root of the
    corrected v.

    >>> NAdam(learning_rate=0.5).first_step([3.0, -7.0])
    [-0.5282258874, 0.5282258884]

    Source: Dozat 2016, https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ
    """

    key, label, rank, slots = "nadam", "NAdam", 130, ("m", "v", "mu_product")
    terms: ClassVar = {
        "m": MEAN,
        "v": MEAN_SQUARE,
        "mu_product": Term("p", "product of all momenta"),
        "m_hat": Term("m̂", "average, corrected, one step ahead", is_arrow=True),
        "v_hat": MEAN_SQUARE_CORRECTED,
    }
    direction = "m_hat"
    pytorch = (
        "torch.optim.NAdam(parameters, lr={learning_rate}, betas=({beta1}, {beta2}), "
        "eps={epsilon}, momentum_decay={momentum_decay})"
    )
    learning_rate: float = learning_rate_param(0.01)
    beta1: float = beta1_param()
    beta2: float = beta2_param()
    epsilon: float = epsilon_param()
    momentum_decay: float = param(
        0.004, "How fast the momentum rises from β₁/2 to β₁.", low=0, high=1, label="momentum decay ψ"
    )

    def begin(self, size: int) -> Slots:
        """Zeros, and 1 for the product."""
        return np.zeros(size), np.zeros(size), np.ones(size)

    @staticmethod
    def rule(
        g: Array,
        m: Array,
        v: Array,
        mu_product: Array,
        t: int,
        learning_rate: float,
        beta1: float,
        beta2: float,
        epsilon: float,
        momentum_decay: float,
    ) -> tuple[Array, Array, Array, Array]:
        """Step = α m̂ / (√v̂ + ε), with m, v and the product of μ updated first."""
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        mu_product = mu_product * _momentum(t, beta1, momentum_decay)
        m_hat = _ahead(g, m, mu_product, t, beta1, momentum_decay)
        return learning_rate * m_hat / root(corrected(v, beta2, t), epsilon, False), m, v, mu_product

    def insight(self, g: Array, before: Slots, after: Slots, t: Array, alpha: Array) -> Insight:
        """α / (√v̂ + ε), of m̂."""
        m, v, mu_product = after
        v_hat = corrected(v, self.beta2, t)
        m_hat = _ahead(g, m, mu_product, t, self.beta1, self.momentum_decay)
        return alpha / root(v_hat, self.epsilon, False), {"m_hat": m_hat, "v_hat": v_hat}


def _momentum(t: int | Array, beta1: float, decay: float) -> Array:
    """μ of step t, which warms up to β₁."""
    mu: Array = beta1 * (1 - 0.5 * 0.96 ** (t * decay))
    return mu


def _ahead(g: Array, m: Array, mu_product: Array, t: int | Array, beta1: float, decay: float) -> Array:
    """m̂: the average as it would be one step later."""
    mu, mu_next = _momentum(t, beta1, decay), _momentum(t + 1, beta1, decay)
    return mu_next * m / (1 - mu_product * mu_next) + (1 - mu) * g / (1 - mu_product)
