"""No regularisation."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.regularizers import Regularizer


@dataclass(frozen=True)
class NoRegularizer(Regularizer):
    r"""Weights cost nothing: J is the mean loss alone.

    $$ J = \frac{1}{m} \sum_{i=1}^{m} L(a^{(i)}, y^{(i)}) $$

    >>> NoRegularizer().value(np.array([3.0]))
    array([0.])

    Source: Goodfellow, Bengio & Courville 2016, section 5.5, https://www.deeplearningbook.org
    """

    key, label, rank = "none", "None", 10

    def value(self, w: Array) -> Array:
        """0."""
        return np.zeros_like(w)

    def slope(self, w: Array) -> Array:
        """0."""
        return np.zeros_like(w)
