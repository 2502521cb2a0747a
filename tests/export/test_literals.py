"""Arrays as a script spells them, read back."""

import base64
import zlib

import numpy as np
import pytest

from app.export.literals import READABLE, UNPACK, is_packed, literal

EXTREME = np.array([0.0, -0.0, 0.1, 1e15, -1e300, 5e-324, np.nan, np.inf, -np.inf])


def read_back(text):
    space = {"np": np, "zlib": zlib, "base64": base64}
    exec(f"{UNPACK}\nfound = {text}", space)
    return space["found"]


@pytest.mark.parametrize("shape", [(9,), (1, 9), (3, 30), (READABLE + 1,), (50, 3000)])
def test_every_number_comes_back(shape):
    values = np.random.default_rng(1).normal(size=shape)
    values.flat[:9] = EXTREME
    again = read_back(literal(values))
    assert (again.shape, again.tobytes()) == (values.shape, values.tobytes())
    assert is_packed(values) == (values.size > READABLE)
