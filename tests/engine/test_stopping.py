from dataclasses import replace

import numpy as np
import pytest

from app.engine.data import Data
from app.engine.datasets.plane import Plane
from app.engine.experiment import Entrant
from app.engine.network_problem import Measure
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.sgd import GradientDescent
from app.engine.plateau import Plateau
from app.engine.regularizers.l2 import L2
from app.engine.schedules.reduce_on_plateau import ReduceOnPlateau
from app.engine.stopping import Stop
from tests.engine.support import bits, finish, small, trained

FAST, SLOW = Entrant("fast", Adam(learning_rate=0.05)), Entrant("slow", GradientDescent(learning_rate=1e-6))


def stopping(race):
    return [run.stopped for run in race.runs]


def test_no_rule_no_stop():
    race = trained(small(), epochs=40)
    assert stopping(race) == [None, None]
    assert race.position.epoch == 40


def test_the_limit_of_epochs_ends_every_run_and_the_race():
    race = trained(small(stop=Stop(epochs=7)), epochs=40)
    assert race.position.epoch == 7
    assert [stopped.position for stopped in stopping(race)] == [race.position] * 2
    assert stopping(race)[0].reason == "the limit was 7 epochs"
    assert not race.running
    before = bits(race)
    finish(race.train(steps=5))
    assert bits(race) == before


def test_a_target_ends_the_run_that_reaches_it_and_the_other_goes_on():
    race = trained(small(runs=(FAST, SLOW), stop=Stop(target_loss=0.5, watch="train")), epochs=100)
    fast, slow = stopping(race)
    assert slow is None
    assert race.position.epoch == 100
    history = {point.step: point.measures[0].train_loss for point in race.history.points}
    reached = fast.position.step
    assert history[reached] <= 0.5
    assert all(loss > 0.5 for step, loss in history.items() if step < reached)
    assert fast.reason == f"its train loss is {history[reached]:.6g}, and the target was 0.5"
    assert race.measures()[0].train_loss == history[reached]


def test_a_run_stopped_stays_where_it_stopped():
    stopped = trained(small(runs=(FAST, SLOW), stop=Stop(target_loss=0.5, watch="train")), epochs=100).runs[0]
    free = trained(small(runs=(FAST, SLOW)), steps=stopped.stopped.position.step).runs[0]
    np.testing.assert_array_equal(stopped.walker.x, free.walker.x)
    assert stopped.walker.t == free.walker.t


def test_early_stopping_counts_epochs_since_the_lowest_test_loss():
    """An oversized rate makes the test loss rise from some epoch on."""
    race = trained(small(runs=(Entrant("one", Adam(learning_rate=0.3)),), stop=Stop(patience=9)), epochs=500)
    losses = [point.measures[0].test_loss for point in race.history.points]  # one an epoch, the start first
    stopped = race.runs[0].stopped
    epoch = stopped.position.epoch
    assert len(losses) == epoch + 1
    lowest = min(range(1, epoch + 1), key=lambda e: losses[e])
    assert epoch - lowest == 9
    assert f"has not fallen for 9 epochs; the lowest was {losses[lowest]:.6g} at epoch {lowest}" in stopped.reason


def test_the_threshold_of_patience_is_a_share_of_the_lowest():
    plateau = Plateau()
    for epoch, loss in enumerate([1.0, 0.95, 0.91, 0.85], 1):
        plateau = plateau.after(loss, epoch, threshold=0.1)
    assert plateau == Plateau(best=0.85, epoch=4, waited=0)
    assert Plateau().after(1.0, 1, 0.1).after(0.95, 2, 0.1).after(0.91, 3, 0.1) == Plateau(1.0, 1, 2)


def test_a_loss_that_is_no_number_is_no_improvement():
    assert Plateau().after(np.nan, 1) == Plateau(waited=1)
    assert Stop(target_loss=1.0, watch="train").reason(3, Measure(np.nan, 0, 0, 0, 0), Plateau()) is None


def test_the_watched_loss_is_the_one_named():
    measure = Measure(0.1, 0.9, 0, 0, 0)
    assert Stop(target_loss=0.5, watch="train").reason(1, measure, Plateau()) is not None
    assert Stop(target_loss=0.5).reason(1, measure, Plateau()) is None


