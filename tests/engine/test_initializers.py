import numpy as np
import pytest

from app.engine.activations.tanh import Tanh
from app.engine.catalog import INITIALIZERS
from app.engine.losses.cross_entropy import SigmoidCrossEntropy
from app.engine.network import Network
from tests.engine.support import golden

GOLDEN = golden("initializers")
P = np.array(GOLDEN["p"])
UNITS, INPUTS = 80, 320  # 25,600 weights
LARGE = [(key, row) for key, rows in GOLDEN["widths"].items() for row in rows if np.prod(row["shape"]) > 1000]
SMALL = [(key, row) for key, rows in GOLDEN["widths"].items() for row in rows if np.prod(row["shape"]) < 1000]
SET = [  # what is as wide as the user says
    ("uniform", {}, {"shape": [UNITS, INPUTS], "uniform": [-0.5, 0.5]}),
    ("uniform", {"limit": 2.0}, {"shape": [UNITS, INPUTS], "uniform": [-2, 2]}),
    ("normal", {}, {"shape": [UNITS, INPUTS], "normal": [0, 0.1]}),
    ("normal", {"std": 2.0}, {"shape": [UNITS, INPUTS], "normal": [0, 2]}),
]
SPREAD = [(key, {}, row) for key, row in LARGE] + SET
FIXED = {"constant": 0.5, "zeros": 0.0}
TESTED_BELOW = {"orthogonal"}
BIASES = {"uniform": 0.1}  # of all others 0

each_initializer = pytest.mark.parametrize("key", INITIALIZERS)


def named(case):
    key, settings, row = case
    return " ".join([key, *map(str, settings.values()), "x".join(map(str, row["shape"]))])


def distance(sample, quantiles):
    """√n times the largest distance, at the quantiles, between the shares of the sample and of the distribution."""
    shares = np.searchsorted(np.sort(sample.ravel()), quantiles, side="right") / sample.size
    return np.sqrt(sample.size) * np.abs(shares - P).max()


def test_every_initializer_has_a_row_of_expectations():
    assert {key for key, _, _ in SPREAD} | set(FIXED) | TESTED_BELOW == set(INITIALIZERS)


@pytest.mark.parametrize("case", SPREAD, ids=named)
def test_the_weights_are_distributed_as_pytorch_has_it(case):
    key, settings, row = case
    W = INITIALIZERS[key](**settings).weights(np.random.default_rng(3), *row["shape"])
    if "normal" in row:
        mean, deviation = row["normal"]
        assert distance((W - mean) / deviation, GOLDEN["quantiles"]["normal"]) < GOLDEN["bound"]
        kurtosis = 3.0
    else:
        low, high = row["uniform"]
        mean, deviation = (low + high) / 2, (high - low) / np.sqrt(12)
        assert distance((W - low) / (high - low) * 2 - 1, GOLDEN["quantiles"]["uniform"]) < GOLDEN["bound"]
        assert low <= W.min() < low + 1e-3 * (high - low)  # e⁻²⁵ of all samples leave an edge so empty
        assert high - 1e-3 * (high - low) < W.max() <= high
        kurtosis = 1.8
    # five standard errors: σ/√n of a mean, √((kurtosis − 1)/n) σ² of a variance
    assert abs(W.mean() - mean) <= 5 * deviation / np.sqrt(W.size)
    assert W.var() == pytest.approx(deviation**2, rel=5 * np.sqrt((kurtosis - 1) / W.size))


@pytest.mark.parametrize("case", SPREAD + [(key, {}, row) for key, row in SMALL], ids=named)
def test_the_generator_is_asked_for_pytorchs_numbers(case):
    # samples cannot tell 1 % from nothing; the same seed with the golden numbers can
    key, settings, row = case
    W = INITIALIZERS[key](**settings).weights(np.random.default_rng(8), *row["shape"])
    (distribution,) = row.keys() - {"shape"}
    expected = getattr(np.random.default_rng(8), distribution)(*row[distribution], row["shape"])
    np.testing.assert_allclose(W, expected, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("case", [(key, {}, row) for key, row in SMALL], ids=named)
def test_small_layers_are_as_wide_as_pytorchs(case):
    key, _, row = case
    rng, initializer = np.random.default_rng(4), INITIALIZERS[key]()
    W = np.array([initializer.weights(rng, *row["shape"]) for _ in range(4000)])
    assert W.shape == (4000, *row["shape"])
    low, high = row.get("uniform", (0, 0))
    deviation = row["normal"][1] if "normal" in row else (high - low) / np.sqrt(12)
    assert W.var() == pytest.approx(deviation**2, rel=5 * np.sqrt(2 / W.size))


@pytest.mark.parametrize("key", FIXED)
def test_weights_that_are_all_the_same(key):
    W = INITIALIZERS[key]().weights(np.random.default_rng(0), 2, 3)
    np.testing.assert_array_equal(W, np.full((2, 3), FIXED[key]))


def test_the_constant_is_the_users():
    W = INITIALIZERS["constant"](value=-1.25).weights(np.random.default_rng(0), 3, 2)
    np.testing.assert_array_equal(W, [[-1.25, -1.25]] * 3)


@pytest.mark.parametrize("gain", [1.0, 0.3, 4.0])
@pytest.mark.parametrize("shape", [(1, 1), (1, 7), (7, 1), (6, 6), (5, 12), (12, 5), (100, 40)])
def test_orthogonal_weights_are(shape, gain):
    W = INITIALIZERS["orthogonal"](gain=gain).weights(np.random.default_rng(5), *shape)
    assert W.shape == shape
    products = W @ W.T if shape[0] <= shape[1] else W.T @ W  # rows where they are fewer, else columns
    np.testing.assert_allclose(products / gain**2, np.eye(min(shape)), atol=1e-12)


@pytest.mark.parametrize("shape", [(3, 3), (3, 2), (2, 3)])
def test_no_rotation_is_likelier_than_another(shape):
    # a coordinate of a point drawn evenly from a sphere in space is spread evenly (Archimedes)
    rng, initializer = np.random.default_rng(6), INITIALIZERS["orthogonal"]()
    W = np.array([initializer.weights(rng, *shape) for _ in range(3000)])
    for entry in W.reshape(3000, -1).T:
        assert distance(entry, GOLDEN["quantiles"]["uniform"]) < GOLDEN["bound"]


def test_half_of_the_orthogonal_matrices_mirror():
    rng, initializer = np.random.default_rng(7), INITIALIZERS["orthogonal"]()
    signs = np.array([np.linalg.det(initializer.weights(rng, 4, 4)) for _ in range(2000)])
    np.testing.assert_allclose(np.abs(signs), 1, atol=1e-12)
    assert abs(signs.mean()) < 5 / np.sqrt(2000)


@each_initializer
def test_biases(key):
    np.testing.assert_array_equal(INITIALIZERS[key]().biases(4), [BIASES.get(key, 0.0)] * 4)


@each_initializer
def test_a_start_depends_on_the_generator_alone(key):
    network = Network((2, 4, 3, 1), (Tanh(), Tanh()), SigmoidCrossEntropy())
    initializer = INITIALIZERS[key]()
    one, same, other = (network.start(initializer, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert one.shape == (31,)
    assert one.dtype == np.float64
    np.testing.assert_array_equal(one, same)
    assert (one != other).any() == (key not in FIXED)
    for _, b, *_ in network.layers(one):
        np.testing.assert_array_equal(b, BIASES.get(key, 0.0))
