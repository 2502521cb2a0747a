"""The catalog: complete, legible by a browser, and true of what the server does."""

import json
import math
from xml.etree import ElementTree

import pytest

from tests.api.client import problem_of, strict_json
from tests.api.forward import ACTIVATIONS

FAMILIES = (
    *("activations", "clips", "datasets", "features", "initializers", "losses", "optimizers", "regularizers"),
    "schedules",
)
ENTRY = {"kind", "label", "summary", "formula", "mathml", "reference", "anchor", "parameters"}
MORE = {
    "activations": {"curve", "learned"},
    "datasets": {"task", "classes", "samples", "columns", "class_names", "preview", "available"},
    "losses": {"tasks", "outputs"},
    "optimizers": {"slots"},
    "schedules": {"curve"},
}
GROUPS = {
    "data": ["samples", "noise", "train_ratio", "seed", "task", "imbalance", "standardize"],
    "network": ["seed", "output", "batch_size", "shuffle"],
    "layer": ["units", "dropout"],
    "stop": ["epochs", "target_loss", "patience", "threshold", "watch"],
    "plane": ["by", "x", "y"],
}
PARAMETER = {"name", "label", "default", "minimum", "maximum", "scale", "type", "words", "help", "anchor"}
MATHML = "{http://www.w3.org/1998/Math/MathML}"
TOKENS = {MATHML + name for name in ("mi", "mn", "mo", "mtext", "ms")}


@pytest.fixture(scope="module")
def catalog(api):
    answer = api.client.get("/api/catalog")
    assert answer.status_code == 200
    return strict_json(answer)


def entries(catalog, *families):
    return [(family, entry) for family in families or FAMILIES for entry in catalog[family]]


def parameters(catalog):
    of_choices = [parameter for _, entry in entries(catalog) for parameter in entry["parameters"]]
    return of_choices + [parameter for group in GROUPS for parameter in catalog["experiment"][group]]


def test_the_families_are_there(catalog):
    assert catalog.keys() == {*FAMILIES, "surfaces", "experiment", "defaults", "race", "conventions"}
    assert [family for family in FAMILIES if not catalog[family]] == []


def test_entries_are_complete(catalog):
    for family, entry in entries(catalog):
        assert entry.keys() == ENTRY | MORE.get(family, set())
        empty = [name for name in ENTRY - {"parameters", "reference", "formula"} if not entry[name]]
        assert empty == [], (family, entry["kind"])


def test_kinds_and_labels_are_unique_in_their_family(catalog):
    for family in FAMILIES:
        for name in ("kind", "label"):
            values = [entry[name] for entry in catalog[family]]
            assert len(set(values)) == len(values)


def test_what_is_documented_can_be_chosen(catalog):
    kinds = {family: {entry["kind"] for entry in catalog[family]} for family in FAMILIES}
    assert kinds["features"] >= {"x1", "x2", "x1_squared", "x2_squared", "x1x2", "sin_x1", "sin_x2"}
    assert kinds["features"] >= {"cos_x1", "cos_x2", "radius", "column", "formula"}
    assert kinds["losses"] >= {"cross_entropy", "squared_error", "absolute_error", "huber", "hinge"}
    assert kinds["optimizers"] >= {"sgd", "momentum", "rmsprop", "adam"}
    assert kinds["datasets"] >= {"spiral", "xor", "circle", "gauss", "plane", "iris", "digits"}
    assert kinds["schedules"] >= {"constant", "cosine", "reduce_on_plateau"}
    assert kinds["clips"] == {"none", "value", "norm"}


def test_formulas_are_well_formed_mathml(catalog):
    for _, entry in entries(catalog):
        tree = ElementTree.fromstring(entry["mathml"])
        assert tree.tag == f"{MATHML}math"
        leaves = [node for node in tree.iter() if node.tag in TOKENS]
        assert leaves
        for node in leaves:  # a token that the converter did not know stays as LaTeX, or as a bare mark of columns
            assert "\\" not in (node.text or ""), entry["kind"]
            assert "&" not in (node.text or ""), entry["kind"]


def test_curves_are_those_of_the_activations(catalog):
    for _, entry in entries(catalog, "activations"):
        z, a = entry["curve"]["z"], entry["curve"]["a"]
        assert len(z) == len(a) == 41
        assert (z[0], z[20], z[-1]) == (-4, 0, 4)
        if entry["kind"] in ACTIVATIONS:
            assert a == pytest.approx([ACTIVATIONS[entry["kind"]](value) for value in z])


def test_curves_are_those_of_the_schedules(catalog):
    curves = {entry["kind"]: entry["curve"] for _, entry in entries(catalog, "schedules")}
    for curve in curves.values():
        assert len(curve["epoch"]) == len(curve["factor"]) == 81
        assert curve["epoch"][0] == 0
        assert curve["epoch"] == sorted(set(curve["epoch"]))
        assert 0 < max(curve["factor"]) <= 1
    epochs, factors = curves["exponential"]["epoch"], curves["exponential"]["factor"]
    assert factors == pytest.approx([0.99**epoch for epoch in epochs])
    assert set(curves["constant"]["factor"]) == {1}


