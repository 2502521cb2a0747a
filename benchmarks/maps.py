"""Heat maps of every unit, 100 × 100 points, as the live page gets them."""

from collections.abc import Callable, Iterator

from app.engine.maps import picture_grid, unit_maps
from app.engine.training import Race
from benchmarks.timing import microseconds, race
from benchmarks.updates import experiment

REPEATS = 20


def maps_of(name: str) -> Callable[[], int]:
    """All maps of a fresh network."""
    one = Race(experiment(name))
    network = one.assembly.network
    on = picture_grid(one.assembly.features, one.assembly.samples.domain, 100)

    def work() -> int:
        for _ in range(REPEATS):
            unit_maps(network, one.runs[0].walker.x, on, range(len(network.units)))
        return REPEATS

    return work


def table(rounds: int) -> Iterator[str]:
    """One row a network."""
    yield f"{'all maps of':<12}{'ravine ms':>12}"
    for name, times in race({name: maps_of(name) for name in ("2-4-2-1", "2-8-8-8-1")}, rounds).items():
        yield f"{name:<12}{microseconds(times) / 1000:>12.2f}"
