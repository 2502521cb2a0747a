"""Features: what the network is given of a point (x1, x2)."""

from typing import ClassVar

from app.engine.choice import Choice
from app.engine.elementwise import Array


class Feature(Choice):
    """An element-wise function of the two coordinates."""

    family: ClassVar[str] = "feature"

    @staticmethod
    def value(x1: Array, x2: Array) -> Array:
        """The feature at each point."""
        raise NotImplementedError
