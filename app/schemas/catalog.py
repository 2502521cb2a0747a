"""The catalog as JSON: every family, every parameter, and the experiment that nothing said gives."""

from dataclasses import asdict
from functools import cache
from typing import Any

from latex2mathml.converter import convert

from app.engine.catalog import FAMILIES
from app.engine.choice import Choice
from app.engine.conventions import CONVENTIONS
from app.engine.data import Data
from app.engine.descents import Descent
from app.engine.experiment import Experiment, Layer
from app.engine.parameter import Described, Parameter
from app.engine.plane import PlaneChoice
from app.engine.stopping import Stop
from app.schemas.derive import to_json

GROUPS: dict[str, type[Described]] = {
    "data": Data,
    "network": Experiment,
    "layer": Layer,
    "stop": Stop,
    "plane": PlaneChoice,
    "descent": Descent,
}


@cache
def catalog() -> dict[str, Any]:
    """Everything that can be chosen or set."""
    families = {name: [_entry(choice) for choice in family.values()] for name, family in FAMILIES.items()}
    experiment: dict[str, Any] = {
        name: [_parameter(each, f"{name}-{each.name}") for each in group.declared()] for name, group in GROUPS.items()
    }
    experiment["limits"] = {name: list(limits) for name, limits in Experiment.limits.items()}
    defaults = to_json(Experiment().complete())
    race = to_json(Descent().complete())
    conventions = [asdict(convention) for convention in CONVENTIONS]
    return families | {"experiment": experiment, "defaults": defaults, "race": race, "conventions": conventions}


def _entry(choice: type[Choice]) -> dict[str, Any]:
    return {
        "kind": choice.key,
        "label": choice.label,
        "summary": choice.summary(),
        "formula": choice.formula(),
        "mathml": convert(choice.formula(), display="block"),
        "reference": choice.reference(),
        "anchor": anchor_of(choice),
        "parameters": [_parameter(each, anchor_of(choice)) for each in choice.declared()],
        **choice.traits(),
    }


def anchor_of(choice: type[Choice]) -> str:
    """Its place on the pages that list every choice."""
    return f"{choice.family}-{choice.key}"


def _parameter(parameter: Parameter, anchor: str) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "label": parameter.label,
        "default": parameter.default,
        "minimum": parameter.minimum,
        "maximum": parameter.maximum,
        "scale": parameter.scale,
        "type": parameter.type,
        "words": list(parameter.words),
        "help": parameter.help,
        "anchor": anchor,
    }
