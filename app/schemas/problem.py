"""The one shape of errors: problem+json (RFC 9457)."""

import math
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel

MEDIA_TYPE = "application/problem+json"
MOST_ERRORS = 20  # told of one request
LONGEST_VALUE = 200
LONGEST_NAME = 60


class FieldError(BaseModel):
    """One thing wrong with a request: where, what would be legal, what came."""

    location: list[str | int]
    message: str
    value: Any = None


class Problem(BaseModel):
    """What went wrong."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[FieldError] | None = None


def problem(status: int, detail: str, errors: list[FieldError] | None = None) -> Problem:
    """A problem with the standard title of its status."""
    return Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, errors=errors)


def from_validation(errors: Sequence[Any]) -> Problem:
    """Pydantic's findings as a problem."""
    if unreadable := next((error for error in errors if error["type"] == "json_invalid"), None):
        place = FieldError(location=[], message=_message(unreadable))
        return problem(400, f"the body {place.message}", [place])
    return refusal(
        [
            FieldError(location=_location(error["loc"]), message=_message(error), value=_shown(error.get("input")))
            for error in errors[:MOST_ERRORS]
        ]
    )


def refusal(errors: list[FieldError]) -> Problem:
    """A 422 whose detail names the first few places."""
    return problem(422, "; ".join(f"{_path(e.location)}{e.message}" for e in errors[:3]), errors)


def _location(place: Sequence[str | int]) -> list[str | int]:
    """Without the first word, which says only that it was the body, the path or the query; long names cut short."""
    inside = place[1:] if place and place[0] in ("body", "query", "path", "header") else place
    return [part[:LONGEST_NAME] if isinstance(part, str) else part for part in inside]


def _path(location: list[str | int]) -> str:
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location).lstrip(".")
    return f"{text}: " if text else "the body: "


def _message(error: Any) -> str:
    """What would be legal, in the words of this project."""
    limits = error.get("ctx", {})
    match error["type"]:
        case "too_short":
            least = limits["min_length"]
            return f"must have at least {least} item{'' if least == 1 else 's'}, not {limits['actual_length']}"
        case "too_long":
            return f"must have at most {limits['max_length']} items"
        case "list_type":
            return "must be a list"
        case "model_type" | "model_attributes_type" | "dict_type":
            unread = isinstance(error.get("input"), bytes)
            return "must be JSON, sent with content-type: application/json" if unread else "must be an object"
        case "string_type":
            return "must be a text"
        case "bool_type":
            return "must be true or false"
        case "string_too_long":
            return f"must have at most {limits['max_length']} characters"
        case "float_type" | "int_type" | "int_parsing" | "float_parsing":
            return "must be a number"
        case "missing":
            return "is missing" if len(error["loc"]) > 1 else "must be a JSON object, and there is none"
        case "greater_than_equal":
            return f"must be at least {limits['ge']:.15g}"
        case "less_than_equal":
            return f"must be at most {limits['le']:.15g}"
        case "json_invalid":
            return f"is not JSON: {limits.get('error', 'cannot be read')}"
    text: str = error["msg"]
    if error["type"] == "illegal":
        return text
    text = text.replace("Input should be", "must be").replace("should have", "must have")
    return text[:1].lower() + text[1:]


def sayable(text: str) -> str:
    r"""A text as UTF-8 can carry it: half a surrogate pair, which JSON can spell, becomes a question mark.

    >>> sayable("half a pair: \ud800")
    'half a pair: ?'
    """
    return text.encode(errors="replace").decode()


def _shown(value: Any) -> Any:
    """The value that came, if it is small and JSON can carry it."""
    if value is None or (isinstance(value, bool | int) and abs(value) < 1e15):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    text = sayable(value) if isinstance(value, str) else repr(value)
    return text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + "…"
