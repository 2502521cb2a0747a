"""The descent itself: an optimizer walks on a problem, batch by batch.

The reference for the compiled loop (`compiled/kernel.py`), and what walks on every other problem.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np

from app.engine.clips import Clip
from app.engine.clips.none import NoClip
from app.engine.elementwise import Array, quiet
from app.engine.optimizers import Optimizer, Slots
from app.engine.problem import B, Mask, Problem
from app.engine.schedules import Schedule
from app.engine.schedules.constant import Constant


class Walker(NamedTuple):
    """Where an optimizer stands. Nothing here is ever written to: a snapshot is a reference."""

    x: Array  # the parameters, (P,)
    slots: Slots
    t: int = 0  # steps made with this optimizer


class Guide(NamedTuple):
    """What stands around the optimizer's rule: the schedule of the learning rate, the clip of the gradient, and which
    parameters hold still.
    """

    schedule: Schedule = Constant()
    clip: Clip = NoClip()
    scale: float = 1.0  # what a schedule that watches the loss has left of the learning rate
    held: Mask | None = None  # (P,): frozen, the optimizer sees no gradient there and makes no step

    def rate(self, alpha: float, epoch: float) -> float:
        """The learning rate after so many epochs, of an optimizer with this α."""
        factor: float = self.schedule.factor(epoch, *self.schedule.hyperparameters)
        return alpha * factor * self.scale

    def rate_for(self, alpha: float, batch: Any) -> float:
        """The learning rate of the step on this batch; only where it changes does a batch need to know its epoch."""
        return self.rate(alpha, 0.0 if isinstance(self.schedule, Constant) else batch.epoch)


UNGUIDED = Guide()


def descend(
    problem: Problem[B], optimizer: Optimizer, walker: Walker, batches: Iterable[B], guide: Guide = UNGUIDED
) -> Iterator[Walker]:
    """Yield the walker after every step; whoever asks decides pace and end."""
    x, slots, t = walker
    rule, (learning_rate, *hyperparameters) = optimizer.rule, optimizer.hyperparameters
    clip, limits, decay = guide.clip.clipped, guide.clip.hyperparameters, optimizer.weight_decay
    held = guide.held
    for batch in batches:
        t += 1
        alpha = guide.rate_for(learning_rate, batch)
        g = problem.gradient(x, batch)
        if held is not None:
            g = np.where(held, 0.0, g)
        g = clip(g, *limits)
        step, *slots = rule(g, *slots, t, alpha, *hyperparameters)
        if decay:
            step = step + alpha * decay * problem.is_weight * x
        x = x - step if held is None else np.where(held, x, x - step)
        yield Walker(x, tuple(slots), t)


def advance(
    problem: Problem[B], optimizer: Optimizer, walker: Walker, batches: Iterable[B], guide: Guide = UNGUIDED
) -> Walker:
    """The walker after all of the batches. Overflow is no error here: ask `is_finite` of the result."""
    with quiet():
        return deque(descend(problem, optimizer, walker, batches, guide), maxlen=1).pop()


def first_not_finite(
    problem: Problem[B], optimizer: Optimizer, walker: Walker, batches: Iterable[B], guide: Guide = UNGUIDED
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
