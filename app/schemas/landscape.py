"""The answer of a network's landscape."""

from typing import Any

import numpy as np
from pydantic import BaseModel

from app.engine.landscape import Landscape, Outlook
from app.engine.network import Network
from app.schemas.inspection import Layers, layers_json
from app.schemas.networks import finite
from app.schemas.numbers import numbers

MOST_IN_BASIS = 20_000  # parameters: beyond, the plane itself would be megabytes of text


class PlaneAnswer(BaseModel):
    """The plane, whose cost it shows, and how much of the paths' variance its axes have (principal components)."""

    kind: str
    run: str
    axes: tuple[str, str]
    explained: tuple[float, float] | None


class PathAnswer(BaseModel):
    """A run's path: the nearest points of the plane, the true losses, the distances from the plane."""

    name: str
    step: list[int]
    x: list[float]
    y: list[float]
    loss: list[float | None]
    distance: list[float]
    share: float | None  # of the path's variance that lies in the plane


class Basis(BaseModel):
    """θ = origin + x directions[0] + y directions[1]; x and y: scalar products of θ − origin with the projections."""

    origin: Layers
    directions: tuple[Layers, Layers]
    projections: tuple[Layers, Layers]


class LandscapeAnswer(BaseModel):
    """`values[i][j]` is the cost J on the training set at (x[j], y[i]), dropout off; null where it is not finite."""

    step: int
    plane: PlaneAnswer
    x: list[float]
    y: list[float]
    values: list[list[float | None]]
    runs: list[PathAnswer]
    others: list[str]  # runs with another network, which are nowhere on this plane
    basis: Basis | None  # none of very large networks


def landscape_json(found: Landscape, outlook: Outlook, network: Network, names: list[str]) -> dict[str, Any]:
    """A landscape as `LandscapeAnswer`."""
    plane = found.plane
    shown = {path.run for path in found.paths}
    return {
        "step": found.step,
        "plane": {"kind": outlook.plane, "run": names[found.run], "axes": plane.axes, "explained": plane.explained},
        "x": found.x.tolist(),
        "y": found.y.tolist(),
        "values": numbers(found.values),
        "runs": [
            {
                "name": names[path.run],
                "step": path.steps,
                "x": path.coordinates[:, 0].tolist(),
                "y": path.coordinates[:, 1].tolist(),
                "loss": numbers(path.losses),
                "distance": path.distances.tolist(),
                "share": finite(path.share),
            }
            for path in found.paths
        ],
        "others": [name for i, name in enumerate(names) if i not in shown],
        "basis": _basis(found, network) if network.size <= MOST_IN_BASIS else None,
    }


def _basis(found: Landscape, network: Network) -> dict[str, Any]:
    def both(pair: Any) -> list[Any]:
        return [layers_json(network, np.ascontiguousarray(each)) for each in pair]

    plane = found.plane
    return {
        "origin": layers_json(network, plane.origin),
        "directions": both(plane.directions),
        "projections": both(plane.projections),
    }