def test_learned_activations_say_so(catalog):
    assert {entry["kind"] for _, entry in entries(catalog, "activations") if entry["learned"]} == {"prelu"}


TASKS = {"classification", "regression"}


def test_tasks_are_named(catalog):
    for _, entry in entries(catalog, "datasets"):
        assert entry["task"] in TASKS
        assert len(entry["class_names"]) == entry["classes"]
        assert (entry["classes"] >= 2) == (entry["task"] == "classification")
        assert len(entry["columns"]) >= 2
        assert entry["available"] is True
    for _, entry in entries(catalog, "losses"):
        assert set(entry["tasks"]) == {task for output in entry["outputs"] for task in output["tasks"]} <= TASKS
        assert all(output.keys() == {"kind", "tasks", "classes"} for output in entry["outputs"])


def test_previews_are_points_of_the_plane(catalog):
    for _, entry in entries(catalog, "datasets"):
        assert len(entry["preview"]) >= 20
        for x1, x2, label in entry["preview"]:
            assert max(abs(x1), abs(x2)) <= 6
            assert label in range(entry["classes"]) if entry["task"] == "classification" else abs(label) <= 2


def test_parameters_are_complete_and_their_defaults_legal(catalog):
    for parameter in parameters(catalog):
        assert parameter.keys() == PARAMETER
        assert parameter["label"]
        assert parameter["help"].endswith(".")
        low, high, default = (parameter[name] for name in ("minimum", "maximum", "default"))
        if parameter["type"] == "boolean":
            assert default is None or isinstance(default, bool)
            continue
        if parameter["type"] == "text":
            assert low is None
            assert 1 <= len(default) <= high
            continue
        if parameter["type"] == "word":
            assert low is high is None
            assert default is None or default in parameter["words"]
            continue
        assert parameter["type"] in ("number", "integer")
        assert math.isfinite(low)
        assert math.isfinite(high)
        assert low < high
        assert default is None or default in parameter["words"] or low <= default <= high
        assert parameter["scale"] in ("linear", "log")
        assert parameter["scale"] == "linear" or low >= 0


def test_the_experiment_has_its_parameters(catalog):
    assert catalog["experiment"].keys() == {*GROUPS, "descent", "limits"}
    assert {group: [p["name"] for p in catalog["experiment"][group]] for group in GROUPS} == GROUPS
    [batch_size] = [p for p in catalog["experiment"]["network"] if p["name"] == "batch_size"]
    assert batch_size["words"] == ["all"]


def test_limits_say_how_many_there_may_be(api, catalog):
    many = {
        "features": [{"kind": "formula", "expression": f"x1 + {i}"} for i in range(100)],
        "hidden": [1] * 100,
        "frozen": [{"layer": 1}] * 600,
        "runs": [{}] * 100,
    }
    assert catalog["experiment"]["limits"].keys() == many.keys()
    for name, (low, high) in catalog["experiment"]["limits"].items():
        for count, legal in ((low - 1, False), (low, True), (high, True), (high + 1, False)):
            if 0 <= count <= len(many[name]):
                answer = api.client.post("/api/networks", json={name: many[name][:count]})
                assert (answer.status_code == 201) == legal, (name, count)


def test_the_defaults_are_what_nothing_said_gives(api, catalog):
    assert api.network().first["spec"] == catalog["defaults"]


PLACES = {
    "activations": lambda choice: {"hidden": [2], "activation": choice},
    "clips": lambda choice: {"runs": [{"clip": choice}]},
    "datasets": lambda choice: {"data": {"dataset": choice, "samples": 20}},
    "features": lambda choice: {"features": [choice], "data": {"dataset": "digits", "samples": 20}},  # all columns
    "initializers": lambda choice: {"initializer": choice},
    "losses": lambda choice: {"loss": choice},
    "optimizers": lambda choice: {"runs": [{"optimizer": choice}]},
    "regularizers": lambda choice: {"regularizer": choice},
    "schedules": lambda choice: {"runs": [{"schedule": choice}]},
}
GROUP_PLACES = {
    "data": lambda name, value: {"data": {"dataset": "spiral", name: value}},
    "network": lambda name, value: {name: value},
    "layer": lambda name, value: {"hidden": [{name: value}]},
    "stop": lambda name, value: {"stop": {name: value}},
    "plane": lambda name, value: {"data": {"dataset": "digits", "plane": {"x": 3, "y": 4, name: value}}},
}
ELSEWHERE = {("data", "task"), ("network", "output")}  # not every word goes with the same data
POINTS = {
    ("classification", 2): [[0, 0, 0], [1, 1, 1], [2, 0, 1], [1, 2, 0]],
    ("regression", 0): [[0, 0, 0.5], [1, 1, -1], [2, 0, 3]],
}


def spec_of(catalog, family, entry, choice):
    """A small experiment in which this choice is legal."""
    spec = {"data": {"samples": 20}, "hidden": [2], "runs": [{}]} | PLACES[family](choice)
    if family == "losses":
        task = entry["tasks"][0]
        dataset = next(each["kind"] for each in catalog["datasets"] if each["task"] == task)
        spec["data"] = {"dataset": dataset, "samples": 20}
    return spec


