"""One update of the parameters, side by side with others."""

from benchmarks import ours, peers
from benchmarks.experiments import experiment
from benchmarks.ours import Loop
from benchmarks.table import Cell, Figure, Table, at_least
from benchmarks.timing import Work, microseconds, ratio, take_turns

TITLE = "One update: batch of 10, tanh, Adam, 250 examples of the spiral, a new order every epoch"
OURS = ("compiled", "compiled, loop alone")  # what peers are compared with
GOALS = {
    "2-4-2-1": {"scikit-learn": 150, "PyTorch": 300, "JAX": 10},
    "2-8-8-8-1": {"scikit-learn": 40, "PyTorch": 80, "JAX": 2.5},
    "7-(8×6)-1": {},
}


def table(rounds: int) -> Table:
    """A row for each contestant, network by network."""
    return Table(
        TITLE,
        ("network", "contestant", "µs", "÷ ours", "÷ our loop alone"),
        [row for network in GOALS for row in rows(network, rounds)],
        (
            "Ours as it is measures cost and accuracy on training and test examples every epoch, for the curves.",
            "The loop alone does without, as the peers do.",
            "scikit-learn and JAX compute in float64 as ours does (JAX: faster here than float32), PyTorch in float32.",
        ),
    )


def rows(network: str, rounds: int) -> list[list[Cell]]:
    """Everyone on one network."""
    contestants: dict[str, Work] = {
        "compiled": ours.training(experiment(network), Loop.COMPILED),
        "compiled, loop alone": ours.descent(experiment(network), Loop.COMPILED),
        "NumPy": ours.training(experiment(network), Loop.NUMPY),
        "NumPy, loop alone": ours.descent(experiment(network), Loop.NUMPY),
    }
    missing = []
    for name in peers.MODULES:
        if peer := peers.find(name):
            contestants[name] = peer(*peers.examples(network)).train
        else:
            missing.append(name)
    times = take_turns(contestants, rounds)
    told: list[list[Cell]] = []
    for name, theirs in times.items():
        bound = GOALS[network].get(name)
        faster = [Figure(ratio(theirs, times[own]), "×", at_least(bound) if bound else None) for own in OURS]
        told.append(
            [network, name if name in peers.MODULES else f"ravine {name}", Figure(microseconds(theirs)), *faster]
        )
    return told + [[network, name, "not installed", "", ""] for name in missing]
