"""Runs that leave the numbers while compiled code trains them."""

import warnings

import numpy as np
import pytest

from app.engine.assembly import Assembly
from app.engine.experiment import Layer
from tests.engine.compiled.parity import walk
from tests.engine.support import bits, finish, raced, run_bits, trained
from tests.engine.test_divergence import TAME, WILD, WILD_MOMENTUM, race_of


@pytest.mark.parametrize("entrant", [WILD, WILD_MOMENTUM], ids=lambda entrant: entrant.name)
def test_the_last_step_is_the_one_that_numpy_finds(compiled, entrant):
    _, (walker, steps, ends), (its, its_steps, its_ends) = walk(compiled, race_of(entrant))
    assert (its_steps, its.t) == (steps, walker.t)
    assert 1 < steps < 200
    assert not np.isfinite(its.x).all()
    assert its_ends.shape == ends.shape


def test_epochs_that_would_have_ended_later_have_the_last_parameters(compiled):
    """A line, so that it takes some epochs to leave the numbers, growing by the same factor at each step."""
    experiment = race_of(WILD, hidden=())
    _, numpy, (its, steps, ends) = walk(compiled, experiment, steps=400)
    assert steps == numpy.steps
    an_epoch = -(-Assembly(experiment.complete()).batches.examples // experiment.batch_size)
    before = steps // an_epoch
    assert 2 < before < len(ends) - 2
    np.testing.assert_allclose(ends[:before], numpy.ends[:before], rtol=1e-9)
    for end in ends[before:]:
        np.testing.assert_array_equal(end, its.x)
    np.testing.assert_array_equal(np.isfinite(ends), np.isfinite(numpy.ends))


def test_a_race_with_a_wild_run_is_numpys(workshop):
    """The wild ones end where NumPy's do, in the history as well, and the tame one goes on."""
    experiment = race_of(WILD, TAME, WILD_MOMENTUM)
    race, reference = raced(experiment, workshop, epochs=10), trained(experiment, epochs=10)
    assert race.backend == "numba"
    assert race.position == reference.position
    assert [run.diverged_at for run in race.runs] == [run.diverged_at for run in reference.runs]
    np.testing.assert_allclose(race.runs[1].walker.x, reference.runs[1].walker.x, rtol=1e-9)
    steps = [[point.step for point in each.history.points] for each in (race, reference)]
    assert steps[0] == steps[1]
    losses = [[point.measures[1].train_loss for point in each.history.points] for each in (race, reference)]
    np.testing.assert_allclose(*losses, rtol=1e-9)


def test_the_others_go_on_as_if_alone(workshop):
    race, alone = raced(race_of(WILD, TAME), workshop, epochs=10), raced(race_of(TAME), workshop, epochs=10)
    assert run_bits(race.runs[1]) == run_bits(alone.runs[0])


def test_a_race_stops_where_its_last_run_does(workshop):
    experiment = race_of(WILD, WILD_MOMENTUM)
    race, reference = raced(experiment, workshop, steps=5000), trained(experiment, steps=5000)
    assert race.position == reference.position == race.runs[1].diverged_at
    assert not race.running
    here = bits(race)
    finish(race.train(epochs=5))
    assert bits(race) == here


def test_a_run_that_diverged_lives_again_on_parameters_set_by_hand(workshop):
    race = raced(race_of(WILD, TAME), workshop, epochs=10)
    assert race.runs[0].diverged_at
    race.set_parameters(0, race.assembly.start())
    finish(race.train(steps=1))
    assert np.isfinite(race.runs[0].walker.x).all()
    assert race.runs[0].diverged_at is None


def test_nothing_warns(workshop):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        race = raced(race_of(WILD, WILD_MOMENTUM, hidden=(Layer(6, dropout=0.3),)), workshop, epochs=10)
    assert not np.isfinite(race.measures()[0].train_loss)
