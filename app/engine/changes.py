"""What was done to a race by hand, step by step, so that a replay can do it again."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.engine.descent import Walker
from app.engine.elementwise import Array
from app.engine.experiment import Entrant, Experiment
from app.engine.plateau import Plateau
from app.engine.runs import Run, Snapshot

MOST_CHANGES = 10_000
MOST_EDITED = 32 * 2**20  # bytes of parameters set by hand


class Exhausted(Exception):
    """More was changed by hand than can be kept for a replay."""


@dataclass(frozen=True)
class Change:
    """What was done by hand at one step: other settings, parameters set."""

    step: int
    experiment: Experiment
    edits: Mapping[int, Array] = field(default_factory=dict)  # run -> its parameters

    def apply(self, snapshot: Snapshot) -> Snapshot:
        """The race after the change."""
        pairs = zip(snapshot.runs, snapshot.experiment.runs, self.experiment.runs, strict=True)
        same_stop = snapshot.experiment.stop == self.experiment.stop
        runs = [self._changed(i, run, before, after, same_stop) for i, (run, before, after) in enumerate(pairs)]
        if snapshot.experiment.regularizer != self.experiment.regularizer:
            runs = [run._replace(watch=run.watch.without_lowest()) for run in runs]
        return Snapshot(snapshot.position, self.experiment, tuple(runs))

    def _changed(self, i: int, run: Run, before: Entrant, after: Entrant, same_stop: bool) -> Run:
        """An optimizer of another kind starts with empty slots, and so does a run that is called back from its
        divergence by new parameters. Another schedule, or other stop rules, have heard nothing yet; a run that a
        rule had stopped goes on under other rules, and from parameters set by hand, whose loss may be any.
        """
        (x, slots, t), watch, edited = run.walker, run.watch, i in self.edits
        if (edited and run.diverged_at is not None) or type(before.optimizer) is not type(after.optimizer):
            slots, t = after.optimizer.begin(x.size), 0
        if before.schedule != after.schedule:
            watch = watch._replace(schedule=Plateau(), scale=1.0)
        if not same_stop:
            watch = watch._replace(stop=Plateau())
        if edited:
            watch = watch.without_lowest()
        return run._replace(
            walker=Walker(self.edits.get(i, x), slots, t),
            diverged_at=None if edited else run.diverged_at,
            stopped=run.stopped if same_stop and not edited else None,
            watch=watch,
        )


class Changes:
    """By rising step. Those of one step count as one, applied to the race as it arrived there: going back undoes."""

    def __init__(self, made: Iterable[Change] = ()) -> None:
        self._made = list(made)

    def copy(self) -> "Changes":
        """The same, as they are now."""
        return Changes(self._made)

    def at(self, step: int) -> Change | None:
        """What was changed at this step, if anything."""
        index = self._index(step)
        return self._made[index] if index < len(self._made) and self._made[index].step == step else None

    def next_after(self, step: int) -> int | None:
        """The step of the next one beyond."""
        index = self._index(step + 1)
        return self._made[index].step if index < len(self._made) else None

    def record(self, change: Change) -> None:
        """Put it in the place of what was changed at its step and beyond. Raises `Exhausted` where that is too much."""
        made = [*self._made[: self._index(change.step)], change]
        edited = sum(x.nbytes for each in made for x in each.edits.values())
        if len(made) > MOST_CHANGES or edited > MOST_EDITED:
            raise Exhausted("too much was changed by hand on the way here; reset first")
        self._made = made

    def forget_after(self, step: int) -> None:
        """Drop what lies beyond a step."""
        del self._made[self._index(step + 1) :]

    def _index(self, step: int) -> int:
        """Of the first one at this step or beyond."""
        return bisect_left(self._made, step, key=lambda change: change.step)
