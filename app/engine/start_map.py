"""Where optimizers end, and how soon, from every start of a grid."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.engine.arithmetic import Arithmetic
from app.engine.descents import Descent
from app.engine.elementwise import Array
from app.engine.endings import Status, last_values, statuses
from app.engine.flocks import check_work, pieces
from app.engine.parameter import param
from app.engine.surfaces import Minimum, Surface
from app.engine.walks import arrivals, flock_of, tracks_of


@dataclass(frozen=True)
class StartMap(Descent):
    """A descent from every start of a grid over the domain, in place of the one it names."""

    resolution: int = param(41, "Starts along each side.", low=2, high=81)

    def complete(self) -> "StartMap":
        """As a descent; raises `IllegalValue` also for more work than one request may be."""
        check_work(self.runs, self.steps, self.resolution**2, called="starts", name="resolution")
        return super().complete()  # type: ignore[return-value]  # of its own class, as `replace` makes it


class Ends(NamedTuple):
    """Of one run, where it ends from each start: arrays are (n, n), row i at y[i], column j at x[j]."""

    at: NDArray[np.int64]  # which of `all_minima`; −1 for none
    since: NDArray[np.int64]  # the step from which on it stays there; −1 for never
    values: Array  # f at the last point on the map
    statuses: list[list[Status]]


def axes(description: StartMap) -> tuple[Array, Array]:
    """Where the starts are: x, (n,), and y, (n,); the first and the last lie on the domain's edges."""
    assert description.domain is not None
    x, y = (np.linspace(*span, description.resolution) for span in description.domain)
    return x, y


def all_minima(surface: Surface) -> tuple[Minimum, ...]:
    """Where a run may end: the lowest points first, then the others."""
    return (*surface.minima, *surface.local_minima)


def start_map(description: StartMap, by: Arithmetic) -> Iterator[Ends | None]:
    """The ends of each run of a completed map, after a pause (None) for every piece of work."""
    n = description.resolution
    starts = np.stack(np.meshgrid(*axes(description)), axis=-1).reshape(-1, 2)
    minima = all_minima(description.surface)
    for run in description.runs:
        at, since, values, ended = [], [], [], []
        for piece in pieces(flock_of(description, run, starts)):
            tracks = tracks_of(piece, by)
            arrival = arrivals(description, minima, tracks)
            at.append(arrival.at)
            since.append(arrival.since)
            values.append(last_values(piece.surface, tracks))
            ended += statuses(piece, tracks)
            yield None
        rows = [ended[first : first + n] for first in range(0, n * n, n)]
        yield Ends(_grid(at, n), _grid(since, n), _grid(values, n), rows)


def _grid(parts: list[NDArray[Any]], n: int) -> NDArray[Any]:
    return np.concatenate(parts).reshape(n, n)
