"""Choices that are not there, or do not go together: refused by their place, with what would be legal."""

import pytest

from tests.api.client import problem_of

PLACES = {  # family -> where one of its choices may stand
    "activations": [
        (lambda choice: {"activation": choice}, ["activation"]),
        (lambda choice: {"hidden": [4, {"activation": choice}]}, ["hidden", 1, "activation"]),
    ],
    "clips": [(lambda choice: {"runs": [{}, {"clip": choice}]}, ["runs", 1, "clip"])],
    "datasets": [(lambda choice: {"data": {"dataset": choice}}, ["data", "dataset"])],
    "features": [(lambda choice: {"features": ["x1", choice]}, ["features", 1])],
    "initializers": [(lambda choice: {"initializer": choice}, ["initializer"])],
    "losses": [(lambda choice: {"loss": choice}, ["loss"])],
    "optimizers": [(lambda choice: {"runs": [{}, {"optimizer": choice}]}, ["runs", 1, "optimizer"])],
    "regularizers": [(lambda choice: {"regularizer": choice}, ["regularizer"])],
    "schedules": [(lambda choice: {"runs": [{"schedule": choice}]}, ["runs", 0, "schedule"])],
}
NAMES = {  # family -> what one of it is called
    **{f"{name}s": name for name in ("activation", "clip", "dataset", "feature", "initializer", "optimizer")},
    "losses": "loss",
    "regularizers": "regularizer",
    "schedules": "schedule",
}
CHANGES = {
    "clips": (lambda choice: {"runs": [{"name": "Adam", "clip": choice}]}, ["runs", 0, "clip"]),
    "optimizers": (lambda choice: {"runs": [{"name": "Adam", "optimizer": choice}]}, ["runs", 0, "optimizer"]),
    "regularizers": (lambda choice: {"regularizer": choice}, ["regularizer"]),
    "schedules": (lambda choice: {"runs": [{"name": "Adam", "schedule": choice}]}, ["runs", 0, "schedule"]),
}


@pytest.fixture(scope="module")
def catalog(api):
    return api.client.get("/api/catalog").json()


@pytest.fixture(scope="module")
def network(api):
    network = api.network(data={"samples": 20}, hidden=[2])
    network.post("step", steps=3)
    return network


def the_error(answer):
    said = problem_of(answer, 422)
    [error] = said["errors"]
    return error


def test_every_family_has_its_places(catalog):
    others = {"surfaces", "experiment", "defaults", "race", "conventions"}
    assert PLACES.keys() == NAMES.keys() == catalog.keys() - others


@pytest.mark.parametrize("family", PLACES)
def test_an_unknown_name_is_told_the_known_ones(api, catalog, family):
    kinds = [entry["kind"] for entry in catalog[family]]
    for body, place in PLACES[family]:
        for choice in ("qqqq", {"kind": "qqqq"}, {"kind": "qqqq", "beta": 1}):
            error = the_error(api.client.post("/api/networks", json=body(choice)))
            assert error["location"] == place
            assert error["message"] == f"unknown {NAMES[family]} 'qqqq'; one of: {', '.join(kinds)}"


@pytest.mark.parametrize("family", PLACES)
def test_a_misspelt_name_is_told_what_may_be_meant(api, catalog, family):
    """Every choice with its last letter twice; where that is nearer to another choice, the guess is still a choice."""
    kinds = [entry["kind"] for entry in catalog[family]]
    right = 0
    for kind in kinds:
        body, place = PLACES[family][0]
        error = the_error(api.client.post("/api/networks", json=body(kind + kind[-1])))
        assert error["location"] == place
        [guess] = [k for k in kinds if f"did you mean '{k}'? one of: {', '.join(kinds)}" in error["message"]]
        right += guess == kind
    assert right >= 0.9 * len(kinds)


