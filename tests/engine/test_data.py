"""What a description of data is filled in with, and what it refuses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.catalog import DATASETS
from app.engine.data import Data
from app.engine.parameter import IllegalValue
from app.engine.samples import draw

LABELS = {
    (0, 1): 2,
    (1, 0, 0): 2,
    (0, 1, 2): 3,
    tuple(range(10)): 10,
    (0, 2): 0,
    (1, 2): 0,
    (0, 0): 0,
    (1, 1): 0,
    (0, 1, 1.5): 0,
    (-1, 0, 1): 0,
    tuple(range(11)): 0,
}


def own(labels, inputs=2, **settings):
    points = tuple((*(float(i + j) for j in range(inputs)), float(label)) for i, label in enumerate(labels))
    return Data(points=points, **settings)


@pytest.mark.parametrize("key", DATASETS)
def test_filling_in_is_done_once_and_names_everything(key):
    filled = Data(DATASETS[key]()).filled(3)
    assert filled.filled(4) == filled
    assert (filled.task, filled.classes) == (DATASETS[key].task, DATASETS[key]().classes)
    assert filled.columns == DATASETS[key].columns
    assert len(filled.class_names) == filled.classes


def test_the_dataset_says_how_many_classes():
    assert Data(DATASETS["rings"](classes=7)).filled(0).classes == 7
    assert Data(DATASETS["blobs"](classes=2)).filled(0).class_names == ("0", "1")


@pytest.mark.parametrize(("labels", "classes"), LABELS.items())
def test_labels_without_a_gap_are_classes(labels, classes):
    filled = own(labels).filled(0)
    assert filled.classes == classes
    assert filled.task == ("classification" if classes else "regression")
    assert filled.filled(0) == filled
    assert own(labels, task="regression").filled(0).classes == 0
    if not classes:
        with pytest.raises(IllegalValue, match="without a gap") as refused:
            own(labels, task="classification").filled(0)
        assert refused.value.location == ("data", "task")


def test_the_reason_is_told():
    for labels, reason in (((0, 2), "there is no 1"), ((0, 0.5), "0.5 is no whole number"), ((0, 0), "all are 0")):
        with pytest.raises(IllegalValue, match=reason):
            own(labels, task="classification").filled(0)


def test_names_of_ones_own():
    filled = own((0, 1), 3).filled(0)
    assert (filled.columns, filled.class_names) == (("x1", "x2", "x3"), ("0", "1"))
    named = own((0, 1), columns=("a", "b"), class_names=("no", "yes")).filled(0)
    assert (named.columns, named.class_names) == (("a", "b"), ("no", "yes"))
    assert named.filled(0) == named
    assert own((0.5, 1)).filled(0).class_names == ()


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (own((0, 1), columns=("a",)), ("columns",), "must be 2 names"),
        (own((0, 1), columns=("a", "a")), ("columns", 1), "'a' stands twice"),
        (own((0, 1), columns=("", "a")), ("columns", 0), "must not be empty"),
        (own((0, 1), class_names=("a", "b", "c")), ("class_names",), "must be 2 names, one a class"),
        (own((0.5, 1), class_names=("a",)), ("class_names",), "numbers, not classes"),
        (own((0, 1), imbalance=0.1), ("imbalance",), "without imbalance"),
        (own((0, 1), noise=0.1), ("noise",), "without noise"),
        (own((0, 1), samples=5), ("samples",), "own number"),
        (own((0, 1), 1), ("points", 0), "2 to 64 inputs and a label, not 2 numbers"),
        (own((0, 1), 65), ("points", 0), "2 to 64 inputs and a label, not 66 numbers"),
        (Data(points=((0.0, 1.0, 1.0), (0.0, 1.0))), ("points", 1), "must have 3 numbers, .* not 2"),
        (Data(DATASETS["circle"](), task="regression"), ("task",), "circle is for classification"),
        (Data(DATASETS["plane"](), task="classification"), ("task",), "plane is for regression"),
        (Data(DATASETS["plane"](), imbalance=0.5), ("imbalance",), "plane is for regression"),
    ],
)
def test_what_does_not_go_together_is_refused_by_its_place(data, place, words):
    with pytest.raises(IllegalValue, match=words) as refused:
        data.filled(0)
    assert refused.value.location == ("data", *place)


@pytest.mark.parametrize("inputs", [2, 3, 64])
def test_points_of_many_inputs_come_back(inputs):
    data = own((0, 1, 2, 1), inputs).filled(2)
    samples = draw(data)
    assert samples.points.shape == (inputs, 4)
    assert samples.shown.shape == (2, 4)
    assert sorted(zip(*samples.points.tolist(), samples.labels.tolist(), strict=True)) == sorted(data.points)


@given(imbalance=st.floats(0, 0.95), samples=st.integers(2, 200), key=st.sampled_from(["circle", "xor", "rings"]))
def test_an_imbalance_leaves_as_many_samples_as_asked(imbalance, samples, key):
    drawn = draw(Data(DATASETS[key](), samples=samples, imbalance=imbalance).filled(1))
    assert len(drawn.labels) == samples
    if imbalance > 0:
        sizes = np.bincount(drawn.labels.astype(int), minlength=2)
        assert (np.diff(sizes) <= 0).all()


def test_no_imbalance_draws_as_ever():
    drawn, plain = (draw(Data(samples=50, **more).filled(1)) for more in ({}, {"imbalance": 0.0}))
    np.testing.assert_array_equal(drawn.points, plain.points)
