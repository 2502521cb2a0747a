"""The catalog: complete, legible by a browser, and true of what the server does."""

import math
from xml.etree import ElementTree

import pytest

from tests.api.client import problem_of, strict_json
from tests.api.forward import ACTIVATIONS

FAMILIES = ("activations", "datasets", "features", "initializers", "losses", "optimizers", "regularizers")
ENTRY = {"kind", "label", "summary", "formula", "mathml", "reference", "parameters"}
MORE = {"datasets": {"task", "samples", "preview"}, "losses": {"tasks"}, "activations": {"curve"}}
GROUPS = {
    "data": ["samples", "noise", "train_ratio", "seed"],
    "network": ["seed", "batch_size", "shuffle"],
    "layer": ["units", "dropout"],
}
PARAMETER = {"name", "label", "default", "minimum", "maximum", "scale", "type", "words", "help"}
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
    assert catalog.keys() == {*FAMILIES, "schedules", "surfaces", "experiment", "defaults"}
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
    assert kinds["features"] == {"x1", "x2", "x1_squared", "x2_squared", "x1x2", "sin_x1", "sin_x2"}
    assert kinds["losses"] == {"cross_entropy", "squared_error"}
    assert kinds["optimizers"] >= {"sgd", "momentum", "rmsprop", "adam"}
    assert kinds["datasets"] >= {"spiral", "xor", "circle", "gauss", "plane"}


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


def test_tasks_are_named(catalog):
    assert {entry["task"] for _, entry in entries(catalog, "datasets")} == {"classification", "regression"}
    assert {task for _, entry in entries(catalog, "losses") for task in entry["tasks"]} == {
        "classification",
        "regression",
    }


def test_previews_are_points_of_the_plane(catalog):
    for _, entry in entries(catalog, "datasets"):
        assert len(entry["preview"]) >= 20
        for x1, x2, label in entry["preview"]:
            assert max(abs(x1), abs(x2)) <= 6
            assert label in (0, 1) if entry["task"] == "classification" else abs(label) <= 2


def test_parameters_are_complete_and_their_defaults_legal(catalog):
    for parameter in parameters(catalog):
        assert parameter.keys() == PARAMETER
        assert parameter["label"]
        assert parameter["help"].endswith(".")
        low, high, default = (parameter[name] for name in ("minimum", "maximum", "default"))
        if parameter["type"] == "boolean":
            assert isinstance(default, bool)
            continue
        assert parameter["type"] in ("number", "integer")
        assert math.isfinite(low)
        assert math.isfinite(high)
        assert low < high
        assert default is None or default in parameter["words"] or low <= default <= high
        assert parameter["scale"] in ("linear", "log")
        assert parameter["scale"] == "linear" or low > 0


def test_the_experiment_has_its_parameters(catalog):
    assert catalog["experiment"].keys() == {*GROUPS, "limits"}
    assert {group: [p["name"] for p in catalog["experiment"][group]] for group in GROUPS} == GROUPS
    [batch_size] = [p for p in catalog["experiment"]["network"] if p["name"] == "batch_size"]
    assert batch_size["words"] == ["all"]


def test_limits_say_how_many_there_may_be(api, catalog):
    many = {
        "features": [entry["kind"] for entry in catalog["features"]],
        "hidden": [1] * 100,
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
    "activations": lambda choice: {"activation": choice},
    "datasets": lambda choice: {"data": {"dataset": choice}},
    "features": lambda choice: {"features": [choice]},
    "initializers": lambda choice: {"initializer": choice},
    "losses": lambda choice: {"loss": choice},
    "optimizers": lambda choice: {"runs": [{"optimizer": choice}]},
    "regularizers": lambda choice: {"regularizer": choice},
}


@pytest.mark.parametrize("family", FAMILIES)
def test_every_choice_trains_and_a_bare_name_is_the_choice_with_its_defaults(api, catalog, family):
    for entry in catalog[family]:
        place = PLACES[family]
        long = {"kind": entry["kind"]} | {p["name"]: p["default"] for p in entry["parameters"]}
        short, full = api.network(**place(entry["kind"])), api.network(**place(long))
        assert short.first["spec"] == full.first["spec"]
        state = short.post("step", epochs=3)
        assert {run["status"] for run in state["runs"]} == {"ready"}
        short.delete()
        full.delete()


def test_limits_of_every_hyperparameter_hold(api, catalog):
    """At its ends a value is taken; beyond them it is refused, with its place."""
    for family, entry in entries(catalog, "optimizers", "regularizers", "initializers"):
        for parameter in entry["parameters"]:
            for end, beyond in ((parameter["minimum"], -1), (parameter["maximum"], 1)):
                choice = {"kind": entry["kind"], parameter["name"]: end}
                api.network(**PLACES[family](choice)).delete()
                choice[parameter["name"]] = end + beyond * (abs(end) or 1)
                answer = api.client.post("/api/networks", json=PLACES[family](choice))
                location = problem_of(answer, 422)["errors"][0]["location"]
                assert location[-1] == parameter["name"]
