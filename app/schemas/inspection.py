"""Requests and answers of looking into a network."""

from typing import Any

import numpy as np
from pydantic import BaseModel

from app.engine.activity import Histogram, activity, example_signals
from app.engine.choice import IllegalValue
from app.engine.elementwise import Array
from app.engine.training import Race
from app.schemas.model import Finite, Model
from app.schemas.numbers import numbers


class LayerParameters(Model):
    """One layer: W[unit][input] and b[unit]."""

    W: list[list[Finite]]
    b: list[Finite]


class Layers(Model):
    """All layers, the first hidden one first."""

    layers: list[LayerParameters]


class HistogramAnswer(BaseModel):
    """Counts between edges (one more edge than counts)."""

    counts: list[int]
    edges: list[float]


class LayerAnswer(BaseModel):
    """One layer on the training set; no shares for the output layer."""

    layer: int
    activation: str
    z: HistogramAnswer
    a: HistogramAnswer
    saturated: float | None
    dead: float | None


class ExampleAnswer(BaseModel):
    """One example on its way through the network: z[layer − 1][unit]; a[layer][unit], a[0] the features."""

    example: int
    z: list[list[float | None]]
    a: list[list[float | None]]


class ActivationsAnswer(BaseModel):
    """Every layer; and one example, where it was asked for."""

    layers: list[LayerAnswer]
    example: ExampleAnswer | None


def activations(race: Race, theta: Array, example: int | None) -> ActivationsAnswer:
    """What the units do. Raises `IllegalValue` for an example that there is not."""
    layers = [
        LayerAnswer(
            layer=l,
            activation=layer.activation,
            z=_histogram(layer.z),
            a=_histogram(layer.a),
            saturated=layer.saturated,
            dead=layer.dead,
        )
        for l, layer in enumerate(activity(race.assembly, theta), 1)
    ]
    if example is None:
        return ActivationsAnswer(layers=layers, example=None)
    train = race.assembly.samples.train
    if example >= train:
        raise IllegalValue(f"must be a training example between 0 and {train - 1}", "example")
    z, a = example_signals(race.assembly, theta, example)
    signals = ExampleAnswer(example=example, z=[numbers(layer) for layer in z], a=[numbers(layer) for layer in a])
    return ActivationsAnswer(layers=layers, example=signals)


def layers_json(race: Race, theta: Array) -> dict[str, Any]:
    """θ, or a gradient, layer by layer."""
    layers = race.assembly.network.layers(theta)
    return {"layers": [{"W": numbers(W), "b": numbers(b[:, 0])} for W, b in layers]}


def theta_of(layers: Layers, race: Race) -> Array:
    """The flat vector of these layers. Raises `IllegalValue` where a shape does not fit."""
    network = race.assembly.network
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
    return theta


def data(race: Race) -> dict[str, Any]:
    """Both sets: X as the network sees it, labels, and the points behind."""
    samples, X = race.assembly.samples, race.assembly.X
    parts = {"train": slice(samples.train), "test": slice(samples.train, None)}
    return {
        name: {
            "X": numbers(X[:, part].T),
            "y": numbers(samples.labels[part]),
            "points": numbers(samples.points[:, part].T),
        }
        for name, part in parts.items()
    }


def _histogram(histogram: Histogram) -> HistogramAnswer:
    return HistogramAnswer(
        counts=[int(count) for count in histogram.counts], edges=[float(edge) for edge in histogram.edges]
    )
