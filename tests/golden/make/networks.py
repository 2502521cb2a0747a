"""Networks by PyTorch: their cost, its gradient, and training."""

from itertools import pairwise

import numpy as np
import torch

from tests.golden.make.activations import ACTIVATIONS
from tests.golden.make.common import write
from tests.golden.make.losses import loss_of

STEPS, EVERY = 50, 25


def problem(rng, units, hidden, output, examples):
    """A network by its start θ (W[1] row by row, b[1], the leaks that PReLU learns, W[2] …) and data, examples as
    columns.
    """
    size = sum(n * (before + 1) for before, n in pairwise(units))
    X = rng.normal(0, 1.2, (units[0], examples))
    classes = (X[0] * X[1] > 0).astype(float)
    y = {
        "sigmoid": lambda: [classes],
        "tanh": lambda: [2 * classes - 1],
        "linear": lambda: [np.sin(X[0]) - 0.3 * X[1]],
        "softmax": lambda: np.eye(units[-1])[:, np.digitize(X[0] + X[1], np.linspace(-1, 1, units[-1] - 1))],
    }[output]()
    theta = rng.normal(0, 0.7, size)
    for l, key in reversed(list(enumerate(hidden))):
        if key == "prelu":
            end = sum(n * (before + 1) for before, n in pairwise(units[: l + 2]))
            theta = np.insert(theta, end, rng.uniform(0, 0.5, units[l + 1]))
    return {
        "units": units,
        "hidden": hidden,
        "output": output,
        "theta": theta.tolist(),
        "X": X.tolist(),
        "Y": [row.tolist() for row in y],
    }


def modules(case):
    """The network as `torch.nn.Linear` and, where the slope is learned, `torch.nn.PReLU` modules that hold θ."""
    layers = []
    for (before, n), key in zip(pairwise(case["units"]), [*case["hidden"], None], strict=True):
        layers.append(torch.nn.Linear(before, n))
        if key == "prelu":
            layers.append(torch.nn.PReLU(n))
    layers = torch.nn.ModuleList(layers)
    torch.nn.utils.vector_to_parameters(torch.tensor(case["theta"]), layers.parameters())
    return layers


def cost(case, layers, *, l2=0.0, examples=None, masks=None):
    """J: mean loss, and λ/2m Σ W² with m the training set's size."""
    a, y = torch.tensor(case["X"]).T, torch.tensor(case["Y"]).T
    linear = [layer for layer in layers if isinstance(layer, torch.nn.Linear)]
    learned = iter(layer for layer in layers if isinstance(layer, torch.nn.PReLU))
    for l, (layer, key) in enumerate(zip(linear[:-1], case["hidden"], strict=True)):
        z = layer(a)
        a = next(learned)(z) if key == "prelu" else ACTIVATIONS[key](z)
        if masks and masks[l] is not None:
            a = a * torch.tensor(masks[l]).T
    mean = loss_of(case["output"], linear[-1](a), y).mean()
    return mean + l2 / (2 * (examples or len(y))) * sum((layer.weight**2).sum() for layer in linear)


def flat(tensors):
    """W[1], b[1], W[2] … as one list."""
    return torch.cat([tensor.detach().reshape(-1) for tensor in tensors]).tolist()


def decayed(layers, decay):
    """Parameters in two groups: weights, which decay, and the rest."""
    weights = [layer.weight for layer in layers if isinstance(layer, torch.nn.Linear)]
    rest = [p for p in layers.parameters() if not any(p is w for w in weights)]
    return [{"params": weights, "weight_decay": decay}, {"params": rest, "weight_decay": 0.0}]


class MovingAverage(torch.optim.Optimizer):
    """Momentum as v ← βv + (1−β)g, θ ← θ − αv; `training` compares it with `torch.optim.SGD`."""

    def __init__(self, params, lr, beta):
        super().__init__(params, {"lr": lr, "beta": beta})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                v = self.state[p].setdefault("v", torch.zeros_like(p))
                v.lerp_(p.grad, 1 - group["beta"])
                p.sub_(v, alpha=group["lr"])


def optimizer_of(kind, settings, params):
    """Our names for hyperparameters, PyTorch's classes."""
    s, optim = settings, torch.optim
    return {
        "sgd": lambda: optim.SGD(params, lr=s["learning_rate"]),
        "momentum": lambda: MovingAverage(params, lr=s["learning_rate"], beta=s["beta"]),
        "heavy ball": lambda: optim.SGD(params, lr=s["learning_rate"] * (1 - s["beta"]), momentum=s["beta"]),
        "rmsprop": lambda: optim.RMSprop(params, lr=s["learning_rate"], alpha=s["beta"], eps=s["epsilon"]),
        "adam": lambda: optim.Adam(params, lr=s["learning_rate"], betas=(s["beta1"], s["beta2"]), eps=s["epsilon"]),
        "adamw": lambda: optim.AdamW(params, lr=s["learning_rate"]),
    }[kind]()


