"""What several rules do with the averages that they keep."""

import numpy as np

from app.engine.elementwise import Array


def corrected(average: Array, memory: float, t: int | Array) -> Array:
    """A moving average of t numbers without what it lacks because it started at zero.

    >>> float(corrected(np.array(0.5), 0.75, 1))  # a quarter of the first number, 2
    2.0
    """
    return average / (1 - memory**t)


def root(square: Array, epsilon: float, under: bool) -> Array:
    """√s + ε, or √(s + ε) with ε under the root: what a step is divided by.

    >>> [float(root(np.array(0.0), 0.01, under)) for under in (False, True)]
    [0.01, 0.1]
    """
    size: Array = np.sqrt(square + epsilon) if under else np.sqrt(square) + epsilon
    return size
