"""L1 and L2 regularisation together."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.parameter import param
from app.engine.regularizers import Regularizer


@dataclass(frozen=True)
class L1L2(Regularizer):
    r"""Elastic net, L1 and L2 in one: useless weights shrink to about zero, large ones in proportion to their size.

    $$ J = \frac{1}{m} \sum_{i=1}^{m} L(a^{(i)}, y^{(i)}) + \frac{\lambda_1}{m} \sum_{l} \sum_{j,k} | W^{[l]}_{jk} |
    + \frac{\lambda_2}{2m} \sum_{l} \lVert W^{[l]} \rVert^2 $$

    Two rates of their own, each meaning what it means in L1 and L2 alone, rather than a rate and a mixing ratio. The
    slope of |w| is taken as 0 at w = 0, and weights hover around zero as they do with L1.

    >>> L1L2.value(np.array([-3.0]), 0.5, 1.0), L1L2.slope(np.array([-3.0]), 0.5, 1.0)
    (array([6.]), array([-3.5]))

    Source: Zou & Hastie 2005, https://doi.org/10.1111/j.1467-9868.2005.00503.x
    """

    key, label, rank = "l1_l2", "L1 + L2", 40
    l1: float = param(0.1, "Weight of Σ|w| in the cost.", low=1e-6, high=100, log=True, label="L1 rate λ₁")
    l2: float = param(0.1, "Weight of ½ Σ w² in the cost.", low=1e-6, high=100, log=True, label="L2 rate λ₂")

    @staticmethod
    def value(w: Array, l1: float, l2: float) -> Array:
        """λ₁ |w| + ½ λ₂ w²."""
        return l1 * np.abs(w) + 0.5 * l2 * w * w

    @staticmethod
    def slope(w: Array, l1: float, l2: float) -> Array:
        """λ₁ sign w + λ₂ w."""
        return l1 * np.sign(w) + l2 * w
