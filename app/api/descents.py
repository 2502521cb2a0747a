"""Optimizers on surfaces of two parameters: whole paths at once, nothing stored."""

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Body, Query, Response
from pydantic_core import to_json
from starlette.concurrency import run_in_threadpool

from app.api.deps import AllSessions
from app.api.examples import DESCENTS
from app.codec import encode_frame
from app.engine.descents import Descent
from app.engine.walks import walk
from app.schemas.derive import Validated
from app.schemas.descents import Paths, frame, paths

router = APIRouter(prefix="/descents", tags=["descents"])


class PathFormat(StrEnum):
    """How paths are sent: as JSON, or as a binary frame with all that the optimizers saw and remembered."""

    JSON = "json"
    FRAME = "frame"


@router.post("", response_model=Paths)
async def create(
    descent: Annotated[Descent, Validated(), Body(openapi_examples=DESCENTS)],
    sessions: AllSessions,
    format: PathFormat = PathFormat.JSON,
    state: Annotated[bool, Query(description="Tell as JSON, too, what the optimizers saw and remembered.")] = False,
) -> Response:
    """Walk on a surface: the whole path of every run. Every field is optional."""
    by = sessions.workshop.at_hand

    def answer() -> Response:
        trails = [walk(descent, run, by) for run in descent.runs]
        if format is PathFormat.FRAME:
            return Response(encode_frame(*frame(descent, trails)), media_type="application/octet-stream")
        return Response(to_json(paths(descent, trails, state), inf_nan_mode="null"), media_type="application/json")

    return await run_in_threadpool(answer)
