"""A formula's computation graph as a list of numbers, and one function that goes along it as `graph.py` does.

It calls the operations by their addresses, so a formula that nobody has seen before needs no compiler.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numba import carray  # type: ignore[attr-defined]  # its list of names lacks it
from numba.extending import register_jitable

from app.engine.compiled.calls import at, call
from app.engine.compiled.definitions import teach
from app.engine.compiled.rows import NOTHING, NUMBER, ROW
from app.engine.elementwise import Array
from app.engine.graph import Graph
from app.engine.operations import Primitive

# A node: the address of its operation, or which leaf it is; the places of its inputs (a leaf's: its own); its value, or
# a leaf's number; how fast that changes with each input, and the result with it. The inputs of an operation on one are
# twice the same, and it does not change with the second.
WHAT, FIRST, SECOND, VALUE, BY_FIRST, BY_SECOND, SLOPE, WIDTH = range(8)
X, Y, CONSTANT = -1, -2, -3
VARIABLES = {"x": X, "y": Y}


def tape_of(graph: Graph, address: Callable[[Primitive], int]) -> Array:
    """The number of nodes, and the nodes, with room for what is worked out."""
    nodes = np.zeros((len(graph.nodes), WIDTH))
    for k, node in enumerate(graph.nodes):
        if node.operation:
            nodes[k, WHAT] = address(node.operation)
            nodes[k, FIRST], nodes[k, SECOND] = node.inputs[0], node.inputs[-1]
        else:
            nodes[k, WHAT] = CONSTANT if node.constant is not None else VARIABLES[node.label]
            nodes[k, VALUE] = node.constant or 0.0
    return np.append(float(len(nodes)), nodes)


def operation(primitive: Primitive, place: int) -> Any:
    """The value of an operation and its partial derivatives."""
    value, partials = teach(primitive.value), teach(primitive.partials)
    if primitive.inputs == 1:
        value, partials = _of_two(value, partials)

    def body(a: Any, b: Any, into_: Any) -> None:
        into = carray(into_, 3)
        into[0] = value(a, b)
        into[1], into[2] = partials(a, b, into[0])

    return NOTHING(NUMBER, NUMBER, ROW), body


def _of_two(value: Any, partials: Any) -> Any:
    """An operation on one number, said as one on two."""
    return register_jitable(lambda a, b: value(a)), register_jitable(lambda a, b, v: (partials(a, v)[0], 0.0))


def gradient(_: Any, count: int) -> Any:
    """The slope of a formula at a point, both parts; its hyperparameters are a tape."""

    def body(x_: Any, g_: Any, tape_: Any) -> None:
        x, g, n = carray(x_, 2), carray(g_, 2), int(carray(tape_, 1)[0])
        nodes = carray(tape_, 1 + n * WIDTH)[1:].reshape((n, WIDTH))
        for k in range(n):
            node = nodes[k]
            node[SLOPE] = 0.0
            if node[WHAT] > 0:
                a, b = nodes[int(node[FIRST]), VALUE], nodes[int(node[SECOND]), VALUE]
                call(int(node[WHAT]), (a, b, at(node, VALUE)))
            elif node[WHAT] != CONSTANT:
                node[VALUE] = x[0] if node[WHAT] == X else x[1]
        nodes[n - 1, SLOPE] = 1.0
        g[0], g[1] = 0.0, 0.0
        for back in range(1, n + 1):
            node = nodes[n - back]
            if node[WHAT] > 0:
                nodes[int(node[FIRST]), SLOPE] += node[SLOPE] * node[BY_FIRST]
                nodes[int(node[SECOND]), SLOPE] += node[SLOPE] * node[BY_SECOND]
            elif node[WHAT] != CONSTANT:
                g[0 if node[WHAT] == X else 1] = node[SLOPE]

    return NOTHING(ROW, ROW, ROW), body
