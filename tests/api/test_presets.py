"""The experiments made for the lecture: each shows what its texts say, measured by the calls that the page makes."""

import json
from pathlib import Path

import numpy as np
import pytest
from pydantic import ValidationError

from app.paths import presets_folder
from app.schemas.presets import read_presets
from tests.api.client import problem_of, strict_json

FILES = sorted(path.stem for path in presets_folder().glob("*.json"))
OTHER_SEED = 11  # what a preset shows is no accident of its own seed


@pytest.fixture(scope="module")
def preset(api):
    def read(key):
        answer = api.client.get(f"/api/presets/{key}")
        assert answer.status_code == 200, answer.text
        return strict_json(answer)

    return read


@pytest.fixture
def stage(api, preset):
    """A stage of a preset (counted from 1; 0: the preset itself), trained for so many epochs."""

    def trained(key, number, epochs, seed=None):
        found = preset(key)
        spec = found["stages"][number - 1]["spec"] if number else found["spec"]
        network = api.network(**spec | ({} if seed is None else {"seed": seed}))
        network.state = network.post("step", epochs=epochs)
        return network

    return trained


def one_of(state):
    [run] = state["runs"]
    return run


def one(network):
    return one_of(network.state)


def curve(network, name):
    return np.array(network.get("history")["runs"][0][name])


def test_the_list_names_every_file_once(api):
    listed = strict_json(api.client.get("/api/presets"))["presets"]
    assert sorted(each["key"] for each in listed) == FILES
    assert all(each.keys() == {"key", "title", "line"} for each in listed)
    ranks = {key: json.loads((presets_folder() / f"{key}.json").read_text())["rank"] for key in FILES}
    assert [each["key"] for each in listed] == sorted(FILES, key=ranks.__getitem__)
    assert len(set(ranks.values())) == len(FILES)


@pytest.mark.parametrize("key", FILES)
def test_every_experiment_can_be_made_as_it_is_answered(api, preset, key):
    found = preset(key)
    for spec in (found["spec"], *(each["spec"] for each in found["stages"])):
        assert api.network(**spec).first["spec"] == spec
    assert all(each["question"].endswith(("?", ".")) and each["answer"] for each in found["predict"])
    labels = [each["label"] for each in found["stages"]]
    assert len(set(labels)) == len(labels) != 1
    assert [each["spec"] for each in found["stages"][:1]] in ([], [found["spec"]])  # it opens with its first stage


def test_a_preset_that_is_not_there_is_told_the_names(api):
    said = problem_of(api.client.get("/api/presets/vanishing"), 404)
    assert "no preset 'vanishing'" in said["detail"]
    assert all(key in said["detail"] for key in FILES)


def test_a_file_that_would_be_refused_as_a_request_is_an_error(tmp_path):
    good = json.loads((presets_folder() / "overfitting.json").read_text())
    for number, spoilt in enumerate(({"spec": {"hidden": [0]}}, {"surprise": 1}, {"predict": []})):
        folder = Path(tmp_path / str(number))
        folder.mkdir()
        (folder / "x.json").write_text(json.dumps(good | spoilt))
        with pytest.raises(ValidationError):
            read_presets(folder)


@pytest.mark.parametrize("seed", [None, OTHER_SEED])
def test_momentum_against_adam(stage, seed):
    network = stage("momentum-against-adam", 0, 100, seed)
    momentum, adam = network.state["runs"]
    assert adam["loss"]["train"] < 0.85 * momentum["loss"]["train"]
    if seed is None:
        assert (adam["loss"]["train"], momentum["loss"]["train"]) == pytest.approx((0.32, 0.54), abs=0.02)
        momentum, adam = network.post("step", epochs=200)["runs"]
        assert (adam["loss"]["train"], momentum["loss"]["train"]) == pytest.approx((0.09, 0.14), abs=0.005)
        between_the_ends(network)
    else:
        network.post("step", epochs=200)
        assert landscape_between(network)[1].max() > 1  # no accident of the seed


