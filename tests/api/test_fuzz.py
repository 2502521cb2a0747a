"""Requests that nobody meant to send: answered or refused, never broken, and refused without a trace."""

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.api.client import problem_of, strict_json
from tests.api.json_texts import BROKEN, JUNK, paths, replaced

SPEC = {
    "seed": 7,
    "data": {
        "dataset": {"kind": "rings", "classes": 3},
        "samples": 20,
        "noise": 0.1,
        "train_ratio": 0.5,
        "seed": 1,
        "task": "classification",
        "imbalance": 0.3,
        "standardize": True,
        "plane": {"by": "columns", "x": 2, "y": 1},
    },
    "features": ["x1", {"kind": "sin_x2"}, {"kind": "column", "column": 2}, {"kind": "formula", "expression": "x1*x2"}],
    "hidden": [4, {"units": 2, "activation": {"kind": "prelu", "leak": 0.1}, "dropout": 0.2}],
    "activation": "tanh",
    "loss": "cross_entropy",
    "output": "softmax",
    "initializer": "xavier",
    "regularizer": {"kind": "l2", "rate": 0.001},
    "batch_size": 5,
    "shuffle": True,
    "stop": {"epochs": 20, "target_loss": 0.01, "patience": 3, "threshold": 0.1, "watch": "train"},
    "frozen": [{"layer": 1}, {"layer": 2, "parameter": "W", "unit": 0, "input": 1}],
    "runs": [
        {
            "name": "M",
            "optimizer": {"kind": "momentum", "learning_rate": 0.03, "beta": 0.9, "weight_decay": 0.1},
            "schedule": {"kind": "reduce_on_plateau", "patience": 0, "watch": "test"},
            "clip": {"kind": "norm", "limit": 1},
        },
        {"name": "Adam", "optimizer": "adam", "schedule": {"kind": "step", "every": 2, "gamma": 0.5}, "clip": "value"},
        {"name": "own", "activation": {"kind": "prelu", "leak": 0.1}, "initializer": "he"},
    ],
}
POINTS = {
    "data": {
        "points": [[-1, 2, 0, 0], [0.5, 1, 1, 1], [2, 2, 1, 2]],
        "task": "classification",
        "columns": ["a", "b", "c"],
        "class_names": ["x", "y", "z"],
        "standardize": False,
        "plane": "pca",
    },
    "features": None,
    "loss": {"kind": "cross_entropy"},
    "hidden": [2],
}
VALID = {
    ("POST", ""): SPEC,
    ("PATCH", "/{id}"): {
        "runs": [
            {
                "name": "Adam",
                "optimizer": {"kind": "rmsprop", "learning_rate": 0.1, "centered": True, "weight_decay": 0},
                "schedule": {"kind": "cosine", "epochs": 5, "floor": 0.1},
                "clip": {"kind": "value", "limit": 0.5},
                "rename": None,
            }
        ],
        "batch_size": "all",
        "regularizer": {"kind": "l2", "rate": 1},
        "stop": {"epochs": 50, "target_loss": None, "patience": 5, "threshold": 0, "watch": "test"},
        "frozen": [{"layer": 2}, {"layer": 1, "parameter": "W", "unit": 0, "input": 1}],
    },
    ("POST", "/{id}/step"): {"steps": 2, "epochs": None},
    ("POST", "/{id}/seek"): {"step": 1},
    ("POST", "/{id}/reset"): {"seed": 3},
    ("PUT", "/{id}/parameters"): {
        "layers": [{"W": [[0.5, 1], [1, -1]], "b": [0, 1], "learned": {"leak": [0, 0.5]}}, {"W": [[1, 1]], "b": [0.5]}]
    },
    ("PATCH", "/{id}/parameters"): {
        "set": [
            {"layer": 1, "parameter": "W", "unit": 1, "input": 0, "value": 0.5},
            {"layer": 1, "parameter": "leak", "unit": 1, "value": 0},
        ]
    },
}
LOOKS = (
    *("", "/activations?example=0", "/boundary?resolution=3", "/data", "/history", "/gradients", "/masks"),
    *("/metrics", "/gradient-norms"),
)
CALLS = st.sampled_from(list(VALID))
FUZZ = settings(deadline=None, database=None, print_blob=True)


NETWORK = {"data": {"dataset": "xor", "samples": 20}, "hidden": [2], "activation": "prelu"}


@pytest.fixture(scope="module")
def network(api):
    network = api.network(**NETWORK)
    network.post("step", steps=3)
    return network


def send(api, network, call, text):
    """Sends it, and looks whether the answer is one; a network that came of it is tried and dropped."""
    method, what = call
    state = network.get()
    before = state, network.get("parameters")
    answer = api.send(method, "/api/networks" + what.format(id=state["id"]), text)
    if answer.status_code >= 300:
        problem_of(answer, answer.status_code)
        assert answer.status_code in (400, 422)
        assert (network.get(), network.get("parameters")) == before
    elif answer.status_code == 201:
        path = answer.headers["location"]
        for what in LOOKS:
            found = api.client.get(path + what)
            assert found.status_code == 200, found.text
            strict_json(found)
        for language in ("numpy", "pytorch"):
            ast.parse(api.client.get(f"{path}/script?language={language}").text)
        assert api.client.post(f"{path}/step", json={}).status_code == 200
        assert api.client.delete(path).status_code == 204
    else:
        strict_json(answer)
        for run, was in zip(network.get()["runs"], network.first["runs"], strict=True):
            if run["name"] != was["name"]:  # the next request is to meet the names it knows
                network.patch(runs=[{"name": run["name"], "rename": was["name"]}])


@given(call=CALLS, text=BROKEN)
@settings(FUZZ, max_examples=200)
def test_anything_may_come(api, network, call, text):
    send(api, network, call, text.encode(errors="surrogatepass"))


@pytest.mark.parametrize("call", VALID, ids=" ".join)
@given(data=st.data())
@settings(FUZZ, max_examples=50)
def test_one_thing_may_be_wrong(api, network, call, data):
    spec = VALID[call]
    path = data.draw(st.sampled_from([path for path in paths(spec) if path]))
    send(api, network, call, replaced(spec, path, data.draw(JUNK)))


@given(data=st.data())
@settings(FUZZ, max_examples=50)
def test_one_thing_may_be_wrong_with_points(api, network, data):
    path = data.draw(st.sampled_from([path for path in paths(POINTS) if path]))
    send(api, network, ("POST", ""), replaced(POINTS, path, data.draw(JUNK)))


def test_the_valid_requests_are_valid(api, network):
    """Else the tests above would start from what is refused anyway."""
    for call, body in [*VALID.items(), (("POST", ""), POINTS)]:
        method, what = call
        fresh = api.network(**NETWORK)
        fresh.post("step", steps=3)
        if what == "/{id}/seek":
            fresh.post("step")
        address = "/api/networks" + what.format(id=fresh.first["id"])
        assert api.client.request(method, address, json=body).status_code in (200, 201)
