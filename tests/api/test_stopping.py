"""Rules that end a run, over REST and on a live page."""

import math

import pytest

from tests.api.client import problem_of
from tests.api.live_page import page_of

SMALL = {"data": {"dataset": "circle", "samples": 40, "noise": 0.3}, "hidden": [4]}  # two steps an epoch
DIVERGING = {"data": {"dataset": "plane", "samples": 40}, "hidden": []}
WILD = {"name": "wild", "optimizer": {"kind": "sgd", "learning_rate": 10}}
FAR = 40  # epochs, more than any rule here lets pass


@pytest.fixture(scope="module")
def free(api):
    """The curves of the same runs without rules: what each rule should have seen."""
    network = api.network(**SMALL)
    network.post("step", epochs=FAR)
    return {run["name"]: run for run in network.get("history")["runs"]}


def place(run):
    return run["status"], run["step"], run["epoch"]


def first(epochs, true):
    """The first epoch, from 1, of which it is true."""
    return next(epoch for epoch in epochs[1:] if true(epoch))


def test_an_epoch_limit_stops_every_run_and_the_training(api):
    network = api.network(**SMALL, stop={"epochs": 3})
    state = network.post("step", epochs=100_000)
    assert (state["step"], state["epoch"], state["reached"]) == (6, 3, 6)
    for run in state["runs"]:
        assert place(run) == ("stopped", 6, 3)
        assert run["detail"] == "stopped at step 6: the limit was 3 epochs"
    assert network.post("step") == network.post("step", epochs=5) == state


def test_a_rule_is_asked_at_the_end_of_an_epoch(api):
    network = api.network(**SMALL, stop={"epochs": 1})
    assert place(network.post("step")["runs"][0]) == ("ready", 1, 0.5)
    run = network.post("step")["runs"][0]
    assert (*place(run), run["detail"]) == ("stopped", 2, 1, "stopped at step 2: the limit was 1 epoch")


