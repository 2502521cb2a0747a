from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.assembly import Assembly
from app.engine.catalog import (
    ACTIVATIONS,
    CLIPS,
    DATASETS,
    INITIALIZERS,
    OPTIMIZERS,
    REGULARIZERS,
    SCHEDULES,
)
from app.engine.data import Data
from app.engine.experiment import Entrant, Experiment, Layer
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.momentum import Momentum
from app.engine.optimizers.rmsprop import RMSprop
from app.engine.optimizers.sgd import GradientDescent
from app.engine.stopping import Stop
from app.engine.training import Race
from tests.engine.support import assembled, bits, finish, run_bits, small, trained


def one_of(family):
    return st.sampled_from([choice() for choice in family.values()])


LAYERS = st.builds(Layer, units=st.integers(1, 4), activation=one_of(ACTIVATIONS), dropout=st.just(0.3))
EXPERIMENTS = st.builds(
    Experiment,
    seed=st.integers(0, 2**32 - 1),
    data=st.builds(Data, dataset=one_of(DATASETS), samples=st.integers(2, 30), noise=st.floats(0, 0.5)),
    hidden=st.lists(LAYERS | st.builds(Layer, units=st.integers(1, 4)), max_size=2).map(tuple),
    initializer=one_of(INITIALIZERS),
    regularizer=one_of(REGULARIZERS),
    batch_size=st.integers(1, 20) | st.just("all"),
    shuffle=st.booleans(),
    stop=st.builds(
        Stop, epochs=st.none() | st.integers(1, 4), patience=st.none() | st.integers(1, 2), threshold=st.floats(0, 0.5)
    ),
    runs=st.lists(
        st.builds(Entrant, optimizer=one_of(OPTIMIZERS), schedule=one_of(SCHEDULES), clip=one_of(CLIPS)),
        min_size=1,
        max_size=3,
    ).map(tuple),
)


@settings(max_examples=40, deadline=None)
@given(EXPERIMENTS)
def test_the_same_experiment_gives_the_same_bits_however_it_is_driven(experiment):
    at_once = trained(experiment, epochs=3)
    by_steps = Race(experiment)
    while left := at_once.position.step - by_steps.position.step:
        finish(by_steps.train(steps=min(left, 2)))
    assert [run_bits(run) for run in by_steps.runs] == [run_bits(run) for run in at_once.runs]
    assert by_steps.position == at_once.position
    assert bits(trained(at_once.experiment, epochs=3)) == bits(at_once)


@settings(max_examples=25, deadline=None)
@given(EXPERIMENTS)
def test_all_is_a_batch_of_the_whole_training_set(experiment):
    whole = trained(replace(experiment, batch_size="all"), steps=7)
    number = trained(replace(experiment, batch_size=whole.assembly.samples.train), steps=7)
    assert [run_bits(run) for run in number.runs] == [run_bits(run) for run in whole.runs]
    assert whole.position == number.position
    assert whole.position.epoch == whole.position.step


def test_the_order_of_a_full_batch_changes_nothing_beyond_rounding():
    shuffled, kept = (trained(small(batch_size="all", shuffle=shuffle), steps=60) for shuffle in (True, False))
    for one, other in zip(shuffled.runs, kept.runs, strict=True):
        np.testing.assert_allclose(one.walker.x, other.walker.x, rtol=1e-9, atol=1e-12)


def test_the_order_of_small_batches_does_change_the_path():
    shuffled, kept = (trained(small(shuffle=shuffle), steps=60) for shuffle in (True, False))
    assert not np.allclose(shuffled.runs[0].walker.x, kept.runs[0].walker.x, rtol=1e-3)


OTHERS = [
    (Entrant("adam", Adam()),),
    (Entrant("sgd", GradientDescent()), Entrant("rmsprop", RMSprop()), Entrant("again", Momentum())),
    (Entrant("too fast", GradientDescent(learning_rate=10.0)),),
]


@pytest.mark.parametrize("others", OTHERS)
@pytest.mark.parametrize("first", [True, False])
def test_a_run_does_not_notice_which_runs_race_beside_it(others, first):
    mine = (Entrant("mine", Momentum()),)
    hidden = (Layer(3, dropout=0.25),)
    alone = trained(small(runs=mine, hidden=hidden), steps=50)
    race = trained(small(runs=mine + others if first else others + mine, hidden=hidden), steps=50)
    assert run_bits(race.runs[0 if first else -1]) == run_bits(alone.runs[0])


def test_runs_with_one_optimizer_are_one_run():
    race = trained(small(runs=(Entrant("a", Adam()), Entrant("b", Adam()))), steps=20)
    assert run_bits(race.runs[0]) == run_bits(race.runs[1])


def test_all_runs_start_alike():
    start = trained(small(), steps=1).assembly.start()
    race = trained(small(), epochs=2)
    finish(race.seek(0))
    for run in race.runs:
        np.testing.assert_array_equal(run.walker.x, start)
        assert not np.any(run.walker.slots)


@settings(deadline=None)
@given(seed=st.integers(0, 2**32 - 1), other=st.integers(0, 2**32 - 1))
def test_the_seed_of_the_data_makes_the_points_and_nothing_else(seed, other):
    points = replace(small().data, seed=5)
    one, two = assembled(seed=seed, data=points), assembled(seed=other, data=points)
    np.testing.assert_array_equal(one.X, two.X)
    np.testing.assert_array_equal(one.Y, two.Y)
    assert (one.start() == two.start()).all() == (seed == other)
    moved = assembled(seed=seed, data=replace(points, seed=6))
    assert (moved.X != one.X).any()
    np.testing.assert_array_equal(moved.start(), one.start())


def test_points_and_start_share_no_random_numbers():
    """Both even, of one seed: drawn from one stream, the weights would be the coordinates, twelve times smaller."""
    assembly = assembled(data=Data(DATASETS["plane"](), samples=40), initializer=INITIALIZERS["uniform"]())
    (W, *_), *_ = assembly.network.layers(assembly.start())
    assert np.abs(12 * W.ravel()[:, None] - assembly.samples.points.ravel()).min() > 1e-9


def test_data_without_a_seed_have_the_networks():
    named, unnamed = (assembled(seed=9, data=replace(small().data, seed=seed)) for seed in (9, None))
    np.testing.assert_array_equal(named.X, unnamed.X)
    assert (assembled(seed=10).X != assembled(seed=9).X).any()


def test_a_restart_is_the_race_from_its_start_and_another_seed_keeps_the_points():
    race = trained(small(seed=3), steps=8)
    assert bits(trained(race.restarted().experiment, steps=8)) == bits(race)
    assert race.restarted().position == (0, 0, 0)
    elsewhere = race.restarted(seed=4)
    np.testing.assert_array_equal(elsewhere.assembly.X, race.assembly.X)
    assert (elsewhere.runs[0].walker.x != race.restarted().runs[0].walker.x).any()


def test_dropout_is_off_when_measuring():
    race = trained(small(hidden=(Layer(6, dropout=0.5),)), steps=5)
    plain = Assembly(small(hidden=(Layer(6),)).complete())
    expected = plain.measure(plain.experiment, race.runs[0].walker.x)
    assert race.measures()[0] == expected
    np.testing.assert_array_equal(
        race.assembly.full_gradient(race.experiment, race.runs[0].walker.x),
        plain.full_gradient(plain.experiment, race.runs[0].walker.x),
    )
