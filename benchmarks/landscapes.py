"""The cost of a network on a plane through its parameters: the usual grid of a fresh race, compiled against NumPy."""

from statistics import median

import numpy as np

from app.engine.landscape import USUAL_RESOLUTION, Landscape, Outlook, landscape
from app.engine.training import Race
from benchmarks.experiments import experiment
from benchmarks.ours import Loop, race_of
from benchmarks.table import Figure, Table, at_most
from benchmarks.timing import Work, ratio, take_turns

NETWORK = "2-8-8-8-1"
OUTLOOK = Outlook(plane="random", resolution=USUAL_RESOLUTION)
GOAL = at_most(200)  # ms


def table(rounds: int) -> Table:
    """A row for each arithmetic."""
    races = {loop: race_of(experiment(NETWORK), loop) for loop in (Loop.COMPILED, Loop.NUMPY)}
    ours, numpy = (seen(race).values for race in races.values())
    np.testing.assert_allclose(ours, numpy, rtol=1e-9)
    times = take_turns({loop.value: looking(race) for loop, race in races.items()}, rounds)
    compiled, reference = times[Loop.COMPILED.value], times[Loop.NUMPY.value]
    examples = races[Loop.COMPILED].assembly.batches.examples
    return Table(
        f"A landscape: the cost of {NETWORK}, {examples} examples, at {USUAL_RESOLUTION} × {USUAL_RESOLUTION} points",
        ("ravine", "ms", "÷ compiled"),
        [
            ["compiled", Figure(1e3 * median(compiled), goal=GOAL), ""],
            ["NumPy", Figure(1e3 * median(reference)), Figure(ratio(reference, compiled), "×")],
        ],
    )


def seen(race: Race) -> Landscape:
    """The landscape, worked out in one go."""
    return next(found for found in landscape(race, OUTLOOK, 0) if found)


def looking(race: Race) -> Work:
    """That many times."""

    def work(times: int) -> int:
        for _ in range(times):
            seen(race)
        return times

    return work
