"""What a page looks at: which maps and numbers its frames carry."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, Self

import numpy as np

from app.engine.elementwise import Array
from app.engine.maps import picture_grid, unit_maps
from app.engine.parameter import Described, IllegalValue, param
from app.engine.training import Race

MOST_NUMBERS = 4_000_000  # in one frame


@dataclass(frozen=True)
class MapWish(Described):
    """Maps of one run: its output (of a softmax, the probability of every class), all its units, or one unit."""

    run: str = ""
    resolution: int = param(100, "Points along each side.", low=2, high=256)
    units: bool = param(False, "All units of all layers, the features too, instead of the output.")
    layer: int | None = param(None, "The layer of one unit; 0 are the features.", low=0, high=9)
    unit: int | None = param(None, "One unit of that layer, counted from 0.", low=0, high=127)

    def complete(self) -> Self:
        """Itself; raises `IllegalValue` for a unit of no layer."""
        if self.unit is not None and self.layer is None:
            raise IllegalValue("is missing: the layer of the unit", "layer")
        return self


@dataclass(frozen=True)
class View(Described):
    """All that a page shows."""

    maps: tuple[MapWish, ...] = ()
    parameters: tuple[str, ...] = ()
    masks: bool = param(False, "Which hidden units the next step drops for the first example of its batch.")

    limits: ClassVar = {"maps": (0, 64), "parameters": (0, 12)}


class Labelled(NamedTuple):
    """An array and what a frame's header says of it."""

    array: Array
    labels: dict[str, Any]


def check(view: View, race: Race) -> None:
    """Raise `IllegalValue` when a view asks for what is not there, or for too much."""
    names, units = [run.name for run in race.experiment.runs], race.assembly.network.units
    for i, name in enumerate(view.parameters):
        if name not in names:
            raise IllegalValue(f"unknown run '{name}'; one of: {', '.join(names)}", "parameters", i)
    total = 0
    for i, wish in enumerate(view.maps):
        if wish.run not in names:
            raise IllegalValue(f"unknown run '{wish.run}'; one of: {', '.join(names)}", "maps", i, "run")
        if wish.layer is not None:
            check_unit(units, wish.layer, wish.unit or 0, "maps", i)
        total += wish.resolution**2 * _maps_of(wish, units)
    if total > MOST_NUMBERS:
        raise IllegalValue(f"asks for {total:,} numbers a frame; at most {MOST_NUMBERS:,}", "maps")


def _maps_of(wish: MapWish, units: tuple[int, ...]) -> int:
    """How many maps the wish comes to."""
    if wish.units:
        return sum(units)
    return units[-1] if wish.layer is None else 1


def check_unit(units: tuple[int, ...], layer: int, unit: int, *location: str | int) -> None:
    """Raise `IllegalValue` unless the network has this unit."""
    if not 0 <= layer < len(units):
        message = f"must be a layer between 0 (the features) and {len(units) - 1} (the output)"
        raise IllegalValue(message, *location, "layer")
    if not 0 <= unit < units[layer]:
        raise IllegalValue(f"must be a unit between 0 and {units[layer] - 1}", *location, "unit")


def arrays(view: View, race: Race, *, features: bool = True) -> Iterator[Labelled]:
    """What the view shows of the race as it is; wishes for runs that are gone are passed over.

    Where all units are wanted, the maps of the features can be left out: no training changes them.
    """
    entrants = zip(race.experiment.runs, race.assembly.networks, race.runs, strict=True)
    runs = {entrant.name: (network, here.walker.x) for entrant, network, here in entrants}
    units = race.assembly.network.units
    maps: dict[tuple[str, int], dict[int, Array]] = {}
    for (name, resolution), layers in _layers(view, units).items():
        if name in runs:
            samples = race.assembly.samples
            on = picture_grid(race.assembly.features, samples.domain, resolution, samples.plane)
            maps[name, resolution] = unit_maps(*runs[name], on, layers)
    for wish in view.maps:
        if wish.run in runs:
            yield from _chosen(wish, maps[wish.run, wish.resolution], len(units) - 1, 0 if features else 1)
    for name in view.parameters:
        if name not in runs:
            continue
        network, theta = runs[name]
        for l, layer in enumerate(network.named(theta), 1):
            for kind, values in layer.items():
                yield Labelled(values, {"name": kind, "run": name, "layer": l})
    if view.masks:
        for l, mask in enumerate(race.next_masks(), 1):
            if mask is not None:
                yield Labelled(np.asarray(mask[:, 0] > 0, float), {"name": "mask", "layer": l})


def _layers(view: View, units: tuple[int, ...]) -> dict[tuple[str, int], set[int]]:
    """Which layers are wanted of each run at each resolution: wishes for the same share one pass."""
    wanted: dict[tuple[str, int], set[int]] = {}
    output = len(units) - 1
    for wish in view.maps:
        layers = wanted.setdefault((wish.run, wish.resolution), set())
        layers.update(range(len(units)) if wish.units else [output if wish.layer is None else wish.layer])
    return wanted


def _chosen(wish: MapWish, layers: dict[int, Array], output: int, first: int) -> Iterator[Labelled]:
    if wish.units:
        for l in range(first, output + 1):
            yield Labelled(layers[l], {"name": "units", "run": wish.run, "layer": l})
    elif wish.layer is not None:
        unit = wish.unit or 0
        labels = {"name": "unit", "run": wish.run, "layer": wish.layer, "unit": unit}
        yield Labelled(layers[wish.layer][unit], labels)
    else:
        whole = layers[output]
        yield Labelled(whole if len(whole) > 1 else whole[0], {"name": "output", "run": wish.run})
