import numpy as np
import pytest

from app.engine.catalog import FEATURES

BY_HAND = {
    "x1": [3.0, -1.0],
    "x2": [-2.0, 0.5],
    "x1_squared": [9.0, 1.0],
    "x2_squared": [4.0, 0.25],
    "x1x2": [-6.0, -0.5],
    "sin_x1": [0.1411200080598672, -0.8414709848078965],
    "sin_x2": [-0.9092974268256817, 0.479425538604203],
}


@pytest.mark.parametrize("key", BY_HAND)
def test_at_two_points(key):
    x1, x2 = np.array([3.0, -1.0]), np.array([-2.0, 0.5])
    np.testing.assert_allclose(FEATURES[key].value(x1, x2), BY_HAND[key], rtol=1e-15)


@pytest.mark.parametrize("key", FEATURES)
def test_each_point_for_itself(key):
    x1, x2 = np.random.default_rng(0).uniform(-6, 6, (2, 7))
    together = FEATURES[key].value(x1, x2)
    alone = [FEATURES[key].value(x1[i : i + 1], x2[i : i + 1])[0] for i in range(7)]
    np.testing.assert_allclose(together, alone, rtol=1e-15)
