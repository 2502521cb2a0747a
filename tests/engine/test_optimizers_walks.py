"""Whole walks: beside other libraries, by hand, beside each other, and down to a minimum."""

import math

import numpy as np
import pytest

from app.engine.catalog import OPTIMIZERS
from tests.engine.support import choice, golden

GOLDEN = golden("optimizers")
RUNS = GOLDEN["runs"]
KINDS = sorted(OPTIMIZERS)


def walk(optimizer, x, gradients, rates=None):
    """x and slots after every step; a gradient is given or a function of x, a rate where it is not the optimizer's."""
    x = np.array(x, dtype=float)
    slots = optimizer.begin(x.size)
    first, *rest = optimizer.hyperparameters
    for t, gradient in enumerate(gradients, 1):
        rate = rates[t - 1] if rates else first
        g = gradient(x) if callable(gradient) else np.atleast_1d(np.array(gradient, dtype=float))
        step, *slots = optimizer.rule(g, *slots, t, rate, *rest)
        x = x - step - rate * optimizer.weight_decay * x
        yield x, slots


def steps_of(kind, gradients, **settings):
    """What is subtracted from a single coordinate, step by step, without decay."""
    places = [x[0] for x, _ in walk(OPTIMIZERS[kind](weight_decay=0.0, **settings), [0.0], gradients)]
    return -np.diff(places, prepend=0.0)


# --- other libraries


def settings_of(kind):
    return [run["optimizer"] for run in RUNS if run["optimizer"]["kind"] == kind]


@pytest.mark.parametrize("run", RUNS, ids=[f"{run['optimizer']['kind']}-{i}" for i, run in enumerate(RUNS)])
def test_sixty_steps_are_those_of_another_library(run):
    optimizer = choice(OPTIMIZERS, run["optimizer"])
    xs, slots = zip(*walk(optimizer, GOLDEN["start"], GOLDEN["gradients"], run["rates"]), strict=True)
    np.testing.assert_allclose(xs, run["xs"], rtol=1e-10, atol=0)
    for name, expected in run["slots"].items():
        own = [after[optimizer.slots.index(name)] for after in slots[GOLDEN["every"] - 1 :: GOLDEN["every"]]]
        np.testing.assert_allclose(own, expected, rtol=1e-10, atol=0, err_msg=name)


@pytest.mark.parametrize("kind", KINDS)
def test_every_optimizer_is_compared_in_all_that_it_can_be_set_to(kind):
    """Two values of every hyperparameter at least, and a learning rate that changes."""
    cases = settings_of(kind)
    assert cases, f"add {kind} to tests/golden/make/optimizers.py"
    parameters = {parameter.name for parameter in OPTIMIZERS[kind].declared()} - {"weight_decay"}
    assert all(set(case) == parameters | {"kind", "weight_decay"} for case in cases)
    for name in parameters:
        assert len({case[name] for case in cases}) >= 2, name
    assert any(len(set(run["rates"])) > 1 for run in RUNS if run["optimizer"]["kind"] == kind)


def test_the_defaults_are_compared():
    """So that a default that changes asks for new data."""
    assert [kind for kind in KINDS if OPTIMIZERS[kind]().to_json() not in settings_of(kind)] == []


# --- by hand: a coordinate, its gradients, and what is subtracted at each step, ε being too small to show

