"""What an activation learns: read, set, sent and trained beside weights and biases."""

import io

import numpy as np
import pytest

from tests.api.client import problem_of
from tests.api.live_page import float32, page_of

SPEC = {
    "data": {"dataset": "xor", "samples": 40},
    "hidden": [3, {"units": 2, "activation": "tanh"}, 2],
    "activation": {"kind": "prelu", "leak": 0.125},
}


@pytest.fixture
def network(api):
    return api.network(**SPEC)


def learned(layers):
    return [layer.get("learned") for layer in layers]


def test_every_unit_begins_with_the_hyperparameter(network):
    layers = network.get("parameters")["layers"]
    assert learned(layers) == [{"leak": [0.125] * 3}, None, {"leak": [0.125] * 2}, None]
    assert network.first["size"] == (2 * 3 + 3 + 3) + (3 * 2 + 2) + (2 * 2 + 2 + 2) + (2 + 1)


def test_training_moves_them_unit_by_unit(network):
    slopes = network.get("gradients")["layers"]
    assert [len((of or {"leak": []})["leak"]) for of in learned(slopes)] == [3, 0, 2, 0]
    network.post("step", epochs=20)
    values = network.get("parameters")["layers"][0]["learned"]["leak"]
    assert 0.125 not in values
    assert len(set(values)) == 3


def test_what_was_read_can_be_set_in_another_network(api, network):
    network.post("step", epochs=5)
    layers = network.get("parameters", run="Adam")["layers"]
    other = api.network(**SPEC)
    assert other.put_parameters(layers, run="Adam")["layers"] == layers
    assert other.get("parameters", run="Adam") == {"layers": layers}
    assert other.get("gradients", run="Adam") == network.get("gradients", run="Adam")
    assert other.get()["runs"][1]["loss"] == network.get()["runs"][1]["loss"]


def test_npz_has_an_array_for_each(api, network):
    network.post("step", epochs=5)
    body, _ = network.raw("parameters", run="Adam", format="npz")
    arrays = np.load(io.BytesIO(body), allow_pickle=False)
    assert sorted(arrays) == ["W1", "W2", "W3", "W4", "b1", "b2", "b3", "b4", "leak1", "leak3"]
    layers = [
        {"W": arrays[f"W{l}"].tolist(), "b": arrays[f"b{l}"].tolist()}
        | ({"learned": {"leak": arrays[f"leak{l}"].tolist()}} if f"leak{l}" in arrays else {})
        for l in range(1, 5)
    ]
    assert network.get("parameters", run="Adam") == {"layers": layers}
    other = api.network(**SPEC)
    other.put_parameters(layers)
    assert other.get("parameters") == {"layers": layers}


def test_a_leak_of_one_is_a_line_and_of_nothing_a_rectifier(api, network):
    for leak, kind in ((1, "linear"), (0, "relu")):
        layers = network.get("parameters")["layers"]
        for layer in layers:
            if "learned" in layer:
                layer["learned"]["leak"] = [leak] * len(layer["b"])
        network.put_parameters(layers)
        plain = api.network(**{**SPEC, "activation": kind})
        plain.put_parameters([{"W": layer["W"], "b": layer["b"]} for layer in layers])
        drawn, expected = (one.get("boundary", resolution=7)["values"] for one in (network, plain))
        np.testing.assert_allclose(drawn, expected, rtol=1e-12)


def changed(layers, l, **fields):
    return [{**layer, **fields} if i == l else layer for i, layer in enumerate(layers)]


@pytest.mark.parametrize(
    ("layer", "fields", "place", "message"),
    [
        (0, {"learned": {}}, ["layers", 0, "learned"], "must have leak"),
        (0, {"learned": {"leek": [0] * 3}}, ["layers", 0, "learned"], "must have leak"),
        (0, {"learned": {"leak": [0] * 3, "b": [0]}}, ["layers", 0, "learned"], "must have leak"),
        (0, {"learned": {"leak": [0] * 2}}, ["layers", 0, "learned", "leak"], "must have 3 numbers, not 2"),
        (2, {"learned": {"leak": [0, "0"]}}, ["layers", 2, "learned", "leak", 1], "must be a number"),
        (2, {"learned": {"leak": [0, 1e10]}}, ["layers", 2, "learned", "leak", 1], "must be at most 1000000000"),
        (2, {"learned": [0, 0]}, ["layers", 2, "learned"], "must be an object"),
        (
            1,
            {"learned": {"leak": [0, 0]}},
            ["layers", 1, "learned"],
            "must be left out: its activation learns nothing",
        ),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_changes(api, network, layer, fields, place, message):
    layers = changed(network.get("parameters")["layers"], layer, **fields)
    with api.refused_without_change(network):
        [error] = problem_of(network.ask("PUT", "parameters", json={"layers": layers}), 422)["errors"]
    assert error["location"] == place
    assert error["message"] == message


def test_left_out_where_something_is_learned_it_is_refused(api, network):
    layers = [{"W": layer["W"], "b": layer["b"]} for layer in network.get("parameters")["layers"]]
    with api.refused_without_change(network):
        [error] = problem_of(network.ask("PUT", "parameters", json={"layers": layers}), 422)["errors"]
    assert error["location"] == ["layers", 0, "learned"]


def test_frames_carry_them(network):
    with page_of(network) as live:
        live.next()
        live.say("view", parameters=["Adam"])
        live.next()
        live.say("step", epochs=3)
        frame = live.next()
        shapes = {(name, layer): shape for name, _, layer, *shape in frame.names()}
        assert {key: shape for key, shape in shapes.items() if key[0] == "leak"} == {("leak", 1): [3], ("leak", 3): [2]}
        for l, layer in enumerate(network.get("parameters", run="Adam")["layers"], 1):
            for name, values in layer.get("learned", {}).items():
                assert (frame.array(name=name, layer=l) == float32(values)).all()


def test_a_seek_brings_them_back(network):
    network.post("step", steps=3)
    there = network.get("parameters")
    network.post("step", steps=4)
    network.post("seek", step=3)
    assert network.get("parameters") == there
