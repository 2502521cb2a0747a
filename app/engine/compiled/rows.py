"""From a definition to a C function over rows of numbers: for each kind its signature and its body.

`z`, `a`, `y` and `d` (dA, which becomes dZ) are the numbers of some units on a batch, m in all; `h` are
hyperparameters; `x`, `g` and the slots have a number for every parameter.
"""

from typing import Any

from numba import carray, types  # type: ignore[attr-defined]  # its list of names lacks it
from numba.extending import register_jitable

from app.engine.compiled.calls import at
from app.engine.compiled.definitions import column, numbers

NUMBER, COUNT, NOTHING = types.float64, types.intp, types.void
ROW = types.CPointer(NUMBER)  # type: ignore[no-untyped-call]
MOST = 16  # numbers in a row of hyperparameters, which are fewer than half
VECTOR = 4  # numbers that a processor works on at once; rows of examples are filled up to a multiple


@register_jitable
def row(array: Any, start: Any, count: Any) -> Any:
    """So many numbers of an array from there on, seen without its owner and at places that are never negative: what
    loops need to be quick.
    """
    return carray(at(array, start), count)


@register_jitable
def table(array: Any) -> Any:
    """An array of two dimensions, seen likewise."""
    return carray(at(array, 0), array.shape)


def value(g: Any, count: int) -> Any:
    """A = g(Z)."""
    values = numbers(count)

    def body(z_: Any, a_: Any, m: Any, h_: Any) -> None:
        z, a, h = carray(z_, m), carray(a_, m), values(carray(h_, MOST))
        for i in range(m):
            a[i] = g(z[i], *h)

    return NOTHING(ROW, ROW, COUNT, ROW), body


def slope(derivative: Any, count: int) -> Any:
    """dZ = dA ∗ g′(Z)."""
    values = numbers(count)

    def body(z_: Any, a_: Any, d_: Any, m: Any, h_: Any) -> None:
        z, a, d, h = carray(z_, m), carray(a_, m), carray(d_, m), values(carray(h_, MOST))
        for i in range(m):
            d[i] *= derivative(z[i], a[i], *h)

    return NOTHING(ROW, ROW, ROW, COUNT, ROW), body


def partials(derivatives: Any, count: int) -> Any:
    """dh = Σ dA ∗ ∂a/∂h, of every hyperparameter h."""
    values = numbers(count)

    def body(z_: Any, a_: Any, d_: Any, m: Any, h_: Any, into_: Any) -> None:
        z, a, d, h = carray(z_, m), carray(a_, m), carray(d_, m), values(carray(h_, MOST))
        into = carray(into_, count)
        into[:] = 0.0
        for i in range(m):
            each = derivatives(z[i], a[i], *h)
            for k in range(count):
                into[k] += d[i] * each[k]

    return NOTHING(ROW, ROW, ROW, COUNT, ROW, ROW), body


def nothing(_: Any, count: int) -> Any:
    """In the place of partials, where nothing is learned."""

    def body(z_: Any, a_: Any, d_: Any, m: Any, h_: Any, into_: Any) -> None:
        return

    return NOTHING(ROW, ROW, ROW, COUNT, ROW, ROW), body


def alone(activation: Any) -> Any:
    """A = g(Z) of output units that do not look at one another."""

    def body(z_: Any, a_: Any, units: Any, m: Any) -> None:
        z, a = carray(z_, units * m), carray(a_, units * m)
        for i in range(units * m):
            a[i] = activation(z[i])

    return NOTHING(ROW, ROW, COUNT, COUNT), body


def together(activation: Any) -> Any:
    """A = g(Z) of output units that do, example by example."""

    def body(z_: Any, a_: Any, units: Any, m: Any) -> None:
        z, a = carray(z_, (units, m)), carray(a_, (units, m))
        for i in range(m):
            a[:, i] = activation(z[:, i])

    return NOTHING(ROW, ROW, COUNT, COUNT), body


def blame(derivative: Any, count: int) -> Any:
    """dZ of the output: dL/dz."""
    values = numbers(count)

    def body(z_: Any, a_: Any, y_: Any, d_: Any, m: Any, h_: Any) -> None:
        z, a, y, d, h = carray(z_, m), carray(a_, m), carray(y_, m), carray(d_, m), values(carray(h_, MOST))
        for i in range(m):
            d[i] = derivative(z[i], a[i], y[i], *h)

    return NOTHING(ROW, ROW, ROW, ROW, COUNT, ROW), body


def pull(derivative: Any, count: int) -> Any:
    """The penalty's part of the gradient, on weights."""
    values = numbers(count)

    def body(x_: Any, g_: Any, is_weight_: Any, size: Any, examples: Any, h_: Any) -> None:
        x, g, is_weight, h = carray(x_, size), carray(g_, size), carray(is_weight_, size), values(carray(h_, MOST))
        for p in range(size):
            g[p] += is_weight[p] * derivative(x[p], *h) / examples

    return NOTHING(ROW, ROW, ROW, COUNT, COUNT, ROW), body


def clip(clipped: Any, count: int) -> Any:
    """The gradient, held."""
    values = numbers(count)

    def body(g_: Any, size: Any, h_: Any) -> None:
        g = carray(g_, size)
        g[:] = clipped(g, *values(carray(h_, MOST)))

    return NOTHING(ROW, COUNT, ROW), body


def factor(of: Any, count: int) -> Any:
    """What a schedule leaves of the learning rate."""
    values = numbers(count)

    def body(epoch: Any, h_: Any) -> Any:
        return float(of(epoch, *values(carray(h_, MOST))))

    return NUMBER(NUMBER, ROW), body


def update(rule: Any, slots: int, count: int) -> Any:
    """One step of an optimizer, in place. t is a float here, so that a power of it is taken once and not in a loop."""
    values, remembered = numbers(count), column(slots)

    def body(
        x_: Any, slots_: Any, g_: Any, is_weight_: Any, size: Any, t: Any, alpha: Any, decay: Any, h_: Any
    ) -> None:
        x, g, is_weight = carray(x_, size), carray(g_, size), carray(is_weight_, size)
        memory, h = carray(slots_, (slots, size)), values(carray(h_, MOST))[1:]
        for p in range(size):
            after = rule(g[p], *remembered(memory, p), t, alpha, *h)
            for k in range(slots):
                memory[k, p] = after[k + 1]
            x[p] -= after[0] + alpha * decay * is_weight[p] * x[p]

    return NOTHING(ROW, ROW, ROW, ROW, COUNT, NUMBER, NUMBER, NUMBER, ROW), body


def gradient(slope: Any, count: int) -> Any:
    """The slope of a surface at a point, both parts."""
    values = numbers(count)

    def body(x_: Any, g_: Any, h_: Any) -> None:
        x, g = carray(x_, 2), carray(g_, 2)
        g[0], g[1] = slope(x[0], x[1], *values(carray(h_, MOST)))

    return NOTHING(ROW, ROW, ROW), body
