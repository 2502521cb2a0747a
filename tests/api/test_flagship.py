"""The race that the page opens with: two spirals, Momentum against Adam."""

import pytest


@pytest.fixture(scope="module")
def race(api):
    network = api.network(
        data={"dataset": "spiral", "samples": 500},
        hidden=[8, 8],
        runs=[
            {"name": "Momentum", "optimizer": {"kind": "momentum", "learning_rate": 0.1}},
            {"name": "Adam", "optimizer": "adam"},
        ],
    )
    network.state = network.post("step", epochs=300)
    return network


def test_adam_learns_the_spiral(race):
    momentum, adam = race.state["runs"]
    assert (race.state["epoch"], race.state["step"]) == (300, 300 * 25)
    assert adam["accuracy"]["train"] > 0.95
    assert adam["accuracy"]["test"] > 0.9
    assert adam["loss"]["train"] < momentum["loss"]["train"] < race.first["runs"][0]["loss"]["train"]


def test_the_boundary_separates_the_points(race):
    """The value at the grid point nearest to each example is on the side of its label."""
    found, data = race.get("boundary", run="Adam", resolution=400), race.get("data")["train"]

    def nearest(axis, value):
        return round((value - axis[0]) / (axis[-1] - axis[0]) * (len(axis) - 1))

    right = [
        (found["values"][nearest(found["y"], y)][nearest(found["x"], x)] > 0.5) == (label == 1)
        for (x, y), label in zip(data["points"], data["y"], strict=True)
    ]
    assert sum(right) / len(right) > 0.95


def test_the_curves_fall(race):
    for curve in race.get("history")["runs"]:
        assert curve["epoch"][0] == 0
        assert curve["epoch"][-1] == 300
        assert curve["train_loss"][-1] < 0.8 * curve["train_loss"][0]
