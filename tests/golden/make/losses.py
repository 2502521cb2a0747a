"""Losses and their slopes in z."""

import numpy as np
import torch
from torch.nn import functional

from tests.golden.make.activations import ACTIVATIONS
from tests.golden.make.common import write

USUAL = {"sigmoid": "cross_entropy", "softmax": "cross_entropy", "tanh": "squared_error", "linear": "squared_error"}
FAR = [-1e4, -750.0, -40.0, -8.0, -2.5, -0.3, -1e-7, 0.0, 1e-7, 0.3, 2.5, 8.0, 40.0, 750.0, 1e4]
CASES = [
    ("cross_entropy", "sigmoid", [0.0, 0.25, 1.0]),
    ("squared_error", "tanh", [-1.0, 0.5, 1.0]),
    ("squared_error", "linear", [-3.0, 0.0, 0.7, 1e3]),
    ("absolute_error", "linear", [-3.0, 0.0, 0.3, 1e3]),
    ({"kind": "huber", "delta": 0.5}, "linear", [-3.0, 0.0, 0.2, 0.8, 1e3]),
    ({"kind": "huber", "delta": 4.0}, "linear", [-3.0, 0.0, 4.0, -6.5]),
    ("hinge", "linear", [-1.0, 1.0]),
]


def loss_of(output, z, y, loss=None):
    """L of every example, examples as rows, for an output named by its activation."""
    settings = {"kind": loss or USUAL[output]} if not isinstance(loss, dict) else loss
    match settings["kind"], output:
        case "cross_entropy", "sigmoid":
            return functional.binary_cross_entropy_with_logits(z, y, reduction="none")
        case "cross_entropy", "softmax":
            return functional.cross_entropy(z, y, reduction="none")
        case "squared_error", _:
            return 0.5 * functional.mse_loss(ACTIVATIONS[output](z), y, reduction="none")
        case "absolute_error", "linear":
            return functional.l1_loss(z, y, reduction="none")
        case "huber", "linear":
            return functional.huber_loss(z, y, reduction="none", delta=settings["delta"])
        case "hinge", "linear":
            return torch.relu(1 - y * z)
    raise ValueError((loss, output))


def case(loss, output, z, y):
    """z and y with examples as rows; written with examples as columns."""
    z.requires_grad_()
    values = loss_of(output, z, y, loss)
    (slope,) = torch.autograd.grad(values.sum(), z)
    columns = {"z": z, "y": y, "slope": slope}
    written = {name: column.T.tolist() for name, column in columns.items()}
    return {"loss": loss, "output": output, "value": values.flatten().tolist()} | written


def losses():
    """L and dL/dz on a grid of z and y, extremes included; of softmax at random places and far out."""
    cases = []
    for loss, output, targets in CASES:
        z, y = (torch.tensor(grid.reshape(-1, 1)) for grid in np.meshgrid(FAR, targets))
        cases.append(case(loss, output, z, y))
    rng = np.random.default_rng(4)
    for classes in (2, 3, 5, 10):
        size = np.repeat([0.1, 1.0, 30.0, 1e4], 4)[:, None]
        z = torch.tensor((rng.normal(size=(16, classes)) * size).round(6))
        y = torch.tensor(np.eye(classes)[rng.integers(0, classes, 16)])
        cases.append(case("cross_entropy", "softmax", z, y))
    write("losses", {"cases": cases})


if __name__ == "__main__":
    losses()
