"""A race that began before the compiled loop was there ends with the bits of one that had it from the start."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from app.engine import arithmetic
from app.engine.arithmetic import Workshop
from app.engine.experiment import Entrant, Layer
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.momentum import Momentum
from app.engine.optimizers.rmsprop import RMSprop
from app.engine.regularizers.l2 import L2
from app.engine.schedules.reduce_on_plateau import ReduceOnPlateau
from app.engine.stopping import Stop
from app.engine.training import Race
from tests.engine.support import bits, finish, history_bits, measures_bits, raced, small, trained, workshop_with
from tests.engine.test_divergence import TAME, WILD, WILD_MOMENTUM, race_of
from tests.engine.test_seek import CHANGES, settings_with

USUAL = small(hidden=(Layer(3, dropout=0.3), Layer(2)))
LISTENING = small(
    hidden=(Layer(3), Layer(2)),
    regularizer=L2(rate=0.5),
    runs=(Entrant("plateau", Momentum(), ReduceOnPlateau(patience=2, threshold=0.05)), Entrant("adam", Adam())),
    stop=Stop(epochs=60),
)
WILD_AND_TAME = race_of(WILD, TAME, WILD_MOMENTUM)


def waiting():
    """A workshop whose loop is on its way."""
    workshop = Workshop()
    workshop.coming = True
    return workshop


def all_of(race):
    """What anybody could see of a race."""
    return bits(race), history_bits(race), measures_bits(race), race.reached


def by_hand(race):
    """A race with much done to it by hand, at its start as well."""
    race.change(settings_with(race.experiment, batch_size=3))
    finish(race.train(steps=5))
    race.change(settings_with(race.experiment, run=1, optimizer=RMSprop()))
    race.set_parameters(0, np.full(race.assembly.network.size, 0.3))
    finish(race.train(steps=8))
    race.change(settings_with(race.experiment, batch_size=5, regularizer=L2(rate=0.2)))
    finish(race.train(steps=9))
    race.set_parameters(1, np.full(race.assembly.network.size, -0.2))


def epochs(race):
    """A race of some epochs and a bit."""
    finish(race.train(epochs=7))
    finish(race.train(steps=2))


HISTORIES = pytest.mark.parametrize(
    ("experiment", "life"),
    [
        pytest.param(USUAL, epochs, id="trained"),
        pytest.param(LISTENING, epochs, id="listening"),
        pytest.param(WILD_AND_TAME, epochs, id="partly diverged"),
        pytest.param(USUAL, by_hand, id="changed by hand"),
        pytest.param(LISTENING, by_hand, id="changed by hand, listening"),
        pytest.param(WILD_AND_TAME, by_hand, id="changed by hand, partly diverged"),
    ],
)


def lived(experiment, life, workshop):
    race = Race(experiment, workshop)
    life(race)
    return race


@HISTORIES
def test_trained_on_it_is_the_race_that_always_had_it(compiled, experiment, life):
    workshop = waiting()
    race, reference = lived(experiment, life, workshop), lived(experiment, life, workshop_with(compiled))
    assert bits(race) != bits(reference)  # rounding tells who made it
    workshop.compiled = compiled
    for each in (race, reference):
        finish(each.train(epochs=3))
    assert all_of(race) == all_of(reference)


@HISTORIES
@pytest.mark.parametrize("share", [0, 0.4, 1])
def test_sought_it_is_the_race_that_always_had_it(compiled, experiment, life, share):
    workshop = waiting()
    race, reference = lived(experiment, life, workshop), lived(experiment, life, workshop_with(compiled))
    workshop.compiled = compiled
    for each in (race, reference):
        finish(each.seek(round(share * each.reached)))
    assert all_of(race) == all_of(reference)
    for each in (race, reference):
        finish(each.seek(each.reached))
        finish(each.train(steps=4))
    assert all_of(race) == all_of(reference)


def test_from_a_step_in_its_past_it_forgets_what_lay_beyond(compiled):
    workshop = waiting()
    race, reference = lived(USUAL, epochs, workshop), lived(USUAL, epochs, workshop_with(compiled))
    for each in (race, reference):
        finish(each.seek(10))
    workshop.compiled = compiled
    for each in (race, reference):
        finish(each.train(steps=5))
    assert all_of(race) == all_of(reference)


def test_it_says_whose_arithmetic_it_is_and_that_points_are_no_longer_true(compiled):
    workshop = waiting()
    race = lived(USUAL, epochs, workshop)
    edition = race.history.edition
    assert race.backend == "numpy"
    workshop.compiled = compiled
    assert race.backend == "numpy"  # nothing was made again yet
    finish(race.train(steps=1))
    assert race.backend == "numba"
    assert race.history.edition > edition


def test_a_race_that_always_had_it_is_not_made_again(compiled):
    race = lived(USUAL, epochs, workshop_with(compiled))
    edition = race.history.edition
    assert race.backend == "numba"
    finish(race.train(steps=1))
    finish(race.seek(race.reached))
    assert race.history.edition == edition


def test_the_numbers_stay_close(compiled):
    """Nobody who watches sees it jump."""
    workshop = waiting()
    race = lived(USUAL, epochs, workshop)
    before = [run.walker.x for run in race.runs]
    workshop.compiled = compiled
    finish(race.seek(race.reached))
    np.testing.assert_allclose([run.walker.x for run in race.runs], before, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("begin", [lambda race: race.train(steps=3), lambda race: race.seek(4)], ids=["train", "seek"])
@pytest.mark.parametrize("yields", [1, 3, 5])
def test_who_leaves_in_the_middle_leaves_everything_as_it_was(compiled, begin, yields):
    workshop = waiting()
    race = lived(LISTENING, by_hand, workshop)
    before, edition = all_of(race), race.history.edition
    workshop.compiled = compiled
    work = begin(race)
    for _ in range(yields):
        next(work)
    assert (all_of(race), race.history.edition, race.backend) == (before, edition, "numpy")
    work.close()
    assert (all_of(race), race.history.edition, race.backend) == (before, edition, "numpy")
    finish(race.train(steps=3))
    reference = lived(LISTENING, by_hand, workshop_with(compiled))
    finish(reference.train(steps=3))
    assert all_of(race) == all_of(reference)


def test_a_restart_is_at_once_the_loops(compiled):
    workshop = waiting()
    race = lived(USUAL, epochs, workshop)
    workshop.compiled = compiled
    again = race.restarted()
    assert again.backend == "numba"
    finish(again.train(steps=9))
    assert bits(again) == bits(raced(USUAL, workshop_with(compiled), steps=9))


def test_without_a_loop_to_come_numpy_has_made_it_for_good():
    workshop = waiting()
    race, reference = lived(LISTENING, by_hand, workshop), lived(LISTENING, by_hand, Workshop())
    workshop.coming = False
    for each in (race, reference):
        finish(each.train(epochs=2))
    assert race.backend == "numpy"
    assert all_of(race) == all_of(reference)
    for each in (race, reference):
        finish(each.seek(9))
    assert all_of(race) == all_of(reference)


def test_a_loop_given_up_costs_no_second_training():
    workshop = waiting()
    race = lived(USUAL, epochs, workshop)
    edition, step = race.history.edition, race.position.step
    workshop.coming = False
    assert min(position.step for position in race.train(steps=1)) >= step
    assert race.history.edition == edition


def test_networks_too_large_for_the_loop_stay_numpys(monkeypatch, compiled):
    monkeypatch.setattr(arithmetic, "CROSSING", 4 * max(Race(USUAL).assembly.network.units) - 1)
    workshop = waiting()
    race = lived(USUAL, epochs, workshop)
    before, edition = history_bits(race), race.history.edition
    workshop.compiled = compiled
    finish(race.train(epochs=1))
    assert (race.backend, race.history.edition) == ("numpy", edition)
    assert history_bits(race)[: len(before) - 1] == before[:-1]
    reference = trained(USUAL, epochs=7)
    finish(reference.train(steps=2))
    finish(reference.train(epochs=1))
    assert bits(race) == bits(reference)


def test_networks_just_small_enough_are_the_loops(monkeypatch, compiled):
    monkeypatch.setattr(arithmetic, "CROSSING", 4 * max(Race(USUAL).assembly.network.units))
    assert Race(USUAL, workshop_with(compiled)).backend == "numba"


def test_each_piece_is_made_by_whom_its_batch_size_asks_for(monkeypatch, compiled):
    """Large batches are NumPy's also where the loop came later."""
    monkeypatch.setattr(arithmetic, "CROSSING", 5 * max(Race(USUAL).assembly.network.units))

    def life(race):
        finish(race.train(steps=5))
        race.change(settings_with(race.experiment, batch_size="all"))
        finish(race.train(steps=5))
        race.change(settings_with(race.experiment, batch_size=2))
        finish(race.train(steps=5))

    workshop = waiting()
    race, reference = lived(USUAL, life, workshop), lived(USUAL, life, workshop_with(compiled))
    workshop.compiled = compiled
    backends = []
    for step in (4, 8, 15):
        for each in (race, reference):
            finish(each.seek(step))
        backends.append(race.backend)
        assert all_of(race) == all_of(reference)
    assert backends == ["numba", "numpy", "numba"]


