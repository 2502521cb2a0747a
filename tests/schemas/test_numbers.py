"""Arrays as JSON."""

import json

import numpy as np
import pytest

from app.schemas.numbers import numbers


@pytest.mark.parametrize(
    ("array", "expected"),
    [
        (np.array([]), []),
        (np.array([0.1, -2.0]), [0.1, -2.0]),
        (np.array([[1.0, np.nan], [np.inf, -np.inf]]), [[1.0, None], [None, None]]),
        (np.full((1, 1, 2), np.nan), [[[None, None]]]),
        (np.zeros((2, 0)), [[], []]),
        (np.arange(3), [0, 1, 2]),
    ],
)
def test_what_is_not_finite_is_null(array, expected):
    assert numbers(array) == expected
    json.dumps(numbers(array), allow_nan=False)
