"""Optimizers on a surface: a race of twelve over 5,000 steps, with notes of every step, compiled against NumPy."""

from itertools import cycle, islice
from statistics import median

from app.engine.arithmetic import Arithmetic, NumPy
from app.engine.catalog import OPTIMIZERS
from app.engine.descents import MOST_STEPS, Descent, Racer
from app.engine.runners import MOST_RUNS
from app.engine.surfaces.formula import Formula
from app.engine.surfaces.rosenbrock import Rosenbrock
from app.engine.walks import walk
from benchmarks.ours import compiled
from benchmarks.table import Figure, Table, at_most
from benchmarks.timing import Work, ratio, take_turns

SURFACES = {"Rosenbrock": Rosenbrock(), "the same as a formula": Formula("(1 - x)^2 + 100*(y - x^2)^2")}
GOAL = at_most(100)  # ms
SMALL = 1e-4  # a learning rate at which nobody leaves the surface


def table(rounds: int) -> Table:
    """Two rows a surface."""
    rows: list[list[str | Figure]] = []
    for name, surface in SURFACES.items():
        racers = tuple(Racer("", optimizer(SMALL)) for optimizer in OPTIMIZERS.values())[:MOST_RUNS]
        domain = Rosenbrock.domain
        race = Descent(surface, domain, Rosenbrock.start, steps=MOST_STEPS, runs=racers).complete()
        times = take_turns({by.name: walks(race, by) for by in (compiled(), NumPy())}, rounds)
        ours, numpy = times[compiled().name], times[NumPy.name]
        rows.append([name, "compiled", Figure(1e3 * MOST_RUNS * median(ours), goal=GOAL), ""])
        rows.append([name, "NumPy", Figure(1e3 * MOST_RUNS * median(numpy)), Figure(ratio(numpy, ours), "×")])
    return Table(
        f"Optimizers on a surface: {MOST_RUNS} runs of {MOST_STEPS:,} steps",
        ("surface", "ravine", "ms", "÷ compiled"),
        rows,
    )


def walks(race: Descent, by: Arithmetic) -> Work:
    """One run after the other, so many times."""
    runs = cycle(race.runs)

    def work(times: int) -> int:
        for run in islice(runs, times):
            assert walk(race, run, by).ending is None
        return times

    return work