@pytest.mark.parametrize("family", FAMILIES)
def test_every_choice_trains_and_a_bare_name_is_the_choice_with_its_defaults(api, catalog, family):
    for entry in catalog[family]:
        long = {"kind": entry["kind"]} | {p["name"]: p["default"] for p in entry["parameters"]}
        short, full = (api.network(**spec_of(catalog, family, entry, choice)) for choice in (entry["kind"], long))
        assert short.first["spec"] == full.first["spec"]
        state = short.post("step", epochs=3)
        assert {run["status"] for run in state["runs"]} == {"ready"}, entry["kind"]
        assert short.get("parameters") != full.get("parameters"), entry["kind"]
        short.delete()
        full.delete()


def test_every_dataset_is_what_its_entry_says(api, catalog):
    for entry in catalog["datasets"]:
        network = api.network(data={"dataset": entry["kind"]}, hidden=[])
        state, data = network.first, network.get("data")
        said = state["spec"]["data"]
        assert (state["task"], state["output"]["classes"]) == (entry["task"], entry["classes"])
        assert said["samples"] == entry["samples"] == len(data["train"]["y"]) + len(data["test"]["y"])
        assert said["columns"] == data["columns"] == entry["columns"]
        assert said["class_names"] == state["class_names"] == data["class_names"] == entry["class_names"]
        assert len(state["spec"]["features"]) == len(entry["columns"])
        network.delete()


def test_every_output_of_a_loss_trains_on_all_the_data_it_names(api, catalog):
    for entry in catalog["losses"]:
        for output in entry["outputs"]:
            cases = [
                (task, k) for task in output["tasks"] for k in ((2, output["classes"]) if task[0] == "c" else (0,))
            ]
            for task, classes in cases:
                points = POINTS.get((task, classes)) or [[c, c % 3, c] for c in range(classes)]
                network = api.network(
                    data={"points": points, "train_ratio": 0.9},
                    hidden=[2],
                    loss=entry["kind"],
                    output=output["kind"],
                )
                assert network.first["output"]["kind"] == network.first["spec"]["output"] == output["kind"]
                assert (network.first["task"], network.first["output"]["classes"]) == (task, classes)
                before = network.get()["runs"][1]["loss"]["train"]
                assert network.post("step", epochs=30)["runs"][1]["loss"]["train"] < before


def legal_values(parameter):
    if parameter["type"] == "boolean":
        return [True, False]
    ends = (
        [parameter["default"]]
        if parameter["type"] in ("text", "word")
        else [parameter["minimum"], parameter["maximum"]]
    )
    return ends + parameter["words"] + [None] * (parameter["default"] is None)


def illegal_values(parameter):
    low, high, kind = parameter["minimum"], parameter["maximum"], parameter["type"]
    wrong = [[], {}] + [None] * (parameter["default"] is not None)
    if kind == "boolean":
        return [*wrong, 0, 1, "true", ""]
    if kind == "text":
        return [*wrong, "", "1" * (high + 1), 1, True]
    if kind == "word":
        return [*wrong, "", parameter["words"][0].upper(), 0, True]
    beyond = [low - (abs(low) or 1), high + (abs(high) or 1), True, "1", 1e400]
    return wrong + beyond + ([low + 0.5, float(low)] if kind == "integer" else [])


def test_limits_of_every_hyperparameter_hold(api, catalog):
    """What is legal at the ends of its range is taken; what lies beyond is refused, with its place."""
    walked = set()
    for family, entry in entries(catalog):
        for parameter in entry["parameters"]:
            walked.add(parameter["type"])
            for value in legal_values(parameter):
                choice = {"kind": entry["kind"], parameter["name"]: value}
                api.network(**spec_of(catalog, family, entry, choice)).delete()
            for value in illegal_values(parameter):
                body = spec_of(catalog, family, entry, {"kind": entry["kind"], parameter["name"]: value})
                refused(api, body, parameter)
    assert walked == {"boolean", "integer", "number", "text", "word"}


@pytest.mark.parametrize("group", GROUPS)
def test_limits_of_the_experiments_own_parameters_hold(api, catalog, group):
    for parameter in catalog["experiment"][group]:
        place = {"hidden": [1], "runs": [{}]}
        if (group, parameter["name"]) not in ELSEWHERE:
            for value in legal_values(parameter):
                api.network(**place | GROUP_PLACES[group](parameter["name"], value)).delete()
        for value in illegal_values(parameter):
            refused(api, place | GROUP_PLACES[group](parameter["name"], value), parameter)


def refused(api, body, parameter):
    """Refused at the parameter and nowhere else, in words that say what would be legal."""
    [error] = problem_of(api.send("POST", "/api/networks", json.dumps(body)), 422)["errors"]
    assert error["location"][-1] == parameter["name"], body
    assert error["message"].startswith("must be ")
    for word in parameter["words"]:
        assert word in error["message"]
    if parameter["type"] in ("number", "integer"):
        assert f"between {parameter['minimum']:.15g} and {parameter['maximum']:.15g}" in error["message"]
