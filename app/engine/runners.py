"""What learns: an optimizer under a name, with what stands around it; and names for those that were given none."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from app.engine.clips import Clip
from app.engine.clips.none import NoClip
from app.engine.optimizers import Optimizer
from app.engine.optimizers.adam import Adam
from app.engine.parameter import Described, IllegalValue
from app.engine.schedules import Schedule
from app.engine.schedules.constant import Constant

MOST_RUNS = 12


@dataclass(frozen=True)
class Runner(Described):
    """One run of a race: a name and how it learns."""

    name: str = ""
    optimizer: Optimizer = field(default_factory=Adam)
    schedule: Schedule = field(default_factory=Constant)
    clip: Clip = field(default_factory=NoClip)


R = TypeVar("R", bound=Runner)


def named(given: Sequence[R]) -> tuple[R, ...]:
    """The runs, each with a name: its own, or its optimizer's with a number where that is taken.

    Raises `IllegalValue` where two were given the same name.
    """
    runs: list[R] = []
    names = {run.name for run in given if run.name}
    for i, run in enumerate(given):
        taken = {earlier.name for earlier in runs}
        if run.name in taken:
            raise IllegalValue(f"'{run.name}' is taken; each run needs its own name", "runs", i, "name")
        runs.append(run if run.name else replace(run, name=_free_name(run.optimizer.label, taken | names)))
    return tuple(runs)


def _free_name(label: str, taken: set[str]) -> str:
    number, name = 1, label
    while name in taken:
        number, name = number + 1, f"{label} {number + 1}"
    return name
