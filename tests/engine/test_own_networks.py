"""Runs with an activation or an initializer of their own."""

from dataclasses import replace

import numpy as np
import pytest

from app.engine.activations.prelu import PReLU
from app.engine.activations.relu import ReLU
from app.engine.activations.sigmoid import Sigmoid
from app.engine.activations.tanh import Tanh
from app.engine.assembly import Assembly
from app.engine.batches import Batches
from app.engine.catalog import ACTIVATIONS, OPTIMIZERS
from app.engine.data import Data
from app.engine.experiment import Entrant, Experiment, Layer
from app.engine.initializers.he import He
from app.engine.initializers.xavier import Xavier
from app.engine.moves import Adjustment, Tuning
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.momentum import Momentum
from app.engine.optimizers.sgd import GradientDescent
from app.engine.regularizers.l2 import L2
from app.engine.training import Race
from tests.engine.support import bits, choice, finish, golden, measures_bits, raced, run_bits, small, workshop_with

PLAIN = Entrant("plain", Momentum())
OWN = [
    Entrant("relu", Momentum(), activation=ReLU()),
    Entrant("prelu", Adam(), activation=PReLU(leak=0.1)),
    Entrant("he", GradientDescent(), initializer=He()),
    Entrant("both", Adam(), activation=Sigmoid(), initializer=He()),
]


@pytest.fixture(params=["numpy", "numba"])
def workshop(request):
    """Either arithmetic."""
    return None if request.param == "numpy" else workshop_with(request.getfixturevalue("compiled"))


def deep(*runs):
    """An experiment with dropout, a penalty and a layer that names its activation."""
    hidden = (Layer(3, dropout=0.25), Layer(4, activation=Sigmoid()))
    return small(hidden=hidden, regularizer=L2(0.01), runs=runs)


def test_runs_walk_as_in_pytorch(workshop):
    """From the same weights, on the same batches, each with its own activation and optimizer."""
    record = golden("races")
    case, given = record["network"], record["runs"]
    entrants = [
        Entrant(run["activation"], choice(OPTIMIZERS, run["optimizer"]), activation=ACTIVATIONS[run["activation"]]())
        for run in given
    ]
    _, first, second, _ = case["units"]
    experiment = Experiment(
        data=Data(samples=50), hidden=(Layer(first), Layer(second)), batch_size=record["batch"], runs=tuple(entrants)
    ).complete()
    assembly = Assembly(experiment)
    assembly.__dict__["batches"] = Batches(np.array(case["X"]), np.array(case["Y"]), seed=0, shuffle=False)
    race = Race(experiment, workshop, assembly)
    for i, run in enumerate(given):
        race.set_parameters(i, np.array(run["start"]))
    for epoch in range(len(given[0]["thetas"])):
        finish(race.train(epochs=1))
        for here, run in zip(race.runs, given, strict=True):
            np.testing.assert_allclose(here.walker.x, run["thetas"][epoch], rtol=1e-8, atol=1e-11)


@pytest.mark.parametrize("mine", OWN, ids=lambda run: run.name)
def test_a_run_alone_is_the_same_run_in_a_race(workshop, mine):
    others = tuple(run for run in OWN if run is not mine)
    alone = raced(deep(mine), workshop, steps=31)
    race = raced(deep(PLAIN, *others, mine), workshop, steps=31)
    assert run_bits(race.runs[-1]) == run_bits(alone.runs[0])
    assert race.measures()[-1] == alone.measures()[0]
    assert [point.measures[-1] for point in race.history.points[:-1]] == [
        point.measures[0] for point in alone.history.points[:-1]
    ]


def test_its_own_activation_is_that_of_the_network_with_it_everywhere(workshop):
    mine = raced(deep(Entrant("one", Momentum(), activation=ReLU())), workshop, epochs=3)
    experiment = deep(Entrant("one", Momentum()))
    hidden = tuple(replace(layer, activation=ReLU()) for layer in experiment.hidden)
    whole = raced(replace(experiment, hidden=hidden), workshop, epochs=3)
    assert run_bits(mine.runs[0]) == run_bits(whole.runs[0])
    assert measures_bits(mine) == measures_bits(whole)


def test_its_own_initializer_is_that_of_the_network_with_it():
    mine = Race(deep(Entrant("one", initializer=He())))
    whole = Race(replace(deep(Entrant("one")), initializer=He()))
    np.testing.assert_array_equal(mine.runs[0].walker.x, whole.runs[0].walker.x)


def test_all_start_from_the_same_draw():
    assembly = Assembly(deep(PLAIN, *OWN).complete())
    plain, relu, prelu, he, both = assembly.starts
    assert relu.tobytes() == plain.tobytes()
    assert he is not plain
    assert he.tobytes() == both.tobytes() != plain.tobytes()
    layers = zip(assembly.networks[2].layers(prelu), assembly.network.layers(plain), strict=True)
    for learned, fixed in layers:
        np.testing.assert_array_equal(learned.W, fixed.W)
        np.testing.assert_array_equal(learned.b, fixed.b)
    assert prelu.size == plain.size + 3 + 4  # a leak for every hidden unit


def test_what_is_alike_is_shared():
    activation = Tanh()
    alike = Entrant("alike", activation=activation, initializer=Xavier())
    assembly = Assembly(small(activation=activation, runs=(PLAIN, alike, *OWN)).complete())
    plain, other, *_ = assembly.networks
    assert plain is other is assembly.network
    assert assembly.starts[0] is not assembly.starts[2]
    assert len({id(network) for network in assembly.networks}) == 4  # tanh, relu, prelu, sigmoid


def test_the_past_is_reached_again_with_changes_made_by_hand(workshop):
    race = raced(deep(PLAIN, *OWN), workshop, steps=5)
    race.set_parameters(2, np.full(race.assembly.networks[2].size, 0.2))
    race.change(Adjustment(runs=(Tuning("prelu", optimizer=Momentum(), rename="p"),)).apply(race.experiment))
    finish(race.train(steps=9))
    there = bits(race), measures_bits(race)
    finish(race.seek(2))
    finish(race.seek(14))
    assert (bits(race), measures_bits(race)) == there
    assert race.experiment.runs[2] == Entrant("p", Momentum(), activation=PReLU(leak=0.1))


def test_a_race_restarted_has_them_still():
    race = raced(deep(PLAIN, *OWN), None, steps=5)
    again = race.restarted()
    finish(again.train(steps=5))
    assert bits(again) == bits(race)
