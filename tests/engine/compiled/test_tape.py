"""Formulas, gone along in compiled code."""

import numpy as np
import pytest

from app.engine.arithmetic import NumPy
from app.engine.operations import PRIMITIVES
from app.engine.optimizers.sgd import GradientDescent
from app.engine.surfaces.formula import Formula
from app.engine.walks import flock_of
from tests.engine.surface_walks import descent

CALLS = {name: f"{name}(x, y)" if each.inputs == 2 else f"{name}(x)" for name, each in PRIMITIVES.items()}
SIGNS = {name: f"(x {name} y)" for name in "+-*/^"} | {"neg": "(-x)"}
POINTS = np.array([[0.5, 0.25], [-0.5, 0.25], [0.25, -0.5], [0.0, 0.5], [0.5, 0.5], [0.0, 0.0]])


@pytest.mark.parametrize("name", PRIMITIVES)
def test_every_operation(compiled, name):
    """At ordinary points, kinks and where it has no value; twice, so that what it hands on is added up."""
    operation = (CALLS | SIGNS)[name]
    race = descent(GradientDescent(0.01), surface=Formula(f"{operation} * 2 + cos({operation}) + y"), start=(0.5, 0.25))
    flock = flock_of(race, race.runs[0], POINTS)._replace(jolts=np.zeros((1, 2)))
    ours, theirs = (by.tracks(flock, noting=True).notes.gradients for by in (compiled, NumPy()))
    np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-15)
    assert np.isfinite(ours[0]).all()


@pytest.mark.parametrize("expression", ["3", "x", "pi * y", "max(x, y, x * y, 1)", "-x^2 / 2"])
def test_formulas_of_little_and_of_many(compiled, expression):
    race = descent(GradientDescent(0.01), surface=Formula(expression), start=(0.5, 0.25), steps=5)
    flock = flock_of(race, race.runs[0], POINTS)
    ours, theirs = (by.tracks(flock, noting=False).points for by in (compiled, NumPy()))
    np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-15)
