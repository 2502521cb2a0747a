"""Training over REST: step, seek, reset, and changes on the way."""

import pytest

from tests.api.client import problem_of

SMALL = {"data": {"dataset": "xor", "samples": 50}, "hidden": [3]}  # 25 to learn from: three steps an epoch
DIVERGING = {
    "data": {"dataset": "plane", "samples": 40},
    "features": ["x1", "x2", "x1_squared"],
    "hidden": [],
    "runs": [{"name": "wild", "optimizer": {"kind": "sgd", "learning_rate": 10}}, {"name": "Adam"}],
}


def place(state):
    return state["step"], state["epoch"], state["reached"]


@pytest.mark.parametrize(
    ("advance", "step", "epoch"),
    [
        ({}, 1, 0.4),
        ({"steps": 2}, 2, 0.8),
        ({"steps": 3}, 3, 1),
        ({"steps": 10}, 10, 3.4),
        ({"epochs": 1}, 3, 1),
        ({"epochs": 2}, 6, 2),
        ({"steps": None, "epochs": 5}, 15, 5),
    ],
)
def test_step_goes_as_far_as_it_says(api, advance, step, epoch):
    state = api.network(**SMALL).post("step", **advance)
    assert place(state) == (step, epoch, step)
    assert {(run["step"], run["epoch"]) for run in state["runs"]} == {(step, epoch)}


def test_an_epoch_ends_where_the_batches_end(api):
    network = api.network(**SMALL)
    network.post("step", steps=2)
    assert place(network.post("step", epochs=1)) == (3, 1, 3)


@pytest.mark.parametrize(("batch_size", "steps"), [(1, 25), (10, 3), (25, 1), (10_000, 1), ("all", 1)])
def test_the_batch_size_decides_how_many_steps_an_epoch_has(api, batch_size, steps):
    assert api.network(**SMALL, batch_size=batch_size).post("step", epochs=1)["step"] == steps


@pytest.mark.parametrize(
    ("body", "location"),
    [
        ({"steps": 1, "epochs": 1}, ["epochs"]),
        ({"steps": 0}, ["steps"]),
        ({"epochs": -1}, ["epochs"]),
        ({"steps": 1_000_001}, ["steps"]),
        ({"steps": 1.0}, ["steps"]),
        ({"step": 1}, ["step"]),
    ],
)
def test_steps_that_cannot_be_made_are_refused(api, body, location):
    network = api.network(**SMALL)
    with api.refused_without_change(network):
        said = problem_of(network.ask("POST", "step", json=body), 422)
    assert said["errors"][0]["location"] == location


def test_two_networks_of_one_spec_learn_the_same(api):
    spec = {**SMALL, "hidden": [{"units": 5, "dropout": 0.5}], "regularizer": "l2"}
    one, other = api.network(**spec), api.network(**spec)
    one.post("step", epochs=4)
    for _ in range(12):
        other.post("step")
    for name in ("Momentum", "Adam"):
        assert one.get("parameters", run=name) == other.get("parameters", run=name)


def test_seek_brings_every_step_back_exactly(api):
    network = api.network(**SMALL)
    names = [run["name"] for run in network.first["runs"]]

    def here():
        state = network.get()
        return [state["runs"], *(network.get("parameters", run=name) for name in names)]

    path = [here()]
    for _ in range(7):
        network.post("step")
        path.append(here())
    for step in (0, 7, 3, 4, 1, 6):
        assert place(network.post("seek", step=step))[::2] == (step, 7)
        assert here() == path[step]


def test_training_on_after_a_seek_comes_back_bit_for_bit(api):
    network = api.network(**SMALL)
    network.post("step", epochs=5)
    far, curves = network.get("parameters"), network.get("history")
    network.post("seek", step=4)
    assert place(network.post("step"))[::2] == (5, 5)  # what lay beyond is dropped
    network.post("step", steps=10)
    assert network.get("parameters") == far
    before, after = curves["runs"][0], network.get("history")["runs"][0]
    assert dict(zip(after["step"], after["train_loss"], strict=True)).items() >= {
        (step, loss) for step, loss in zip(before["step"], before["train_loss"], strict=True) if step in (0, 3, 15)
    }


