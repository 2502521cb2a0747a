"""Walks on a surface, compiled: every step of every walker in one call. NumPy's are in `flocks.py`."""

from typing import Any, NamedTuple

from numba.extending import register_jitable

from app.engine.compiled.calls import ask, at, call
from app.engine.compiled.kernel import CLIP, OPTIMIZER, REGULARIZER, SCHEDULE
from app.engine.compiled.rows import MOST, row

SURFACE = 4  # its place in `calls`, after those of what else belongs to no layer
ONE = 1  # example: the penalty of a surface is divided by nothing


class Outing(NamedTuple):
    """What all walkers have in common, as numbers."""

    H: Any  # hyperparameters, a row each
    calls: Any  # addresses; 0 where there is nothing to do
    surface: Any  # the surface's own numbers
    begin: Any  # slots before the first step, (k, 2)
    jolts: Any  # (n, 2)
    reach: Any  # the least x, the greatest, and y likewise
    decay: Any


def walk(points: Any, made: Any, rates: Any, outing: Any, notes: Any, memory: Any) -> None:
    """Make the steps of all walkers from the first of their points, (B, n + 1, 2), on; count them in `made`.

    `notes` are arrays as `flocks.Notes` has them, without walkers where nothing is to be noted. `memory` is room to
    work in: for the numbers of the surface, a point, a gradient, two ones and the slots.
    """
    n, k, own = len(outing.jolts), len(outing.begin), len(outing.surface)
    surface, x, g = row(memory, 0, own), row(memory, own, 2), row(memory, own + 2, 2)
    weights, slots = row(memory, own + 4, 2), row(memory, own + 6, 2 * k)
    for i in range(own):
        surface[i] = outing.surface[i]
    weights[0], weights[1] = 1.0, 1.0
    for b in range(len(points)):
        x[0], x[1] = points[b, 0, 0], points[b, 0, 1]
        for i in range(k):
            slots[2 * i], slots[2 * i + 1] = outing.begin[i, 0], outing.begin[i, 1]
        made[b] = n
        for step in range(n):
            alpha = advance(x, g, slots, weights, surface, step, rates[b], outing)
            points[b, step + 1, 0], points[b, step + 1, 1] = x[0], x[1]
            if not is_near(x, outing.reach):
                made[b] = step
                break
            if len(notes.rates):
                note(notes, b, step, g, slots, k, alpha)


@register_jitable
def advance(x: Any, g: Any, slots: Any, weights: Any, surface: Any, step: Any, alpha: Any, outing: Any) -> Any:
    """One step; answers its learning rate."""
    calls, H = outing.calls, outing.H
    call(calls[SURFACE], (at(x, 0), at(g, 0), at(surface, 0)))
    g[0] += outing.jolts[step, 0]
    g[1] += outing.jolts[step, 1]
    if calls[REGULARIZER]:
        call(calls[REGULARIZER], (at(x, 0), at(g, 0), at(weights, 0), 2, ONE, at(H, REGULARIZER * MOST)))
    if calls[CLIP]:
        call(calls[CLIP], (at(g, 0), 2, at(H, CLIP * MOST)))
    alpha = alpha * ask(calls[SCHEDULE], (float(step), at(H, SCHEDULE * MOST)))
    h, t = at(H, OPTIMIZER * MOST), step + 1.0
    call(calls[OPTIMIZER], (at(x, 0), at(slots, 0), at(g, 0), at(weights, 0), 2, t, alpha, outing.decay, h))
    return alpha


@register_jitable
def is_near(x: Any, reach: Any) -> Any:
    """Whether a point is within reach; NaN is not."""
    return x[0] >= reach[0] and x[0] <= reach[1] and x[1] >= reach[2] and x[1] <= reach[3]


@register_jitable
def note(notes: Any, b: Any, step: Any, g: Any, slots: Any, k: Any, alpha: Any) -> None:
    """Keep what the rule was given and what it remembers."""
    notes.gradients[b, step, 0], notes.gradients[b, step, 1] = g[0], g[1]
    for i in range(k):
        notes.slots[b, step, i, 0], notes.slots[b, step, i, 1] = slots[2 * i], slots[2 * i + 1]
    notes.rates[b, step] = alpha
