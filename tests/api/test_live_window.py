"""Frames come only as fast as they are acknowledged, and training goes only as fast as frames."""

from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed

from tests.api.live_page import page_of


@pytest.fixture
def live(network):
    with page_of(network) as live:
        yield live


def test_two_frames_may_be_under_way_and_meanwhile_nothing_trains(network, live):
    live.say("play")
    frames = [live.hear(), live.hear()]
    assert [frame.number for frame in frames] == [1, 2]
    assert live.hears_nothing()
    for _ in range(20):
        assert network.get() == frames[1].state


def test_each_acknowledgement_makes_room_for_one_more(live):
    live.say("play")
    live.hear()
    step = live.hear().step
    for number in (1, 2, 3):
        live.say("ack", frame=number)
        frame = live.hear()
        assert (frame.number, frame.step) == (number + 2, step + 2 * number)
        assert live.hears_nothing()


def test_one_acknowledgement_counts_for_all_frames_before(live):
    live.say("play")
    live.hear()
    live.hear()
    live.say("ack", frame=2)
    assert [live.hear().number, live.hear().number] == [3, 4]
    assert live.hears_nothing()


def test_an_acknowledgement_twice_is_none(live):
    live.say("play")
    live.hear()
    live.hear()
    live.say("ack", frame=1)
    live.hear()
    live.say("ack", frame=1)
    assert live.hears_nothing()


def test_pause_waits_for_room_to_be_told(network, live):
    live.say("play")
    live.hear()
    state = live.hear().state
    live.say("pause")
    live.say("ack", frame=2)
    frame = live.hear()
    assert (frame.playing, frame.state) == (False, state)
    assert network.get() == state


def test_moves_wait_for_room_too(network, live):
    live.hear()
    for _ in range(3):
        live.say("step")
    assert live.hear().step == 1
    assert live.hears_nothing()
    assert network.get()["step"] == 1
    live.say("ack", frame=2)
    assert [live.hear().step, live.hear().step] == [2, 3]


def test_too_many_moves_without_acknowledgement_end_the_connection(live):
    with suppress(ConnectionClosed):  # it may end before the last of them is sent
        for _ in range(110):
            live.say("step")
    code, reason, texts = live.end()
    assert code == 1008
    assert "acknowledge" in reason
    assert texts[-1]["status"] == 422
