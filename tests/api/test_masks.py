"""Which units the next step drops."""

import pytest

LAYERS = [{"units": 6, "dropout": 0.5}, {"units": 5}, {"units": 4, "dropout": 0.25}]
SPEC = {"data": {"dataset": "circle", "samples": 50}, "hidden": LAYERS, "batch_size": 10}  # steps of 10, 10, 5


def kept(network, layer=0):
    return network.get("masks")["layers"][layer]["kept"]


def test_every_hidden_layer_is_told_of(api):
    network = api.network(**SPEC)
    told = network.get("masks")
    assert told.keys() == {"step", "layers"}
    assert told["step"] == 1
    assert [layer.keys() for layer in told["layers"]] == [{"layer", "dropout", "kept"}] * 3
    assert [layer["layer"] for layer in told["layers"]] == [1, 2, 3]
    assert [layer["dropout"] for layer in told["layers"]] == [0.5, 0, 0.25]
    assert told["layers"][1]["kept"] is None
    for size in (10, 10, 5, 10):  # an epoch's last batch is what is left
        layers = network.get("masks")["layers"]
        for layer, units in ((0, 6), (2, 4)):
            assert [len(row) for row in layers[layer]["kept"]] == [size] * units
            assert {bit for row in layers[layer]["kept"] for bit in row} == {0, 1}
        network.post("step")


def test_so_many_units_are_dropped(api):
    network = api.network(
        hidden=[{"units": 100, "dropout": rate} for rate in (0.1, 0.5, 0.9)],
        data={"samples": 40},
        batch_size="all",
    )
    for layer in network.get("masks")["layers"]:
        share = sum(map(sum, layer["kept"])) / 2000
        assert share == pytest.approx(1 - layer["dropout"], abs=0.05)


@pytest.mark.parametrize("hidden", [[], [4, 3]])
def test_without_dropout_there_are_none(api, hidden):
    network = api.network(hidden=hidden)
    assert network.get("masks") == {
        "step": 1,
        "layers": [{"layer": l, "dropout": 0, "kept": None} for l in range(1, len(hidden) + 1)],
    }


def test_a_step_moves_the_units_that_are_kept_and_no_others(api):
    """One example a step: a unit that it drops has no gradient, neither in its own weights nor in those from it."""
    network = api.network(
        data={"dataset": "gauss", "samples": 40},
        hidden=[{"units": 8, "dropout": 0.5}],
        batch_size=1,
        runs=[{"name": name, "optimizer": "sgd"} for name in ("a", "b")],
    )
    patterns = set()
    for _ in range(12):
        bits = [bit for [bit] in kept(network)]
        patterns.add(tuple(bits))
        before = {name: network.get("parameters", run=name)["layers"] for name in "ab"}
        network.post("step")
        for name in "ab":  # all runs have the same masks
            was, now = before[name], network.get("parameters", run=name)["layers"]
            into = [int(old != new) for old, new in zip(was[0]["W"], now[0]["W"], strict=True)]
            out_of = [int(old != new) for old, new in zip(was[1]["W"][0], now[1]["W"][0], strict=True)]
            assert into == out_of == bits
    assert len(patterns) > 6


def test_a_seek_brings_the_masks_back_and_looking_changes_nothing(api):
    network, other = api.network(**SPEC), api.network(**SPEC)
    path = []
    for _ in range(7):
        path.append(network.get("masks"))
        network.post("step")
    other.post("step", steps=7)
    assert network.get("parameters") == other.get("parameters")
    for step in (0, 6, 2, 5):
        network.post("seek", step=step)
        assert network.get("masks") == path[step]
        assert path[step]["step"] == step + 1
    network.post("reset")
    assert network.get("masks") == path[0]
    network.post("reset", seed=8)
    assert network.get("masks") != path[0]


def test_a_batch_of_another_size_has_other_masks(api):
    network = api.network(**SPEC)
    network.post("step", steps=3)
    network.patch(batch_size="all")
    assert [len(row) for row in kept(network)] == [25] * 6
    network.patch(batch_size=1)
    assert [len(row) for row in kept(network)] == [1] * 6


def test_runs_that_have_ended_still_have_a_next_step(api):
    network = api.network(**SPEC, stop={"epochs": 1})
    network.post("step", epochs=5)
    assert network.get("masks")["step"] == 4
