"""Maps of a softmax output: its JSON, NPY and PNG against each other, and against numbers computed by hand."""

import io
import math
from itertools import product

import numpy as np
import pytest
from PIL import Image

from app.colours import CLASSES, SCALES
from tests.api.client import problem_of

THREE = {"data": {"points": [[-3, 0, 0], [3, 1, 1], [0, -4, 2], [1, 4, 2], [-2, 2, 0], [4, -1, 1]]}, "hidden": [4]}


@pytest.fixture
def three(api):
    """A network of three classes that is sure in places and unsure in others."""
    network = api.network(**THREE)
    network.post("step", epochs=60)
    return network


def probabilities_of(network, x, y):
    """By hand: every unit's z from the parameters, then the softmax."""
    first, last = network.get("parameters")["layers"]
    hidden = [math.tanh(math.fsum([W[0] * x, W[1] * y, b])) for W, b in zip(first["W"], first["b"], strict=True)]
    z = [math.fsum([w * a for w, a in zip(W, hidden, strict=True)] + [b]) for W, b in zip(*last.values(), strict=True)]
    powers = [math.exp(each - max(z)) for each in z]
    return [power / math.fsum(powers) for power in powers]


def test_the_boundary_of_a_softmax_is_the_likeliest_class_and_every_probability(three):
    found = three.get("boundary", resolution=9)
    assert found.keys() == {"x", "y", "values", "probabilities"}
    assert {c for row in found["values"] for c in row} == {0, 1, 2}
    for i in (0, 3, 8):
        for j in (0, 4, 8):
            expected = probabilities_of(three, found["x"][j], found["y"][i])
            stated = [of_class[i][j] for of_class in found["probabilities"]]
            assert stated == pytest.approx(expected, rel=1e-9, abs=1e-12)
            assert found["values"][i][j] == expected.index(max(expected))
            assert isinstance(found["values"][i][j], int)


def test_a_unit_of_a_softmax_is_the_probability_of_its_class(three):
    whole = three.get("boundary", resolution=5)["probabilities"]
    for c in range(3):
        assert three.get("boundary", resolution=5, unit=c)["values"] == whole[c]
        assert three.get("boundary", resolution=5, unit=c, layer=2)["values"] == whole[c]
    assert three.get("boundary", resolution=5, layer=2)["values"] == whole[0]
    problem_of(three.ask("GET", "boundary", params={"unit": 3}), 422)


def test_npy_of_a_softmax_has_all_classes(three):
    body, _ = three.raw("boundary", resolution=6, format="npy")
    array = np.load(io.BytesIO(body), allow_pickle=False)
    assert array.shape == (3, 6, 6)
    assert array.tolist() == three.get("boundary", resolution=6)["probabilities"]
    assert array.sum(axis=0) == pytest.approx(1)


def test_png_of_a_softmax_has_the_colours_of_the_likeliest_classes(three):
    """Certainty and mixing by hand: (3 p − 1)/2, and OKLab after its author's definition."""
    body, media_type = three.raw("boundary", resolution=12, format="png")
    assert media_type == "image/png"
    picture = np.asarray(Image.open(io.BytesIO(body)).convert("RGB"), int)[::-1]
    found = three.get("boundary", resolution=12)
    for i, j in product(range(12), repeat=2):
        c = found["values"][i][j]
        sure = (3 * found["probabilities"][c][i][j] - 1) / 2
        expected = mixed(SCALES["light"].middle, CLASSES["light"][c], sure)
        assert picture[i, j] == pytest.approx(expected, abs=2)


def test_png_of_one_class_goes_from_neutral_to_its_colour(three):
    body, _ = three.raw("boundary", resolution=8, format="png", unit=2)
    picture = np.asarray(Image.open(io.BytesIO(body)).convert("RGB"), int)[::-1]
    values = three.get("boundary", resolution=8, unit=2)["values"]
    for i, j in product(range(8), repeat=2):
        expected = mixed(SCALES["light"].middle, CLASSES["light"][2], values[i][j])
        assert picture[i, j] == pytest.approx(expected, abs=2)


def test_what_is_not_finite_of_a_softmax_is_null(api):
    runs = [{"optimizer": {"kind": "sgd", "learning_rate": 10}}]
    network = api.network(**THREE, regularizer={"kind": "l2", "rate": 1}, runs=runs)
    network.post("step", steps=1000)
    found = network.get("boundary", resolution=3)
    broken = np.array([[None in (p[i][j] for p in found["probabilities"]) for j in range(3)] for i in range(3)])
    assert broken.any()
    assert (np.array([[value is None for value in row] for row in found["values"]]) == broken).all()
    body, _ = network.raw("boundary", resolution=3, format="png")
    assert (np.asarray(Image.open(io.BytesIO(body)))[::-1][broken] == 128).all()


def mixed(start, end, share):
    """Between two colours in OKLab, rounded to a 256th as the maps are."""
    share = round(share * 256) / 256
    return srgb([a + (b - a) * share for a, b in zip(oklab(start), oklab(end), strict=True)])


def oklab(colour):
    """https://bottosson.github.io/posts/oklab/."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    l = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    m = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    s = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    )


def srgb(lab):
    """Back, by the inverse that its author gives."""
    L, a, b = lab
    l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
    m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s = (L - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
    )
    return [255 * (c * 12.92 if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055) for c in linear]


def test_more_probabilities_than_a_text_should_hold_are_refused_and_sent_as_npy(api):
    ten = api.network(data={"dataset": {"kind": "blobs", "classes": 10}}, hidden=[])
    problem = problem_of(ten.ask("GET", "boundary", params={"resolution": 214}), 422)
    (error,) = problem["errors"]
    assert error["location"] == ["resolution"]
    assert error["message"] == ("asks for 503,756 numbers as text, at most 500,000; take fewer points, or format=npy")
    assert len(ten.get("boundary", resolution=213)["probabilities"]) == 10
    body, _ = ten.raw("boundary", resolution=400, format="npy")
    assert np.load(io.BytesIO(body), allow_pickle=False).shape == (10, 400, 400)
    assert len(ten.get("boundary", resolution=400, unit=3)["values"]) == 400
