"""How a conversation ends."""

import json

import pytest
from hypothesis import given, settings
from websockets.exceptions import ConnectionClosed

from tests.api.json_texts import BROKEN
from tests.api.live_page import page_of

SPEC = {"data": {"dataset": "circle", "samples": 20}, "hidden": [3]}


@pytest.fixture(scope="module")
def network(api):
    return api.network(**SPEC)


@pytest.mark.parametrize(
    "text",
    ["", "play", "{", "[]", "3", "null", '"play"', "[" * 30_000, '{"type": "play"} {}', "{'type': 'play'}"],
    ids=lambda text: text[:20],
)
def test_what_is_no_json_object_ends_with_1007(network, text):
    with page_of(network) as live:
        live.socket.send(text)
        code, reason, _ = live.end()
    assert code == 1007
    assert reason


def test_bytes_end_with_1007(network):
    with page_of(network) as live:
        live.socket.send(b'{"type": "play"}')
        assert live.end()[0] == 1007


@pytest.mark.parametrize(
    ("message", "location"),
    [
        ({}, ["type"]),
        ({"type": None}, ["type"]),
        ({"type": ["play"]}, ["type"]),
        ({"type": "dance"}, ["type"]),
        ({"type": "\ud800"}, ["type"]),
        ({"type": "play", "speed": 2}, ["speed"]),
        ({"type": "play", "epochs_per_frame": 0}, ["epochs_per_frame"]),
        ({"type": "play", "epochs_per_frame": "1"}, ["epochs_per_frame"]),
        ({"type": "play", "steps_per_frame": 1.5}, ["steps_per_frame"]),
        ({"type": "play", "steps_per_frame": 10**400}, ["steps_per_frame"]),
        ({"type": "play", "steps_per_frame": 1, "epochs_per_frame": 1}, ["steps_per_frame"]),
        ({"type": "pause", "now": True}, ["now"]),
        ({"type": "step", "steps": 1, "epochs": 1}, ["epochs"]),
        ({"type": "step", "steps": -1}, ["steps"]),
        ({"type": "seek", "step": -1}, ["step"]),
        ({"type": "seek", "step": "\ud800"}, ["step"]),
        ({"type": "reset", "seed": 2**32}, ["seed"]),
        ({"type": "view", "maps": {}}, ["maps"]),
        ({"type": "view", "maps": [{"run": "Nobody"}]}, ["maps", 0, "run"]),
        ({"type": "view", "maps": [{"run": "\ud800"}]}, ["maps", 0, "run"]),
        ({"type": "view", "maps": [{}]}, ["maps", 0, "run"]),
        ({"type": "view", "maps": [{"run": "Adam"}, {"run": "Adam", "resolution": 1}]}, ["maps", 1, "resolution"]),
        ({"type": "view", "maps": [{"run": "Adam", "resolution": 257}]}, ["maps", 0, "resolution"]),
        ({"type": "view", "maps": [{"run": "Adam", "layer": 3}]}, ["maps", 0, "layer"]),
        ({"type": "view", "maps": [{"run": "Adam", "layer": 1, "unit": 3}]}, ["maps", 0, "unit"]),
        ({"type": "view", "maps": [{"run": "Adam"}] * 65}, ["maps"]),
        ({"type": "view", "maps": [{"run": "Adam", "resolution": 256, "units": True}] * 64}, ["maps"]),
        ({"type": "view", "parameters": ["Nobody"]}, ["parameters", 0]),
        ({"type": "view", "parameters": "Adam"}, ["parameters"]),
        ({"type": "ack", "frame": 1000}, ["frame"]),
        ({"type": "ack", "frame": -1}, ["frame"]),
    ],
    ids=lambda value: json.dumps(value)[:60],
)
def test_what_breaks_the_rules_is_told_by_its_place_and_ends_with_1008(network, message, location):
    with page_of(network) as live:
        live.hear()
        live.socket.send(json.dumps(message))
        said = live.problem()
        code, reason, _ = live.end()
    assert said["status"] == 422
    assert said["errors"][0]["location"] == location
    assert code == 1008
    assert reason.startswith(said["detail"][:30])
    assert reason.startswith(str(location[0]))
    assert len(reason.encode()) <= 123


def test_a_message_too_large_ends_with_1009(network):
    with page_of(network) as live:
        live.socket.send(json.dumps({"type": "pause", "note": "a" * 65_536}))
        code, reason, _ = live.end()
    assert code == 1009
    assert "65536" in reason


@given(text=BROKEN)
@settings(deadline=None, database=None, max_examples=100)
def test_whatever_is_said_the_server_does_not_break(network, text):
    with page_of(network) as live:
        try:
            live.socket.send(text.encode(errors="replace").decode())
            live.socket.send("!")  # at the latest this is too much
        except ConnectionClosed:
            pass
        assert live.end()[0] in (1007, 1008, 1009)


def test_a_network_that_is_not_there_ends_with_4404(api):
    network = api.network()
    network.delete()
    with page_of(network) as live:
        code, reason, _ = live.end()
    assert code == 4404
    assert network.first["id"] in reason


@pytest.mark.parametrize("playing", [False, True])
def test_a_second_page_takes_over(network, playing):
    network.post("reset")
    with page_of(network) as first:
        first.next()
        if playing:
            first.say("play")
            first.next()
        with page_of(network) as second:
            assert first.end()[0] == 4409
            step = second.next().step
            second.say("step")
            assert second.next().step == step + 1  # the first page's training ended with it
            assert second.hears_nothing()


def test_a_page_that_left_may_come_back(network):
    network.post("reset")
    for step in (1, 2, 3):
        with page_of(network) as live:
            live.next()
            live.say("step")
            assert live.next().step == step