@pytest.mark.parametrize("step", [4, 10**9, -1, 1.5, "1", None])
def test_a_step_never_reached_is_refused(api, step):
    network = api.network(**SMALL)
    network.post("step", steps=3)
    with api.refused_without_change(network):
        said = problem_of(network.ask("POST", "seek", json={"step": step}), 422)
    assert said["errors"][0]["location"] == ["step"]


def test_reset_goes_back_to_the_same_start(api):
    network = api.network(**SMALL)
    start = network.get("parameters")
    network.post("step", epochs=2)
    trained = network.get("parameters")
    assert trained != start
    assert network.post("reset") == network.first
    assert network.get("parameters") == start
    network.post("step", epochs=2)
    assert network.get("parameters") == trained


def test_reset_with_a_seed_is_another_start_on_the_same_points(api):
    network = api.network(**SMALL)
    start, points = network.get("parameters"), network.get("data")
    state = network.post("reset", seed=8)
    assert (state["spec"]["seed"], state["spec"]["data"]["seed"], state["step"]) == (8, 7, 0)
    assert network.get("parameters") != start
    assert network.get("data") == points


def test_reset_keeps_the_settings_in_force(api):
    network = api.network(**SMALL)
    changed = network.patch(batch_size=5)["spec"]
    assert network.post("reset")["spec"] == changed


def test_patch_changes_the_runs_it_names_and_no_others(api):
    network, untouched = api.network(**SMALL), api.network(**SMALL)
    for one in (network, untouched):
        one.post("step", steps=4)
    before = network.get()
    after = network.patch(runs=[{"name": "Adam", "optimizer": {"kind": "sgd", "learning_rate": 0.5}}])
    assert place(after) == place(before)
    optimizer = {"kind": "sgd", "learning_rate": 0.5, "weight_decay": 0}
    assert after["spec"]["runs"] == [before["spec"]["runs"][0], before["spec"]["runs"][1] | {"optimizer": optimizer}]
    for one in (network, untouched):
        one.post("step", steps=4)
    assert network.get("parameters", run="Momentum") == untouched.get("parameters", run="Momentum")
    assert network.get("parameters", run="Adam") != untouched.get("parameters", run="Adam")


def test_a_patched_optimizer_takes_its_own_steps(api):
    """One step of plain gradient descent from where the run stands: θ − α g on the whole training set."""
    network = api.network(**SMALL, batch_size="all", runs=[{"name": "one", "optimizer": "adam"}])
    network.post("step", steps=3)
    network.patch(runs=[{"name": "one", "optimizer": {"kind": "sgd", "learning_rate": 0.25}}])
    [weights, *_], [slopes, *_] = network.get("parameters")["layers"], network.get("gradients")["layers"]
    network.post("step")
    stepped = network.get("parameters")["layers"][0]
    for key in ("W", "b"):
        for was, slope, now in zip(_flat(weights[key]), _flat(slopes[key]), _flat(stepped[key]), strict=True):
            assert now == pytest.approx(was - 0.25 * slope, rel=1e-12, abs=1e-15)


def test_patch_takes_a_batch_size_and_a_regularizer(api):
    network = api.network(**SMALL)
    network.post("step", epochs=1)
    state = network.patch(batch_size="all", regularizer={"kind": "l2", "rate": 2})
    assert (state["spec"]["batch_size"], state["spec"]["regularizer"]["rate"]) == ("all", 2)
    assert network.post("step", epochs=1)["step"] == 4


def test_l2_costs_half_the_rate_times_the_squared_weights_over_m(api):
    network = api.network(**SMALL)
    bare = network.get()["runs"][0]["loss"]["train"]
    run = network.patch(regularizer={"kind": "l2", "rate": 2})["runs"][0]
    weights = [w for layer in network.get("parameters")["layers"] for w in _flat(layer["W"])]
    assert run["penalty"] == pytest.approx(2 / 2 / 25 * sum(w * w for w in weights))
    assert run["loss"]["train"] == pytest.approx(bare + run["penalty"])


def test_what_patch_leaves_out_of_a_run_stays(api):
    network = api.network(**SMALL)
    old = network.first["spec"]["runs"]
    assert network.patch(runs=[{"name": "Momentum"}])["spec"]["runs"] == old


