"""Classes of unequal sizes: each rarer than the one before by the same share."""

from collections.abc import Sequence

import numpy as np


def class_sizes(samples: int, classes: int, imbalance: float) -> tuple[int, ...]:
    """So many samples shared out: class c gets a part in proportion to (1 − imbalance)^c, and at least one if it can.

    What rounding leaves goes to the largest remainders.

    >>> class_sizes(70, 3, 0.5)
    (40, 20, 10)
    """
    weights = (1.0 - imbalance) ** np.arange(classes)
    exact = samples * weights / weights.sum()
    sizes = np.floor(exact).astype(int)
    left = samples - int(sizes.sum())
    sizes[np.argsort(sizes - exact, kind="stable")[:left]] += 1
    for c in np.flatnonzero(sizes == 0):
        if sizes.max() > 1:
            sizes[sizes.argmax()] -= 1
            sizes[c] = 1
    return tuple(int(size) for size in sizes)


def most_samples(available: Sequence[int], imbalance: float) -> int:
    """How many samples can be so shared out when of each class there are only so many.

    >>> most_samples((50, 50, 50), 0.5)
    88
    """
    classes = len(available)
    weights = (1.0 - imbalance) ** np.arange(classes)
    highest = (np.array(available) + classes) * weights.sum() / weights  # rounding takes fewer than that from a share
    for samples in range(int(min(sum(available), highest.min())), 1, -1):
        wanted = class_sizes(samples, classes, imbalance)
        if all(size <= there for size, there in zip(wanted, available, strict=True)):
            return samples
    return 2
