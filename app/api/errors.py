"""Every error leaves as problem+json."""

import logging

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.exceptions import HTTPException

from app.engine.changes import Exhausted
from app.engine.parameter import IllegalValue
from app.schemas.problem import MEDIA_TYPE, FieldError, Problem, from_validation, problem, refusal
from app.services.errors import Refused

log = logging.getLogger("ravine")

RESPONSES: dict[int | str, dict[str, object]] = {
    "4XX": {"model": Problem, "description": "What was wrong, and what would be legal."}
}


def install(app: FastAPI) -> None:
    """Answer every exception as a problem."""
    app.add_exception_handler(RequestValidationError, _illegal)
    app.add_exception_handler(ValidationError, _illegal)
    app.add_exception_handler(IllegalValue, _illegal)
    app.add_exception_handler(Exhausted, _illegal)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def describe(error: Exception) -> Problem:
    """The problem that an exception stands for."""
    match error:
        case RequestValidationError() | ValidationError():
            return from_validation(error.errors())
        case IllegalValue():
            return refusal([FieldError(location=list(error.location), message=str(error))])
        case Exhausted():
            return problem(409, str(error))
        case Refused():
            return problem(error.status, str(error))
        case HTTPException():
            return problem(error.status_code, str(error.detail))
    return problem(500, "something went wrong here; the server's log has the details")


def answer(found: Problem, headers: dict[str, str] | None = None) -> Response:
    """A problem as a response."""
    return Response(found.model_dump_json(), found.status, headers, media_type=MEDIA_TYPE)


async def _illegal(request: Request, error: Exception) -> Response:
    return answer(describe(error))


async def _refused(request: Request, error: Exception) -> Response:
    found = describe(error)
    return answer(found, {"Retry-After": "30"} if found.status == 429 else None)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return answer(describe(error), dict(error.headers or {}))


async def _unexpected(request: Request, error: Exception) -> Response:
    log.error("unexpected error", exc_info=error)
    return answer(describe(error))
