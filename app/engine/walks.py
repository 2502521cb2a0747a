"""The ways of optimizers on a surface, in NumPy: the reference for the compiled walk."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from app.engine.descent import Guide, Walker, descend
from app.engine.descents import Descent, Racer
from app.engine.elementwise import Array, quiet
from app.engine.endings import Ending, ended
from app.engine.surface_problem import SurfaceProblem, moments, noise
from app.engine.surfaces import Domain, Minimum

MARGIN = 1.0  # beyond the domain, in its widths: who overshoots may come back, who is farther out will not


class Trail(NamedTuple):
    """The way of one run; all arrays are one step a row. Where it ended early, its last point is still on the map."""

    points: Array  # (n + 1, 2)
    values: Array  # (n + 1,), f without noise or penalty
    gradients: Array  # (n, 2), what the rule was given: with noise and penalty, after the clip
    slots: Array  # (n, k, 2), what the optimizer remembered after the step
    rates: Array  # (n,), α of each step
    ending: Ending | None


def walk(descent: Descent, run: Racer) -> Trail:
    """One run from the start on, of a completed descent."""
    assert descent.start is not None
    problem = SurfaceProblem(descent.surface, descent.start, run.regularizer)
    jolts = noise(descent.seed, descent.noise, descent.steps)
    points, slots, ending = [np.array(descent.start)], [], None
    with quiet():
        for walker in _steps(problem, run, jolts):
            if not is_near(descent, walker.x):
                ending = _ending(descent, len(points), walker.x)
                break
            points.append(walker.x)
            slots.append(np.reshape(walker.slots, (len(walker.slots), 2)))
    return trail_of(
        descent, run, np.array(points), np.reshape(slots, (len(slots), len(run.optimizer.slots), 2)), ending
    )


def _steps(problem: SurfaceProblem, run: Racer, jolts: Array) -> Iterator[Walker]:
    x, optimizer = np.array(problem.start), run.optimizer
    start, guide = Walker(x, optimizer.begin(2)), Guide(run.schedule, run.clip)
    return descend(problem, optimizer, start, moments(jolts), guide)


def trail_of(descent: Descent, run: Racer, points: Array, slots: Array, ending: Ending | None) -> Trail:
    """What can be told of a way by its points and the optimizer's memory: as far as f has a value."""
    assert descent.start is not None
    count, ending = ended(descent.surface, points, ending)
    points, slots = points[:count], slots[: count - 1]
    steps = len(points) - 1
    problem, guide = SurfaceProblem(descent.surface, descent.start, run.regularizer), Guide(run.schedule, run.clip)
    at = moments(noise(descent.seed, descent.noise, descent.steps)[:steps])
    with quiet():
        clip, limits = run.clip.clipped, run.clip.hyperparameters
        gradients = [clip(problem.gradient(x, here), *limits) for x, here in zip(points, at, strict=False)]
    rates = np.array([guide.rate(run.optimizer.alpha, float(k)) for k in range(steps)])
    values = descent.surface.values(*points.T)
    return Trail(points, values, np.reshape(gradients, (steps, 2)), slots, rates, ending)


def is_near(descent: Descent, x: Array) -> bool:
    """Whether a point is on the map or not far beside it."""
    assert descent.domain is not None
    low, high = np.array(reach(descent.domain)).T
    return bool(np.all((x >= low) & (x <= high)))


def reach(domain: Domain) -> Domain:
    """The domain with its margin."""
    (x0, x1), (y0, y1) = domain
    across, up = MARGIN * (x1 - x0), MARGIN * (y1 - y0)
    return (x0 - across, x1 + across), (y0 - up, y1 + up)


def _ending(descent: Descent, step: int, x: Array) -> Ending:
    assert descent.start is not None
    first, last = (float(descent.surface.values(*np.asarray(at))) for at in (descent.start, x))
    return Ending("left" if last < first else "diverged", step, float(x[0]), float(x[1]))


def distances(minima: tuple[Minimum, ...], points: Array) -> Array:
    """How far points (n, 2) are from the nearest minimum, (n,); NaN where there is none."""
    if not minima:
        return np.full(len(points), np.nan)
    places = np.array([[minimum.x, minimum.y] for minimum in minima])
    return np.asarray(np.linalg.norm(points[:, None] - places, axis=2).min(axis=1))


def steps_to_minimum(descent: Descent, trail: Trail) -> int | None:
    """The step from which on a way stays near a minimum; None where it does not."""
    assert descent.domain is not None
    if trail.ending or not descent.surface.minima:
        return None
    radius = descent.tolerance * max(high - low for low, high in descent.domain)
    far = np.flatnonzero(distances(descent.surface.minima, trail.points) > radius)
    arrived = int(far[-1]) + 1 if far.size else 0
    return arrived if arrived < len(trail.points) else None
