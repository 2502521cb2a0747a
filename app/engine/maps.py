"""Heat maps: what units answer over the plane."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from app.engine.elementwise import Array, quiet
from app.engine.features import Feature
from app.engine.network import Network
from app.engine.plane import IDENTITY, Plane
from app.engine.samples import Domain, see

BLOCK = 4096  # points at a time
LARGEST_KEPT = 1_000_000  # numbers of a grid: 64 inputs at 100 × 100 are fewer, and sixteen such take 64 MB


@dataclass(frozen=True, eq=False)
class Grid:
    """n × n points over a domain, as the network sees them. Row i of a map is y[i], rising."""

    x: Array  # (n,)
    y: Array  # (n,)
    X: Array  # (n_0, n²)

    @property
    def shape(self) -> tuple[int, int]:
        """(n, n)."""
        return len(self.y), len(self.x)


def picture_grid(features: tuple[Feature, ...], domain: Domain, resolution: int, plane: Plane = IDENTITY) -> Grid:
    """The grid for pictures, in float32: four times as fast, and finer than any eye. Kept, unless it is large."""
    make = _kept_grid if len(features) * resolution**2 <= LARGEST_KEPT else _picture_grid
    return make(features, domain, resolution, plane)


def _picture_grid(features: tuple[Feature, ...], domain: Domain, resolution: int, plane: Plane) -> Grid:
    exact = grid(features, domain, resolution, plane)
    with quiet():
        return Grid(exact.x, exact.y, exact.X.astype(np.float32))


_kept_grid = lru_cache(maxsize=16)(_picture_grid)


def grid(features: tuple[Feature, ...], domain: Domain, resolution: int, plane: Plane = IDENTITY) -> Grid:
    """The grid over a part of the plane, in float64; its first and last points lie on the domain's edges."""
    (x0, x1), (y0, y1) = domain
    x, y = np.linspace(x0, x1, resolution), np.linspace(y0, y1, resolution)
    coordinates = np.stack([np.tile(x, resolution), np.repeat(y, resolution)])
    return Grid(x, y, see(plane.at(coordinates), features))


def unit_maps(network: Network, theta: Array, on: Grid, layers: Iterable[int]) -> dict[int, Array]:
    """The activations of these layers (0 are the features), each (n_l, n, n), in the grid's precision.

    The plane is passed through block by block: what a layer that nobody asked for needs stays small.
    """
    points = on.X.shape[1]
    maps = {l: np.empty((network.units[l], points), on.X.dtype) for l in layers}
    with quiet():
        theta = theta.astype(on.X.dtype)
        for start in range(0, points, BLOCK):
            block = slice(start, start + BLOCK)
            A = network.forward(theta, on.X[:, block]).A
            for l, whole in maps.items():
                whole[:, block] = A[l]
    return {l: whole.reshape(-1, *on.shape) for l, whole in maps.items()}
