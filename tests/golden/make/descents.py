"""Paths on surfaces by PyTorch: every optimizer that it has, from the same start.

    python -m tests.golden.make.descents

The surfaces are written down again here and derived by autograd; the optimizers are built from what `in_pytorch` says.
"""

import math

import torch

from app.engine.catalog import OPTIMIZERS
from tests.golden.make.common import write

STEPS, EVERY = 200, 10


def rosenbrock(x, y):
    """A bent valley."""
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


def beale(x, y):
    """Flat, with steep corners."""
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2


def bowl(x, y):
    """A hundred times as steep across as along, turned by 30 degrees: ½ pᵀ R diag(1, 100) Rᵀ p."""
    c, s = math.cos(math.pi / 6), math.sin(math.pi / 6)
    turn = torch.tensor([[c, -s], [s, c]])
    p = torch.stack([x, y])
    return 0.5 * p @ turn @ torch.diag(torch.tensor([1.0, 100.0])) @ turn.T @ p


SURFACES = [
    ("rosenbrock", {"a": 1.0, "b": 100.0}, rosenbrock, [-1.5, 2.0]),
    ("beale", {}, beale, [1.0, 1.5]),
    ("bowl", {"condition": 100.0, "angle": 30.0}, bowl, [-3.5, 1.5]),
]
RATES = {  # on no surface they go so far, or swing so widely across a valley, that rounding decides where to
    "sgd": 0.001,
    "heavy_ball": 0.0003,
    "nesterov": 0.0003,
    "adagrad": 0.3,
    "adadelta": 0.3,
    "rmsprop": 0.0005,
    "nadam": 0.02,
    "radam": 0.003,
}
OTHER_RATES = 0.05


def own(kind, **settings):
    """PyTorch's optimizer, from the text that scripts hold."""
    optimizer = OPTIMIZERS[kind](**{"learning_rate": RATES.get(kind, OTHER_RATES), "weight_decay": 0.0} | settings)
    text = optimizer.in_pytorch()
    return optimizer.to_json(), 0.0, lambda parameters: eval(text, {"torch": torch, "parameters": parameters})


def average():
    """Momentum as a moving average is PyTorch's with (1 − β) α."""
    momentum = OPTIMIZERS["momentum"](learning_rate=0.003, beta=0.9)
    return momentum.to_json(), 0.0, lambda parameters: torch.optim.SGD(parameters, lr=0.003 * 0.1, momentum=0.9)


def decaying(kind, make, decay, l2):
    """With weight decay: PyTorch's Adam couples it, AdamW does not."""
    ours, _, _ = own(kind, weight_decay=decay)
    return ours, l2, lambda parameters: make(parameters, lr=OTHER_RATES, weight_decay=0.1)


RUNS = [own(kind) for kind, optimizer in OPTIMIZERS.items() if optimizer().in_pytorch()]
RUNS += [average(), decaying("adam", torch.optim.Adam, 0.0, 0.1), decaying("adam", torch.optim.AdamW, 0.1, 0.0)]


def walk(f, start, make):
    """Every tenth point."""
    point = [torch.tensor(at, requires_grad=True) for at in start]
    optimizer = make(point)
    for step in range(STEPS + 1):
        if step % EVERY == 0:
            yield [at.item() for at in point]
        optimizer.zero_grad()
        f(*point).backward()
        optimizer.step()


def descents():
    """All of them on three surfaces."""
    paths = [
        {"surface": {"kind": kind} | settings, "start": start, "optimizer": ours, "l2": l2}
        | {"points": list(walk(f, start, make))}
        for kind, settings, f, start in SURFACES
        for ours, l2, make in RUNS
    ]
    write("descents", {"steps": STEPS, "every": EVERY, "paths": paths})


if __name__ == "__main__":
    descents()
