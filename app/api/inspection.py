"""Looking into a network: maps, activations, parameters, gradients, data."""

from enum import StrEnum
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Body, Query, Response
from fastapi.responses import JSONResponse

from app.api.deps import OneSession, RunName, run_index
from app.api.examples import PARAMETERS
from app.codec import class_png, npy, npz, png, probability_png
from app.engine.elementwise import Array
from app.engine.maps import Grid, grid, unit_maps
from app.engine.training import Race
from app.schemas.inspection import (
    ActivationsAnswer,
    Layers,
    MasksAnswer,
    activations,
    data,
    layers_json,
    masks,
    theta_of,
)
from app.schemas.numbers import numbers
from app.services.view import check_unit

router = APIRouter(prefix="/networks/{id}", tags=["inspection"])


class MapFormat(StrEnum):
    """How a map is sent."""

    JSON = "json"
    NPY = "npy"
    PNG = "png"


class ParameterFormat(StrEnum):
    """How parameters are sent."""

    JSON = "json"
    NPZ = "npz"


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
        network = race.assembly.network
        l = len(network.units) - 1 if layer is None else layer
        check_unit(network.units, l, unit or 0)
        samples = race.assembly.samples
        on = grid(race.assembly.features, samples.domain, resolution, samples.plane)
        maps = unit_maps(network, _theta(race, run), on, [l])[l]
        last, several = l == len(network.units) - 1, len(maps) > 1
        if several and layer is None and unit is None:
            return _classes(maps, on, format)
        values = maps[unit or 0]
        if format is MapFormat.NPY:
            return Response(npy(values), media_type="application/octet-stream")
        if format is MapFormat.PNG and last and several:
            return Response(probability_png(values, unit or 0), media_type="image/png")
        if format is MapFormat.PNG:
            reach = float(np.abs(values[np.isfinite(values)]).max(initial=1e-300))  # a hidden unit's own scale
            low, high = race.assembly.output_range if last else (-reach, reach)
            return Response(png(values, low, high), media_type="image/png")
        return JSONResponse({"x": numbers(on.x), "y": numbers(on.y), "values": numbers(values)})

    return await session.read(look)


@router.get("/activations")
async def get_activations(
    session: OneSession,
    run: RunName = None,
    example: Annotated[int | None, Query(ge=0, description="A training example, counted from 0.")] = None,
) -> ActivationsAnswer:
    """Per layer, histograms of z and a over the training set, and what is stuck; for one example, every z and a."""
    return await session.read(lambda race: activations(race, _theta(race, run), example))


@router.get("/masks", response_model=MasksAnswer)
async def get_masks(session: OneSession) -> Response:
    """Which units dropout switches off in the next step, for each example of its batch."""
    return await session.read(lambda race: JSONResponse(masks(race).model_dump()))


@router.get("/parameters", response_model=Layers)
async def get_parameters(
    session: OneSession, run: RunName = None, format: ParameterFormat = ParameterFormat.JSON
) -> Response:
    """W and b of every layer."""

    def look(race: Race) -> Response:
        theta = _theta(race, run)
        if format is ParameterFormat.NPZ:
            named: dict[str, Array] = {}
            for l, layer in enumerate(race.assembly.network.named(theta), 1):
                named |= {f"{name}{l}": values for name, values in layer.items()}
            return Response(npz(named), media_type="application/octet-stream")
        return JSONResponse(layers_json(race, theta))

    return await session.read(look)


@router.put("/parameters", response_model=Layers)
async def put_parameters(
    session: OneSession, layers: Annotated[Layers, Body(openapi_examples=PARAMETERS)], run: RunName = None
) -> Response:
    """Set W and b of every layer; the optimizer's memory stays."""

    def act(race: Race) -> Response:
        theta = theta_of(layers, race)
        index = run_index(race, run)
        race.set_parameters(index, theta)
        return JSONResponse(layers_json(race, theta))

    return await session.change(act)


@router.get("/gradients", response_model=Layers)
async def get_gradients(session: OneSession, run: RunName = None) -> Response:
    """dJ/dW and dJ/db of the whole training set's cost."""

    def look(race: Race) -> Response:
        gradient = race.assembly.full_gradient(race.experiment, _theta(race, run))
        return JSONResponse(layers_json(race, gradient))

    return await session.read(look)


@router.get("/data")
async def get_data(session: OneSession) -> dict[str, Any]:
    """The training and the test set, as the network sees them, and the points behind."""
    return await session.read(data)


def _classes(probabilities: Array, on: Grid, format: MapFormat) -> Response:
    """Of probabilities (k, n, n), the likeliest class at each point and all of them."""
    if format is MapFormat.NPY:
        return Response(npy(probabilities), media_type="application/octet-stream")
    if format is MapFormat.PNG:
        return Response(class_png(probabilities), media_type="image/png")
    known = np.isfinite(probabilities).all(axis=0)
    likeliest = probabilities.argmax(axis=0).astype(object)
    likeliest[~known] = None
    axes = {"x": numbers(on.x), "y": numbers(on.y)}
    return JSONResponse(axes | {"values": likeliest.tolist(), "probabilities": numbers(probabilities)})


def _theta(race: Race, run: str | None) -> Array:
    return race.runs[run_index(race, run)].walker.x
