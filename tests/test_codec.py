"""Arrays to bytes: frames read with nothing but the contract, files with other people's readers."""

import io
import json
import struct
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image
from pydantic import BaseModel

from app.codec import class_png, decode_frame, encode_frame, npy, npz, png, probability_png
from app.colours import CLASSES, RUNS, SCALES


def by_hand(message):
    """The header, and every array as a list, as docs/api.md describes a frame."""
    (length,) = struct.unpack("<I", message[:4])
    header, body = json.loads(message[4 : 4 + length]), message[4 + length :]
    found = []
    for entry in header["arrays"]:
        count = int(np.prod(entry["shape"]))
        found.append(struct.unpack_from(f"<{count}f", body, entry["offset"]))
    return header, found


def test_a_frame_is_as_the_contract_says():
    W, b = np.array([[1.0, 2.0, 3.0], [-1.0, 0.5, 0.25]]), np.array([7.0])
    header, found = by_hand(encode_frame({"frame": 12}, [(W, {"name": "W", "layer": 1}), (b, {"name": "b"})]))
    assert header == {
        "frame": 12,
        "arrays": [
            {"name": "W", "layer": 1, "shape": [2, 3], "offset": 0},
            {"name": "b", "shape": [1], "offset": 24},
        ],
    }
    assert found == [(1, 2, 3, -1, 0.5, 0.25), (7,)]


@pytest.mark.parametrize("padding", range(8))
def test_arrays_begin_at_a_multiple_of_four(padding):
    message = encode_frame({"note": "ü" * padding}, [(np.arange(5.0), {})])
    (length,) = struct.unpack("<I", message[:4])
    assert length % 4 == 0
    assert len(message) == 4 + length + 20
    assert by_hand(message)[0]["note"] == "ü" * padding


def test_a_frame_may_carry_nothing():
    header, found = decode_frame(encode_frame({}, []))
    assert header == {"arrays": []}
    assert found == []


def test_what_json_cannot_carry_is_null_and_every_other_number_exact():
    numbers = [0.1, 1 / 3, 5e-324, 1.7976931348623157e308, -1e22, 2**53 + 1]
    header, _ = by_hand(encode_frame({"loss": [float("nan"), float("inf"), -float("inf"), *numbers]}, []))
    assert header["loss"] == [None, None, None, *numbers]


class Score(BaseModel):
    train: float
    test: float


def test_models_are_told_by_their_fields():
    header, _ = by_hand(encode_frame({"state": {"loss": Score(train=0.5, test=float("nan"))}}, []))
    assert header["state"] == {"loss": {"train": 0.5, "test": None}}


def test_what_is_told_stays_when_its_arrays_change():
    """A frame may wait to be sent while the next is being made."""
    array = np.ones(3, np.float32)
    message = encode_frame({}, [(array, {})])
    array[:] = 2
    assert by_hand(message)[1] == [(1, 1, 1)]


@pytest.mark.parametrize(
    "array",
    [np.arange(6.0).reshape(2, 3).T, np.arange(10)[::3], np.zeros((0, 4)), np.arange(8, dtype=">f8")],
    ids=["transposed", "strided", "empty", "big-endian"],
)
def test_any_layout_is_written_row_by_row(array):
    message = encode_frame({}, [(array, {})])
    [found] = decode_frame(message)[1]
    assert found.shape == np.shape(array)
    assert (found == array).all()
    assert list(by_hand(message)[1][0]) == np.ravel(array).tolist()


def test_beyond_single_precision_is_infinite_and_nan_stays():
    [found] = decode_frame(encode_frame({}, [(np.array([1e300, -1e300, np.nan, np.inf, 1e-300]), {})]))[1]
    assert found[:2].tolist() == [np.inf, -np.inf]
    assert np.isnan(found[2])
    assert found[3:].tolist() == [np.inf, 0]


HEADERS = st.dictionaries(
    st.text(max_size=5).filter(lambda name: name != "arrays"),
    st.none() | st.integers() | st.text(max_size=9) | st.lists(st.booleans(), max_size=3),
    max_size=4,
)
ARRAYS = st.lists(
    arrays.arrays(np.float32, arrays.array_shapes(max_dims=3, max_side=5), elements=st.floats(width=32)), max_size=4
)


@given(header=HEADERS, values=ARRAYS)
@settings(deadline=None, database=None, max_examples=100)
def test_what_is_read_is_what_was_written(header, values):
    message = encode_frame(header, [(array, {"index": i}) for i, array in enumerate(values)])
    told, found = decode_frame(message)
    assert {**told, "arrays": None} == {**header, "arrays": None}
    assert [entry["index"] for entry in told["arrays"]] == list(range(len(values)))
    for array, original in zip(found, values, strict=True):
        np.testing.assert_array_equal(array, original)


