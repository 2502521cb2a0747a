"""What frames carry: the same that REST tells, in float32."""

import itertools

import numpy as np
import pytest

from tests.api.live_page import float32, page_of

SPEC = {
    "data": {"dataset": "circle", "samples": 40},  # two steps an epoch
    "features": ["x1", "x2", "x1x2"],
    "hidden": [4, {"units": 2, "activation": "relu"}],
}


@pytest.fixture
def network(api):
    network = api.network(**SPEC)
    network.post("step", steps=7)
    return network


@pytest.fixture
def live(network):
    with page_of(network) as live:
        yield live


def test_the_first_frame_tells_everything_there_is(network, live):
    frame = live.hear()
    assert frame.header.keys() == {"frame", "playing", "work", "state", "history", "arrays"}
    assert (frame.number, frame.playing, frame.arrays) == (1, False, [])
    assert frame.state == network.get()
    assert frame.history == {"restart": True, **network.get("history")}


def test_a_view_brings_its_arrays(live):
    live.next()
    live.say(
        "view",
        maps=[
            {"run": "Adam", "resolution": 5},
            {"run": "Adam", "units": True, "resolution": 3},
            {"run": "Momentum", "layer": 1, "unit": 3, "resolution": 2},
        ],
        parameters=["Adam"],
    )
    assert live.next().names() == [
        ("output", "Adam", None, 5, 5),
        ("units", "Adam", 0, 3, 3, 3),
        ("units", "Adam", 1, 4, 3, 3),
        ("units", "Adam", 2, 2, 3, 3),
        ("units", "Adam", 3, 1, 3, 3),
        ("unit", "Momentum", 1, 2, 2),
        ("W", "Adam", 1, 4, 3),
        ("b", "Adam", 1, 4),
        ("W", "Adam", 2, 2, 4),
        ("b", "Adam", 2, 2),
        ("W", "Adam", 3, 1, 2),
        ("b", "Adam", 3, 1),
    ]


def test_left_out_a_map_has_a_hundred_points_along_each_side(live):
    live.next()
    live.say("view", maps=[{"run": "Adam"}])
    assert live.next().names() == [("output", "Adam", None, 100, 100)]


@pytest.mark.parametrize("run", ["Momentum", "Adam"])
def test_maps_are_boundaries(network, live, run):
    live.next()
    maps = [{"run": run, "resolution": 6}, {"run": run, "units": True, "resolution": 6}]
    live.say("view", maps=[*maps, {"run": run, "layer": 2, "unit": 1, "resolution": 6}])
    frame = live.next()
    wanted = [(frame.array(name="output"), {}), (frame.array(name="unit"), {"layer": 2, "unit": 1})]
    for layer, units in enumerate((3, 4, 2, 1)):
        maps = frame.array(name="units", layer=layer)
        wanted += [(maps[unit], {"layer": layer, "unit": unit}) for unit in range(units)]
    for found, query in wanted:
        expected = network.get("boundary", run=run, resolution=6, **query)["values"]
        np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-5)


def test_parameters_are_those_of_the_run(network, live):
    live.next()
    live.say("view", parameters=["Momentum", "Adam"])
    frame = live.next()
    for run in ("Momentum", "Adam"):
        for l, layer in enumerate(network.get("parameters", run=run)["layers"], 1):
            assert (frame.array(name="W", run=run, layer=l) == float32(layer["W"])).all()
            assert (frame.array(name="b", run=run, layer=l) == float32(layer["b"])).all()


def test_a_new_view_replaces_the_old_one(live):
    live.next()
    live.say("view", maps=[{"run": "Adam", "resolution": 4}])
    live.next()
    live.say("view", parameters=["Adam"])
    assert {name for name, *_ in live.next().names()} == {"W", "b"}
    live.say("view")
    assert live.next().arrays == []


def test_a_view_stays_while_playing(live):
    live.next()
    live.say("view", maps=[{"run": "Adam", "resolution": 4}])
    live.next()
    live.say("play")
    maps = [live.next().array(name="output").copy() for _ in range(4)]
    assert all((a != b).any() for a, b in itertools.pairwise(maps))


def test_curves_of_frames_add_up_to_the_history(network, live):
    live.next()
    live.say("play", epochs_per_frame=2)
    live.until(lambda frame: frame.step > 20)
    live.say("pause")
    live.until(lambda frame: not frame.playing)
    assert live.curves == network.get("history")["runs"]


@pytest.mark.parametrize(
    ("kind", "message"),
    [("seek", {"step": 3}), ("reset", {}), ("reset", {"seed": 5}), ("step", {"steps": 1}), ("step", {"epochs": 3})],
)
def test_curves_stay_true_after_every_move(network, live, kind, message):
    live.next()
    live.say(kind, **message)
    live.next()
    assert live.curves == network.get("history")["runs"]
    live.say("step", steps=5)
    live.next()
    assert live.curves == network.get("history")["runs"]


def test_curves_stay_true_where_points_are_thinned_and_replaced(api):
    """After some thousand epochs not every one has a point; one where training paused makes way for the next."""
    network = api.network(data={"samples": 4}, hidden=[], batch_size="all")
    with page_of(network) as live:
        live.next()
        for epochs in (1500, 1500, 1, 1, 1, 2000, 1):
            live.say("step", epochs=epochs)
            live.next()
            assert live.curves == network.get("history")["runs"]


def test_a_map_of_what_is_not_finite_is_sent_as_it_is(api):
    """JSON cannot carry NaN; float32 can, and numbers beyond its range become infinite."""
    network = api.network(
        data={"points": [[1e9, 1e9, 1e9], [-1e9, 1e9, 0], [1e9, -1e9, 5]]},
        hidden=[2],
        activation="linear",
        runs=[{"name": "wild", "optimizer": {"kind": "sgd", "learning_rate": 10}}],
    )
    with page_of(network) as live:
        live.next()
        live.say("view", maps=[{"run": "wild", "resolution": 3}], parameters=["wild"])
        frame, seen = live.next(), []
        for _ in range(12):
            arrays = np.concatenate([array.ravel() for array in frame.arrays])
            seen.append(bool(np.isfinite(arrays).all()))
            live.say("step")
            frame = live.next()
        assert seen[0]
        assert not seen[-1]
        assert frame.state["runs"][0]["status"] == "diverged"
        assert frame.state["runs"][0]["loss"]["train"] is None


def test_the_experiment_is_told_when_it_changes(api):
    network = api.network(**SPEC)
    with page_of(network) as live:
        assert live.next().told_spec
        live.say("step")
        assert not live.next().told_spec
        network.patch(batch_size=5)
        frame = live.next()
        assert frame.told_spec
        assert frame.state["spec"]["batch_size"] == 5
