"""One cycle of the rate."""

from dataclasses import dataclass

import numpy as np

from app.engine.parameter import param
from app.engine.schedules import Schedule


@dataclass(frozen=True)
class OneCycle(Schedule):
    r"""The learning rate rises from a fraction of itself to the full rate, then falls almost to nothing.

    $$ \alpha_e = \alpha \cdot \begin{array}{l}
    \text{half a cosine from } 1/d \text{ to } 1 \text{ while } e \le p\,T \\
    \text{half a cosine from } 1 \text{ to } 1/(d f) \text{ while } e \le T, \text{ then constant}
    \end{array} $$

    α is the highest rate. The paper has straight lines where PyTorch's `OneCycleLR` has cosines. Momentum stays as it
    is (`cycle_momentum=False`).

    >>> [round(OneCycle.factor(e, 200.0, 0.3, 25.0, 10.0), 10) for e in (0.0, 60.0, 200.0)]
    [0.04, 1.0, 0.004]

    Source: Smith & Topin 2018, https://arxiv.org/abs/1708.07120; this form: PyTorch's `OneCycleLR`
    """

    key, label, rank = "one_cycle", "One cycle", 70
    epochs: float = param(200.0, "Epochs of the whole cycle.", low=0.1, high=100_000, log=True, label="epochs T")
    rise: float = param(0.3, "Share of the cycle in which the rate rises.", low=0.01, high=0.99, label="rise p")
    divisor: float = param(
        25.0, "The first rate is the highest divided by it.", low=1, high=1e4, log=True, label="divisor d"
    )
    last: float = param(
        1e4, "The last rate is the first divided by it.", low=1, high=1e8, log=True, label="last divisor f"
    )

    @staticmethod
    def factor(e: float, epochs: float, rise: float, divisor: float, last: float) -> float:
        """Up to 1, and down."""
        peak, first = rise * epochs, 1 / divisor
        if e <= peak:
            return _half_cosine(first, 1.0, e / peak)
        return _half_cosine(1.0, first / last, min(1.0, (e - peak) / (epochs - peak)))


def _half_cosine(start: float, end: float, share: float) -> float:
    return float(end + (start - end) * 0.5 * (1 + np.cos(np.pi * share)))
