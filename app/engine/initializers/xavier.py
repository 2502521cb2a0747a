"""Xavier (Glorot) initialisation."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.initializers import Initializer


@dataclass(frozen=True)
class Xavier(Initializer):
    r"""Normal, as wide as keeps signals of the same size forward and backward through tanh.

    $$ W^{[l]} \sim \mathcal{N}\!\left(0,\ \frac{2}{n_{l-1} + n_l}\right), \qquad b^{[l]} = 0 $$

    >>> Xavier().weights(np.random.default_rng(0), 2, 3).shape
    (2, 3)

    Source: Glorot & Bengio 2010, https://proceedings.mlr.press/v9/glorot10a.html
    """

    key, label, rank = "xavier", "Xavier (normal)", 10

    def weights(self, rng: np.random.Generator, units: int, inputs: int) -> Array:
        """Normal with variance 2 / (inputs + units)."""
        return rng.normal(0.0, np.sqrt(2.0 / (inputs + units)), (units, inputs))
