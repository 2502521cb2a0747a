"""Looking into a network: activations, masks, parameters, gradients, data."""

from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Body, Query, Response
from fastapi.responses import JSONResponse

from app.api.deps import OneSession, RunName, parameters_of, run_index
from app.api.examples import PARAMETERS
from app.codec import npz
from app.engine.elementwise import Array
from app.engine.training import Race
from app.export.onnx_model import Unavailable, onnx_model
from app.export.program import feature_names
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
from app.services.errors import WrongMoment

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
    example: Annotated[int | None, Query(ge=0, description="A training example, counted from 0.")] = None,
) -> ActivationsAnswer:
    """Per layer, histograms of z and a over the training set, and what is stuck; for one example, every z and a."""
    return await session.read(lambda race: activations(race, parameters_of(race, run), example))


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
        theta = parameters_of(race, run)
        if format is ParameterFormat.ONNX:
            return _onnx(race, run_index(race, run))
        if format is ParameterFormat.NPZ:
            named: dict[str, Array] = {}
            for l, layer in enumerate(race.assembly.network.named(theta), 1):
                named |= {f"{name}{l}": values for name, values in layer.items()}
            return Response(npz(named), media_type="application/octet-stream")
        return JSONResponse(layers_json(race, theta))

    return await session.read(look)


def _onnx(race: Race, run: int) -> Response:
    assembly, name = race.assembly, race.experiment.runs[run].name
    try:
        model = onnx_model(assembly.network, race.runs[run].walker.x, feature_names(assembly), name)
    except Unavailable as missing:
        raise WrongMoment(str(missing)) from None
    return Response(model, media_type="application/octet-stream")


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
        gradient = race.assembly.full_gradient(race.experiment, parameters_of(race, run))
        return JSONResponse(layers_json(race, gradient))

    return await session.read(look)


@router.get("/data")
async def get_data(session: OneSession) -> dict[str, Any]:
    """The training and the test set, as the network sees them, and the points behind."""
    return await session.read(data)
