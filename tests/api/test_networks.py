"""Making networks, reading them, dropping them."""

import pytest

from tests.api.client import problem_of, strict_json

STATE = {
    *("id", "step", "epoch", "reached", "size", "backend", "task", "spec"),
    *("output", "class_names", "axes", "domain", "runs"),
}
RUN = {"name", "status", "step", "epoch", "seconds", "size", "learning_rate"}
RUN |= {"loss", "penalty", "accuracy", "r2", "detail"}
SPEC = {
    "seed",
    "data",
    "features",
    "hidden",
    "activation",
    "loss",
    "output",
    "initializer",
    "regularizer",
    "batch_size",
    "shuffle",
    "stop",
    "frozen",
    "runs",
}
DOCUMENTED = {
    "seed": 7,
    "data": {"dataset": "spiral", "samples": 500, "noise": 0.1, "train_ratio": 0.5},
    "features": ["x1", "x2"],
    "hidden": [4, 2],
    "activation": "tanh",
    "loss": "cross_entropy",
    "initializer": "xavier",
    "regularizer": {"kind": "l2", "rate": 0.001},
    "batch_size": 10,
    "runs": [
        {"name": "Momentum", "optimizer": {"kind": "momentum", "learning_rate": 0.03, "beta": 0.9}},
        {"name": "Adam", "optimizer": "adam"},
    ],
}


def test_a_new_network_says_where_it_is(api):
    answer = api.client.post("/api/networks", json={})
    assert answer.status_code == 201
    state = strict_json(answer)
    assert answer.headers["location"] == f"/api/networks/{state['id']}"
    assert strict_json(api.client.get(answer.headers["location"])) == state


def test_a_state_has_the_documented_fields(api):
    state = api.network(**DOCUMENTED).first
    assert state.keys() == STATE
    assert state["spec"].keys() == SPEC
    assert [run.keys() for run in state["runs"]] == [RUN, RUN]
    assert (state["step"], state["epoch"], state["reached"]) == (0, 0, 0)
    assert state["size"] == (2 * 4 + 4) + (4 * 2 + 2) + (2 * 1 + 1)
    assert state["output"] == {"kind": "sigmoid", "classes": 2, "low": 0, "high": 1, "middle": 0.5}
    assert (state["class_names"], state["axes"]) == (["0", "1"], ["x1", "x2"])
    assert state["domain"] == [[-6, 6], [-6, 6]]
    for run, name in zip(state["runs"], ("Momentum", "Adam"), strict=True):
        assert (run["name"], run["status"], run["step"], run["epoch"]) == (name, "ready", 0, 0)
        assert run["detail"] is None
        assert run["learning_rate"] == {"Momentum": 0.03, "Adam": 0.01}[name]
        assert 0 <= run["accuracy"]["train"] <= 1
        assert run["loss"]["train"] > run["penalty"] > 0


def test_every_default_is_filled_in_and_every_choice_is_long(api):
    spec = api.network(**DOCUMENTED).first["spec"]
    assert spec["data"] == {
        "dataset": {"kind": "spiral"},
        "samples": 500,
        "noise": 0.1,
        "train_ratio": 0.5,
        "seed": 7,
        "points": None,
        "task": "classification",
        "imbalance": 0,
        "columns": ["x1", "x2"],
        "class_names": ["0", "1"],
        "standardize": False,
        "plane": None,
    }
    assert spec["features"] == [{"kind": "x1"}, {"kind": "x2"}]
    assert spec["hidden"] == [{"units": units, "activation": {"kind": "tanh"}, "dropout": 0} for units in (4, 2)]
    assert spec["regularizer"] == {"kind": "l2", "rate": 0.001}
    assert spec["output"] == "sigmoid"
    assert spec["stop"] == {"epochs": None, "target_loss": None, "patience": None, "threshold": 0, "watch": "test"}
    assert spec["runs"][0] == {
        "name": "Momentum",
        "optimizer": {"kind": "momentum", "learning_rate": 0.03, "beta": 0.9, "weight_decay": 0},
        "schedule": {"kind": "constant"},
        "clip": {"kind": "none"},
        "activation": None,
        "initializer": None,
    }


def test_the_filled_in_spec_makes_the_same_network(api):
    first = api.network(**DOCUMENTED).first
    again = api.network(**first["spec"]).first
    assert again["id"] != first["id"]
    assert {**again, "id": None} == {**first, "id": None}


