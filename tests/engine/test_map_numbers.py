"""Maps are the exact forward pass, but for the rounding of single precision, however many are made at once."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from app.engine import maps
from app.engine.activations.prelu import PReLU
from app.engine.activations.tanh import Tanh
from app.engine.catalog import ACTIVATIONS
from app.engine.features.x1 import X1
from app.engine.features.x2 import X2
from app.engine.losses.cross_entropy import SigmoidCrossEntropy, SoftmaxCrossEntropy
from app.engine.losses.squared_error import LinearSquaredError
from app.engine.maps import grid, picture_grid, unit_maps
from app.engine.network import Network

FEATURES, DOMAIN, RESOLUTION = (X1(), X2()), ((-6.0, 6.0), (-6.0, 6.0)), 23


def parameters(network, seed=0):
    return np.random.default_rng(seed).normal(size=network.size)


def pictures(network, theta, layers=None):
    on = picture_grid(FEATURES, DOMAIN, RESOLUTION)
    return unit_maps(network, theta, on, range(len(network.units)) if layers is None else layers)


def expect_exact(found, network, theta):
    """These maps are those of the float64 forward pass, to the rounding of float32 over so few layers."""
    exact = network.forward(theta, grid(FEATURES, DOMAIN, RESOLUTION).X).A
    for l, layer in found.items():
        assert layer.dtype == np.float32
        A = exact[l].reshape(-1, RESOLUTION, RESOLUTION)
        np.testing.assert_allclose(layer, A, rtol=0, atol=1e-5 * max(1, np.abs(A).max()), err_msg=f"layer {l}")


@pytest.fixture(params=[None, 100], ids=["one block", "many blocks"], autouse=True)
def _blocks(request, monkeypatch):
    if request.param:
        monkeypatch.setattr(maps, "BLOCK", request.param)  # 529 points: the last block is smaller


@pytest.mark.parametrize("kind", ACTIVATIONS)
def test_every_activation(kind):
    g = ACTIVATIONS[kind]()
    network = Network((2, 5, 3, 1), (g, g), LinearSquaredError())
    theta = 0.5 * parameters(network)
    expect_exact(pictures(network, theta), network, theta)


def test_what_an_activation_has_learned_counts():
    network = Network((2, 4, 3, 1), (PReLU(), Tanh()), SigmoidCrossEntropy())
    theta = parameters(network)
    here = pictures(network, theta)
    expect_exact(here, network, theta)
    network.layers(theta)[0].learned[0][2] += 1.0
    there = pictures(network, theta)
    expect_exact(there, network, theta)
    same = [bool((here[1][unit] == there[1][unit]).all()) for unit in range(4)]
    assert same == [True, True, False, True]


@pytest.mark.parametrize("hidden", [(), (4,)])
def test_a_softmax(hidden):
    output = SoftmaxCrossEntropy("classification", 5)
    network = Network((2, *hidden, 5), (Tanh(),) * len(hidden), output)
    theta = parameters(network)
    found = pictures(network, theta)
    expect_exact(found, network, theta)
    np.testing.assert_allclose(found[len(hidden) + 1].sum(axis=0), 1, rtol=1e-6)


def test_any_choice_of_layers_gives_the_same():
    network = Network((2, 4, 3, 1), (Tanh(), Tanh()), SigmoidCrossEntropy())
    theta = parameters(network)
    whole = pictures(network, theta)
    for layers in ([], [0], [3], [1], [0, 2], {2, 3}):
        found = pictures(network, theta, layers)
        assert found.keys() == set(layers)
        for l in layers:
            np.testing.assert_array_equal(found[l], whole[l])


def test_what_is_not_finite_is_no_error():
    network = Network((2, 3, 1), (Tanh(),), LinearSquaredError())
    theta = np.full(network.size, 1e300)  # beyond float32
    assert not np.isfinite(pictures(network, theta)[2]).all()


def test_maps_stay_as_they_are_when_the_next_are_made():
    """They may wait to be sent."""
    network = Network((2, 4, 3, 1), (Tanh(), Tanh()), SigmoidCrossEntropy())
    made = [pictures(network, parameters(network, seed)) for seed in range(5)]
    for seed, found in enumerate(made):
        expect_exact(found, network, parameters(network, seed))


def test_maps_of_the_features_cannot_be_written_to():
    """Everyone's maps are made on the grid that they are part of."""
    network = Network((2, 1), (), LinearSquaredError())
    with pytest.raises(ValueError, match="read-only"):
        pictures(network, parameters(network))[0][:] = 0


def test_threads_do_not_disturb_each_other():
    networks = [
        Network((2, 8, 8, 1), (Tanh(), Tanh()), SigmoidCrossEntropy()),
        Network((2, 5, 3, 1), (PReLU(), Tanh()), LinearSquaredError()),
    ]

    def work(which):
        network = networks[which % 2]
        return [pictures(network, parameters(network, seed)) for seed in range(15)]

    with ThreadPoolExecutor(4) as threads:
        for which, made in enumerate(threads.map(work, range(4))):
            network = networks[which % 2]
            for seed, found in enumerate(made):
                expect_exact(found, network, parameters(network, seed))
