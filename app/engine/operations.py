"""The elementary operations that formulas are made of, each beside its partial derivatives.

Element-wise, as all definitions are: NumPy runs them on whole arrays, compiled code on one number at a time. At a kink
the derivative is the one that PyTorch takes: 0 for |a|, sign and ReLU at 0, one half for each side of a min or max of
equals.
"""

from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any, NamedTuple

import numpy as np

from app.engine.elementwise import Array, select


class Primitive(NamedTuple):
    """An operation on one input or two."""

    name: str
    value: Callable[..., Any]  # (a) or (a, b) -> value
    partials: Callable[..., tuple[Any, ...]]  # (a, value) or (a, b, value) -> ∂value/∂a, or that and ∂value/∂b
    inputs: int = 1

    def of(self, *values: Any) -> Any:
        """The value; an operation on two goes pair by pair through any number of them."""
        return reduce(self.value, values) if self.inputs == 2 else self.value(*values)


def _power_partials(a: Array, b: Array, value: Array) -> tuple[Array, Array]:
    """B aᵇ⁻¹ and aᵇ ln a; a⁰ does not change with a, nor 0ᵇ with b."""
    by_base = select(b == 0, 0.0, b * np.power(a, b - 1.0))
    by_exponent = select((a == 0) & (b >= 0), 0.0, value * np.log(a))
    return by_base, by_exponent


def _share(a: Array, b: Array) -> Array:
    """1 where a is larger, 0 where b is, ½ where they are equal."""
    return select(a == b, 0.5, select(a > b, 1.0, 0.0))


TABLE = (
    Primitive("+", np.add, lambda a, b, value: (1.0, 1.0), 2),
    Primitive("-", np.subtract, lambda a, b, value: (1.0, -1.0), 2),
    Primitive("*", np.multiply, lambda a, b, value: (b, a), 2),
    Primitive("/", np.divide, lambda a, b, value: (np.divide(1.0, b), np.divide(-value, b)), 2),
    Primitive("^", np.power, _power_partials, 2),
    Primitive("min", np.minimum, lambda a, b, value: (1.0 - _share(a, b), _share(a, b)), 2),
    Primitive("max", np.maximum, lambda a, b, value: (_share(a, b), 1.0 - _share(a, b)), 2),
    Primitive("neg", np.negative, lambda a, value: (-1.0,)),
    Primitive("sin", np.sin, lambda a, value: (np.cos(a),)),
    Primitive("cos", np.cos, lambda a, value: (-np.sin(a),)),
    Primitive("tan", np.tan, lambda a, value: (1.0 + value * value,)),
    Primitive("tanh", np.tanh, lambda a, value: (1.0 - value * value,)),
    Primitive("exp", np.exp, lambda a, value: (value,)),
    Primitive("log", np.log, lambda a, value: (np.divide(1.0, a),)),
    Primitive("sqrt", np.sqrt, lambda a, value: (np.divide(0.5, value),)),
    Primitive("abs", np.abs, lambda a, value: (np.sign(a),)),
    Primitive("sign", np.sign, lambda a, value: (0.0,)),
    Primitive("sigmoid", lambda a: 0.5 + 0.5 * np.tanh(0.5 * a), lambda a, value: (value * (1.0 - value),)),
    Primitive("relu", lambda a: np.maximum(a, 0.0), lambda a, value: (select(a > 0, 1.0, 0.0),)),
)
PRIMITIVES: Mapping[str, Primitive] = {primitive.name: primitive for primitive in TABLE}