def test_going_back_before_the_stop_finds_it_running_and_going_on_stops_it_again():
    race = trained(small(runs=(FAST, SLOW), stop=Stop(patience=5, watch="train", epochs=60)), epochs=80)
    end = bits(race), stopping(race)
    step = race.position.step
    finish(race.seek(10))
    assert stopping(race) == [None, None]
    finish(race.seek(step))
    assert (bits(race), stopping(race)) == end
    finish(race.seek(10))
    finish(race.train(epochs=80))
    assert (bits(race), stopping(race)) == end


def test_other_rules_call_a_stopped_run_back():
    race = trained(small(stop=Stop(epochs=7)), epochs=40)
    race.change(replace(race.experiment, stop=Stop(epochs=9)))
    assert race.running
    finish(race.train(epochs=40))
    assert race.position.epoch == 9
    straight = trained(small(stop=Stop(epochs=9)), epochs=40)
    np.testing.assert_array_equal(race.runs[1].walker.x, straight.runs[1].walker.x)


def test_other_rules_count_anew():
    race = trained(small(stop=Stop(patience=10, threshold=0.5)), epochs=6)
    assert race.runs[0].watch.stop.waited > 2
    race.change(replace(race.experiment, stop=Stop(patience=3, threshold=0.5)))
    assert race.runs[0].watch.stop == Plateau()
    finish(race.train(epochs=3))
    assert stopping(race) == [None, None]
    finish(race.train(epochs=1))
    assert all(stopping(race))


def set_far_away(race):
    race.set_parameters(0, 4 * race.runs[0].walker.x)


def set_penalty(race):
    race.change(replace(race.experiment, regularizer=L2(rate=20)))


@pytest.mark.parametrize("raise_the_loss", [set_far_away, set_penalty])
def test_a_loss_is_not_compared_with_those_before_a_hand_raised_it(raise_the_loss):
    """Patience and drops of the rate wait for what falls all the time, though far above where it was."""
    watching = ReduceOnPlateau(patience=2, watch="train")
    run = Entrant("run", GradientDescent(learning_rate=0.01), schedule=watching)
    race = trained(small(runs=(run,), stop=Stop(patience=3, watch="train")), epochs=10)
    low = race.measures()[0].train_loss
    raise_the_loss(race)
    finish(race.train(epochs=8))
    losses = [point.measures[0].train_loss for point in race.history.points[10:]]
    assert sorted(losses, reverse=True) == losses
    assert losses[-1] > 1.2 * low
    assert stopping(race) == [None]
    assert race.runs[0].watch.scale == 1.0


def test_another_learning_rate_does_not_call_it_back_but_parameters_set_by_hand_do():
    race = trained(small(stop=Stop(epochs=7)), epochs=40)
    race.change(replace(race.experiment, runs=(race.experiment.runs[0], Entrant("two", Adam(learning_rate=0.5)))))
    assert not race.running
    race.set_parameters(1, race.runs[1].walker.x + 1)
    assert [stopped is None for stopped in stopping(race)] == [False, True]


def test_rules_by_steps_of_one_give_what_rules_by_epochs_give():
    rules = {"stop": Stop(patience=3, threshold=0.05)}
    whole, stepwise = trained(small(**rules), epochs=50), trained(small(**rules), steps=1)
    while stepwise.running and stepwise.position.epoch < 50:
        finish(stepwise.train(steps=1))
    assert bits(whole) == bits(stepwise)
    assert stopping(whole) == stopping(stepwise)
    assert any(stopping(whole))


def test_when_one_is_stopped_and_the_other_diverges_the_race_ends_where_it_diverged():
    """Least squares on a plane: a rate beyond 2 / (largest curvature) overflows after some hundred steps."""
    runs = (Entrant("fine", GradientDescent(learning_rate=0.01)), Entrant("wild", GradientDescent(learning_rate=0.55)))
    settings = {"data": Data(Plane(), samples=22), "hidden": (), "runs": runs, "batch_size": 4}
    race = trained(small(**settings, stop=Stop(target_loss=0.02, watch="train")), epochs=1000)
    fine, wild = race.runs
    assert fine.stopped
    assert wild.diverged_at
    assert wild.diverged_at > fine.stopped.position
    assert wild.diverged_at.offset  # in the middle of an epoch
    assert race.position == wild.diverged_at
    assert not race.running
