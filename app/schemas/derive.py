"""Request models made from the engine's definitions, so that no name, range or help text is written twice.

`Annotated[Experiment, Validated()]` is a type for pydantic (and so for FastAPI): JSON is checked against a model
derived from the dataclass, and what arrives is the engine's own object. A bare string stands for a choice with its
defaults, a bare number for a dataclass that names a `shorthand`.
"""

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
    create_model,
)
from pydantic_core import CoreSchema, core_schema

from app.engine.catalog import family_of
from app.engine.choice import Choice, Family
from app.engine.parameter import Described, IllegalValue
from app.schemas.model import Finite, Model, illegal, number_type, parameter_schema, refusal

LONGEST_NAME = 60


class Validated:
    """Marks an engine class as a request type."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        model = handler.generate_schema(model_of(source))
        return core_schema.no_info_after_validator_function(lambda checked: _build(source, checked), model)

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return handler(schema["schema"])


@cache
def model_of(source: type[Described]) -> type[BaseModel]:
    """The pydantic model of a described dataclass."""
    hints = get_type_hints(source)
    limits = getattr(source, "limits", {})
    definitions: dict[str, Any] = {}
    for item in fields(source):  # type: ignore[arg-type]  # every Described is a dataclass
        default = item.default_factory() if item.default_factory is not MISSING else item.default
        parameter = item.metadata.get("parameter")
        kind = number_type(parameter) if parameter else annotation(hints[item.name], limits.get(item.name))
        shown = {} if default is None else {"default": to_json(default)}
        definitions[item.name] = (kind, Field(default=default, json_schema_extra=shown))
    if issubclass(source, Choice):
        definitions["kind"] = (Literal[source.key], source.key)
    return create_model(
        source.__name__, __base__=Model, __doc__=(source.__doc__ or "").partition("\n")[0], **definitions
    )


def to_json(value: Any) -> Any:
    """An engine object as JSON: every field, every choice in its long form."""
    if isinstance(value, tuple) and value and isinstance(value[0], float | str):
        return list(value)  # the numbers of points are many
    if isinstance(value, Choice):
        return value.to_json()
    if is_dataclass(value):
        return {item.name: to_json(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    return value


def annotation(hint: Any, limits: tuple[int, int] | None = None) -> Any:
    """A type in the engine, as pydantic should read it. Limits are those of a sequence's length."""
    if isinstance(hint, type) and issubclass(hint, Choice):
        family = family_of(hint)
        return Annotated[Any, PlainValidator(_choice_validator(family)), WithJsonSchema(_choice_schema(family))]
    if isinstance(hint, type) and issubclass(hint, Described):
        shorthand = getattr(hint, "shorthand", None)
        expand = [BeforeValidator(lambda value: value if isinstance(value, dict) else {shorthand: value})]
        return Annotated[hint, Validated(), *(expand if shorthand else [])]
    if get_origin(hint) in (Union, types.UnionType):
        inner = next(argument for argument in get_args(hint) if argument is not type(None))
        return annotation(inner, limits) | None
    if get_origin(hint) is tuple:
        item, *more = get_args(hint)
        if more[-1] is Ellipsis:
            low, high = limits or (None, None)
            return Annotated[list[annotation(item)], Field(min_length=low, max_length=high)]  # type: ignore[misc]
        return Annotated[list[annotation(item)], Field(min_length=1 + len(more), max_length=1 + len(more))]  # type: ignore[misc]
    if hint is float:
        return Finite
    return Annotated[str, Field(max_length=LONGEST_NAME), AfterValidator(_name)] if hint is str else hint


def _name(text: str) -> str:
    """A text without spaces around it; control characters and their like are refused."""
    if not text.isprintable():
        raise illegal("must be printable characters")
    return text.strip()


def _build(source: type[Described], model: BaseModel) -> Described:
    """The engine's object from a checked model; lists become tuples."""
    values = {name: _frozen(getattr(model, name)) for name in type(model).model_fields}
    try:
        return source(**values).complete()
    except IllegalValue as error:
        raise refusal(str(error), *error.location) from None


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def _choice_validator(family: Family[Any]) -> Callable[[Any], Choice]:
    """From `"adam"` or `{"kind": "adam", …}` to the engine's object."""

    def validate(value: Any) -> Choice:
        if isinstance(value, Choice):
            return value
        if isinstance(value, str):
            value = {"kind": value}
        if not isinstance(value, dict):
            raise illegal(f"must be the name of a choice or an object with a kind; one of: {', '.join(family)}")
        try:
            choice: Any = family.identified(value)
        except IllegalValue as error:
            raise illegal(str(error)) from None
        model = model_of(choice).model_validate(value)
        try:
            built: Choice = choice(**{p.name: getattr(model, p.name) for p in choice.declared()})
        except IllegalValue as error:
            raise refusal(str(error), *error.location) from None
        return built

    return validate


def _choice_schema(family: Family[Any]) -> dict[str, Any]:
    """What OpenAPI says of a choice: its name, or an object with its hyperparameters."""
    forms: list[dict[str, Any]] = [{"enum": list(family)}]
    for choice in family.values():
        properties = {p.name: parameter_schema(p) | {"default": p.default} for p in choice.declared()}
        needs = [{"required": [name]} for name in ("kind", choice.identified_by) if name]
        forms.append(
            {
                "type": "object",
                "title": choice.label,
                "description": choice.summary(),
                "properties": {"kind": {"const": choice.key}, **properties},
                **(needs[0] if len(needs) == 1 else {"anyOf": needs}),
                "additionalProperties": False,
            }
        )
    return {"anyOf": forms}
