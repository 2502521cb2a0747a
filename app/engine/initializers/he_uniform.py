"""He (Kaiming) initialisation, uniform."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.initializers import Initializer


@dataclass(frozen=True)
class HeUniform(Initializer):
    r"""Evenly spread, twice as wide in variance as 1/n: makes up for the half that ReLU blocks.

    $$ W^{[l]} \sim \mathcal{U}(-w, w), \quad w = \sqrt{\frac{6}{n_{l-1}}}, \qquad b^{[l]} = 0 $$

    Of the same variance as the paper's normal form.

    >>> HeUniform().weights(np.random.default_rng(0), 2, 3).shape
    (2, 3)

    Source: He et al. 2015, https://arxiv.org/abs/1502.01852
    """

    key, label, rank = "he_uniform", "He (uniform)", 40

    def weights(self, rng: np.random.Generator, units: int, inputs: int) -> Array:
        """Uniform with variance 2 / inputs."""
        limit = np.sqrt(6.0 / inputs)
        return rng.uniform(-limit, limit, (units, inputs))
