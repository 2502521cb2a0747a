"""Networks without hidden layers beside scikit-learn's linear models: the same cost, the same minimum."""

import numpy as np
import pytest

from app.engine.batches import Batch
from app.engine.catalog import LOSSES
from app.engine.descent import Guide, Walker, advance
from app.engine.initializers.zeros import Zeros
from app.engine.network import Network
from app.engine.network_problem import NetworkProblem
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.momentum import Momentum
from app.engine.optimizers.sgd import GradientDescent
from app.engine.regularizers.l1 import L1
from app.engine.regularizers.l2 import L2
from app.engine.regularizers.none import NoRegularizer
from app.engine.schedules.cosine import Cosine
from tests.engine.support import golden

FITS = golden("linear_models")


def linear_problem(loss, *, classes, regularizer):
    points, labels = np.array(FITS["points"]), np.array(FITS["labels"])
    kept = labels < classes
    output = LOSSES[loss]().pair("classification", classes)
    network = Network((2, output.units), (), output)
    X, Y = points[kept].T, output.targets(labels[kept])
    return NetworkProblem(network, Zeros(), regularizer, X.shape[1]), X, Y


def theta_of(fit):
    return np.concatenate([np.ravel(fit["W"]), fit["b"]])


def best(problem, optimizer, X, Y, steps, guide=None):
    start = Walker(np.zeros(problem.size), optimizer.begin(problem.size))
    batches = [Batch(X, Y, epoch=float(e)) for e in range(steps)]
    return advance(problem, optimizer, start, batches, guide or Guide()).x


def test_softmax_with_l2_comes_to_scikit_learns_fit():
    problem, X, Y = linear_problem("cross_entropy", classes=3, regularizer=L2(rate=FITS["rate"]))
    x = best(problem, Momentum(learning_rate=0.5), X, Y, 3000)
    layer, fit = problem.network.layers(x)[0], FITS["softmax"]
    np.testing.assert_allclose(layer.W, fit["W"], rtol=1e-6)
    b = np.array(fit["b"])
    np.testing.assert_allclose(layer.b[:, 0] - layer.b.mean(), b - b.mean(), rtol=1e-5)  # free up to a constant
    assert problem.measure(x, X, Y).train_loss <= problem.measure(theta_of(fit), X, Y).train_loss * (1 + 1e-12)


@pytest.mark.parametrize(
    ("loss", "regularizer", "fit"),
    [("hinge", L2(rate=FITS["rate"]), "machine"), ("cross_entropy", L1(rate=FITS["rate"]), "lasso")],
)
def test_with_kinks_in_the_cost_the_minimum_is_scikit_learns(loss, regularizer, fit):
    """A support vector machine, and logistic regression with L1: subgradients need a rate that fades."""
    problem, X, Y = linear_problem(loss, classes=2, regularizer=regularizer)
    x = best(problem, Adam(learning_rate=0.05), X, Y, 6000, Guide(Cosine(epochs=6000)))
    ours, theirs = (problem.measure(at, X, Y).train_loss for at in (x, theta_of(FITS[fit])))
    assert ours == pytest.approx(theirs, rel=2e-6)
    np.testing.assert_allclose(x, theta_of(FITS[fit]), rtol=5e-3, atol=5e-3)


@pytest.mark.parametrize("loss", FITS["constants"])
def test_the_best_constant_is_the_mean_the_median_or_hubers(loss):
    """Nothing but a bias to learn: the input is zero. One outlier in 25 moves the mean and hardly the others."""
    values = np.array(FITS["values"])
    network = Network((1, 1), (), LOSSES[loss]().pair("regression", 0))
    problem = NetworkProblem(network, Zeros(), NoRegularizer(), len(values))
    optimizer = GradientDescent(learning_rate=0.5)
    x = best(problem, optimizer, np.zeros((1, 25)), values[np.newaxis], 3000, Guide(Cosine(epochs=3000)))
    assert x[1] == pytest.approx(FITS["constants"][loss], abs=2e-6)
    assert (abs(x[1] - 0.3) < 0.3) == (loss != "squared_error")
