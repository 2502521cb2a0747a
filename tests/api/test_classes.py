"""More than two classes: points of one's own, a softmax with a unit for each."""

import math

import pytest

from tests.api.live_page import page_of

CENTRES = [(-3, -3), (3, -3), (0, 3), (0, -1)]
RING = [(0, 0), (0.6, 0), (-0.6, 0), (0, 0.6), (0, -0.6), (0.4, 0.4), (-0.4, 0.4), (0.4, -0.4)]


def points(classes):
    return [[x + dx, y + dy, c] for c, (x, y) in enumerate(CENTRES[:classes]) for dx, dy in RING]


@pytest.mark.parametrize("classes", [3, 4])
def test_own_points_of_several_classes_are_learned(api, classes):
    network = api.network(
        data={"points": points(classes), "train_ratio": 0.75},
        hidden=[8],
        runs=[{"name": "Adam", "optimizer": {"kind": "adam", "learning_rate": 0.05}}],
    )
    assert network.first["output"] == {"kind": "softmax", "classes": classes, "low": 0, "high": 1, "middle": 0.5}
    assert network.first["spec"]["loss"]["kind"] == "cross_entropy"
    assert network.first["class_names"] == [str(c) for c in range(classes)]
    [run] = network.post("step", epochs=150)["runs"]
    assert run["accuracy"]["train"] == 1
    assert run["accuracy"]["test"] >= 0.8
    assert run["loss"]["train"] < 0.1


def test_all_zeros_are_equally_unsure_of_every_class(api):
    network = api.network(data={"points": points(3)}, hidden=[4], initializer="zeros")
    [run, *_] = network.first["runs"]
    assert run["loss"]["train"] == pytest.approx(math.log(3))
    labels = network.get("data")["train"]["y"]
    assert run["accuracy"]["train"] == labels.count(0) / len(labels)  # of equals the first is the answer


def test_loss_and_accuracy_are_those_of_the_probabilities(api):
    """A network without hidden layers, by hand."""
    network = api.network(data={"points": points(3)}, hidden=[])
    layers = [{"W": [[-1, -1], [1, -0.5], [0.25, 1]], "b": [0.5, 0, -0.25]}]
    network.put_parameters(layers)
    data, [run, *_] = network.get("data"), network.get()["runs"]
    for part in ("train", "test"):
        losses, right = [], 0
        for x, label in zip(data[part]["X"], data[part]["y"], strict=True):
            z = [
                sum(w * a for w, a in zip(row, x, strict=True)) + b for row, b in zip(*layers[0].values(), strict=True)
            ]
            losses.append(math.log(sum(map(math.exp, z))) - z[int(label)])
            right += z.index(max(z)) == label
        assert run["loss"][part] == pytest.approx(sum(losses) / len(losses))
        assert run["accuracy"][part] == pytest.approx(right / len(losses))


def test_two_classes_learn_the_same_on_a_softmax(api):
    """It has twice the output weights; a sigmoid's z is the difference of its two."""
    spec = {"data": {"points": points(2)}, "hidden": []}
    sigmoid, softmax = api.network(**spec), api.network(**spec, output="softmax")
    assert (sigmoid.first["output"]["kind"], softmax.first["output"]["kind"]) == ("sigmoid", "softmax")
    assert softmax.first["output"]["classes"] == 2
    [layer] = softmax.get("parameters")["layers"]
    difference = {
        "W": [[b - a for a, b in zip(*layer["W"], strict=True)]],
        "b": [layer["b"][1] - layer["b"][0]],
    }
    sigmoid.put_parameters([difference])
    one, other = (network.get()["runs"][0] for network in (sigmoid, softmax))
    assert one["loss"]["train"] == pytest.approx(other["loss"]["train"])
    assert one["accuracy"] == other["accuracy"]


def test_every_unit_of_the_output_is_told_of(api):
    network = api.network(data={"points": points(4)}, hidden=[3])
    network.post("step", epochs=3)
    told = network.get("activations", example=0)
    assert told["layers"][-1]["activation"] == "softmax"
    assert len(told["example"]["a"][-1]) == 4
    assert sum(told["example"]["a"][-1]) == pytest.approx(1)
    assert len(network.get("parameters")["layers"][-1]["W"]) == 4
    with page_of(network) as live:
        live.next()
        live.say("view", maps=[{"run": "Adam", "resolution": 3}, {"run": "Adam", "resolution": 3, "units": True}])
        frame = live.next()
        assert frame.array(name="output").shape == frame.array(name="units", layer=2).shape == (4, 3, 3)
        assert frame.array(name="output").sum(axis=0) == pytest.approx(1, abs=1e-5)
