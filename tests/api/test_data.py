"""The points over REST."""

import pytest

from tests.api.forward import FEATURES, features_of

PARTS = ("train", "test")


@pytest.mark.parametrize("dataset", ["circle", "xor", "gauss", "spiral", "plane", "gaussians"])
def test_both_sets_have_inputs_labels_and_points(api, dataset):
    network = api.network(data={"dataset": dataset, "samples": 50, "train_ratio": 0.7}, features=list(FEATURES))
    data = network.get("data")
    assert data.keys() == set(PARTS)
    for part, size in (("train", 35), ("test", 15)):
        assert data[part].keys() == {"X", "y", "points"}
        assert [len(data[part][name]) for name in ("X", "y", "points")] == [size] * 3
        for x, point in zip(data[part]["X"], data[part]["points"], strict=True):
            assert len(point) == 2
            assert x == pytest.approx(features_of(network.first["spec"], *point))


def test_classes_are_0_and_1_and_about_as_many_of_each(api):
    data = api.network(data={"dataset": "spiral", "samples": 200}).get("data")
    labels = data["train"]["y"] + data["test"]["y"]
    assert sorted(set(labels)) == [0, 1]
    assert sum(labels) == 100


@pytest.mark.parametrize("labels", [(0, 1, 1, 0, 1), (-2.5, 0, 1, 3, 1e9)], ids=["classes", "numbers"])
def test_points_of_ones_own_come_back(api, labels):
    points = [[i - 2.5, 0.5 * i, label] for i, label in enumerate(labels)]
    network = api.network(data={"points": points, "train_ratio": 0.6})
    data = network.get("data")
    assert [len(data[part]["y"]) for part in PARTS] == [3, 2]
    told = [[*point, y] for part in PARTS for point, y in zip(data[part]["points"], data[part]["y"], strict=True)]
    assert sorted(told) == points
    assert network.first["spec"]["data"]["points"] == points
    assert network.first["domain"] == [[-6, 6], [-6, 6]]


def test_the_domain_reaches_around_points_that_lie_outside_the_usual_one(api):
    points = [[-20, 3, 0], [15, -40, 1], [0, 0, 1]]
    [[x0, x1], [y0, y1]] = api.network(data={"points": points}).first["domain"]
    assert x0 < -20 < 15 < x1
    assert y0 < -40 < 3 < y1


def test_the_loss_is_that_of_the_points(api):
    """Half the mean squared distance of a network that answers 2 everywhere."""
    points = [[0, 0, 1], [1, 0, 5], [2, 0, -3], [3, 0, 2.5]]
    network = api.network(data={"points": points}, hidden=[])
    network.put_parameters([{"W": [[0, 0]], "b": [2]}])
    data, loss = network.get("data"), network.get()["runs"][0]["loss"]
    for part in PARTS:
        labels = data[part]["y"]
        assert loss[part] == pytest.approx(sum((2 - y) ** 2 for y in labels) / 2 / len(labels))


def test_the_accuracy_counts_the_points_on_the_right_side(api):
    points = [[-1, 0, 0], [-2, 0, 1], [1, 0, 1], [2, 0, 1], [3, 0, 0], [4, 0, 1]]
    network = api.network(data={"points": points}, hidden=[])
    network.put_parameters([{"W": [[5, 0]], "b": [0]}])
    data, accuracy = network.get("data"), network.get()["runs"][0]["accuracy"]
    for part in PARTS:
        right = [(x > 0) == (y == 1) for (x, _), y in zip(data[part]["points"], data[part]["y"], strict=True)]
        assert accuracy[part] == pytest.approx(sum(right) / len(right))


def test_data_do_not_depend_on_the_networks_seed_when_they_have_their_own(api):
    one, other = (api.network(seed=seed, data={"seed": 1, "samples": 20}) for seed in (1, 2))
    assert one.get("data") == other.get("data")
    assert one.get("parameters") != other.get("parameters")
