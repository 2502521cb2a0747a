"""AdaGrad."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.optimizers import Optimizer
from app.engine.optimizers.parameters import epsilon_param, learning_rate_param


@dataclass(frozen=True)
class AdaGrad(Optimizer):
    r"""Divides each coordinate's step by the size of all its gradients so far: rare features take large steps.

    $$ s \leftarrow s + g^2, \qquad \theta \leftarrow \theta - \alpha\, g / (\sqrt{s} + \epsilon) $$

    Epsilon is added after the root and s starts at zero, as in PyTorch. s only grows, so the steps only shrink.

    >>> AdaGrad(learning_rate=0.5).first_step([3.0, -7.0])
    [-0.5, 0.5]

    Source: Duchi, Hazan & Singer 2011, https://jmlr.org/papers/v12/duchi11a.html
    """

    key, label, rank, slots = "adagrad", "AdaGrad", 50, ("s",)
    pytorch = "torch.optim.Adagrad(parameters, lr={learning_rate}, eps={epsilon})"
    learning_rate: float = learning_rate_param(0.1)
    epsilon: float = epsilon_param(1e-10)

    @staticmethod
    def rule(g: Array, s: Array, t: int, learning_rate: float, epsilon: float) -> tuple[Array, Array]:
        """Step = α g / (√s + ε), with s updated first."""
        s = s + g * g
        return learning_rate * g / (np.sqrt(s) + epsilon), s
