"""What one weight costs and the slope of it, by PyTorch.

python -m tests.golden.make.regularizers
"""

import numpy as np
import torch
from torch.nn.functional import l1_loss, mse_loss

from tests.golden.make.common import write

REGULARIZERS = {
    "none": lambda w: 0.0 * w,
    "l1": lambda w, rate=0.1: rate * away(l1_loss, w),
    "l2": lambda w, rate=0.1: rate / 2 * away(mse_loss, w),
    "l1_l2": lambda w, l1=0.1, l2=0.1: l1 * away(l1_loss, w) + l2 / 2 * away(mse_loss, w),
}
UNUSUAL = {"l1": {"rate": 3.0}, "l2": {"rate": 0.7}, "l1_l2": {"l1": 0.02, "l2": 5.0}}


def away(distance, w):
    """The distance of every weight from zero."""
    return distance(w, torch.zeros_like(w), reduction="none")


def costs(key, w, settings):
    """One regularizer's numbers."""
    at = torch.tensor(w, requires_grad=True)
    value = REGULARIZERS[key](at, **settings)
    (slope,) = torch.autograd.grad(value.sum(), at)
    return {"kind": key, "settings": settings, "value": value.tolist(), "slope": slope.tolist()}


def regularizers():
    """At the defaults and at other rates, for weights from tiny to huge."""
    sizes = np.geomspace(1e-9, 1e4, 14)
    w = np.concatenate([-sizes[::-1], [0.0], sizes, np.random.default_rng(4).normal(0, 1, 12).round(6)])
    settings = [(key, {}) for key in REGULARIZERS] + list(UNUSUAL.items())
    write("regularizers", {"w": w.tolist(), "costs": [costs(key, w, chosen) for key, chosen in settings]})


if __name__ == "__main__":
    regularizers()
