"""Heights of a surface on a grid, for pictures."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from app.engine.descents import checked_domain
from app.engine.elementwise import Array
from app.engine.parameter import Described, param
from app.engine.surfaces import Domain, Surface
from app.engine.surfaces.rosenbrock import Rosenbrock


@dataclass(frozen=True)
class Sight(Described):
    """What of a surface is to be seen."""

    surface: Surface = field(default_factory=Rosenbrock)
    domain: Domain | None = None  # the surface's own
    resolution: int = param(100, "Points along each side.", low=2, high=400)

    def complete(self) -> "Sight":
        """Itself; raises `IllegalValue` for an empty domain."""
        checked_domain(self.domain or self.surface.domain)
        return self


class Heights(NamedTuple):
    """`values[i][j]` is f(x[j], y[i]); the first and last points lie on the domain's edges."""

    x: Array  # (n,)
    y: Array  # (n,)
    values: Array  # (n, n)


def heights(sight: Sight) -> Heights:
    """The surface on its grid; NaN or infinity where it has no value."""
    x, y = (np.linspace(*span, sight.resolution) for span in sight.domain or sight.surface.domain)
    return Heights(x, y, sight.surface.values(*np.meshgrid(x, y)))
