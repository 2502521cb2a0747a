"""How long a run took: told by a clock that is given, and no part of what it is."""

from itertools import count

import pytest

from app.engine.arithmetic import Workshop
from app.engine.experiment import Entrant
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.sgd import GradientDescent
from app.engine.stopping import Stop
from app.engine.training import Race
from tests.engine.support import bits, finish, raced, small, workshop_with


def ticking(loop=None):
    """A workshop whose clock goes on by a second whenever somebody looks: every piece of work takes one."""
    workshop = workshop_with(loop) if loop else Workshop()
    ticks = count()
    workshop.clock = lambda: float(next(ticks))
    return workshop


def seconds(race):
    return [run.seconds for run in race.runs]


def test_every_leg_of_a_run_is_timed_and_nothing_else():
    race = Race(small(), ticking())
    assert seconds(race) == [0, 0]
    finish(race.train(steps=1))
    assert seconds(race) == [1, 1]
    race.measures()
    for _ in range(3):
        finish(race.train(steps=1))
    assert seconds(race) == [4, 4]


def test_without_a_clock_it_takes_no_time():
    race = raced(small(), Workshop(), epochs=3)
    assert seconds(race) == [0, 0]
    assert {point.seconds for point in race.history.points} == {(0, 0)}


def test_a_leg_over_several_epochs_is_shared_out_by_its_steps(compiled):
    """Four epochs of three steps in one leg that takes a second."""
    race = raced(small(), ticking(compiled), epochs=4)
    assert [point.seconds for point in race.history.points] == [(k / 4, k / 4) for k in range(5)]
    assert seconds(race) == [1, 1]


def test_the_past_has_the_time_it_took():
    race = raced(small(), ticking(), epochs=4)
    there = race.runs[0].seconds
    finish(race.seek(0))
    assert seconds(race) == [0, 0]
    finish(race.seek(12))
    assert race.runs[0].seconds == pytest.approx(there)


def test_a_run_that_has_ended_takes_no_more():
    runs = (Entrant("fast", Adam(learning_rate=0.05)), Entrant("slow", GradientDescent(learning_rate=1e-6)))
    race = raced(small(runs=runs, stop=Stop(target_loss=0.6, watch="train")), ticking(), epochs=100)
    fast, slow = race.runs
    assert fast.stopped
    assert 0 < fast.seconds < slow.seconds
    assert race.history.points[-1].seconds == (fast.seconds, slow.seconds)


def test_the_time_changes_no_bit_and_makes_no_history_new():
    timed, plain = raced(small(), ticking(), epochs=3), raced(small(), Workshop(), epochs=3)
    assert timed.position == plain.position
    assert [run.walker.x.tobytes() for run in timed.runs] == [run.walker.x.tobytes() for run in plain.runs]
    finish(timed.seek(3))
    finish(timed.seek(9))  # made again, in another time
    edition, spent = timed.history.edition, bits(timed)
    finish(timed.train(steps=0))
    timed.change(timed.experiment)
    assert timed.history.edition == edition
    assert bits(timed) == spent