def test_a_renamed_run_goes_on_under_its_new_name(api):
    network, untouched = api.network(**SMALL), api.network(**SMALL)
    for one in (network, untouched):
        one.post("step", steps=4)
    state = network.patch(runs=[{"name": "Momentum", "rename": "slow & steady"}])
    assert [run["name"] for run in state["runs"]] == ["slow & steady", "Adam"]
    assert state["spec"]["runs"][0]["optimizer"] == network.first["spec"]["runs"][0]["optimizer"]
    problem_of(network.ask("GET", "parameters", params={"run": "Momentum"}), 404)
    for one in (network, untouched):
        one.post("step", steps=4)
    assert network.get("parameters", run="slow & steady") == untouched.get("parameters", run="Momentum")
    [curve] = network.get("history", run="slow & steady")["runs"]
    assert {**curve, "name": "Momentum"}["step"] == untouched.get("history")["runs"][0]["step"]
    assert network.post("seek", step=2)["runs"][0]["name"] == "slow & steady"  # a name is no part of the past


@pytest.mark.parametrize("change", [{}, {"runs": [{"name": "Adam", "rename": "A"}]}, {"batch_size": 10}])
def test_a_change_of_nothing_that_trains_forgets_nothing(api, change):
    network = api.network(**{**SMALL, "batch_size": 10})
    network.post("step", steps=9)
    network.post("seek", step=3)
    assert network.patch(**change)["reached"] == 9
    assert network.post("seek", step=9)["step"] == 9


def test_a_run_takes_a_new_name_and_a_new_optimizer_at_once(api):
    network = api.network(**SMALL)
    change = {"name": "Adam", "rename": "plain", "optimizer": {"kind": "sgd", "learning_rate": 1}}
    run = network.patch(runs=[change])["spec"]["runs"][1]
    assert (run["name"], run["optimizer"]) == ("plain", change["optimizer"] | {"weight_decay": 0})


def test_a_seek_to_before_a_change_brings_the_old_settings_back(api):
    network = api.network(**SMALL)
    network.post("step", steps=3)
    old = network.get()["spec"]
    new = network.patch(batch_size=5, runs=[{"name": "Adam", "optimizer": "sgd"}])["spec"]
    network.post("step", steps=5)
    assert network.post("seek", step=2)["spec"] == old
    assert network.post("seek", step=6)["spec"] == new
    assert network.post("seek", step=0)["spec"] == old
    assert network.post("reset")["spec"] == old


def test_a_step_after_a_change_is_reached_again_exactly(api):
    network = api.network(**SMALL)
    network.post("step", steps=3)
    network.patch(batch_size=5)
    network.post("step", steps=5)
    there = network.get("parameters")
    network.post("seek", step=1)
    network.post("seek", step=8)
    assert network.get("parameters") == there


