"""Maps over the plane, against a network computed number by number."""

import io
import json

import numpy as np
import pytest
from PIL import Image

from tests.api.client import problem_of
from tests.api.forward import FEATURES, features_of, output_of, signals

EVERY_FEATURE = list(FEATURES)
SPECS = [
    {},
    {"hidden": []},
    {"features": EVERY_FEATURE, "hidden": [3]},
    {"hidden": [{"units": 3, "activation": kind} for kind in ("sigmoid", "relu", "linear", "tanh")]},
    {"data": {"dataset": "xor"}, "loss": "squared_error"},
    {"data": {"dataset": "plane"}, "hidden": [{"units": 4, "dropout": 0.5}]},
    {"data": {"points": [[-20, 3, 0], [15, -40, 1], [0, 0, 1]]}},
]


@pytest.fixture(params=SPECS, ids=lambda spec: ",".join(spec) or "defaults")
def network(request, api):
    network = api.network(**request.param)
    network.post("step", steps=5)
    return network


def test_values_are_the_outputs_at_their_points(network):
    spec = network.first["spec"]
    for run in ("Momentum", "Adam"):
        layers = network.get("parameters", run=run)["layers"]
        found = network.get("boundary", run=run, resolution=7)
        assert [len(found["x"]), len(found["y"]), len(found["values"])] == [7, 7, 7]
        for y, row in zip(found["y"], found["values"], strict=True):
            expected = [output_of(spec, layers, x, y) for x in found["x"]]
            assert row == pytest.approx(expected, rel=1e-10, abs=1e-12)


def test_the_map_spans_the_domain(network):
    [[x0, x1], [y0, y1]] = network.first["domain"]
    found = network.get("boundary", resolution=5)
    assert found["x"] == pytest.approx([x0 + (x1 - x0) * i / 4 for i in range(5)])
    assert found["y"] == pytest.approx([y0 + (y1 - y0) * i / 4 for i in range(5)])


def test_every_unit_has_a_map(network):
    spec, layers = network.first["spec"], network.get("parameters")["layers"]
    units = [len(spec["features"]), *(len(layer["b"]) for layer in layers)]
    for layer, unit in [(0, 0), (0, units[0] - 1), (1, 0), (1, units[1] - 1), (len(layers), 0)]:
        found = network.get("boundary", layer=layer, unit=unit, resolution=3)
        for i, j in ((0, 0), (0, 2), (2, 1)):
            at = features_of(spec, found["x"][j], found["y"][i])
            expected = signals(spec, layers, at)[1][layer][unit]
            assert found["values"][i][j] == pytest.approx(expected, rel=1e-10, abs=1e-12)


def test_the_output_is_the_last_layer(network):
    last = len(network.get("parameters")["layers"])
    assert network.get("boundary", layer=last, resolution=4) == network.get("boundary", resolution=4)


def test_npy_equals_json(network):
    body, media_type = network.raw("boundary", resolution=6, format="npy")
    assert media_type == "application/octet-stream"
    array = np.load(io.BytesIO(body), allow_pickle=False)
    assert array.dtype == np.float64
    assert array.tolist() == network.get("boundary", resolution=6, format="json")["values"]


def test_png_is_a_picture_with_the_highest_row_on_top(api):
    network = api.network(hidden=[], data={"dataset": "gauss"})
    network.put_parameters([{"W": [[0, 100]], "b": [0]}])  # the output is 1 above the axis, 0 below
    body, media_type = network.raw("boundary", resolution=8, format="png")
    assert media_type == "image/png"
    picture = Image.open(io.BytesIO(body))
    assert picture.size == (8, 8)
    colours = np.asarray(picture.convert("RGB"))
    assert (colours[:4] == colours[0, 0]).all()
    assert (colours[4:] == colours[7, 0]).all()
    red, _, blue = colours[0, 0]
    assert blue > red  # blue is positive, orange negative
    red, _, blue = colours[7, 0]
    assert red > blue


@pytest.mark.parametrize("resolution", [2, 100, 400])
def test_resolutions_at_their_limits(api, resolution):
    network = api.network()
    body, _ = network.raw("boundary", resolution=resolution, format="npy")
    assert np.load(io.BytesIO(body)).shape == (resolution, resolution)


def test_left_out_the_resolution_is_a_hundred_and_the_run_the_first(api):
    network = api.network()
    network.post("step")
    found = network.get("boundary")
    assert found.keys() == {"x", "y", "values"}
    assert len(found["values"]) == len(found["values"][0]) == 100
    assert found == network.get("boundary", run="Momentum", resolution=100)


@pytest.mark.parametrize(
    ("query", "status", "location"),
    [
        ({"resolution": 1}, 422, ["resolution"]),
        ({"resolution": 401}, 422, ["resolution"]),
        ({"resolution": "many"}, 422, ["resolution"]),
        ({"layer": 4}, 422, ["layer"]),
        ({"layer": -1}, 422, ["layer"]),
        ({"unit": 1}, 422, ["unit"]),
        ({"layer": 1, "unit": 8}, 422, ["unit"]),
        ({"layer": 1, "unit": -1}, 422, ["unit"]),
        ({"format": "gif"}, 422, ["format"]),
        ({"run": "Nobody"}, 404, None),
        ({"run": ""}, 404, None),
        ({"run": "a" * 61}, 422, ["run"]),
    ],
)
def test_what_is_not_there_is_refused(api, query, status, location):
    said = problem_of(api.network().ask("GET", "boundary", params=query), status)
    assert location is None or said["errors"][0]["location"] == location


def test_what_is_not_finite_is_null(api):
    network = api.network(
        data={"dataset": "plane", "samples": 20},
        hidden=[],
        runs=[{"optimizer": {"kind": "sgd", "learning_rate": 10}}],
    )
    network.post("step", epochs=500)
    values = network.get("boundary", resolution=4)["values"]
    assert json.dumps(values).count("null") > 0
    body, _ = network.raw("boundary", resolution=4, format="png")
    missing = np.array([[value is None for value in row] for row in values])[::-1]
    assert (np.asarray(Image.open(io.BytesIO(body)))[missing] == 128).all()
