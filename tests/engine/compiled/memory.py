"""Memory that shows whether compiled code reads what it has not written, or writes where it should not."""

import numpy as np
import pytest

NUMBERS = pytest.mark.parametrize("number", [np.nan, np.inf, -7e300, 3.0])


class Marked:
    """Stands in for `np.empty`: new memory has this number everywhere, and a margin behind it."""

    MARGIN = 64

    def __init__(self, number):
        self.number, self.given, self.empty = number, [], np.empty

    def __call__(self, shape, dtype=float, **options):
        if np.dtype(dtype) != float:
            return self.empty(shape, dtype, **options)
        size = int(np.prod(shape))
        self.given.append(np.full(size + self.MARGIN, self.number))
        return self.given[-1][:size].reshape(shape)

    def margins(self):
        return np.array([memory[-self.MARGIN :] for memory in self.given])
