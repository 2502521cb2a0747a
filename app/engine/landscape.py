"""The cost of a network on a plane through its parameters, and the paths of the runs seen from there."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from app.engine.data import seed_param
from app.engine.elementwise import Array
from app.engine.network import Network
from app.engine.parameter import Described, IllegalValue, param
from app.engine.parameter_planes import (
    Plane,
    component_plane,
    parameter_plane,
    plane_through,
    random_plane,
    share_in_plane,
)
from app.engine.paths import Paths, walked
from app.engine.places import Place
from app.engine.training import Race

PLANES = ("pca", "random", "parameters", "ends")
USUAL_RESOLUTION, LEAST_RESOLUTION = 41, 9
USUAL_WORK, MOST_WORK = 4e9, 4e10  # points × examples × parameters: some two seconds, and twenty
SLICE, AT_ONCE = 4e7, 128  # of that work, some 20 ms, and of points, in one slice
MARGIN = 0.15  # around the paths, as a share of their width
PLACE = re.compile(r"([A-Za-z_]+?)(\d)\.(\d+)(?:\.(\d+))?")


class NoPlane(Exception):
    """There is no such plane at this moment. Its text says why, and what would help."""


@dataclass(frozen=True)
class Outlook(Described):
    """Which plane is wanted, and how fine."""

    plane: str = param(
        "pca",
        "pca: the principal components of the paths; random: two filter-normalised directions; parameters: two single "
        "parameters; ends: start and ends of two runs.",
        words=PLANES,
    )
    resolution: int | None = param(None, "Points along each side; left out, 41, or what is quick.", low=2, high=101)
    seed: int = seed_param(1, "Of the random directions.")
    first: str = param("W1.0.0", "A parameter: kind and layer, unit, input, as W1.0.1 or b2.0.", high=40)
    second: str = param("W1.0.1", "Another one.", high=40)
    span: float = param(1.0, "How much more than the paths is shown.", low=0.05, high=50, log=True)

    def complete(self) -> "Outlook":
        """Itself; raises `IllegalValue` for a parameter that is misspelt, or given twice."""
        for name in ("first", "second"):
            _read(getattr(self, name), name)
        if self.plane == "parameters" and self.first == self.second:
            raise IllegalValue("must be another parameter than the first", "second")
        return self


class Projected(NamedTuple):
    """One run's path, seen from the plane."""

    run: int
    steps: list[int]
    coordinates: Array  # (k, 2)
    losses: Array  # (k,), its true cost, wherever the plane is
    distances: Array  # (k,), from the plane
    share: float  # of the path's variance that lies in the plane


class Landscape(NamedTuple):
    """`values[i][j]` is the run's cost J on the training set at (x[j], y[i]), dropout off."""

    step: int
    run: int
    plane: Plane
    x: Array
    y: Array
    values: Array
    paths: list[Projected]  # of the runs that have the same network


def landscape(race: Race, outlook: Outlook, run: int, other: int | None = None) -> Iterator[Landscape | None]:
    """The landscape of a run, as the race stands when this is called; None between slices of work.

    `other` is the second run of the plane "ends". Raises `NoPlane` where the paths define none, `IllegalValue` for a
    parameter that the network does not have, or more points than are affordable.
    """
    assembly = race.assembly
    network, examples = assembly.networks[run], assembly.batches.examples
    alike = [i for i, each in enumerate(assembly.networks) if each is network]
    if not np.isfinite(race.runs[run].walker.x).all():
        raise NoPlane("this run has diverged; look at another one, or go back on the timeline")
    other = next((i for i in alike if i != run), None) if other is None else other
    if outlook.plane == "ends" and (other is None or other == run or other not in alike):
        raise NoPlane("this plane needs two runs of the same network; add one, or choose another plane")
    if outlook.plane == "parameters":
        place_of(outlook.first, network, "first")
        place_of(outlook.second, network, "second")
    work = examples * network.size
    resolution = _resolution(outlook, work)
    costs = {i: race.cost(i) for i in alike}
    names = [entrant.name for entrant in race.experiment.runs]
    step, paths = race.position.step, walked(race)

    def steps() -> Iterator[Landscape | None]:
        found = Paths([], [])
        for each in paths:
            found = each or found
            yield None
        finite = {i: _finite(found, i) for i in alike}
        plane = _plane(outlook, network, finite, run, other, names)
        projected = []
        for i, (made, thetas) in finite.items():
            losses = np.empty(len(thetas))
            yield from _fill(losses, thetas, costs[i], work)
            away, seen = plane.distances(thetas), plane.coordinates(thetas)
            projected.append(Projected(i, made, seen, losses, away, share_in_plane(plane, thetas)))
        x, y = _axes(outlook, np.concatenate([each.coordinates for each in projected]), resolution)
        points = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
        values = np.empty(len(points))
        yield from _fill(values, points, lambda part: costs[run](plane.at(part)), work)
        yield Landscape(step, run, plane, x, y, values.reshape(len(y), len(x)), projected)

    return steps()


