"""What the units do on the training set."""

import numpy as np
import pytest

from tests.api.client import problem_of
from tests.api.forward import ACTIVATIONS, signals

LAYER = {"layer", "activation", "curve", "z", "a", "mean", "std", "saturated", "dead", "gradient_norm"}


@pytest.fixture(params=["sigmoid", "tanh", "relu", "linear"])
def network(request, api):
    network = api.network(data={"dataset": "circle", "samples": 60}, hidden=[4, 3], activation=request.param)
    network.post("step", steps=5)
    return network


def all_signals(network):
    """z and a of every training example, as the tests' own arithmetic has them."""
    spec, layers = network.first["spec"], network.get("parameters")["layers"]
    return [signals(spec, layers, x) for x in network.get("data")["train"]["X"]]


def test_every_layer_is_told_of(network):
    told = network.get("activations")
    assert (told["step"], told["unit"], told["example"]) == (5, None, None)
    kind = network.first["spec"]["activation"]["kind"]
    assert [layer.keys() for layer in told["layers"]] == [LAYER] * 3
    assert [layer["layer"] for layer in told["layers"]] == [1, 2, 3]
    assert [layer["activation"] for layer in told["layers"]] == [kind, kind, "sigmoid"]
    assert told["layers"][2]["saturated"] is told["layers"][2]["dead"] is None


def test_histograms_hold_every_unit_of_every_example(network):
    every = all_signals(network)
    for l, (layer, units) in enumerate(zip(network.get("activations")["layers"], (4, 3, 1), strict=True)):
        for name, values in (
            ("z", [z for zs, _ in every for z in zs[l]]),
            ("a", [a for _, activations in every for a in activations[l + 1]]),
        ):
            counts, edges = layer[name]["counts"], layer[name]["edges"]
            assert sum(counts) == 30 * units == len(values)
            assert len(edges) == len(counts) + 1
            assert edges == sorted(edges)
            middle = len(edges) // 2
            expected = sum(value < edges[middle] - 1e-9 for value in values)
            assert abs(sum(counts[:middle]) - expected) <= sum(abs(value - edges[middle]) < 1e-9 for value in values)


def test_mean_spread_and_gradient_of_a_layer(network):
    every, gradients = all_signals(network), network.get("gradients")["layers"]
    for l, layer in enumerate(network.get("activations")["layers"]):
        values = [a for _, activations in every for a in activations[l + 1]]
        assert layer["mean"] == pytest.approx(np.mean(values))
        assert layer["std"] == pytest.approx(np.std(values), rel=1e-9, abs=1e-12)
        slopes = [*gradients[l]["b"], *(slope for row in gradients[l]["W"] for slope in row)]
        assert layer["gradient_norm"] == pytest.approx(np.linalg.norm(slopes))


def test_the_curve_and_its_slope(network):
    """The slope against differences of the value, away from kinks."""
    kind = network.first["spec"]["activation"]["kind"]
    curve = network.get("activations")["layers"][0]["curve"]
    for z, a, slope in zip(curve["z"], curve["a"], curve["slope"], strict=True):
        g, h = ACTIVATIONS[kind], 1e-5
        assert a == pytest.approx(g(z), abs=1e-12)
        if abs(z) > h:
            assert slope == pytest.approx((g(z + h) - g(z - h)) / (2 * h), abs=1e-8)


