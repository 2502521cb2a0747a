"""The points over REST."""

import pytest

from tests.api.client import problem_of
from tests.api.forward import FEATURES, features_of

PARTS = ("train", "test")


@pytest.mark.parametrize("dataset", ["circle", "xor", "gauss", "spiral", "plane", "gaussians"])
def test_both_sets_have_inputs_labels_and_points(api, dataset):
    network = api.network(data={"dataset": dataset, "samples": 50, "train_ratio": 0.7}, features=list(FEATURES))
    data = network.get("data")
    assert data.keys() == {*PARTS, "columns", "class_names"}
    assert data["columns"] == ["x1", "x2"]
    for part, size in (("train", 35), ("test", 15)):
        assert data[part].keys() == {"X", "y", "points", "inputs"}
        assert [len(data[part][name]) for name in ("X", "y", "points")] == [size] * 3
        assert data[part]["inputs"] == data[part]["points"]
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


IRIS = {"dataset": "iris", "train_ratio": 0.6}
COLUMNS = [{"kind": "column", "column": column} for column in (1, 2, 3, 4)]


def test_real_data_have_more_columns_than_a_map_has_axes(api):
    data = api.network(data=IRIS, features=COLUMNS).get("data")
    assert data["columns"] == ["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"]
    assert data["class_names"] == ["setosa", "versicolor", "virginica"]
    assert {len(row) for row in data["train"]["inputs"]} == {4}
    assert {len(point) for point in data["test"]["points"]} == {2}
    assert data["train"]["X"] == data["train"]["inputs"]
    for column in zip(*data["train"]["inputs"], strict=True):
        assert sum(column) / 90 == pytest.approx(0, abs=1e-12)


def test_without_features_the_network_is_given_every_column(api):
    expected = [{"kind": "x1"}, {"kind": "x2"}, *COLUMNS[2:]]
    assert api.network(data=IRIS).first["spec"]["features"] == expected
    points = [[1, 2, 3, 4, 0], [2, 3, 4, 6, 1]]
    assert api.network(data={"points": points}).first["spec"]["features"] == expected


@pytest.mark.parametrize("plane", [None, "pca", {"by": "columns", "x": 4, "y": 2}])
def test_a_map_goes_through_the_plane(api, plane):
    """Where an example of two columns lies, the map is what the network is given of that example."""
    network = api.network(data=IRIS | {"plane": plane}, features=[COLUMNS[1], COLUMNS[3]], hidden=[])
    data, drawn = network.get("data"), network.get("boundary", layer=0, unit=1, resolution=50)
    assert network.first["domain"] == [[drawn[axis][0], drawn[axis][-1]] for axis in "xy"]
    for row, point in zip(data["train"]["inputs"], data["train"]["points"], strict=True):
        across, up = (
            min(range(50), key=lambda k, at=at, axis=axis: abs(axis[k] - at))
            for at, axis in zip(point, (drawn["x"], drawn["y"]), strict=True)
        )
        if plane != "pca":
            assert drawn["values"][up][across] == pytest.approx(row[3], abs=0.1)


@pytest.mark.parametrize(
    ("spec", "place", "words"),
    [
        ({"data": {"dataset": "iris", "samples": 500}}, ["data", "samples"], "iris has 150 examples"),
        ({"data": {"dataset": "plane", "task": "classification"}}, ["data", "task"], "plane is for regression"),
        ({"data": {"task": "guessing"}}, ["data", "task"], "one of: classification, regression"),
        ({"data": {"imbalance": 0.96}}, ["data", "imbalance"], "between 0 and 0.95"),
        ({"data": {"standardize": 1}}, ["data", "standardize"], "true or false"),
        ({"data": {"plane": "sphere"}}, ["data", "plane", "by"], "one of: columns, pca"),
        ({"data": {"plane": {"x": 2, "y": 2}}}, ["data", "plane", "y"], "another column"),
        ({"data": {"plane": {"x": 3, "y": 2}}}, ["data", "plane", "x"], "between 1 and 2"),
        ({"data": {"points": [[1, 2, 0], [1, 0]]}}, ["data", "points", 1], "must have 3 numbers"),
        ({"data": {"points": [[1, 2, 0], [1, "2", 0]]}}, ["data", "points", 1, 1], "must be a number"),
        ({"data": {"points": [[1, 2, 0], [1, 2, 1e10]]}}, ["data", "points", 1, 2], "at most"),
        ({"data": {"points": [[1, 2, 0]] * 2, "columns": ["a" * 61, "b"]}}, ["data", "columns", 0], "60 characters"),
        ({"features": [{"kind": "column", "column": 3}]}, ["features", 0], "needs column 3, and these data have 2"),
        ({"features": [{"kind": "column", "column": 65}]}, ["features", 0, "column"], "between 1 and 64"),
        (
            {"features": ["x1", {"kind": "formula", "expression": "x1 + y"}]},
            ["features", 1, "expression"],
            "position 6",
        ),
        (
            {"features": [{"kind": "formula", "expression": "log(x1)"}]},
            ["features", 0],
            "formula is not a number at x1 = ",
        ),
    ],
)
def test_what_does_not_go_together_is_refused_by_its_place(api, spec, place, words):
    [error] = problem_of(api.client.post("/api/networks", json=spec), 422)["errors"]
    assert error["location"] == place
    assert words in error["message"]


def test_a_formula_may_have_no_value_where_no_example_lies(api):
    points = [[1, 1, 0], [2, 1, 1], [3, 2, 1]]
    network = api.network(data={"points": points}, features=[{"kind": "formula", "expression": "sqrt(x1)"}])
    values = network.get("boundary", resolution=5)["values"]
    assert values[0][0] is None
    assert values[0][-1] is not None
    assert network.raw("boundary", resolution=5, format="png")


def test_a_formula_is_kept_as_it_was_written(api):
    features = [{"kind": "formula", "expression": text} for text in ("x1 ** 2", "x1^2", "sin(x1)*cos(x2)")]
    assert api.network(features=features).first["spec"]["features"] == features


def test_classes_may_be_of_unequal_sizes(api):
    network = api.network(data={"dataset": {"kind": "rings", "classes": 3}, "samples": 70, "imbalance": 0.5})
    data = network.get("data")
    labels = data["train"]["y"] + data["test"]["y"]
    assert [labels.count(c) for c in range(3)] == [40, 20, 10]


def test_digits_learn_from_64_inputs(api):
    features = [{"kind": "column", "column": column} for column in range(1, 65)]
    network = api.network(data={"dataset": "digits", "samples": 200}, features=features, hidden=[5])
    assert network.post("step", epochs=3)["runs"][0]["status"] == "ready"
    assert len(network.get("boundary", resolution=4)["values"]) == 4
