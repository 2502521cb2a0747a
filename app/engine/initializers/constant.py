"""Constant initialisation."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.initializers import Initializer
from app.engine.parameter import param


@dataclass(frozen=True)
class Constant(Initializer):
    r"""Every weight the same: the units of a layer start alike and stay alike, like one unit. Shows why not.

    $$ W^{[l]} = c, \qquad b^{[l]} = 0 $$

    >>> Constant(value=0.5).weights(np.random.default_rng(0), 1, 2)
    array([[0.5, 0.5]])

    Source: Goodfellow, Bengio & Courville 2016, section 8.4 (breaking symmetry), https://www.deeplearningbook.org
    """

    key, label, rank = "constant", "Constant", 90
    value: float = param(0.5, "Every weight, c.", low=-2, high=2, label="weight c")

    def weights(self, rng: np.random.Generator, units: int, inputs: int) -> Array:
        """The same weight everywhere."""
        return np.full((units, inputs), self.value)
