"""Clipping by value."""

from dataclasses import dataclass

import numpy as np

from app.engine.clips import Clip
from app.engine.elementwise import Array
from app.engine.parameter import param


@dataclass(frozen=True)
class ByValue(Clip):
    r"""Each coordinate of the gradient is held between two bounds; its direction may change.

    $$ g_i \leftarrow \max(-c,\ \min(c,\ g_i)) $$

    >>> ByValue.clipped(np.array([30.0, -0.5]), limit=1.0)
    array([ 1. , -0.5])

    Source: Mikolov 2012 (PhD thesis, section 3.2.2); PyTorch's `clip_grad_value_`
    """

    key, label, rank = "value", "By value", 20
    limit: float = param(1.0, "The largest magnitude of a coordinate.", low=1e-6, high=1e6, log=True, label="limit c")

    @staticmethod
    def clipped(g: Array, limit: float) -> Array:
        """G, held between −c and c."""
        return np.minimum(np.maximum(g, -limit), limit)
