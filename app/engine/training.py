"""A race: runs that differ in how they learn only, trained side by side, with every past step in reach.

A step is a function of the experiment and of what was changed by hand on the way, so any step already made is
reached again by the nearest snapshot and a replay.
"""

from collections.abc import Generator, Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from app.engine.arithmetic import Arithmetic, Workshop
from app.engine.assembly import Assembly
from app.engine.batches import Batch, Position
from app.engine.changes import Change, Changes
from app.engine.descent import Walker
from app.engine.elementwise import Array
from app.engine.experiment import Experiment
from app.engine.history import History, Point
from app.engine.legs import End, leg, stretch_of
from app.engine.network_problem import Measure
from app.engine.parameter import IllegalValue
from app.engine.runs import Run, Snapshot
from app.engine.snapshots import Snapshots

FAR = 10**9  # steps: as many as one likes
AT_ONCE = 32  # parameters that are measured in one piece of work


class Race:
    """A race in progress.

    `train` and `seek` are generators that yield between slices of work; the race is whole at every yield, and one
    that is abandoned leaves it as it was then.

    >>> from app.engine.datasets.gauss import Gauss
    >>> from app.engine.data import Data
    >>> race = Race(Experiment(data=Data(Gauss()), hidden=()))
    >>> for _ in race.train(epochs=10):
    ...     pass
    >>> [measure.train_accuracy for measure in race.measures()]
    [1.0, 1.0]
    """

    def __init__(
        self, experiment: Experiment, workshop: Workshop | None = None, assembly: Assembly | None = None
    ) -> None:
        experiment = experiment.complete()
        self.assembly = assembly or Assembly(experiment)
        self._workshop = workshop or Workshop()
        self._makeshift = False  # whether NumPy has stood in for the compiled loop
        self._settled = False  # whether what it made then stays
        x = self.assembly.start()
        runs = tuple(Run(Walker(x, entrant.optimizer.begin(x.size))) for entrant in experiment.runs)
        self._arrived = self._now = Snapshot(Position(), experiment, runs)
        slots = sum(1 + len(entrant.optimizer.slots) for entrant in experiment.runs)
        self._snapshots = Snapshots(self._now, slots * x.nbytes)
        self._changes = Changes()
        self._names = tuple(entrant.name for entrant in experiment.runs)  # no part of the past: they never change back
        self._measured: tuple[Snapshot | None, tuple[Measure, ...]] = (None, ())
        self.reached = 0
        self.history = History()
        self._record()

    @property
    def experiment(self) -> Experiment:
        """The settings in force, under the names that the runs have now."""
        return _renamed(self._now.experiment, self._names)

    @property
    def position(self) -> Position:
        """How far it is."""
        return self._now.position

    @property
    def runs(self) -> tuple[Run, ...]:
        """Every run, where it stands."""
        return self._now.runs

    @property
    def epoch(self) -> float:
        """Epochs, with their fraction."""
        return self.assembly.batches.epochs_at(self.position)

    @property
    def running(self) -> bool:
        """Whether any run can still learn."""
        return any(run.ended_at is None for run in self.runs)

    @property
    def changed_on_the_way(self) -> bool:
        """Whether settings or parameters were changed by hand after the first step."""
        return self._changes.next_after(0) is not None

    def start_of(self, run: int) -> Array:
        """The parameters that a run began with, (P,), after what was changed by hand before the first step."""
        first, change = self._snapshots.first, self._changes.at(0)
        return (change.apply(first) if change else first).runs[run].walker.x

    def restarted(self, seed: int | None = None) -> "Race":
        """A race at its start under the settings in force; with a seed, at another start on the same points."""
        settings = self.experiment if seed is None else replace(self.experiment, seed=seed)
        return Race(settings, self._workshop)

    @property
    def backend(self) -> str:
        """Whose arithmetic made the numbers: "numpy" or "numba"."""
        return self._arithmetic().name

    def measures(self) -> tuple[Measure, ...]:
        """Cost and accuracy of every run."""
        known, measures = self._measured
        if known is not self._now:
            places = {id(run.walker.x): run.walker.x for run in self.runs}  # at the start all runs are in one place
            here = dict(zip(places, self._measure(list(places.values())), strict=True))
            measures = tuple(here[id(run.walker.x)] for run in self.runs)
            self._measured = (self._now, measures)
        return measures

    def next_batch(self) -> Batch:
        """What every run's next step learns from, with the dropout masks it has."""
        return next(self.assembly.batches.ahead(self.position, self._batch_size, 1).each())

    def train(self, *, steps: int | None = None, epochs: int | None = None) -> Iterator[Position]:
        """Train every run by so many steps, or until so many epochs have ended. What lay beyond is forgotten."""
        self._forget_future()
        last_step = None if steps is None else self.position.step + steps
        last_epoch = None if epochs is None else self.position.epoch + epochs
        if self._can_be_made_again():
            yield from self._make_again()
        while self.running:
            if self._can_be_made_again():  # the loop has come meanwhile
                yield from self._make_again()
                continue
            left = FAR if last_step is None else last_step - self.position.step
            if last_epoch is not None:
                ahead = self.assembly.batches.ahead(self.position, self._batch_size, left)
                left = min(left, ahead.until(last_epoch - self.position.epoch))
            if left <= 0:
                break
            ends = yield from self._advance(left)
            self.reached = self.position.step
            self._record_ends(ends)
            yield self.position
        if self.history.points[-1].step != self.position.step:
            self._record()

    def seek(self, step: int) -> Iterator[Position]:
        """Go to a step already reached, exactly as it was, settings included.

        Raises `IllegalValue` for any other step.
        """
        if not 0 <= step <= self.reached:
            raise IllegalValue(f"must be a whole number between 0 and {self.reached}, the last step reached", "step")
        if self._can_be_made_again():
            yield from self._make_again()
        self._arrive(self._snapshots.before(step))
        yield from self._go(step)

    def _go(self, step: int) -> Iterator[Position]:
        while self.position.step < step and self.running:
            yield from self._advance(step - self.position.step)
            yield self.position

    def change(self, experiment: Experiment) -> None:
        """Go on with other settings (optimizers, batch size, regulariser) or names. What lay beyond other settings is
        forgotten.

        Raises `Exhausted` when too much was changed by hand already.
        """
        settings = _renamed(experiment, tuple(entrant.name for entrant in self._now.experiment.runs))
        if settings != self._now.experiment:
            self._change(replace(self._change_here(), experiment=settings))
        self._names = tuple(entrant.name for entrant in experiment.runs)

    def set_parameters(self, run: int, x: Array) -> None:
        """Go on from other parameters, (P,); the run's slots stay, but a diverged run begins anew.

        Raises `Exhausted` when too much was changed by hand already.
        """
        change = self._change_here()
        self._change(replace(change, edits={**change.edits, run: x}))

    def _change_here(self) -> Change:
        step = self.position.step
        return self._changes.at(step) or Change(step, self._now.experiment)

    def _change(self, change: Change) -> None:
        self._changes.record(change)
        self._forget_future()
        self._arrive(self._arrived)
        self._record()

    def _arrive(self, snapshot: Snapshot) -> None:
        """Stand at a snapshot, with the change made there, if any."""
        self._arrived = self._now = snapshot
        if change := self._changes.at(snapshot.step):
            self._now = change.apply(snapshot)

    def _advance(self, steps: int) -> Generator[Position, None, list[End]]:
        """Take one leg of at most so many steps, not past a change. Yields between runs, before anything is moved.

        Answers which epochs ended on the way.
        """
        next_change = self._changes.next_after(self.position.step)
        if next_change is not None:
            steps = min(steps, next_change - self.position.step)
        arithmetic = self._work()
        stretch = stretch_of(self.assembly, arithmetic, self._now, self._batch_size, steps)
        arrived, ends = yield from leg(self.assembly, arithmetic, self._workshop, self._now, stretch)
        self._arrive(arrived if arrived.position.offset else self._heard(arrived))
        self._snapshots.offer(self._arrived)
        return ends

    def _heard(self, snapshot: Snapshot) -> Snapshot:
        """The race at the end of an epoch, when schedules and stop rules are told how the runs do."""
        measures: tuple[Measure | None, ...] = (None,) * len(snapshot.runs)
        if snapshot.watches:
            self._now = snapshot
            measures = self.measures()
        settings = snapshot.experiment
        runs = [
            run.heard(entrant, settings.stop, snapshot.position, measure)
            for run, entrant, measure in zip(snapshot.runs, settings.runs, measures, strict=True)
        ]
        after = snapshot._replace(runs=tuple(runs))
        if snapshot.watches:
            self._measured = (after, self._measured[1])  # the parameters are the same
        return after

    @property
    def _batch_size(self) -> int:
        return self.assembly.batch_size(self._now.experiment)

    def _forget_future(self) -> None:
        step = self.position.step
        self.reached = step
        self._snapshots.forget_after(step)
        self.history.forget_after(step)
        self._changes.forget_after(step)

    def _record(self) -> None:
        self.history.record(Point(self.position.step, self.epoch, self.measures()))

    def _record_ends(self, ends: list[End]) -> None:
        """Put the ends of epochs into the history, as far as it wants them."""
        wanted = set(self.history.wanted(end.position.epoch for end in ends))
        ends = [end for end in ends if end.position.epoch in wanted]
        if [end.position for end in ends] == [self.position]:
            self._record()  # what listens has measured there already
            return
        measures, runs = self._measure([x for end in ends for x in end.thetas]), len(self.runs)
        for k, end in enumerate(ends):
            point = Point(end.position.step, end.position.epoch, tuple(measures[k * runs : (k + 1) * runs]))
            if self.history.wants(point.epoch):
                self.history.record(point)
            if end.position == self.position:
                self._measured = (self._now, point.measures)

    def _measure(self, thetas: list[Array]) -> list[Measure]:
        if not thetas:
            return []
        problem, measures = self.assembly.problem(self._now.experiment), self._work().measures
        X, Y = self.assembly.X, self.assembly.Y
        parts = [np.array(thetas[i : i + AT_ONCE]) for i in range(0, len(thetas), AT_ONCE)]
        jobs = [partial(measures, problem, part, X, Y) for part in parts]
        return [measure for part in self._workshop.together(jobs) for measure in part]

    def _arithmetic(self) -> Arithmetic:
        """Who works under the settings in force. What NumPy has begun it goes on with, until all is made again."""
        return self._workshop.numpy if self._makeshift else self._choice()[0]

    def _work(self) -> Arithmetic:
        """The same, who begins now: if NumPy stands in, that is remembered."""
        self._makeshift |= not self._choice()[1]
        return self._arithmetic()

    def _choice(self) -> tuple[Arithmetic, bool]:
        experiment = self._now.experiment
        return self._workshop.choose(self.assembly.problem(experiment), self.assembly.batch_size(experiment))

    def _can_be_made_again(self) -> bool:
        """Whether NumPy stood in for a loop that is there now."""
        return self._makeshift and not self._settled and self._workshop.compiled is not None

    def _make_again(self) -> Iterator[Position]:
        """Train as before from the start, with the arithmetic that is there now; until that is done nothing changes.

        So a race ends with the same bits whether the loop was there when it began or came later. Where rounding ends a
        run earlier, the race is shorter; but if something was changed by hand beyond, the race stays as it is.
        """
        twin = Race(self._snapshots.first.experiment, self._workshop, self.assembly)
        twin._changes = self._changes
        twin._arrive(twin._arrived)
        points: list[Point] = []
        for point in self.history.points:
            yield from twin._go(point.step)
            if not points or points[-1].step < twin.position.step:
                points.append(Point(twin.position.step, twin.epoch, twin.measures()))
        yield from twin._go(self.reached)
        twin.reached = twin.position.step
        if self._changes.next_after(twin.reached) is not None:
            self._settled = True
            return
        yield from twin.seek(min(self.position.step, twin.reached))
        self._snapshots, self._arrived, self._now = twin._snapshots, twin._arrived, twin._now
        self._measured, self._makeshift, self.reached = twin._measured, twin._makeshift, twin.reached
        self.history = self.history.remade(points)


def _renamed(experiment: Experiment, names: tuple[str, ...]) -> Experiment:
    """The same experiment, its runs under these names."""
    if tuple(entrant.name for entrant in experiment.runs) == names:
        return experiment
    runs = zip(names, experiment.runs, strict=True)
    return replace(experiment, runs=tuple(replace(entrant, name=name) for name, entrant in runs))
