"""A warm-up of the rate."""

from dataclasses import dataclass

from app.engine.parameter import param
from app.engine.schedules import Schedule


@dataclass(frozen=True)
class WarmUp(Schedule):
    r"""The learning rate rises in a straight line from a fraction of itself, and stays: careful first steps.

    $$ \alpha_e = \alpha \bigl( r + (1 - r) \min(1,\ e / T) \bigr) $$

    >>> WarmUp.factor(5.0, epochs=10.0, start=0.5)
    0.75

    Source: Goyal et al. 2017, section 2.2, https://arxiv.org/abs/1706.02677; PyTorch's `LinearLR`
    """

    key, label, rank = "warm_up", "Warm-up", 60
    shown = 40.0
    epochs: float = param(
        10.0, "Epochs until the full rate is reached.", low=0.1, high=100_000, log=True, label="epochs T"
    )
    start: float = param(0.1, "The fraction of the rate that it starts from.", low=0, high=1, label="start r")

    @staticmethod
    def factor(e: float, epochs: float, start: float) -> float:
        """A straight line from r to 1."""
        return start + (1 - start) * min(1.0, e / epochs)
