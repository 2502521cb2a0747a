"""Maps of what units answer over the plane, as numbers or as pictures."""

from enum import StrEnum
from typing import Annotated

import numpy as np
from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from app.api.deps import OneSession, RunName, network_of, parameters_of
from app.codec import class_png, csv_text, npy, png, probability_png
from app.engine.elementwise import Array
from app.engine.maps import Grid, grid, unit_maps
from app.engine.parameter import IllegalValue
from app.engine.training import Race
from app.schemas.numbers import numbers
from app.services.view import check_unit

MOST_AS_TEXT = 500_000  # numbers of one answer: while they become text, nobody else is served

router = APIRouter(prefix="/networks/{id}", tags=["inspection"])


class MapFormat(StrEnum):
    """How a map is sent."""

    JSON = "json"
    NPY = "npy"
    PNG = "png"
    CSV = "csv"


@router.get("/boundary", response_model=None)
async def boundary(
    session: OneSession,
    run: RunName = None,
    resolution: Annotated[int, Query(ge=2, le=400, description="Points along each side.")] = 100,
    layer: Annotated[int | None, Query(description="0 are the features; left out, the output.")] = None,
    unit: Annotated[int | None, Query(description="Counted from 0; left out, the first, or all classes.")] = None,
    format: MapFormat = MapFormat.JSON,
) -> Response:
    """The output over the plane, or one unit's activation: `values[i][j]` at `(x[j], y[i])`.

    Of a softmax output they are the likeliest classes, and `probabilities` has a map for every class.
    """

    def look(race: Race) -> Response:
        assembly, output = race.assembly, len(race.assembly.network.units) - 1
        l = output if layer is None else layer
        check_unit(assembly.network.units, l, unit or 0)
        several = assembly.network.output.units > 1
        whole = several and layer is None and unit is None
        if whole and format in (MapFormat.JSON, MapFormat.CSV):
            _check_size(resolution, assembly.network.output.units)
        on = grid(assembly.features, assembly.samples.domain, resolution, assembly.samples.plane)
        maps = unit_maps(network_of(race, run), parameters_of(race, run), on, [l])[l]
        if whole:
            return _classes(maps, on, format)
        values = maps[unit or 0]
        if format is MapFormat.PNG:
            if l == output and several:
                return _picture(probability_png(values, unit or 0))
            return _picture(png(values, *(assembly.output_range if l == output else _own_scale(values))))
        if format is MapFormat.CSV:
            return _table(on, {"value": values})
        return _numbers(values) if format is MapFormat.NPY else JSONResponse(_axes(on) | {"values": numbers(values)})

    return await session.read(look)


def _check_size(resolution: int, classes: int) -> None:
    """Raise `IllegalValue` for more numbers than a text should hold."""
    asked = resolution**2 * (classes + 1)
    if asked > MOST_AS_TEXT:
        message = f"asks for {asked:,} numbers as text, at most {MOST_AS_TEXT:,}; take fewer points, or format=npy"
        raise IllegalValue(message, "resolution")


def _classes(probabilities: Array, on: Grid, format: MapFormat) -> Response:
    """Of probabilities (k, n, n), the likeliest class at each point and all of them."""
    if format is MapFormat.NPY:
        return _numbers(probabilities)
    if format is MapFormat.PNG:
        return _picture(class_png(probabilities))
    likeliest = probabilities.argmax(axis=0).astype(object)
    likeliest[~np.isfinite(probabilities).all(axis=0)] = None
    if format is MapFormat.CSV:
        return _table(on, {"class": likeliest} | {f"probability_{c}": p for c, p in enumerate(probabilities)})
    return JSONResponse(_axes(on) | {"values": likeliest.tolist(), "probabilities": numbers(probabilities)})


def _table(on: Grid, maps: dict[str, Array]) -> Response:
    """A line for every point: x, y and each map there."""
    x, y = np.meshgrid(on.x, on.y)
    text = csv_text({"x": x.ravel(), "y": y.ravel()} | {name: values.ravel() for name, values in maps.items()})
    return Response(text, media_type="text/csv")


def _own_scale(values: Array) -> tuple[float, float]:
    """A hidden unit's, on both sides of nothing."""
    reach = float(np.abs(values[np.isfinite(values)]).max(initial=1e-300))
    return -reach, reach


def _axes(on: Grid) -> dict[str, list[float | None]]:
    return {"x": numbers(on.x), "y": numbers(on.y)}


def _picture(data: bytes) -> Response:
    return Response(data, media_type="image/png")


def _numbers(values: Array) -> Response:
    return Response(npy(values), media_type="application/octet-stream")
