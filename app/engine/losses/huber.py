"""Huber's loss, on a linear output."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from app.engine.activations.linear import Linear
from app.engine.elementwise import Array
from app.engine.losses import Loss, Output
from app.engine.parameter import param


class LinearHuber(Output):
    """A linear output with Huber's loss."""

    key, tasks, low, high = "linear", ("regression",), -1.0, 1.0
    pytorch = "F.huber_loss(z, y, reduction='none', delta={delta})"
    activation = staticmethod(Linear.value)

    @staticmethod
    def value(z: Array, a: Array, y: Array, delta: float) -> Array:
        """½ c² + δ (|a − y| − c), with c = min(|a − y|, δ): squared up to δ, straight beyond."""
        distance = np.abs(a - y)
        capped = np.minimum(distance, delta)
        return 0.5 * capped * capped + delta * (distance - capped)

    @staticmethod
    def slope(z: Array, a: Array, y: Array, delta: float) -> Array:
        """a − y, held between −δ and δ."""
        return np.minimum(np.maximum(a - y, -delta), delta)


@dataclass(frozen=True)
class Huber(Loss):
    r"""Squared near the target, absolute far from it: smooth, and hard to mislead by outliers; for numbers.

    $$ L = \tfrac{1}{2} (a - y)^2 \text{ if } \lvert a - y \rvert \le \delta, \text{ else }
       \delta \bigl(\lvert a - y \rvert - \tfrac{1}{2} \delta\bigr) $$

    The output unit is linear.

    >>> LinearHuber.value(*np.array([[3.0], [3.0], [1.0]]), delta=1.0)
    array([1.5])

    Source: Huber 1964, https://doi.org/10.1214/aoms/1177703732
    """

    key, label, rank = "huber", "Huber", 40
    delta: float = param(0.5, "Where squared turns into absolute.", low=0.001, high=100, log=True, label="threshold δ")
    pairs: ClassVar = (LinearHuber,)
