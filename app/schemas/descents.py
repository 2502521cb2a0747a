"""Answers of the descents resource, made from the paths of its runs."""

from collections.abc import Iterator
from typing import Any, Literal

import numpy as np
from latex2mathml.converter import convert
from numpy.typing import NDArray
from pydantic import BaseModel

from app.engine.descents import Descent, Racer
from app.engine.elementwise import Array
from app.engine.surfaces import Surface
from app.engine.walks import Trail, distances, steps_to_minimum
from app.schemas.derive import to_json
from app.schemas.networks import finite
from app.schemas.numbers import numbers
from app.schemas.updates import Part, parts, states


class SurfaceInfo(BaseModel):
    """What is walked on."""

    kind: str
    formula: str  # LaTeX
    mathml: str
    domain: list[tuple[float, float]]
    minima: list[tuple[float, float, float]]  # x, y, value; the lowest
    local_minima: list[tuple[float, float, float]]


class RunPath(BaseModel):
    """The way of one run; lists are one number a step, the start included."""

    name: str
    status: Literal["ready", "diverged", "left"]
    detail: str | None
    steps_to_minimum: int | None
    x: list[float]
    y: list[float]
    value: list[float | None]
    parts: list[Part] | None = None  # with `state`: what an update is made of
    state: dict[str, list[Any]] | None = None  # and those by name, a number or a pair a step


class Paths(BaseModel):
    """The paths of all runs."""

    surface: SurfaceInfo
    spec: dict[str, Any]
    runs: list[RunPath]


def surface_info(surface: Surface, descent: Descent) -> dict[str, Any]:
    """The surface of a completed descent."""
    return {
        "kind": surface.key,
        "formula": surface.latex(),
        "mathml": convert(surface.latex(), display="block"),
        "domain": descent.domain,
        "minima": list(surface.minima),
        "local_minima": list(surface.local_minima),
    }


def paths(descent: Descent, trails: list[Trail], state: bool = False) -> dict[str, Any]:
    """All of `Paths`, as JSON."""
    runs = []
    for run, trail in zip(descent.runs, trails, strict=True):
        x, y = trail.points.T
        told = _told(descent, run, trail) | {"x": x.tolist(), "y": y.tolist(), "value": numbers(trail.values)}
        if state:
            told["parts"] = parts(run.optimizer)
            told["state"] = {name: numbers(array) for name, array in states(run, trail)}
        runs.append(told)
    return _head(descent) | {"runs": runs}


def frame(
    descent: Descent, trails: list[Trail]
) -> tuple[dict[str, Any], Iterator[tuple[NDArray[Any], dict[str, Any]]]]:
    """The same and all that the optimizers saw and remembered, as header and arrays of a frame."""
    pairs = list(zip(descent.runs, trails, strict=True))
    runs = [_told(descent, run, trail) | {"parts": parts(run.optimizer)} for run, trail in pairs]
    header = _head(descent) | {"runs": runs}
    return header, (
        (array, {"run": run.name, "name": name}) for run, trail in pairs for name, array in _of(descent, run, trail)
    )


def _head(descent: Descent) -> dict[str, Any]:
    return {"surface": surface_info(descent.surface, descent), "spec": to_json(descent)}


def _told(descent: Descent, run: Racer, trail: Trail) -> dict[str, Any]:
    status = trail.ending.status if trail.ending else "ready"
    return {
        "name": run.name,
        "status": status,
        "detail": _why_ended(run, trail),
        "steps_to_minimum": steps_to_minimum(descent, trail),
    }


def _why_ended(run: Racer, trail: Trail) -> str | None:
    if trail.ending is None:
        return None
    status, step, x, y, reason = trail.ending
    if reason != "far":
        what = "f" if reason == "no value" else "the gradient"
        return f"diverged at step {step}: {what} has no value at ({x:.3g}, {y:.3g})"
    place = ", ".join(
        f"{name} = {finite(at):.3g}" if np.isfinite(at) else f"{name} is not finite"
        for name, at in (("x", x), ("y", y))
    )
    if status == "left":
        return f"left the surface at step {step}, lower than it began: {place}"
    rate = run.optimizer.alpha
    return f"diverged at step {step}: {place}; its learning rate is {rate:g}, try {rate / 10:g}"


def _of(descent: Descent, run: Racer, trail: Trail) -> Iterator[tuple[str, Array]]:
    """By name, what a frame has of a run: a row a step; of two columns, x and y."""
    yield "point", trail.points
    yield "value", trail.values
    if descent.surface.minima:
        yield "excess", trail.values - min(minimum.value for minimum in descent.surface.minima)
    yield "distance", distances(descent.surface.minima, trail.points)
    yield from states(run, trail)
