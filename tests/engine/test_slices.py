"""Work comes in slices, so that others get their turn."""

import pytest

from app.engine.arithmetic import NumPy
from app.engine.data import Data
from app.engine.experiment import Entrant, Experiment, Layer
from app.engine.training import Race
from tests.engine.support import bits, finish, small, trained


def test_a_heavy_network_yields_after_every_step_of_every_run():
    heavy = Experiment(data=Data(samples=2000), hidden=(Layer(128),) * 3, batch_size=500, runs=(Entrant(),) * 3)
    race = Race(heavy)
    slices = [position.step for position in race.train(steps=2)]
    assert slices == [0, 0, 1, 1, 1, 2]  # before the second and the third run, and when all have moved


def test_a_light_one_is_not_held_up():
    race = Race(small(batch_size=1))
    assert len(list(race.train(epochs=1))) <= 2 * (1 + race.position.step // 40)


@pytest.mark.parametrize("work", [1, 200_000, 10**12])
def test_the_size_of_a_slice_changes_no_bit(monkeypatch, work):
    usual = trained(small(), epochs=3)
    monkeypatch.setattr(NumPy, "WORK", work)
    assert bits(trained(small(), epochs=3)) == bits(usual)


def test_what_is_abandoned_between_runs_has_not_moved():
    race = Race(small())
    before = bits(race)
    begun = race.train(steps=5)
    next(begun)
    begun.close()
    assert bits(race) == before
    finish(race.train(steps=5))
    assert bits(race) == bits(trained(small(), steps=5))
