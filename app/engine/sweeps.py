"""A fair comparison of optimizers: each at many learning rates, from the same start and through the same noise."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from app.engine.arithmetic import Arithmetic
from app.engine.descents import Descent, Racer
from app.engine.elementwise import Array
from app.engine.endings import Status, last_values, statuses
from app.engine.flocks import check_work, pieces
from app.engine.parameter import param
from app.engine.walks import arrivals, flock_of, tracks_of

SPAN = (1e-4, 10.0)  # where learning rates on these surfaces make sense
DIGITS = 3  # of a learning rate, so that it can be read out and set


@dataclass(frozen=True)
class Sweep(Descent):
    """A descent whose every run is tried at many learning rates."""

    rates: int = param(61, "Learning rates that every run is tried at, evenly on a logarithmic scale.", low=2, high=200)

    def complete(self) -> "Sweep":
        """As a descent; raises `IllegalValue` also for more work than one request may be."""
        check_work(self.runs, self.steps, self.rates, called="rates", name="rates")
        return super().complete()  # type: ignore[return-value]  # of its own class, as `replace` makes it


class Trial(NamedTuple):
    """One run at one learning rate."""

    rate: float
    steps_to_minimum: int | None  # None where it does not come to stay at a minimum
    value: float  # f at its last point on the map
    status: Status


class Best(NamedTuple):
    """The trial that did best: fewest steps to a minimum or, where none arrived, the lowest value at the end."""

    trial: Trial
    by: Literal["steps", "value"]


def sweep(description: Sweep, by: Arithmetic) -> Iterator[list[Trial] | None]:
    """The trials of each run of a completed sweep, after a pause (None) for every piece of work."""
    for run in description.runs:
        trials: list[Trial] = []
        for piece in pieces(flock_of(description, run, rates=rates_of(description, run))):
            tracks = tracks_of(piece, by)
            since = arrivals(description, description.surface.minima, tracks).since.tolist()
            steps = [None if step < 0 else step for step in since]
            values = last_values(piece.surface, tracks).tolist()
            trials += map(Trial, piece.rates.tolist(), steps, values, statuses(piece, tracks))
            yield None
        yield trials


def rates_of(description: Sweep, run: Racer) -> Array:
    """The learning rates to try, as far as the run's optimizer allows them."""
    legal = run.optimizer.declared()[0]
    low, high = max(SPAN[0], legal.minimum or 0.0), min(SPAN[1], legal.maximum or np.inf)
    return np.array([float(f"{rate:.{DIGITS}g}") for rate in np.geomspace(low, high, description.rates)])


def best_of(trials: list[Trial]) -> Best | None:
    """The best of one run's trials, the lower rate where two are alike; None where all of them diverged."""
    if arrived := [trial for trial in trials if trial.steps_to_minimum is not None]:
        return Best(min(arrived, key=lambda trial: (trial.steps_to_minimum, trial.rate)), "steps")
    if standing := [trial for trial in trials if trial.status != "diverged" and np.isfinite(trial.value)]:
        return Best(min(standing, key=lambda trial: (trial.value, trial.rate)), "value")
    return None