BY_HAND = [
    # v = 2, 1 + 4, 2.5 − 6
    ("heavy_ball", {"learning_rate": 0.1, "beta": 0.5}, [2, 4, -6], [0.2, 0.5, -0.35]),
    # v = 1, 2.5, −2.75; g + v/2 = 1.5, 3.25, −5.375
    ("nesterov", {"learning_rate": 0.1, "beta": 0.5}, [1, 2, -4], [0.15, 0.325, -0.5375]),
    # √s = 3, 5, 13
    ("adagrad", {"learning_rate": 1, "epsilon": 1e-12}, [3, 4, -12], [1, 0.8, -12 / 13]),
    # s + ε = 0.25 at every step; √(d + ε) = 0.3, √0.1476, 0.396
    (
        "adadelta",
        {"learning_rate": 1, "rho": 0.75, "epsilon": 0.09},
        [0.8, -0.4, 0.4],
        [0.48, -0.3073499634, 0.3168],
    ),
    # the same with half the rate: d remembers steps without it
    (
        "adadelta",
        {"learning_rate": 0.5, "rho": 0.75, "epsilon": 0.09},
        [0.8, -0.4, 0.4],
        [0.24, -0.1536749817, 0.1584],
    ),
    # s = 1, 1, 4
    ("rmsprop", {"learning_rate": 0.1, "beta": 0.75, "epsilon": 1e-12}, [2, 1, 13**0.5], [0.2, 0.1, 0.1802775638]),
    # m = 0.5, 0.625; s − m² = 0.75, 0.609375
    (
        "rmsprop",
        {"learning_rate": 0.1, "beta": 0.75, "epsilon": 1e-12, "centered": True},
        [2, 1],
        [0.2309401077, 0.1281025230],
    ),
    # Δ = 1, 1.2, 0.6 and no step, 0.6, 0.72, 0.72 but no slope, 0.72
    (
        "rprop",
        {"learning_rate": 0.1, "eta_minus": 0.5, "eta_plus": 1.2},
        [1, 5, -1, -1, -3, 0, -1],
        [0.1, 0.12, 0, -0.06, -0.072, 0, -0.072],
    ),
    # m̂ = 2, −2 2/3, −1 1/7; v̂ = 4, 16, 5.25/0.578125
    (
        "adam",
        {"learning_rate": 0.1, "beta1": 0.5, "beta2": 0.75, "epsilon": 1e-12},
        [2, -5, 0],
        [0.1, -0.0666666667, -0.0379247887],
    ),
    # m = 1, −2, −1; v = 1, 7, 5.25
    (
        "adam",
        {"learning_rate": 0.1, "beta1": 0.5, "beta2": 0.75, "epsilon": 1e-12, "bias_correction": False},
        [2, -5, 0],
        [0.1, -0.0755928946, -0.0436435780],
    ),
    # 0.1 · 2/(2 + 0.1): ε stands outside of the root
    ("adam", {"learning_rate": 0.1, "beta1": 0.5, "beta2": 0.75, "epsilon": 0.1}, [2], [0.0952380952]),
    # v = 1, 0.75, 0.8125, the largest always 1
    (
        "amsgrad",
        {"learning_rate": 0.1, "beta1": 0, "beta2": 0.75, "epsilon": 1e-12, "bias_correction": False},
        [2, 0, 1],
        [0.2, 0, 0.1],
    ),
    # m̂ = 2, 1/3, −11/7; u = 2, 1, 3
    (
        "adamax",
        {"learning_rate": 0.1, "beta1": 0.5, "beta2": 0.5, "epsilon": 1e-12},
        [2, -0.5, -3],
        [0.1, 0.0333333333, -0.0523809524],
    ),
    # μ = 0.4; m = 0.4, −0.68; m̂ = 0.16/0.84 + 1.2/0.6, −0.272/0.936 − 3/0.84; v̂ = 4, 16
    (
        "nadam",
        {"learning_rate": 0.1, "beta1": 0.8, "beta2": 0.75, "epsilon": 1e-12, "momentum_decay": 0},
        [2, -5],
        [0.1095238095, -0.0965506716],
    ),
    # five steps along m̂ = 2, until v is trusted
    ("radam", {"learning_rate": 0.1, "beta1": 0.5, "beta2": 0.999}, [2, 2, 2, 2, 2], [0.2] * 5),
    # β₁ m + (1 − β₁) g = 2, 0 (no step), −0.25, 0.0125 (against the sign of g); m = 1, 0.5, 0.125
    (
        "lion",
        {"learning_rate": 0.1, "beta1": 0.5, "beta2": 0.75},
        [4, -1, -1, -0.1],
        [0.1, 0, -0.1, 0.1],
    ),
    # change 0, 2, −8; m̂ + v̂/2 = 2, 10/3 + 2/3, −6/7 − 2; n̂ = 4, 16, 21.25/0.578125
    (
        "adan",
        {"learning_rate": 0.1, "beta1": 0.5, "beta2": 0.5, "beta3": 0.75, "epsilon": 1e-12},
        [2, 4, -4],
        [0.1, 0.1, -0.0471263022],
    ),
    # √v = 0, 2, √3.25; scaled 0, 1/2, −6.5/√3.25 clipped at the fourth root of 2; m = 0, 0.25, −0.4696035575
    (
        "adopt",
        {"learning_rate": 0.1, "beta1": 0.5, "beta2": 0.75, "epsilon": 1e-12},
        [2, 1, -6.5],
        [0, 0.025, -0.0469603558],
    ),
]


