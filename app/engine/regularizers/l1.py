"""L1 regularisation."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.parameter import param
from app.engine.regularizers import Regularizer


@dataclass(frozen=True)
class L1(Regularizer):
    r"""The size of weights costs: all are pulled towards zero equally hard, so that small ones vanish first.

    $$ J = \frac{1}{m} \sum_{i=1}^{m} L(a^{(i)}, y^{(i)}) + \frac{\lambda}{m} \sum_{l} \sum_{j,k} | W^{[l]}_{jk} | $$

    m is the size of the training set. The slope is λ sign w, and 0 at w = 0, where there is no derivative. A step
    along it overshoots zero and the next one comes back: weights without a use hover around zero, within about a
    step's length, and are not exactly zero as those that a lasso solver finds.

    >>> L1.value(np.array([-3.0]), 0.5), L1.slope(np.array([-3.0, 0.0]), 0.5)
    (array([1.5]), array([-0.5,  0. ]))

    Source: Tibshirani 1996 (lasso), https://doi.org/10.1111/j.2517-6161.1996.tb02080.x
    """

    key, label, rank = "l1", "L1", 30
    rate: float = param(0.1, "Weight of the penalty in the cost.", low=1e-6, high=100, log=True, label="rate λ")

    @staticmethod
    def value(w: Array, rate: float) -> Array:
        """λ |w|."""
        return rate * np.abs(w)

    @staticmethod
    def slope(w: Array, rate: float) -> Array:
        """λ sign w."""
        return rate * np.sign(w)
