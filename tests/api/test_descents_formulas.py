"""Descents on formulas, and all that can be wrong with a surface: refused with what would be legal, or answered."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.api.client import problem_of, strict_json

ROSENBROCK = "(1 - x)**2 + 100*(y - x**2)**2"
RUNS = [{"optimizer": "sgd"}, {"optimizer": {"kind": "adam", "learning_rate": 0.1}}]


@pytest.fixture
def ask(api):
    """Sends a descent, or asks for a surface."""

    def send(path="descents", **body):
        return api.client.post(f"/api/{path}", json=body)

    return send


def answered(answer):
    assert answer.status_code == 200, answer.text
    return strict_json(answer)


def refused(answer):
    """The only error of a refusal: its place and words."""
    (error,) = problem_of(answer, 422)["errors"]
    return error["location"], error["message"]


def test_an_expression_is_a_surface_and_the_same_one(ask):
    written = answered(
        ask(surface={"expression": ROSENBROCK}, start=[-1.5, 2], domain=[[-2, 2], [-1, 3]], runs=RUNS[1:])
    )
    named = answered(ask(surface={"kind": "rosenbrock"}, start=[-1.5, 2], runs=RUNS[1:]))
    assert written["spec"]["surface"] == {"kind": "formula", "expression": ROSENBROCK}
    assert (
        written["surface"]["formula"]
        == r"f(x, y) = {\left(1 - x\right)}^{2} + 100 \cdot {\left(y - {x}^{2}\right)}^{2}"
    )
    assert written["surface"]["mathml"].startswith("<math")
    np.testing.assert_allclose(written["surface"]["minima"], [[1, 1, 0]], atol=1e-9)
    np.testing.assert_allclose(written["runs"][0]["x"], named["runs"][0]["x"], rtol=1e-6)
    assert written["runs"][0]["steps_to_minimum"] == named["runs"][0]["steps_to_minimum"]


def test_heights_of_a_formula(api):
    by_address = answered(api.client.get("/api/surfaces/formula", params={"expression": "1 / x + y", "resolution": 5}))
    assert by_address["x"] == by_address["y"] == [-4, -2, 0, 2, 4]
    assert by_address["values"][0] == [-4.25, -4.5, None, -3.5, -3.75]
    posted = answered(api.client.post("/api/surfaces", json={"surface": {"expression": "1 / x + y"}, "resolution": 5}))
    assert posted == by_address
    constant = answered(api.client.get("/api/surfaces/formula", params={"expression": "3", "resolution": 2}))
    assert constant["values"] == [[3, 3], [3, 3]]
    unknown = problem_of(api.client.get("/api/surfaces/formulas"), 422)
    assert "did you mean 'formula'?" in unknown["detail"]


@pytest.mark.parametrize(
    ("surface", "place", "words"),
    [
        ({"expression": "x +"}, ["expression"], "ends at position 4, where a number, a name or ( is missing"),
        ({"expression": "x + x1"}, ["expression"], "unknown name 'x1' at position 5; one of: x, y, pi, e"),
        ({"expression": "2 x"}, ["expression"], "write * between 2 and x at position 3"),
        ({"expression": "+".join(["x"] * 101)}, ["expression"], "a text of 1 to 200 printable characters"),
        ({"expression": "(" * 50 + "x" + ")" * 50}, ["expression"], "nested more than 40 deep at position"),
        ({"expression": ""}, ["expression"], "a text of 1 to 200 printable characters"),
        ({"expression": 3}, ["expression"], "a text"),
        ({"expression": None}, ["expression"], "a text"),
        ({"expression": "x", "kind": "bowl"}, ["expression"], "unknown field"),
        ({"expression": "x", "conditon": 3}, ["conditon"], "unknown field"),
        ({"kind": "rosenbrok"}, [], "did you mean 'rosenbrock'? one of: bowl, rosenbrock, beale"),
        ({}, [], "unknown surface without a kind; one of: bowl"),
        ({"": 1}, [], "unknown surface without a kind; one of: bowl"),
        (7, [], "must be the name of a choice"),
    ],
)
def test_what_is_no_surface_is_refused_by_its_place(ask, surface, place, words):
    for path in ("descents", "surfaces"):
        location, message = refused(ask(path, surface=surface))
        assert location == ["surface", *place]
        assert words in message


@pytest.mark.parametrize(
    ("wrong", "place", "words"),
    [
        ({"surface": {"expression": "log(x)"}, "start": [-1, 0]}, ["start"], "the surface has no value at (-1, 0)"),
        ({"surface": {"expression": "log(-1 - x^2)"}}, ["start"], "the surface has no value at (-3, 3.2)"),
        ({"surface": {"expression": "exp(exp(2 * x))"}, "start": [4, 0]}, ["start"], "no value at (4, 0)"),
        ({"start": [5, 0]}, ["start", 0], "must be on the surface: x between -2 and 2"),
        ({"start": [0, 0, 0]}, ["start"], "at most 2"),
        ({"domain": [[1, 1], [0, 2]]}, ["domain", 0], "must rise, not go from 1 to 1 in x"),
        ({"domain": [[0, 1], [2, -2]]}, ["domain", 1], "must rise, not go from 2 to -2 in y"),
        ({"runs": []}, ["runs"], "must have at least 1 item, not 0"),
        ({"runs": [{}] * 13}, ["runs"], "must have at most 12 items"),
        ({"runs": [{"name": "a"}, {"name": "a"}]}, ["runs", 1, "name"], "'a' is taken"),
        ({"steps": -3}, ["steps"], "a whole number between 1 and 5000"),
        ({"steps": 1e9}, ["steps"], "a whole number between 1 and 5000"),
        ({"noise": -1}, ["noise"], "a number between 0 and 100"),
    ],
)
def test_a_descent_that_cannot_be_is_refused_with_what_can(ask, wrong, place, words):
    location, message = refused(ask(**{"runs": [{}]} | wrong))
    assert location == place
    assert words in message


@pytest.mark.parametrize(
    ("expression", "start", "detail", "x"),
    [
        # SGD at rate 1: x = 0.5 − f′(0.5) = 0.5 − 1 = −0.5, of which there is no logarithm
        ("x + 0 * log(x)", [0.5, 0], "diverged at step 1: f has no value at (-0.5, 0)", [0.5]),
        ("sqrt(x^2 + y^2)", [0, 0], "diverged at step 1: the gradient has no value at (0, 0)", [0]),
        # 0.25 − 0.25 = 0, where 1/x is infinite
        ("0.25 * x + 0 / x", [0.25, 0], "diverged at step 1: f has no value at (0, 0)", [0.25]),
        ("x^2 / 2 + y + 0 * sqrt(y)", [3, 1.5], "diverged at step 2: f has no value at (0, -0.5)", [3, 0]),
        ("10 * x^2", [1, 0], "diverged at step 1: x = -19, y = 0; its learning rate is 1, try 0.1", [1]),
        ("10 * x", [1, 0], "left the surface at step 2, lower than it began: x = -19, y = 0", [1, -9]),
        # lower, but by a step that no slope of this map asks for: too high a rate, and nothing to be proud of
        ("20 * x", [1, 0], "diverged at step 1: x = -19, y = 0; its learning rate is 1, try 0.1", [1]),
        ("x^2 * 1e300", [1, 0], "diverged at step 1: x = -2e+300, y = 0; its learning rate is 1, try 0.1", [1]),
    ],
)
def test_a_way_says_where_it_ends_and_why(ask, expression, start, detail, x):
    runs = [{"optimizer": {"kind": "sgd", "learning_rate": 1}}]
    (run,) = answered(ask(surface={"expression": expression}, start=start, runs=runs, steps=20))["runs"]
    assert run["detail"] == detail
    assert run["status"] == detail.split()[0]
    assert run["x"] == x
    assert len(run["value"]) == len(run["y"]) == len(x)
    assert run["steps_to_minimum"] is None


PIECES = [
    "x",
    "y",
    "0",
    "1e308",
    "1",
    "-",
    "+",
    "*",
    "/",
    "^",
    "(",
    ")",
    "log(",
    "sqrt(",
    "exp(",
    "abs(",
    "min(",
    ",",
    "pi",
]


@settings(max_examples=20)
@given(expression=st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join))
def test_any_formula_is_answered_or_refused_by_its_place(api, expression):
    body = {"surface": {"expression": expression}, "runs": RUNS, "steps": 5}
    answer = api.client.post("/api/descents", json=body)
    if answer.status_code == 200:
        for run in strict_json(answer)["runs"]:
            assert run["status"] == ("ready" if len(run["x"]) == 6 else run["detail"].split()[0])
    else:
        location, message = refused(answer)
        assert location in (["surface", "expression"], ["start"])
        assert "position" in message or "no value" in message
