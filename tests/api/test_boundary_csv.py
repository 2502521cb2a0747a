"""Maps as tables: what is in them is what the other formats say."""

import csv
import io

import numpy as np
import pytest

from tests.api.client import problem_of


def table(network, **query):
    answer = network.client.get(f"{network.path}/boundary", params={"format": "csv", **query})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize("query", [{}, {"layer": 1, "unit": 2}])
def test_a_line_for_every_point(api, query):
    network = api.network(hidden=[3])
    lines, told = table(network, resolution=5, **query), network.get("boundary", resolution=5, **query)
    places = [(x, y) for y in told["y"] for x in told["x"]]
    assert [(float(line["x"]), float(line["y"])) for line in lines] == places
    assert [float(line["value"]) for line in lines] == np.ravel(told["values"]).tolist()


def test_of_classes_the_likeliest_and_every_probability(api):
    network = api.network(data={"points": [[i % 4, i % 5, i % 3] for i in range(12)]}, hidden=[2])
    lines, told = table(network, resolution=4), network.get("boundary", resolution=4)
    assert [int(line["class"]) for line in lines] == np.ravel(told["values"]).tolist()
    for c in range(3):
        assert [float(line[f"probability_{c}"]) for line in lines] == np.ravel(told["probabilities"][c]).tolist()


def test_where_a_value_is_not_finite_nothing_stands(api):
    network = api.network(features=[{"kind": "formula", "expression": "1/(x1-6)"}], hidden=[])
    lines, told = table(network, resolution=3, layer=0, unit=0), network.get("boundary", resolution=3, layer=0, unit=0)
    assert [line["value"] == "" for line in lines] == [value is None for value in np.ravel(told["values"])]
    assert any(line["value"] == "" for line in lines)


def test_more_than_a_text_should_hold_is_refused(api):
    network = api.network(data={"points": [[i % 4, i % 5, i % 3] for i in range(12)]}, hidden=[2])
    answer = network.client.get(f"{network.path}/boundary", params={"format": "csv", "resolution": 400})
    assert "format=npy" in problem_of(answer, 422)["errors"][0]["message"]
