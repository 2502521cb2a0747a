"""The base of every request and answer, and the pieces that they share."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from app.engine.parameter import IllegalValue, Parameter
from app.schemas.problem import sayable

Finite = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=-1e9, le=1e9)]


class Model(BaseModel):
    """Strict: nothing is converted, and an unknown field is refused with the names of those there are."""

    model_config = ConfigDict(extra="forbid", strict=True, protected_namespaces=())

    @model_validator(mode="before")
    @classmethod
    def _known_fields(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        for name in value:
            if name not in cls.model_fields:
                close = get_close_matches(str(name), cls.model_fields, n=1)
                hint = f"did you mean '{close[0]}'? " if close else ""
                legal = f"one of: {', '.join(cls.model_fields)}" if cls.model_fields else "there are none"
                raise refusal(f"unknown field; {hint}{legal}", str(name)[:60], value=value[name])
        return value


def refusal(message: str, *location: str | int, value: Any = None) -> ValidationError:
    """A validation error at one place, for what no model can check."""
    kind = illegal(message)
    return ValidationError.from_exception_data("request", [InitErrorDetails(type=kind, loc=location, input=value)])


def illegal(message: str) -> PydanticCustomError:
    """A refusal whose text reaches the client word for word."""
    return PydanticCustomError("illegal", "{message}", {"message": sayable(message)})


def number_type(parameter: Parameter) -> Any:
    """A parameter as a type: checked by the engine's own definition, described to OpenAPI."""
    schema = WithJsonSchema(parameter_schema(parameter))
    return Annotated[Any, PlainValidator(_word_for_word(parameter.check)), schema]


def parameter_schema(parameter: Parameter) -> dict[str, Any]:
    """What OpenAPI says of a parameter."""
    schema: dict[str, Any] = {"type": parameter.type}
    if parameter.type == "word":
        schema = {"enum": list(parameter.words)}
    elif parameter.type == "text":
        schema = {"type": "string", "minLength": 1, "maxLength": parameter.maximum}
    elif parameter.type != "boolean":
        schema |= {"minimum": parameter.minimum, "maximum": parameter.maximum}
    if parameter.words and parameter.type != "word":
        schema = {"anyOf": [schema, {"enum": list(parameter.words)}]}
    if parameter.default is None:
        schema = {"anyOf": [schema, {"type": "null"}]}
    return schema | {"description": parameter.help}


def _word_for_word(check: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def checked(value: Any) -> Any:
        try:
            return check(value)
        except IllegalValue as error:
            raise illegal(str(error)) from None

    return checked