@pytest.mark.parametrize(
    ("body", "location"),
    [
        ({"runs": [{"name": "Nobody", "optimizer": "sgd"}]}, ["runs", 0, "name"]),
        ({"runs": [{"optimizer": "sgd"}]}, ["runs", 0, "name"]),
        ({"runs": [{"name": "Adam", "optimizer": "sgdd"}]}, ["runs", 0, "optimizer"]),
        ({"runs": [{"name": "Adam", "rename": "Momentum"}]}, ["runs", 0, "rename"]),
        ({"runs": [{"name": "Adam", "rename": "a" * 61}]}, ["runs", 0, "rename"]),
        ({"runs": [{"name": "Adam", "rename": ""}]}, ["runs", 0, "rename"]),
        ({"runs": [{"name": "Adam", "rename": "a"}, {"name": "Momentum", "rename": "a"}]}, ["runs", 1, "rename"]),
        ({"batch_size": 0}, ["batch_size"]),
        ({"regularizer": {"kind": "l2", "rate": -1}}, ["regularizer", "rate"]),
        ({"runs": [{"name": "Adam", "schedule": "cosin"}]}, ["runs", 0, "schedule"]),
        ({"runs": [{"name": "Adam", "schedule": {"kind": "cosine", "floor": 2}}]}, ["runs", 0, "schedule", "floor"]),
        ({"runs": [{"name": "Adam", "clip": "length"}]}, ["runs", 0, "clip"]),
        ({"runs": [{"name": "Adam", "clip": {"kind": "norm", "limit": 0}}]}, ["runs", 0, "clip", "limit"]),
        (
            {"runs": [{"name": "Adam", "optimizer": {"kind": "sgd", "weight_decay": 2}}]},
            ["runs", 0, "optimizer", "weight_decay"],
        ),
        ({"stop": {"patience": 0}}, ["stop", "patience"]),
        ({"stop": {"watch": "both"}}, ["stop", "watch"]),
        ({"stop": {"epoch": 3}}, ["stop", "epoch"]),
        ({"stop": 3}, ["stop"]),
        ({"stop": {"epochs": 3}, "runs": [{"name": "?"}]}, ["runs", 0, "name"]),
        ({"runs": [{"name": "Adam", "schedule": "cosine"}], "regularizer": "l3"}, ["regularizer"]),
        ({"output": "softmax"}, ["output"]),
        ({"loss": "squared_error"}, ["loss"]),
        ({"hidden": [4]}, ["hidden"]),
        ({"seed": 1}, ["seed"]),
        ({"batch_size": 5, "runs": [{"name": "Adam", "optimizer": "sgd"}, {"name": "?"}]}, ["runs", 1, "name"]),
    ],
)
def test_a_change_that_cannot_be_made_changes_nothing(api, body, location):
    network = api.network(**SMALL)
    network.post("step")
    with api.refused_without_change(network):
        said = problem_of(network.ask("PATCH", json=body), 422)
    assert said["errors"][0]["location"] == location


def test_a_diverged_run_says_so_and_the_others_go_on(api):
    network = api.network(**DIVERGING)
    state = network.post("step", epochs=300)
    wild, adam = state["runs"]
    assert (wild["status"], adam["status"]) == ("diverged", "ready")
    assert wild["step"] < adam["step"] == state["step"] == 600
    assert wild["loss"] == {"train": None, "test": None}
    assert wild["detail"].startswith(f"diverged at step {wild['step']}: W1[")
    assert "learning rate is 10, try 1" in wild["detail"]
    assert adam["loss"]["train"] < network.first["runs"][1]["loss"]["train"]


def test_training_stops_when_every_run_has_diverged(api):
    network = api.network(**{**DIVERGING, "runs": DIVERGING["runs"][:1]})
    state = network.post("step", epochs=10_000)
    assert state["runs"][0]["status"] == "diverged"
    assert state["step"] < 20_000


def test_a_diverged_run_lives_again_at_another_start(api):
    network = api.network(**DIVERGING)
    network.post("step", epochs=300)
    assert {run["status"] for run in network.post("seek", step=1)["runs"]} == {"ready"}
    network.post("step", epochs=300)
    assert {run["status"] for run in network.post("reset")["runs"]} == {"ready"}


def _flat(values):
    return [number for value in values for number in (value if isinstance(value, list) else [value])]


def test_an_accuracy_of_what_is_no_number_is_none(api):
    network = api.network(
        data={"dataset": "circle"},
        hidden=[{"units": 8, "activation": "linear"}] * 8,
        runs=[{"name": "wild", "optimizer": {"kind": "sgd", "learning_rate": 10}}],
    )
    [run] = network.post("step", steps=60)["runs"]
    assert run["status"] == "diverged"
    assert run["accuracy"] == {"train": None, "test": None}


def test_points_bring_no_noise(api):
    answer = api.client.post("/api/networks", json={"data": {"points": [[0, 0, 0], [1, 1, 1]], "noise": 0.1}})
    assert problem_of(answer, 422)["errors"][0]["location"] == ["data", "noise"]


def test_a_seek_needs_a_step(api):
    answer = api.network(**SMALL).ask("POST", "seek", json={})
    assert problem_of(answer, 422)["errors"][0]["location"] == ["step"]


def test_at_the_middle_the_answer_is_no(api):
    """All zeros: a = 0.5 everywhere, which is not above the middle, so every example of class 0 is right."""
    network = api.network(data={"dataset": "xor", "samples": 40, "train_ratio": 0.9}, initializer="zeros")
    labels = network.get("data")["train"]["y"]
    assert network.first["runs"][0]["accuracy"]["train"] == labels.count(0) / 36
