"""Value and slope of every activation."""

import numpy as np
import torch

from tests.golden.make.common import write

ACTIVATIONS = {"linear": lambda z: z * 1.0, "relu": torch.relu, "sigmoid": torch.sigmoid, "tanh": torch.tanh}


def activations():
    """Value and slope of every activation, from near zero to far out."""
    far = np.geomspace(1e-8, 1e4, 50)
    z = np.concatenate([-far[::-1], [0.0], far, np.linspace(-9.7, 9.9, 99)])
    curves = {}
    for key, g in ACTIVATIONS.items():
        at = torch.tensor(z, requires_grad=True)
        a = g(at)
        (slope,) = torch.autograd.grad(a.sum(), at)
        curves[key] = {"a": a.tolist(), "slope": slope.tolist()}
    write("activations", {"z": z.tolist(), "curves": curves})
