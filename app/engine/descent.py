"""The descent itself: an optimizer walks on a problem, batch by batch.

This is the loop that a compiler may replace: `advance` has a whole slice of steps to itself.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np

from app.engine.clips import Clip
from app.engine.clips.none import NoClip
from app.engine.elementwise import Array, quiet
from app.engine.optimizers import Optimizer, Slots
from app.engine.problem import B, Problem
from app.engine.schedules import Schedule
from app.engine.schedules.constant import Constant


class Walker(NamedTuple):
    """Where an optimizer stands. Nothing here is ever written to: a snapshot is a reference."""

    x: Array  # the parameters, (P,)
    slots: Slots
    t: int = 0  # steps made with this optimizer


class Guide(NamedTuple):
    """What stands around the optimizer's rule: the schedule of the learning rate, and the clip of the gradient."""

    schedule: Schedule = Constant()
    clip: Clip = NoClip()
    scale: float = 1.0  # what a schedule that watches the loss has left of the learning rate

    def rate(self, alpha: float, epoch: float) -> float:
        """The learning rate after so many epochs, of an optimizer with this α."""
        factor: float = self.schedule.factor(epoch, *self.schedule.hyperparameters)
        return alpha * factor * self.scale

    def rates(self, alpha: float, batches: Iterable[Any]) -> Iterable[float]:
        """The learning rate of each step; only where it changes does a batch need to know its epoch."""
        if isinstance(self.schedule, Constant):
            return repeat(alpha)
        return (self.rate(alpha, batch.epoch) for batch in batches)


UNGUIDED = Guide()


def descend(
    problem: Problem[B], optimizer: Optimizer, walker: Walker, batches: Sequence[B], guide: Guide = UNGUIDED
) -> Iterator[Walker]:
    """Yield the walker after every step; whoever asks decides pace and end."""
    x, slots, t = walker
    rule, (learning_rate, *hyperparameters) = optimizer.rule, optimizer.hyperparameters
    clip, limits, decay = guide.clip.clipped, guide.clip.hyperparameters, optimizer.weight_decay
    for batch, alpha in zip(batches, guide.rates(learning_rate, batches), strict=False):
        t += 1
        g = clip(problem.gradient(x, batch), *limits)
        step, *slots = rule(g, *slots, t, alpha, *hyperparameters)
        if decay:
            step = step + alpha * decay * problem.is_weight * x
        x = x - step
        yield Walker(x, tuple(slots), t)


def advance(
    problem: Problem[B], optimizer: Optimizer, walker: Walker, batches: Sequence[B], guide: Guide = UNGUIDED
) -> Walker:
    """The walker after all of the batches. Overflow is no error here: ask `is_finite` of the result."""
    with quiet():
        return deque(descend(problem, optimizer, walker, batches, guide), maxlen=1).pop()


def first_not_finite(
    problem: Problem[B], optimizer: Optimizer, walker: Walker, batches: Sequence[B], guide: Guide = UNGUIDED
) -> tuple[int, Walker]:
    """After how many of the batches x stopped being finite, and the walker there.

    Raises `ValueError` when it never does.
    """
    with quiet():
        for steps, there in enumerate(descend(problem, optimizer, walker, batches, guide), 1):
            if not is_finite(there):
                return steps, there
    raise ValueError("all steps are finite")


def is_finite(walker: Walker) -> bool:
    """Whether every parameter is a number."""
    return bool(np.isfinite(walker.x).all())
