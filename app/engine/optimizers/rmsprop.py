"""RMSprop."""

from dataclasses import dataclass

import numpy as np

from app.engine.choice import param
from app.engine.elementwise import Array
from app.engine.optimizers import Optimizer


@dataclass(frozen=True)
class RMSprop(Optimizer):
    r"""Divides each coordinate's step by the recent size of its gradient, so steep directions do not rule.

    $$ s \leftarrow \beta s + (1 - \beta)\, g^2, \qquad \theta \leftarrow \theta - \alpha\, g / (\sqrt{s} + \epsilon) $$

    Epsilon is added after the root, as in PyTorch. s starts at zero and is not corrected for it, so the first
    steps are large: α / √(1 − β) in each coordinate.

    >>> RMSprop(learning_rate=0.01, beta=0.99).first_step([3.0, -7.0])
    [-0.0999999967, 0.0999999986]

    Source: Tieleman & Hinton 2012, Lecture 6.5, https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf
    """

    key, label, rank, slots = "rmsprop", "RMSprop", 30, ("s",)
    learning_rate: float = param(
        0.01, "Size of a step in each coordinate.", low=1e-6, high=10, log=True, label="learning rate α"
    )
    beta: float = param(0.9, "Memory of the squared gradient.", low=0, high=0.9999, label="memory β")
    epsilon: float = param(
        1e-8,
        "Keeps the division finite where the gradient is zero.",
        low=1e-12,
        high=0.1,
        log=True,
        label="epsilon ε",
    )

    @staticmethod
    def rule(g: Array, s: Array, t: int, learning_rate: float, beta: float, epsilon: float) -> tuple[Array, Array]:
        """Step = α g / (√s + ε), with s updated first."""
        s = beta * s + (1 - beta) * g * g
        return learning_rate * g / (np.sqrt(s) + epsilon), s
