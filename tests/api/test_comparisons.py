"""Over HTTP: every run at many learning rates, and from many starts."""

import pytest

from tests.api.client import problem_of, strict_json

RAVINE = {
    "surface": {"kind": "bowl", "condition": 10},
    "steps": 200,
    "noise": 0.01,
    "runs": [{"name": "plain", "optimizer": "sgd"}, {"name": "Adam", "optimizer": {"kind": "adam"}}],
}


def ask(api, path, **body):
    """What a call that must succeed answers."""
    answer = api.client.post(f"/api/descents{path}", json=body)
    assert answer.status_code == 200, answer.text
    return strict_json(answer)


def descent(api, run, **settings):
    """The way of one run."""
    return ask(api, "", **RAVINE | settings | {"runs": [run]})["runs"][0]


def test_rates_are_those_of_single_descents(api):
    found = ask(api, "/rates", **RAVINE, rates=6)
    assert found["spec"]["rates"] == 6
    for given, run in zip(RAVINE["runs"], found["runs"], strict=True):
        assert run["name"] == given["name"]
        assert run["rate"] == [1e-4, 1e-3, 1e-2, 0.1, 1, 10]
        kind = {"plain": "sgd", "Adam": "adam"}[given["name"]]
        ways = [descent(api, {"optimizer": {"kind": kind, "learning_rate": rate}}) for rate in run["rate"]]
        assert run["status"] == [way["status"] for way in ways]
        assert run["steps_to_minimum"] == [way["steps_to_minimum"] for way in ways]
        assert run["value"] == pytest.approx([way["value"][-1] for way in ways], rel=1e-9)
        fewest = min(steps for steps in run["steps_to_minimum"] if steps is not None)
        at = run["steps_to_minimum"].index(fewest)
        best = {"rate": run["rate"][at], "steps_to_minimum": fewest, "value": run["value"][at], "by": "steps"}
        assert run["best"] == best


def test_starts_are_those_of_single_descents(api):
    found = ask(api, "/starts", **RAVINE, resolution=3)
    assert found["x"] == found["y"] == [-4, 0, 4]
    assert found["minima"] == [[0, 0, 0]]
    (plain, adam), (i, j) = found["runs"], (2, 0)
    way = descent(api, RAVINE["runs"][0], start=[found["x"][j], found["y"][i]])
    assert plain["steps_to_minimum"][i][j] == way["steps_to_minimum"]
    assert plain["value"][i][j] == pytest.approx(way["value"][-1], rel=1e-9)
    assert (plain["end"][i][j], plain["status"][i][j]) == (0 if way["steps_to_minimum"] else None, "ready")
    assert [adam["end"][1][1], adam["steps_to_minimum"][1][1]] == [0, 0]
    assert adam["end"][0] == [None] * 3  # 200 steps of 0.01 do not suffice


WATCHING = {"schedule": {"kind": "reduce_on_plateau"}}


@pytest.mark.parametrize(
    ("path", "body", "location", "message"),
    [
        ("/rates", {"rates": 1}, ["rates"], "a whole number between 2 and 200"),
        ("/rates", {"resolution": 5}, ["resolution"], "unknown field"),
        ("/starts", {"resolution": 82}, ["resolution"], "a whole number between 2 and 81"),
        ("/starts", {"resolution": 81, "steps": 5000}, ["resolution"], "fewer starts, steps or runs"),
        ("/rates", {"rates": 200, "steps": 5000, "runs": [WATCHING] * 4}, ["rates"], "fewer rates, steps or runs"),
        ("", {"steps": 5000, "runs": [WATCHING] * 5}, ["steps"], "asks for 25,000 steps with schedules that watch f"),
        ("/starts", {"domain": [[1, 1], [0, 1]]}, ["domain", 0], "must rise"),
        ("/starts", {"runs": []}, ["runs"], "at least 1"),
    ],
)
def test_what_is_refused_and_why(api, path, body, location, message):
    problem = problem_of(api.client.post(f"/api/descents{path}", json=body), 422)
    assert problem["errors"][0]["location"] == location
    assert message in problem["errors"][0]["message"]


def test_who_leaves_the_map_is_told_apart(api):
    """A learning rate beyond 2 / κ."""
    wild = {"optimizer": {"kind": "sgd", "learning_rate": 1}}
    found = ask(api, "/starts", **RAVINE | {"runs": [wild]}, resolution=2)["runs"][0]
    assert found["status"] == [["diverged"] * 2] * 2
    assert found["end"] == found["steps_to_minimum"] == [[None] * 2] * 2