@pytest.mark.parametrize(
    ("hidden", "expected"),
    [
        ([], []),
        ([3], [(3, "relu", 0)]),
        ([{"units": 3}], [(3, "relu", 0)]),
        ([{"units": 4, "activation": "tanh", "dropout": 0.2}], [(4, "tanh", 0.2)]),
        ([2, {"activation": {"kind": "linear"}}], [(2, "relu", 0), (4, "linear", 0)]),
        ([1] * 8, [(1, "relu", 0)] * 8),
    ],
)
def test_hidden_layers_are_numbers_or_objects(api, hidden, expected):
    spec = api.network(hidden=hidden, activation="relu").first["spec"]
    found = [(layer["units"], layer["activation"]["kind"], layer["dropout"]) for layer in spec["hidden"]]
    assert found == expected


@pytest.mark.parametrize(
    ("given", "data_seed"),
    [({}, 7), ({"seed": 3}, 3), ({"seed": 3, "data": {"seed": 5}}, 5), ({"data": {"seed": 0}}, 0)],
)
def test_data_have_the_seed_of_the_network_unless_they_have_their_own(api, given, data_seed):
    assert api.network(**given).first["spec"]["data"]["seed"] == data_seed


@pytest.mark.parametrize(
    ("data", "loss", "output"),
    [
        ({"dataset": "xor"}, "cross_entropy", ("sigmoid", 2, 0, 1, 0.5)),
        ({"dataset": "rings"}, "cross_entropy", ("softmax", 3, 0, 1, 0.5)),
        ({"dataset": "plane"}, "squared_error", ("linear", 0, -1, 1, 0)),
        ({"points": [[0, 0, 0], [1, 1, 1]]}, "cross_entropy", ("sigmoid", 2, 0, 1, 0.5)),
        ({"points": [[0, 0, 0], [1, 1, 1], [1, 0, 2]]}, "cross_entropy", ("softmax", 3, 0, 1, 0.5)),
        ({"points": [[0, 0, 0], [1, 1, 1]], "task": "regression"}, "squared_error", ("linear", 0, -1, 1, 0)),
        ({"points": [[0, 0, 0], [1, 1, 2]]}, "squared_error", ("linear", 0, -2, 2, 0)),
        ({"points": [[0, 0, 0.0], [1, 1, 0.5]]}, "squared_error", ("linear", 0, -1, 1, 0)),
        ({"points": [[0, 0, 1], [1, 1, 1]]}, "squared_error", ("linear", 0, -1, 1, 0)),
    ],
)
def test_the_data_decide_the_loss(api, data, loss, output):
    state = api.network(data=data).first
    assert state["spec"]["loss"] == {"kind": loss}
    assert tuple(state["output"].values()) == output
    assert state["spec"]["output"] == output[0]
    assert len(state["class_names"]) == output[1]
    assert (state["runs"][0]["accuracy"] is None) == (loss == "squared_error")


def test_classes_may_have_a_squared_error_on_a_tanh_output(api):
    state = api.network(data={"dataset": "xor"}, loss="squared_error").first
    assert state["output"] == {"kind": "tanh", "classes": 2, "low": -1, "high": 1, "middle": 0}
    assert state["runs"][0]["accuracy"] is not None


def test_a_loss_that_does_not_fit_the_task_is_refused(api):
    body = {"data": {"dataset": "plane"}, "loss": "cross_entropy"}
    said = problem_of(api.client.post("/api/networks", json=body), 422)
    assert [error["location"] for error in said["errors"]] == [["loss"]]


def test_samples_left_out_are_the_datasets_own(api):
    usual = {entry["kind"]: entry["samples"] for entry in api.client.get("/api/catalog").json()["datasets"]}
    for kind, samples in usual.items():
        assert api.network(data={"dataset": kind}).first["spec"]["data"]["samples"] == samples


def test_features_left_out_are_the_columns(api):
    points = [[0, 1, 2, 0], [1, 0, 2, 1], [2, 1, 0, 1]]
    for features in ({}, {"features": None}):
        spec = api.network(data={"points": points}, **features).first["spec"]
        assert spec["features"] == [{"kind": "x1"}, {"kind": "x2"}, {"kind": "column", "column": 3}]


@pytest.mark.parametrize(
    ("data", "axes"),
    [
        ({"columns": ["height", "width", "depth"], "plane": {"x": 3, "y": 1}}, ["depth", "height"]),
        (
            {"plane": "pca"},
            ["principal component 1 (100 % of the variance)", "principal component 2 (0 % of the variance)"],
        ),
    ],
)
def test_axes_have_the_names_of_what_they_show(api, data, axes):
    points = [[i, 2 * i, -i, i % 2] for i in range(6)]
    assert api.network(data={"points": points} | data).first["axes"] == axes


