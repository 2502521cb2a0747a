"""Minima of a surface in a rectangle, found and not known.

A grid says where to look: a point not higher than its neighbours. Around each the grid is made finer and finer, which
no kink disturbs; then damped Newton steps follow bent valleys and make smooth ones exact. What counts in the end is
that f is higher all around, and that it came to rest: a pole has a lowest point on every grid, and falls on every
finer one. So a flat place or a whole valley of equal points has no minimum here, and a hollow narrower than the grid
is not seen.

Source: Levenberg 1944, https://doi.org/10.1090/qam/10666; Nocedal & Wright 2006, "Numerical Optimization", chapter 3
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from app.engine.elementwise import Array, quiet
from app.engine.problem import Mask
from app.engine.surfaces import Domain, Minimum, Surface

GRID = 201  # points along each side
MOST_PLACES = 100  # looked at more closely, the lowest
FEW = 12  # local minima that are told, the lowest
HALVINGS = 48
NEWTON_STEPS = 80
RING = 1e-3  # of the domain's width: how far around a minimum f must be higher
DIRECTIONS = 2 * np.pi * np.arange(32) / 32
NEIGHBOURS = np.array([(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)], dtype=float)

Height = Callable[[Array], Array]  # of points (2, …)


class Found(NamedTuple):
    """The lowest points, none where f is lower still at the edge or at a pole; and other local minima, lowest first."""

    lowest: tuple[Minimum, ...]
    local: tuple[Minimum, ...]


def find(surface: Surface, domain: Domain) -> Found:
    """All isolated minima inside a domain that a grid can see."""
    (x0, x1), (y0, y1) = domain
    size = np.array([x1 - x0, y1 - y0])
    x, y = np.linspace(x0, x1, GRID), np.linspace(y0, y1, GRID)

    def height(points: Array) -> Array:
        found = surface.values(*points)
        return np.where(np.isnan(found), np.inf, found)

    with quiet():
        heights = height(np.array(np.meshgrid(x, y)))
        rows, columns = _hollows(heights)
        if not rows.size:
            return Found((), ())
        places = np.array([x[columns], y[rows]])
        places, falls = _closer(height, places, size / (GRID - 1))
        places = _descended(surface, height, places, size)
        inside = np.all((places > [[x0], [y0]]) & (places < [[x1], [y1]]), axis=0)
        resting = inside & _is_isolated(height, places, size, falls)
        values = height(places)
    elsewhere = min(heights.min(), values[inside & ~resting].min(initial=np.inf))
    return _sorted(_different(places[:, resting], values[resting], size), float(elsewhere))


def _hollows(heights: Array) -> tuple[Any, Any]:
    """Rows and columns of grid points that are not higher than their neighbours, the lowest."""
    walled = np.pad(heights, 1, constant_values=np.inf)
    n = len(heights)
    around = [walled[1 + i : 1 + i + n, 1 + j : 1 + j + n] for i, j in NEIGHBOURS.astype(int) if i or j]
    rows, columns = np.nonzero(np.isfinite(heights) & (heights <= np.min(around, axis=0)))
    lowest = np.argsort(heights[rows, columns], kind="stable")[:MOST_PLACES]
    return rows[lowest], columns[lowest]


def _closer(height: Height, places: Array, spacing: Array) -> tuple[Array, Array]:
    """The lowest points of ever finer grids around places (2, k), and by how much f fell in the last ten of them."""
    falls = np.zeros(places.shape[1])
    for halving in range(HALVINGS):
        spacing = spacing / 2
        grids = places[:, :, None] + (spacing[:, None] * NEIGHBOURS.T)[:, None, :]
        heights = height(grids)
        heights[:, 4] = np.nextafter(heights[:, 4], -np.inf)  # of equals the one in the middle
        best = heights.argmin(axis=1)
        if halving >= HALVINGS - 10:
            falls += np.maximum(heights[:, 4] - heights.min(axis=1), 0)
        places = grids[:, np.arange(places.shape[1]), best]
    return places, falls


def _descended(surface: Surface, height: Height, places: Array, size: Array) -> Array:
    """Where damped Newton steps come to, never higher than where they began, but for rounding."""
    damping, h = np.full(places.shape[1], 1e-3), 1e-5 * size
    values, slopes = height(places), surface.slopes(*places)
    for _ in range(NEWTON_STEPS):
        tried = places - _newton_step(surface, places, slopes, damping, h)
        reached, there = height(tried), surface.slopes(*tried)
        flatter = np.abs(there).sum(axis=0) < np.abs(slopes).sum(axis=0)
        level = np.abs(reached - values) <= 1e-13 * np.abs(values)
        better = np.isfinite(reached) & ((reached < values) | (level & flatter))
        if not better.any() and (damping > 1.0).all():
            break
        places, values = np.where(better, tried, places), np.where(better, reached, values)
        slopes, damping = np.where(better, there, slopes), np.where(better, damping / 5, damping * 5)
    return places


def _newton_step(surface: Surface, places: Array, slopes: Array, damping: Array, h: Array) -> Array:
    """H⁻¹ ∇f, with H from differences of the gradient, its diagonal made positive and larger by the damping."""
    shifts = np.array([[h[0], -h[0], 0, 0], [0, 0, h[1], -h[1]]])
    right, left, up, down = np.moveaxis(surface.slopes(*(places[:, None] + shifts[:, :, None])), 1, 0)
    (a, b), (c, d) = (right - left) / (2 * h[0]), (up - down) / (2 * h[1])
    a, d = np.abs(a) * (1 + damping), np.abs(d) * (1 + damping)
    cross = (b + c) / 2
    step = np.array([d * slopes[0] - cross * slopes[1], a * slopes[1] - cross * slopes[0]])
    return np.asarray(step / (a * d - cross * cross))


def _is_isolated(height: Height, places: Array, size: Array, falls: Array) -> Mask:
    """Whether f is higher on a small ellipse around each place, and was falling no more."""
    lowest, highest = np.full(places.shape[1], np.inf), np.full(places.shape[1], -np.inf)
    radius, here = RING * size[:, None, None], height(places)
    angles, spread = np.zeros((places.shape[1], 1)) + DIRECTIONS, DIRECTIONS[1]
    for _ in range(20):  # ever nearer to the direction in which f rises least
        around = height(places[:, :, None] + radius * np.array([np.cos(angles), np.sin(angles)])) - here[:, None]
        lowest, highest = np.minimum(lowest, around.min(axis=1)), np.maximum(highest, around.max(axis=1))
        best = angles[np.arange(len(angles)), around.argmin(axis=1)]
        angles, spread = best[:, None] + np.linspace(-spread, spread, 9), spread / 3
    rounding = 16 * np.finfo(float).eps * np.abs(here)
    return (lowest > np.maximum(1e-9 * highest, rounding)) & (falls < 1e-3 * highest)


def _different(places: Array, values: Array, size: Array) -> list[Minimum]:
    """Each once, lowest first."""
    kept: list[Minimum] = []
    for k in np.argsort(values, kind="stable"):
        x, y = map(float, places[:, k])
        if not any(abs(x - other.x) < RING * size[0] and abs(y - other.y) < RING * size[1] for other in kept):
            kept.append(Minimum(x, y, float(values[k])))
    return kept


def _sorted(minima: list[Minimum], elsewhere: float) -> Found:
    """Which of them are the lowest, if nothing is lower elsewhere."""
    if not minima:
        return Found((), ())
    least = minima[0].value
    equal = 1e-10 * max(1.0, abs(least))
    count = 0 if elsewhere < least - equal else sum(minimum.value <= least + equal for minimum in minima)
    return Found(tuple(minima[:count]), tuple(minima[count : count + FEW]))