@pytest.mark.parametrize(("kind", "settings", "gradients", "steps"), BY_HAND, ids=[case[0] for case in BY_HAND])
def test_steps_are_those_calculated_by_hand(kind, settings, gradients, steps):
    np.testing.assert_allclose(steps_of(kind, gradients, **settings), steps, rtol=0, atol=2e-10)


# --- beside each other

NOISE = np.random.default_rng(5).normal(0, 1, 40)
GROWING = np.linspace(0.1, 4, 40) * np.where(NOISE > 0, 1, -1)
BETAS = {"beta1": 0.8, "beta2": 0.97}

EQUAL = [
    ("heavy_ball", {"learning_rate": 0.02, "beta": 0.8}, "momentum", {"learning_rate": 0.1, "beta": 0.8}, NOISE),
    ("momentum", {"learning_rate": 0.1, "beta": 0}, "sgd", {"learning_rate": 0.1}, NOISE),
    ("heavy_ball", {"learning_rate": 0.1, "beta": 0}, "sgd", {"learning_rate": 0.1}, NOISE),
    ("nesterov", {"learning_rate": 0.1, "beta": 0}, "sgd", {"learning_rate": 0.1}, NOISE),
    ("adamw", BETAS, "adam", BETAS, NOISE),
    ("amsgrad", BETAS, "adam", BETAS, GROWING),
    ("adan", BETAS | {"beta2": 0, "beta3": 0.97}, "adam", BETAS, NOISE),
    ("nadam", {"beta1": 0}, "adam", {"beta1": 0}, NOISE),
    ("rmsprop", {"beta": 0.97}, "adam", {"beta1": 0, "beta2": 0.97, "bias_correction": False}, NOISE),
    ("rmsprop", {"beta": 0}, "lion", {"learning_rate": 0.01, "beta1": 0}, NOISE),  # both go by the sign
]


@pytest.mark.parametrize(("kind", "settings", "other", "its", "gradients"), EQUAL)
def test_two_optimizers_are_one_in_a_special_case(kind, settings, other, its, gradients):
    np.testing.assert_allclose(
        steps_of(kind, gradients, **settings), steps_of(other, gradients, **its), rtol=1e-6, atol=1e-14
    )


def test_amsgrad_is_no_adam_once_gradients_shrink():
    ours, adams = (np.abs(steps_of(kind, GROWING[::-1], **BETAS)) for kind in ("amsgrad", "adam"))
    assert np.all(ours <= adams * (1 + 1e-12))
    assert np.any(ours < 0.9 * adams)


def test_nesterov_is_at_the_point_that_the_look_ahead_form_looks_at():
    rate, beta, w, v = 0.01, 0.9, np.array([-1.5, 2.0]), np.zeros(2)
    path = walk(OPTIMIZERS["nesterov"](learning_rate=rate, beta=beta), w, [bowl] * 50)
    for x, _ in path:
        v = beta * v + bowl(w - rate * beta * v)
        w = w - rate * v
        np.testing.assert_allclose(x, w - rate * beta * v, rtol=1e-9, atol=1e-12)


def test_rprop_keeps_its_steps_within_bounds():
    assert steps_of("rprop", [1.0] * 99, learning_rate=0.01)[-1] == pytest.approx(50)
    turning = np.tile([1.0, -1.0], 50)
    assert steps_of("rprop", turning, learning_rate=0.01)[-2] == pytest.approx(1e-6, rel=1e-6)


# --- down to a minimum, from (−1.5, 2)


def bowl(x):
    """The slope of ½ (x² + 100 y²)."""
    return x * [1.0, 100.0]


