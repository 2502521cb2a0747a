"""Planes through the space of all parameters, on which the cost can be drawn."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from app.engine.elementwise import Array
from app.engine.network import Network
from app.engine.seeding import Purpose, stream

FLAT = 1e-12  # a direction this much shorter than another is none


class Plane(NamedTuple):
    """All θ = origin + x directions[0] + y directions[1]."""

    origin: Array  # (P,)
    directions: Array  # (2, P)
    axes: tuple[str, str]
    explained: tuple[float, float] | None = None  # shares of the variance that the directions have, of components

    @property
    def projections(self) -> Array:
        """What θ − origin is multiplied by for its coordinates, (2, P): those of the nearest point of the plane."""
        return np.asarray(np.linalg.pinv(self.directions).T)

    def coordinates(self, thetas: Array) -> Array:
        """(x, y) of the nearest points of the plane, (k, 2), to θ of (k, P)."""
        return np.asarray((thetas - self.origin) @ self.projections.T)

    def at(self, coordinates: Array) -> Array:
        """θ there, (k, P), for (x, y) of (k, 2)."""
        return np.asarray(self.origin + coordinates @ self.directions)

    def distances(self, thetas: Array) -> Array:
        """How far θ of (k, P) are from the plane, (k,)."""
        return np.asarray(np.linalg.norm(thetas - self.at(self.coordinates(thetas)), axis=1))


def parameter_plane(theta: Array, first: int, second: int, axes: tuple[str, str]) -> Plane:
    """Two single parameters, by their places in θ; the others stay as in θ. x and y are their values."""
    directions = np.zeros((2, theta.size))
    directions[0, first] = directions[1, second] = 1.0
    origin = theta.copy()
    origin[[first, second]] = 0.0
    return Plane(origin, directions, axes)


def component_plane(thetas: Array) -> Plane | None:
    """The plane through the mean of θ of (k, P) that keeps most of their variance; None where they are all alike.

    Source: Pearson 1901, https://doi.org/10.1080/14786440109462720; of training paths: Lorch 2016,
    https://icmlviz.github.io/icmlviz2016/assets/papers/24.pdf
    """
    mean = thetas.mean(axis=0)
    _, sizes, components = np.linalg.svd(thetas - mean, full_matrices=False)
    if not sizes[0] > FLAT * max(1.0, float(np.abs(mean).max())):
        return None
    if len(sizes) < 2 or not sizes[1] > FLAT * sizes[0]:
        sizes, components = np.array([sizes[0], 0.0]), np.array([components[0], _across(components[0])])
    shares = np.square(sizes) / np.square(sizes).sum()
    axes = "1st principal component", "2nd principal component"
    return Plane(mean, _signed(components[:2]), axes, (float(shares[0]), float(shares[1])))


def random_plane(network: Network, theta: Array, seed: int) -> Plane | None:
    """Two random directions from θ; each unit's weights in them are as long as its weights in θ, and biases stay.

    Without that, a step that is large for small weights would be small for large ones. θ itself is at (0, 0).
    None where all weights are zero.

    Source: Li et al. 2018, section 4, https://arxiv.org/abs/1712.09913
    """
    rng = stream(seed, Purpose.LANDSCAPE)
    directions = np.zeros((2, theta.size))
    for direction in directions:
        for drawn, layer in zip(network.layers(direction), network.layers(theta), strict=True):
            drawn.W[:] = rng.standard_normal(drawn.W.shape)
            lengths = [np.linalg.norm(W, axis=1, keepdims=True) for W in (layer.W, drawn.W)]
            drawn.W[:] *= lengths[0] / lengths[1]
    if not directions.any():
        return None
    return Plane(theta, directions, ("1st random direction", "2nd random direction"))


def plane_through(start: Array, first: Array, second: Array, axes: tuple[str, str]) -> Plane | None:
    """The plane of three θ: the start at (0, 0), the first end on the x axis; in units of length.

    None where the first end is the start, or where all are on one line.
    """
    to_first, to_second = first - start, second - start
    length = np.linalg.norm(to_first)
    if not length > 0:
        return None
    across = to_first / length
    rest = to_second - (to_second @ across) * across
    if not np.linalg.norm(rest) > FLAT * length:
        return None
    return Plane(start, np.array([across, rest / np.linalg.norm(rest)]), axes)


def share_in_plane(plane: Plane, path: Array) -> float:
    """How much of the variance of a path, (k, P), lies in the plane; NaN where it does not move.

    In the plane is what remains of θ − mean when it is projected on the directions.
    """
    moved = path - path.mean(axis=0)
    whole = float(np.square(moved).sum())
    inside = moved @ plane.projections.T @ plane.directions
    return float(np.square(inside).sum()) / whole if whole > 0 else np.nan


def _across(direction: Array) -> Array:
    """Some direction at a right angle, of length 1."""
    other = np.zeros_like(direction)
    other[int(np.argmin(np.abs(direction)))] = 1.0
    other -= (other @ direction) * direction
    return np.asarray(other / np.linalg.norm(other))


def _signed(components: Sequence[Array] | Array) -> Array:
    """With the largest part of each positive, so that a picture made again is not mirrored."""
    return np.array([each * (1 if each[np.argmax(np.abs(each))] > 0 else -1) for each in components])
