"""Noise in the place of a mini-batch."""

import numpy as np
import pytest
from scipy import stats

from app.engine.surface_problem import noise

STEPS = 5000


def test_noise_is_normal_and_both_parts_are_independent():
    x, y = noise(7, 2.0, STEPS).T
    for part in (x, y):
        assert stats.kstest(part, stats.norm(scale=2.0).cdf).pvalue > 0.01
        assert abs(stats.spearmanr(part[1:], part[:-1]).statistic) < 3 / np.sqrt(STEPS)
    assert abs(stats.spearmanr(x, y).statistic) < 3 / np.sqrt(STEPS)
    assert abs(stats.spearmanr(np.abs(x), np.abs(y)).statistic) < 3 / np.sqrt(STEPS)


@pytest.mark.parametrize("seed", [0, 2**32 - 1])
def test_noise_is_a_function_of_seed_and_step(seed):
    jolts = noise(seed, 1.0, STEPS)
    np.testing.assert_array_equal(jolts[:30], noise(seed, 1.0, 30))
    assert (noise(seed ^ 1, 1.0, STEPS) != jolts).all()
    assert np.isfinite(jolts).all()


def test_no_deviation_is_no_noise():
    assert not noise(7, 0.0, 5).any()
