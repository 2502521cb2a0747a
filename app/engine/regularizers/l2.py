"""L2 regularisation."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.parameter import param
from app.engine.regularizers import Regularizer


@dataclass(frozen=True)
class L2(Regularizer):
    r"""Squared weights cost: all weights are pulled towards zero in proportion to their size.

    $$ J = \frac{1}{m} \sum_{i=1}^{m} L(a^{(i)}, y^{(i)}) + \frac{\lambda}{2m} \sum_{l} \lVert W^{[l]} \rVert^2 $$

    m is the size of the training set. It is part of the gradient, so adaptive optimizers scale it too.

    >>> import numpy as np
    >>> L2.value(np.array([3.0]), 0.5)
    array([2.25])

    Source: Hoerl & Kennard 1970 (ridge), https://doi.org/10.1080/00401706.1970.10488634
    """

    key, label, rank = "l2", "L2", 20
    rate: float = param(0.1, "Weight of the penalty in the cost.", low=1e-6, high=100, log=True, label="rate λ")

    @staticmethod
    def value(w: Array, rate: float) -> Array:
        """½ λ w²."""
        return 0.5 * rate * w * w

    @staticmethod
    def slope(w: Array, rate: float) -> Array:
        """λ w."""
        return rate * w
