import numpy as np
import pytest

from app.engine.batches import Batch
from app.engine.descent import Walker, advance
from app.engine.initializers.zeros import Zeros
from app.engine.losses.cross_entropy import SigmoidCrossEntropy
from app.engine.network import Network
from app.engine.network_problem import NetworkProblem
from app.engine.optimizers.momentum import Momentum
from app.engine.optimizers.sgd import GradientDescent
from app.engine.regularizers.none import NoRegularizer
from tests.engine.support import golden


@pytest.mark.parametrize("optimizer", [GradientDescent(learning_rate=0.5), Momentum(learning_rate=0.5)])
def test_a_network_without_hidden_layers_comes_to_scikit_learns_fit(optimizer):
    fit = golden("logistic")
    X, Y = np.array(fit["points"]).T, np.array([fit["labels"]])
    network = Network((2, 1), (), SigmoidCrossEntropy())
    problem = NetworkProblem(network, Zeros(), NoRegularizer(), X.shape[1])
    start = Walker(np.zeros(3), optimizer.begin(3))
    x = advance(problem, optimizer, start, [Batch(X, Y)] * 1500).x
    (W, b, _) = network.layers(x)[0]
    np.testing.assert_allclose(W[0], fit["w"], rtol=1e-7)
    assert b[0, 0] == pytest.approx(fit["b"], rel=1e-6)
    measure = problem.measure(x, X, Y)
    assert measure.train_loss == pytest.approx(fit["loss"], rel=1e-12)
    assert measure.train_accuracy == pytest.approx(fit["accuracy"])
    assert np.isnan(measure.test_loss)
    assert np.isnan(measure.test_accuracy)
    assert measure.penalty == 0
