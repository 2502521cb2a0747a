"""A race: runs that see the same data and batches, trained side by side, with every past step in reach.

A step is a function of the experiment and of what was changed by hand on the way, so any step already made is
reached again by the nearest snapshot and a replay.
"""

from collections.abc import Generator, Iterator
from dataclasses import replace

from app.engine.arithmetic import Workshop
from app.engine.assembly import Assembly
from app.engine.batches import Batch, Position
from app.engine.changes import Change, Changes
from app.engine.descent import Walker
from app.engine.elementwise import Array
from app.engine.experiment import Experiment
from app.engine.history import History, Point
from app.engine.legs import End
from app.engine.parameter import IllegalValue
from app.engine.runs import Run, Snapshot
from app.engine.snapshots import Snapshots
from app.engine.visited import Visited
from app.engine.way import Way

FAR = 10**9  # steps: as many as one likes


class Race(Way):
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
        assembly = assembly or Assembly(experiment)
        starts = assembly.starts
        begun = [entrant.optimizer.begin(x.size) for entrant, x in zip(experiment.runs, starts, strict=True)]
        runs = tuple(Run(Walker(x, slots)) for x, slots in zip(starts, begun, strict=True))
        super().__init__(assembly, workshop or Workshop(), Snapshot(Position(), experiment, runs), Changes())
        self._settled = False  # whether what NumPy made, standing in for the compiled loop, stays
        size = sum(x.nbytes * (1 + len(slots)) for x, slots in zip(starts, begun, strict=True))
        self._snapshots = Snapshots(self._now, size)
        self._names = tuple(entrant.name for entrant in experiment.runs)  # no part of the past: they never change back
        self.visited = Visited()
        self._gone_again: tuple[int, Way] | None = None  # the last one, and the edition of the history that it is of
        self.reached = 0
        self.history = History()
        self._record()

    @property
    def experiment(self) -> Experiment:
        """The settings in force, under the names that the runs have now."""
        return _renamed(self.settings, self._names)

    @property
    def changed_on_the_way(self) -> bool:
        """Whether settings or parameters were changed by hand after the first step."""
        return self._changes.next_after(0) is not None

    @property
    def remembered(self) -> list[int]:
        """Steps from which the way can be gone again at once, rising."""
        return self._snapshots.steps

    def start_of(self, run: int) -> Array:
        """The parameters that a run began with, (P,), after what was changed by hand before the first step."""
        first, change = self._snapshots.first, self._changes.at(0)
        return (change.apply(first) if change else first).runs[run].walker.x

    def restarted(self, seed: int | None = None) -> "Race":
        """A race at its start under the settings in force; with a seed, at another start on the same points."""
        settings = self.experiment if seed is None else replace(self.experiment, seed=seed)
        return Race(settings, self._workshop)

    def next_batch(self) -> Batch:
        """What every run's next step learns from, with the dropout masks it has."""
        return next(self.assembly.batches.ahead(self.position, self._batch_size, 1).each())

    def next_masks(self) -> list[Array | None]:
        """Of its first example alone the masks, each (n_l, 1): a large batch has many, and takes long."""
        batches, (step, _, offset) = self.assembly.batches, self.position
        return list(batches.masks(step, min(self._batch_size, batches.examples - offset), 1))

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
        yield from self.go(step)

    def again(self, step: int) -> Way:
        """The way as it was gone, from the last known place before a step on: nothing that becomes of the race touches
        it. Places are the snapshots, and where the last such way has come to, while the past is what it was.

        Its numbers are those of the race, for whoever began them goes on with them.
        """
        start, edition = self._snapshots.before(step), self.history.edition
        if self._gone_again and self._gone_again[0] == edition:
            known = self._gone_again[1]._arrived
            start = known if start.step < known.step <= step else start
        way = Way(self.assembly, self._workshop, start, self._changes.copy(), makeshift=self._makeshift)
        self._gone_again = edition, way
        return way

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

    def _advance(self, steps: int) -> Generator[Position, None, list[End]]:
        ends = yield from super()._advance(steps)
        self._snapshots.offer(self._arrived)
        return ends

    def _change_here(self) -> Change:
        step = self.position.step
        return self._changes.at(step) or Change(step, self._now.experiment)

    def _change(self, change: Change) -> None:
        self._changes.record(change)
        self._forget_future()
        self._arrive(self._arrived)
        self._record()

    def _forget_future(self) -> None:
        step = self.position.step
        if self.reached > step:
            self.visited = self.visited.before(step)
        self.reached = step
        self._snapshots.forget_after(step)
        self.history.forget_after(step)
        self._changes.forget_after(step)

    def _record(self) -> None:
        self.history.record(self.point())

    def _record_ends(self, ends: list[End]) -> None:
        """Put the ends of epochs into the history, as far as it wants them."""
        wanted = set(self.history.wanted(end.position.epoch for end in ends))
        ends = [end for end in ends if end.position.epoch in wanted]
        if [end.position for end in ends] == [self.position]:
            self._record()  # what listens has measured there already
            return
        measures, runs = self._measure([x for end in ends for x in end.thetas]), len(self.runs)
        for k, end in enumerate(ends):
            step, epoch, _ = end.position
            measured = tuple(measures[k * runs : (k + 1) * runs])
            point = Point(step, epoch, measured, self._rates(end.position), end.seconds)
            if self.history.wants(point.epoch):
                self.history.record(point)
            if end.position == self.position:
                self._measured = (self._now, point.measures)

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
            yield from twin.go(point.step)
            if not points or points[-1].step < twin.position.step:
                points.append(twin.point())
        yield from twin.go(self.reached)
        twin.reached = twin.position.step
        if self._changes.next_after(twin.reached) is not None:
            self._settled = True
            return
        yield from twin.seek(min(self.position.step, twin.reached))
        self._snapshots, self._arrived, self._now = twin._snapshots, twin._arrived, twin._now
        self._measured, self._makeshift, self.reached = twin._measured, twin._makeshift, twin.reached
        self.history = self.history.remade(points)
        self.visited = Visited()


def _renamed(experiment: Experiment, names: tuple[str, ...]) -> Experiment:
    """The same experiment, its runs under these names."""
    if tuple(entrant.name for entrant in experiment.runs) == names:
        return experiment
    runs = zip(names, experiment.runs, strict=True)
    return replace(experiment, runs=tuple(replace(entrant, name=name) for name, entrant in runs))
