"""What a page may look at."""

import numpy as np
import pytest

from app.engine.data import Data
from app.engine.experiment import Experiment, Layer
from app.engine.parameter import IllegalValue
from app.engine.training import Race
from app.services.view import MOST_NUMBERS, MapWish, View, arrays, check
from tests.engine.support import trained


@pytest.fixture(scope="module")
def race():
    return Race(Experiment(data=Data(samples=4), hidden=(Layer(3), Layer(2))))


def test_a_unit_needs_its_layer():
    with pytest.raises(IllegalValue, match="layer"):
        MapWish("Adam", unit=1).complete()


@pytest.mark.parametrize(
    ("view", "location"),
    [
        (View(maps=(MapWish("Nobody"),)), ("maps", 0, "run")),
        (View(maps=(MapWish("Adam"), MapWish("Adam", layer=4))), ("maps", 1, "layer")),
        (View(maps=(MapWish("Adam", layer=0, unit=2),)), ("maps", 0, "unit")),
        (View(maps=(MapWish("Adam", layer=3, unit=1),)), ("maps", 0, "unit")),
        (View(parameters=("Adam", "Nobody")), ("parameters", 1)),
        (View(maps=(MapWish("Adam", 256, units=True),) * 8), ("maps",)),
    ],
)
def test_what_is_not_there_is_refused_with_its_place(race, view, location):
    with pytest.raises(IllegalValue) as refused:
        check(view, race)
    assert refused.value.location == location


def test_as_much_as_is_allowed_is_allowed(race):
    most = MOST_NUMBERS // 200**2
    check(View(maps=(MapWish("Adam", 200),) * most), race)
    with pytest.raises(IllegalValue, match="numbers a frame"):
        check(View(maps=(MapWish("Adam", 200),) * (most + 1)), race)


def test_a_unit_left_out_is_the_first(race):
    [one] = arrays(View(maps=(MapWish("Adam", 3, layer=1),)), race)
    [units] = [
        found for found in arrays(View(maps=(MapWish("Adam", 3, units=True),)), race) if found.labels["layer"] == 1
    ]
    assert (one.array == units.array[0]).all()


def test_maps_are_in_single_precision(race):
    for found in arrays(View(maps=(MapWish("Adam", 3, units=True),)), race):
        assert found.array.dtype == np.float32


def test_wishes_for_runs_that_are_gone_are_passed_over(race):
    assert list(arrays(View(maps=(MapWish("Gone", 3),)), race)) == []


@pytest.fixture(scope="module")
def classes():
    points = tuple((float(i), float(i % 3), float(i % 4)) for i in range(8))
    return Race(Experiment(data=Data(points=points), hidden=(Layer(3),)))


def test_the_output_of_one_unit_is_one_map(race):
    [one] = arrays(View(maps=(MapWish("Adam", 3),)), race)
    assert one.array.shape == (3, 3)


def test_the_output_of_a_softmax_is_a_map_for_each_class(classes):
    [whole] = arrays(View(maps=(MapWish("Adam", 5),)), classes)
    assert whole.labels == {"name": "output", "run": "Adam"}
    assert whole.array.shape == (4, 5, 5)
    assert whole.array.sum(axis=0) == pytest.approx(np.ones((5, 5)), rel=1e-6)
    units = list(arrays(View(maps=(MapWish("Adam", 5, units=True),)), classes))
    assert [found.array.shape for found in units] == [(2, 5, 5), (3, 5, 5), (4, 5, 5)]
    assert (units[-1].array == whole.array).all()
    [one] = arrays(View(maps=(MapWish("Adam", 5, layer=2, unit=3),)), classes)
    assert (one.array == whole.array[3]).all()


def test_every_class_counts(classes):
    most = MOST_NUMBERS // (4 * 250**2)
    check(View(maps=(MapWish("Adam", 250),) * most), classes)
    with pytest.raises(IllegalValue, match="numbers a frame"):
        check(View(maps=(MapWish("Adam", 250),) * (most + 1)), classes)
    check(View(maps=(MapWish("Adam", 250, layer=2, unit=1),) * (most + 1)), classes)


def test_maps_of_the_features_can_be_left_out(race):
    view = View(maps=(MapWish("Adam", 3, units=True), MapWish("Momentum", 3, layer=0, unit=1)))
    whole, short = (list(arrays(view, race, features=features)) for features in (True, False))
    places = [(found.labels["name"], found.labels["layer"]) for found in short]
    assert places == [("units", 1), ("units", 2), ("units", 3), ("unit", 0)]
    for found, same in zip(short, whole[1:], strict=True):
        assert found.labels == same.labels
        np.testing.assert_array_equal(found.array, same.array)


def test_masks_are_those_that_the_next_step_uses():
    hidden = (Layer(6, dropout=0.5), Layer(4), Layer(5, dropout=0.25))
    race = trained(
        Experiment(data=Data(samples=40), hidden=hidden, batch_size=7), steps=3
    )  # the third step ends an epoch
    kept = [mask for mask in race.next_batch().masks if mask is not None]
    found = list(arrays(View(masks=True), race))
    assert [each.labels for each in found] == [{"name": "mask", "layer": 1}, {"name": "mask", "layer": 3}]
    assert [each.array.tolist() for each in found] == [(mask[:, 0] != 0).tolist() for mask in kept]
    assert list(arrays(View(), race)) == []


def test_without_dropout_there_are_no_masks(race):
    assert list(arrays(View(masks=True), race)) == []
