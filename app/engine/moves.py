"""What can be asked of a race, each with what is legal."""

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from app.engine.clips import Clip
from app.engine.data import seed_param
from app.engine.experiment import Entrant, Experiment, batch_size_param
from app.engine.optimizers import Optimizer
from app.engine.parameter import Described, IllegalValue, param
from app.engine.places import Place, check
from app.engine.regularizers import Regularizer
from app.engine.schedules import Schedule
from app.engine.stopping import Stop

FARTHEST = 10**9


@dataclass(frozen=True)
class Advance(Described):
    """Train by so many steps, or until so many epochs have ended; nothing said is one step."""

    steps: int | None = param(None, "Steps of every run.", low=1, high=1_000_000)
    epochs: int | None = param(None, "Epochs of every run.", low=1, high=100_000)

    def complete(self) -> Self:
        """One of the two; raises `IllegalValue` when both are given."""
        if self.steps and self.epochs:
            raise IllegalValue("give steps or epochs, not both", "epochs")
        return self if self.steps or self.epochs else replace(self, steps=1)


@dataclass(frozen=True)
class Restart(Described):
    """Back to the start, under the settings in force; with a seed, to another start."""

    seed: int | None = seed_param(None, "Another start and another order of examples; the points stay.")


@dataclass(frozen=True)
class Seek(Described):
    """To a step already reached."""

    step: int | None = param(None, "The step to go to.", low=0, high=FARTHEST)

    def complete(self) -> Self:
        """Itself; raises `IllegalValue` without a step."""
        if self.step is None:
            raise IllegalValue("is missing", "step")
        return self


@dataclass(frozen=True)
class Tuning(Described):
    """Another way to learn or another name for the run of this name; what is left out stays."""

    name: str = ""
    optimizer: Optimizer | None = None
    schedule: Schedule | None = None
    clip: Clip | None = None
    rename: str | None = None

    def complete(self) -> Self:
        """Itself; raises `IllegalValue` for an empty name."""
        if self.rename == "":
            raise IllegalValue("must not be empty", "rename")
        return self

    def apply(self, run: Entrant) -> Entrant:
        """The run after it."""
        return replace(
            run,
            name=self.rename or run.name,
            optimizer=self.optimizer or run.optimizer,
            schedule=self.schedule or run.schedule,
            clip=self.clip or run.clip,
        )


@dataclass(frozen=True)
class Adjustment(Described):
    """What may change while training. Runs are found by name; those not named stay as they are."""

    runs: tuple[Tuning, ...] = ()
    batch_size: int | str | None = batch_size_param(None)
    regularizer: Regularizer | None = None
    stop: Stop | None = None
    frozen: tuple[Place, ...] | None = None

    limits: ClassVar = {"frozen": Experiment.limits["frozen"]}

    def apply(self, experiment: Experiment) -> Experiment:
        """The experiment with these settings.

        Raises `IllegalValue` for a run or a frozen parameter that it does not have, and for two runs of one name.
        """
        runs = {run.name: run for run in experiment.runs}
        for i, tuning in enumerate(self.runs):
            if tuning.name not in runs:
                raise IllegalValue(f"unknown run '{tuning.name}'; one of: {', '.join(runs)}", "runs", i, "name")
            runs[tuning.name] = tuning.apply(runs[tuning.name])
        names = [run.name for run in runs.values()]
        for i, tuning in reversed(list(enumerate(self.runs))):  # who comes last has no right to the name
            if tuning.rename and names.count(tuning.rename) > 1:
                message = f"'{tuning.rename}' is taken; each run needs its own name"
                raise IllegalValue(message, "runs", i, "rename")
        adjusted = replace(
            experiment,
            runs=tuple(runs.values()),
            batch_size=self.batch_size or experiment.batch_size,
            regularizer=self.regularizer or experiment.regularizer,
            stop=self.stop or experiment.stop,
            frozen=experiment.frozen if self.frozen is None else self.frozen,
        )
        check(adjusted.frozen, adjusted.network())
        return adjusted
