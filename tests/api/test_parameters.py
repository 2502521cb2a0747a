"""W and b, read and set."""

import io

import numpy as np
import pytest

from tests.api.client import problem_of
from tests.api.forward import output_of

SPEC = {"data": {"dataset": "xor", "samples": 40}, "hidden": [3, 2]}
SHAPES = [(3, 2), (2, 3), (1, 2)]


def filled(value, shapes=SHAPES):
    return [{"W": [[value] * inputs] * units, "b": [value] * units} for units, inputs in shapes]


def test_every_layer_has_weights_and_biases(api):
    layers = api.network(**SPEC).get("parameters")["layers"]
    assert [(len(layer["W"]), len(layer["W"][0])) for layer in layers] == SHAPES
    assert [len(layer["b"]) for layer in layers] == [3, 2, 1]


def test_npz_equals_json(api):
    network = api.network(**SPEC)
    network.post("step", steps=3)
    body, media_type = network.raw("parameters", run="Adam", format="npz")
    assert media_type == "application/octet-stream"
    arrays = np.load(io.BytesIO(body), allow_pickle=False)
    assert sorted(arrays) == ["W1", "W2", "W3", "b1", "b2", "b3"]
    for l, layer in enumerate(network.get("parameters", run="Adam")["layers"], 1):
        assert arrays[f"W{l}"].tolist() == layer["W"]
        assert arrays[f"b{l}"].tolist() == layer["b"]


def test_what_is_set_is_what_is_read_and_only_in_that_run(api):
    network = api.network(**SPEC)
    others, layers = network.get("parameters"), filled(0.25)
    assert network.put_parameters(layers, run="Adam") == {"step": 0, "layers": layers}
    assert network.get("parameters", run="Adam") == {"layers": layers}
    assert network.get("parameters") == others
    value = network.get("boundary", run="Adam", resolution=2)["values"][1][0]
    assert value == pytest.approx(output_of(network.first["spec"], layers, -6, 6))


def test_setting_what_was_read_changes_nothing(api):
    network = api.network(**SPEC)
    network.post("step", steps=4)
    before = network.get()
    network.put_parameters(network.get("parameters")["layers"])
    assert network.get() == before


def test_training_goes_on_from_what_was_set(api):
    network, other = api.network(**SPEC), api.network(**SPEC)
    other.post("step", steps=2)
    network.post("step", steps=2)
    network.put_parameters(filled(0.5))
    state = network.post("step")
    assert state["step"] == 3
    assert network.get("parameters") != other.get("parameters")
    assert network.get("parameters", run="Adam") != filled(0.5)


def test_a_seek_to_before_undoes_what_was_set_and_one_to_after_brings_it_back(api):
    network = api.network(**SPEC)
    network.post("step", steps=2)
    there = network.get("parameters")
    network.post("step", steps=2)
    network.put_parameters(filled(0.5))
    network.post("step", steps=2)
    beyond = network.get("parameters")
    network.post("seek", step=2)
    assert network.get("parameters") == there
    network.post("seek", step=6)
    assert network.get("parameters") == beyond
    network.post("seek", step=4)
    assert network.get("parameters") == {"layers": filled(0.5)}


def test_whole_numbers_are_numbers(api):
    network = api.network(**SPEC)
    network.put_parameters(filled(1))
    assert network.get("parameters") == {"layers": filled(1.0)}


@pytest.mark.parametrize("kind", ["sgd", "momentum"])
def test_a_diverged_run_lives_again_with_other_parameters(api, kind):
    """Nothing of the divergence is left, in its optimizer's memory neither."""
    network = api.network(
        data={"dataset": "plane", "samples": 20},
        hidden=[],
        runs=[{"optimizer": {"kind": kind, "learning_rate": 10}}],
    )
    assert network.post("step", epochs=500)["runs"][0]["status"] == "diverged"
    network.put_parameters([{"W": [[0.1, 0.1]], "b": [0]}])
    run = network.get()["runs"][0]
    assert (run["status"], run["detail"]) == ("ready", None)
    assert run["loss"]["train"] < 1e-20  # the plane is (x1 + x2) / 10
    network.patch(runs=[{"name": run["name"], "optimizer": {"kind": kind, "learning_rate": 1e-3}}])
    assert network.post("step", epochs=20)["runs"][0]["loss"]["train"] < 1e-2


