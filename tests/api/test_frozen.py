"""Parameters that no step changes."""

import pytest

from tests.api.client import problem_of

SPEC = {"data": {"dataset": "xor", "samples": 40}, "hidden": [3, 2]}
ALL = {"parameter": None, "unit": None, "input": None}


def layers_of(network, run):
    return network.get("parameters", run=run)["layers"]


def test_a_frozen_layer_holds_still_in_every_run_and_the_others_learn(api):
    network = api.network(**SPEC, frozen=[{"layer": 2}])
    assert network.first["spec"]["frozen"] == [{"layer": 2} | ALL]
    start = layers_of(network, "Adam")
    network.post("step", steps=7)
    for run in ("Momentum", "Adam"):
        after = layers_of(network, run)
        assert [one == other for one, other in zip(start, after, strict=True)] == [False, True, False]


def test_freezing_while_it_learns_is_replayed_and_undone(api):
    network = api.network(**SPEC)
    network.post("step", steps=3)
    network.patch(frozen=[{"layer": 1}, {"layer": 3, "parameter": "b", "unit": 0}])
    there = layers_of(network, "Adam")
    network.post("step", steps=3)
    network.patch(frozen=[])
    network.post("step", steps=2)
    end = network.get(), layers_of(network, "Adam")
    assert network.post("seek", step=5)["spec"]["frozen"][0] == {"layer": 1} | ALL
    assert layers_of(network, "Adam")[0] == there[0]
    assert layers_of(network, "Adam")[2]["b"] == there[2]["b"]
    assert layers_of(network, "Adam")[1] != there[1]
    assert network.post("seek", step=1)["spec"]["frozen"] == []
    network.post("seek", step=8)
    assert (network.get(), layers_of(network, "Adam")) == end


def test_a_change_of_something_else_leaves_it_frozen(api):
    network = api.network(**SPEC, frozen=[{"layer": 2, "unit": 0}])
    assert network.patch(batch_size=3)["spec"]["frozen"] == [ALL | {"layer": 2, "unit": 0}]
    assert network.post("reset", seed=4)["spec"]["frozen"] == [ALL | {"layer": 2, "unit": 0}]


def test_the_gradient_of_what_is_frozen_can_be_seen(api):
    free, frozen = api.network(**SPEC), api.network(**SPEC, frozen=[{"layer": 1}])
    assert frozen.get("gradients") == free.get("gradients")


@pytest.mark.parametrize(
    ("place", "location", "message"),
    [
        ({}, ["layer"], "missing"),
        ({"layer": 4}, ["layer"], "between 1 and 3 (the output)"),
        ({"layer": 1, "unit": 3}, ["unit"], "between 0 and 2"),
        ({"layer": 1, "unit": -1}, ["unit"], "between 0 and 127"),
        ({"layer": 1, "parameter": "leak"}, ["parameter"], "one of: W, b"),
        ({"layer": 1, "parameter": 1}, ["parameter"], "text"),
        ({"layer": 2, "parameter": "W", "unit": 0, "input": 3}, ["input"], "between 0 and 2"),
        ({"layer": 2, "unit": 0, "input": 0}, ["input"], '"parameter": "W" only'),
        ({"layer": 2, "inputs": 0}, ["inputs"], "did you mean 'input'"),
    ],
)
def test_what_is_not_there_is_refused_by_its_place(api, place, location, message):
    network = api.network(**SPEC)
    with api.refused_without_change(network):
        said = [problem_of(network.ask("PATCH", json={"frozen": [{"layer": 1}, place]}), 422)]
    said.append(problem_of(api.client.post("/api/networks", json=SPEC | {"frozen": [{"layer": 1}, place]}), 422))
    for problem in said:
        assert problem["errors"][0]["location"] == ["frozen", 1, *location]
        assert message in problem["errors"][0]["message"]


def test_a_network_that_lost_a_frozen_layer_is_refused(api):
    answer = api.client.post("/api/networks", json={"hidden": [3], "frozen": [{"layer": 3}]})
    assert problem_of(answer, 422)["errors"][0]["location"] == ["frozen", 0, "layer"]
