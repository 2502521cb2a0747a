"""What a page may say, and what it gets."""

import pytest

from tests.api.live_page import page_of


@pytest.mark.parametrize(
    ("message", "steps"),
    [({}, 1), ({"steps": 1}, 1), ({"steps": 5}, 5), ({"epochs": 1}, 2), ({"epochs": 4}, 8)],
)
def test_step_is_one_advance_and_one_frame(network, live, message, steps):
    live.say("step", **message)
    frame = live.next()
    assert (frame.step, frame.playing) == (steps, False)
    assert frame.state == network.get()
    assert live.hears_nothing()


@pytest.mark.parametrize(
    ("message", "steps"),
    [
        ({}, 2),
        ({"epochs_per_frame": 1}, 2),
        ({"epochs_per_frame": 3}, 6),
        ({"steps_per_frame": 1}, 1),
        ({"steps_per_frame": 5}, 5),
    ],
)
def test_play_sends_a_frame_after_each_so_many(live, message, steps):
    live.say("play", **message)
    frames = [live.next() for _ in range(5)]
    assert [frame.step for frame in frames] == [steps * n for n in range(1, 6)]
    assert [frame.number for frame in frames] == [2, 3, 4, 5, 6]
    assert all(frame.playing for frame in frames)


def test_play_again_changes_the_pace(live):
    live.say("play", steps_per_frame=1)
    live.next()
    live.say("play", steps_per_frame=100)
    before = live.next().step
    assert live.until(lambda frame: frame.step >= before + 100).playing


def test_pause_stops_and_tells_where(network, live):
    live.say("play")
    live.next()
    live.say("pause")
    frame = live.until(lambda frame: not frame.playing)
    assert frame.state == network.get()
    assert live.hears_nothing()
    assert network.get() == frame.state


def test_what_is_played_is_what_would_be_stepped(api, network, live):
    live.say("play", steps_per_frame=3)
    live.until(lambda frame: frame.step >= 30)
    live.say("pause")
    step = live.until(lambda frame: not frame.playing).step
    other = api.network(**network.first["spec"])
    other.post("step", steps=step)
    assert network.get("parameters") == other.get("parameters")


def test_seek_is_answered_by_a_frame(network, live):
    live.say("step", steps=10)
    live.next()
    network.post("seek", step=4)
    there = live.next().state
    live.say("seek", step=9)
    assert live.next().step == 9
    live.say("seek", step=4)
    assert live.next().state == there == network.get()


def test_seek_pauses(live):
    live.say("play")
    live.until(lambda frame: frame.step >= 10)
    live.say("seek", step=1)
    frame = live.until(lambda frame: frame.step == 1)
    assert not frame.playing
    assert live.hears_nothing()


def test_of_seeks_in_a_row_only_the_last_counts(live):
    live.say("step", steps=10)
    live.hear()
    live.say("step", steps=10)
    last = live.hear().number  # two frames are under way: what is asked now has to wait
    for step in (3, 5, 7, 2):
        live.say("seek", step=step)
    live.say("step", steps=1)
    live.say("ack", frame=last)
    assert [live.next().step, live.next().step] == [2, 3]
    assert live.hears_nothing()


def test_a_step_never_reached_is_a_problem_and_no_end(network, live):
    live.say("step", steps=5)
    live.next()
    live.say("seek", step=6)
    said = live.problem()
    assert (said["status"], said["errors"][0]["location"]) == (422, ["step"])
    assert live.next().step == 5
    live.say("step")
    assert live.next().step == 6
    assert network.get()["step"] == 6


def test_a_refused_seek_that_paused_says_so(live):
    live.say("play")
    live.next()
    live.say("seek", step=10**9)
    live.problem_among_frames()
    assert not live.next().playing
    assert live.hears_nothing()


def test_reset_goes_back_to_the_start(network, live):
    live.say("play")
    live.until(lambda frame: frame.step >= 10)
    live.say("pause")
    live.until(lambda frame: not frame.playing)
    live.say("reset")
    frame = live.next()
    assert frame.state == network.first
    assert frame.history["restart"]
    assert frame.history["runs"][0]["step"] == [0]


def test_reset_with_a_seed_is_another_start(network, live):
    live.say("reset", seed=99)
    frame = live.next()
    assert frame.state["spec"]["seed"] == 99
    assert frame.state["runs"] != network.first["runs"]


def test_reset_while_playing_starts_over_and_plays_on(live):
    live.say("play")
    live.until(lambda frame: frame.step >= 20)
    live.say("reset")
    live.until(lambda frame: frame.step == 0)
    assert [live.next().step for _ in range(3)] == [2, 4, 6]


def test_moves_are_made_in_their_order(live):
    live.say("step", steps=4)
    live.say("seek", step=1)
    live.say("step", steps=2)
    live.say("reset")
    live.say("step", epochs=1)
    assert [live.next().step for _ in range(5)] == [4, 1, 3, 0, 2]


def test_when_every_run_has_diverged_playing_ends(api):
    network = api.network(
        data={"dataset": "plane", "samples": 20},
        hidden=[],
        runs=[{"optimizer": {"kind": "sgd", "learning_rate": 10}}],
    )
    with page_of(network) as live:
        live.next()
        live.say("play", epochs_per_frame=100)
        frame = live.until(lambda frame: not frame.playing)
        assert [run["status"] for run in frame.state["runs"]] == ["diverged"]
        assert live.hears_nothing()
        live.say("reset")
        assert live.next().state["runs"][0]["status"] == "ready"
        live.say("play")
        assert live.next().playing
