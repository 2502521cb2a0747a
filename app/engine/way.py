"""The way of a race: where its runs stand, and how they go on from there, leg by leg.

A step is a function of the experiment and of what was changed by hand before it. So from any snapshot the way can be
gone again, by the race itself or beside it.
"""

from collections.abc import Callable, Generator, Iterator
from functools import partial

from app.engine.arithmetic import Arithmetic, Workshop
from app.engine.assembly import Assembly
from app.engine.batches import Position
from app.engine.changes import Changes
from app.engine.elementwise import Array
from app.engine.experiment import Experiment
from app.engine.history import Point
from app.engine.legs import End, leg, stretch_of
from app.engine.measuring import costs_of, measures_of
from app.engine.network_problem import Measure
from app.engine.runs import Run, Snapshot


class Way:
    """Some place on the way of a race; generators yield between slices of work."""

    def __init__(
        self, assembly: Assembly, workshop: Workshop, start: Snapshot, changes: Changes, *, makeshift: bool = False
    ) -> None:
        self.assembly = assembly
        self._workshop = workshop
        self._changes = changes
        self._makeshift = makeshift  # whether NumPy has stood in for the compiled loop
        self._measured: tuple[Snapshot | None, tuple[Measure, ...]] = (None, ())
        self._arrive(start)

    @property
    def settings(self) -> Experiment:
        """Those in force here; runs have the names that they had when they were set."""
        return self._now.experiment

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
    def backend(self) -> str:
        """Whose arithmetic made the numbers: "numpy" or "numba"."""
        return self._arithmetic().name

    def measures(self) -> tuple[Measure, ...]:
        """Cost and accuracy of every run."""
        known, measures = self._measured
        if known is not self._now:
            measures = tuple(self._measure([run.walker.x for run in self.runs]))
            self._measured = (self._now, measures)
        return measures

    def point(self) -> Point:
        """What the curves show of this place."""
        seconds = tuple(run.seconds for run in self.runs)
        return Point(self.position.step, self.epoch, self.measures(), self._rates(self.position), seconds)

    def cost(self, run: int) -> Callable[[Array], Array]:
        """J on the training set, dropout off, as a function of many θ (k, P): under the settings in force now."""
        problem, batches = self.assembly.problem(self.settings, run), self.assembly.batches
        arithmetic, together = self._arithmetic(), self._workshop.together
        return partial(costs_of, problem, batches, arithmetic, together)

    def go(self, step: int) -> Iterator[Position]:
        """Go on to a step, or to where all runs have ended."""
        while self.position.step < step and self.running:
            yield from self._advance(step - self.position.step)
            yield self.position

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

    def _rates(self, position: Position) -> tuple[float, ...]:
        """Every run's learning rate of the step that follows on a position, under the settings in force."""
        epochs_at, rates = self.assembly.batches.epochs_at, []
        epoch = epochs_at(position)
        for run, entrant in zip(self.runs, self.settings.runs, strict=True):
            ended = run.ended_at
            rates.append(run.rate(entrant, epochs_at(ended) if ended and ended < position else epoch))
        return tuple(rates)

    def _measure(self, thetas: list[Array]) -> list[Measure]:
        return measures_of(self.assembly, self._now.experiment, self._work(), self._workshop.together, thetas)

    def _arithmetic(self) -> Arithmetic:
        """Who works under the settings in force. What NumPy has begun it goes on with, until all is made again."""
        return self._workshop.numpy if self._makeshift else self._choice()[0]

    def _work(self) -> Arithmetic:
        """The same, who begins now: if NumPy stands in, that is remembered."""
        chosen, for_good = self._choice()
        self._makeshift |= not for_good
        return self._workshop.numpy if self._makeshift else chosen

    def _choice(self) -> tuple[Arithmetic, bool]:
        experiment = self._now.experiment
        return self._workshop.choose(self.assembly.problem(experiment), self.assembly.batch_size(experiment))

    @property
    def _batch_size(self) -> int:
        return self.assembly.batch_size(self._now.experiment)