def test_the_message_is_the_documented_one(api):
    error = the_error(api.client.post("/api/networks", json={"runs": [{"schedule": "cosin"}]}))
    assert error == {
        "location": ["runs", 0, "schedule"],
        "message": "unknown schedule 'cosin'; did you mean 'cosine'? one of: constant, step, exponential, "
        "inverse_time, cosine, warm_up, one_cycle, reduce_on_plateau",
        "value": "cosin",
    }


@pytest.mark.parametrize("family", PLACES)
def test_what_is_no_choice_at_all_is_told_so(api, catalog, family):
    for body, place in PLACES[family]:
        for choice in (3, True, [], ["sgd"], {}, {"kind": None}, {"kind": 3}, {"kind": []}, ""):
            error = the_error(api.client.post("/api/networks", json=body(choice)))
            assert error["location"] == place
            assert error["message"].endswith(", ".join(entry["kind"] for entry in catalog[family]))


@pytest.mark.parametrize("family", PLACES)
def test_an_unknown_hyperparameter_is_told_the_known_ones(api, catalog, family):
    for entry in catalog[family]:
        names = [parameter["name"] for parameter in entry["parameters"]]
        body, place = PLACES[family][0]
        error = the_error(api.client.post("/api/networks", json=body({"kind": entry["kind"], "qqqq": 1})))
        assert error["location"] == [*place, "qqqq"]
        assert error["message"].startswith("unknown field; one of: ")
        assert set(names) <= set(error["message"].partition("one of: ")[2].split(", "))


@pytest.mark.parametrize("family", CHANGES)
def test_a_change_to_what_is_not_there_changes_nothing(api, catalog, network, family):
    body, place = CHANGES[family]
    with api.refused_without_change(network):
        error = the_error(network.ask("PATCH", json=body("qqqq")))
        assert error["location"] == place
        assert error["message"].startswith(f"unknown {NAMES[family]} 'qqqq'; one of: ")
        for entry in catalog[family]:
            for parameter in entry["parameters"]:
                error = the_error(network.ask("PATCH", json=body({"kind": entry["kind"], parameter["name"]: "qqqq"})))
                assert error["location"] == [*place, parameter["name"]]
                assert error["message"].startswith("must be ")


REASONS = {"classification": "regression", "regression": "classification"}


def test_a_loss_for_other_data_is_refused_with_the_reason(api, catalog):
    """Every loss on data of a task that it does not serve, and on more classes than it serves."""
    tasks, classes = 0, 0
    for entry in catalog["losses"]:
        for task, other in REASONS.items():
            if entry["tasks"] == [task]:
                data = {"dataset": "plane" if other == "regression" else "spiral"}
                error = the_error(api.client.post("/api/networks", json={"loss": entry["kind"], "data": data}))
                assert error["location"] == ["loss"]
                assert error["message"] == f"{entry['kind']} is for {task}, and these data are for {other}"
                tasks += 1
        most = [output["classes"] for output in entry["outputs"] if "classification" in output["tasks"]]
        if set(most) == {2}:
            body = {"loss": entry["kind"], "data": {"dataset": {"kind": "rings", "classes": 4}}}
            error = the_error(api.client.post("/api/networks", json=body))
            assert error["location"] == ["loss"]
            assert error["message"] == f"{entry['kind']} is for two classes, and these data have 4"
            classes += 1
    assert tasks >= 3
    assert classes >= 2


def test_an_output_that_a_loss_does_not_have_is_refused_with_those_it_has(api, catalog):
    every = {output["kind"] for entry in catalog["losses"] for output in entry["outputs"]}
    for entry in catalog["losses"]:
        own = [output["kind"] for output in entry["outputs"]]
        data = {"dataset": "spiral" if "classification" in entry["tasks"] else "plane"}
        for kind in every - set(own):
            body = {"loss": entry["kind"], "output": kind, "data": data}
            error = the_error(api.client.post("/api/networks", json=body))
            assert error["location"] == ["output"]
            assert error["message"] == f"{entry['kind']} has no {kind} output; one of: {', '.join(own)}"


