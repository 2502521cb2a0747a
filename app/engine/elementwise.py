"""Helpers for element-wise definitions, which run on whole arrays and, compiled, on one number at a time."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.floating]  # float64 in training, float32 in maps


def select(condition: NDArray[np.bool_], then: Array | float, otherwise: Array | float) -> Array:
    """`then` where the condition holds, `otherwise` elsewhere.

    Like the functions below it has a version for compiled code (`app/engine/compiled/definitions.py`).

    >>> select(np.array([True, False]), 1.0, 0.0)
    array([1., 0.])
    """
    return np.where(condition, then, otherwise)


def exp(x: Array) -> Array:
    """e^x.

    >>> exp(np.array([0.0, -1000.0]))
    array([1., 0.])
    """
    return np.asarray(np.exp(x))


def expm1(x: Array) -> Array:
    """e^x − 1, with all digits where x is small.

    >>> expm1(np.array([1e-20]))
    array([1.e-20])
    """
    return np.asarray(np.expm1(x))


def tanh(x: Array) -> Array:
    """The hyperbolic tangent.

    >>> tanh(np.array([0.0, 1000.0]))
    array([0., 1.])
    """
    return np.asarray(np.tanh(x))


def largest(z: Array) -> Array:
    """The largest over the units of each example, (1, m); compiled, over the units of one example.

    >>> largest(np.array([[1.0, 5.0], [3.0, 4.0]]))
    array([[3., 5.]])
    """
    return np.asarray(z.max(axis=0, keepdims=True))


def total(z: Array) -> Array:
    """The sum over the units of each example, (1, m); compiled, over the units of one example.

    >>> total(np.array([[1.0, 5.0], [3.0, 4.0]]))
    array([[4., 9.]])
    """
    return np.asarray(z.sum(axis=0, keepdims=True))


def quiet() -> np.errstate:
    """A context in which overflow is no warning: the results are checked for being finite instead."""
    return np.errstate(all="ignore")
