"""The paths of optimizers on a surface, and at which minimum they end."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.engine.arithmetic import Arithmetic, NumPy
from app.engine.descents import Descent, Racer
from app.engine.elementwise import Array
from app.engine.endings import Ending, cut, ending_of
from app.engine.flocks import Flock, Tracks
from app.engine.surface_problem import noise
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


class Arrival(NamedTuple):
    """Where each of many ways comes to rest."""

    at: NDArray[np.int64]  # (B,), which minimum it ends at; −1 for none
    since: NDArray[np.int64]  # (B,), the step from which on it stays there; −1 likewise


def walk(descent: Descent, run: Racer, by: Arithmetic | None = None) -> Trail:
    """One run from the start on, of a completed descent; NumPy's where nobody else is there to do it."""
    flock = flock_of(descent, run)
    return trail_of(flock, tracks_of(flock, by or NumPy(), noting=True))


def tracks_of(flock: Flock, by: Arithmetic, *, noting: bool = False) -> Tracks:
    """Where the walkers go, as far as f has a value."""
    return cut(flock.surface, by.tracks(flock, noting=noting))


def flock_of(descent: Descent, run: Racer, starts: Array | None = None, rates: Array | None = None) -> Flock:
    """The run as one walker, or from several starts, (B, 2), or at several learning rates, (B,)."""
    assert descent.domain is not None
    starts = np.array([descent.start], dtype=float) if starts is None else starts
    rates = np.full(len(starts), run.optimizer.alpha) if rates is None else rates
    starts = np.ascontiguousarray(np.broadcast_to(starts, (len(rates), 2)))
    jolts = noise(descent.seed, descent.noise, descent.steps)
    return Flock(descent.surface, run, starts, rates, jolts, reach(descent.domain))


def trail_of(flock: Flock, tracks: Tracks) -> Trail:
    """What can be told of the way of a single walker."""
    assert tracks.notes is not None
    steps = int(tracks.made[0])
    points = tracks.points[0, : steps + 1]
    gradients, slots, rates = (noted[0, :steps] for noted in tracks.notes)
    return Trail(points, flock.surface.values(*points.T), gradients, slots, rates, ending_of(flock, tracks))


def reach(domain: Domain) -> Domain:
    """The domain with its margin."""
    (x0, x1), (y0, y1) = domain
    across, up = MARGIN * (x1 - x0), MARGIN * (y1 - y0)
    return (x0 - across, x1 + across), (y0 - up, y1 + up)


def distances(minima: tuple[Minimum, ...], points: Array) -> Array:
    """How far points (n, 2) are from the nearest minimum, (n,); NaN where there is none."""
    if not minima:
        return np.full(len(points), np.nan)
    return np.asarray(_apart(minima, points).min(axis=0))


def _apart(minima: tuple[Minimum, ...], points: Array) -> Array:
    """How far points (n, 2) are from each minimum, (k, n)."""
    return np.array([np.hypot(points[:, 0] - each.x, points[:, 1] - each.y) for each in minima])


def arrivals(descent: Descent, minima: tuple[Minimum, ...], tracks: Tracks) -> Arrival:
    """Which of the minima each track ends at, and since when it has stayed near it."""
    assert descent.domain is not None
    radius = descent.tolerance * max(high - low for low, high in descent.domain)
    at, since = np.full((2, len(tracks.made)), -1)
    if not minima:
        return Arrival(at, since)
    steps = tracks.points.shape[1] - 1
    apart = _apart(minima, tracks.points[:, -1])
    there = np.flatnonzero((tracks.made == steps) & (apart.min(axis=0) <= radius))
    at[there] = apart[:, there].argmin(axis=0)
    places = np.array([[each.x, each.y] for each in minima])[at[there]]
    x, y = (tracks.points[there] - places[:, None]).T
    away = np.hypot(x, y) > radius  # (n + 1, …)
    since[there] = np.where(away.any(axis=0), steps + 1 - away[::-1].argmax(axis=0), 0)
    return Arrival(at, since)


def steps_to_minimum(descent: Descent, trail: Trail) -> int | None:
    """The step from which on a way stays near the minimum that it ends at; None where it ends at none."""
    if trail.ending:
        return None
    tracks = Tracks(trail.points[None], np.array([len(trail.points) - 1]), None)
    since = int(arrivals(descent, descent.surface.minima, tracks).since[0])
    return None if since < 0 else since
