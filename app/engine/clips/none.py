"""No clipping."""

from dataclasses import dataclass

from app.engine.clips import Clip
from app.engine.elementwise import Array


@dataclass(frozen=True)
class NoClip(Clip):
    r"""The gradient is taken as it is.

    $$ g \leftarrow g $$

    >>> import numpy as np
    >>> NoClip.clipped(np.array([30.0, -40.0]))
    array([ 30., -40.])

    Source: Goodfellow, Bengio & Courville 2016, section 8.2.4 (why one might), https://www.deeplearningbook.org
    """

    key, label, rank = "none", "None", 10

    @staticmethod
    def clipped(g: Array) -> Array:
        """The gradient itself."""
        return g
