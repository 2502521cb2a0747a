"""Random numbers as a function of a seed and a purpose, never of what was drawn before.

A counter-based generator (Philox) is opened at a place that the purpose names, so that one more draw somewhere changes
nothing elsewhere. What many steps need, orders and masks, is drawn number by number as `hashing.py` has it.
"""

from enum import IntEnum

import numpy as np

SEED_LIMIT = 2**32 - 1


class Purpose(IntEnum):
    """What a stream of random numbers is for. Values are part of every result: append, never renumber."""

    DATA = 1
    START = 2
    ORDER = 3
    DROPOUT = 4
    NOISE = 5
    LANDSCAPE = 6


def stream(seed: int, purpose: Purpose, *place: int) -> np.random.Generator:
    """The generator for this purpose at this place (such as an epoch), always in its first state.

    Source: Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3" (Philox).

    >>> a, b = stream(7, Purpose.ORDER, 3), stream(7, Purpose.ORDER, 3)
    >>> bool((a.permutation(9) == b.permutation(9)).all())
    True
    """
    high, low = (*place, 0, 0)[:2]
    return np.random.Generator(np.random.Philox(key=[seed, purpose], counter=[0, 0, low, high]))
