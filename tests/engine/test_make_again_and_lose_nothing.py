"""Where the loop's rounding would end a race before something that was done by hand, the race stays as it is."""

from dataclasses import replace

import pytest

from app.engine.arithmetic import NumPy, Workshop
from app.engine.stopping import Stop
from app.engine.training import Race
from tests.engine.support import finish, history_bits, small

PATIENT = small(stop=Stop(patience=2))


class Gloomy(NumPy):
    """Finds that nothing ever gets better, so that a race of little patience ends."""

    name = "numba"

    def measures(self, problem, thetas, X, Y):
        return [measure._replace(test_loss=1.0, train_loss=1.0) for measure in super().measures(problem, thetas, X, Y)]


@pytest.fixture
def race():
    """One that NumPy has begun, for a loop that is on its way; it learns at every epoch."""
    workshop = Workshop()
    workshop.coming = True
    race = Race(PATIENT, workshop)
    finish(race.train(epochs=5))
    assert race.running
    return race


def arrive(race):
    race._workshop.compiled = Gloomy()


def test_without_changes_by_hand_it_ends_where_the_loop_ends_it(race):
    arrive(race)
    finish(race.train(epochs=1))
    assert (race.backend, race.running, race.position.epoch) == ("numba", False, 3)
    assert race.history.points[-1].step == race.reached == race.position.step


def test_with_a_change_beyond_it_stays_what_it_was_and_goes_on(race):
    race.change(replace(race.experiment, stop=Stop()))
    finish(race.train(epochs=3))
    before = history_bits(race)
    arrive(race)
    finish(race.train(epochs=1))
    assert (race.backend, race.running, race.position.epoch) == ("numpy", True, 9)
    assert race.experiment.stop == Stop()
    assert history_bits(race)[: len(before)] == before
    finish(race.seek(race.reached - 1))  # and it is not tried again
    assert race.backend == "numpy"


def test_what_had_ended_before_the_loop_came_is_made_again_too():
    workshop = Workshop()
    workshop.coming = True
    race = Race(small(stop=Stop(epochs=3)), workshop)
    finish(race.train(epochs=5))
    assert (race.running, race.backend) == (False, "numpy")
    race._workshop.compiled = Gloomy()
    finish(race.train(epochs=1))
    assert (race.running, race.backend, race.position.epoch) == (False, "numba", 3)


def test_looking_at_a_race_does_not_change_it(race):
    arrive(race)
    assert race.backend == "numpy"
    race.measures()
    assert race.backend == "numpy"
