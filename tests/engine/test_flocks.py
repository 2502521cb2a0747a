"""Walks in NumPy: one walker, and many at once."""

import numpy as np
import pytest

from app.engine.arithmetic import NumPy
from app.engine.clips.norm import ByNorm
from app.engine.descents import Racer
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.momentum import Momentum
from app.engine.optimizers.sgd import GradientDescent
from app.engine.regularizers.l2 import L2
from app.engine.schedules.reduce_on_plateau import ReduceOnPlateau
from app.engine.surfaces.bowl import Bowl
from app.engine.walks import flock_of, steps_to_minimum, walk
from tests.engine.surface_walks import assert_same, descent

ROUND = Bowl(1.0, 0.0)  # f = ½ (x² + y²), whose gradient is the point itself


def trail(run, **settings):
    """The way of one run."""
    race = descent(run, **settings)
    return walk(race, race.runs[0])


def test_every_number_of_a_step():
    """By hand: from (3, 4) at 0.5, gradient (3, 4) with penalty (6, 8), shortened from 10 to 5."""
    run = Racer("", GradientDescent(0.5), clip=ByNorm(limit=5.0), regularizer=L2(rate=1.0))
    way = trail(run, surface=ROUND, start=(3.0, 4.0), steps=1)
    np.testing.assert_allclose(way.gradients, [[3.0, 4.0]])
    np.testing.assert_allclose(way.points, [[3.0, 4.0], [1.5, 2.0]])
    np.testing.assert_allclose(way.values, [12.5, 3.125])
    np.testing.assert_array_equal(way.rates, [0.5])
    assert way.ending is None


def test_a_path_in_a_race_is_the_path_alone():
    race = descent(Momentum(0.001), Adam(0.1), noise=1.0, steps=50)
    for run in race.runs:
        assert_same(walk(race, run), trail(run, noise=1.0, steps=50))


def test_all_runs_meet_the_same_noise():
    race = descent(GradientDescent(0.1), GradientDescent(0.01), surface=ROUND, noise=0.5, steps=50)
    jolts = [way.gradients - way.points[:-1] for way in (walk(race, run) for run in race.runs)]
    np.testing.assert_allclose(*jolts, atol=1e-12)
    assert jolts[0].std() == pytest.approx(0.5, rel=0.3)


def test_a_schedule_that_watches_hears_f_after_every_step():
    """By hand: at α = 2 a round bowl is crossed to and fro for ever, f never falls, and half of the rate leads home."""
    watching = ReduceOnPlateau(gamma=0.5, patience=1)
    way = trail(Racer("", GradientDescent(2.0), watching), surface=ROUND, start=(1.0, 0.0), steps=6)
    np.testing.assert_array_equal(way.rates, [2.0, 2.0, 2.0, 1.0, 1.0, 1.0])  # f after step 1 is the best; two waits
    np.testing.assert_array_equal(way.points[:, 0], [1, -1, 1, -1, 0, 0, 0])


def test_many_who_watch_each_have_a_rate_of_their_own():
    """One learning rate is too high and is halved, one is not."""
    watching = Racer("", GradientDescent(2.0), ReduceOnPlateau(gamma=0.5, patience=1))
    race = descent(watching, surface=ROUND, start=(1.0, 0.0), steps=6)
    tracks = NumPy().tracks(flock_of(race, race.runs[0], rates=np.array([2.0, 0.5])), noting=True)
    np.testing.assert_array_equal(tracks.notes.rates, [[2, 2, 2, 1, 1, 1], [0.5] * 6])


@pytest.mark.parametrize(("condition", "step"), [(1.0, 2), (5.0, 1)])
def test_who_leaves_is_stopped_at_the_margin(condition, step):
    """By hand: every step multiplies y by 1 − 3 κ; the domain ends at 4, its margin at 12."""
    way = trail(GradientDescent(3.0), surface=Bowl(condition, 0.0), start=(0.0, 3.5), steps=9)
    assert (way.ending.status, way.ending.step) == ("diverged", step)
    assert abs(way.ending.y) > 12
    assert len(way.points) == len(way.values) == step
    assert len(way.gradients) == len(way.rates) == len(way.slots) == step - 1


def test_steps_to_the_minimum_are_those_after_which_it_stays():
    """By hand: y is 3.5 times (1 − α)^k, and near is within 0.01 of the width, 0.08; 3.5 · 0.5⁶ = 0.055."""
    race = descent(GradientDescent(0.5), surface=ROUND, start=(0.0, 3.5), steps=20)
    assert steps_to_minimum(race, walk(race, race.runs[0])) == 6
    brief = descent(GradientDescent(0.5), surface=ROUND, start=(0.0, 3.5), steps=5)
    assert steps_to_minimum(brief, walk(brief, brief.runs[0])) is None
    there = descent(GradientDescent(0.5), surface=ROUND, start=(0.0, 0.01), steps=5)
    assert steps_to_minimum(there, walk(there, there.runs[0])) == 0
