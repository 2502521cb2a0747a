"""The same steps by both arithmetics, side by side.

Sums of compiled code have another order, so the paths drift apart by rounding. The experiments here are ones that do
not blow a difference up: few units, tame learning rates, no kink where training would end up going to and fro.
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from app.engine.arithmetic import NumPy, Progress
from app.engine.assembly import Assembly
from app.engine.batches import Position
from app.engine.descent import Guide, Walker
from app.engine.experiment import Entrant, Layer
from app.engine.optimizers.momentum import Momentum
from app.engine.places import mask_of
from tests.engine.support import small

STEPS = 200
CLOSE = 1e-9  # of the largest number
START = Position()


def one_run(entrant=None, **settings):
    """A small experiment with a single run."""
    usual = {"hidden": (Layer(4), Layer(3)), "runs": (entrant or Entrant("one", Momentum(learning_rate=0.05)),)}
    return small(**usual | settings)


def moved(choice):
    """The choice as often as it has hyperparameters, one of them another number each time."""
    for parameter in choice.declared():
        value = getattr(choice, parameter.name)
        if parameter.type in ("number", "integer", "boolean"):
            yield replace(choice, **{parameter.name: elsewhere(parameter, value)})


def elsewhere(parameter, value):
    """Another legal number, far enough away to be noticed."""
    if parameter.type == "boolean":
        return not value
    if parameter.name == "epsilon":  # nothing else is felt
        return parameter.maximum / 10
    edge = parameter.minimum if value > parameter.minimum else parameter.maximum
    return type(value)((value + edge) / 2)


def told(choice):
    """A choice as the name of a test case."""
    numbers = {parameter.name: getattr(choice, parameter.name) for parameter in choice.declared()}
    return f"{choice.key} {' '.join(f'{name}={numbers[name]}' for name in numbers)}".strip()


class Both(NamedTuple):
    """One stretch, walked twice."""

    start: Walker
    numpy: Progress
    compiled: Progress


def walk(loop, experiment, *, steps=STEPS, start=START, scale=1.0, t=0):
    """The first run's stretch from a position, by NumPy and by the loop."""
    assembly = Assembly(experiment.complete())
    experiment = assembly.experiment
    (entrant,), problem = experiment.runs, assembly.problem(experiment)
    x = assembly.start()
    walker = Walker(x, entrant.optimizer.begin(x.size), t)
    stretch = assembly.batches.ahead(start, assembly.batch_size(experiment), steps)
    guide = Guide(entrant.schedule, entrant.clip, scale, mask_of(experiment.frozen, experiment.network()))
    ways = [each.advance(problem, entrant.optimizer, walker, stretch, guide) for each in (NumPy(), loop)]
    return Both(walker, *ways)


def assert_alike(both):
    """Walkers, slots and ends of epochs agree, and they have come some way."""
    start, (walker, steps, ends), (its, its_steps, its_ends) = both
    assert np.isfinite(walker.x).all()
    assert (its_steps, its.t) == (steps, walker.t)
    assert its_ends.shape == ends.shape
    assert apart(start.x, walker.x) > 1e-3
    assert apart(walker.x, its.x) < CLOSE
    for slot, its_slot in zip(walker.slots, its.slots, strict=True):
        assert apart(slot, its_slot) < CLOSE
    if len(ends):
        assert apart(ends, its_ends) < CLOSE


def apart(one, other):
    """The largest difference, as a share of the largest number."""
    return np.abs(one - other).max() / max(np.abs(one).max(), np.finfo(float).tiny)
