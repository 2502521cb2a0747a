"""What the engine's tests share."""

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from app.engine.arithmetic import Workshop
from app.engine.assembly import Assembly
from app.engine.batches import Batch
from app.engine.catalog import ACTIVATIONS, LOSSES, REGULARIZERS
from app.engine.data import Data
from app.engine.datasets.circle import Circle
from app.engine.experiment import Entrant, Experiment, Layer
from app.engine.initializers.zeros import Zeros
from app.engine.network import Network
from app.engine.network_problem import NetworkProblem
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.momentum import Momentum
from app.engine.training import Race

GOLDEN = Path(__file__).parents[1] / "golden"
PAIRS = [  # every loss with every output and task that it serves, and the fewest and most classes
    pytest.param(loss(), pair.key, task, classes, id=f"{loss.key}-{pair.key}-{task}-{classes}")
    for loss in LOSSES.values()
    for pair in loss.pairs
    for task in pair.tasks
    for classes in sorted({2, min(pair.most_classes, 4)} if task == "classification" else {0})
]


@cache
def golden(name):
    """Data made by another program; each file says how."""
    return json.loads((GOLDEN / f"{name}.json").read_text())


def choice(family, description):
    """A kind, or {"kind": …, parameters}, as a choice."""
    if isinstance(description, str):
        return family[description]()
    return family[description["kind"]](**{k: v for k, v in description.items() if k != "kind"})


LOSS_OF = {"sigmoid": "cross_entropy", "softmax": "cross_entropy", "tanh": "squared_error", "linear": "squared_error"}


REGRESSION = [loss.key for loss in LOSSES.values() if "regression" in loss.traits()["tasks"]]


def golden_output(case):
    """Its output; the loss is the usual one unless it is named."""
    loss = choice(LOSSES, case.get("loss") or LOSS_OF[case["output"]])
    task = "regression" if loss.key in REGRESSION and case["output"] == "linear" else "classification"
    return loss.pair(task, max(case["units"][-1], 2), case["output"])


def golden_problem(case, examples=None):
    """The problem, start and batch of a golden network."""
    output = golden_output(case)
    network = Network(tuple(case["units"]), tuple(choice(ACTIVATIONS, g) for g in case["hidden"]), output)
    X, Y = np.array(case["X"]), np.array(case["Y"])
    regularizer = REGULARIZERS["l2"](rate=case["l2"]) if case["l2"] else REGULARIZERS["none"]()
    masks = tuple(mask and np.array(mask) for mask in case.get("masks", ()))
    problem = NetworkProblem(network, Zeros(), regularizer, examples or X.shape[1])
    return problem, np.array(case["theta"]), Batch(X, Y, masks)


def small(**settings):
    """An experiment of a few examples, 11 of them to train: batches of 4, 4 and 3."""
    usual = {
        "data": Data(Circle(), samples=22, noise=0.1),
        "hidden": (Layer(3),),
        "batch_size": 4,
        "runs": (Entrant("one", Momentum()), Entrant("two", Adam())),
    }
    return Experiment(**usual | settings)


def finish(work):
    """Run a generator to its end."""
    for _ in work:
        pass


def trained(experiment, **amount):
    """A race that has come so far."""
    race = Race(experiment)
    finish(race.train(**amount))
    return race


def run_bits(run):
    """All that a run is, comparable bit for bit (NaN equals itself)."""
    x, slots, t = run.walker
    return x.tobytes(), tuple(slot.tobytes() for slot in slots), t, *run[1:]


def bits(race):
    """All that a race is at its place."""
    return race.position, race.experiment, tuple(run_bits(run) for run in race.runs)


def measures_bits(race):
    return np.array(race.measures()).tobytes()


def assembled(**settings):
    return Assembly(small(**settings).complete())


def workshop_with(loop):
    """A workshop whose compiled loop is there from the start."""
    workshop = Workshop()
    workshop.compiled, workshop.coming = loop, True
    return workshop


def raced(experiment, workshop, **amount):
    """A race in this workshop that has come so far."""
    race = Race(experiment, workshop)
    finish(race.train(**amount))
    return race


def history_bits(race):
    """All points of its history, comparable bit for bit."""
    return [(point.step, point.epoch, np.array(point.measures).tobytes()) for point in race.history.points]
