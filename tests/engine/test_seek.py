from dataclasses import replace

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.engine import changes, snapshots
from app.engine.clips.none import NoClip
from app.engine.clips.norm import ByNorm
from app.engine.experiment import Layer
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.rmsprop import RMSprop
from app.engine.optimizers.sgd import GradientDescent
from app.engine.parameter import IllegalValue
from app.engine.places import Place
from app.engine.regularizers.l2 import L2
from app.engine.schedules.cosine import Cosine
from app.engine.schedules.reduce_on_plateau import ReduceOnPlateau
from app.engine.stopping import Stop
from app.engine.training import Race
from tests.engine.support import bits, finish, measures_bits, run_bits, small, trained

DROPOUT = small(hidden=(Layer(3, dropout=0.3), Layer(2)))


def settings_with(experiment, *, run=0, optimizer=None, schedule=None, clip=None, **changed):
    runs = list(experiment.runs)
    given = {"optimizer": optimizer, "schedule": schedule, "clip": clip}
    runs[run] = replace(runs[run], **{name: choice for name, choice in given.items() if choice})
    return replace(experiment, runs=tuple(runs), **changed)


CHANGES = st.one_of(
    st.fixed_dictionaries({"frozen": st.sampled_from([(), (Place(1),), (Place(2, "b"), Place(1, "W", 0, 1))])}),
    st.fixed_dictionaries({"batch_size": st.integers(1, 12) | st.just("all")}),
    st.fixed_dictionaries({"regularizer": st.builds(L2, rate=st.floats(0.01, 3))}),
    st.fixed_dictionaries(
        {
            "run": st.integers(0, 1),
            "optimizer": st.sampled_from([GradientDescent(), RMSprop(), Adam(), Adam(learning_rate=0.2)]),
        }
    ),
    st.fixed_dictionaries(
        {
            "run": st.integers(0, 1),
            "schedule": st.sampled_from([ReduceOnPlateau(patience=1, threshold=0.2), Cosine(epochs=5)]),
        }
    ),
    st.fixed_dictionaries({"run": st.integers(0, 1), "clip": st.sampled_from([ByNorm(limit=0.1), NoClip()])}),
    st.fixed_dictionaries(
        {
            "stop": st.builds(
                Stop,
                epochs=st.none() | st.integers(3, 40),
                patience=st.none() | st.integers(1, 5),
                threshold=st.sampled_from([0, 0.1]),
            )
        }
    ),
)


class Wandering(RuleBasedStateMachine):
    """Training, going back, changing by hand, in any order. The model: what was seen at each step, first."""

    most = 256

    def __init__(self):
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(snapshots, "MOST", self.most)
        self.race = Race(DROPOUT)
        self.seen = {0: bits(self.race)}
        self.changed = set()

    def teardown(self):
        self.patch.undo()

    def look(self):
        """What was seen here before is seen again, bit for bit."""
        assert bits(self.race) == self.seen.setdefault(self.race.position.step, bits(self.race))

    def leave_future(self):
        """Changes that lie ahead are undone by training on, and what followed from them is no longer to come."""
        here = self.race.position.step
        ahead = [step for step in self.changed if step > here]
        if ahead:
            self.seen = {step: state for step, state in self.seen.items() if step < min(ahead)}
            self.changed -= set(ahead)

    def change_future(self):
        here = self.race.position.step
        self.seen = {step: state for step, state in self.seen.items() if step < here}
        self.changed = {step for step in self.changed if step < here} | {here}
        self.seen[here] = bits(self.race)

    @rule(steps=st.integers(1, 17))
    def train_steps(self, steps):
        expected = self.race.position.step + steps
        self.leave_future()
        for _ in self.race.train(steps=steps):
            self.look()
        assert self.race.position.step == self.race.reached
        assert self.race.position.step == expected or not self.race.running

    @rule(epochs=st.integers(1, 4))
    def train_epochs(self, epochs):
        expected = self.race.position.epoch + epochs
        self.leave_future()
        for _ in self.race.train(epochs=epochs):
            self.look()
        assert self.race.position[1:] == (expected, 0) or not self.race.running

    @rule(share=st.floats(0, 1))
    def seek(self, share):
        step = round(share * self.race.reached)
        finish(self.race.seek(step))
        assert self.race.position.step == step
        self.look()

    @rule(change=CHANGES)
    def change(self, change):
        self.race.change(settings_with(self.race.experiment, **change))
        self.change_future()

    @rule(run=st.integers(0, 1), shift=st.floats(-1, 1))
    def edit(self, run, shift):
        x = self.race.runs[run].walker.x + shift
        self.race.set_parameters(run, x)
        np.testing.assert_array_equal(self.race.runs[run].walker.x, x)
        self.change_future()

    @invariant()
    def history_ends_where_training_came(self):
        points = self.race.history.points
        assert points[-1].step == self.race.reached
        assert [p.step for p in points] == sorted({p.step for p in points})


