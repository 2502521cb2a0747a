"""Losses, each together with the output units it belongs to."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, TypeAlias

import numpy as np

from app.engine.choice import Choice
from app.engine.elementwise import Array

Task: TypeAlias = Literal["classification", "regression"]


class Output:
    """An output unit and its loss as one thing, because dL/dz is known best for the pair.

    All functions are element-wise: z the input of the output unit, a its activation, y the target.
    """

    key: ClassVar[str]
    low: ClassVar[float]  # the range that maps show
    high: ClassVar[float]

    @staticmethod
    def activation(z: Array) -> Array:
        """A = g(z) of the output unit."""
        raise NotImplementedError

    @staticmethod
    def value(z: Array, a: Array, y: Array) -> Array:
        """L, the loss of one example."""
        raise NotImplementedError

    @staticmethod
    def slope(z: Array, a: Array, y: Array) -> Array:
        """dL/dz, what backward propagation starts from."""
        raise NotImplementedError

    @classmethod
    def middle(cls) -> float:
        """Where one class ends and the other begins."""
        return (cls.low + cls.high) / 2

    @classmethod
    def target(cls, labels: Array) -> Array:
        """Labels 0 and 1 as targets of this unit: the ends of its range."""
        return np.asarray(cls.low + (cls.high - cls.low) * labels)


class Loss(Choice):
    """What the network is blamed for on one example; the cost J is its mean plus the penalty."""

    family: ClassVar[str] = "loss"
    outputs: ClassVar[Mapping[Task, type[Output]]]  # the pair for each task that it can serve

    @classmethod
    def traits(cls) -> dict[str, Any]:
        """The tasks that it serves."""
        return {"tasks": list(cls.outputs)}
