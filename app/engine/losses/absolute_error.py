"""The absolute error, on a linear output."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from app.engine.activations.linear import Linear
from app.engine.elementwise import Array
from app.engine.losses import Loss, Output


class LinearAbsoluteError(Output):
    """A linear output with the absolute error."""

    key, tasks, low, high = "linear", ("regression",), -1.0, 1.0
    pytorch = "(z - y).abs()"
    activation = staticmethod(Linear.value)

    @staticmethod
    def value(z: Array, a: Array, y: Array) -> Array:
        """|a − y|."""
        return np.abs(a - y)

    @staticmethod
    def slope(z: Array, a: Array, y: Array) -> Array:
        """The sign of a − y."""
        return np.sign(a - y)


@dataclass(frozen=True)
class AbsoluteError(Loss):
    r"""The distance from the target: an outlier pulls no harder than any other example; for numbers.

    $$ L = \lvert a - y \rvert, \qquad \frac{dL}{dz} = \operatorname{sign}(a - y) $$

    The output unit is linear. Its best constant answer is the median, where that of squares is the mean. At a = y,
    where there is no derivative, the slope is 0, as in PyTorch.

    >>> LinearAbsoluteError.value(*np.array([[3.0], [3.0], [1.0]]))
    array([2.])

    Source: Boscovich 1757, Laplace 1774; told in Stigler 1986, "The History of Statistics", chapter 1
    """

    key, label, rank = "absolute_error", "Absolute error", 30
    pairs: ClassVar = (LinearAbsoluteError,)