@pytest.mark.parametrize("watch", ["train", "test"])
def test_a_target_stops_each_run_where_its_loss_reaches_it(api, free, watch):
    target = sorted(free["Adam"][f"{watch}_loss"])[FAR // 2]
    network = api.network(**SMALL, stop={"target_loss": target, "watch": watch})
    state = network.post("step", epochs=FAR)
    for run in state["runs"]:
        losses = free[run["name"]][f"{watch}_loss"]
        there = first(range(FAR + 1), lambda epoch, losses=losses: losses[epoch] <= target)
        assert place(run) == ("stopped", 2 * there, there)
        assert run["loss"][watch] == losses[there]
        assert run["detail"].startswith(f"stopped at step {2 * there}: its {watch} loss is ")
    assert state["epoch"] == max(run["epoch"] for run in state["runs"])


@pytest.mark.parametrize(("patience", "threshold"), [(1, 0.02), (3, 0.02), (2, 0.1), (1, 0.5)])
def test_patience_ends_where_the_loss_has_not_fallen_for_so_long(api, free, patience, threshold):
    rules = {"patience": patience, "threshold": threshold}
    state = api.network(**SMALL, stop=rules).post("step", epochs=FAR)
    stopped = 0
    for run in state["runs"]:
        lowest, waited, there = math.inf, 0, None
        for epoch, loss in enumerate(free[run["name"]]["test_loss"][1:], 1):
            lowest, waited = (loss, 0) if loss < lowest * (1 - threshold) else (lowest, waited + 1)
            if waited >= patience:
                there = epoch
                break
        assert place(run) == (("stopped", 2 * there, there) if there else ("ready", 2 * FAR, FAR))
        stopped += there is not None
        if there:
            waited = "1 epoch" if patience == 1 else f"{patience} epochs"
            assert f"its test loss has not fallen for {waited}; the lowest was" in run["detail"]
    assert stopped


def test_a_run_that_stops_leaves_the_others_alone(api):
    runs = [
        {"name": "fast", "optimizer": {"kind": "adam", "learning_rate": 0.1}},
        {"name": "slow", "optimizer": {"kind": "sgd", "learning_rate": 1e-6}},
    ]
    free = api.network(**SMALL, runs=runs)
    free.post("step", epochs=8)
    [fast, slow] = free.get("history")["runs"]
    network = api.network(**SMALL, runs=runs, stop={"target_loss": 0.98 * fast["train_loss"][0], "watch": "train"})
    state = network.post("step", epochs=8)
    assert [run["status"] for run in state["runs"]] == ["stopped", "ready"]
    there = int(state["runs"][0]["epoch"])
    assert 1 <= there < 8
    stopped, going = network.get("history")["runs"]
    assert going == slow
    assert stopped["step"] == slow["step"]
    for name in ("train_loss", "test_loss", "train_accuracy", "test_accuracy", "penalty"):
        assert stopped[name] == fast[name][: there + 1] + [fast[name][there]] * (8 - there)
    assert network.get("history", run="fast", since=2 * there)["runs"][0]["step"] == slow["step"][there + 1 :]
    before = network.get("parameters", run="fast")
    assert [place(run) for run in network.patch(stop={})["runs"]] == [("ready", 16, 8)] * 2  # from where the race is
    assert network.get("parameters", run="fast") == before
    network.post("step")
    assert network.get("parameters", run="fast") != before


@pytest.mark.parametrize("stop", [{}, {"epochs": 100}, {"target_loss": 0}, {"watch": "train"}])
def test_other_rules_let_a_stopped_run_go_on_as_if_nothing_had_been(api, stop):
    network, other = api.network(**SMALL, stop={"epochs": 3}), api.network(**SMALL)
    network.post("step", epochs=10)
    state = network.patch(stop=stop)
    assert [place(run) for run in state["runs"]] == [("ready", 6, 3)] * 2
    assert {run["detail"] for run in state["runs"]} == {None}
    assert state["spec"]["stop"] == other.first["spec"]["stop"] | stop
    network.post("step", epochs=5)
    other.post("step", epochs=8)
    assert network.get("parameters", run="Adam") == other.get("parameters", run="Adam")
    assert network.get("history") == other.get("history")


def test_other_rules_have_heard_nothing_yet(api):
    """No loss is halved from one epoch to the next here: the first one heard is the lowest."""
    network = api.network(**SMALL, stop={"patience": 1, "threshold": 0.5})
    assert [place(run) for run in network.post("step", epochs=9)["runs"]] == [("stopped", 4, 2)] * 2
    network.patch(stop={"patience": 2, "threshold": 0.5})
    assert [place(run) for run in network.post("step", epochs=9)["runs"]] == [("stopped", 10, 5)] * 2


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"stop": {"epochs": 3}},
        {"batch_size": 5},
        {"regularizer": "l2"},
        {"runs": [{"name": "Adam", "optimizer": "sgd", "schedule": "cosine", "clip": "norm"}]},
        {"runs": [{"name": "Adam", "rename": "A"}]},
    ],
)
def test_other_changes_leave_it_stopped(api, change):
    network = api.network(**SMALL, stop={"epochs": 3})
    network.post("step", epochs=10)
    assert [place(run) for run in network.patch(**change)["runs"]] == [("stopped", 6, 3)] * 2
    assert network.post("step")["step"] == 6


def test_rules_given_later_stop_at_the_next_end_of_an_epoch(api):
    network = api.network(**SMALL)
    network.post("step", epochs=5)
    assert network.patch(stop={"epochs": 2})["runs"][0]["status"] == "ready"
    assert [place(run) for run in network.post("step", epochs=9)["runs"]] == [("stopped", 12, 6)] * 2


def test_a_refused_rule_changes_nothing(api):
    network = api.network(**SMALL, stop={"epochs": 3})
    network.post("step", epochs=10)
    for stop in ({"epochs": 0}, {"patience": 1.5}, {"threshold": 1}, {"watch": "all"}, {"target": 1}, [], 3):
        with api.refused_without_change(network):
            said = problem_of(network.ask("PATCH", json={"stop": stop}), 422)
        assert said["errors"][0]["location"][0] == "stop"


def test_parameters_set_by_hand_let_it_go_on(api):
    network = api.network(**SMALL, stop={"epochs": 3})
    network.post("step", epochs=10)
    network.put_parameters(network.get("parameters", run="Adam")["layers"], run="Adam")
    assert [run["status"] for run in network.get()["runs"]] == ["stopped", "ready"]
    assert [place(run) for run in network.post("step")["runs"]] == [("stopped", 6, 3), ("ready", 7, 3.5)]


