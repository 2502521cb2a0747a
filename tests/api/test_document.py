"""docs/api.md: its examples can be sent, and what it shows of answers is what is answered."""

import json
import re
from pathlib import Path

import pytest

from tests.api.client import problem_of
from tests.api.live_page import page_of

TEXT = (Path(__file__).parents[2] / "docs" / "api.md").read_text()
BLOCKS = [json.loads(block) for block in re.findall(r"^```json\n(.+?)^```", TEXT, re.DOTALL | re.MULTILINE)]


def block_with(*keys):
    [block] = [block for block in BLOCKS if set(keys) <= block.keys()]
    return block


def places(value, *path):
    """Every field with its place; of a list, what its items have."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield (*path, key)
            yield from places(item, *path, key)
    elif isinstance(value, list):
        for item in value:
            yield from places(item, *path, "[]")


def shown(value, *opaque):
    """The places that an example shows, but for what is inside of some."""
    return {place for place in places(value) if not set(place[:-1]) & set(opaque)}


@pytest.fixture
def network(api):
    return api.network(**block_with("seed", "hidden"))


def test_the_experiment_can_be_sent_and_the_state_has_what_is_shown(network):
    state = block_with("id", "reached")
    assert state["spec"] == {}  # left to the reader
    assert shown(network.first, "spec") == shown(state)
    network.post("step", epochs=3)
    assert shown(network.get(), "spec") == shown(state)


ANSWERS = {
    "history": ("train_r2", {}),
    "gradient-norms": ("next", {}),
    "activations": ("example", {"layer": 1, "unit": 0, "example": 0}),
    "masks": ("kept", {}),
    "metrics": ("confusion", {}),
    "data": ("inputs", {}),
}


@pytest.mark.parametrize("what", ANSWERS)
def test_an_answer_has_what_is_shown(network, what):
    field, query = ANSWERS[what]
    [block] = [block for block in BLOCKS if field in {name for *_, name in places(block)}]
    network.post("step", epochs=3)
    assert shown(network.get(what, **query)) == shown(block)


def test_single_numbers_are_set_as_shown(network):
    network.post("step", epochs=3)
    answer = network.patch_parameters(block_with("set")["set"])
    assert answer["step"] == 75
    assert answer["layers"][0]["W"][0][1] == 0.5


def test_the_catalog_has_what_is_shown(api):
    catalog, shown_of_it = api.client.get("/api/catalog").json(), block_with("activations", "defaults")
    assert catalog.keys() == shown_of_it.keys()
    assert catalog["experiment"].keys() == shown_of_it["experiment"].keys()


def test_a_table_is_answered_as_shown(api):
    body = "length,width,species\n5.1,3.5,setosa\n7,3.2,versicolor\n"
    answer = api.client.post("/api/data/csv", content=body, headers={"content-type": "text/csv"})
    assert answer.json() == block_with("rows", "dropped")
    api.network(data=answer.json()["data"]).delete()


def test_a_frame_has_what_is_shown(network):
    header = block_with("frame", "playing")
    with page_of(network) as live:
        live.next()
        live.say("view", maps=[{"run": "Adam"}, {"run": "Adam", "units": True}], parameters=["Adam"])
        frame = live.next()
        assert shown(frame.header, "state", "history", "arrays") == shown(header, "history", "arrays")
        assert frame.header["history"].keys() == header["history"].keys()
        assert {entry["name"] for entry in frame.header["arrays"]} == {entry["name"] for entry in header["arrays"]}
        assert shown(frame.header["arrays"]) == shown(header["arrays"])


def test_messages_are_those_that_are_shown(api):
    def error_of(body):
        [error] = problem_of(api.client.post("/api/networks", json=body), 422)["errors"]
        return error

    rings = {"dataset": {"kind": "rings", "classes": 3}}
    told = [
        error_of({"runs": [{"optimizer": {"kind": "adam", "beta1": 2}}]}),
        error_of({"runs": [{"schedule": "cosin"}]}),
        error_of({"data": rings, "loss": "hinge"}),
    ]
    examples = re.findall(r'\{"location": \[.*?\], "message": "(.*?)"', TEXT)
    assert len(examples) == len(told)
    for example, error in zip(examples, told, strict=True):
        assert error["message"].startswith(example.removesuffix("…"))


def test_every_kind_of_feature_is_named(api):
    listed = re.search(r"Feature kinds: `(.+?)`", TEXT)[1]
    assert listed.split(", ") == [entry["kind"] for entry in api.client.get("/api/catalog").json()["features"]]


def test_the_parameters_of_the_experiment_are_named(api):
    """In the order of the catalog, in parentheses after each group."""
    flat = " ".join(TEXT.split())
    for group, parameters in api.client.get("/api/catalog").json()["experiment"].items():
        if group != "limits":
            assert f"`{group}` ({', '.join(parameter['name'] for parameter in parameters)})" in flat
