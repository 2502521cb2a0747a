"""Heat maps of every unit, 100 × 100 points, as the live page gets them: in a fresh process, as a server is."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from app.engine.maps import picture_grid, unit_maps
from benchmarks.experiments import experiment
from benchmarks.ours import Loop, race_of
from benchmarks.table import Figure, Table, at_most
from benchmarks.timing import Work, take_turns

ROOT = Path(__file__).parents[1]
NETWORK = "2-8-8-8-1"
GOAL = at_most(1.5)  # ms


def table(rounds: int) -> Table:
    """One row."""
    command = [sys.executable, "-m", "benchmarks.maps", str(rounds)]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    first, warm = json.loads(told)
    return Table(
        "The maps of all units, 100 × 100, in a fresh process",
        ("network", "the first time, ms", "warm, ms"),
        [[NETWORK, Figure(first, digits=2), Figure(warm, goal=GOAL, digits=2)]],
    )


def measure(rounds: int) -> tuple[float, float]:
    """Milliseconds for all maps: the first time, and warm."""
    work = maps_of(NETWORK)
    start = perf_counter()
    work(1)
    first = perf_counter() - start
    return 1e3 * first, 1e3 * median(take_turns({NETWORK: work}, rounds)[NETWORK])


def maps_of(network: str) -> Work:
    """All maps of a fresh network, so many times."""
    race = race_of(experiment(network), Loop.OWN_CHOICE)
    layers = range(len(race.assembly.network.units))
    on = picture_grid(race.assembly.features, race.assembly.samples.domain, 100)

    def work(times: int) -> int:
        for _ in range(times):
            unit_maps(race.assembly.network, race.runs[0].walker.x, on, layers)
        return times

    return work


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
