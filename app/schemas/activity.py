"""What the units do, as an answer."""

from typing import Any

import numpy as np
from pydantic import BaseModel

from app.engine.activity import Activity, Histogram, TrainingPass, example_signals
from app.engine.parameter import IllegalValue
from app.engine.training import Race
from app.schemas.numbers import numbers


class HistogramAnswer(BaseModel):
    """Counts between edges (one more edge than counts)."""

    counts: list[int]
    edges: list[float]


class CurveAnswer(BaseModel):
    """a = g(z) and g′(z) where the units are; of what g learns, the mean over the units."""

    z: list[float]
    a: list[float | None]
    slope: list[float | None]
    learned: dict[str, float | None]


class SpreadAnswer(BaseModel):
    """A layer or one unit on the training set; no shares for the output layer, no curve for a softmax."""

    layer: int
    activation: str
    curve: CurveAnswer | None
    z: HistogramAnswer
    a: HistogramAnswer
    mean: float | None
    std: float | None
    saturated: float | None
    dead: float | None
    gradient_norm: float | None


class UnitAnswer(SpreadAnswer):
    """One unit, counted from 0."""

    unit: int


class ExampleAnswer(BaseModel):
    """One example on its way through the network: z[layer − 1][unit]; a[layer][unit], a[0] the features."""

    example: int
    z: list[list[float | None]]
    a: list[list[float | None]]


class ActivationsAnswer(BaseModel):
    """Every layer at this step; and one unit, and one example, where they were asked for."""

    step: int
    layers: list[SpreadAnswer]
    unit: UnitAnswer | None
    example: ExampleAnswer | None


def activations(race: Race, run: int, unit: tuple[int, int] | None, example: int | None) -> ActivationsAnswer:
    """What the units of this run do. Raises `IllegalValue` for an example that there is not."""
    train = race.assembly.samples.train
    if example is not None and example >= train:
        raise IllegalValue(f"must be a training example between 0 and {train - 1}", "example")
    measured = TrainingPass(race.assembly, race.experiment, race.runs[run].walker.x, run)
    one = None
    if unit is not None:
        one = UnitAnswer(layer=unit[0], unit=unit[1], **_spread(measured.unit(*unit)))
    return ActivationsAnswer(
        step=race.position.step,
        layers=[SpreadAnswer(layer=l, **_spread(layer)) for l, layer in enumerate(measured.layers(), 1)],
        unit=one,
        example=None if example is None else _example(race, run, example),
    )


def _spread(measured: Activity) -> dict[str, Any]:
    curve = measured.curve
    return {
        "activation": measured.activation,
        "curve": curve
        and CurveAnswer(
            z=curve.z.tolist(),
            a=numbers(curve.a),
            slope=numbers(curve.slope),
            learned={name: _number(value) for name, value in curve.learned.items()},
        ),
        "z": _histogram(measured.z),
        "a": _histogram(measured.a),
        "mean": _number(measured.mean),
        "std": _number(measured.std),
        "saturated": measured.saturated,
        "dead": measured.dead,
        "gradient_norm": _number(measured.gradient_norm),
    }


def _example(race: Race, run: int, example: int) -> ExampleAnswer:
    z, a = example_signals(race.assembly, race.runs[run].walker.x, example, run)
    return ExampleAnswer(example=example, z=[numbers(layer) for layer in z], a=[numbers(layer) for layer in a])


def _histogram(histogram: Histogram) -> HistogramAnswer:
    return HistogramAnswer(
        counts=[int(count) for count in histogram.counts], edges=[float(edge) for edge in histogram.edges]
    )


def _number(value: float) -> float | None:
    return value if np.isfinite(value) else None
