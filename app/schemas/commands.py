"""Reading the JSON messages of a live connection."""

import json
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import TypeAdapter

from app.engine.parameter import Described, IllegalValue
from app.schemas.derive import Validated


class NotJson(ValueError):
    """A message that is no JSON object."""


def adapter(kind: type[Described]) -> TypeAdapter[Any]:
    """What checks one kind of message."""
    validated: Any = Annotated[kind, Validated()]
    return TypeAdapter(validated)


def read(text: str, kinds: Mapping[str, TypeAdapter[Any]]) -> Any:
    """What a message says.

    Raises `NotJson`, `IllegalValue` for an unknown type, pydantic's `ValidationError` for what does not fit it.
    """
    try:
        message = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotJson("the message is not JSON") from error
    if not isinstance(message, dict):
        raise NotJson('the message must be an object with a "type"')
    kind = message.pop("type", None)
    if not isinstance(kind, str) or kind not in kinds:
        raise IllegalValue(f"must be one of: {', '.join(kinds)}", "type")
    return kinds[kind].validate_python(message)