def landscape_between(network):
    """The two ends on the plane through them and the start, and the cost on the straight line between them."""
    found = network.get("landscape", plane="ends", run="Momentum", other="Adam", resolution=81)
    ends = np.array([[run["x"][-1], run["y"][-1]] for run in found["runs"]])
    line = ends[0] + np.linspace(0, 1, 61)[:, np.newaxis] * (ends[1] - ends[0])
    columns, rows = (
        np.abs(np.array(found[name])[:, np.newaxis] - line[:, k]).argmin(axis=0) for k, name in enumerate("xy")
    )
    return ends, np.array(found["values"])[rows, columns]


def between_the_ends(network):
    """They lie where the text says, with a ridge between."""
    (momentum, adam), costs = landscape_between(network)
    assert [round(float(np.hypot(*each))) for each in (adam, momentum, adam - momentum)] == [19, 14, 18]
    angle = np.degrees(np.arccos(momentum @ adam / np.hypot(*momentum) / np.hypot(*adam)))
    assert angle == pytest.approx(67, abs=0.5)
    assert costs.max() == pytest.approx(1.35, abs=0.05)


def right(network):
    """The share of test points that each run has right, by name."""
    return {run["name"]: run["accuracy"]["test"] for run in network.state["runs"]}


@pytest.mark.parametrize("seed", [None, OTHER_SEED])
def test_linear_units_guess_and_a_bend_is_enough(stage, seed):
    units, inputs = (right(stage("why-not-linear", number, 100, seed)) for number in (1, 2))
    assert units["linear"] <= 0.6
    assert units["tanh"] >= 0.97
    assert inputs["linear"] > 0.95
    if seed is None:
        assert units["tanh"] == pytest.approx(0.99, abs=0.005)


@pytest.mark.parametrize("seed", [None, OTHER_SEED])
def test_a_rate_of_one_diverges_and_of_the_others_the_larger_is_faster(stage, seed):
    largest, *others = stage("learning-rates", 0, 30, seed).state["runs"]
    assert largest["status"] == "diverged"
    assert largest["step"] <= 12
    losses = [run["loss"]["train"] for run in others]
    assert losses == sorted(losses)
    if seed is None:
        assert losses == pytest.approx([8.6e-5, 8.8e-4, 3.1e-3], rel=0.1)


@pytest.mark.parametrize("seed", [None, OTHER_SEED])
def test_small_batches_tremble_and_the_whole_set_is_slow(stage, seed):
    networks = [stage("mini-batch-noise", number, 100, seed) for number in (1, 2, 3)]
    curves = [curve(network, "train_loss") for network in networks]
    single, ten, whole = (np.diff(each[-51:]).std() for each in curves)
    assert single > 3 * ten > 100 * whole
    rises = [int((np.diff(each[-51:]) > 0).sum()) for each in curves]
    assert rises[2] == 0
    assert 15 <= rises[0] <= 35
    assert curves[2][-1] == max(each[-1] for each in curves)
    assert [network.state["step"] for network in networks] == [10_000, 1_000, 100]


@pytest.mark.parametrize("seed", [None, OTHER_SEED])
def test_it_overfits_and_both_cures_help(stage, seed):
    networks = [stage("overfitting", number, 300, seed) for number in (1, 2, 3)]
    test_losses = [curve(network, "test_loss") for network in networks]
    plain, l2, dropout = (each[-1] for each in test_losses)
    assert one(networks[0])["accuracy"]["train"] == 1
    assert one(networks[0])["loss"]["train"] < 0.01
    assert plain > 3 * test_losses[0].min()
    assert test_losses[0].argmin() < len(test_losses[0]) / 6
    assert l2 < plain - 0.3
    assert dropout < l2 - 0.15
    if seed is None:
        assert (plain, l2, dropout) == pytest.approx((1.7, 1.1, 0.6), abs=0.1)


def shares(network):
    """How large the first layer's gradient is beside that of the last one, by run."""
    found = {}
    for run in network.state["runs"]:
        first, *_, last = (np.linalg.norm(layer["W"]) for layer in network.get("gradients", run=run["name"])["layers"])
        found[run["name"]] = first / last
    return found


