"""How the steps of a path came about, after the fact: for pictures that take an update apart."""

from typing import NamedTuple

import numpy as np

from app.engine.descents import Racer
from app.engine.elementwise import Array, quiet
from app.engine.walks import Trail


class Updates(NamedTuple):
    """A row a step, (n, 2): each step is effective_rate ∗ direction + decay."""

    direction: Array
    effective_rate: Array
    decay: Array  # the decoupled part
    insight: dict[str, Array]  # what else was worked out on the way, by name


def updates(run: Racer, trail: Trail) -> Updates:
    """Every step of a run, taken apart."""
    optimizer, steps = run.optimizer, len(trail.gradients)
    after = tuple(trail.slots[:, k] for k in range(len(optimizer.slots)))
    before = tuple(
        np.concatenate([first[None], slot[:-1]])[:steps] for first, slot in zip(optimizer.begin(2), after, strict=True)
    )
    t, alpha = np.arange(1.0, steps + 1)[:, None], trail.rates[:, None]
    with quiet():
        rate, insight = optimizer.insight(trail.gradients, before, after, t, alpha)
        decay = alpha * optimizer.weight_decay * trail.points[:-1]
    named = {"gradient": trail.gradients} | dict(zip(optimizer.slots, after, strict=True)) | insight
    return Updates(named[optimizer.direction], np.broadcast_to(rate, (steps, 2)), decay, insight)
