from dataclasses import replace

import numpy as np
import pytest

from app.engine.catalog import CLIPS, OPTIMIZERS, SCHEDULES
from app.engine.elementwise import quiet
from app.engine.experiment import Entrant
from app.engine.network_problem import Measure
from app.engine.optimizers.sgd import GradientDescent
from app.engine.plateau import Plateau
from app.engine.schedules.reduce_on_plateau import ReduceOnPlateau
from tests.engine.support import choice, finish, golden, small, trained

GOLDEN = golden("schedules")
CASES = GOLDEN["factors"]


@pytest.mark.parametrize("case", CASES, ids=[case["schedule"]["kind"] for case in CASES])
def test_the_rates_are_pytorchs(case):
    settings = {name: float(v) if name == "epochs" else v for name, v in case["schedule"].items()}
    schedule = choice(SCHEDULES, settings)
    rates = [GOLDEN["rate"] * schedule.factor(float(e), *schedule.hyperparameters) for e in range(len(case["rates"]))]
    np.testing.assert_allclose(rates, case["rates"], rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("case", GOLDEN["plateaus"], ids=["patient", "impatient"])
def test_the_drops_on_a_plateau_are_pytorchs(case):
    schedule = ReduceOnPlateau(**case["settings"])
    plateau, scale, rates = Plateau(), 1.0, []
    for epoch, loss in enumerate(GOLDEN["losses"], 1):
        plateau, scale = schedule.heard(plateau, scale, Measure(loss, np.nan, 0, 0, 0), epoch)
        rates.append(GOLDEN["rate"] * scale)
    np.testing.assert_allclose(rates, case["rates"], rtol=1e-12)
    assert len(set(rates)) > 2


BY_HAND = {"inverse_time": ({"decay": 0.25}, {0: 1, 4: 1 / 2, 12: 1 / 4, 28: 1 / 8})}  # PyTorch has none of these


@pytest.mark.parametrize("kind", BY_HAND)
def test_the_factors_are_those_worked_out_by_hand(kind):
    settings, factors = BY_HAND[kind]
    schedule = SCHEDULES[kind](**settings)
    assert {e: schedule.factor(float(e), *schedule.hyperparameters) for e in factors} == factors


@pytest.mark.parametrize("kind", SCHEDULES)
def test_every_schedule_is_compared(kind):
    compared = [case["schedule"]["kind"] for case in CASES]
    assert kind in compared or kind in BY_HAND or SCHEDULES[kind].watches


@pytest.mark.parametrize("kind", SCHEDULES)
def test_a_factor_never_leaves_nought_to_one(kind):
    schedule = SCHEDULES[kind]()
    factors = [schedule.factor(e, *schedule.hyperparameters) for e in np.linspace(0, 1000, 5001)]
    assert min(factors) >= 0
    assert max(factors) <= 1
    curve = SCHEDULES[kind].traits()["curve"]
    assert len(curve["epoch"]) == len(curve["factor"])


def test_a_schedule_goes_by_epochs_not_by_steps():
    """Eleven examples, batches of 4: three steps an epoch. A drop to nothing after two epochs stops all movement."""
    schedule = SCHEDULES["step"](every=2.0, gamma=0.01)
    tenth = replace(GradientDescent(), learning_rate=0.03 / 100)
    race = trained(small(runs=(Entrant("one", GradientDescent(), schedule),)), steps=6)
    plain = trained(small(runs=(Entrant("one", GradientDescent()),)), steps=6)
    np.testing.assert_array_equal(race.runs[0].walker.x, plain.runs[0].walker.x)
    finish(race.train(steps=1))
    plain.change(replace(plain.experiment, runs=(Entrant("one", tenth),)))
    finish(plain.train(steps=1))
    np.testing.assert_allclose(race.runs[0].walker.x, plain.runs[0].walker.x, rtol=1e-14)


@pytest.mark.parametrize("kind", SCHEDULES)
def test_a_replay_follows_the_schedule(kind):
    race = trained(small(runs=(Entrant("one", OPTIMIZERS["adam"](), SCHEDULES[kind]()),)), epochs=30)
    there = race.runs[0]
    finish(race.seek(5))
    finish(race.seek(90))
    assert race.position.step == 90
    np.testing.assert_array_equal(race.runs[0].walker.x, there.walker.x)
    assert race.runs[0].watch == there.watch


def test_a_plateau_really_lowers_the_rate_of_a_run():
    """With a threshold of one half, no epoch is good enough: after patience + 1 epochs the rate is halved, again and
    again.
    """
    schedule = ReduceOnPlateau(gamma=0.5, patience=1, threshold=0.5)
    race = trained(small(runs=(Entrant("one", GradientDescent(learning_rate=0.01), schedule),)), epochs=1)
    scales = [race.runs[0].watch.scale]
    for _ in range(6):
        finish(race.train(epochs=1))
        scales.append(race.runs[0].watch.scale)
    assert scales == [1, 1, 0.5, 0.5, 0.25, 0.25, 0.125]
    start = race.runs[0].walker.x
    problem = race.assembly.problem(race.experiment)
    g = problem.gradient(start, race.next_batch())
    finish(race.train(steps=1))
    np.testing.assert_allclose(start - race.runs[0].walker.x, 0.01 / 8 * g, rtol=1e-7)


def test_another_schedule_has_heard_nothing_yet():
    """A rate that one schedule has lowered is back when another takes over, and its count begins anew."""
    eager, calm = ReduceOnPlateau(gamma=0.5, patience=0, threshold=0.5), ReduceOnPlateau(patience=30, threshold=0.5)
    race = trained(small(runs=(Entrant("one", GradientDescent(), eager),)), epochs=4)
    assert race.runs[0].watch.scale == 0.125
    race.change(replace(race.experiment, runs=(Entrant("one", GradientDescent(), calm),)))
    assert race.runs[0].watch.scale == 1
    assert race.runs[0].watch.schedule == Plateau()
    finish(race.train(epochs=3))
    assert race.runs[0].watch.schedule.waited == 2
    race.change(replace(race.experiment, runs=(Entrant("one", GradientDescent(learning_rate=0.5), calm),)))
    assert race.runs[0].watch.schedule.waited == 2  # the same schedule goes on


@pytest.mark.parametrize("kind", ["value", "norm"])
@pytest.mark.parametrize("case", GOLDEN["clips"])
def test_clipped_gradients_are_pytorchs(kind, case):
    """PyTorch divides by the norm + 1e-6: hence the tolerance where a gradient is shortened by its norm."""
    g = np.array(case["g"])
    clipped = CLIPS[kind](limit=case["limit"]).clipped(g, case["limit"])
    np.testing.assert_allclose(clipped, case[kind], rtol=1e-4 if kind == "norm" else 0)
    assert (clipped != g).any() == (case[kind] != case["g"])


def test_clipping_by_norm_keeps_the_direction_and_the_limit_exactly():
    g = np.array([3e-3, -4e-3])
    np.testing.assert_allclose(CLIPS["norm"].clipped(g, 1e-3), [6e-4, -8e-4], rtol=1e-15)
    np.testing.assert_array_equal(CLIPS["norm"].clipped(g, 5.1e-3), g)


def test_a_gradient_whose_squares_overflow_keeps_its_direction():
    with quiet():
        long = CLIPS["norm"].clipped(np.array([3e200, -4e200]), 5.0)
        broken = CLIPS["norm"].clipped(np.array([np.inf, 1.0]), 5.0)
    np.testing.assert_allclose(long, [3, -4], rtol=1e-15)
    np.testing.assert_array_equal(np.isfinite(broken), [False, True])


@pytest.mark.parametrize("kind", CLIPS)
def test_a_clip_is_applied_in_training(kind):
    """Gradient descent moves by α times the clipped gradient: the first step of a run shows it."""
    plain, clipped = (
        trained(small(runs=(Entrant("one", GradientDescent(learning_rate=1.0), clip=clip),)), steps=1)
        for clip in (CLIPS["none"](), CLIPS[kind](**({} if kind == "none" else {"limit": 1e-2})))
    )
    start = plain.assembly.start()
    free, held = start - plain.runs[0].walker.x, start - clipped.runs[0].walker.x
    if kind == "none":
        np.testing.assert_array_equal(held, free)
    else:
        size = np.abs(held).max() if kind == "value" else np.linalg.norm(held)
        assert size == pytest.approx(1e-2, rel=1e-9)
        assert np.linalg.norm(free) > 0.05
        assert (np.sign(held) == np.sign(free)).all()
