"""The computation graph of a formula: values and derivatives against PyTorch, and what it is made of by hand."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings

from app.engine.expression import FUNCTIONS, HOLDS
from app.engine.expression_parser import parse
from app.engine.graph import graph_of
from app.engine.operations import TABLE
from tests.engine.support import golden
from tests.engine.test_expression import TREES

GOLDEN = golden("formulas")
XY = ("x", "y")


def graph(text, names=XY):
    return graph_of(parse(text, names))


@pytest.mark.parametrize("case", GOLDEN["cases"], ids=lambda case: f"{case['expression']} at {case['at']}")
def test_values_and_derivatives_are_pytorchs_kinks_included(case):
    names = dict(zip(XY, np.array(GOLDEN["places"][case["at"]]), strict=True))
    tree = parse(case["expression"], XY)
    found = {"value": graph_of(tree).forward(names)[-1], **graph_of(tree).gradient(names)}
    for mine, theirs in (("value", "value"), ("x", "dx"), ("y", "dy")):
        np.testing.assert_allclose(found[mine], np.array(case[theirs], float), rtol=1e-12, atol=1e-13, err_msg=mine)
    np.testing.assert_array_equal(tree.value(names) + 0 * names["x"], found["value"])


def test_every_operation_is_compared():
    compared = " ".join(case["expression"] for case in GOLDEN["cases"] if case["at"] == "ordinary")
    assert {name for name in [*FUNCTIONS, *HOLDS] if name not in compared} == set()
    written = {operation.name for operation in TABLE} - {"neg"}
    assert written == {function.operation.name for function in FUNCTIONS.values()} | set(HOLDS)


def test_what_stands_in_several_places_is_one_node():
    made = graph("(x + y) * (x + y) + sin(x + y) + 2 * 2")
    assert [node.label for node in made.nodes] == ["x", "y", "+", "*", "sin", "+", "2", "*", "+"]
    assert [node.inputs for node in made.nodes] == [(), (), (0, 1), (2, 2), (2,), (3, 4), (), (6, 6), (5, 7)]
    assert [node.label for node in made.nodes if node.is_variable] == ["x", "y"]


def test_slopes_of_every_node_by_hand():
    """f = a b with a = x y, b = a + 1 at x = 2, y = 3: df/da = b + a = 13."""
    made = graph("x * y * (x * y + 1)")
    values = made.forward({"x": 2.0, "y": 3.0})
    named = dict(zip(("x", "y", "a", "1", "b", "f"), zip(values, made.backward(values), strict=True), strict=True))
    assert named == {"x": (2, 39), "y": (3, 26), "a": (6, 13), "1": (1, 6), "b": (7, 6), "f": (42, 1)}


def test_a_variable_keeps_its_name():
    slopes = graph("x1 * x2", ("x1", "x2")).gradient({"x1": np.array([2.0, 3.0]), "x2": np.array([5.0, 7.0])})
    np.testing.assert_array_equal(slopes["x1"], [5, 7])
    np.testing.assert_array_equal(slopes["x2"], [2, 3])


def test_a_variable_that_is_not_named_has_no_slope():
    for text in ("3", "2 * y", "pi"):
        np.testing.assert_array_equal(graph(text).gradient(dict.fromkeys(XY, np.ones(4)))["x"], np.zeros(4))


def test_the_longest_chain():
    np.testing.assert_array_equal(graph("x" + "+x" * 99).gradient({"x": np.array([1.0])})["x"], [100])


@settings(max_examples=60)
@given(tree=TREES)
def test_any_formula_has_a_graph_that_says_what_its_tree_says(tree):
    names = {"x1": np.array([0.0, 1.5, -2.0, 1e300]), "x2": np.array([0.0, -0.5, 3.0, -1e300])}
    made = graph_of(tree)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        np.testing.assert_array_equal(made.forward(names)[-1], tree.value(names))
        slopes = made.gradient(names)
    assert all(slope.shape == (4,) for slope in slopes.values())
    assert all(i < k for k, node in enumerate(made.nodes) for i in node.inputs)
    assert len(set(made.nodes)) == len(made.nodes)
