"""Formulas, against Python's own arithmetic and by hand."""

import math
import warnings
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from latex2mathml.converter import convert

from app.engine.expression import (
    CONSTANTS,
    FUNCTIONS,
    Call,
    Constant,
    Negation,
    Number,
    Operation,
    Variable,
)
from app.engine.expression_parser import DEEPEST, LONGEST, parse
from app.engine.parameter import IllegalValue

NAMES = ("x1", "x2")
X = {"x1": 3.0, "x2": -2.0}
MATH = {
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "tanh": math.tanh,
    "exp": math.exp,
    "log": math.log,
    "ln": math.log,
    "sqrt": math.sqrt,
    "abs": math.fabs,  # of real numbers only: Python makes (−1)^1.5 a complex one
    "sign": lambda x: (x > 0) - (x < 0),
    "min": min,
    "max": max,
    "sigmoid": lambda x: 1 / (1 + math.exp(-x)) if x > 0 else math.exp(x) / (1 + math.exp(x)),
    "relu": lambda x: max(x, 0.0),
}


def value(text, **names):
    return parse(text, names or NAMES).value({name: np.array([x]) for name, x in (names or X).items()})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 4 - 3", 3),
        ("24 / 4 / 3", 2),
        ("2 ^ 3 ^ 2", 512),
        ("2 ** 3 ** 2", 512),
        ("-2 ^ 2", -4),
        ("(-2) ^ 2", 4),
        ("2 ^ -1", 0.5),
        ("2 ^ -1 * 4", 2),
        ("2 * -3", -6),
        ("- -3", 3),
        ("+x1", 3),
        ("-x1 * x2", 6),
        ("1 - -x2", -1),
        ("2 ^ -x2 ^ 2", 1 / 16),
        ("1.5e2 + .5 + 2.", 152.5),
        ("min(x1, x2, 0) + max(1, 2)", 0),
        ("sin(pi / 2) * e", math.e),
        ("sqrt(x1 ^ 2 + x2 ^ 2)", math.sqrt(13)),
        ("  x1+x2  ", 1),
        ("sigmoid(-1000) + relu(-5) + sign(x2) + abs(x2)", 1),
        ("log(e) + ln(exp(2))", 3),
    ],
)
def test_by_hand(text, expected):
    assert value(text) == pytest.approx(expected, rel=1e-14)


NUMBERS = st.builds(Number, st.floats(0, 100).map(lambda x: round(x, 3)))
LEAVES = NUMBERS | st.sampled_from([*map(Variable, NAMES), *map(Constant, CONSTANTS)])


ONE_ARGUMENT = [name for name, function in FUNCTIONS.items() if function.most == 1]


def nodes(below):
    two = st.builds(Operation, st.sampled_from("+-*/^"), below, below)
    one = st.builds(Call, st.sampled_from(ONE_ARGUMENT), st.tuples(below))
    several = st.tuples(below, below) | st.tuples(below, below, below)
    return two | one | st.builds(Call, st.sampled_from(["min", "max"]), several) | st.builds(Negation, below)


TREES = st.recursive(LEAVES, nodes, max_leaves=8)


def spelt(tree):
    """As Python and the parser read it, all in parentheses."""
    match tree:
        case Number(number):
            return repr(number)
        case Variable(name) | Constant(name):
            return name
        case Negation(operand):
            return f"(-{spelt(operand)})"
        case Operation(symbol, left, right):
            return f"({spelt(left)}{'**' if symbol == '^' else symbol}{spelt(right)})"
        case Call(name, arguments):
            return f"{name}({','.join(map(spelt, arguments))})"


def by_python(text, names):
    """NaN where Python has no real number."""
    try:
        found = eval(text, {"__builtins__": {}}, {**MATH, "pi": math.pi, "e": math.e, **names})  # the oracle
    except (ArithmeticError, ValueError, TypeError):
        return math.nan
    return found if isinstance(found, float | int) else math.nan


@example(tree=Call("abs", (Operation("^", Variable("x1"), Number(1.5)),)), x1=-1.0, x2=0.0)
@given(tree=TREES, x1=st.floats(-9, 9), x2=st.floats(-9, 9))
def test_a_tree_is_read_back_and_comes_to_what_python_says(tree, x1, x2):
    text = spelt(tree)
    if len(text) > LONGEST:
        return
    assert parse(text, NAMES) == tree
    names = {"x1": x1, "x2": x2}
    expected = by_python(text, names)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = tree.value({name: np.array([x]) for name, x in names.items()})
    if math.isfinite(expected) and abs(expected) < 1e300:
        slack = condition(tree, names)
        assert float(np.ravel(found)[0]) == pytest.approx(expected, rel=1e-9, abs=1e-9 * slack)


