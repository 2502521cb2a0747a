"""Features: what the network is given of an example."""

from typing import ClassVar

from app.engine.choice import Choice
from app.engine.elementwise import Array


class Feature(Choice):
    """A function of the columns, for each example by itself. Most read the first two only."""

    family: ClassVar[str] = "feature"
    uses: ClassVar[tuple[int, ...]] = (1, 2)  # the columns that it reads, counted from 1

    @staticmethod
    def value(x1: Array, x2: Array) -> Array:
        """The feature from the first two columns."""
        raise NotImplementedError

    def of(self, points: Array) -> Array:
        """The feature of each example, (m,), from all columns, (n, m)."""
        return self.value(points[0], points[1])

    @property
    def reads(self) -> tuple[int, ...]:
        """The columns that this one reads."""
        return self.uses

    @property
    def needs(self) -> int:
        """How many columns there must be."""
        return max(self.reads, default=1)
