"""Cosine annealing of the rate."""

from dataclasses import dataclass

import numpy as np

from app.engine.parameter import param
from app.engine.schedules import Schedule


@dataclass(frozen=True)
class Cosine(Schedule):
    r"""The learning rate follows half a cosine down to its floor, and stays there.

    $$ \alpha_e = \alpha \Bigl( r + (1 - r)\, \tfrac{1}{2} \bigl(1 + \cos(\pi \min(e, T) / T)\bigr) \Bigr) $$

    >>> Cosine.factor(100.0, epochs=100.0, floor=0.25)
    0.25

    Source: Loshchilov & Hutter 2017 (without restarts), https://arxiv.org/abs/1608.03983; PyTorch's `CosineAnnealingLR`
    """

    key, label, rank = "cosine", "Cosine", 50
    epochs: float = param(
        200.0, "Epochs until the floor is reached.", low=0.1, high=100_000, log=True, label="epochs T"
    )
    floor: float = param(0.0, "What remains of the rate in the end.", low=0, high=1, label="floor r")

    @staticmethod
    def factor(e: float, epochs: float, floor: float) -> float:
        """Half a cosine from 1 down to r."""
        return float(floor + (1 - floor) * 0.5 * (1 + np.cos(np.pi * min(e, epochs) / epochs)))
