"""Decay of the rate with one over time."""

from dataclasses import dataclass

from app.engine.parameter import param
from app.engine.schedules import Schedule


@dataclass(frozen=True)
class InverseTime(Schedule):
    r"""The learning rate falls as one over the epochs: fast at first, then slower and slower.

    $$ \alpha_e = \frac{\alpha}{1 + k\, e} $$

    Slow enough for the sum of all steps to be without bound and fast enough for the noise to average out, which is what
    stochastic gradient descent needs to converge.

    >>> InverseTime.factor(30.0, decay=0.1)
    0.25

    Source: Robbins & Monro 1951, https://doi.org/10.1214/aoms/1177729586; Ng, Deep Learning course 2, week 2
    """

    key, label, rank = "inverse_time", "1 / time", 40
    decay: float = param(0.02, "How fast it falls.", low=1e-5, high=10, log=True, label="decay k")

    @staticmethod
    def factor(e: float, decay: float) -> float:
        """1 / (1 + k e)."""
        return 1.0 / (1.0 + decay * e)
