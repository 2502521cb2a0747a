"""The rate in steps."""

from dataclasses import dataclass

import numpy as np

from app.engine.parameter import param
from app.engine.schedules import Schedule


@dataclass(frozen=True)
class Step(Schedule):
    r"""The learning rate drops to a fraction of itself every so many epochs.

    $$ \alpha_e = \alpha\, \gamma^{\lfloor e / n \rfloor} $$

    >>> Step.factor(250.0, every=100.0, gamma=0.5)
    0.25

    Source: He et al. 2016, section 4.2, https://arxiv.org/abs/1512.03385; PyTorch's `StepLR`
    """

    key, label, rank = "step", "Steps", 20
    every: float = param(50.0, "Epochs between two drops.", low=0.1, high=100_000, log=True, label="every n epochs")
    gamma: float = param(0.5, "What remains of the rate after a drop.", low=0.01, high=1, label="factor γ")

    @staticmethod
    def factor(e: float, every: float, gamma: float) -> float:
        """γ^⌊e/n⌋."""
        return float(gamma ** np.floor(e / every))
