"""The contract of everything that learns here."""

from typing import Protocol, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from app.engine.elementwise import Array

B = TypeVar("B", contravariant=True)
Mask: TypeAlias = NDArray[np.bool_]  # of every parameter, (P,)


class Problem(Protocol[B]):
    """A flat float64 parameter vector, a start and a gradient. A batch is what one step is measured on."""

    @property
    def size(self) -> int:
        """P, the number of parameters."""
        ...

    @property
    def is_weight(self) -> Array:
        """Of every parameter, (P,): 1 for what weight decay shrinks, 0 elsewhere."""
        ...

    def initial(self, rng: np.random.Generator) -> Array:
        """Where training starts, (P,)."""
        ...

    def value_and_gradient(self, x: Array, batch: B) -> tuple[float, Array]:
        """The cost J on this batch and its gradient, (P,)."""
        ...

    def gradient(self, x: Array, batch: B) -> Array:
        """The gradient alone: what a training step needs."""
        ...
