"""Waiting for a loss to fall: what learning-rate drops and early stopping have in common."""

from math import inf
from typing import Any, NamedTuple

from app.engine.network_problem import Measure
from app.engine.parameter import param


def watch_param(default: str) -> Any:
    """Which loss is watched."""
    return param(default, "The loss that is watched: of the training set or of the test set.", words=("train", "test"))


def watched_loss(measure: Measure, watch: str) -> float:
    """The loss of that name."""
    return measure.train_loss if watch == "train" else measure.test_loss


class Plateau(NamedTuple):
    """The lowest loss so far, the epoch it was at, and how many epochs have passed without a lower one."""

    best: float = inf
    epoch: int = 0
    waited: int = 0

    def after(self, loss: float, epoch: int, threshold: float = 0.0) -> "Plateau":
        """One epoch later. Lower means by more than the threshold, a share of the lowest.

        >>> Plateau().after(2.0, 1).after(1.0, 2).after(1.0, 3)
        Plateau(best=1.0, epoch=2, waited=1)
        """
        if loss < self.best * (1 - threshold):
            return Plateau(loss, epoch, 0)
        return self._replace(waited=self.waited + 1)
