"""The gradient, against differences of the cost that the API itself reports."""

from copy import deepcopy

import pytest

SHIFT = 1e-5
SPECS = {
    "sigmoid": {"hidden": [3], "activation": "sigmoid"},
    "tanh": {"hidden": [3, 2]},
    "relu": {"hidden": [3], "activation": "relu", "initializer": "he"},
    "linear": {"hidden": [2], "activation": "linear"},
    "no hidden layer": {"hidden": [], "features": ["x1", "x2", "x1x2", "sin_x1"]},
    "l2": {"hidden": [3], "regularizer": {"kind": "l2", "rate": 3}},
    "dropout, which the gradient leaves off": {"hidden": [{"units": 3, "dropout": 0.5}]},
    "tanh output": {"hidden": [3], "loss": "squared_error"},
    "linear output": {"hidden": [3], "data": {"dataset": "plane", "samples": 30}},
    "softmax": {"hidden": [3], "data": {"dataset": {"kind": "rings", "classes": 4}, "samples": 40}},
    "softmax of two classes": {"hidden": [3], "output": "softmax"},
    "least squares for classes": {"hidden": [3], "loss": "squared_error", "output": "linear"},
    "huber": {"hidden": [3], "data": {"dataset": "sine", "samples": 30}, "loss": "huber"},
    "hinge": {"hidden": [3], "loss": "hinge"},
    "prelu": {"hidden": [3, 2], "activation": "prelu", "initializer": "he"},
    "gelu, and l1 and l2": {"hidden": [3], "activation": "gelu", "regularizer": "l1_l2"},
}


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_gradients_are_the_differences_of_the_cost(api, spec):
    network = api.network(**{"data": {"dataset": "xor", "samples": 30}, **spec})
    network.post("step", steps=3)
    layers = network.get("parameters", run="Adam")["layers"]
    gradients = network.get("gradients", run="Adam")["layers"]

    def cost():
        return network.get()["runs"][1]["loss"]["train"]

    for l, layer in enumerate(layers):
        assert [len(row) for row in gradients[l]["W"]] == [len(row) for row in layer["W"]]
        assert len(gradients[l]["b"]) == len(layer["b"])
        last = len(layer["W"]) - 1
        learned = layer.get("learned", {})
        assert {name: len(slopes) for name, slopes in gradients[l].get("learned", {}).items()} == {
            name: len(layer["W"]) for name in learned
        }
        paths = [("W", 0, 0), ("W", last, len(layer["W"][0]) - 1), ("b", last)]
        for path in paths + [("learned", name, last) for name in learned]:
            costs = []
            for sign in (1, -1):
                network.put_parameters(shifted(layers, (l, *path), sign * SHIFT), run="Adam")
                costs.append(cost())
            expected = (costs[0] - costs[1]) / (2 * SHIFT)
            assert at(gradients, (l, *path)) == pytest.approx(expected, rel=1e-5, abs=1e-8)


def test_left_out_the_run_is_the_first(api):
    network = api.network()
    network.post("step", steps=3)
    assert network.get("gradients") == network.get("gradients", run="Momentum")
    assert network.get("gradients") != network.get("gradients", run="Adam")


def at(layers, path):
    for part in path:
        layers = layers[part]
    return layers


def shifted(layers, path, by):
    changed = deepcopy(layers)
    at(changed, path[:-1])[path[-1]] += by
    return changed