class WanderingWithFewSnapshots(Wandering):
    most = 3


TestWandering = Wandering.TestCase
TestWandering.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
TestWanderingWithFewSnapshots = WanderingWithFewSnapshots.TestCase
TestWanderingWithFewSnapshots.settings = TestWandering.settings


def test_every_step_is_found_again_after_snapshots_were_thinned(monkeypatch):
    monkeypatch.setattr(snapshots, "MOST", 4)
    race = Race(DROPOUT)
    seen = [bits(race)]
    for _ in range(90):
        finish(race.train(steps=1))
        seen.append(bits(race))
    assert len(race._snapshots) <= 4
    for step in [*range(90, -1, -7), *range(91)]:
        finish(race.seek(step))
        assert bits(race) == seen[step]


def test_a_small_budget_keeps_few_snapshots(monkeypatch):
    monkeypatch.setattr(snapshots, "BUDGET", 1)
    race = trained(small(), steps=300)
    assert len(race._snapshots) <= snapshots.FEWEST


def test_training_on_from_a_seek_comes_to_the_same_future():
    race = trained(DROPOUT, epochs=9)
    there, curve = bits(race), race.history.points
    curve = [(point.step, point.measures) for point in curve]
    finish(race.seek(10))
    assert race.reached == 27
    finish(race.train(steps=0))
    assert race.reached == 10
    finish(race.train(steps=17))
    assert bits(race) == there
    again = {point.step: point.measures for point in race.history.points}
    assert all(again[step] == measures for step, measures in curve)


@pytest.mark.parametrize("step", [-1, 28, 10**9])
def test_only_steps_already_made_can_be_sought(step):
    race = trained(small(), epochs=9)
    here = bits(race)
    with pytest.raises(IllegalValue, match="between 0 and 27"):
        finish(race.seek(step))
    assert bits(race) == here


def test_going_back_undoes_a_change_and_coming_again_redoes_it():
    race = trained(small(), steps=5)
    before = race.experiment
    race.change(settings_with(before, batch_size=2, regularizer=L2(rate=2.0)))
    after = race.experiment
    finish(race.train(steps=5))
    there = bits(race)
    finish(race.seek(4))
    assert race.experiment == before
    finish(race.seek(5))
    assert race.experiment == after
    finish(race.seek(10))
    assert bits(race) == there


@pytest.mark.parametrize(
    "change",
    [
        {"batch_size": 2},
        {"regularizer": L2(rate=2.0)},
        {"run": 1, "optimizer": Adam(learning_rate=0.5)},
        {"run": 1, "optimizer": RMSprop()},
        {"run": 1, "schedule": ReduceOnPlateau(patience=0, threshold=0.5)},
        {"run": 0, "schedule": Cosine(epochs=4)},
        {"run": 0, "clip": ByNorm(limit=0.01)},
        {"stop": Stop(epochs=2)},
    ],
)
def test_a_change_at_the_start_is_as_good_as_having_said_so(change):
    race = Race(small())
    race.change(settings_with(race.experiment, **change))
    finish(race.train(epochs=3))
    assert bits(race) == bits(trained(race.experiment, epochs=3))
    assert [run_bits(run) for run in race.runs] != [run_bits(run) for run in trained(small(), epochs=3).runs]


def test_training_on_from_before_a_change_goes_without_it():
    race = trained(small(), steps=5)
    race.change(settings_with(race.experiment, batch_size=2))
    race.set_parameters(0, np.ones(race.assembly.network.size))
    finish(race.train(steps=5))
    finish(race.seek(4))
    finish(race.train(steps=6))
    assert bits(race) == bits(trained(small(), steps=10))


