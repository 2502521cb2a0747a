"""Activations: a unit's answer a = g(z) to its input z, each with its slope."""

from typing import Any, ClassVar

import numpy as np

from app.engine.choice import Choice
from app.engine.elementwise import quiet


class Activation(Choice):
    """An element-wise function a = g(z) and its derivative; hyperparameters are the last arguments.

    Those of a learned activation are only where learning begins: each unit has its own, kept in θ beside its bias.
    """

    family: ClassVar[str] = "activation"
    learned: ClassVar[bool] = False  # whether the hyperparameters are learned

    @staticmethod
    def value(*arguments: Any) -> Any:
        """(z, *hyperparameters) -> a."""
        raise NotImplementedError

    @staticmethod
    def slope(*arguments: Any) -> Any:
        """(z, a, *hyperparameters) -> g'(z); `a` = g(z) is given because many slopes are cheapest from it."""
        raise NotImplementedError

    @staticmethod
    def partials(*arguments: Any) -> Any:
        """(z, a, *hyperparameters) -> (da/dh of every hyperparameter h); asked of learned activations only."""
        raise NotImplementedError

    @classmethod
    def traits(cls) -> dict[str, Any]:
        """The curve, for drawing it, and whether its hyperparameters are learned."""
        z = np.linspace(-4.0, 4.0, 41)
        with quiet():
            a = cls.value(z, *cls().hyperparameters)
        return {"curve": {"z": z.round(12).tolist(), "a": a.tolist()}, "learned": cls.learned}

    def steepest(self) -> float:
        """The largest |g'(z)| for z between −10 and 10: the scale on which a unit counts as saturated."""
        z, h = np.linspace(-10.0, 10.0, 2001), self.hyperparameters
        with quiet():
            return float(np.abs(self.slope(z, self.value(z, *h), *h)).max())
