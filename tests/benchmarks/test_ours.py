"""Our own contestants do the work that they are timed for."""

import pytest

from app.services.warming import why_not
from benchmarks import ours
from benchmarks.experiments import experiment
from benchmarks.race import SIX

pytestmark = pytest.mark.skipif(bool(why_not()), reason=f"no compiled loop: {why_not()}")


@pytest.mark.parametrize("loop", ours.Loop)
@pytest.mark.parametrize("contestant", [ours.training, ours.descent])
def test_an_epoch_is_25_updates(contestant, loop):
    work = contestant(experiment("2-4-2-1"), loop)
    assert [work(1), work(3)] == [25, 75]  # from the start each time


def test_a_batch_that_does_not_divide_the_examples():
    work = ours.training(experiment("2-64-64-1", batch_size=30), ours.Loop.OWN_CHOICE)
    assert work(2) == 18


def test_work_beyond_what_the_curves_hold_is_cut(monkeypatch):
    monkeypatch.setattr(ours, "LONGEST", 3)
    assert ours.training(experiment("2-4-2-1"), ours.Loop.NUMPY)(7) == 175


def test_a_race_of_six_counts_its_steps_once():
    assert len(SIX) == len({type(entrant.optimizer) for entrant in SIX}) == 6
    assert ours.training(experiment("2-4-2-1", runs=SIX), ours.Loop.OWN_CHOICE)(2) == 50
