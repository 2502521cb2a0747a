"""What compares optimizers on a surface: many learning rates, many starts. Long work, done in slices."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Body, Request, Response
from pydantic_core import to_json
from starlette.concurrency import run_in_threadpool

from app.api.deps import AllSessions
from app.api.examples import START_MAP, SWEEP
from app.engine.start_map import StartMap, start_map
from app.engine.sweeps import Sweep, sweep
from app.schemas.comparisons import Rates, StartMapAnswer, rates_json, start_map_json
from app.schemas.derive import Validated
from app.services.sessions import Sessions

T = TypeVar("T")

router = APIRouter(prefix="/descents", tags=["descents"])


@router.post("/rates", response_model=Rates)
async def try_rates(
    description: Annotated[Sweep, Validated(), Body(openapi_examples=SWEEP)], sessions: AllSessions, request: Request
) -> Response:
    """Every run at many learning rates: how soon it arrives at a minimum, where it ends, and which rate is best."""
    work = sweep(description, sessions.workshop.at_hand)
    return await _answer(sessions, request, work, lambda found: rates_json(description, found))


@router.post("/starts", response_model=StartMapAnswer)
async def try_starts(
    description: Annotated[StartMap, Validated(), Body(openapi_examples=START_MAP)],
    sessions: AllSessions,
    request: Request,
) -> Response:
    """Every run from every start of a grid: at which minimum it ends, and how soon."""
    work = start_map(description, sessions.workshop.at_hand)
    return await _answer(sessions, request, work, lambda found: start_map_json(description, found))


async def _answer(
    sessions: Sessions, request: Request, work: Iterator[T | None], tell: Callable[[list[T]], dict[str, Any]]
) -> Response:
    found, done = await sessions.errand(work, abandoned=request.is_disconnected)
    if not done:
        return Response(status_code=204)  # which nobody reads
    return await run_in_threadpool(lambda: Response(to_json(tell(found)), media_type="application/json"))