def test_classes_have_names(api):
    points = [[0, 0, 0], [1, 1, 1], [2, 0, 2]]
    state = api.network(data={"points": points, "class_names": ["ant", "bee", "cat"]}).first
    assert state["class_names"] == state["spec"]["data"]["class_names"] == ["ant", "bee", "cat"]


def test_runs_without_names_are_named_after_their_optimizers(api):
    runs = [{"optimizer": "adam"}, {"name": "Adam 2"}, {"optimizer": "adam"}, {"optimizer": "sgd"}]
    names = [run["name"] for run in api.network(runs=runs).first["runs"]]
    assert names[:3] == ["Adam", "Adam 2", "Adam 3"]
    assert len(set(names)) == 4


def test_all_runs_start_alike(api):
    network = api.network(runs=[{"optimizer": kind} for kind in ("sgd", "momentum", "rmsprop", "adam")])
    names = [run["name"] for run in network.first["runs"]]
    starts = [network.get("parameters", run=name) for name in names]
    assert all(start == starts[0] for start in starts)
    assert len({str(run["loss"]) for run in network.first["runs"]}) == 1


def test_a_deleted_network_is_gone(api):
    network = api.network()
    network.delete()
    for method in ("GET", "DELETE", "PATCH"):
        problem_of(network.ask(method, json={}), 404)


@pytest.mark.parametrize(
    ("body", "location"),
    [
        ({"hiden": [4]}, ["hiden"]),
        ({"data": {"sample": 5}}, ["data", "sample"]),
        ({"hidden": [4, 0]}, ["hidden", 1, "units"]),
        ({"hidden": [True]}, ["hidden", 0, "units"]),
        ({"hidden": [4] * 9}, ["hidden"]),
        ({"features": []}, ["features"]),
        ({"features": ["x1", "x1"]}, ["features", 1]),
        ({"activation": "adam"}, ["activation"]),
        ({"runs": [{"optimizer": {"kind": "adam", "beta1": 2}}]}, ["runs", 0, "optimizer", "beta1"]),
        ({"runs": [{"optimizer": {"kind": "adam", "beta": 0.5}}]}, ["runs", 0, "optimizer", "beta"]),
        ({"runs": [{"name": "A"}, {"name": "A"}]}, ["runs", 1, "name"]),
        ({"runs": [{"name": "A" * 61}]}, ["runs", 0, "name"]),
        ({"runs": []}, ["runs"]),
        ({"runs": [{}] * 13}, ["runs"]),
        ({"seed": -1}, ["seed"]),
        ({"seed": 2**32}, ["seed"]),
        ({"seed": 1.5}, ["seed"]),
        ({"seed": "7"}, ["seed"]),
        ({"batch_size": "every"}, ["batch_size"]),
        ({"batch_size": 0}, ["batch_size"]),
        ({"shuffle": 1}, ["shuffle"]),
        ({"data": {"samples": 1}}, ["data", "samples"]),
        ({"data": {"noise": 0.6}}, ["data", "noise"]),
        ({"data": {"train_ratio": 1}}, ["data", "train_ratio"]),
        ({"data": {"points": [[0, 0, 0]]}}, ["data", "points"]),
        ({"data": {"points": [[0, 0, 0], [1, 1]]}}, ["data", "points", 1]),
        ({"data": {"points": [[0, 0, 0], [1, 1, True]]}}, ["data", "points", 1, 2]),
        ({"data": {"points": [[0, 0, 0], [1, "1", 1]]}}, ["data", "points", 1, 1]),
        ({"data": {"points": [[0, 0, 0], [1, 1, 1]], "dataset": "xor"}}, ["data", "points"]),
        ({"data": {"points": [[0, 0, 0], [1, 1, 1]], "samples": 3}}, ["data", "samples"]),
    ],
)
def test_what_is_wrong_is_named_by_its_place(api, body, location):
    said = problem_of(api.client.post("/api/networks", json=body), 422)
    assert said["errors"][0]["location"] == location


def test_a_problem_says_what_would_be_legal(api):
    body = {"runs": [{"optimizer": {"kind": "adam", "beta1": 2}}]}
    said = problem_of(api.client.post("/api/networks", json=body), 422)
    assert said["errors"] == [
        {
            "location": ["runs", 0, "optimizer", "beta1"],
            "message": "must be a number between 0 and 0.9999",
            "value": 2,
        }
    ]
    assert said["detail"] == "runs[0].optimizer.beta1: must be a number between 0 and 0.9999"
    for typo, meant in (({"activation": "tanhh"}, "'tanh'"), ({"hiden": []}, "'hidden'")):
        assert f"did you mean {meant}?" in problem_of(api.client.post("/api/networks", json=typo), 422)["detail"]
