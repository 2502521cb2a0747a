"""Walks on surfaces, compiled: those that NumPy walks, for every choice there is."""

import numpy as np
import pytest

from app.engine.arithmetic import NumPy
from app.engine.catalog import CLIPS, OPTIMIZERS, REGULARIZERS, SCHEDULES, SURFACES
from app.engine.clips.norm import ByNorm
from app.engine.descents import Racer
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.adamw import AdamW
from app.engine.optimizers.momentum import Momentum
from app.engine.optimizers.sgd import GradientDescent
from app.engine.regularizers.l2 import L2
from app.engine.schedules.cosine import Cosine
from app.engine.surfaces.bowl import Bowl
from app.engine.walks import flock_of, walk
from tests.engine.compiled.parity import CLOSE, apart
from tests.engine.compiled.test_choices import biting, brief, every
from tests.engine.surface_walks import assert_same, descent

STEPS = 40  # not so many that rounding grows to something


def assert_alike(compiled, race):
    """Every number of every run agrees, and it has come some way."""
    for run in race.runs:
        reference, trail = walk(race, run), walk(race, run, compiled)
        assert len(reference.points) > 5
        assert apart(reference.points[0], reference.points[-1]) > 1e-6
        assert (trail.ending is None) == (reference.ending is None)
        for ours, theirs in zip(trail[:-1], reference[:-1], strict=True):
            assert ours.shape == theirs.shape
            if theirs.size:
                assert apart(theirs, ours) < CLOSE


def heard(compiled, one, other):
    """Whether another run takes another path."""
    here, there = (walk(race, race.runs[0], compiled).points for race in (one, other))
    return here.shape != there.shape or (here != there).any()


@pytest.mark.parametrize("key", SURFACES)
def test_every_surface_with_every_optimizer(compiled, key):
    """With all that may stand around an optimizer at once, and noise."""
    runs = [
        Racer(name, kind(**{kind.declared()[0].name: 1e-3}), Cosine(epochs=30.0), ByNorm(limit=20.0), L2(rate=0.01))
        for name, kind in OPTIMIZERS.items()
    ]
    for half in runs[:9], runs[9:]:
        assert_alike(compiled, descent(*half, surface=SURFACES[key](), steps=STEPS, noise=0.3))


@pytest.mark.parametrize("optimizer", every(OPTIMIZERS))
def test_every_hyperparameter_of_an_optimizer(compiled, optimizer):
    assert_alike(compiled, descent(optimizer, surface=Bowl(3.0, 20.0), steps=STEPS))


@pytest.mark.parametrize("schedule", every(SCHEDULES, brief))
def test_every_schedule(compiled, schedule):
    assert_alike(compiled, descent(Racer("", Adam(0.1), schedule), steps=STEPS))


@pytest.mark.parametrize("clip", every(CLIPS, biting))
def test_every_clip(compiled, clip):
    race, free = descent(Racer("", Momentum(0.001), clip=clip), steps=STEPS), descent(Momentum(0.001), steps=STEPS)
    assert_alike(compiled, race)
    assert heard(compiled, race, free) == (clip.key != "none")


@pytest.mark.parametrize("regularizer", every(REGULARIZERS))
def test_every_regularizer(compiled, regularizer):
    race, free = (descent(Racer("", Adam(0.1), **more), steps=STEPS) for more in ({"regularizer": regularizer}, {}))
    assert_alike(compiled, race)
    assert heard(compiled, race, free) == (regularizer.key != "none")


def test_decoupled_decay_is_no_penalty(compiled):
    """Adam sees L2's pull in the gradient, where it is divided by its own size; AdamW does not."""
    coupled = descent(Racer("", Adam(0.01), regularizer=L2(rate=0.5)), steps=STEPS)
    decoupled = descent(AdamW(0.01, weight_decay=0.5), steps=STEPS)
    assert_alike(compiled, decoupled)
    assert heard(compiled, coupled, decoupled)


@pytest.mark.parametrize("rate", [0.2, 5.0])
def test_who_leaves_the_surface_leaves_it_at_the_same_step(compiled, rate):
    race = descent(GradientDescent(rate), surface=Bowl(20.0, 0.0), steps=STEPS)
    reference, trail = walk(race, race.runs[0]), walk(race, race.runs[0], compiled)
    assert trail.ending.status == reference.ending.status == "diverged"
    assert trail.ending.step == reference.ending.step == len(trail.points) == len(reference.points)
    np.testing.assert_allclose(trail.ending[2:4], reference.ending[2:4], rtol=1e-9)
    np.testing.assert_allclose(trail.points, reference.points, rtol=1e-9)


def test_many_walkers_go_where_each_goes_alone(compiled):
    """Of several starts and learning rates, one of which leaves."""
    race = descent(AdamW(0.01), steps=STEPS, noise=0.1)
    starts, rates = np.array([[-1.5, 2.0], [0.5, -0.5], [1.9, 2.9]]), np.array([0.01, 9.0, 0.3])
    together = [by.tracks(flock_of(race, race.runs[0], starts, rates), noting=False) for by in (compiled, NumPy())]
    for b in range(3):
        alone = descent(AdamW(rates[b]), steps=STEPS, noise=0.1, start=tuple(starts[b]))
        for tracks, by in zip(together, (compiled, NumPy()), strict=True):
            trail = walk(alone, alone.runs[0], by)
            count = len(trail.points)
            assert tracks.made[b] == count - 1
            np.testing.assert_allclose(tracks.points[b, :count], trail.points, rtol=1e-12)
    assert set(together[0].made < STEPS) == {True, False}


def test_a_path_in_a_race_is_the_path_alone(compiled):
    race = descent(Momentum(0.001), Adam(0.1), noise=1.0)
    for run in race.runs:
        alone = descent(run, noise=1.0)
        assert_same(walk(race, run, compiled), walk(alone, alone.runs[0], compiled))
