"""Schedules: how the learning rate changes while training goes on."""

from typing import Any, ClassVar

import numpy as np

from app.engine.choice import Choice
from app.engine.network_problem import Measure
from app.engine.plateau import Plateau


class Schedule(Choice):
    """The learning rate is the optimizer's α times a factor of e, the epochs done when a step begins, with fraction.

    In epochs and not in steps, so that another batch size leaves the schedule alone.
    """

    family: ClassVar[str] = "schedule"
    shown: ClassVar[float] = 200.0  # epochs that the curve in the catalog spans
    watches: ClassVar[bool] = False  # whether it also listens to the loss at the end of every epoch

    @staticmethod
    def factor(*arguments: Any) -> Any:
        """(e, *hyperparameters) -> the factor."""
        raise NotImplementedError

    def heard(self, plateau: Plateau, scale: float, measure: Measure, epoch: int) -> tuple[Plateau, float]:
        """What the end of an epoch does to a schedule that watches: (plateau, scale of the rate) before and after."""
        return plateau, scale

    @classmethod
    def traits(cls) -> dict[str, Any]:
        """The curve of the factor, for drawing it."""
        epochs = np.linspace(0.0, cls.shown, 81).tolist()
        h = cls().hyperparameters
        return {"curve": {"epoch": epochs, "factor": [float(cls.factor(e, *h)) for e in epochs]}}
