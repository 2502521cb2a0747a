"""The landscape as scripts get it."""

import numpy as np
import pytest

from tests.api.client import problem_of


@pytest.fixture(scope="module")
def network(api):
    network = api.network(
        data={"dataset": "xor", "samples": 60},
        hidden=[3],
        regularizer={"kind": "l2", "rate": 0.3},
        runs=[{"name": "A", "optimizer": "momentum"}, {"name": "B"}, {"name": "C", "activation": "prelu"}],
    )
    network.post("step", epochs=8)
    return network


def theta(layers):
    return np.concatenate([part for layer in layers for part in (np.ravel(layer["W"]), np.ravel(layer["b"]))])


def test_heights_are_the_loss_that_the_state_tells_after_putting_those_parameters(api, network):
    spec, found = network.get()["spec"], network.get("landscape", run="B", resolution=3)
    basis = found["basis"]
    twin = api.network(**spec)

    def put(i, j):
        layers = []
        for origin, a, b in zip(*(each["layers"] for each in (basis["origin"], *basis["directions"])), strict=True):
            at = {
                name: np.array(origin[name]) + found["x"][j] * np.array(a[name]) + found["y"][i] * np.array(b[name])
                for name in ("W", "b")
            }
            layers.append({name: values.tolist() for name, values in at.items()})
        twin.put_parameters(layers, run="B")
        return twin.get()["runs"][1]["loss"]["train"]

    for i, j in [(0, 0), (1, 2), (2, 1)]:
        assert put(i, j) == pytest.approx(found["values"][i][j], rel=1e-9)


def test_paths_end_where_the_runs_are(network):
    found, state = network.get("landscape", run="A"), network.get()
    assert found["step"] == state["step"]
    assert found["others"] == ["C"]
    assert [run["name"] for run in found["runs"]] == ["A", "B"]
    basis = found["basis"]
    for run, told in zip(found["runs"], state["runs"], strict=False):
        assert run["step"][-1] == state["step"]
        assert run["loss"][-1] == pytest.approx(told["loss"]["train"])
        moved = theta(network.get("parameters", run=run["name"])["layers"]) - theta(basis["origin"]["layers"])
        seen = [moved @ theta(each["layers"]) for each in basis["projections"]]
        assert [run["x"][-1], run["y"][-1]] == pytest.approx(seen)
        rest = moved - sum(at * theta(each["layers"]) for at, each in zip(seen, basis["directions"], strict=True))
        assert run["distance"][-1] == pytest.approx(np.linalg.norm(rest))
        assert 0 < run["share"] <= 1
    assert np.shape(found["values"]) == (41, 41)
    assert sum(found["plane"]["explained"]) <= 1


def test_every_plane_is_there(network):
    for plane in ("pca", "random", "parameters", "ends"):
        found = network.get("landscape", plane=plane, resolution=4, first="W1.2.1", second="b2.0", seed=5)
        assert (found["plane"]["kind"], np.shape(found["values"])) == (plane, (4, 4))
    wide, narrow = (network.get("landscape", plane="random", resolution=2, span=span)["x"] for span in (2, 1))
    assert np.ptp(wide) == pytest.approx(2 * np.ptp(narrow))


@pytest.mark.parametrize(
    ("query", "place", "says"),
    [
        ({"plane": "flat"}, ["plane"], "must be one of: pca, random, parameters, ends"),
        ({"resolution": 500}, ["resolution"], "between 2 and 101"),
        ({"resolution": "many"}, ["resolution"], "must be a number"),
        ({"span": 0}, ["span"], "between 0.05 and 50"),
        ({"seed": -1}, ["seed"], "between 0 and"),
        (
            {"plane": "parameters", "first": "W1.0.0", "second": "W1.0.0"},
            ["second"],
            "another parameter than the first",
        ),
        ({"plane": "parameters", "first": "W7.0.0"}, ["first"], "a layer between 1 and 2"),
        ({"first": "x" * 41}, ["first"], "1 to 40"),
        ({"first": "W1"}, ["first"], "such as W1.0.1"),
    ],
)
def test_what_is_refused_names_its_place_and_what_would_be_legal(network, query, place, says):
    [error] = problem_of(network.ask("GET", "landscape", params=query), 422)["errors"]
    assert error["location"] == place
    assert says in error["message"]


def test_a_plane_that_is_not_there_yet_and_a_run_that_is_not_there(api, network):
    fresh = api.network(hidden=[2], data={"samples": 20})
    assert "train some steps first" in problem_of(fresh.ask("GET", "landscape"), 409)["detail"]
    one = api.network(hidden=[2], data={"samples": 20}, runs=[{}])
    assert "needs two runs" in problem_of(one.ask("GET", "landscape", params={"plane": "ends"}), 409)["detail"]
    assert "one of: A, B, C" in problem_of(network.ask("GET", "landscape", params={"other": "D"}), 404)["detail"]
