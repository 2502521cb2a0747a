"""From the catalog's definitions to what Numba compiles.

A definition is element-wise Python: NumPy runs it on whole arrays, Numba the very same lines on one number at a time.
What it calls beside NumPy's own functions is compiled as it stands too; only the helpers of `elementwise.py` have
versions of their own.
"""

from collections.abc import Callable
from types import FunctionType
from typing import Any

import numpy as np
from numba import types
from numba.extending import overload, register_jitable

from app.engine import elementwise
from app.engine.compiled import exponential

ROUNDING_ONLY = {"contract"}  # fused multiplication and addition: fewer roundings, in the same order

_taught: set[Any] = set()


def teach(definition: Any) -> Any:
    """Let compiled code call a definition and what it calls itself; gives it back."""
    if isinstance(definition, FunctionType) and definition not in _taught:
        _taught.add(definition)
        for name in definition.__code__.co_names:
            called = definition.__globals__.get(name)
            if isinstance(called, FunctionType) and called.__module__.startswith("app.engine"):
                teach(called)
        overload(definition, strict=False)(_as_it_stands(definition))
    return definition


def _as_it_stands(definition: FunctionType) -> Callable[..., Any]:
    """The overload of a definition is the definition; its annotations speak of arrays, so they go."""
    plain = FunctionType(definition.__code__, definition.__globals__, definition.__name__, definition.__defaults__)

    def implementation(*arguments: Any, **keywords: Any) -> FunctionType:
        return plain

    return implementation


def _helper(helper: Any) -> Callable[[Callable[..., Any]], Any]:
    """Give a helper its version for compiled code."""
    _taught.add(helper)
    return overload(helper, strict=False, jit_options={"fastmath": ROUNDING_ONLY})


@_helper(elementwise.select)
def _select(condition: Any, then: Any, otherwise: Any) -> Any:
    return lambda condition, then, otherwise: then if condition else otherwise


@_helper(elementwise.largest)
def _largest(z: Any) -> Any:
    return lambda z: z.max()


@_helper(elementwise.total)
def _total(z: Any) -> Any:
    return lambda z: z.sum()


@_helper(elementwise.exp)
def _exp(x: Any) -> Any:
    if isinstance(x, types.Array):
        return lambda x: np.exp(x)  # noqa: PLW0108 — an overload answers a Python function
    return exponential.exp


@_helper(elementwise.expm1)
def _expm1(x: Any) -> Any:
    return exponential.expm1


@_helper(elementwise.tanh)
def _tanh(x: Any) -> Any:
    return exponential.tanh


def numbers(count: int) -> Any:
    """A function from a row of numbers to its first `count`, as a tuple: what a definition is called with."""
    if count == 0:
        return register_jitable(lambda row: ())
    before, last = numbers(count - 1), count - 1

    @register_jitable
    def take(row: Any) -> Any:
        return (*before(row), row[last])

    return take


def column(count: int) -> Any:
    """A function from a table and a place to the `count` numbers in that column, as a tuple."""
    if count == 0:
        return register_jitable(lambda table, place: ())
    before, last = column(count - 1), count - 1

    @register_jitable
    def take(table: Any, place: Any) -> Any:
        return (*before(table, place), table[last, place])

    return take
