"""What the runs of a race are at one step."""

from typing import NamedTuple

from app.engine.batches import Position
from app.engine.descent import Guide, Walker
from app.engine.experiment import Entrant, Experiment
from app.engine.network_problem import Measure
from app.engine.plateau import Plateau, watched_loss
from app.engine.problem import Mask
from app.engine.stopping import Stop


class Stopped(NamedTuple):
    """Where a rule ended a run, and which."""

    position: Position
    reason: str


class Watch(NamedTuple):
    """What a run has heard of its loss, at the ends of epochs."""

    schedule: Plateau = Plateau()
    scale: float = 1.0  # what the schedule has left of the learning rate
    stop: Plateau = Plateau()

    def without_lowest(self) -> "Watch":
        """Itself, comparing with no loss from before."""
        return Watch(scale=self.scale)


class Run(NamedTuple):
    """One run at one step."""

    walker: Walker
    diverged_at: Position | None = None
    stopped: Stopped | None = None
    watch: Watch = Watch()
    seconds: float = 0.0  # that its steps took; measuring is not among them

    @property
    def ended_at(self) -> Position | None:
        """Where it diverged or was stopped; None while it can still learn."""
        return self.stopped.position if self.stopped else self.diverged_at

    def guide(self, entrant: Entrant, held: Mask | None = None) -> Guide:
        """What stands around its optimizer; `held` are the frozen parameters."""
        return Guide(entrant.schedule, entrant.clip, self.watch.scale, held)

    def rate(self, entrant: Entrant, epoch: float) -> float:
        """The learning rate of the step that follows after so many epochs."""
        return self.guide(entrant).rate(entrant.optimizer.alpha, epoch)

    def heard(self, entrant: Entrant, stop: Stop, position: Position, measure: Measure | None) -> "Run":
        """Itself at the end of an epoch; the measure is needed where schedule or stop rules watch."""
        if self.ended_at is not None:
            return self
        epoch, watch = position.epoch, self.watch
        if measure is not None:
            schedule, scale = entrant.schedule.heard(watch.schedule, watch.scale, measure, epoch)
            watch = Watch(schedule, scale, watch.stop.after(watched_loss(measure, stop.watch), epoch, stop.threshold))
        reason = stop.reason(epoch, measure, watch.stop)
        return self._replace(watch=watch, stopped=Stopped(position, reason) if reason else None)


class Snapshot(NamedTuple):
    """A race as it arrives at a step, before what was changed by hand there."""

    position: Position
    experiment: Experiment
    runs: tuple[Run, ...]

    @property
    def step(self) -> int:
        """Steps made."""
        return self.position.step

    @property
    def listens(self) -> bool:
        """Whether anything happens at the end of an epoch."""
        return self.watches or self.experiment.stop.epochs is not None

    @property
    def watches(self) -> bool:
        """Whether any run's schedule or stop rule wants to know its loss."""
        return self.experiment.stop.watches or any(entrant.schedule.watches for entrant in self.experiment.runs)