class Late(RuleBasedStateMachine):
    """Two races, one of which has the loop from the start while the other's comes at any moment."""

    loop = None

    def __init__(self):
        super().__init__()
        self.workshop = waiting()
        self.races = Race(USUAL, self.workshop), Race(USUAL, workshop_with(self.loop))

    @rule()
    def the_loop_comes(self):
        self.workshop.compiled = self.loop
        self.compare()

    def both(self, work):
        for race in self.races:
            finish(work(race))
        self.compare()

    def compare(self):
        late, reference = self.races
        assert late.position == reference.position
        assert late.reached == reference.reached
        if late.backend == "numba":
            assert all_of(late) == all_of(reference)

    @rule(steps=st.integers(0, 17))
    def train_steps(self, steps):
        self.both(lambda race: race.train(steps=steps))

    @rule(epochs=st.integers(1, 4))
    def train_epochs(self, epochs):
        self.both(lambda race: race.train(epochs=epochs))

    @rule(share=st.floats(0, 1))
    def seek(self, share):
        self.both(lambda race: race.seek(round(share * race.reached)))

    @rule(yields=st.integers(1, 6))
    def leave_in_the_middle_of_a_replay(self, yields):
        """To where it is: what is left half done shows nowhere."""
        late, _ = self.races
        before = bits(late)
        work = late.seek(late.position.step)
        if late.backend == "numpy" and self.workshop.compiled:
            for _ in range(yields):
                if next(work, None) is None:
                    break
            else:
                work.close()
                assert bits(late) == before

    @rule(change=CHANGES)
    def change(self, change):
        for race in self.races:
            race.change(settings_with(race.experiment, **change))
        self.compare()

    @rule(run=st.integers(0, 1), value=st.floats(-1, 1))
    def edit(self, run, value):
        for race in self.races:
            race.set_parameters(run, np.full(race.assembly.network.size, value))
        self.compare()


def test_whenever_it_comes_the_races_are_one(compiled):
    """The examples are always the same: rounding may let a stop rule decide otherwise, once in a very long while."""
    kind = type("LateWithLoop", (Late,), {"loop": compiled})
    patience = settings(max_examples=40, stateful_step_count=20, deadline=None, derandomize=True)
    run_state_machine_as_test(kind, settings=patience)


def test_one_experiment_has_one_race_for_every_moment_of_coming(compiled):
    reference = raced(replace(LISTENING, seed=3), workshop_with(compiled), epochs=6)
    for epoch in range(6):
        workshop = waiting()
        race = raced(replace(LISTENING, seed=3), workshop, epochs=epoch)
        workshop.compiled = compiled
        finish(race.train(epochs=6 - epoch))
        assert bits(race) == bits(reference)
