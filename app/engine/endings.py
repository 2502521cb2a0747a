"""Where and why ways end: off the map, or where f or its gradient has no value."""

from typing import Literal, NamedTuple

import numpy as np

from app.engine.elementwise import Array
from app.engine.surfaces import Surface


class Ending(NamedTuple):
    """Why a way is shorter than asked for."""

    status: Literal["diverged", "left"]  # higher than at its start or nowhere at all; or lower, where f has no bound
    step: int
    x: float
    y: float
    reason: Literal["far", "no value", "no gradient"] = "far"  # (x, y) is off the map, or lacks f or its gradient


def ended(surface: Surface, points: Array, ending: Ending | None) -> tuple[int, Ending | None]:
    """How many of the points (n + 1, 2) count, and the ending, made true.

    A way ends where f has no value, and where its gradient has none: from there no step leads anywhere.
    """
    nowhere = np.flatnonzero(~np.isfinite(surface.values(*points.T)))
    if nowhere.size:
        k = int(nowhere[0])
        return k, Ending("diverged", k, float(points[k, 0]), float(points[k, 1]), "no value")
    if ending and not np.isfinite([ending.x, ending.y]).all():
        x, y = points[-1]
        if not np.isfinite(surface.slopes(x, y)).all():
            ending = Ending("diverged", ending.step, float(x), float(y), "no gradient")
    return len(points), ending
