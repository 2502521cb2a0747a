"""Normal initialisation."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.initializers import Initializer
from app.engine.parameter import param


@dataclass(frozen=True)
class Normal(Initializer):
    r"""Normal weights of one size for all layers: too small and signals fade, too large and units saturate.

    $$ W^{[l]} \sim \mathcal{N}(0, \sigma^2), \qquad b^{[l]} = 0 $$

    >>> Normal(std=0.01).weights(np.random.default_rng(0), 2, 3).shape
    (2, 3)

    Source: Krizhevsky, Sutskever & Hinton 2012 (0.01), https://doi.org/10.1145/3065386
    """

    key, label, rank = "normal", "Normal", 80
    std: float = param(0.1, "Standard deviation of the weights, σ.", low=0.001, high=5, log=True, label="deviation σ")

    def weights(self, rng: np.random.Generator, units: int, inputs: int) -> Array:
        """Normal with the deviation that was set."""
        return rng.normal(0.0, self.std, (units, inputs))
