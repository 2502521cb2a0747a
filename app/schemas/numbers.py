"""Arrays as JSON."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def numbers(array: NDArray[Any]) -> Any:
    """An array as nested lists for JSON; what is not finite becomes null.

    >>> numbers(np.array([[1.0, np.nan]]))
    [[1.0, None]]
    """
    if np.isfinite(array).all():
        return array.tolist()
    loose = array.astype(object)
    loose[~np.isfinite(array)] = None
    return loose.tolist()
