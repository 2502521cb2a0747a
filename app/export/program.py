"""What a script needs to know of a run: its data, its start, its settings, and how far it went."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from app.engine.assembly import Assembly
from app.engine.elementwise import Array
from app.engine.experiment import Entrant, Experiment
from app.engine.features import Feature
from app.engine.features.column import Column
from app.engine.features.formula import Formula
from app.engine.network import Network
from app.engine.schedules.constant import Constant
from app.engine.training import Race

EPOCHS = 100  # of a run that has not begun


class Still(NamedTuple):
    """Frozen parameters: entries of one array of one layer."""

    layer: int  # from 1
    name: str  # W, b, or the name of what the activation learns
    entries: str  # as they stand between brackets: ":" for the whole array


@dataclass(frozen=True)
class Program:
    """One run of a race, from its start under the settings in force."""

    experiment: Experiment
    entrant: Entrant
    assembly: Assembly
    network: Network  # the run's own
    start: Array  # θ before the first step, (P,)
    steps: int
    every: int  # epochs between two lines of what it prints
    changed: bool  # whether settings or parameters were changed by hand on the way, so that the page's curve is another

    @classmethod
    def of(cls, race: Race, run: int) -> "Program":
        """The program that makes the run again, to the last step that was reached."""
        ended, batches = race.runs[run].ended_at, race.assembly.batches
        steps = ended.step if ended else race.reached
        if not steps:
            size = race.assembly.batch_size(race.experiment)
            steps = EPOCHS * -(-batches.examples // size)
        gaps = [b.epoch - a.epoch for a, b in zip(race.history.points, race.history.points[1:-1], strict=False)]
        return cls(
            race.experiment,
            race.experiment.runs[run],
            race.assembly,
            race.assembly.networks[run],
            race.start_of(run),
            steps,
            max(1, round(max(gaps, default=1.0))),
            race.changed_on_the_way,
        )

    @property
    def units(self) -> tuple[int, ...]:
        """n_0 … n_L."""
        return self.network.units

    @cached_property
    def layers(self) -> list[dict[str, Array]]:
        """The start, layer by layer, by name."""
        return self.network.named(self.start)

    @property
    def frozen(self) -> list[Still]:
        """What no step changes. A run with an activation of its own may lack what is named there."""
        found = []
        for place in self.experiment.frozen:
            l, unit = place.layer or 1, ":" if place.unit is None else str(place.unit)
            entries = unit if place.input is None else f"{unit}, {place.input}"
            names = [name for name in self.layers[l - 1] if place.parameter in (None, name)]
            found += [Still(l, name, entries) for name in names]
        return found

    @property
    def train(self) -> int:
        """Examples to learn from."""
        return self.assembly.samples.train

    @property
    def batch_size(self) -> int:
        """Examples a step."""
        return self.assembly.batch_size(self.experiment)

    @property
    def is_scheduled(self) -> bool:
        """Whether the learning rate changes with the epochs."""
        return not isinstance(self.entrant.schedule, Constant)

    @property
    def stops(self) -> bool:
        """Whether rules end the run."""
        stop = self.experiment.stop
        return stop.watches or stop.epochs is not None

    @property
    def schedule_rules(self) -> dict[str, Any]:
        """The schedule's hyperparameters as the lines of `heard` ask for them."""
        schedule = self.entrant.schedule
        return {p.name: getattr(schedule, p.name) for p in schedule.declared()}

    @property
    def stop_rules(self) -> dict[str, Any]:
        """The rules as the lines of `Stop.reason` ask for them."""
        stop = self.experiment.stop
        return {p.name: getattr(stop, p.name) for p in stop.declared()} | {"watches": stop.watches}

    @property
    def dropout(self) -> tuple[tuple[int, float], ...]:
        """(units, rate) of every hidden layer, or nothing where no unit is ever dropped."""
        return self.assembly.batches.hidden

    @property
    def title(self) -> str:
        """In one line of the catalog's own words."""
        data = self.experiment.data
        what = data.dataset.label if data.dataset else "own points"
        return f"{self.entrant.optimizer.label} on {what}: a network of {' - '.join(map(str, self.units))} units"


def feature_names(assembly: Assembly) -> tuple[str, ...]:
    """What the network is given, by name: a formula as it was written, a column by its own name."""
    columns = assembly.experiment.data.columns or ()

    def name(feature: Feature) -> str:
        match feature:
            case Column():
                return columns[feature.column - 1]
            case Formula():
                return feature.expression
        return feature.label

    return tuple(map(name, assembly.features))
