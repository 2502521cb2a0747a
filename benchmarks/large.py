"""A network that is large for this place: what ravine chooses by itself against its plain NumPy."""

from benchmarks import ours
from benchmarks.experiments import experiment
from benchmarks.ours import Loop
from benchmarks.table import Figure, Table, at_least
from benchmarks.timing import microseconds, ratio, take_turns

ALIKE = 0.95  # never slower, but for the noise


def table(rounds: int) -> Table:
    """A row for each of the two."""
    setup = experiment("2-64-64-1", batch_size=30)
    loops = (Loop.OWN_CHOICE, Loop.NUMPY)
    times = take_turns({loop.value: ours.training(setup, loop) for loop in loops}, rounds)
    own = times[Loop.OWN_CHOICE.value]
    faster = Figure(ratio(times[Loop.NUMPY.value], own), "×", at_least(ALIKE), 2)
    return Table(
        "One update of a large network: 2-64-64-1, batch of 30, Adam",
        ("ravine", "µs", "÷ own choice"),
        [
            [Loop.OWN_CHOICE.value, Figure(microseconds(own)), ""],
            [Loop.NUMPY.value, Figure(microseconds(times[Loop.NUMPY.value])), faster],
        ],
    )
