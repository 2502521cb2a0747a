"""Heat maps: what units answer over the plane."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from app.engine.elementwise import Array, quiet
from app.engine.features import Feature
from app.engine.network import Network, Parameters
from app.engine.plane import IDENTITY, Plane
from app.engine.samples import Domain, see

BLOCK = 2**16  # numbers of the widest layer at a time: as many as a core's cache holds with what is made of them
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
        X = exact.X.astype(np.float32)
    X.flags.writeable = False  # many maps are made on it, and those of its features are views of it
    return Grid(exact.x, exact.y, X)


_kept_grid = lru_cache(maxsize=16)(_picture_grid)


def grid(features: tuple[Feature, ...], domain: Domain, resolution: int, plane: Plane = IDENTITY) -> Grid:
    """The grid over a part of the plane, in float64; its first and last points lie on the domain's edges."""
    (x0, x1), (y0, y1) = domain
    x, y = np.linspace(x0, x1, resolution), np.linspace(y0, y1, resolution)
    coordinates = np.stack([np.tile(x, resolution), np.repeat(y, resolution)])
    return Grid(x, y, see(plane.at(coordinates), features))


def unit_maps(network: Network, theta: Array, on: Grid, layers: Iterable[int]) -> dict[int, Array]:
    """The activations of these layers (0 are the features), each (n_l, n, n), in the grid's precision.

    The plane is passed through block by block: what a layer that nobody asked for needs stays small. The features
    are the grid's own, and not to be written to.
    """
    X, points = on.X, on.X.shape[1]
    layers = tuple(layers)
    maps = _room(network, [l for l in layers if l], points, X.dtype)
    length = max(1, BLOCK // max(network.units[1:]))
    with quiet():
        parameters = network.layers(theta.astype(X.dtype))
        for start in range(0, points, length):
            block = slice(start, start + length)
            A = X[:, block]
            for l, layer in enumerate(parameters, 1):
                whole = maps.get(l)
                Z = np.matmul(layer.W, A, out=None if whole is None else whole[:, block])
                Z += layer.b
                A = _activations(network, l, layer, Z)
                if whole is not None:
                    whole[:, block] = A
    return {l: (maps[l] if l else X).reshape(-1, *on.shape) for l in layers}


def _room(network: Network, layers: list[int], points: int, dtype: np.dtype[Any]) -> dict[int, Array]:
    """Memory for the maps of these layers, each (n_l, points).

    It is one piece, for fresh pages cost more than the arithmetic: of one large piece the C library learns to keep
    them for the next call, of many smaller ones it gives them back each time. That is also why Z is put in here.
    """
    rows = np.empty((sum(network.units[l] for l in layers), points), dtype)
    maps, start = {}, 0
    for l in layers:
        maps[l] = rows[start : (start := start + network.units[l])]
    return maps


def _activations(network: Network, l: int, layer: Parameters, Z: Array) -> Array:
    """A[l] from Z[l]."""
    if l > len(network.hidden):
        return network.output.activation(Z)
    A: Array = network.hidden[l - 1].value(Z, *network.hyperparameters(l - 1, layer))
    return A
