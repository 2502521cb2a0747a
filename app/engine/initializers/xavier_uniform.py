"""Xavier (Glorot) initialisation, uniform."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.initializers import Initializer


@dataclass(frozen=True)
class XavierUniform(Initializer):
    r"""Evenly spread, as wide as keeps signals of the same size forward and backward through tanh.

    $$ W^{[l]} \sim \mathcal{U}(-w, w), \quad w = \sqrt{\frac{6}{n_{l-1} + n_l}}, \qquad b^{[l]} = 0 $$

    The paper's own form, which the normal one matches in variance.

    >>> XavierUniform().weights(np.random.default_rng(0), 2, 3).shape
    (2, 3)

    Source: Glorot & Bengio 2010, https://proceedings.mlr.press/v9/glorot10a.html
    """

    key, label, rank = "xavier_uniform", "Xavier (uniform)", 20

    def weights(self, rng: np.random.Generator, units: int, inputs: int) -> Array:
        """Uniform with variance 2 / (inputs + units)."""
        limit = np.sqrt(6.0 / (inputs + units))
        return rng.uniform(-limit, limit, (units, inputs))
