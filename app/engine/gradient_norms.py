"""How steep the cost was along the way of a race: norms of its gradient at the points of the history.

They are not measured while training, of which they would take a third: the way is gone again to measure them.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from app.engine.elementwise import quiet
from app.engine.training import Race
from app.engine.way import Way


class Norms(NamedTuple):
    """‖∇J‖₂ of some runs at one point; the gradient is that of the whole training set's cost, with dropout off."""

    step: int
    epoch: float
    norms: tuple[float, ...]  # one a run
    layers: tuple[tuple[float, ...], ...]  # of every run, layer by layer


def gradient_norms(race: Race, runs: Sequence[int], since: int = -1) -> Iterator[Norms | None]:
    """At every point of the history beyond a step, of these runs; None between slices of work.

    The race as it stands when this is called is what counts, whatever becomes of it before the end.
    """
    steps = [point.step for point in race.history.points[race.history.index_after(since) :]]
    return _along(race.again(steps[0]), runs, steps) if steps else iter(())


def _along(way: Way, runs: Sequence[int], steps: list[int]) -> Iterator[Norms | None]:
    for step in steps:
        for _ in way.go(step):
            yield None
        layers = []
        for i in runs:
            yield None  # a gradient of the whole training set may be a slice of its own
            layers.append(layer_norms(way, i))
        with quiet():  # not around a yield: whoever asks next may be another thread, with its own error state
            norms = tuple(float(np.linalg.norm(each)) for each in layers)
        yield Norms(step, way.epoch, norms, tuple(layers))


def layer_norms(way: Way, run: int) -> tuple[float, ...]:
    """‖dJ/dθ[l]‖₂ of every layer, all its parameters together."""
    gradient = way.assembly.full_gradient(way.settings, way.runs[run].walker.x, run)
    with quiet():
        parts = [
            np.concatenate(list(map(np.ravel, layer.values()))) for layer in way.assembly.networks[run].named(gradient)
        ]
        return tuple(float(np.linalg.norm(part)) for part in parts)
