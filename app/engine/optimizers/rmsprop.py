"""RMSprop."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.optimizers import Optimizer
from app.engine.optimizers.parameters import epsilon_param, learning_rate_param, memory_param
from app.engine.parameter import param


@dataclass(frozen=True)
class RMSprop(Optimizer):
    r"""Divides each coordinate's step by the recent size of its gradient, so steep directions do not rule.

    $$ s \leftarrow \beta s + (1 - \beta)\, g^2, \qquad \theta \leftarrow \theta - \alpha\, g / (\sqrt{s} + \epsilon) $$

    Epsilon is added after the root, as in PyTorch. s starts at zero and is not corrected for it, so the first
    steps are large: α / √(1 − β) in each coordinate.

    Centered, it divides by √(s − m²) + ε, where m is the same average of g: steps grow where gradients agree.
    m is kept in either case, so that this can be switched while training.

    >>> RMSprop(learning_rate=0.01, beta=0.99).first_step([3.0, -7.0])
    [-0.0999999967, 0.0999999986]

    Source: Tieleman & Hinton 2012, Lecture 6.5, https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf
    """

    key, label, rank, slots = "rmsprop", "RMSprop", 70, ("s", "m")
    pytorch = "torch.optim.RMSprop(parameters, lr={learning_rate}, alpha={beta}, eps={epsilon})"
    learning_rate: float = learning_rate_param(0.01)
    beta: float = memory_param(0.9, "Memory of the squared gradient.", "memory β")
    epsilon: float = epsilon_param()
    centered: bool = param(False, "Divides by the gradient's deviation from its mean, not by its size.")

    def in_pytorch(self) -> str:
        """PyTorch's own, which has no guard where rounding makes √(s − m²) imaginary."""
        return super().in_pytorch() if not self.centered else ""

    @staticmethod
    def rule(
        g: Array, s: Array, m: Array, t: int, learning_rate: float, beta: float, epsilon: float, centered: bool
    ) -> tuple[Array, Array, Array]:
        """Step = α g / (√s + ε), or α g / (√(s − m²) + ε) when centered, with s and m updated first."""
        s = beta * s + (1 - beta) * g * g
        m = beta * m + (1 - beta) * g
        size = s
        if centered:
            size = np.maximum(s - m * m, 0.0)  # rounding can make it negative where g does not change
        return learning_rate * g / (np.sqrt(size) + epsilon), s, m
