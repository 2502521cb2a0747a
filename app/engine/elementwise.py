"""Helpers for element-wise definitions, which run on whole arrays and, compiled, on one number at a time."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.floating]  # float64 in training, float32 in maps


def select(condition: NDArray[np.bool_], then: Array | float, otherwise: Array | float) -> Array:
    """`then` where the condition holds, `otherwise` elsewhere.

    The one place that chooses between numbers, so that a compiler can be given its own version.

    >>> select(np.array([True, False]), 1.0, 0.0)
    array([1., 0.])
    """
    return np.where(condition, then, otherwise)


def quiet() -> np.errstate:
    """A context in which overflow is no warning: the results are checked for being finite instead."""
    return np.errstate(all="ignore")
