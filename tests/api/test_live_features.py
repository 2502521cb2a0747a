"""Maps of the features do not change while a network trains: they come once, and again when they may be others."""

import numpy as np
import pytest

from tests.api.live_page import page_of

SPEC = {"data": {"dataset": "circle", "samples": 40}, "features": ["x1", "x2", "x1x2"], "hidden": [4]}


@pytest.fixture
def network(api):
    return api.network(**SPEC)


@pytest.fixture
def live(network):
    with page_of(network) as live:
        live.next()
        yield live


def look(live, run="Adam", resolution=4):
    live.say("view", maps=[{"run": run, "units": True, "resolution": resolution}])


def layers(frame):
    return [(entry["run"], entry["layer"]) for entry in frame.header["arrays"]]


ALL, LATER = [("Adam", 0), ("Adam", 1), ("Adam", 2)], [("Adam", 1), ("Adam", 2)]


def test_training_does_not_send_them_again(live):
    look(live)
    assert layers(live.next()) == ALL
    live.say("step", epochs=1)
    assert layers(live.next()) == LATER
    live.say("play")
    for _ in range(5):
        assert layers(live.next()) == LATER


def test_each_view_brings_them(live):
    for _ in range(2):  # the same view, too
        look(live)
        assert layers(live.next()) == ALL
    look(live, resolution=5)
    frame = live.next()
    assert layers(frame) == ALL
    assert frame.array(layer=0).shape == (3, 5, 5)
    live.say("view")
    live.next()
    look(live)
    assert layers(live.next()) == ALL


def test_a_view_while_it_plays_brings_them_once(live):
    live.say("play")
    live.next()
    look(live)
    frames = [layers(live.next()) for _ in range(8)]
    assert frames.count(ALL) == 1
    first = frames.index(ALL)
    assert frames == [[]] * first + [ALL] + [LATER] * (7 - first)


def test_they_are_right_where_they_come(network, live):
    look(live)
    found = live.next().array(layer=0)
    for unit in range(3):
        expected = network.get("boundary", resolution=4, layer=0, unit=unit)["values"]
        np.testing.assert_allclose(found[unit], expected, rtol=1e-6)


def test_a_reset_brings_them_and_a_seek_within_the_same_experiment_does_not(live):
    look(live)
    live.next()
    live.say("step", epochs=2)
    live.next()
    live.say("seek", step=1)
    assert layers(live.next()) == LATER
    live.say("reset")
    assert layers(live.next()) == ALL
    live.say("step")
    assert layers(live.next()) == LATER
    live.say("reset", seed=3)
    assert layers(live.next()) == ALL


def test_a_run_by_another_name_brings_them(network, live):
    """The page knows maps by the names of their runs."""
    live.say("view", maps=[{"run": run, "units": True, "resolution": 3} for run in ("Momentum", "Adam")])
    live.next()
    network.patch(runs=[{"name": "Momentum", "rename": "Heavy"}, {"name": "Adam", "rename": "Momentum"}])
    frame = live.next()
    assert layers(frame) == [("Momentum", 0), ("Momentum", 1), ("Momentum", 2)]


def test_a_move_that_is_refused_loses_nothing(live):
    look(live)
    live.next()
    live.say("seek", step=99)
    assert "last step reached" in live.problem()["detail"]
    assert layers(live.next()) == LATER
    live.say("seek", step=99)
    look(live)
    live.problem()
    live.until(lambda frame: layers(frame) == ALL, most=2)


def test_another_connection_starts_with_them(network):
    for _ in range(2):
        with page_of(network) as live:
            live.next()
            look(live)
            assert layers(live.next()) == ALL
            live.say("step")
            assert layers(live.next()) == LATER


def test_one_of_them_alone_is_in_every_frame(live):
    live.say("view", maps=[{"run": "Adam", "layer": 0, "unit": 1, "resolution": 4}])
    first = live.next().array(name="unit", layer=0, unit=1)
    live.say("step")
    np.testing.assert_array_equal(live.next().array(name="unit", layer=0, unit=1), first)
