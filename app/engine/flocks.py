"""Many walkers on one surface at once, in NumPy: the reference for the compiled walk (`compiled/walking.py`).

Rules are element-wise, so walkers that differ in start and learning rate only are one long θ: all x, then all y.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.engine.descent import Guide, Walker, descend
from app.engine.descents import Racer
from app.engine.elementwise import Array, quiet
from app.engine.network_problem import Measure
from app.engine.parameter import IllegalValue
from app.engine.plateau import Plateau
from app.engine.surface_problem import Moment, SurfaceProblem
from app.engine.surfaces import Domain, Surface


class Flock(NamedTuple):
    """Walkers who learn alike, and how far they may go."""

    surface: Surface
    run: Racer
    starts: Array  # (B, 2)
    rates: Array  # (B,), the learning rate of each, in place of the optimizer's own
    jolts: Array  # (n, 2), what is added to the gradient in each of n steps, the same for all
    reach: Domain  # who leaves it, or the numbers, walks no farther


MOST_WORK = 20_000_000  # steps of one request: a second or two
PIECE = 200_000  # steps in all: some milliseconds of compiled work, and long rows for NumPy
WATCHING = 20  # what a step costs beside others where a schedule hears of it


def cost(run: Racer) -> int:
    """What a step of this run costs, in those of the others."""
    return WATCHING if run.schedule.watches else 1


def check_work(runs: Sequence[Racer], steps: int, walkers: int, *, called: str, name: str) -> None:
    """Raises `IllegalValue` where so many walkers of every run are more work than one request may be."""
    work = steps * walkers * sum(map(cost, runs))
    if work > MOST_WORK:
        asked = f"asks for {work:,} steps in all, at most {MOST_WORK:,}"
        raise IllegalValue(f"{asked}; take fewer {called}, steps or runs", name)


def pieces(flock: Flock) -> Iterator[Flock]:
    """The flock a few walkers at a time, so that a thread is not long at one piece of work."""
    most = max(1, PIECE // (len(flock.jolts) * cost(flock.run)))
    for first in range(0, len(flock.starts), most):
        few = slice(first, first + most)
        yield flock._replace(starts=flock.starts[few], rates=flock.rates[few])


class Notes(NamedTuple):
    """What the rule was given, and what the optimizer remembered after the step; NaN where there was no step."""

    gradients: Array  # (B, n, 2), with noise and penalty, after the clip
    slots: Array  # (B, n, k, 2)
    rates: Array  # (B, n), α of each step


class Tracks(NamedTuple):
    """Where they went. A track that ended early has one more point, the one out of reach, and NaN from there on."""

    points: Array  # (B, n + 1, 2)
    made: NDArray[np.int64]  # (B,), steps whose end is within reach
    notes: Notes | None


def blank(flock: Flock, noting: bool) -> Tracks:
    """Tracks before the first step."""
    walkers, steps, slots = len(flock.starts), len(flock.jolts), len(flock.run.optimizer.slots)
    shapes = ((walkers, steps, 2), (walkers, steps, slots, 2), (walkers, steps))
    points = np.full((walkers, steps + 1, 2), np.nan)
    points[:, 0] = flock.starts
    notes = Notes(*(np.full(shape, np.nan) for shape in shapes)) if noting else None
    return Tracks(points, np.full(walkers, steps, np.int64), notes)


def walk_all(flock: Flock, *, noting: bool) -> Tracks:
    """Every walker's steps."""
    (points, made, notes), run, walkers = blank(flock, noting), flock.run, len(flock.starts)
    problem = SurfaceProblem(flock.surface, flock.starts, run.regularizer, run.clip)
    there = Walker(problem.start, run.optimizer.begin(problem.size))
    listener, share = Listener(flock), np.tile(flock.rates / run.optimizer.alpha, 2)
    with quiet():
        for k, jolt in enumerate(flock.jolts):
            guide, moment = Guide(run.schedule, scale=listener.scale * share), Moment(float(k), jolt)
            there = next(descend(problem, run.optimizer, there, [moment], guide))
            now = there.x.reshape(2, walkers).T
            on_the_way = made == len(flock.jolts)
            points[on_the_way, k + 1] = now[on_the_way]
            made[on_the_way & ~is_near(flock.reach, now)] = k
            if notes:
                notes.gradients[:, k] = problem.told.reshape(2, walkers).T
                notes.slots[:, k] = np.reshape(there.slots, (-1, 2, walkers)).transpose(2, 0, 1)
                rates: Any = guide.rate_for(run.optimizer.alpha, moment)  # of all x, then of all y
                notes.rates[:, k] = rates[:walkers]
            if not (made > k).any():
                break
            listener.hear(now, k + 1)
    if notes:
        _forget(notes, made)
    return Tracks(points, made, notes)


def is_near(reach: Domain, points: Array) -> NDArray[np.bool_]:
    """Which of the points (B, 2) are within reach."""
    low, high = np.array(reach).T
    return np.asarray(((points >= low) & (points <= high)).all(axis=1))


class Listener:
    """What a schedule that watches has left of every walker's rate; steps are its epochs, and f its loss."""

    def __init__(self, flock: Flock) -> None:
        walkers = len(flock.starts)
        self.scale: Any = 1.0
        self._surface, self._schedule = flock.surface, flock.run.schedule
        self._states = [(Plateau(), 1.0)] * walkers if self._schedule.watches else []

    def hear(self, points: Array, step: int) -> None:
        """F at the points, (B, 2), that a step led to."""
        if not self._states:
            return
        values = self._surface.values(*points.T).tolist()
        measures = [Measure(f, f, np.nan, np.nan, 0.0) for f in values]
        self._states = [
            self._schedule.heard(*state, measure, step) for state, measure in zip(self._states, measures, strict=True)
        ]
        self.scale = np.tile([scale for _, scale in self._states], 2)


def _forget(notes: Notes, made: NDArray[np.int64]) -> None:
    """Take out what was noted of steps that count no more."""
    beyond = np.arange(notes.rates.shape[1]) >= made[:, None]
    for noted in notes:
        noted[beyond] = np.nan
