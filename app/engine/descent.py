"""The descent itself: an optimizer walks on a problem, batch by batch.

This is the loop that a compiler may replace: `advance` has a whole slice of steps to itself.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from app.engine.elementwise import Array, quiet
from app.engine.optimizers import Optimizer, Slots
from app.engine.problem import B, Problem


class Walker(NamedTuple):
    """Where an optimizer stands. Nothing here is ever written to: a snapshot is a reference."""

    x: Array  # the parameters, (P,)
    slots: Slots
    t: int = 0  # steps made with this optimizer


def descend(problem: Problem[B], optimizer: Optimizer, walker: Walker, batches: Iterable[B]) -> Iterator[Walker]:
    """Yield the walker after every step; whoever asks decides pace and end."""
    x, slots, t = walker
    rule, hyperparameters = optimizer.rule, optimizer.hyperparameters
    for batch in batches:
        t += 1
        step, *slots = rule(problem.gradient(x, batch), *slots, t, *hyperparameters)
        x = x - step
        yield Walker(x, tuple(slots), t)


def advance(problem: Problem[B], optimizer: Optimizer, walker: Walker, batches: Iterable[B]) -> Walker:
    """The walker after all of the batches. Overflow is no error here: ask `is_finite` of the result."""
    with quiet():
        return deque(descend(problem, optimizer, walker, batches), maxlen=1).pop()


def first_not_finite(
    problem: Problem[B], optimizer: Optimizer, walker: Walker, batches: Iterable[B]
) -> tuple[int, Walker]:
    """After how many of the batches x stopped being finite, and the walker there.

    Raises `ValueError` when it never does.
    """
    with quiet():
        for steps, there in enumerate(descend(problem, optimizer, walker, batches), 1):
            if not is_finite(there):
                return steps, there
    raise ValueError("all steps are finite")


def is_finite(walker: Walker) -> bool:
    """Whether every parameter is a number."""
    return bool(np.isfinite(walker.x).all())
