"""Uniform initialisation."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.initializers import Initializer
from app.engine.parameter import param


@dataclass(frozen=True)
class Uniform(Initializer):
    r"""Evenly spread weights and one small bias for all, as TensorFlow Playground starts.

    $$ W^{[l]} \sim \mathcal{U}(-w, w), \qquad b^{[l]} = b_0 $$

    >>> Uniform(limit=0.5, bias=0.1).biases(2)
    array([0.1, 0.1])

    Source: https://github.com/tensorflow/playground, `nn.ts`
    """

    key, label, rank = "uniform", "Uniform", 70
    limit: float = param(0.5, "Largest weight, w.", low=0.001, high=5, log=True, label="limit w")
    bias: float = param(0.1, "Every bias, b₀.", low=-2, high=2, label="bias b₀")

    def weights(self, rng: np.random.Generator, units: int, inputs: int) -> Array:
        """Uniform between −limit and limit."""
        return rng.uniform(-self.limit, self.limit, (units, inputs))

    def biases(self, units: int) -> Array:
        """The same bias for all."""
        return np.full(units, self.bias)