THREE = {"points": [[0, 0, 0], [1, 1, 1], [2, 0, 2]]}
TWO = {"points": [[0, 0, 0], [1, 1, 1]]}
NUMBERS = {"points": [[0, 0, 0.5], [1, 1, 1]]}


@pytest.mark.parametrize(
    ("body", "place", "message"),
    [
        (
            {"data": THREE, "output": "sigmoid"},
            ["output"],
            "a sigmoid output with cross_entropy is for two classes, and these data have 3",
        ),
        (
            {"data": NUMBERS, "loss": "squared_error", "output": "tanh"},
            ["output"],
            "a tanh output with squared_error is for classification, and these data are for regression",
        ),
        ({"output": "softmaxx"}, ["output"], "must be one of: sigmoid, softmax, tanh, linear"),
        (
            {"data": NUMBERS | {"task": "classification"}},
            ["data", "task"],
            "the labels are not those of classes, 0, 1 … without a gap: 0.5 is no whole number from 0 to 9",
        ),
        (
            {"data": {"points": [[0, 0, 0], [1, 1, 2]], "task": "classification"}},
            ["data", "task"],
            "the labels are not those of classes, 0, 1 … without a gap: there is no 1",
        ),
        (
            {"data": {"dataset": "plane", "imbalance": 0.5}},
            ["data", "imbalance"],
            "is for classes, and plane is for regression",
        ),
        ({"data": TWO | {"imbalance": 0.5}}, ["data", "imbalance"], "points are taken as they are, without imbalance"),
        ({"data": TWO | {"columns": ["a"]}}, ["data", "columns"], "must be 2 names, one an input, not 1"),
        ({"data": TWO | {"columns": ["a", "a"]}}, ["data", "columns", 1], "'a' stands twice"),
        ({"data": TWO | {"columns": ["a", " "]}}, ["data", "columns", 1], "must not be empty"),
        ({"data": THREE | {"class_names": ["a"]}}, ["data", "class_names"], "must be 3 names, one a class, not 1"),
        (
            {"data": NUMBERS | {"class_names": ["a", "b"]}},
            ["data", "class_names"],
            "must be left out: these labels are numbers, not classes",
        ),
        (
            {"features": [{"kind": "formula", "expression": "sin x1"}]},
            ["features", 0, "expression"],
            "sin at position 1 needs ( ) around what it is of",
        ),
        (
            {"features": ["radius", {"kind": "column", "column": 2}, {"kind": "column", "column": 2}]},
            ["features", 2],
            "column 2 stands twice",
        ),
        ({"stop": {"epoch": 3}}, ["stop", "epoch"], None),
        ({"stop": {"epochs": 0}}, ["stop", "epochs"], "must be a whole number between 1 and 1000000"),
        ({"stop": None}, ["stop"], "must be an object"),
        ({"runs": [{"schedule": None}]}, ["runs", 0, "schedule"], None),
        ({"data": {"standardize": "yes"}}, ["data", "standardize"], "must be true or false"),
    ],
)
def test_what_does_not_go_together_is_refused_with_the_reason(api, body, place, message):
    error = the_error(api.client.post("/api/networks", json=body))
    assert error["location"] == place
    assert message in (None, error["message"])


def test_a_long_name_is_cut_short_wherever_it_is_told(api, network):
    layers = [{"W": [[0, 0]] * 2, "b": [0, 0], "learned": {"a" * 100_000: 3}}, {"W": [[0, 0]], "b": [0]}]
    for answer in (
        network.ask("PUT", "parameters", json={"layers": layers}),
        api.client.post("/api/networks", json={"stop": {"a" * 100_000: 1}}),
        api.client.post("/api/networks", json={"runs": [{"schedule": {"kind": "step", "a" * 100_000: 1}}]}),
        api.client.post("/api/networks", json={"runs": [{"clip": "a" * 100_000}]}),
    ):
        problem_of(answer, 422)
        assert len(answer.text) < 2000
