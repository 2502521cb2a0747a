"""AdaDelta."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from app.engine.elementwise import Array
from app.engine.optimizers import Insight, Optimizer, Slots
from app.engine.optimizers.parameters import epsilon_param, learning_rate_param, memory_param
from app.engine.optimizers.terms import Term


@dataclass(frozen=True)
class AdaDelta(Optimizer):
    r"""Makes each step as large as the recent steps were, so that no learning rate needs to be found.

    $$ \begin{array}{l}
    s \leftarrow \rho s + (1 - \rho)\, g^2 \\
    \Delta = g\, \sqrt{d + \epsilon} / \sqrt{s + \epsilon}, \qquad \theta \leftarrow \theta - \alpha\, \Delta \\
    d \leftarrow \rho d + (1 - \rho)\, \Delta^2
    \end{array} $$

    Epsilon is inside both roots. As d starts at zero, it also sets the first step: √ε/√(1 − ρ). The paper has no α;
    as in PyTorch it multiplies the step, not what d remembers.

    >>> AdaDelta(rho=0.99, epsilon=1e-6).first_step([3.0, -7.0])
    [-0.0099999444, 0.0099999898]

    Source: Zeiler 2012, Algorithm 1, https://arxiv.org/abs/1212.5701
    """

    key, label, rank, slots = "adadelta", "AdaDelta", 60, ("s", "d")
    terms: ClassVar = {
        "s": Term("s", "average squared gradient"),
        "d": Term("d", "average squared step, without α"),
    }
    pytorch = "torch.optim.Adadelta(parameters, lr={learning_rate}, rho={rho}, eps={epsilon})"
    learning_rate: float = learning_rate_param(1.0, "Multiplies every step; 1 is the rule as published.")
    rho: float = memory_param(0.9, "Memory of the squared gradients and of the squared steps.", "memory ρ")
    epsilon: float = epsilon_param(1e-6)

    @staticmethod
    def rule(
        g: Array, s: Array, d: Array, t: int, learning_rate: float, rho: float, epsilon: float
    ) -> tuple[Array, Array, Array]:
        """Step = α Δ, where Δ = g √(d + ε) / √(s + ε), with s updated before and d after."""
        s = rho * s + (1 - rho) * g * g
        delta = g * _ratio(s, d, epsilon)
        d = rho * d + (1 - rho) * delta * delta
        return learning_rate * delta, s, d

    def insight(self, g: Array, before: Slots, after: Slots, t: Array, alpha: Array) -> Insight:
        """α √(d + ε) / √(s + ε), of the gradient, with d from before the step."""
        return alpha * _ratio(after[0], before[1], self.epsilon), {}


def _ratio(s: Array, d: Array, epsilon: float) -> Array:
    """How large steps were, to how large gradients are."""
    ratio: Array = np.sqrt(d + epsilon) / np.sqrt(s + epsilon)
    return ratio
