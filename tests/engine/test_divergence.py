import numpy as np
import pytest

from app.engine.activations.relu import ReLU
from app.engine.batches import Position
from app.engine.catalog import OPTIMIZERS
from app.engine.data import Data
from app.engine.datasets.plane import Plane
from app.engine.descent import Walker, advance, first_not_finite
from app.engine.experiment import Entrant, Layer
from app.engine.losses.squared_error import SquaredError
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.momentum import Momentum
from app.engine.optimizers.sgd import GradientDescent
from app.engine.training import Race
from tests.engine.support import bits, finish, run_bits, small, trained

WILD = Entrant("wild", GradientDescent(learning_rate=10))
TAME = Entrant("tame", GradientDescent(learning_rate=0.001))
WILD_MOMENTUM = Entrant("momentum", Momentum(learning_rate=10))


def race_of(*runs, **settings):
    usual = {
        "data": Data(Plane(), samples=60),
        "hidden": (Layer(6),),
        "activation": ReLU(),
        "loss": SquaredError(),
        "seed": 2,
        "runs": runs,
    }
    return small(**usual | settings)


def stepped(experiment, steps):
    """The same race one step at a time: the position of each run when it is first seen not to be finite."""
    race, found = Race(experiment), {}
    for _ in range(steps):
        finish(race.train(steps=1))
        for name, run in zip((run.name for run in experiment.runs), race.runs, strict=True):
            if not np.isfinite(run.walker.x).all():
                found.setdefault(name, race.position)
    return found


@pytest.fixture(scope="module")
def places():
    return stepped(race_of(WILD, TAME, WILD_MOMENTUM), 100)


def test_the_example_diverges_in_the_middle_of_a_slice(places):
    assert set(places) == {"wild", "momentum"}
    assert 1 < places["wild"].step < places["momentum"].step
    assert places["wild"].offset


@pytest.mark.parametrize("amount", [{"steps": 100}, {"epochs": 10}])
def test_a_run_stops_at_the_step_where_it_is_no_number(places, amount):
    race = trained(race_of(WILD, TAME, WILD_MOMENTUM), **amount)
    wild, tame, momentum = race.runs
    assert (wild.diverged_at, tame.diverged_at, momentum.diverged_at) == (
        places["wild"],
        None,
        places["momentum"],
    )
    assert wild.walker.t == places["wild"].step
    assert not np.isfinite(wild.walker.x).all()
    assert race.running


def test_the_others_go_on_as_if_alone():
    race = trained(race_of(WILD, TAME), epochs=10)
    alone = trained(race_of(TAME), epochs=10)
    assert run_bits(race.runs[1]) == run_bits(alone.runs[0])
    measures = [point.measures[1].train_loss for point in race.history.points]
    assert measures == [point.measures[0].train_loss for point in alone.history.points]
    assert not np.isfinite(race.measures()[0].train_loss)


def test_going_back_finds_it_alive_and_going_on_finds_it_dead_at_the_same_step(places):
    race = trained(race_of(WILD, TAME, WILD_MOMENTUM), epochs=10)
    there, step = bits(race), places["wild"].step
    finish(race.seek(step - 1))
    assert race.runs[0].diverged_at is None
    assert np.isfinite(race.runs[0].walker.x).all()
    finish(race.seek(step))
    assert race.runs[0].diverged_at == places["wild"]
    finish(race.seek(there[0].step))
    assert bits(race) == there
    finish(race.seek(step - 1))
    finish(race.train(epochs=10))
    assert race.runs[0].diverged_at == places["wild"]


def test_a_race_without_a_living_run_stops(places):
    race = trained(race_of(WILD, WILD_MOMENTUM), steps=5000)
    assert not race.running
    assert places["momentum"].step <= race.position.step < 5000
    here = bits(race)
    finish(race.train(epochs=5))
    assert bits(race) == here


@pytest.mark.parametrize("entrant", [WILD, WILD_MOMENTUM])
def test_a_diverged_run_lives_again_on_parameters_set_by_hand(entrant):
    race = trained(race_of(entrant, TAME), epochs=10)
    assert race.runs[0].diverged_at
    x = race.assembly.start()
    race.set_parameters(0, x)
    assert race.runs[0].diverged_at is None
    assert race.runs[0].walker.t == 0  # its velocity may be no number: it begins anew
    finish(race.train(steps=1))
    assert race.runs[0].diverged_at is None
    assert np.isfinite(race.runs[0].walker.x).all()
    assert race.runs[1].walker.t == race.position.step


class Doubling:
    """A problem whose gradient is −x: with a rate of 10, x grows elevenfold at each step."""

    size, is_weight = 2, np.ones(2)

    def gradient(self, x, batch):
        return -x * batch


def test_first_not_finite_counts_steps():
    """Below 1.8e308 = 10^308.25: 11^295 = 10^307.2 and 11^296 = 10^308.25 are numbers, 11^297 is none."""
    walker = Walker(np.array([1.0, 0.0]), ())
    optimizer = GradientDescent(learning_rate=10.0)
    steps, there = first_not_finite(Doubling(), optimizer, walker, [1.0] * 400)
    assert steps == 297
    assert there.t == 297
    assert np.isinf(there.x[0])
    with pytest.raises(ValueError, match="finite"):
        first_not_finite(Doubling(), optimizer, walker, [1.0] * 200)
    assert np.isfinite(advance(Doubling(), optimizer, walker, [1.0] * 200).x).all()


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_what_is_no_number_stays_none(key):
    """A run is looked at after a slice of steps: nothing may come back to life within it."""
    optimizer = OPTIMIZERS[key]()
    for bad in (np.inf, -np.inf, np.nan):
        walker = Walker(np.array([bad, 1.0]), optimizer.begin(2))
        assert not np.isfinite(advance(Doubling(), optimizer, walker, [1.0] * 50).x).all()


def test_overflow_is_no_warning():
    race = trained(race_of(Entrant("adam", Adam(learning_rate=10)), WILD), epochs=10)
    assert race.runs[1].diverged_at > Position()
