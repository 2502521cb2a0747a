from itertools import product

import numpy as np
import pytest

from app.engine.batches import Batch
from app.engine.catalog import ACTIVATIONS, INITIALIZERS, REGULARIZERS
from app.engine.initializers.xavier import Xavier
from app.engine.network import Network
from app.engine.network_problem import NetworkProblem
from app.engine.regularizers.none import NoRegularizer
from tests.engine.support import PAIRS, golden, golden_problem

STEP = 1e-5  # central differences: the error of the formula is of order 1e-10, that of rounding 1e-11
JUMP = 1e-3  # no smooth slope changes so much within a step
CASES = golden("gradients")["cases"]

each_pair = pytest.mark.parametrize(("loss", "output", "task", "classes"), PAIRS)
each_activation = pytest.mark.parametrize("activation", ACTIVATIONS)


def network_of(activation, output):
    g = ACTIVATIONS[activation]()
    return Network((2, 4, 3, output.units), (g, g), output)


def example_batch(rng, output, masks=()):
    X = rng.normal(0, 1.5, (2, 6))
    labels = rng.integers(0, output.classes, 6) if output.task == "classification" else rng.normal(0, 1, 6)
    return Batch(X, output.targets(labels.astype(float)), masks)


def slopes(problem, x, batch):
    """Of every hidden unit, every output and every weight's penalty, for every example: where a derivative may jump."""
    network, output, r = problem.network, problem.network.output, problem.regularizer
    layers, Z, A = network.forward(x, batch.X, batch.masks)
    for l, g in enumerate(network.hidden):
        h = network.hyperparameters(l, layers[l])
        yield g.slope(Z[l], g.value(Z[l], *h), *h)
    yield output.slope(Z[-1], A[-1], batch.Y, *output.hyperparameters)
    for layer in layers:
        yield r.slope(layer.W, *r.hyperparameters)


def crosses_a_kink(problem, one, other, batch):
    pairs = zip(slopes(problem, one, batch), slopes(problem, other, batch), strict=True)
    return any((np.abs(here - there) > JUMP).any() for here, there in pairs)


def check_along_random_directions(problem, x, batch, rng, directions=12):
    value, gradient = problem.value_and_gradient(x, batch)
    assert np.linalg.norm(gradient) > 1e-3  # or the comparison would say nothing
    checked = 0
    for _ in range(directions):
        direction = rng.normal(size=problem.size)
        direction /= np.linalg.norm(direction)
        ends = x + STEP * direction, x - STEP * direction
        if crosses_a_kink(problem, *ends, batch):
            continue
        up, down = (problem.value_and_gradient(end, batch)[0] for end in ends)
        assert (up - down) / (2 * STEP) == pytest.approx(gradient @ direction, rel=1e-6, abs=2e-9)
        assert down != value
        checked += 1
    assert checked >= directions / 2
    np.testing.assert_array_equal(problem.gradient(x, batch), gradient)


@each_pair
@each_activation
def test_the_gradient_is_what_differences_say(activation, loss, output, task, classes):
    """With every regulariser and from every initializer."""
    output = loss.pair(task, classes, output)
    network = network_of(activation, output)
    for number, (regularizer, initializer) in enumerate(product(REGULARIZERS.values(), INITIALIZERS.values())):
        rng = np.random.default_rng(number)
        problem = NetworkProblem(network, initializer(), regularizer(), 20)
        # a little beside the start: all zeros would be a kink of ReLU and a place without slope
        x = problem.initial(rng) + rng.normal(0, 0.3, problem.size)
        check_along_random_directions(problem, x, example_batch(rng, output), rng, directions=4)


@each_pair
@each_activation
def test_the_gradient_with_dropout_is_what_differences_say(activation, loss, output, task, classes):
    rng = np.random.default_rng(2)
    output = loss.pair(task, classes, output)
    masks = ((rng.random((4, 6)) < 0.7) / 0.7, None)
    problem = NetworkProblem(network_of(activation, output), Xavier(), NoRegularizer(), 20)
    x = rng.normal(0, 0.8, problem.size)
    check_along_random_directions(problem, x, example_batch(rng, output, masks), rng)


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
    W, b, _ = problem.network.layers(x)[1]
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
