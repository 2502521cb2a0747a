import numpy as np
import pytest

from app.engine.catalog import REGULARIZERS
from tests.engine.support import golden

W = np.array(golden("regularizers")["w"])
COSTS = golden("regularizers")["costs"]

each_regularizer = pytest.mark.parametrize("key", REGULARIZERS)


def test_every_regularizer_has_golden_costs_at_its_defaults_and_with_other_rates():
    assert {cost["kind"] for cost in COSTS if not cost["settings"]} == set(REGULARIZERS)
    others = {key for key, regularizer in REGULARIZERS.items() if regularizer.declared()}
    assert {cost["kind"] for cost in COSTS if cost["settings"]} == others


@pytest.mark.parametrize("cost", COSTS, ids=lambda cost: " ".join([cost["kind"], *map(str, cost["settings"].values())]))
def test_value_and_slope_are_pytorchs(cost):
    regularizer = REGULARIZERS[cost["kind"]](**cost["settings"])
    value = regularizer.value(W, *regularizer.hyperparameters)
    slope = regularizer.slope(W, *regularizer.hyperparameters)
    np.testing.assert_allclose(value, cost["value"], rtol=1e-15, atol=0)
    np.testing.assert_allclose(slope, cost["slope"], rtol=1e-15, atol=0)


@pytest.mark.parametrize(
    ("key", "rates", "value", "slope"),
    [
        # w = −2, 0, 3 by hand
        ("none", (), [0, 0, 0], [0, 0, 0]),
        ("l1", (0.5,), [1, 0, 1.5], [-0.5, 0, 0.5]),
        ("l2", (0.5,), [1, 0, 2.25], [-1, 0, 1.5]),
        ("l1_l2", (0.5, 2), [5, 0, 10.5], [-4.5, 0, 6.5]),
    ],
)
def test_by_hand(key, rates, value, slope):
    w = np.array([-2.0, 0.0, 3.0])
    np.testing.assert_array_equal(REGULARIZERS[key].value(w, *rates), value)
    np.testing.assert_array_equal(REGULARIZERS[key].slope(w, *rates), slope)


@each_regularizer
def test_arguments_are_left_alone_and_shape_and_precision_are_kept(key):
    regularizer = REGULARIZERS[key]()
    w = np.linspace(-2, 2, 6, dtype=np.float32).reshape(2, 3)
    before = w.copy()
    for function in (regularizer.value, regularizer.slope):
        numbers = function(w, *regularizer.hyperparameters)
        assert numbers.dtype == np.float32
        assert numbers.shape == (2, 3)
        np.testing.assert_array_equal(w, before)


def test_without_a_regularizer_weights_beyond_all_bounds_cost_nothing_either():
    none = REGULARIZERS["none"]
    w = np.array([-np.inf, np.inf, np.nan])
    np.testing.assert_array_equal([none.value(w), none.slope(w)], np.zeros((2, 3)))


def test_under_l1_a_weight_without_a_use_hovers_around_zero():
    l1, step = REGULARIZERS["l1"], 0.3
    w, path = np.array([1.0]), []
    for _ in range(20):
        w = w - step * l1.slope(w, 1.0)
        path.append(w[0])
    assert np.abs(path[4:]).max() <= step
    assert 0.0 not in path
    assert min(path[4:]) < 0 < max(path[4:])
