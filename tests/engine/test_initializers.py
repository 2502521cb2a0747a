import numpy as np
import pytest

from app.engine.catalog import INITIALIZERS
from app.engine.initializers.uniform import Uniform
from app.engine.losses.cross_entropy import SigmoidCrossEntropy
from app.engine.network import Network

UNITS, INPUTS = 80, 320  # 25,600 weights


@pytest.mark.parametrize(
    ("key", "variance"),
    [("xavier", 1 / 200), ("he", 1 / 160), ("uniform", 1 / 12), ("zeros", 0)],
)
def test_the_weights_are_as_wide_as_stated(key, variance):
    W = INITIALIZERS[key]().weights(np.random.default_rng(3), UNITS, INPUTS)
    # five standard errors: of a mean σ/√n, of a normal's variance √(2/n) σ² (a uniform's is smaller)
    assert abs(W.mean()) <= 5 * np.sqrt(variance / W.size)
    assert W.var() == pytest.approx(variance, rel=5 * np.sqrt(2 / W.size))


def test_uniform_weights_stay_within_the_limit_and_fill_it():
    W = Uniform(limit=2.0).weights(np.random.default_rng(0), UNITS, INPUTS)
    assert 1.99 < W.max() <= 2
    assert -2 <= W.min() < -1.99


@pytest.mark.parametrize("key", INITIALIZERS)
def test_a_start_depends_on_the_generator_alone(key):
    network = Network((2, 4, 3, 1), (), SigmoidCrossEntropy)
    initializer = INITIALIZERS[key]()
    one, same, other = (network.start(initializer, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert one.shape == (31,)
    assert one.dtype == np.float64
    np.testing.assert_array_equal(one, same)
    assert (one != other).any() == (key != "zeros")


@pytest.mark.parametrize(("key", "bias"), [("xavier", 0), ("he", 0), ("uniform", 0.1), ("zeros", 0)])
def test_biases(key, bias):
    network = Network((2, 4, 1), (), SigmoidCrossEntropy)
    for _, b in network.layers(network.start(INITIALIZERS[key](), np.random.default_rng(1))):
        np.testing.assert_array_equal(b, bias)