def condition(tree, names):
    """How large the numbers on the way are: rounding errors are shares of these."""
    here = np.abs(np.nan_to_num(np.ravel(tree.value({n: np.array([x]) for n, x in names.items()}))[0], posinf=1e300))
    return max([1.0, float(here), *(condition(part, names) for part in tree.parts)])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1 + x3", "unknown name 'x3' at position 5; one of: x1, x2, pi, e"),
        ("sinh(x1)", "unknown function 'sinh' at position 1; one of: sin, cos"),
        ("2 x1", "write * between 2 and x1 at position 3"),
        ("2x1", "write * between 2 and x1 at position 2"),
        ("x1 (x2)", "write * between x1 and ( at position 4"),
        ("(x1)(x2)", "write * between ) and ( at position 5"),
        ("sin x1", "sin at position 1 needs ( )"),
        ("(x1 + 2", "the ( at position 1 is not closed"),
        ("sin(x1", "the ( at position 4 is not closed"),
        ("x1)", "the ) at position 3 closes nothing"),
        ("x1 +", "ends at position 5, where a number, a name or ( is missing"),
        ("* x1", "'*' at position 1 stands where"),
        ("x1 + * 2", "'*' at position 6 stands where"),
        ("x1, x2", "',' at position 3 cannot stand here"),
        ("x1 × x2", "'×' at position 4 cannot stand in a formula; write *"),
        ("x1²", "'²' at position 3 cannot stand in a formula; write ^2"),
        ("x1 == x2", "'=' at position 4 cannot stand"),
        ("x1.real", "'.' at position 3 cannot stand"),
        ("min(x1)", "min at position 1 takes 2 to 8 arguments, not 1"),
        ("sin(x1, x2)", "sin at position 1 takes one argument, not 2"),
        ("sin()", "')' at position 5 stands where"),
        ("()", "')' at position 2 stands where"),
        ("", "ends at position 1"),
        ("   ", "ends at position"),
        ("1e999", "too large"),
        ("٣", "cannot stand"),
        ("x1\x00", "cannot stand"),
        ("\ud800", "cannot stand"),
        ("(" * 100 + "x1" + ")" * 90, f"nested more than {DEEPEST} deep"),
        ("-" * 150 + "x1", f"nested more than {DEEPEST} deep"),
        ("2^" * 90 + "2", f"nested more than {DEEPEST} deep"),
        ("1+" * 101 + "1", f"at most {LONGEST} characters"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text, words):
    with pytest.raises(IllegalValue) as refused:
        parse(text, NAMES, "features", 0)
    assert words in str(refused.value)
    assert refused.value.location == ("features", 0)


@given(st.text(max_size=60) | st.text("x12 +-*/^(),.esinpmax", max_size=60))
def test_any_text_is_a_formula_or_refused(text):
    try:
        tree = parse(text, NAMES)
    except IllegalValue:
        return
    assert tree == parse(text, NAMES)
    assert hash(tree) == hash(parse(text, NAMES))


def test_the_longest_chain_is_evaluated():
    assert value("1" + "+1" * 99) == 100


def test_no_number_is_no_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        x = {"x1": np.array([0.0, -1.0, 1e308])}
        for text in ("1 / x1", "log(x1)", "sqrt(x1)", "x1 * x1", "exp(x1)", "0 ^ -1", "x1 ^ 0.5", "1 / 0"):
            parse(text, ["x1"]).value(x)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("x1 / (x2 + 1)", r"\frac{x_{1}}{x_{2} + 1}"),
        ("(x1 + 1) * x2", r"\left(x_{1} + 1\right) \cdot x_{2}"),
        ("x1 - (x2 - 1)", r"x_{1} - \left(x_{2} - 1\right)"),
        ("(x1 * 2) ^ (x2 + 1)", r"{\left(x_{1} \cdot 2\right)}^{x_{2} + 1}"),
        ("-x1 ^ 2", r"-{x_{1}}^{2}"),
        ("sqrt(abs(x1))", r"\sqrt{\left|x_{1}\right|}"),
        ("min(sin(x1), pi)", r"\min\left(\sin\left(x_{1}\right), \pi\right)"),
        ("1e-9", r"1 \cdot 10^{-9}"),
    ],
)
def test_latex(text, latex):
    assert parse(text, NAMES).latex() == latex


@given(TREES)
def test_browsers_can_show_the_latex(tree):
    root = ElementTree.fromstring(convert(tree.latex()))
    assert all("\\" not in (node.text or "") for node in root.iter())


def test_variables():
    assert parse("sin(x1) + 2 * pi", NAMES).variables() == {"x1"}
    assert parse("3", NAMES).variables() == frozenset()