@pytest.mark.parametrize(
    ("layers", "location"),
    [
        ([], ["layers"]),
        (filled(0)[:2], ["layers"]),
        (filled(0) * 2, ["layers"]),
        (filled(0, [(2, 2), (2, 3), (1, 2)]), ["layers", 0, "W"]),
        (filled(0, [(3, 2), (2, 4), (1, 2)]), ["layers", 1, "W", 0]),
        ([*filled(0)[:2], {"W": [[0, 0]], "b": [0, 0]}], ["layers", 2, "b"]),
        ([*filled(0)[:2], {"W": [[0, 0]]}], ["layers", 2, "b"]),
        ([*filled(0)[:2], {"W": [[0, 0]], "b": [0], "c": 1}], ["layers", 2, "c"]),
        ([*filled(0)[:2], {"W": [[0, "0"]], "b": [0]}], ["layers", 2, "W", 0, 1]),
        ([*filled(0)[:2], {"W": [[0, None]], "b": [0]}], ["layers", 2, "W", 0, 1]),
        ([*filled(0)[:2], {"W": [[0, True]], "b": [0]}], ["layers", 2, "W", 0, 1]),
        ([*filled(0)[:2], {"W": [[0, 2e9]], "b": [0]}], ["layers", 2, "W", 0, 1]),
        (None, ["layers"]),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_changes(api, layers, location):
    network = api.network(**SPEC)
    with api.refused_without_change(network):
        said = problem_of(network.ask("PUT", "parameters", json={"layers": layers}), 422)
    assert said["errors"][0]["location"] == location


def test_a_run_that_is_not_there_is_refused(api):
    network = api.network(**SPEC)
    with api.refused_without_change(network):
        answer = network.ask("PUT", "parameters", params={"run": "x"}, json={"layers": filled(0)})
        problem_of(answer, 404)
    for what in ("parameters", "gradients", "activations"):
        problem_of(network.ask("GET", what, params={"run": "x"}), 404)


def test_single_numbers_are_set_and_the_rest_stays_as_it_is(api):
    network = api.network(**SPEC, activation="prelu")
    network.post("step", steps=3)
    layers, others = network.get("parameters", run="Adam"), network.get("parameters")
    edits = [
        {"layer": 1, "parameter": "W", "unit": 2, "input": 1, "value": -0.5},
        {"layer": 2, "parameter": "leak", "unit": 1, "value": 0.75},
        {"layer": 3, "parameter": "b", "unit": 0, "value": 2},
    ]
    layers["layers"][0]["W"][2][1] = -0.5
    layers["layers"][1]["learned"]["leak"][1] = 0.75
    layers["layers"][2]["b"][0] = 2.0
    assert network.patch_parameters(edits, run="Adam") == {"step": 3} | layers
    assert network.get("parameters", run="Adam") == layers
    assert network.get("parameters") == others
    assert network.get()["step"] == 3


def test_a_seek_undoes_and_brings_back_single_numbers(api):
    network = api.network(**SPEC)
    network.post("step", steps=2)
    there = network.get("parameters")
    network.patch_parameters([{"layer": 1, "parameter": "b", "unit": 1, "value": 3}])
    network.patch_parameters([{"layer": 1, "parameter": "b", "unit": 0, "value": 4}])
    assert network.get("parameters")["layers"][0]["b"][:2] == [4, 3]
    network.post("step", steps=2)
    beyond = network.get()
    network.post("seek", step=1)
    network.post("seek", step=4)
    assert network.get() == beyond
    network.post("seek", step=1)
    network.post("step", steps=1)  # and so what was set beyond is forgotten
    assert network.get("parameters") == there


W = {"layer": 1, "parameter": "W", "unit": 0, "input": 0, "value": 1}
B = {"layer": 1, "parameter": "b", "unit": 0, "value": 1}


@pytest.mark.parametrize(
    ("edits", "location", "message"),
    [
        ([], ["set"], "at least 1"),
        (None, ["set"], "list"),
        ([W, W | {"layer": 4}], ["set", 1, "layer"], "between 1 and 3 (the output)"),
        ([W | {"layer": 0}], ["set", 0, "layer"], "between 1 and 9"),
        ([W | {"unit": 3}], ["set", 0, "unit"], "between 0 and 2"),
        ([W | {"input": 2}], ["set", 0, "input"], "between 0 and 1"),
        ([W | {"parameter": "w"}], ["set", 0, "parameter"], "one of: W, b"),
        ([W | {"parameter": None}], ["set", 0, "input"], '"parameter": "W" only'),
        ([B | {"parameter": None}], ["set", 0, "parameter"], "missing"),
        ([B | {"parameter": "leak"}], ["set", 0, "parameter"], "one of: W, b"),
        ([B | {"input": 0}], ["set", 0, "input"], '"parameter": "W" only'),
        ([W, {key: W[key] for key in W if key != "input"}], ["set", 1, "input"], "missing"),
        ([{key: B[key] for key in B if key != "unit"}], ["set", 0, "unit"], "missing"),
        ([{key: B[key] for key in B if key != "value"}], ["set", 0, "value"], "missing"),
        ([{key: B[key] for key in B if key != "layer"}], ["set", 0, "layer"], "missing"),
        ([B | {"value": "1"}], ["set", 0, "value"], "a number"),
        ([B | {"value": 2e9}], ["set", 0, "value"], "a number"),
        ([B | {"valu": 1}], ["set", 0, "valu"], "did you mean 'value'"),
        ([B] * 1001, ["set"], "at most 1000"),
    ],
)
def test_of_edits_that_do_not_all_fit_none_is_made(api, edits, location, message):
    network = api.network(**SPEC)
    with api.refused_without_change(network):
        said = problem_of(network.ask("PATCH", "parameters", json={"set": edits}), 422)
    assert said["errors"][0]["location"] == location
    assert message in said["errors"][0]["message"]


def test_one_number_brings_no_diverged_run_back(api):
    network = api.network(
        data={"dataset": "plane", "samples": 20},
        hidden=[],
        runs=[{"optimizer": {"kind": "sgd", "learning_rate": 10}}],
    )
    network.post("step", epochs=500)
    with api.refused_without_change(network):
        answer = network.ask("PATCH", "parameters", json={"set": [B]})
        assert "PUT" in problem_of(answer, 409)["detail"]
    problem_of(network.ask("PATCH", "parameters", params={"run": "x"}, json={"set": [B]}), 404)