@pytest.mark.parametrize("seed", [None, OTHER_SEED])
def test_the_gradient_vanishes_in_sigmoids_only(stage, seed):
    deep, flat = (stage("vanishing-gradient", number, 100, seed) for number in (1, 2))
    accuracy, losses = right(deep), {run["name"]: run["loss"]["train"] for run in deep.state["runs"]}
    assert accuracy["sigmoid"] < 0.6
    assert losses["sigmoid"] == pytest.approx(0.69, abs=0.005)
    assert min(accuracy["ReLU"], accuracy["tanh"]) > 0.93
    assert min(right(flat).values()) > 0.95
    for network in (deep, flat):
        network.post("seek", step=0)
    vanishes = shares(deep)
    assert vanishes["sigmoid"] < 1e-4
    assert min(vanishes["ReLU"], vanishes["tanh"]) > 0.1
    assert shares(flat)["sigmoid"] > 0.1
    if seed is None:
        assert 1 / vanishes["sigmoid"] == pytest.approx(30_000, rel=0.1)
        assert 0.2 < vanishes["ReLU"] < vanishes["tanh"] < 5
        assert shares(flat)["sigmoid"] == pytest.approx(1 / 4, abs=0.05)
        assert accuracy == pytest.approx({"sigmoid": 0.5, "ReLU": 0.95, "tanh": 0.96}, abs=0.06)
        assert right(flat)["sigmoid"] == pytest.approx(0.96, abs=0.01)


@pytest.mark.parametrize("seed", [None, OTHER_SEED])
def test_no_larger_rate_cures_a_gradient_that_vanishes(api, preset, seed):
    spec = preset("vanishing-gradient")["spec"]
    [sigmoid, *_] = spec["runs"]
    spec["runs"] = [sigmoid | {"optimizer": sigmoid["optimizer"] | {"learning_rate": 1.0}}]
    network = api.network(**spec | ({} if seed is None else {"seed": seed}))
    assert one_of(network.post("step", epochs=100))["accuracy"]["test"] < 0.6


@pytest.mark.parametrize("seed", [None, OTHER_SEED])
def test_units_die_at_the_large_rate_only(stage, seed):
    network = stage("dead-relu", 0, 50, seed)

    def dead(run):
        return [layer["dead"] for layer in network.get("activations", run=run)["layers"][:-1]]

    assert dead("rate 3")[1] == 1
    assert max(dead("rate 0.03")) <= 0.125
    assert right(network)["rate 3"] < 0.6
    assert right(network)["rate 0.03"] > 0.9
    if seed is None:
        assert dead("leaky") == dead("rate 0.03") == [0, 0]
        assert right(network)["leaky"] == pytest.approx(0.9, abs=0.02)
        assert right(network)["rate 0.03"] == pytest.approx(0.97, abs=0.01)
    else:
        assert network.state["runs"][1]["status"] == "diverged"


def test_no_training_brings_a_dead_layer_back(stage):
    network = stage("dead-relu", 0, 50)
    run = network.state["spec"]["runs"][0]
    network.patch(runs=[{"name": run["name"], "optimizer": run["optimizer"] | {"learning_rate": 0.03}}])
    network.post("step", epochs=50)
    assert network.get("activations", run=run["name"])["layers"][1]["dead"] == 1


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("seed", [None, OTHER_SEED])
def test_units_that_start_alike_stay_alike(stage, number, seed):
    network = stage("zero-start", number, 100, seed)
    layers = {run: network.get("parameters", run=run)["layers"] for run in right(network)}
    zeros, constant, chance = (np.array(layers[run][0]["W"]) for run in ("all 0", "all 0.5", "by chance"))
    assert not zeros.any()
    assert [layer["b"] for layer in layers["all 0"]] == [[0] * len(zeros), [pytest.approx(0, abs=0.1)]]
    assert layers["all 0"][1]["b"] != [0]
    assert (constant == constant[0]).all()
    assert (constant != 0.5).all()
    assert len(np.unique(chance, axis=0)) == len(chance)
    assert right(network)["all 0"] < 0.6
    assert 0.6 < right(network)["all 0.5"] < 0.75
    assert right(network)["by chance"] > 0.97