def train(case, kind, settings, l2):
    """J before every step and after the last; θ every ten steps."""
    layers = modules(case)
    params = decayed(layers, settings["weight_decay"]) if "weight_decay" in settings else layers.parameters()
    optimizer = optimizer_of(kind, settings, params)
    losses, thetas = [], []
    for step in range(STEPS + 1):
        if step % EVERY == 0:
            thetas.append(flat(layers.parameters()))
        optimizer.zero_grad()
        J = cost(case, layers, l2=l2)
        losses.append(J.item())
        J.backward()
        optimizer.step()
    return {"losses": losses, "thetas": thetas}


def training():
    """Full-batch training by every optimizer."""
    optimizers = [
        ("sgd", {"learning_rate": 0.3}),
        ("momentum", {"learning_rate": 0.5, "beta": 0.8}),
        ("rmsprop", {"learning_rate": 0.02, "beta": 0.95, "epsilon": 1e-3}),
        ("adam", {"learning_rate": 0.05, "beta1": 0.85, "beta2": 0.99, "epsilon": 1e-4}),
        ("adamw", {"learning_rate": 0.02, "weight_decay": 0.3}),
    ]
    rng = np.random.default_rng(1)
    networks = {
        "small cross-entropy": (problem(rng, [2, 4, 2, 1], ["tanh", "tanh"], "sigmoid", 12), 0.0),
        "small squares of classes": (problem(rng, [2, 4, 2, 1], ["tanh", "tanh"], "tanh", 12), 0.0),
        "mixed cross-entropy with L2": (
            problem(rng, [3, 5, 4, 3, 1], ["relu", "tanh", "sigmoid"], "sigmoid", 10),
            0.7,
        ),
        "mixed squares": (problem(rng, [3, 5, 4, 3, 1], ["relu", "tanh", "sigmoid"], "linear", 10), 0.0),
        "softmax of three": (problem(rng, [2, 5, 4, 3], ["tanh", "silu"], "softmax", 14), 0.0),
        "softmax of ten with L2": (problem(rng, [3, 6, 10], ["softplus"], "softmax", 12), 0.5),
        "PReLU": (problem(rng, [2, 5, 4, 1], ["prelu", "prelu"], "sigmoid", 12), 0.0),
        "PReLU and softmax": (problem(rng, [2, 6, 5, 4], ["prelu", "elu"], "softmax", 12), 0.2),
    }
    runs = []
    for name, (case, l2) in networks.items():
        for kind, settings in optimizers:
            result = train(case, kind, settings, l2)
            if kind == "momentum":
                ball = train(case, "heavy ball", settings, l2)
                assert np.allclose(ball["thetas"], result["thetas"], rtol=1e-12, atol=1e-13)
            runs.append({"network": name, "optimizer": {"kind": kind} | settings} | result)
    starts = {name: case | {"l2": l2} for name, (case, l2) in networks.items()}
    write("training", {"every": EVERY, "networks": starts, "runs": runs})


def gradients():
    """J and its gradient with dropout masks given, with L2, and on part of the examples."""
    rng = np.random.default_rng(2)
    hidden = ["relu", "tanh", "sigmoid"]
    cases = []
    for name, output, l2, keeps in [
        ("plain", "sigmoid", 0.0, None),
        ("dropout", "sigmoid", 0.0, (0.5, 0.8, 0.75)),
        ("dropout in one layer, squares", "tanh", 0.0, (None, 0.6, None)),
        ("L2 on a part of 40 examples", "linear", 3.0, None),
        ("L2 and dropout", "sigmoid", 0.4, (None, None, 0.5)),
        ("PReLU and dropout", "sigmoid", 0.0, (0.5, 0.8, 0.75)),
        ("softmax and dropout", "softmax", 0.4, (0.5, None, 0.75)),
    ]:
        functions = ["prelu", "gelu", "prelu"] if "PReLU" in name else hidden
        case = problem(rng, [2, 6, 5, 4, 3 if output == "softmax" else 1], functions, output, 8)
        masks = keeps and [
            keep and ((rng.random((n, 8)) < keep) / keep).tolist() for keep, n in zip(keeps, (6, 5, 4), strict=True)
        ]
        layers = modules(case)
        J = cost(case, layers, l2=l2, examples=40, masks=masks)
        J.backward()
        case |= {"name": name, "l2": l2, "examples": 40, "masks": masks or []}
        cases.append(case | {"J": J.item(), "gradient": flat(p.grad for p in layers.parameters())})
    write("gradients", {"cases": cases})


if __name__ == "__main__":
    training()
    gradients()
