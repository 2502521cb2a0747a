"""The races made for the lecture: each shows what its texts say, measured by the call that the page makes."""

import numpy as np
import pytest

from app.paths import demos_folder
from tests.api.client import problem_of, strict_json


@pytest.fixture(scope="module")
def demo(api):
    return strict_json(api.client.get("/api/demos/momentum-vs-adam"))


def raced(api, spec):
    """The paths of both runs, by name."""
    answer = api.client.post("/api/descents", json=spec)
    assert answer.status_code == 200, answer.text
    return {run["name"]: run | {"at": np.array([run["x"], run["y"]]).T} for run in strict_json(answer)["runs"]}


def length(run):
    return np.linalg.norm(np.diff(run["at"], axis=0), axis=1).sum()


def test_every_file_is_listed_and_asks_three_things(api):
    listed = strict_json(api.client.get("/api/demos"))["demos"]
    assert sorted(each["key"] for each in listed) == sorted(path.stem for path in demos_folder().glob("*.json"))
    for each in listed:
        assert each.keys() == {"key", "title", "line"}
        assert len(strict_json(api.client.get(f"/api/demos/{each['key']}"))["predict"]) == 3
    assert "one of: momentum-vs-adam" in problem_of(api.client.get("/api/demos/adam"), 404)["detail"]


def test_along_the_axes_momentum_swings_and_adam_goes_straight(api, demo):
    runs = raced(api, demo["stages"][0]["spec"])
    assert demo["stages"][0]["spec"] == demo["spec"]
    momentum, adam = (runs[name]["at"] for name in ("Momentum", "Adam"))
    across, along = np.abs(np.diff(momentum, axis=0)[0])[::-1]
    assert round(across / along) == 21
    assert np.abs(np.diff(adam, axis=0)[0]) == pytest.approx([0.1, 0.1])
    assert round(length(runs["Momentum"]), 1) == 15.4
    assert round(length(runs["Adam"]), 1) == 4.6
    assert length(runs["Adam"]) < length(runs["Momentum"]) / 3
    assert round(float(np.hypot(*adam[0])), 1) == 3.8
    assert [runs[name]["steps_to_minimum"] for name in ("Momentum", "Adam")] == [74, 78]


def test_turned_only_momentum_arrives(api, demo):
    runs = raced(api, demo["stages"][1]["spec"])
    assert runs["Momentum"]["steps_to_minimum"] == 73
    assert runs["Adam"]["steps_to_minimum"] is None
    assert round(runs["Adam"]["value"][-1], 2) == 0.15


def test_in_the_bent_valley_both_arrive_late(api, demo):
    spec = demo["stages"][2]["spec"]
    runs = raced(api, spec)
    assert [runs[name]["steps_to_minimum"] for name in ("Momentum", "Adam")] == [796, 702]
    fast = [run | {"optimizer": run["optimizer"] | {"learning_rate": 0.1}} for run in spec["runs"]]
    assert raced(api, spec | {"runs": fast})["Momentum"]["status"] == "diverged"


def descents(api, spec, *optimizers):
    """The path of each of them on the same surface."""
    runs = [{"name": str(k), "optimizer": optimizer} for k, optimizer in enumerate(optimizers)]
    return list(raced(api, spec | {"runs": runs}).values())


def test_the_lesson_says_what_each_convention_changes(api, demo):
    """docs/lessons/momentum-vs-adam.md, its second part."""
    momentum, adam = (run["optimizer"] for run in demo["spec"]["runs"])
    ball = {"kind": "heavy_ball", "beta": 0.9}
    average, thrown, same, ahead = descents(
        api,
        demo["spec"],
        momentum,
        ball | {"learning_rate": 0.1},
        ball | {"learning_rate": 0.01},
        ball | {"kind": "nesterov", "learning_rate": 0.01},
    )
    assert thrown["detail"].startswith("diverged at step 2:")
    assert same["at"] == pytest.approx(average["at"], abs=1e-12)
    assert (ahead["steps_to_minimum"], round(length(ahead), 1)) == (55, 6.9)
    usual, raw, decayed = descents(
        api, demo["spec"], adam, adam | {"bias_correction": False}, adam | {"weight_decay": 0.1}
    )
    first = [np.hypot(*np.diff(run["at"][:2], axis=0)[0]) for run in (raw, usual)]
    assert first[0] / first[1] == pytest.approx(np.sqrt(10), abs=1e-6)
    assert (raw["steps_to_minimum"], round(length(raw), 1)) == (66, 11.4)
    assert decayed["steps_to_minimum"] == 68
    coupled = {"name": "coupled", "optimizer": adam, "regularizer": {"kind": "l2", "rate": 0.1}}
    assert raced(api, demo["spec"] | {"runs": [coupled]})["coupled"]["at"] == pytest.approx(usual["at"], abs=1e-6)
    small = adam | {"epsilon": 0.01}
    after, under = descents(api, {"surface": "plateau", "steps": 300}, small, small | {"epsilon_under_root": True})
    assert (after["steps_to_minimum"], under["steps_to_minimum"]) == (76, 174)


def test_the_lesson_says_the_best_rates(api, demo):
    answer = strict_json(api.client.post("/api/descents/rates", json=demo["spec"]))
    best = [(run["best"]["rate"], run["best"]["steps_to_minimum"]) for run in answer["runs"]]
    assert best == [(0.178, 62), (0.147, 61)]
