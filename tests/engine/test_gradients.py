import numpy as np
import pytest

from app.engine.batches import Batch
from app.engine.catalog import ACTIVATIONS, INITIALIZERS, LOSSES, REGULARIZERS
from app.engine.network import Network
from app.engine.network_problem import NetworkProblem
from tests.engine.support import golden, golden_problem

PAIRS = [(loss, task) for loss, choice in LOSSES.items() for task in choice.outputs]
STEP = 1e-5  # central differences: the error of the formula is of order 1e-10, that of rounding 1e-11
CASES = golden("gradients")["cases"]


def example_batch(rng, output, task, masks=()):
    X = rng.normal(0, 1.5, (2, 6))
    Y = output.target(rng.integers(0, 2, (1, 6))) if task == "classification" else rng.normal(0, 1, (1, 6))
    return Batch(X, Y, masks)


def crosses_a_kink(problem, one, other, batch):
    """Whether the sign of any hidden z or weight changes: only there may a slope jump."""
    Z = [problem.network.forward(x, batch.X, batch.masks).Z[:-1] for x in (one, other)]
    hidden = any((np.sign(z) != np.sign(w)).any() for z, w in zip(*Z, strict=True))
    return hidden or (np.sign(one) != np.sign(other)).any()


def check_along_random_directions(problem, x, batch, rng):
    value, gradient = problem.value_and_gradient(x, batch)
    assert np.linalg.norm(gradient) > 1e-3  # or the comparison would say nothing
    checked = 0
    for _ in range(12):
        direction = rng.normal(size=problem.size)
        direction /= np.linalg.norm(direction)
        ends = x + STEP * direction, x - STEP * direction
        if crosses_a_kink(problem, *ends, batch):
            continue
        up, down = (problem.value_and_gradient(end, batch)[0] for end in ends)
        assert (up - down) / (2 * STEP) == pytest.approx(gradient @ direction, rel=1e-6, abs=1e-9)
        assert down != value
        checked += 1
    assert checked >= 6
    np.testing.assert_array_equal(problem.gradient(x, batch), gradient)


@pytest.mark.parametrize("initializer", INITIALIZERS)
@pytest.mark.parametrize("regularizer", REGULARIZERS)
@pytest.mark.parametrize(("loss", "task"), PAIRS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_gradient_is_what_differences_say(activation, loss, task, regularizer, initializer):
    rng = np.random.default_rng(1)
    g, output = ACTIVATIONS[activation](), LOSSES[loss].outputs[task]
    network = Network((2, 4, 3, 1), (g, g), output)
    problem = NetworkProblem(network, INITIALIZERS[initializer](), REGULARIZERS[regularizer](), 20)
    # a little beside the start: all zeros would be a kink of ReLU and a place without slope
    x = problem.initial(rng) + rng.normal(0, 0.3, problem.size)
    check_along_random_directions(problem, x, example_batch(rng, output, task), rng)


@pytest.mark.parametrize(("loss", "task"), PAIRS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_gradient_with_dropout_is_what_differences_say(activation, loss, task):
    rng = np.random.default_rng(2)
    g, output = ACTIVATIONS[activation](), LOSSES[loss].outputs[task]
    masks = ((rng.random((4, 6)) < 0.7) / 0.7, None)
    problem = NetworkProblem(
        Network((2, 4, 3, 1), (g, g), output), INITIALIZERS["xavier"](), REGULARIZERS["none"](), 20
    )
    x = rng.normal(0, 0.8, problem.size)
    check_along_random_directions(problem, x, example_batch(rng, output, task, masks), rng)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cost_and_gradient_are_pytorchs(case):
    """With dropout masks given, with L2, on a part of the training set."""
    problem, x, batch = golden_problem(case, case["examples"])
    value, gradient = problem.value_and_gradient(x, batch)
    assert value == pytest.approx(case["J"], rel=1e-12)
    np.testing.assert_allclose(gradient, case["gradient"], rtol=1e-11, atol=1e-15)


def test_layers_are_views():
    problem, x, batch = golden_problem(CASES[0])
    before = problem.gradient(x, batch)
    W, b = problem.network.layers(x)[1]
    W[0, 0] += 1
    b[0, 0] -= 1
    after = problem.network.layers(x)[1]
    assert (after.W[0, 0], after.b[0, 0]) == (W[0, 0], b[0, 0])
    assert (problem.gradient(x, batch) != before).any()


def test_the_gradient_changes_none_of_its_arguments():
    problem, x, batch = golden_problem(CASES[1])
    given = [x, batch.X, batch.Y, *batch.masks]
    before = [array.copy() for array in given]
    problem.value_and_gradient(x, batch)
    for array, copy in zip(given, before, strict=True):
        np.testing.assert_array_equal(array, copy)
