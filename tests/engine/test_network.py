import numpy as np
import pytest

from app.engine.activations.leaky_relu import LeakyReLU
from app.engine.activations.prelu import PReLU
from app.engine.activations.tanh import Tanh
from app.engine.initializers.uniform import Uniform
from app.engine.losses.cross_entropy import SoftmaxCrossEntropy
from app.engine.losses.squared_error import LinearSquaredError
from app.engine.network import Network

NETWORK = Network((2, 3, 4, 2, 1), (Tanh(), PReLU(leak=0.2), PReLU(leak=0.4)), LinearSquaredError())


@pytest.fixture
def theta():
    return NETWORK.start(Uniform(), np.random.default_rng(0))


def test_theta_holds_weights_biases_and_what_is_learned_in_this_order():
    """(2·3 + 3) + (3·4 + 4 + 4) + (4·2 + 2 + 2) + (2·1 + 1) = 44."""
    assert NETWORK.size == 44
    layers = NETWORK.layers(np.arange(44.0))
    assert [layer.W[0, 0] for layer in layers] == [0, 9, 29, 41]
    assert [layer.b[0, 0] for layer in layers] == [6, 21, 37, 43]
    assert [[values.ravel().tolist() for values in layer.learned] for layer in layers] == [
        [],
        [[25, 26, 27, 28]],
        [[39, 40]],
        [],
    ]


def test_learning_begins_at_the_hyperparameters(theta):
    learned = [values.ravel().tolist() for layer in NETWORK.layers(theta) for values in layer.learned]
    assert learned == [[0.2] * 4, [0.4] * 2]


def test_only_matrices_are_weights():
    assert NETWORK.is_weight.sum() == 2 * 3 + 3 * 4 + 4 * 2 + 2
    assert [set(layer.W.ravel()) for layer in NETWORK.layers(NETWORK.is_weight)] == [{1}] * 4


def test_it_answers_as_with_fixed_slopes_until_they_are_learned(theta):
    X = np.random.default_rng(1).normal(size=(2, 9))
    fixed = Network(NETWORK.units, (Tanh(), LeakyReLU(leak=0.2), LeakyReLU(leak=0.4)), LinearSquaredError())
    without = np.concatenate([v.ravel() for layer in NETWORK.layers(theta) for v in (layer.W, layer.b)])
    expected = fixed.forward(without, X).A[-1]
    np.testing.assert_array_equal(NETWORK.forward(theta, X).A[-1], expected)
    NETWORK.layers(theta)[1].learned[0][:] = 0.9
    assert (NETWORK.forward(theta, X).A[-1] != expected).any()


def test_parameters_have_names(theta):
    names = [list(layer) for layer in NETWORK.named(theta)]
    assert names == [["W", "b"], ["W", "b", "leak"], ["W", "b", "leak"], ["W", "b"]]
    NETWORK.named(theta)[1]["leak"][2] = 0.7
    assert NETWORK.layers(theta)[1].learned[0][2, 0] == 0.7


def test_a_softmax_has_a_unit_a_class():
    output = SoftmaxCrossEntropy("classification", 5)
    network = Network((2, 3, output.units), (Tanh(),), output)
    a = network.forward(np.random.default_rng(2).normal(size=network.size), np.ones((2, 4))).A[-1]
    assert a.shape == (5, 4)
    np.testing.assert_allclose(a.sum(axis=0), 1, rtol=1e-14)
