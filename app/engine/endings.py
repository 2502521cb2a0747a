"""Where and why paths end: off the map, or where f or its gradient has no value."""

from typing import Literal, NamedTuple, TypeAlias

import numpy as np

from app.engine.elementwise import Array
from app.engine.flocks import Flock, Tracks, is_near
from app.engine.surfaces import Surface

Status: TypeAlias = Literal["ready", "diverged", "left"]


class Ending(NamedTuple):
    """Why a way is shorter than asked for."""

    status: Status  # left: it walked off to lower ground, where f has no bound; diverged: all else
    step: int
    x: float
    y: float
    reason: Literal["far", "no value", "no gradient"]  # what happened at (x, y): it is off the map, or it is here


def cut(surface: Surface, tracks: Tracks) -> Tracks:
    """The tracks as far as f has a value: beyond a point where it has none no step means anything."""
    _, count, _ = tracks.points.shape
    nowhere = ~np.isfinite(surface.values(*tracks.points.reshape(-1, 2).T)).reshape(-1, count)
    first = np.where(nowhere.any(axis=1), nowhere.argmax(axis=1), count)
    return tracks._replace(made=np.clip(first - 1, 0, tracks.made))


def statuses(flock: Flock, tracks: Tracks) -> list[Status]:
    """How each track ended."""
    early = tracks.made < len(flock.jolts)
    last = tracks.made[early]
    here, out = tracks.points[early, last], tracks.points[early, last + 1]
    lower = flock.surface.values(*out.T) < flock.surface.values(*flock.starts[early].T)
    widest = np.diff(flock.reach, axis=1).T
    walked = (last > 0) & (np.abs(out - here) <= widest).all(axis=1)  # and was not thrown out by too high a rate
    left = np.zeros(len(early), bool)
    left[early] = lower & walked & ~is_near(flock.reach, out)
    return ["ready" if not short else "left" if gone else "diverged" for short, gone in zip(early, left, strict=True)]


def ending_of(flock: Flock, tracks: Tracks) -> Ending | None:
    """Why the way of a single walker ended early, if it did."""
    [status], last = statuses(flock, tracks), int(tracks.made[0])
    if status == "ready":
        return None
    here, out = tracks.points[0, last], tracks.points[0, last + 1]
    if is_near(flock.reach, out[None])[0]:
        return _ending(status, last + 1, out, "no value")
    if not np.isfinite(out).all() and not np.isfinite(flock.surface.slopes(*here)).all():
        return _ending(status, last + 1, here, "no gradient")
    return _ending(status, last + 1, out, "far")


def _ending(status: Status, step: int, at: Array, reason: Literal["far", "no value", "no gradient"]) -> Ending:
    return Ending(status, step, float(at[0]), float(at[1]), reason)


def last_values(surface: Surface, tracks: Tracks) -> Array:
    """F at the last point of each track that counts, (B,)."""
    return surface.values(*tracks.points[np.arange(len(tracks.made)), tracks.made].T)
