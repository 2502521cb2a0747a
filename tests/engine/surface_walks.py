"""What tests of walks on surfaces share."""

import numpy as np

from app.engine.descents import Descent, Racer


def descent(*runs, **settings):
    """A completed descent of some runs; a bare optimizer is a run."""
    racers = tuple(each if isinstance(each, Racer) else Racer("", each) for each in runs)
    return Descent(**({"runs": racers} if racers else {}) | settings).complete()


def assert_same(one, other):
    """Two trails, bit for bit."""
    for a, b in zip(one[:-1], other[:-1], strict=True):
        np.testing.assert_array_equal(a, b)
    assert one.ending == other.ending