def test_a_stop_is_part_of_the_past(api):
    network = api.network(**SMALL, stop={"epochs": 3})
    there = network.post("step", epochs=10)
    assert [place(run) for run in network.post("seek", step=5)["runs"]] == [("ready", 5, 2.5)] * 2
    assert network.post("seek", step=6) == there
    network.post("seek", step=5)
    assert network.post("step") == there
    network.patch(stop={})
    beyond = network.post("step", epochs=2)
    assert network.post("seek", step=6)["spec"]["stop"]["epochs"] is None
    assert network.post("seek", step=4)["spec"]["stop"]["epochs"] == 3
    assert network.post("seek", step=10) == beyond
    assert {run["status"] for run in network.post("reset")["runs"]} == {"ready"}


def test_stopped_and_diverged_together_end_the_training(api):
    runs = [WILD, {"name": "Adam"}]
    network = api.network(**DIVERGING, runs=runs, stop={"target_loss": 0.01, "watch": "train"})
    state = network.post("step", epochs=2000)
    assert [run["status"] for run in state["runs"]] == ["diverged", "stopped"]
    assert state["step"] == max(run["step"] for run in state["runs"]) < 4000
    assert network.post("step") == state
    assert network.post("seek", step=state["step"]) == state


def test_a_run_that_stops_with_a_cost_beyond_all_numbers_says_both(api):
    """Its parameters are still numbers, and stay so."""
    points = [[1e9, 1e9, 1e9], [-1e9, 1e9, 0], [1e9, -1e9, 5]]
    network = api.network(
        data={"points": points}, hidden=[2], activation="linear", batch_size="all", runs=[WILD], stop={"epochs": 2}
    )
    [run] = network.post("step", epochs=50)["runs"]
    assert (run["status"], run["step"], run["loss"]["train"]) == ("diverged", 2, None)
    assert run["detail"].startswith("stopped at step 2: the limit was 2 epochs; the cost is beyond all numbers")
    assert network.get("parameters")["layers"][0]["W"][0][0] is not None


def test_playing_ends_by_itself_when_all_runs_have_stopped(api):
    network = api.network(**SMALL, stop={"epochs": 3})
    with page_of(network) as live:
        live.next()
        live.say("play")
        frame = live.until(lambda frame: not frame.playing)
        assert [place(run) for run in frame.state["runs"]] == [("stopped", 6, 3)] * 2
        assert frame.state == network.get()
        assert live.curves == network.get("history")["runs"]
        assert live.hears_nothing()
        network.patch(stop={"epochs": 5})
        frame = live.next()
        assert frame.told_spec
        assert (frame.playing, {run["status"] for run in frame.state["runs"]}) == (False, {"ready"})
        live.say("play")
        frame = live.until(lambda frame: not frame.playing)
        assert [place(run) for run in frame.state["runs"]] == [("stopped", 10, 5)] * 2
        live.say("play")
        assert not live.until(lambda frame: not frame.playing).playing


def test_rules_set_while_playing_end_it(api):
    network = api.network(**SMALL)
    with page_of(network) as live:
        live.next()
        live.say("play")
        live.until(lambda frame: frame.step >= 10)
        network.patch(stop={"epochs": 1})
        frame = live.until(lambda frame: not frame.playing)
        assert {run["status"] for run in frame.state["runs"]} == {"stopped"}
        live.say("seek", step=3)
        assert live.next().state["runs"][0]["status"] == "ready"
        assert live.curves == network.get("history")["runs"]


def test_the_learning_rate_of_a_stopped_run_is_the_one_where_it_stopped(api):
    """A rate that halves every epoch, while the other run goes on: by hand, α ½^e of the epoch e where each stands."""
    halving = {"kind": "exponential", "gamma": 0.5}
    runs = [
        {"name": "quick", "optimizer": {"kind": "adam", "learning_rate": 0.08}, "schedule": halving},
        {"name": "slow", "optimizer": {"kind": "sgd", "learning_rate": 0.08}, "schedule": halving},
    ]
    network = api.network(**SMALL, runs=runs)
    first_loss = network.post("step", epochs=1)["runs"][0]["loss"]["train"]
    network = api.network(**SMALL, runs=runs, stop={"target_loss": first_loss, "watch": "train"})
    quick, slow = network.post("step", epochs=4)["runs"]
    assert (quick["status"], quick["epoch"], slow["status"], slow["epoch"]) == ("stopped", 1, "ready", 4)
    assert (quick["learning_rate"], slow["learning_rate"]) == (0.04, 0.005)
