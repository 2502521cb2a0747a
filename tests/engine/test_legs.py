"""One leg of a race, walked by arithmetic whose pace is the test's."""

import numpy as np
import pytest

from app.engine import legs
from app.engine.arithmetic import NumPy, Workshop
from app.engine.assembly import Assembly
from app.engine.batches import Position
from app.engine.descent import Walker
from app.engine.experiment import Entrant
from app.engine.legs import leg, stretch_of
from app.engine.optimizers.adam import Adam
from app.engine.runs import Run, Snapshot, Stopped
from app.engine.schedules.reduce_on_plateau import ReduceOnPlateau
from app.engine.stopping import Stop
from tests.engine.support import run_bits, small, trained
from tests.engine.test_divergence import TAME, WILD, WILD_MOMENTUM, race_of

AN_EPOCH = 3  # steps: of eleven examples 4, 4 and 3
THREE = (Entrant("a"), Entrant("b"), Entrant("c"))


class Paced(NumPy):
    """NumPy's arithmetic that finds so many steps affordable; nimble, it does not rest between runs."""

    def __init__(self, pace=10**6, nimble=True):
        self.pace, self.nimble, self.walked = pace, nimble, []

    def affordable(self, problem, size):
        return self.pace

    def advance(self, problem, optimizer, walker, stretch, guide):
        self.walked.append(stretch.steps)
        return super().advance(problem, optimizer, walker, stretch, guide)


def start_of(experiment):
    """A race at its start."""
    assembly = Assembly(experiment.complete())
    x = assembly.start()
    runs = tuple(Run(Walker(x, entrant.optimizer.begin(x.size))) for entrant in assembly.experiment.runs)
    return assembly, Snapshot(Position(), assembly.experiment, runs)


def steps_ahead(experiment, arithmetic, steps=10**6, position=Position()):  # noqa: B008 — nothing changes it
    assembly, race = start_of(experiment)
    return stretch_of(assembly, arithmetic, race._replace(position=position), 4, steps).steps


def walked(assembly, race, arithmetic, steps):
    """How often a leg yielded, and the leg."""
    stretch = stretch_of(assembly, arithmetic, race, 4, steps)
    work, yields = leg(assembly, arithmetic, Workshop(), race, stretch), 0
    while True:
        try:
            assert next(work) == race.position
            yields += 1
        except StopIteration as end:
            return yields, end.value


@pytest.mark.parametrize(("pace", "runs", "expected"), [(12, 1, 12), (12, 2, 6), (12, 3, 4), (2, 3, 1), (1, 1, 1)])
def test_runs_share_what_is_affordable_but_a_step_is_always_made(pace, runs, expected):
    assert steps_ahead(small(runs=THREE[:runs]), Paced(pace)) == expected


@pytest.mark.parametrize("steps", [1, 5, 30])
def test_no_more_steps_than_asked_for(steps):
    assert steps_ahead(small(), Paced(), steps) == steps


def test_where_nobody_listens_a_stretch_spans_many_epochs_but_not_all(monkeypatch):
    monkeypatch.setattr(legs, "MOST_ENDS", 5)
    assert steps_ahead(small(), Paced()) == 5 * AN_EPOCH
    assert steps_ahead(small(), Paced(), position=Position(1, 0, 4)) == 5 * AN_EPOCH - 1


@pytest.mark.parametrize(
    "listening",
    [
        {"stop": Stop(epochs=100)},
        {"stop": Stop(patience=3)},
        {"stop": Stop(target_loss=0.1)},
        {"runs": (Entrant("deaf", Adam()), Entrant("watching", Adam(), ReduceOnPlateau()))},
    ],
    ids=["limit", "patience", "target", "schedule"],
)
def test_where_somebody_listens_a_stretch_ends_with_the_epoch(listening):
    assert steps_ahead(small(**listening), Paced()) == AN_EPOCH
    assert steps_ahead(small(**listening), Paced(), position=Position(2, 0, 8)) == 1


@pytest.mark.parametrize(("nimble", "yields"), [(True, 0), (False, 2)])
def test_only_what_is_nimble_does_not_rest_between_runs(nimble, yields):
    assembly, race = start_of(small(runs=THREE))
    rests, (arrived, ends) = walked(assembly, race, Paced(nimble=nimble), 20)
    assert rests == yields
    reference = trained(small(runs=THREE), steps=20)
    assert arrived.position == reference.position
    assert [run_bits(run) for run in arrived.runs] == [run_bits(run) for run in reference.runs]
    assert [end.position for end in ends] == [(3 * k, k, 0) for k in range(1, 7)]


@pytest.mark.parametrize(("pace", "given_out"), [(36, [3]), (37, [])])
def test_jobs_of_what_is_nimble_are_given_out_together_where_they_are_worth_it(pace, given_out):
    """Three runs of six steps: half of what is a small piece of work, or less."""
    assembly, race = start_of(small(runs=THREE))
    workshop, given = Workshop(lambda jobs: given.append(len(jobs)) or [job() for job in jobs]), []
    stretch = stretch_of(assembly, Paced(), race, 4, 6)
    assert list(leg(assembly, Paced(pace), workshop, race, stretch)) == []
    assert given == given_out


def test_the_ends_of_epochs_are_where_every_run_was_then():
    assembly, race = start_of(small())
    _, (_, ends) = walked(assembly, race, Paced(), 10)
    for end in ends:
        there = trained(small(), steps=end.position.step)
        for x, run in zip(end.thetas, there.runs, strict=True):
            np.testing.assert_array_equal(x, run.walker.x)


def test_who_has_ended_stays_where_it_is():
    assembly, race = start_of(small())
    stopped = race.runs[0]._replace(stopped=Stopped(Position(), "a rule"))
    race, arithmetic = race._replace(runs=(stopped, race.runs[1])), Paced()
    _, (arrived, ends) = walked(assembly, race, arithmetic, 7)
    assert arithmetic.walked == [7]
    assert run_bits(arrived.runs[0]) == run_bits(stopped)
    for end in ends:
        np.testing.assert_array_equal(end.thetas[0], stopped.walker.x)
    assert run_bits(arrived.runs[1]) == run_bits(trained(small(), steps=7).runs[1])


@pytest.mark.parametrize("nimble", [True, False])
def test_it_stops_with_its_last_run_and_tells_of_no_epoch_after_that(nimble):
    experiment = race_of(WILD, WILD_MOMENTUM)
    assembly, race = start_of(experiment)
    _, (arrived, ends) = walked(assembly, race, Paced(nimble=nimble), 100)
    assert arrived.position == max(run.diverged_at for run in arrived.runs)
    assert arrived.position.step < 100
    assert all(end.position <= arrived.position for end in ends)
    assert len(ends) == arrived.position.epoch


def test_while_one_goes_on_all_epochs_are_told():
    assembly, race = start_of(race_of(WILD, TAME))
    _, (arrived, ends) = walked(assembly, race, Paced(), 100)
    wild, tame = arrived.runs
    assert wild.diverged_at < arrived.position
    assert arrived.position.step == tame.walker.t == 100
    for end in ends:
        if end.position >= wild.diverged_at:
            np.testing.assert_array_equal(end.thetas[0], wild.walker.x)
