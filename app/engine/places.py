"""Places in a network: which of its parameters are meant, by layer, unit and input."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar, Self

import numpy as np

from app.engine.elementwise import Array
from app.engine.network import Network
from app.engine.parameter import Described, IllegalValue, param
from app.engine.problem import Mask

WEIGHTS = "W"  # the one parameter of a layer that has inputs
ONLY_WEIGHTS = f'goes with "parameter": "{WEIGHTS}" only'


@dataclass(frozen=True)
class Place(Described):
    """Parameters of one layer: all of them, or those of one kind, one unit, one input."""

    layer: int | None = param(None, "The layer, counted from 1; the last is the output.", low=1, high=9)
    parameter: str | None = None  # W, b, or the name of what an activation learns
    unit: int | None = param(None, "The unit that it leads into, counted from 0.", low=0, high=127)
    input: int | None = param(None, "The input that a weight belongs to, counted from 0.", low=0, high=127)

    def complete(self) -> Self:
        """Itself; raises `IllegalValue` without a layer, and for an input of nothing said."""
        if self.layer is None:
            raise IllegalValue("is missing", "layer")
        if self.input is not None and self.parameter is None:
            raise IllegalValue(ONLY_WEIGHTS, "input")
        return self

    def views(self, layers: list[dict[str, Array]]) -> list[Array]:
        """These parameters in `Network.named(theta)`; writing to them writes to θ.

        Raises `IllegalValue` for what the network does not have.
        """
        if not 1 <= (self.layer or 0) <= len(layers):
            raise IllegalValue(f"must be a layer between 1 and {len(layers)} (the output)", "layer")
        layer = layers[(self.layer or 0) - 1]
        if self.parameter not in (None, *layer):
            raise IllegalValue(f"must be one of: {', '.join(layer)}", "parameter")
        if self.input is not None and self.parameter != WEIGHTS:
            raise IllegalValue(ONLY_WEIGHTS, "input")
        units, inputs = layer[WEIGHTS].shape
        if self.unit is not None and self.unit >= units:
            raise IllegalValue(f"must be a unit between 0 and {units - 1}", "unit")
        if self.input is not None and self.input >= inputs:
            raise IllegalValue(f"must be an input between 0 and {inputs - 1}", "input")
        where: tuple[Any, ...] = (slice(None) if self.unit is None else self.unit,)
        if self.input is not None:
            where += (self.input,)
        names = layer if self.parameter is None else (self.parameter,)
        return [layer[name][(*where, ...)] for name in names]


@dataclass(frozen=True)
class Edit(Place):
    """Another value for a single parameter."""

    value: float | None = param(None, "Its new value.", low=-1e9, high=1e9)

    def complete(self) -> Self:
        """Itself; raises `IllegalValue` unless it is a single parameter and has a value."""
        super().complete()
        needed = ["parameter", "unit", "value"] + ["input"] * (self.parameter == WEIGHTS)
        for name in needed:
            if getattr(self, name) is None:
                raise IllegalValue("is missing", name)
        return self


@dataclass(frozen=True)
class Edits(Described):
    """Other values for some parameters; all others stay."""

    set: tuple[Edit, ...] = ()

    limits: ClassVar = {"set": (1, 1000)}

    def complete(self) -> Self:
        """Itself; raises `IllegalValue` when nothing is to be set."""
        if not self.set:
            raise IllegalValue("is missing", "set")
        return self

    def apply(self, network: Network, theta: Array) -> Array:
        """θ after it, (P,), in the order of the edits; raises `IllegalValue` for a parameter that is not there."""
        after = theta.copy()
        for edit, views in zip(self.set, _views(self.set, network, after, "set"), strict=True):
            for view in views:
                view[...] = edit.value
        return after


def check(frozen: Sequence[Place], network: Network) -> None:
    """Raise `IllegalValue` for a place that the network does not have."""
    if frozen:
        _views(frozen, network, np.empty(network.size), "frozen")


def mask_of(frozen: tuple[Place, ...], network: Network) -> Mask | None:
    """Of every parameter, (P,), whether it is frozen; None where nothing is.

    A run with an activation of its own may lack what an activation of the others learns: nothing is frozen there.
    """
    return _mask_of(frozen, network) if frozen else None


@lru_cache(maxsize=64)  # every leg of every run asks for it
def _mask_of(frozen: tuple[Place, ...], network: Network) -> Mask:
    marks = np.zeros(network.size)
    layers = network.named(marks)
    for place in frozen:
        if place.parameter in (None, *layers[(place.layer or 1) - 1]):
            for view in place.views(layers):
                view[...] = 1.0
    mask = marks > 0
    mask.flags.writeable = False
    return mask


def _views(places: Sequence[Place], network: Network, theta: Array, name: str) -> list[list[Array]]:
    """The parameters of every place; what is wrong with one is told by where it stands in the list of that name."""
    layers, found = network.named(theta), []
    for i, place in enumerate(places):
        try:
            found.append(place.views(layers))
        except IllegalValue as error:
            raise IllegalValue(str(error), name, i, *error.location) from None
    return found
