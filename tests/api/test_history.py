"""The curves over REST."""

import itertools

import pytest

from tests.api.client import problem_of

SCORES = {f"{part}_{score}" for part in ("train", "test") for score in ("loss", "accuracy", "r2")}
CURVES = {"name", "step", "epoch", "penalty", "learning_rate", "seconds"} | SCORES


@pytest.fixture
def network(api):
    """Five epochs of four steps each."""
    network = api.network(data={"dataset": "circle", "samples": 80}, hidden=[3])
    for _ in range(5):
        network.post("step", epochs=1)
    return network


def test_a_fresh_network_has_one_point(api):
    network = api.network()
    for run, state in zip(network.get("history")["runs"], network.first["runs"], strict=True):
        assert run.keys() == CURVES
        assert run["name"] == state["name"]
        assert (run["step"], run["epoch"]) == ([0], [0])
        assert run["train_loss"] == [state["loss"]["train"]]
        assert run["test_accuracy"] == [state["accuracy"]["test"]]


def test_every_epoch_has_a_point_and_the_last_is_now(network):
    for run, state in zip(network.get("history")["runs"], network.get()["runs"], strict=True):
        assert run["step"] == [0, 4, 8, 12, 16, 20]
        assert run["epoch"] == [0, 1, 2, 3, 4, 5]
        assert {len(run[name]) for name in CURVES - {"name"}} == {6}
        assert [run["train_loss"][-1], run["test_loss"][-1]] == list(state["loss"].values())
        assert [run["train_accuracy"][-1], run["test_accuracy"][-1]] == list(state["accuracy"].values())


def test_the_curve_is_the_same_in_one_go(api, network):
    other = api.network(data={"dataset": "circle", "samples": 80}, hidden=[3])
    other.post("step", epochs=5)
    assert other.get("history") == network.get("history")


@pytest.mark.parametrize(
    ("since", "steps"),
    [(-1, [0, 4, 8, 12, 16, 20]), (0, [4, 8, 12, 16, 20]), (7, [8, 12, 16, 20]), (8, [12, 16, 20]), (20, []), (99, [])],
)
def test_since_leaves_out_what_is_known(network, since, steps):
    runs = network.get("history", since=since)["runs"]
    assert [run["step"] for run in runs] == [steps, steps]
    assert {len(run["train_loss"]) for run in runs} == {len(steps)}


def test_one_run_may_be_asked_for(network):
    both = network.get("history")["runs"]
    assert network.get("history", run="Adam") == {"runs": both[1:]}
    problem_of(network.ask("GET", "history", params={"run": "Nobody"}), 404)


def test_where_training_stopped_within_an_epoch_is_a_point(network):
    network.post("step", steps=2)
    assert network.get("history", since=16)["runs"][0]["epoch"] == [5, 5.5]


def test_history_stays_when_looking_back_and_goes_when_training_on(network):
    network.post("seek", step=9)
    assert network.get("history")["runs"][0]["step"] == [0, 4, 8, 12, 16, 20]
    network.post("step")
    assert network.get("history")["runs"][0]["step"] == [0, 4, 8, 10]


def test_regression_has_no_accuracy_and_still_all_columns(api):
    network = api.network(data={"dataset": "plane", "samples": 40}, hidden=[])
    network.post("step", epochs=2)
    [run, _] = network.get("history")["runs"]
    assert run["train_accuracy"] == run["test_accuracy"] == [None, None, None]
    assert all(loss > 0 for loss in run["train_loss"])


def test_a_curve_of_a_thousand_epochs_stays_short_and_rises(api):
    network = api.network(data={"samples": 4}, hidden=[], batch_size="all")
    network.post("step", epochs=5000)
    steps = network.get("history")["runs"][0]["step"]
    assert len(steps) < 3000
    assert steps[0] == 0
    assert steps[-1] == 5000
    assert all(a < b for a, b in itertools.pairwise(steps))