def test_a_replay_stops_at_changes_that_lie_within_its_slices(monkeypatch):
    """Epochs of eleven steps, changed in the middle of one whose snapshots are gone."""
    monkeypatch.setattr(snapshots, "MOST", 2)
    race = trained(small(batch_size=1), steps=15)
    race.change(settings_with(race.experiment, regularizer=L2(rate=1.0)))
    seen = {15: bits(race)}
    for step in range(16, 120):
        finish(race.train(steps=1))
        if step == 18:
            race.set_parameters(1, np.ones(race.assembly.network.size))
        seen[step] = bits(race)
    assert race._snapshots.before(22).step < 15
    for step, state in seen.items():
        finish(race.seek(step))
        assert bits(race) == state


def test_changes_of_one_step_count_as_one():
    race = trained(small(), steps=5)
    kept = run_bits(race.runs[0])
    x = np.ones(race.assembly.network.size)
    race.set_parameters(1, x)
    race.change(settings_with(race.experiment, optimizer=RMSprop()))
    race.change(settings_with(race.experiment, optimizer=small().runs[0].optimizer))
    assert run_bits(race.runs[0]) == kept  # there and back again: the slots were not lost
    np.testing.assert_array_equal(race.runs[1].walker.x, x)
    assert race.history.points[-1].measures == race.measures()


def test_an_optimizer_of_another_kind_starts_afresh_and_other_numbers_keep_the_slots():
    race = trained(small(), steps=5)
    before = race.runs[1].walker
    race.change(settings_with(race.experiment, run=1, optimizer=Adam(learning_rate=0.5)))
    assert race.runs[1].walker.t == 5
    np.testing.assert_array_equal(race.runs[1].walker.slots, before.slots)
    race.change(settings_with(race.experiment, run=1, optimizer=RMSprop()))
    assert race.runs[1].walker.t == 0
    assert len(race.runs[1].walker.slots) == len(RMSprop.slots)
    assert not np.any(race.runs[1].walker.slots)
    np.testing.assert_array_equal(race.runs[1].walker.x, before.x)


def test_the_history_tells_what_was_true_at_its_steps():
    race = trained(DROPOUT, epochs=3)
    race.set_parameters(0, np.zeros(race.assembly.network.size))
    finish(race.train(epochs=3))
    for point in list(race.history.points):
        finish(race.seek(point.step))
        assert np.array(point.measures).tobytes() == measures_bits(race)
        assert point.epoch == race.epoch


def test_a_race_left_in_mid_work_is_whole():
    """Whoever stops asking a generator leaves a race that goes on as if nothing had happened."""
    race, expected = Race(small()), trained(small(), epochs=6)
    work = race.train(epochs=6)
    next(work)
    next(work)
    work.close()
    finish(race.train(epochs=6 - race.position.epoch))
    assert bits(race) == bits(expected)


def test_a_batch_size_changed_in_mid_epoch_holds_for_the_rest_of_it():
    """Of eleven examples: one batch of 4, then 5 and 2; from then on 5, 5 and 1."""
    race = trained(small(), steps=1)
    race.change(settings_with(race.experiment, batch_size=5))
    places = []
    for _ in range(5):
        finish(race.train(steps=1))
        places.append(tuple(race.position))
    assert places == [(2, 0, 9), (3, 1, 0), (4, 1, 5), (5, 1, 10), (6, 2, 0)]
    assert race.epoch == 2.0
    finish(race.seek(1))
    assert race.epoch == pytest.approx(4 / 11)


def test_too_much_by_hand_is_refused(monkeypatch):

    monkeypatch.setattr(changes, "MOST_CHANGES", 2)
    race = trained(small(), steps=1)
    for size in (2, 3):
        race.change(settings_with(race.experiment, batch_size=size))
        finish(race.train(steps=1))
    here = bits(race)
    with pytest.raises(changes.Exhausted, match="too much"):
        race.change(settings_with(race.experiment, batch_size=5))
    assert bits(race) == here
    finish(race.seek(0))
    race.change(settings_with(race.experiment, batch_size=5))  # what lies beyond does not count