def rosenbrock(x):
    """The slope of (1 − x)² + 100 (y − x²)², a curved valley with its minimum at (1, 1)."""
    bend = x[1] - x[0] ** 2
    return np.array([2 * (x[0] - 1) - 400 * x[0] * bend, 200 * bend])


def cosine(rate, steps):
    """A rate that falls to nothing along a cosine, for those whose steps do not shrink with the gradient."""
    return [rate * (0.5 + 0.5 * math.cos(math.pi * t / steps)) for t in range(1, steps + 1)]


# kind: (settings, steps, whether the rate falls)
DOWN_THE_BOWL = {
    "sgd": ({"learning_rate": 0.01}, 3000, False),
    "momentum": ({"learning_rate": 0.1}, 1000, False),
    "heavy_ball": ({"learning_rate": 0.01}, 1000, False),
    "nesterov": ({"learning_rate": 0.01}, 1000, False),
    "adagrad": ({"learning_rate": 1}, 1000, False),
    "adadelta": ({}, 3000, True),
    "rmsprop": ({"learning_rate": 0.003}, 3000, True),
    "rprop": ({"learning_rate": 0.002}, 3000, False),
    "adam": ({"learning_rate": 0.1}, 1000, False),
    "adamw": ({"learning_rate": 0.1}, 1000, False),  # its decay only helps: the minimum is at 0
    "amsgrad": ({"learning_rate": 0.3}, 1000, False),
    "adamax": ({"learning_rate": 0.3}, 1000, False),
    "nadam": ({"learning_rate": 0.1}, 1000, False),
    "radam": ({"learning_rate": 0.02}, 2000, False),
    "lion": ({"learning_rate": 0.005}, 4000, True),
    "adan": ({"learning_rate": 0.003}, 3000, True),
    "adopt": ({"learning_rate": 0.3}, 1000, False),
}
ALONG_THE_VALLEY = {
    "sgd": ({"learning_rate": 0.002}, 10000, False),
    "momentum": ({"learning_rate": 0.02}, 3000, False),
    "heavy_ball": ({"learning_rate": 0.002}, 3000, False),
    "nesterov": ({"learning_rate": 0.001}, 6000, False),
    "adagrad": ({"learning_rate": 1}, 20000, False),
    "adadelta": ({"rho": 0.99}, 15000, True),
    "rmsprop": ({"learning_rate": 0.002}, 10000, True),
    "rprop": ({"eta_minus": 0.7}, 10000, False),
    "adam": ({"learning_rate": 0.05}, 3000, False),
    "adamw": ({"learning_rate": 0.05, "weight_decay": 0}, 3000, False),  # a decay would shift the minimum
    "amsgrad": ({"learning_rate": 0.1}, 3000, False),
    "adamax": ({"learning_rate": 0.1}, 3000, False),
    "nadam": ({"learning_rate": 0.02, "beta1": 0.95}, 6000, True),
    "radam": ({"learning_rate": 0.002}, 10000, False),
    "lion": ({"learning_rate": 0.02, "weight_decay": 0}, 6000, True),
    "adan": ({}, 3000, True),
    "adopt": ({"beta2": 0.99}, 3000, True),
}


def distance(kind, table, slope, minimum):
    """How far from the minimum it ends."""
    assert kind in table, f"say how {kind} is to be set"
    settings, steps, falling = table[kind]
    optimizer = OPTIMIZERS[kind](**settings)
    rates = cosine(optimizer.learning_rate, steps) if falling else None
    *_, (x, _) = walk(optimizer, [-1.5, 2.0], [slope] * steps, rates)
    return np.linalg.norm(x - minimum)


@pytest.mark.parametrize("kind", KINDS)
def test_it_finds_the_bottom_of_an_ill_conditioned_bowl(kind):
    assert distance(kind, DOWN_THE_BOWL, bowl, [0, 0]) < 1e-6


@pytest.mark.parametrize("kind", KINDS)
def test_it_finds_the_end_of_rosenbrocks_valley(kind):
    assert distance(kind, ALONG_THE_VALLEY, rosenbrock, [1, 1]) < 1e-3
