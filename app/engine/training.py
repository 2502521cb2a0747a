"""A race: runs that differ in how they learn only, trained side by side, with every past step in reach.

A step is a function of the experiment and of what was changed by hand on the way, so any step already made is
reached again by the nearest snapshot and a replay.
"""

from collections.abc import Iterator
from dataclasses import replace

from app.engine.assembly import Assembly
from app.engine.batches import Batch, Position
from app.engine.changes import Change, Changes
from app.engine.descent import Walker, advance, first_not_finite, is_finite
from app.engine.elementwise import Array, quiet
from app.engine.experiment import Entrant, Experiment
from app.engine.history import History, Point
from app.engine.network_problem import Measure
from app.engine.parameter import IllegalValue
from app.engine.runs import Run, Snapshot
from app.engine.snapshots import Snapshots

SLICE = 100  # steps between two yields, at most
WORK = 8_000_000  # examples × parameters between two yields: about 10 ms
OVERHEAD = 36_000  # what one step costs beside its arithmetic, in the same unit


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

    def __init__(self, experiment: Experiment) -> None:
        experiment = experiment.complete()
        self.assembly = Assembly(experiment)
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

    def restarted(self, seed: int | None = None) -> "Race":
        """A race at its start under the settings in force; with a seed, at another start on the same points."""
        settings = self.experiment if seed is None else replace(self.experiment, seed=seed)
        return Race(settings)

    def measures(self) -> tuple[Measure, ...]:
        """Cost and accuracy of every run."""
        known, measures = self._measured
        if known is not self._now:
            places = {id(run.walker.x): run.walker.x for run in self.runs}  # at the start all runs are in one place
            with quiet():
                here = {place: self.assembly.measure(self._now.experiment, x) for place, x in places.items()}
            measures = tuple(here[id(run.walker.x)] for run in self.runs)
            self._measured = (self._now, measures)
        return measures

    def next_batch(self) -> Batch:
        """What every run's next step learns from, with the dropout masks it has."""
        batches, _ = self.assembly.batches.take(self.position, self._batch_size, 1)
        return batches[0]

    def train(self, *, steps: int | None = None, epochs: int | None = None) -> Iterator[Position]:
        """Train every run by so many steps, or until so many epochs have ended. What lay beyond is forgotten."""
        self._forget_future()
        last_step = None if steps is None else self.position.step + steps
        last_epoch = None if epochs is None else self.position.epoch + epochs
        while self.running:
            left = SLICE if last_step is None else last_step - self.position.step
            if left <= 0 or (last_epoch is not None and self.position.epoch >= last_epoch):
                break
            yield from self._advance(min(left, SLICE))
            self.reached = self.position.step
            if self.position.offset == 0 and self.history.wants(self.epoch):
                self._record()
            yield self.position
        if self.history.points[-1].step != self.position.step:
            self._record()

    def seek(self, step: int) -> Iterator[Position]:
        """Go to a step already reached, exactly as it was, settings included.

        Raises `IllegalValue` for any other step.
        """
        if not 0 <= step <= self.reached:
            raise IllegalValue(f"must be a whole number between 0 and {self.reached}, the last step reached", "step")
        self._arrive(self._snapshots.before(step))
        while self.position.step < step:
            yield from self._advance(min(step - self.position.step, SLICE))
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

    def _advance(self, steps: int) -> Iterator[Position]:
        """Make up to so many steps with every run: not past the end of the epoch, nor past a change.

        Yields between runs, before anything is moved.
        """
        next_change = self._changes.next_after(self.position.step)
        if next_change is not None:
            steps = min(steps, next_change - self.position.step)
        settings, size = self._now.experiment, self._batch_size
        affordable = WORK // (len(self.runs) * (size * self.assembly.network.size + OVERHEAD))
        batches, position = self.assembly.batches.take(self.position, size, max(1, min(steps, affordable)))
        runs: list[Run] = []
        for run, entrant in zip(self.runs, settings.runs, strict=True):
            if runs:
                yield self.position
            runs.append(self._advance_run(run, entrant, batches))
        ends = [run.ended_at for run in runs if run.ended_at is not None]
        if len(ends) == len(runs):
            position = max(ends)  # nobody was there to see the steps after that
        snapshot = Snapshot(position, settings, tuple(runs))
        self._arrive(snapshot if position.offset else self._heard(snapshot))
        self._snapshots.offer(self._arrived)

    def _advance_run(self, run: Run, entrant: Entrant, batches: list[Batch]) -> Run:
        if run.ended_at is not None:
            return run
        problem, guide = self.assembly.problem(self._now.experiment), run.guide(entrant)
        walker = advance(problem, entrant.optimizer, run.walker, batches, guide)
        if is_finite(walker):
            return run._replace(walker=walker)
        steps, walker = first_not_finite(problem, entrant.optimizer, run.walker, batches, guide)
        return run._replace(walker=walker, diverged_at=self.assembly.batches.after(self.position, batches[:steps]))

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
        size, examples = self._now.experiment.batch_size, self.assembly.batches.examples
        return min(size, examples) if isinstance(size, int) else examples

    def _forget_future(self) -> None:
        step = self.position.step
        self.reached = step
        self._snapshots.forget_after(step)
        self.history.forget_after(step)
        self._changes.forget_after(step)

    def _record(self) -> None:
        self.history.record(Point(self.position.step, self.epoch, self.measures()))


def _renamed(experiment: Experiment, names: tuple[str, ...]) -> Experiment:
    """The same experiment, its runs under these names."""
    if tuple(entrant.name for entrant in experiment.runs) == names:
        return experiment
    runs = zip(names, experiment.runs, strict=True)
    return replace(experiment, runs=tuple(replace(entrant, name=name) for name, entrant in runs))
