"""How well runs do: curves of rates and R², metrics, norms of the gradient."""

import math

import numpy as np
import pytest
from sklearn import metrics

from app.api import scores
from tests.api.client import problem_of

RINGS = {"data": {"dataset": {"kind": "rings", "classes": 3}, "samples": 90}, "hidden": [4]}
NUMBERS = {"data": {"dataset": "sine", "samples": 60, "noise": 0.2}, "hidden": [3]}


def norm_of(layers):
    """‖·‖₂ of parameters as the API sends them, and of every layer."""
    parts = [np.concatenate([np.ravel(layer["W"]), layer["b"]]) for layer in layers]
    return np.linalg.norm(np.concatenate(parts)), [np.linalg.norm(part) for part in parts]


def test_metrics_of_classes_are_scikit_learns_on_what_the_page_can_see(api):
    network = api.network(**RINGS)
    network.post("step", epochs=5)
    state, data = network.get(), network.get("data")
    for index, run in enumerate(state["runs"]):
        told = network.get("metrics", run=run["name"])
        assert (told["run"], told["step"], told["class_names"]) == (run["name"], state["step"], state["class_names"])
        layers = network.get("parameters", run=run["name"])["layers"]
        for part in ("train", "test"):
            answer = np.array(data[part]["X"]).T
            for layer, g in zip(layers, (np.tanh, lambda z: z), strict=True):
                answer = g(np.array(layer["W"]) @ answer + np.array(layer["b"])[:, np.newaxis])
            true, predicted = data[part]["y"], answer.argmax(axis=0)
            assert told[part]["examples"] == len(true)
            assert told[part]["confusion"] == metrics.confusion_matrix(true, predicted, labels=range(3)).tolist()
            expected = metrics.precision_recall_fscore_support(true, predicted, labels=range(3), zero_division=np.nan)
            for name, values in zip(("precision", "recall", "f1"), expected, strict=False):
                for found, value in zip(told[part][name], values, strict=True):
                    assert found is None if math.isnan(value) else found == pytest.approx(value)
            assert told[part]["accuracy"] == pytest.approx(state["runs"][index]["accuracy"][part])


def test_metrics_of_numbers_are_scikit_learns_and_those_of_the_state(api):
    network = api.network(**NUMBERS)
    network.post("step", epochs=8)
    told, run, curves = network.get("metrics"), network.get()["runs"][0], network.get("history")["runs"][0]
    data = network.get("data")
    for part in ("train", "test"):
        found = told[part]
        assert found["true"] == data[part]["y"]
        pair = found["true"], found["predicted"]
        assert found["r2"] == pytest.approx(metrics.r2_score(*pair))
        assert found["rmse"] == pytest.approx(metrics.root_mean_squared_error(*pair))
        assert found["mae"] == pytest.approx(metrics.mean_absolute_error(*pair))
        assert found["largest_error"] == pytest.approx(metrics.max_error(*pair))
        assert run["r2"][part] == pytest.approx(found["r2"])
        assert curves[f"{part}_r2"][-1] == run["r2"][part]
        assert set(curves[f"{part}_accuracy"]) == {None}
    assert run["accuracy"] is None
    problem_of(network.ask("GET", "metrics", params={"run": "Nobody"}), 404)


def test_classes_have_no_r_squared(api):
    network = api.network()
    assert network.first["runs"][0]["r2"] is None
    assert network.get("history")["runs"][0]["train_r2"] == [None]


def test_a_diverged_network_has_no_metrics(api):
    runs = [{"name": "wild", "optimizer": {"kind": "sgd", "learning_rate": 10}}]
    network = api.network(runs=runs, activation="linear", **NUMBERS)
    network.post("step", epochs=30)
    assert network.get()["runs"][0]["status"] == "diverged"
    told = network.get("metrics")["train"]
    assert [told[name] for name in ("r2", "rmse", "mae", "largest_error")] == [None] * 4


def test_the_learning_rate_along_the_way_is_the_one_that_every_state_told(api):
    runs = [
        {"name": "cosine", "optimizer": "sgd", "schedule": {"kind": "cosine", "epochs": 6}},
        {"name": "plateau", "optimizer": "adam", "schedule": {"kind": "reduce_on_plateau", "patience": 1}},
    ]
    network = api.network(data={"dataset": "xor", "samples": 40}, hidden=[3], runs=runs)
    told = [[run["learning_rate"] for run in network.get()["runs"]]]
    told += [[run["learning_rate"] for run in network.post("step", epochs=1)["runs"]] for _ in range(8)]
    network.patch(runs=[{"name": "plateau", "optimizer": {"kind": "adam", "learning_rate": 0.5}}])
    told[-1][1] = 0.5 * told[-1][1] / 0.01  # what the schedule has left of it stays
    curves = [run["learning_rate"] for run in network.get("history")["runs"]]
    assert np.array(curves).T.tolist() == pytest.approx(np.array(told))
    assert curves[0][3] == pytest.approx(curves[0][0] / 2)  # half way down the cosine


def test_norms_are_those_of_the_gradients_at_the_same_step(api):
    network = api.network(
        data={"dataset": "circle", "samples": 40}, hidden=[3, 2], regularizer={"kind": "l2", "rate": 1}
    )
    network.post("step", epochs=3)
    answer = network.get("gradient-norms")
    assert answer["next"] is None
    for run, curve in zip(answer["runs"], network.get("history")["runs"], strict=True):
        assert (run["name"], run["step"], run["epoch"]) == (curve["name"], curve["step"], curve["epoch"])
    for k, step in enumerate(answer["runs"][0]["step"]):
        network.post("seek", step=step)
        for run in answer["runs"]:
            norm, layers = norm_of(network.get("gradients", run=run["name"])["layers"])
            assert run["norm"][k] == pytest.approx(norm)
            assert [layer[k] for layer in run["layers"]] == pytest.approx(layers)


def test_norms_come_in_parts_that_are_the_whole(api, monkeypatch):
    network = api.network(data={"dataset": "circle", "samples": 40}, hidden=[3])
    network.post("step", epochs=6)
    whole = network.get("gradient-norms", run="Adam")["runs"][0]
    monkeypatch.setattr(scores, "MOST_WORK", 0.0)
    steps, norms, since, requests = [], [], -1, 0
    while since is not None:
        answer = network.get("gradient-norms", run="Adam", since=since)
        assert len(answer["runs"]) == 1
        steps += answer["runs"][0]["step"]
        norms += answer["runs"][0]["norm"]
        since, requests = answer["next"], requests + 1
    assert (steps, norms) == (whole["step"], whole["norm"])
    assert network.get("gradient-norms", since=10**6) == {
        "runs": [{"name": n, "step": [], "epoch": [], "norm": [], "layers": []} for n in ("Momentum", "Adam")],
        "next": None,
    }
    problem_of(network.ask("GET", "gradient-norms", params={"run": "Nobody"}), 404)
    problem_of(network.ask("GET", "gradient-norms", params={"since": -2}), 422)
