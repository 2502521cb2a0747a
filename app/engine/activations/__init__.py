"""Activations: a unit's answer a = g(z) to its input z, each with its slope."""

from typing import Any, ClassVar

import numpy as np

from app.engine.choice import Choice
from app.engine.elementwise import Array, quiet


class Activation(Choice):
    """An element-wise function a = g(z) and its derivative."""

    family: ClassVar[str] = "activation"

    @staticmethod
    def value(z: Array) -> Array:
        """A = g(z)."""
        raise NotImplementedError

    @staticmethod
    def slope(z: Array, a: Array) -> Array:
        """g'(z); `a` = g(z) is given because most slopes are cheapest from it."""
        raise NotImplementedError

    @classmethod
    def traits(cls) -> dict[str, Any]:
        """The curve, for drawing it."""
        z = np.linspace(-4.0, 4.0, 41)
        with quiet():
            a = cls.value(z)
        return {"curve": {"z": z.round(12).tolist(), "a": a.tolist()}}

    def steepest(self) -> float:
        """The largest |g'(z)| for z between −10 and 10: the scale on which a unit counts as saturated."""
        z = np.linspace(-10.0, 10.0, 2001)
        with quiet():
            return float(np.abs(self.slope(z, self.value(z))).max())