def test_one_unit_of_a_layer(network):
    every = all_signals(network)
    told = network.get("activations", layer=2, unit=1)["unit"]
    assert told.keys() == LAYER | {"unit"}
    assert (told["layer"], told["unit"]) == (2, 1)
    values = [activations[2][1] for _, activations in every]
    assert told["mean"] == pytest.approx(np.mean(values))
    assert sum(told["a"]["counts"]) == len(values)
    edges = told["a"]["edges"]
    if min(values) < max(values):
        assert (edges[0], edges[-1]) == (pytest.approx(min(values)), pytest.approx(max(values)))
    row = network.get("gradients")["layers"][1]
    assert told["gradient_norm"] == pytest.approx(np.linalg.norm([*row["W"][1], row["b"][1]]))


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ({"layer": 1}, "unit"),
        ({"unit": 0}, "layer"),
        ({"layer": 4, "unit": 0}, "layer"),
        ({"layer": 0, "unit": 0}, "layer"),
        ({"layer": 2, "unit": 3}, "unit"),
        ({"layer": 2, "unit": -1}, "unit"),
    ],
)
def test_a_unit_that_is_not_there_is_refused(network, asked, place):
    said = problem_of(network.ask("GET", "activations", params=asked), 422)
    assert said["errors"][0]["location"] == [place]


def test_one_example_shows_every_signal(network):
    for example in (0, 29):
        told = network.get("activations", example=example)["example"]
        zs, activations = all_signals(network)[example]
        assert told["example"] == example
        for found, expected in zip(told["z"] + told["a"], zs + activations, strict=True):
            assert found == pytest.approx(expected, rel=1e-10, abs=1e-12)


@pytest.mark.parametrize("example", [30, -1, 10**30, "first"])
def test_an_example_that_is_not_there_is_refused(network, example):
    said = problem_of(network.ask("GET", "activations", params={"example": example}), 422)
    assert said["errors"][0]["location"] == ["example"]


@pytest.mark.parametrize(
    ("kind", "bias", "saturated", "dead"),
    [
        ("relu", [-100, 100, 100, 100], 0.25, 0.25),
        ("relu", [-100] * 4, 1, 1),
        ("relu", [100] * 4, 0, 0),
        ("sigmoid", [10, -10, 0, 0], 0.5, 0),
        ("tanh", [10, -10, 10, 0], 0.75, 0),
        ("tanh", [0] * 4, 0, 0),
        ("linear", [1000] * 4, 0, 0),
    ],
)
def test_stuck_units_are_counted(api, kind, bias, saturated, dead):
    """Weights of zero leave the bias alone to decide where each unit stands."""
    network = api.network(data={"dataset": "circle", "samples": 20}, hidden=[4], activation=kind)
    network.put_parameters([{"W": [[0, 0]] * 4, "b": bias}, {"W": [[1] * 4], "b": [0]}])
    layer = network.get("activations")["layers"][0]
    assert (layer["saturated"], layer["dead"]) == (saturated, dead)


def test_values_too_close_for_bins_still_have_a_histogram(api):
    """Around 10¹⁸ the next floating-point number is 128 away."""
    points = [[1e9, 1e9, 1], [1e9, 1e9, 2], [1e9, 1e9, 3]]
    network = api.network(data={"points": points, "train_ratio": 0.9}, features=["x1_squared"], hidden=[])
    [layer] = network.get("activations")["layers"]
    assert sum(layer["z"]["counts"]) == 2


def test_what_is_not_finite_is_left_out(api):
    network = api.network(
        data={"dataset": "plane", "samples": 20},
        hidden=[2],
        activation="relu",
        runs=[{"optimizer": {"kind": "sgd", "learning_rate": 10}}],
    )
    network.post("step", epochs=500)
    assert network.get()["runs"][0]["status"] == "diverged"
    told = network.get("activations", example=0)
    assert told["layers"][-1]["z"]["counts"] == []
    assert None in told["example"]["z"][-1]


def test_differences_too_small_to_count_are_one_heap(api):
    network = api.network(hidden=[{"units": 2, "activation": "relu"}], data={"samples": 10})
    layers = network.get("parameters")["layers"]
    for layer in layers:
        layer["W"] = [[1e-323 for _ in row] for row in layer["W"]]
    assert network.ask("PUT", "parameters", json={"layers": layers}).status_code == 200
    assert [sum(layer["z"]["counts"]) for layer in network.get("activations")["layers"]] == [10, 5]
