"""Optimizers on a surface: what is to walk where, and the whole path of each."""

from dataclasses import dataclass, field, replace
from typing import ClassVar

import numpy as np

from app.engine.data import seed_param
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.momentum import Momentum
from app.engine.parameter import Described, IllegalValue, param
from app.engine.regularizers import Regularizer
from app.engine.regularizers.none import NoRegularizer
from app.engine.runners import MOST_RUNS, Runner, named
from app.engine.surfaces import Domain, Surface
from app.engine.surfaces.rosenbrock import Rosenbrock

MOST_STEPS = 5000
MOST_WATCHED = 20_000  # steps of one request whose schedule watches f: NumPy makes them, some three seconds
NARROWEST = 1e-9  # of the width of a domain


@dataclass(frozen=True)
class Racer(Runner):
    """One run on a surface; its regularizer is coupled: the optimizer sees the penalty's slope in the gradient."""

    regularizer: Regularizer = field(default_factory=NoRegularizer)


@dataclass(frozen=True)
class Descent(Described):
    """A surface, a start, and who walks. All runs have the same start and the same noise."""

    surface: Surface = field(default_factory=Rosenbrock)
    domain: Domain | None = None  # the part of the plane that counts; the surface's own
    start: tuple[float, float] | None = None  # the surface's own
    steps: int = param(500, "Steps that every run makes.", low=1, high=MOST_STEPS, log=True)
    noise: float = param(
        0.0,
        "Standard deviation of what is added to both parts of the gradient, as a mini-batch would.",
        low=0,
        high=100,
        log=True,
        label="gradient noise",
    )
    seed: int = seed_param(7, "Decides the noise.")
    tolerance: float = param(
        0.01,
        "At the minimum is who stays this near it, as a share of the domain's width.",
        low=1e-6,
        high=0.5,
        log=True,
    )
    runs: tuple[Racer, ...] = (Racer("Momentum", Momentum(0.01)), Racer("Adam", Adam(0.1)))

    limits: ClassVar = {"runs": (1, MOST_RUNS)}

    def complete(self) -> "Descent":
        """Itself with every default filled in.

        Raises `IllegalValue` for an empty domain, a start outside of it or where the surface has no value, and for more
        steps than one request may be.
        """
        watched = self.steps * sum(run.schedule.watches for run in self.runs)
        if watched > MOST_WATCHED:
            asked = f"asks for {watched:,} steps with schedules that watch f, at most {MOST_WATCHED:,}"
            raise IllegalValue(f"{asked}; take fewer steps or such runs", "steps")
        domain = checked_domain(self.domain or self.surface.domain)
        start = self.surface.start if self.start is None else self.start
        if self.start is None and not _inside(domain, start):
            start = tuple(sum(span) / 2 for span in domain)  # type: ignore[assignment]  # two of them
        for i, (name, at, (low, high)) in enumerate(zip("xy", start, domain, strict=True)):
            if not low <= at <= high:
                raise IllegalValue(f"must be on the surface: {name} between {low:g} and {high:g}", "start", i)
        if not np.isfinite(self.surface.values(*np.array(start))):
            raise IllegalValue(f"the surface has no value at ({start[0]:g}, {start[1]:g})", "start")
        return replace(self, surface=self.surface.over(domain), domain=domain, start=start, runs=named(self.runs))


def checked_domain(domain: Domain) -> Domain:
    """Itself; raises `IllegalValue` where there is nothing in it."""
    for i, (name, (low, high)) in enumerate(zip("xy", domain, strict=True)):
        if not high - low > NARROWEST * max(1.0, abs(low), abs(high)):
            raise IllegalValue(f"must rise, not go from {low:g} to {high:g} in {name}", "domain", i)
    return domain


def _inside(domain: Domain, point: tuple[float, float]) -> bool:
    return all(low <= at <= high for at, (low, high) in zip(point, domain, strict=True))
