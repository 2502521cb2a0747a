"""Clipping by norm."""

from dataclasses import dataclass

import numpy as np

from app.engine.clips import Clip
from app.engine.elementwise import Array
from app.engine.parameter import param


@dataclass(frozen=True)
class ByNorm(Clip):
    r"""A gradient longer than the limit is shortened to it; its direction stays.

    $$ g \leftarrow g \cdot \min\bigl(1,\ c / \lVert g \rVert_2\bigr) $$

    The norm is that of the whole gradient, all layers together.

    >>> ByNorm.clipped(np.array([30.0, -40.0]), limit=5.0)
    array([ 3., -4.])

    Source: Pascanu, Mikolov & Bengio 2013, Algorithm 1, https://arxiv.org/abs/1211.5063
    """

    key, label, rank = "norm", "By norm", 30
    limit: float = param(1.0, "The greatest length of the gradient.", low=1e-6, high=1e6, log=True, label="limit c")

    @staticmethod
    def clipped(g: Array, limit: float) -> Array:
        """G, at most c long."""
        length = float(np.sqrt(np.sum(g * g)))
        if length == np.inf and np.isfinite(g).all():  # squares overflow beyond 1e154, and shares of infinity are 0
            g = g / np.abs(g).max()
            return g * (limit / float(np.sqrt(np.sum(g * g))))
        return g * (limit / length) if length > limit else g
