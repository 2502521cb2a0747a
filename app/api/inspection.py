"""Looking into a network: activations, masks, parameters, gradients, data."""

import json
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Body, Query, Request, Response
from fastapi.responses import JSONResponse
from numpy import isfinite

from app.api import compressed
from app.api.deps import OneSession, RunName, network_of, parameters_of, run_index
from app.api.examples import EDITS, PARAMETERS
from app.codec import npz
from app.engine.elementwise import Array
from app.engine.parameter import IllegalValue
from app.engine.places import Edits
from app.engine.training import Race
from app.export.onnx_model import Unavailable, onnx_model
from app.export.program import feature_names
from app.schemas.activity import ActivationsAnswer, activations
from app.schemas.derive import Validated
from app.schemas.inspection import (
    Layers,
    MasksAnswer,
    SetLayers,
    data,
    layers_json,
    masks,
    theta_of,
)
from app.services.errors import WrongMoment
from app.services.view import check_unit

router = APIRouter(prefix="/networks/{id}", tags=["inspection"])


class ParameterFormat(StrEnum):
    """How parameters are sent."""

    JSON = "json"
    NPZ = "npz"
    ONNX = "onnx"


@router.get("/activations")
async def get_activations(
    session: OneSession,
    run: RunName = None,
    layer: Annotated[int | None, Query(ge=1, description="The layer of one unit, from 1.")] = None,
    unit: Annotated[int | None, Query(ge=0, description="One unit of that layer, counted from 0.")] = None,
    example: Annotated[int | None, Query(ge=0, description="A training example, counted from 0.")] = None,
) -> ActivationsAnswer:
    """Per layer, how z and a are spread over the training set, what is stuck, how large the gradient is.

    The same of one unit, where it is asked for; and of one example every z and a.
    """

    def look(race: Race) -> ActivationsAnswer:
        return activations(race, run_index(race, run), _place(race, layer, unit), example)

    return await session.read(look)


@router.get("/masks", response_model=MasksAnswer)
async def get_masks(session: OneSession) -> Response:
    """Which units dropout switches off in the next step, for each example of its batch."""
    return await session.read(lambda race: JSONResponse(masks(race).model_dump()))


@router.get("/parameters", response_model=Layers)
async def get_parameters(
    session: OneSession, run: RunName = None, format: ParameterFormat = ParameterFormat.JSON
) -> Response:
    """W and b of every layer; as ONNX, the network from its features to its output."""

    def look(race: Race) -> Response:
        network, theta = network_of(race, run), parameters_of(race, run)
        if format is ParameterFormat.ONNX:
            return _onnx(race, run_index(race, run))
        if format is ParameterFormat.NPZ:
            named: dict[str, Array] = {}
            for l, layer in enumerate(network.named(theta), 1):
                named |= {f"{name}{l}": values for name, values in layer.items()}
            return Response(npz(named), media_type="application/octet-stream")
        return JSONResponse(layers_json(network, theta))

    return await session.read(look)


def _onnx(race: Race, run: int) -> Response:
    assembly, name = race.assembly, race.experiment.runs[run].name
    try:
        model = onnx_model(assembly.networks[run], race.runs[run].walker.x, feature_names(assembly), name)
    except Unavailable as missing:
        raise WrongMoment(str(missing)) from None
    return Response(model, media_type="application/octet-stream")


@router.put("/parameters", response_model=SetLayers)
async def put_parameters(
    session: OneSession, layers: Annotated[Layers, Body(openapi_examples=PARAMETERS)], run: RunName = None
) -> Response:
    """Set W and b of every layer; the optimizer's memory stays."""

    def act(race: Race) -> Response:
        network = network_of(race, run)
        theta = theta_of(layers, network)
        return _set(race, run_index(race, run), theta)

    return await session.change(act)


@router.patch("/parameters", response_model=SetLayers)
async def patch_parameters(
    session: OneSession, edits: Annotated[Edits, Validated(), Body(openapi_examples=EDITS)], run: RunName = None
) -> Response:
    """Set single numbers, all of them or none; the others stay as they are at this moment."""

    def act(race: Race) -> Response:
        index, network = run_index(race, run), network_of(race, run)
        theta = edits.apply(network, race.runs[index].walker.x)
        if not isfinite(theta).all():
            raise WrongMoment("other parameters of this run are not finite; set all of them by PUT, or reset")
        return _set(race, index, theta)

    return await session.change(act)


def _set(race: Race, run: int, theta: Array) -> Response:
    race.set_parameters(run, theta)
    return JSONResponse({"step": race.position.step} | layers_json(race.assembly.networks[run], theta))


@router.get("/gradients", response_model=Layers)
async def get_gradients(session: OneSession, run: RunName = None) -> Response:
    """dJ/dW and dJ/db of the whole training set's cost."""

    def look(race: Race) -> Response:
        theta = parameters_of(race, run)
        gradient = race.assembly.full_gradient(race.experiment, theta, run_index(race, run))
        return JSONResponse(layers_json(network_of(race, run), gradient))

    return await session.read(look)


@router.get("/data", response_model=dict[str, Any])
async def get_data(session: OneSession, request: Request) -> Response:
    """The training and the test set, as the network sees them, and the points behind."""

    def look(race: Race) -> Response:
        text = json.dumps(data(race), allow_nan=False, ensure_ascii=False, separators=(",", ":"))
        return compressed.response(text.encode(), "application/json", request.scope, keep=False)

    return await session.read(look)


def _place(race: Race, layer: int | None, unit: int | None) -> tuple[int, int] | None:
    """Layer and unit, or None where no unit is asked for. Raises `IllegalValue` for half a place, or one not there."""
    if layer is None and unit is None:
        return None
    if layer is None or unit is None:
        raise IllegalValue("is missing: a unit is asked for by layer and unit", "layer" if layer is None else "unit")
    check_unit(race.assembly.network.units, layer, unit)
    return layer, unit
