from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.catalog import DATASETS
from app.engine.data import Data
from app.engine.experiment import Layer
from app.engine.features.x1 import X1
from app.engine.features.x1x2 import X1X2
from app.engine.losses.squared_error import SquaredError
from app.engine.samples import draw
from tests.engine.support import assembled

POINTS = ((1.0, 2.0, 0.0), (-3.0, 0.5, 1.0), (0.0, 5.0, 1.0), (4.0, -4.0, 0.0), (2.0, 2.0, 1.0))


def rows(samples):
    return sorted(zip(*samples.points.tolist(), samples.labels.tolist(), strict=True))


@settings(deadline=None)
@given(samples=st.integers(2, 200), ratio=st.floats(0.1, 0.9))
def test_the_split_is_as_asked_with_at_least_one_on_either_side(samples, ratio):
    drawn = draw(Data(samples=samples, train_ratio=ratio).filled(1))
    assert drawn.points.shape == (2, samples)
    assert 1 <= drawn.train <= samples - 1
    assert abs(drawn.train - ratio * samples) <= 1


def test_users_points_are_all_there_in_some_order():
    drawn = draw(Data(points=POINTS).filled(3))
    assert rows(drawn) == sorted(POINTS)
    orders = {tuple(draw(Data(points=POINTS).filled(seed)).points[0]) for seed in range(20)}
    assert len(orders) > 5


def test_both_classes_are_in_the_training_set():
    """The generators give one class after the other: the order must be drawn before the split."""
    drawn = draw(Data(DATASETS["spiral"]()).filled(0))
    assert drawn.labels[: drawn.train].mean() == pytest.approx(0.5, abs=5 * 0.5 / np.sqrt(250))


@pytest.mark.parametrize(
    ("points", "domain"),
    [
        (POINTS, ((-6, 6), (-6, 6))),
        (((0.0, 0.0, 0.0), (20.0, 10.0, 1.0)), ((-2, 22), (-1, 11))),
        (((7.0, 0.0, 0.0), (7.0, 10.0, 1.0)), ((6, 8), (-1, 11))),
        (((0.0, 0.0, 0.0), (5e-324, 10.0, 1.0)), ((-1, 1), (-1, 11))),
        (((3e-310, 0.0, 0.0), (9e-310, 10.0, 1.0)), ((-1, 1), (-1, 11))),
        (((1e9, 0.0, 0.0), (1e9 + 2e-7, 10.0, 1.0)), ((1e9 - 1, 1e9 + 2e-7 + 1), (-1, 11))),
    ],
)
def test_the_domain_is_the_usual_one_or_holds_the_points_with_a_margin(points, domain):
    assert draw(Data(points=points).filled(0)).domain == domain


def test_standardised_points_have_a_domain_of_their_own():
    samples = draw(Data(DATASETS["circle"](), standardize=True).filled(0))
    for values, (low, high) in zip(samples.shown, samples.domain, strict=True):
        margin = 0.1 * (values.max() - values.min())
        assert (low, high) == pytest.approx((values.min() - margin, values.max() + margin))


def test_inputs_are_the_features_and_targets_the_outputs_own():
    data = Data(points=POINTS)
    assembly = assembled(data=data, features=(X1(), X1X2()), loss=SquaredError())
    x1, x2 = assembly.samples.points
    np.testing.assert_array_equal(assembly.X, [x1, x1 * x2])
    np.testing.assert_array_equal(assembly.Y[0], np.where(assembly.samples.labels == 1, 1, -1))
    np.testing.assert_array_equal(assembled(data=data).Y[0], assembled(data=data).samples.labels)


def test_numbers_are_left_as_they_are():
    points = tuple((*point[:2], 3 * point[2] + 0.5) for point in POINTS)
    assembly = assembled(data=Data(points=points))
    assert assembly.network.output.key == "linear"
    assert sorted(assembly.Y[0]) == [0.5, 0.5, 3.5, 3.5, 3.5]


def test_the_network_is_as_described():
    assembly = assembled(hidden=(Layer(5), Layer(2)), features=(X1(), X1X2()))
    assert assembly.network.units == (2, 5, 2, 1)
    assert assembly.network.size == 2 * 5 + 5 + 5 * 2 + 2 + 2 + 1
    assert assembled(hidden=()).network.size == 3


def test_measures_are_of_the_right_examples():
    """One that answers 0.5 for all: loss ln 2; one that is sure of class 1 is as often right as there are ones."""
    data = Data(points=POINTS, train_ratio=0.6)
    assembly = assembled(data=data, hidden=())
    labels, m = assembly.samples.labels, assembly.samples.train
    assert m == 3
    even = assembly.measure(assembly.experiment, np.zeros(3))
    assert even.train_loss == pytest.approx(np.log(2))
    assert even.test_loss == pytest.approx(np.log(2))
    sure = assembly.measure(assembly.experiment, np.array([0.0, 0.0, 30.0]))
    assert sure.train_accuracy == pytest.approx(labels[:m].mean())
    assert sure.test_accuracy == pytest.approx(labels[m:].mean())
    # a wrong and sure answer costs z = 30
    assert sure.train_loss == pytest.approx(30 * (1 - labels[:m].mean()))
    assert sure.test_loss == pytest.approx(30 * (1 - labels[m:].mean()))


def test_more_noise_keeps_the_split():
    """Points of a dataset whose noise moves only labels keep their places."""
    data = Data(DATASETS["plane"](), samples=50).filled(1)
    calm = draw(data)
    np.testing.assert_array_equal(calm.points.shape, draw(replace(data, noise=0.5)).points.shape)
    assert set(map(tuple, calm.points.T)) == set(map(tuple, draw(replace(data, noise=0.5)).points.T))


@pytest.mark.parametrize(("samples", "ratio", "train"), [(3, 0.9, 2), (5, 0.5, 2), (10, 0.25, 2), (10, 0.26, 3)])
def test_the_split_is_the_nearest_that_leaves_both_parts_something(samples, ratio, train):
    assert draw(Data(DATASETS["xor"](), samples=samples, train_ratio=ratio).filled(1)).train == train


OUTSIDE = st.floats(-1e4, 1e4).map(lambda x: round(x, 3))


@given(x=st.lists(OUTSIDE, min_size=2, max_size=5, unique=True), shares=st.lists(st.floats(0.001, 0.999), max_size=5))
def test_a_point_put_anywhere_on_a_map_leaves_it_as_it_is(x, shares):
    """Own points outside of the usual domain: who paints among them must not see the map jump."""
    points = [(a, 100.0, float(i % 2)) for i, a in enumerate(x)] + [(0.0, -100.0, 0.0)]
    domain = draw(Data(points=tuple(points)).filled(0)).domain
    more = [(*(low + share * (high - low) for low, high in domain), 1.0) for share in shares]
    assert draw(Data(points=tuple(points + more)).filled(0)).domain == domain
