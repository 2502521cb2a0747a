"""Surfaces: functions of two parameters, on which the path of an optimizer can be seen."""

from typing import Any, ClassVar, NamedTuple, TypeAlias

import numpy as np

from app.engine.choice import Choice
from app.engine.elementwise import Array, quiet
from app.engine.graph import Graph

Span: TypeAlias = tuple[float, float]
Domain: TypeAlias = tuple[Span, Span]  # of x and of y


class Minimum(NamedTuple):
    """A point that is lower than all around it."""

    x: float
    y: float
    value: float


class Surface(Choice):
    """f(x, y) and its gradient, element-wise: NumPy runs them on whole grids, compiled code on one point at a time."""

    family: ClassVar[str] = "surface"
    domain: ClassVar[Domain] = ((-2.0, 2.0), (-2.0, 2.0))  # what pictures show
    start: ClassVar[tuple[float, float]] = (1.0, 1.0)  # a good one to see something from

    @staticmethod
    def value(*arguments: Any) -> Any:
        """(x, y, *hyperparameters) -> f."""
        raise NotImplementedError

    @staticmethod
    def slope(*arguments: Any) -> Any:
        """(x, y, *hyperparameters) -> (∂f/∂x, ∂f/∂y)."""
        raise NotImplementedError

    @property
    def minima(self) -> tuple[Minimum, ...]:
        """The lowest points; none where f has no bound below."""
        return ()

    @property
    def local_minima(self) -> tuple[Minimum, ...]:
        """Others in the domain that an optimizer may end in, as far as they are few."""
        return ()

    def over(self, domain: Domain) -> "Surface":
        """Itself as a descent over this domain sees it: whose minima are not known looks for them there."""
        return self

    def latex(self) -> str:
        """Its formula."""
        return self.formula()

    @property
    def graph(self) -> Graph | None:
        """The computation graph that its values and slopes come from, where they come from one."""
        return None

    def values(self, x: Array, y: Array) -> Array:
        """F at every point; NaN or infinity where it has no value."""
        with quiet():
            return np.broadcast_to(self.value(x, y, *self.hyperparameters), np.shape(x)) + 0.0

    def slopes(self, x: Array, y: Array) -> Array:
        """The gradient at every point, (2, …)."""
        with quiet():
            parts = self.slope(x, y, *self.hyperparameters)
            return np.array([np.broadcast_to(part, np.shape(x)) for part in parts], dtype=float)

    @classmethod
    def traits(cls) -> dict[str, Any]:
        """Where pictures and paths begin."""
        return {"domain": [list(span) for span in cls.domain], "start": list(cls.start)}
