"""Exponential decay of the rate."""

from dataclasses import dataclass

from app.engine.parameter import param
from app.engine.schedules import Schedule


@dataclass(frozen=True)
class Exponential(Schedule):
    r"""The learning rate shrinks by the same factor every epoch.

    $$ \alpha_e = \alpha\, \gamma^{e} $$

    e counts with fractions, so the rate shrinks a little with every step.

    >>> Exponential.factor(2.0, gamma=0.5)
    0.25

    Source: PyTorch's `ExponentialLR`; Ng, Deep Learning course 2, week 2
    """

    key, label, rank = "exponential", "Exponential", 30
    gamma: float = param(0.99, "What remains of the rate after an epoch.", low=0.5, high=1, label="factor γ")

    @staticmethod
    def factor(e: float, gamma: float) -> float:
        """γ^e."""
        return float(gamma**e)
