"""Zero initialisation."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.initializers import Initializer


@dataclass(frozen=True)
class Zeros(Initializer):
    r"""Everything zero: all units of a layer stay alike, so a hidden layer learns nothing. Shows why not.

    $$ W^{[l]} = 0, \qquad b^{[l]} = 0 $$

    >>> Zeros().weights(np.random.default_rng(0), 1, 2)
    array([[0., 0.]])

    Source: Goodfellow, Bengio & Courville 2016, section 8.4 (breaking symmetry), https://www.deeplearningbook.org
    """

    key, label, rank = "zeros", "Zeros", 100

    def weights(self, rng: np.random.Generator, units: int, inputs: int) -> Array:
        """Zeros."""
        return np.zeros((units, inputs))
