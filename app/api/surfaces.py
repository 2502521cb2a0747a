"""Surfaces as grids of heights."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Query, Request, Response
from pydantic import BaseModel, TypeAdapter
from pydantic_core import to_json
from starlette.concurrency import run_in_threadpool

from app.api.examples import SIGHTS
from app.engine.catalog import SURFACES
from app.engine.surface_grid import Sight, heights
from app.schemas.derive import Validated
from app.schemas.numbers import numbers

router = APIRouter(prefix="/surfaces", tags=["descents"])

SIGHT: TypeAdapter[Sight] = TypeAdapter(Annotated[Sight, Validated()])


class HeightsAnswer(BaseModel):
    """`values[i][j]` is f(x[j], y[i]); null where it has no value."""

    x: list[float]
    y: list[float]
    values: list[list[float | None]]


@router.get("/{kind}", response_model=HeightsAnswer)
async def read(
    kind: str,
    request: Request,
    resolution: Annotated[int, Query(ge=2, le=400, description="Points along each side.")] = 100,
) -> Response:
    """A surface of the catalog; its hyperparameters are further parameters of the query, such as `condition=50`.

    Of a formula, `expression`, where + is written %2B.
    """
    query = {name: text for name, text in request.query_params.items() if name != "resolution"}
    given = {name: text if _is_text(kind, name) else _read(text) for name, text in query.items()}
    sight = SIGHT.validate_python({"surface": given | {"kind": kind}, "resolution": resolution})
    return await run_in_threadpool(_answer, sight)


@router.post("", response_model=HeightsAnswer)
async def look(sight: Annotated[Sight, Validated(), Body(openapi_examples=SIGHTS)]) -> Response:
    """The same of any surface, one of your own too, and of any part of the plane. Every field is optional."""
    return await run_in_threadpool(_answer, sight)


def _answer(sight: Sight) -> Response:
    found = heights(sight)
    answer: dict[str, Any] = {"x": found.x.tolist(), "y": found.y.tolist(), "values": numbers(found.values)}
    return Response(to_json(answer), media_type="application/json")


def _is_text(kind: str, name: str) -> bool:
    """Whether a surface takes this parameter as it is written."""
    known = SURFACES[kind].declared() if kind in SURFACES else ()
    return any(parameter.name == name and parameter.type == "text" for parameter in known)


def _read(text: str) -> Any:
    """A number where it is one."""
    try:
        return float(text)
    except ValueError:
        return text
