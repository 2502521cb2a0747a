"""Requests and answers of looking into a network."""

from typing import Any

import numpy as np
from pydantic import BaseModel, Field

from app.engine.elementwise import Array
from app.engine.network import Network
from app.engine.parameter import IllegalValue
from app.engine.training import Race
from app.schemas.model import Finite, Model
from app.schemas.numbers import numbers


class LayerParameters(Model):
    """One layer: W[unit][input], b[unit], and by name what its activation learns, one number a unit."""

    W: list[list[Finite]]
    b: list[Finite]
    learned: dict[str, list[Finite]] = Field(default={})


class Layers(Model):
    """All layers, the first hidden one first."""

    layers: list[LayerParameters]


class SetLayers(Layers):
    """The same, after some were set by hand, with the step at which that was."""

    step: int


class LayerMask(BaseModel):
    """One hidden layer in the next step: kept[unit][example], 1 or 0; null where nothing is dropped."""

    layer: int
    dropout: float
    kept: list[list[int]] | None


class MasksAnswer(BaseModel):
    """Which units the next step drops, for each example of its batch. All runs have the same masks."""

    step: int
    layers: list[LayerMask]


def masks(race: Race) -> MasksAnswer:
    """The masks of the step that comes next."""
    hidden = race.experiment.hidden
    drawn = race.next_batch().masks or [None] * len(hidden)
    layers = [
        LayerMask(layer=l, dropout=layer.dropout, kept=None if mask is None else (mask > 0).astype(int).tolist())
        for l, (layer, mask) in enumerate(zip(hidden, drawn, strict=True), 1)
    ]
    return MasksAnswer(step=race.position.step + 1, layers=layers)


def layers_json(network: Network, theta: Array) -> dict[str, Any]:
    """θ, or a gradient, layer by layer."""
    layers = [{name: numbers(values) for name, values in layer.items()} for layer in network.named(theta)]
    return {"layers": [_layer_json(**layer) for layer in layers]}


def _layer_json(W: Any, b: Any, **learned: Any) -> dict[str, Any]:
    return {"W": W, "b": b} | ({"learned": learned} if learned else {})


def theta_of(layers: Layers, network: Network) -> Array:
    """The flat vector of these layers. Raises `IllegalValue` where a shape does not fit."""
    theta = np.empty(network.size)
    views = network.layers(theta)
    if len(layers.layers) != len(views):
        raise IllegalValue(f"must have {len(views)} layers, not {len(layers.layers)}", "layers")
    for l, (given, view) in enumerate(zip(layers.layers, views, strict=True)):
        units, inputs = view.W.shape
        if len(given.W) != units:
            raise IllegalValue(f"must have {units} rows, one a unit, not {len(given.W)}", "layers", l, "W")
        for i, row in enumerate(given.W):
            if len(row) != inputs:
                raise IllegalValue(f"must have {inputs} numbers, not {len(row)}", "layers", l, "W", i)
        if len(given.b) != units:
            raise IllegalValue(f"must have {units} numbers, not {len(given.b)}", "layers", l, "b")
        view.W[:] = given.W
        view.b[:, 0] = given.b
        _set_learned(network.named(theta)[l], given.learned, l)
    return theta


def _set_learned(layer: dict[str, Array], given: dict[str, list[float]], l: int) -> None:
    """Set what the activation learns. Raises `IllegalValue` where names or shapes do not fit."""
    expected = [name for name in layer if name not in ("W", "b")]
    if sorted(given) != sorted(expected):
        needed = f"must have {', '.join(expected)}" if expected else "must be left out: its activation learns nothing"
        raise IllegalValue(needed, "layers", l, "learned")
    for name in expected:
        units = len(layer[name])
        if len(given[name]) != units:
            raise IllegalValue(f"must have {units} numbers, not {len(given[name])}", "layers", l, "learned", name)
        layer[name][:] = given[name]


def data(race: Race) -> dict[str, Any]:
    """Both sets: X as the network sees it, labels, the inputs behind, and where they lie in the plane of the maps."""
    samples, X, shown = race.assembly.samples, race.assembly.X, race.assembly.samples.shown
    parts = {"train": slice(samples.train), "test": slice(samples.train, None)}
    names = {"columns": race.experiment.data.columns, "class_names": race.experiment.data.class_names}
    return names | {
        name: {
            "X": numbers(X[:, part].T),
            "y": numbers(samples.labels[part]),
            "points": numbers(shown[:, part].T),
            "inputs": numbers(samples.points[:, part].T),
        }
        for name, part in parts.items()
    }
