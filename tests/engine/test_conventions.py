"""The switches between conventions: they are what they say, and what they say is so."""

from dataclasses import replace

import numpy as np
import pytest

from app.engine.catalog import OPTIMIZERS, REGULARIZERS, SURFACES
from app.engine.conventions import CONVENTIONS
from app.engine.descents import Descent, Racer
from app.engine.walks import walk

BY_KEY = {convention.key: convention for convention in CONVENTIONS}


def way(optimizer, surface="rosenbrock", steps=500, l2=None):
    """The points of one run."""
    penalty = {"regularizer": REGULARIZERS["l2"](rate=l2)} if l2 else {}
    descent = Descent(SURFACES[surface](), steps=steps, runs=(Racer("one", optimizer, **penalty),)).complete()
    return walk(descent, descent.runs[0]).points


def beside(one, other):
    """How far apart two ways ever are, and how long the first is."""
    steps = min(len(one), len(other))
    return np.abs(one[:steps] - other[:steps]).max(), np.abs(np.diff(one, axis=0)).sum()


@pytest.mark.parametrize("convention", CONVENTIONS, ids=BY_KEY)
def test_what_it_names_is_there(convention):
    assert convention.line.endswith(".")
    for kind in convention.optimizers:
        named = [side.has.get("optimizer", {}) for side in convention.sides]
        kinds = {side.get("kind", kind) for side in named}
        assert kind in kinds or len(kinds) == 1
        for side, its in zip(convention.sides, named, strict=True):
            chosen = OPTIMIZERS[its.get("kind", kind)]
            chosen(**{name: value for name, value in its.items() if name != "kind"})
            assert {p.name for p in chosen.declared()} >= set(convention.rescales)
            if penalty := side.has.get("regularizer"):
                REGULARIZERS[penalty["kind"]]()


def test_every_optimizer_with_the_parameter_has_the_switch():
    assert BY_KEY["bias_correction"].optimizers == ("adam", "adamw", "amsgrad")
    assert set(BY_KEY["epsilon_under_root"].optimizers) == {"adagrad", "rmsprop", "adam", "adamw"}


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("decay", [0.0, 0.01])
def test_average_and_heavy_ball_are_one_path_after_rescaling(surface, decay):
    average = OPTIMIZERS["momentum"](learning_rate=0.001, beta=0.9, weight_decay=decay)
    rescaled = {
        name: getattr(average, name) * (1 - average.beta) ** power
        for name, power in BY_KEY["heavy_ball"].rescales.items()
    }
    one = way(average, surface, steps=200)
    far, length = beside(one, way(OPTIMIZERS["heavy_ball"](beta=0.9, **rescaled), surface, steps=200))
    assert far < 1e-9 * length
    ten_times = way(OPTIMIZERS["heavy_ball"](0.001, 0.9, weight_decay=decay), surface, steps=200)
    far, _ = beside(one, ten_times)
    assert far > 0.05 * length or len(ten_times) < len(one)  # or it is thrown off the surface


def test_nesterov_brakes_earlier():
    """In a ravine the heavy ball swings up the other side, again and again."""
    ball, ahead = (way(OPTIMIZERS[kind](learning_rate=0.01, beta=0.9), "bowl") for kind in ("heavy_ball", "nesterov"))
    assert np.abs(np.diff(ahead, axis=0)).sum() < 0.6 * np.abs(np.diff(ball, axis=0)).sum()


def test_without_the_correction_adams_first_step_is_three_times_as_long():
    """(1 − 0.9)/√(1 − 0.999) = √10."""
    adam = OPTIMIZERS["adam"](learning_rate=0.01)
    (before, after), (_, longer) = way(adam, steps=1), way(replace(adam, bias_correction=False), steps=1)
    np.testing.assert_allclose((longer - before) / (after - before), 10**0.5, rtol=1e-4)


def test_coupled_and_decoupled_decay_are_one_for_gradient_descent_only():
    for kind, alpha, same in (("sgd", 0.001, True), ("adam", 0.02, False)):
        optimizer = OPTIMIZERS[kind](learning_rate=alpha)
        decoupled, coupled = way(replace(optimizer, weight_decay=0.3)), way(optimizer, l2=0.3)
        far, length = beside(decoupled, coupled)
        assert far < 1e-12 * length if same else far > 0.01 * length
        assert beside(decoupled, way(optimizer))[0] > 0.01 * length  # without any it is another way
