"""Every run at many learning rates."""

from dataclasses import replace

import numpy as np
import pytest

from app.engine.arithmetic import NumPy
from app.engine.descents import Racer
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.momentum import Momentum
from app.engine.optimizers.sgd import GradientDescent
from app.engine.surfaces.bowl import Bowl
from app.engine.sweeps import Sweep, Trial, best_of, rates_of, sweep
from app.engine.walks import steps_to_minimum, walk
from tests.engine.surface_walks import descent

KEPT = Bowl(10.0, 0.0)


def trials(*optimizers, by=None, **settings):
    """The trials of each run."""
    runs = tuple(Racer("", each) for each in optimizers)
    description = Sweep(runs=runs, **settings).complete()
    return [found for found in sweep(description, by or NumPy()) if found]


def test_a_trial_is_the_descent_at_that_rate():
    settings = {"surface": KEPT, "steps": 120, "noise": 0.05}
    every = trials(Momentum(), Adam(), rates=6, **settings)
    for optimizer, found in zip((Momentum(), Adam()), every, strict=True):
        for trial in found:
            race = descent(replace(optimizer, learning_rate=trial.rate), **settings)
            way = walk(race, race.runs[0])
            assert trial.status == (way.ending.status if way.ending else "ready")
            assert trial.steps_to_minimum == steps_to_minimum(race, way)
            assert trial.value == pytest.approx(way.values[-1], rel=1e-9)
        assert any(trial.steps_to_minimum for trial in found)
    assert {trial.status for found in every for trial in found} == {"ready", "diverged"}


def test_compiled_trials_are_numpys(compiled):
    settings = {"surface": KEPT, "steps": 120, "rates": 25}
    both = [trials(Momentum(), Adam(), by=by, **settings) for by in (compiled, NumPy())]
    for ours, theirs in zip(*both, strict=True):
        assert [trial[:2] + trial[3:] for trial in ours] == [trial[:2] + trial[3:] for trial in theirs]
        np.testing.assert_allclose([trial.value for trial in ours], [trial.value for trial in theirs], rtol=1e-6)


def test_rates_are_even_on_a_logarithmic_scale_and_legal():
    description = Sweep(rates=6, runs=(Racer("", Adam()),)).complete()
    np.testing.assert_array_equal(rates_of(description, description.runs[0]), [1e-4, 1e-3, 1e-2, 0.1, 1, 10])
    many = rates_of(replace(description, rates=200), description.runs[0])
    assert len(many) == 200
    for rate in many.tolist():
        Adam(rate)


def test_the_best_rate_of_gradient_descent_is_the_textbooks():
    """On a bowl with eigenvalues 1 and 10 both contract equally at 2 / (1 + 10), and from 2 / 10 on it diverges."""
    [found] = trials(GradientDescent(), surface=KEPT, steps=300, rates=200, start=(2.0, 2.0), tolerance=1e-6)
    best = best_of(found)
    assert best.by == "steps"
    assert best.trial.rate == pytest.approx(2 / 11, rel=0.05)
    assert {trial.status for trial in found if trial.rate > 0.21} == {"diverged"}
    assert {trial.status for trial in found if trial.rate < 0.2} == {"ready"}


def trial(rate, steps, value=1.0, status="ready"):
    return Trial(rate, steps, value, status)


@pytest.mark.parametrize(
    ("found", "best", "by"),
    [
        ([trial(0.1, 9), trial(0.2, 5), trial(0.3, 5)], 0.2, "steps"),
        ([trial(0.1, None, 0.0), trial(0.2, 7, 3.0)], 0.2, "steps"),
        ([trial(0.1, None, 2.0), trial(0.2, None, 1.0), trial(0.3, None, 1.0)], 0.2, "value"),
        ([trial(0.1, None, 2.0), trial(0.2, None, -9.0, "left")], 0.2, "value"),
        ([trial(0.1, None, 2.0), trial(0.2, None, -9.0, "diverged"), trial(0.3, None, np.nan)], 0.1, "value"),
    ],
)
def test_the_best_has_the_fewest_steps_or_else_the_lowest_value(found, best, by):
    assert best_of(found) == (next(each for each in found if each.rate == best), by)


def test_where_all_diverge_none_is_best():
    assert best_of([trial(0.1, None, 1.0, "diverged")]) is None