def _fill(into: Array, source: Array, compute: Callable[[Array], Array], work: int) -> Iterator[None]:
    """Work out one number for each row of the source, slice by slice; `work` is that of one row."""
    at_once = max(1, min(AT_ONCE, int(SLICE / work)))
    for start in range(0, len(source), at_once):
        part = slice(start, start + at_once)
        into[part] = compute(source[part])
        yield None


def place_of(text: str, network: Network, name: str) -> int:
    """Where a parameter such as W1.0.1 lies in θ.

    Raises `IllegalValue` for one that the network does not have.
    """
    place = _read(text, name)
    if place.parameter == "W" and place.input is None:
        raise IllegalValue("must also name the input, such as W1.0.1", name)
    try:
        (found,) = place.views(network.named(np.arange(float(network.size))))
    except IllegalValue as error:
        raise IllegalValue(f"{' '.join(map(str, error.location))}: {error}", name) from None
    return int(found)


def _read(text: str, name: str) -> Place:
    found = PLACE.fullmatch(text)
    if not found:
        raise IllegalValue("must be a parameter such as W1.0.1 (layer 1, unit 0, input 1) or b2.0", name)
    kind, layer, unit, given = found.groups()
    try:
        return Place(int(layer), kind, int(unit), None if given is None else int(given))
    except IllegalValue as error:
        raise IllegalValue(str(error), name) from None


def _resolution(outlook: Outlook, work: int) -> int:
    """Points along each side; `work` is that of one point."""
    if outlook.resolution is None:
        return max(LEAST_RESOLUTION, min(USUAL_RESOLUTION, int(np.sqrt(USUAL_WORK / work))))
    most = int(np.sqrt(MOST_WORK / work))
    if outlook.resolution > max(most, LEAST_RESOLUTION):
        raise IllegalValue(f"must be at most {most} for so large a network and so many examples", "resolution")
    return outlook.resolution


def _finite(paths: Paths, run: int) -> tuple[list[int], Array]:
    """Steps and θ, (k, P), of one run, up to where it diverged."""
    thetas = np.array([each[run] for each in paths.thetas])
    whole = np.isfinite(thetas).all(axis=1)
    return [step for step, is_whole in zip(paths.steps, whole, strict=True) if is_whole], thetas[whole]


def _plane(
    outlook: Outlook,
    network: Network,
    paths: dict[int, tuple[list[int], Array]],
    run: int,
    other: int | None,
    names: list[str],
) -> Plane:
    here = paths[run][1][-1]
    if outlook.plane == "parameters":
        first, second = outlook.first, outlook.second
        places = place_of(first, network, "first"), place_of(second, network, "second")
        return parameter_plane(here, *places, (first, second))
    if outlook.plane == "random":
        plane: Plane | None = random_plane(network, here, outlook.seed)
        why = "all weights are zero, and so are directions as long as they; train some steps, or choose another plane"
    elif outlook.plane == "ends":
        assert other is not None
        axes = f"towards the end of {names[run]}", f"across, towards {names[other]}"
        plane = plane_through(paths[run][1][0], here, paths[other][1][-1], axes)
        why = "start and ends lie on one line; train some steps first, or choose another plane"
    else:
        plane = component_plane(np.concatenate([thetas for _, thetas in paths.values()]))
        why = "the runs have not moved yet; train some steps first, or choose another plane"
    if plane is None:
        raise NoPlane(why)
    return plane


def _axes(outlook: Outlook, seen: Array, resolution: int) -> tuple[Array, Array]:
    """Where the cost is worked out: around all that is seen of the paths."""
    low, high = seen.min(axis=0), seen.max(axis=0)
    middle, half = (low + high) / 2, (high - low) / 2 * (1 + 2 * MARGIN)
    if outlook.plane in ("random", "parameters"):
        half = np.maximum(half, 1.0)  # directions of the size of the weights; weights of the size of most
    half = np.maximum(half, 0.25 * half.max()) * outlook.span
    x, y = (np.linspace(m - h, m + h, resolution) for m, h in zip(middle, half, strict=True))
    return x, y
