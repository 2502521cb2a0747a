"""He (Kaiming) initialisation."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.initializers import Initializer


@dataclass(frozen=True)
class He(Initializer):
    r"""Normal, twice as wide in variance as 1/n: makes up for the half that ReLU blocks.

    $$ W^{[l]} \sim \mathcal{N}\!\left(0,\ \frac{2}{n_{l-1}}\right), \qquad b^{[l]} = 0 $$

    >>> He().weights(np.random.default_rng(0), 2, 3).shape
    (2, 3)

    Source: He et al. 2015, https://arxiv.org/abs/1502.01852
    """

    key, label, rank = "he", "He (normal)", 30

    def weights(self, rng: np.random.Generator, units: int, inputs: int) -> Array:
        """Normal with variance 2 / inputs."""
        return rng.normal(0.0, np.sqrt(2.0 / inputs), (units, inputs))
