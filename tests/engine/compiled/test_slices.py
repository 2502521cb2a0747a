"""However compiled work is cut, the bits are the same."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis.stateful import run_state_machine_as_test

from app.engine import legs
from app.engine.arithmetic import Workshop
from app.engine.clips.norm import ByNorm
from app.engine.experiment import Entrant, Layer
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.momentum import Momentum
from app.engine.optimizers.rmsprop import RMSprop
from app.engine.regularizers.l2 import L2
from app.engine.schedules.cosine import Cosine
from app.engine.schedules.reduce_on_plateau import ReduceOnPlateau
from app.engine.stopping import Stop
from app.engine.training import Race
from app.services.crew import Crew
from tests.engine.support import bits, finish, history_bits, raced, run_bits, small
from tests.engine.test_reproducibility import EXPERIMENTS
from tests.engine.test_seek import DROPOUT, Wandering, WanderingWithFewSnapshots, settings_with

LISTENING = small(
    hidden=(Layer(3, dropout=0.3), Layer(2)),
    regularizer=L2(rate=0.5),
    runs=(
        Entrant("plateau", Momentum(), ReduceOnPlateau(patience=1, threshold=0.05)),
        Entrant("cosine", Adam(), Cosine(epochs=30), ByNorm(limit=0.1)),
    ),
    stop=Stop(patience=40),
)
DEAF = replace(DROPOUT, regularizer=L2(rate=0.5))
ALONE = replace(DEAF, runs=DEAF.runs[1:])
EACH = pytest.mark.parametrize("experiment", [DEAF, LISTENING, ALONE], ids=["deaf", "listening", "alone"])
SLICES = pytest.mark.parametrize("steps", [1, 2, 5, 7])


@EACH
@SLICES
def test_by_so_many_steps_it_comes_to_the_same_place(workshop, experiment, steps):
    at_once, in_pieces = raced(experiment, workshop, steps=140), Race(experiment, workshop)
    while left := 140 - in_pieces.position.step:
        finish(in_pieces.train(steps=min(left, steps)))
    assert bits(in_pieces) == bits(at_once)
    assert in_pieces.backend == "numba"
    shared = set(history_bits(at_once))
    assert len(shared & set(history_bits(in_pieces))) == len(shared)


@EACH
@pytest.mark.parametrize("most", [1, 2, 5])
def test_the_most_epochs_of_a_stretch_change_nothing(monkeypatch, workshop, experiment, most):
    usual = raced(experiment, workshop, epochs=50)
    monkeypatch.setattr(legs, "MOST_ENDS", most)
    other = raced(experiment, workshop, epochs=50)
    assert (bits(other), history_bits(other)) == (bits(usual), history_bits(usual))


@pytest.mark.parametrize("work", [1, 2000, 10**12])
def test_the_size_of_a_slice_changes_nothing(monkeypatch, workshop, work):
    usual = raced(LISTENING, workshop, epochs=40)
    monkeypatch.setattr(type(workshop.compiled), "WORK", work)
    other = raced(LISTENING, workshop, epochs=40)
    assert (bits(other), history_bits(other)) == (bits(usual), history_bits(usual))


def test_runs_trained_at_the_same_time_are_those_trained_one_by_one(workshop):
    with ThreadPoolExecutor(4) as threads:
        together = Workshop(Crew(threads, 4).together)
        together.compiled, together.coming = workshop.compiled, True
        race = raced(LISTENING, together, epochs=40)
    alone = raced(LISTENING, workshop, epochs=40)
    assert (bits(race), history_bits(race)) == (bits(alone), history_bits(alone))


def test_every_step_is_found_again(workshop):
    race, seen = Race(LISTENING, workshop), {}
    for step in range(91):
        seen[step] = bits(race)
        finish(race.train(steps=1))
    for step in [*range(90, -1, -7), *range(0, 91, 4)]:
        finish(race.seek(step))
        assert bits(race) == seen[step]


def test_what_was_changed_by_hand_is_done_again_on_the_way(workshop):
    race = raced(LISTENING, workshop, steps=7)
    race.change(settings_with(race.experiment, batch_size=3))
    finish(race.train(steps=10))
    race.change(settings_with(race.experiment, run=1, optimizer=RMSprop()))
    race.set_parameters(0, np.full(race.assembly.network.size, 0.3))
    finish(race.train(steps=40))
    there = bits(race)
    for step in (0, 7, 12, 17, 30):
        finish(race.seek(step))
        finish(race.seek(57))
        assert bits(race) == there


@EACH
def test_the_history_tells_what_is_measured_there(workshop, experiment):
    race = raced(experiment, workshop, epochs=30)
    points = history_bits(race)
    assert len(points) == 31
    for step, epoch, measures in points:
        finish(race.seek(step))
        assert (race.epoch, np.array(race.measures()).tobytes()) == (epoch, measures)


@pytest.mark.parametrize("kind", [Wandering, WanderingWithFewSnapshots])
def test_a_race_that_wanders_finds_what_it_saw(workshop, kind):
    """Trained on, sought and changed by hand in any order."""

    class Compiled(kind):
        def __init__(self):
            super().__init__()
            self.race = Race(DROPOUT, workshop)
            self.seen = {0: bits(self.race)}

    run_state_machine_as_test(Compiled, settings=settings(max_examples=15, stateful_step_count=25, deadline=None))


def test_the_same_experiment_gives_the_same_bits_however_it_is_driven(workshop):
    @settings(max_examples=25, deadline=None)
    @given(EXPERIMENTS)
    def holds(experiment):
        at_once, by_steps = raced(experiment, workshop, epochs=3), Race(experiment, workshop)
        while left := at_once.position.step - by_steps.position.step:
            finish(by_steps.train(steps=min(left, 2)))
        assert [run_bits(run) for run in by_steps.runs] == [run_bits(run) for run in at_once.runs]
        assert by_steps.position == at_once.position

    holds()
