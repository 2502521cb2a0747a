"""RMSprop."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from app.engine.elementwise import Array
from app.engine.optimizers import Insight, Optimizer, Slots
from app.engine.optimizers.averages import root
from app.engine.optimizers.parameters import epsilon_param, learning_rate_param, memory_param, under_root_param
from app.engine.optimizers.terms import MEAN, Term
from app.engine.parameter import param


@dataclass(frozen=True)
class RMSprop(Optimizer):
    r"""Divides each coordinate's step by the recent size of its gradient, so steep directions do not rule.

    $$ s \leftarrow \beta s + (1 - \beta)\, g^2, \qquad \theta \leftarrow \theta - \alpha\, g / (\sqrt{s} + \epsilon) $$

    Epsilon is added after the root, as in PyTorch, or under it. s starts at zero and is not corrected for it, so the
    first steps are large: α / √(1 − β) in each coordinate.

    Centered, it divides by √(s − m²) + ε, where m is the same average of g: steps grow where gradients agree.
    m is kept in either case, so that this can be switched while training.

    >>> RMSprop(learning_rate=0.01, beta=0.99).first_step([3.0, -7.0])
    [-0.0999999967, 0.0999999986]

    Source: Tieleman & Hinton 2012, Lecture 6.5, https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf
    """

    key, label, rank, slots = "rmsprop", "RMSprop", 70, ("s", "m")
    terms: ClassVar = {
        "s": Term("s", "average squared gradient"),
        "m": MEAN,
        "variance": Term("s − m²", "what the root is taken of"),
    }
    pytorch = "torch.optim.RMSprop(parameters, lr={learning_rate}, alpha={beta}, eps={epsilon})"
    learning_rate: float = learning_rate_param(0.01)
    beta: float = memory_param(0.9, "Memory of the squared gradient.", "memory β")
    epsilon: float = epsilon_param()
    centered: bool = param(False, "Divides by the gradient's deviation from its mean, not by its size.")
    epsilon_under_root: bool = under_root_param()

    def in_pytorch(self) -> str:
        """PyTorch's own, which adds ε after the root and has no guard where rounding makes √(s − m²) imaginary."""
        return super().in_pytorch() if not (self.centered or self.epsilon_under_root) else ""

    @staticmethod
    def rule(
        g: Array,
        s: Array,
        m: Array,
        t: int,
        learning_rate: float,
        beta: float,
        epsilon: float,
        centered: bool,
        epsilon_under_root: bool,
    ) -> tuple[Array, Array, Array]:
        """Step = α g / (√s + ε), or α g / (√(s − m²) + ε) when centered, with s and m updated first."""
        s = beta * s + (1 - beta) * g * g
        m = beta * m + (1 - beta) * g
        return learning_rate * g / root(_variance(s, m, centered), epsilon, epsilon_under_root), s, m

    def insight(self, g: Array, before: Slots, after: Slots, t: Array, alpha: Array) -> Insight:
        """α / (√s + ε), or α / (√(s − m²) + ε), of the gradient."""
        s, m = after
        variance = _variance(s, m, self.centered)
        return alpha / root(variance, self.epsilon, self.epsilon_under_root), {"variance": variance}


def _variance(s: Array, m: Array, centered: bool) -> Array:
    """The mean square of g about its mean, or about zero."""
    return np.maximum(s - m * m, 0.0) if centered else s  # rounding can make it negative where g does not change
