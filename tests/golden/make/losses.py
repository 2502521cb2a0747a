"""Losses and their slopes in z."""

import numpy as np
import torch

from tests.golden.make.activations import ACTIVATIONS
from tests.golden.make.common import write


def loss_of(output, z, y):
    """L of every example for an output unit named by its activation."""
    if output == "sigmoid":
        return torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction="none")
    return 0.5 * torch.nn.functional.mse_loss(ACTIVATIONS[output](z), y, reduction="none")


def losses():
    """L and dL/dz on a grid of z and y, extremes included."""
    zs = [-1e4, -750.0, -40.0, -8.0, -2.5, -0.3, -1e-7, 0.0, 1e-7, 0.3, 2.5, 8.0, 40.0, 750.0, 1e4]
    targets = {"sigmoid": [0.0, 0.25, 1.0], "tanh": [-1.0, 0.5, 1.0], "linear": [-3.0, 0.0, 0.7, 1e3]}
    outputs = {}
    for output, ys in targets.items():
        z, y = (torch.tensor(grid.ravel()) for grid in np.meshgrid(zs, ys))
        z.requires_grad_()
        loss = loss_of(output, z, y)
        (slope,) = torch.autograd.grad(loss.sum(), z)
        columns = {"z": z, "y": y, "loss": loss, "slope": slope}
        outputs[output] = {name: column.tolist() for name, column in columns.items()}
    write("losses", {"outputs": outputs})
