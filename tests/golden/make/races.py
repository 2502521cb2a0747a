"""A race by PyTorch: runs with activations of their own, from the same weights and on the same batches."""

from itertools import pairwise

import numpy as np

from tests.golden.make.common import write
from tests.golden.make.networks import cost, flat, modules, optimizer_of, problem

LEAK = 0.25  # what PReLU begins with, PyTorch's default and ours
BATCH, EPOCHS = 4, 6
RUNS = [
    ("relu", "sgd", {"learning_rate": 0.3}),
    ("sigmoid", "adam", {"learning_rate": 0.05, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}),
    ("prelu", "momentum", {"learning_rate": 0.5, "beta": 0.8}),
]


def with_activation(case, key):
    """The same weights and biases; a learned slope begins as usual."""
    theta, end = [], 0
    for l, (before, n) in enumerate(pairwise(case["units"])):
        start, end = end, end + n * (before + 1)
        theta += case["theta"][start:end]
        if key == "prelu" and l < len(case["hidden"]):
            theta += [LEAK] * n
    return case | {"hidden": [key] * len(case["hidden"]), "theta": theta}


def train(case, kind, settings):
    """θ at the end of every epoch, batches in the order of the examples."""
    layers = modules(case)
    optimizer = optimizer_of(kind, settings, layers.parameters())
    examples, thetas = len(case["X"][0]), []
    for _ in range(EPOCHS):
        for start in range(0, examples, BATCH):
            batch = {name: [row[start : start + BATCH] for row in case[name]] for name in ("X", "Y")}
            optimizer.zero_grad()
            cost(case | batch, layers).backward()
            optimizer.step()
        thetas.append(flat(layers.parameters()))
    return thetas


def races():
    """Three runs."""
    case = problem(np.random.default_rng(11), [2, 4, 3, 1], ["tanh", "tanh"], "sigmoid", 13)
    runs = []
    for key, kind, settings in RUNS:
        own = with_activation(case, key)
        told = {"activation": key, "optimizer": {"kind": kind} | settings, "start": own["theta"]}
        runs.append(told | {"thetas": train(own, kind, settings)})
    write("races", {"batch": BATCH, "network": case, "runs": runs})


if __name__ == "__main__":
    races()
