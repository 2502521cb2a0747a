"""Runs with an activation or an initializer of their own, as scripts see them; and how long they took."""

import numpy as np
import pytest

from tests.api.client import Api, Network, problem_of
from tests.api.live_page import float32, page_of
from tests.api.server_thread import serving

SPEC = {
    "data": {"dataset": "xor", "samples": 40},
    "hidden": [3, {"units": 2, "activation": "sigmoid"}],
    "runs": [
        {"name": "plain", "optimizer": "adam"},
        {"name": "prelu", "optimizer": "adam", "activation": {"kind": "prelu", "leak": 0.125}},
        {"name": "relu", "optimizer": "adam", "activation": "relu", "initializer": "he"},
    ],
}


@pytest.fixture
def network(api):
    return api.network(**SPEC)


def test_they_are_filled_in_and_counted(network):
    _, prelu, relu = network.first["spec"]["runs"]
    assert prelu["activation"] == {"kind": "prelu", "leak": 0.125}
    assert prelu["initializer"] is None
    assert relu["initializer"] == {"kind": "he"}
    size = (2 * 3 + 3) + (3 * 2 + 2) + (2 + 1)
    assert [run["size"] for run in network.first["runs"]] == [size, size + 3 + 2, size]
    assert network.first["size"] == size


def test_the_first_run_may_have_its_own_too(api):
    state = api.network(**SPEC | {"runs": SPEC["runs"][1:]}).first
    assert [run["size"] for run in state["runs"]] == [25, 20]
    assert state["size"] == 20


def test_every_way_to_look_is_that_of_the_run(network):
    network.post("step", epochs=3)
    layers = network.get("parameters", run="prelu")["layers"]
    assert [sorted(layer) for layer in layers] == [["W", "b", "learned"], ["W", "b", "learned"], ["W", "b"]]
    assert len(network.get("gradients", run="prelu")["layers"][0]["learned"]["leak"]) == 3
    assert "learned" not in network.get("gradients", run="relu")["layers"][0]
    told = {run: network.get("activations", run=run)["layers"] for run in ("plain", "prelu", "relu")}
    assert {run: [layer["activation"] for layer in layers[:2]] for run, layers in told.items()} == {
        "plain": ["tanh", "sigmoid"],
        "prelu": ["prelu", "prelu"],
        "relu": ["relu", "relu"],
    }


@pytest.mark.parametrize(("run", "g"), [("relu", lambda z: np.maximum(z, 0)), ("plain", np.tanh)])
def test_a_map_of_a_unit_is_its_activation_of_what_comes_in(network, run, g):
    network.post("step", epochs=3)
    first = network.get("parameters", run=run)["layers"][0]
    answer = network.get("boundary", run=run, resolution=5, layer=1, unit=2)
    x, y = np.meshgrid(answer["x"], answer["y"])
    z = first["W"][2][0] * x + first["W"][2][1] * y + first["b"][2]
    np.testing.assert_allclose(answer["values"], g(z), rtol=1e-12)


def test_frames_carry_the_maps_and_the_numbers_of_each(network):
    names = [run["name"] for run in SPEC["runs"]]
    with page_of(network) as page:
        page.say("view", maps=[{"run": name, "resolution": 6} for name in names], parameters=names)
        frame = page.until(lambda frame: len(frame.names()) == 3 + 3 * 3 * 2 + 2)  # W, b, and two leaks
        for name in names:
            exact = np.array(network.get("boundary", run=name, resolution=6)["values"])
            np.testing.assert_allclose(frame.array(name="output", run=name), exact, atol=1e-5)
            layers = network.get("parameters", run=name)["layers"]
            np.testing.assert_array_equal(frame.array(name="W", run=name, layer=1), float32(layers[0]["W"]))


def test_what_was_read_of_a_run_can_be_set(network):
    layers = network.get("parameters", run="prelu")["layers"]
    assert network.put_parameters(layers, run="prelu") == {"step": 0, "layers": layers}
    problem = problem_of(network.ask("PUT", "parameters", params={"run": "relu"}, json={"layers": layers}), 422)
    assert problem["errors"][0]["location"] == ["layers", 0, "learned"]
    assert "must be left out" in problem["detail"]


@pytest.mark.parametrize(
    ("runs", "location", "words"),
    [
        ([{"optimizer": "adam", "activation": "rela"}], ["runs", 0, "activation"], "did you mean 'relu'"),
        ([{"optimizer": "adam", "initializer": "tanh"}], ["runs", 0, "initializer"], "one of: "),
        (
            [{"optimizer": "adam"}, {"optimizer": "sgd", "activation": {"kind": "leaky_relu", "leak": "steep"}}],
            ["runs", 1, "activation", "leak"],
            "must be a number",
        ),
    ],
)
def test_what_there_is_not_is_refused_by_its_place(api, runs, location, words):
    problem = problem_of(api.client.post("/api/networks", json={"runs": runs}), 422)
    assert problem["errors"][0]["location"] == location
    assert words in problem["errors"][0]["message"]


@pytest.mark.parametrize("field", ["activation", "initializer"])
def test_neither_changes_while_it_trains(network, field):
    before = network.get()
    problem = problem_of(network.ask("PATCH", json={"runs": [{"name": "relu", field: None}]}), 422)
    assert problem["errors"][0]["location"] == ["runs", 0, field]
    assert network.get() == before


def test_a_change_of_something_else_leaves_them(network):
    state = network.patch(runs=[{"name": "relu", "optimizer": "sgd", "rename": "r"}])
    assert state["spec"]["runs"][2]["activation"] == {"kind": "relu"}
    assert state["spec"]["runs"][2]["initializer"] == {"kind": "he"}


def test_a_server_tells_how_long_its_runs_took():
    with serving() as server, Api(server.url).client as client:
        network = Network(client, client.post("/api/networks", json=SPEC).json())
        assert [run["seconds"] for run in network.first["runs"]] == [0, 0, 0]
        state = network.post("step", epochs=40)
        for run, curve in zip(state["runs"], network.get("history")["runs"], strict=True):
            assert 0 < run["seconds"] < 60
            assert curve["seconds"][-1] == run["seconds"]
            assert curve["seconds"] == sorted(curve["seconds"])
            assert len(curve["seconds"]) == len(curve["epoch"])
