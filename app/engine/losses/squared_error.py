"""Half the squared error, on a tanh output for classes and a linear one for numbers."""

from dataclasses import dataclass
from typing import ClassVar

from app.engine.activations.linear import Linear
from app.engine.activations.tanh import Tanh
from app.engine.elementwise import Array
from app.engine.losses import Loss, Output

tanh_slope = Tanh.slope


class LinearSquaredError(Output):
    """A linear output with half squared error: least squares. Classes are −1 and 1."""

    key, tasks, low, high = "linear", ("regression", "classification"), -1.0, 1.0
    pytorch = "0.5 * (z - y) ** 2"
    activation = staticmethod(Linear.value)

    @staticmethod
    def value(z: Array, a: Array, y: Array) -> Array:
        """½ (a − y)²."""
        return 0.5 * (a - y) * (a - y)

    @staticmethod
    def slope(z: Array, a: Array, y: Array) -> Array:
        """a − y: the output's own slope is 1."""
        return a - y


class TanhSquaredError(Output):
    """A tanh output with half squared error, as TensorFlow Playground's; classes are −1 and 1."""

    key, tasks, low, high = "tanh", ("classification",), -1.0, 1.0
    pytorch = "0.5 * (torch.tanh(z) - y) ** 2"
    onnx = "a = Tanh(z)"
    activation = staticmethod(Tanh.value)
    value = staticmethod(LinearSquaredError.value)

    @staticmethod
    def slope(z: Array, a: Array, y: Array) -> Array:
        """(a − y) tanh′ z."""
        return (a - y) * tanh_slope(z, a)


@dataclass(frozen=True)
class SquaredError(Loss):
    r"""Half the squared distance from the target; for numbers, and for two classes at −1 and 1.

    $$ L = \tfrac{1}{2} (a - y)^2, \qquad \frac{dL}{dz} = (a - y)\, g'(z) $$

    The output unit is linear for regression and tanh for classification; a linear one for classes, which punishes
    being right with too much certainty, may be asked for.

    >>> import numpy as np
    >>> LinearSquaredError.value(*np.array([[3.0], [3.0], [1.0]]))
    array([2.])

    Source: Legendre 1805 (least squares); tanh for classes as in https://playground.tensorflow.org
    """

    key, label, rank = "squared_error", "Half squared error", 20
    pairs: ClassVar = (TanhSquaredError, LinearSquaredError)