def test_npy_and_npz_are_opened_by_numpy():
    values = np.arange(6.0).reshape(2, 3)
    found = np.load(io.BytesIO(npy(values)), allow_pickle=False)
    assert (found == values).all()
    both = np.load(io.BytesIO(npz({"W1": values, "b1": values[0]})), allow_pickle=False)
    assert sorted(both) == ["W1", "b1"]
    assert (both["W1"] == values).all()


def rgb(colour):
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def picture(values, low=-1.0, high=1.0):
    return np.asarray(Image.open(io.BytesIO(png(np.array(values), low, high))).convert("RGB"))


def test_a_picture_has_the_colours_of_the_scale():
    scale = SCALES["light"]
    [[below, lowest, middle, highest, above]] = picture([[-9.0, -1.0, 0.0, 1.0, 9.0]]).tolist()
    assert tuple(below) == tuple(lowest) == rgb(scale.low)
    assert tuple(middle) == rgb(scale.middle)
    assert tuple(above) == tuple(highest) == rgb(scale.high)


def test_a_picture_has_the_highest_row_on_top():
    found = picture([[-1.0], [1.0]])
    assert tuple(found[0, 0]) == rgb(SCALES["light"].high)
    assert tuple(found[1, 0]) == rgb(SCALES["light"].low)


def test_what_is_not_finite_is_grey():
    assert (picture([[np.nan, np.inf, -np.inf]]) == 128).all()
    assert (picture([[np.nan, np.inf], [0.0, 1.0]])[1] == 128).all()


def test_between_two_stops_the_colour_lies_between():
    low, middle = np.array(rgb(SCALES["light"].low)), np.array(rgb(SCALES["light"].middle))
    found = picture([[-0.5]])[0, 0]
    assert np.abs(found - (low + middle) / 2).max() <= 0.5


def class_picture(probabilities):
    return np.asarray(Image.open(io.BytesIO(class_png(np.array(probabilities)))).convert("RGB"))


def test_a_certain_class_has_its_colour_and_what_is_even_none():
    for k in (2, 3, 10):
        even = np.full((k, 1, 1), 1 / k)
        certain = np.eye(k)[:, np.newaxis, :]
        found = class_picture(np.concatenate([certain, even], axis=2))[0]
        assert [tuple(each) for each in found] == [*map(rgb, CLASSES["light"][:k]), rgb(SCALES["light"].middle)]


def test_a_picture_of_classes_has_the_highest_row_on_top_and_grey_for_what_is_not_finite():
    found = class_picture([[[1.0], [0.0], [np.nan]], [[0.0], [1.0], [0.5]]])
    assert (found[0, 0] == 128).all()
    assert [tuple(each) for each in found[1:, 0]] == [rgb(CLASSES["light"][1]), rgb(CLASSES["light"][0])]


def test_a_picture_of_one_class_goes_from_neutral_to_its_colour():
    values = np.array([[0.0, 1.0, np.nan]])
    found = np.asarray(Image.open(io.BytesIO(probability_png(values, 9))).convert("RGB"))[0]
    assert [tuple(each) for each in found] == [rgb(SCALES["light"].middle), rgb(CLASSES["light"][9]), (128, 128, 128)]


PANELS = {"light": "#ffffff", "dark": "#1a1f23"}


@pytest.mark.parametrize("theme", PANELS)
def test_ten_classes_stand_out_and_two_are_those_of_the_scale(theme):
    colours = CLASSES[theme]
    assert len(set(colours)) == len(colours) == 10
    assert colours[:2] == (SCALES[theme].low, SCALES[theme].high)
    for colour in colours:
        lighter, darker = sorted((luminance(colour), luminance(PANELS[theme])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 2.995, colour
    assert len(RUNS[theme]) == 8


# Machado, Oliveira & Fernandes 2009: linear sRGB as seen without cones for long, middle and short waves.
SEEN = {
    "by most": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("theme", PANELS)
def test_no_two_classes_look_alike_to_anyone(theme, seen):
    lab = [oklab((np.array(SEEN[seen]) @ linear(colour)).clip(0, 1)) for colour in CLASSES[theme]]
    apart = [np.linalg.norm(a - b) for a, b in combinations(lab, 2)]
    assert min(apart) > 0.08  # CSS Color 4: 0.02 is just noticeable


def linear(colour):
    share = np.array(rgb(colour)) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def luminance(colour):
    return float(linear(colour) @ [0.2126, 0.7152, 0.0722])


def oklab(linear_rgb):
    """https://bottosson.github.io/posts/oklab/."""
    cones = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
    lab = [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
    return np.array(lab) @ np.cbrt(np.array(cones) @ linear_rgb)
