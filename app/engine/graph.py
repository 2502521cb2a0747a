r"""The computation graph of a formula: forward its values, backward its derivatives.

$$ \bar v_j = \sum_{i:\, j \to i} \bar v_i \, \frac{\partial v_i}{\partial v_j}, \qquad \bar v_n = 1 $$

Forward, every node has a value v from those of its inputs. Backward, every node hands on to each of its inputs how fast
the result changes with it, by the chain rule; who is the input of several adds up what it gets. One way back gives the
derivatives in all variables.

Source: Rumelhart, Hinton & Williams 1986, https://doi.org/10.1038/323533a0; Griewank & Walther 2008, "Evaluating
Derivatives", chapter 3
"""

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Any, NamedTuple

import numpy as np

from app.engine.elementwise import Array, quiet
from app.engine.expression import CONSTANTS, Constant, Expression, Number, Variable
from app.engine.operations import Primitive


class Node(NamedTuple):
    """An operation on earlier nodes. Without one it is a leaf: a number, or a variable, which has no constant."""

    label: str  # "x", "2", "pi", "*", "sin"
    operation: Primitive | None = None
    inputs: tuple[int, ...] = ()  # indices of nodes before it
    constant: float | None = None

    @property
    def is_variable(self) -> bool:
        """Whether its value comes from outside."""
        return self.operation is None and self.constant is None


class Graph(NamedTuple):
    """Nodes, each after its inputs; the last one is the result."""

    nodes: tuple[Node, ...]

    def forward(self, names: Mapping[str, Array]) -> list[Any]:
        """The value of every node where the variables have these values; NaN or infinity where it has none.

        >>> from app.engine.expression_parser import parse
        >>> [float(value) for value in graph_of(parse("x * x + 1", ["x"])).forward({"x": 3.0})]
        [3.0, 9.0, 1.0, 10.0]
        """
        values: list[Any] = []
        with quiet():
            for node in self.nodes:
                if node.operation:
                    values.append(node.operation.value(*(values[i] for i in node.inputs)))
                else:
                    values.append(names[node.label] if node.constant is None else np.float64(node.constant))
        return values

    def backward(self, values: Sequence[Any]) -> list[Any]:
        """How fast the result changes with the value of every node, from the values of all of them.

        >>> from app.engine.expression_parser import parse
        >>> graph = graph_of(parse("x * x + 1", ["x"]))
        >>> [float(slope) for slope in graph.backward(graph.forward({"x": 3.0}))]
        [6.0, 1.0, 1.0, 1.0]
        """
        slopes: list[Any] = [0.0] * len(self.nodes)
        slopes[-1] = np.ones_like(values[-1])
        with quiet():
            for k, node in reversed(list(enumerate(self.nodes))):
                if node.operation:
                    partials = node.operation.partials(*(values[j] for j in node.inputs), values[k])
                    for j, partial in zip(node.inputs, partials, strict=True):
                        slopes[j] = slopes[j] + slopes[k] * partial
        return slopes

    def gradient(self, names: Mapping[str, Array]) -> dict[str, Array]:
        """The derivative in each of the variables, arrays of one shape; zeros in those that the formula does not name.

        >>> from app.engine.expression_parser import parse
        >>> graph_of(parse("x^2 * y", ["x", "y"])).gradient({"x": np.array([-3.0]), "y": np.array([2.0])})
        {'x': array([-12.]), 'y': array([9.])}
        """
        slopes = self.backward(self.forward(names))
        found = {node.label: slope for node, slope in zip(self.nodes, slopes, strict=True) if node.is_variable}
        return {name: np.zeros(np.shape(value)) + found.get(name, 0.0) for name, value in names.items()}


def graph_of(expression: Expression) -> Graph:
    """The graph of a formula; what is written in several places is one node.

    >>> from app.engine.expression_parser import parse
    >>> graph = graph_of(parse("sin(x) + sin(x)^2", ["x"]))
    >>> [(node.label, node.inputs) for node in graph.nodes]
    [('x', ()), ('sin', (0,)), ('2', ()), ('^', (1, 2)), ('+', (1, 3))]
    """
    places: dict[Node, int] = {}

    def place(node: Node) -> int:
        return places.setdefault(node, len(places))

    def visit(tree: Expression) -> int:
        operation = tree.operation
        if operation is None:
            return place(_leaf(tree))
        inputs = [visit(part) for part in tree.parts]
        if operation.inputs < len(inputs):  # min and max of many go pair by pair
            return reduce(lambda a, b: place(Node(operation.name, operation, (a, b))), inputs)
        return place(Node(operation.name, operation, tuple(inputs)))

    visit(expression)
    return Graph(tuple(places))


def _leaf(tree: Expression) -> Node:
    match tree:
        case Variable(name):
            return Node(name)
        case Constant(name):
            return Node(name, constant=CONSTANTS[name])
        case Number(number):
            return Node(f"{number:.12g}", constant=number)
    raise TypeError(f"{tree} is no leaf")
