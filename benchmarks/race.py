"""A race of six against one run alone."""

from app.engine.experiment import Entrant
from app.engine.optimizers.adagrad import AdaGrad
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.momentum import Momentum
from app.engine.optimizers.nesterov import Nesterov
from app.engine.optimizers.rmsprop import RMSprop
from app.engine.optimizers.sgd import GradientDescent
from benchmarks import ours
from benchmarks.experiments import experiment
from benchmarks.ours import Loop
from benchmarks.table import Figure, Table, at_most
from benchmarks.timing import microseconds, ratio, take_turns

SIX = tuple(Entrant(rule.label, rule()) for rule in (GradientDescent, Momentum, Nesterov, AdaGrad, RMSprop, Adam))
GOAL = at_most(4)  # on two cores


def table(rounds: int) -> Table:
    """A row a network."""
    rows = []
    for network in ("2-4-2-1", "2-8-8-8-1"):
        one = ours.training(experiment(network), Loop.OWN_CHOICE)
        six = ours.training(experiment(network, runs=SIX), Loop.OWN_CHOICE)
        times = take_turns({"one": one, "six": six}, rounds)
        step, of_all = (Figure(microseconds(times[name])) for name in ("one", "six"))
        rows.append([network, step, of_all, Figure(ratio(times["six"], times["one"]), "×", GOAL, 2)])
    return Table(
        f"One step of a race of six: {', '.join(entrant.name for entrant in SIX)}",
        ("network", "Adam alone µs", "all six µs", "ratio"),
        rows,
        ("Training as it is, every epoch measured for the curves.",),
    )
