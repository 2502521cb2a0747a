"""What a page sees of changes that come over REST, and the other way round."""

from time import monotonic, sleep

import pytest

from tests.api.client import problem_of
from tests.api.live_page import PATIENCE, page_of


def test_closing_the_connection_stops_the_training(served, network):
    with page_of(network) as live:
        live.next()
        live.say("play")
        live.until(lambda frame: frame.step >= 20)
        session = served.app.state.sessions.find(network.first["id"])
        assert session.viewer is not None
    end = monotonic() + PATIENCE
    while session.viewer is not None:
        assert monotonic() < end
        sleep(0.001)
    state = network.get()
    assert all(network.get() == state for _ in range(20))


def test_training_over_rest_shows_while_paused(network, live):
    state = network.post("step", epochs=3)
    assert live.next().state == state
    assert live.curves == network.get("history")["runs"]


def test_training_over_rest_shows_while_playing(network, live):
    live.say("play", steps_per_frame=1)
    live.next()
    network.post("step", steps=1000)
    assert live.until(lambda frame: frame.step > 1000).playing


@pytest.mark.parametrize("playing", [False, True])
def test_a_change_shows_and_training_goes_on(network, live, playing):
    if playing:
        live.say("play")
        live.next()
    changed = network.patch(batch_size=5, runs=[{"name": "Adam", "optimizer": "rmsprop"}])
    assert changed["spec"]["batch_size"] == 5
    frame = live.until(lambda frame: frame.state["spec"] == changed["spec"])
    assert frame.playing == playing
    if playing:
        assert live.next().step == frame.step + 4


def test_a_new_name_shows_with_all_its_curve(network, live):
    """Wishes for the old name are passed over."""
    live.say("view", maps=[{"run": "Adam", "resolution": 3}], parameters=["Adam"])
    live.next()
    live.say("step", epochs=3)
    assert len(live.next().arrays) > 1
    state = network.patch(runs=[{"name": "Adam", "rename": "A"}])
    frame = live.next()
    assert frame.state == state
    assert frame.arrays == []
    assert live.curves == network.get("history")["runs"]
    live.say("view", parameters=["A"])
    assert {run for _, run, *_ in live.next().names()} == {"A"}


def test_parameters_set_while_playing_are_gone_on_from(network, live):
    live.say("view", parameters=["Adam"])
    live.next()
    live.say("play", steps_per_frame=1)
    live.next()
    network.put_parameters([{"W": [[50, 0]] * 3, "b": [0] * 3}, {"W": [[1] * 3], "b": [0]}], run="Adam")
    frame = live.until(lambda frame: abs(frame.array(name="W", layer=1)[0, 0]) > 40)
    assert frame.playing


def test_a_reset_shows_while_playing(network, live):
    live.say("play")
    live.until(lambda frame: frame.step >= 20)
    network.post("reset", seed=77)
    frame = live.until(lambda frame: frame.state["spec"]["seed"] == 77)
    assert frame.history["restart"]
    live.say("pause")
    live.until(lambda frame: not frame.playing)
    assert live.curves == network.get("history")["runs"]


def test_curves_are_true_after_several_resets_that_no_frame_showed(network, live):
    """However many networks came and went in between."""
    for seed in range(5):
        network.post("reset", seed=seed)
        live.next()
        for _ in range(2):
            live.say("step", steps=3)
            last = live.hear().number  # after the second one there is no room for another frame
        network.post("reset", seed=seed)
        network.post("reset", seed=seed + 1)
        network.post("step", steps=6)
        live.say("ack", frame=last)
        assert live.next().step == 6
        assert live.curves == network.get("history")["runs"]


def test_a_seek_over_rest_shows(network, live):
    live.say("step", steps=10)
    live.next()
    network.post("seek", step=5)
    assert live.next().step == 5


def test_every_look_is_answered_while_playing(network, live):
    live.say("play")
    for what in ("", "history", "boundary", "activations", "masks", "parameters", "gradients", "data"):
        live.next()
        assert network.ask("GET", what).status_code == 200


@pytest.mark.parametrize("playing", [False, True])
def test_a_deleted_network_ends_the_conversation(network, live, playing):
    if playing:
        live.say("play")
        live.until(lambda frame: frame.step >= 10)
    network.delete()
    code, reason, _ = live.end()
    assert code == 4404
    assert network.first["id"] in reason
    problem_of(network.ask("GET"), 404)


def test_a_refused_change_shows_nothing(network, live):
    problem_of(network.ask("PATCH", json={"batch_size": 0}), 422)
    problem_of(network.ask("POST", "seek", json={"step": 99}), 422)
    live.say("step")
    assert live.next().number == 2
