"""Makes the data that the engine is compared with, by PyTorch and scikit-learn. Neither is needed to run the tests.

    pip install torch==2.13.0 numpy==2.4.6 scikit-learn==1.9.1
    python -m tests.golden.make

All numbers are float64 and are written so that they read back to the same bits. Nothing of `app` is used here.
`playground.json` beside it holds what TensorFlow Playground's own code was measured to compute, with version and
settings.
"""

import json
import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import sklearn
import torch
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).parent
MADE_BY = {
    "made_by": "python -m tests.golden.make",
    "versions": {"torch": torch.__version__, "numpy": np.__version__, "scikit-learn": sklearn.__version__},
}
ACTIVATIONS = {"linear": lambda z: z * 1.0, "relu": torch.relu, "sigmoid": torch.sigmoid, "tanh": torch.tanh}
STEPS, EVERY = 50, 10

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def write(name, content):
    """Indented, but a list of numbers on one line."""
    text = json.dumps(MADE_BY | content, indent=1)
    text = re.sub(r"\[[^\[\]{}]*\]", lambda found: re.sub(r"\s+", " ", found[0]), text)
    (HERE / f"{name}.json").write_text(text + "\n")


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


def problem(rng, units, hidden, output, examples):
    """A network by its start θ (W[1] row by row, b[1], W[2] …) and data, examples as columns."""
    size = sum(n * (before + 1) for before, n in pairwise(units))
    X = rng.normal(0, 1.2, (units[0], examples))
    classes = (X[0] * X[1] > 0).astype(float)
    y = {"sigmoid": classes, "tanh": 2 * classes - 1, "linear": np.sin(X[0]) - 0.3 * X[1]}[output]
    return {
        "units": units,
        "hidden": hidden,
        "output": output,
        "theta": rng.normal(0, 0.7, size).tolist(),
        "X": X.tolist(),
        "Y": [y.tolist()],
    }


def modules(case):
    """The network as `torch.nn.Linear` modules that hold θ."""
    theta, start, layers = torch.tensor(case["theta"]), 0, []
    for before, n in pairwise(case["units"]):
        layer = torch.nn.Linear(before, n)
        with torch.no_grad():
            layer.weight.copy_(theta[start : start + n * before].reshape(n, before))
            layer.bias.copy_(theta[start + n * before : start + n * (before + 1)])
        start += n * (before + 1)
        layers.append(layer)
    return torch.nn.ModuleList(layers)


def cost(case, layers, *, l2=0.0, examples=None, masks=None):
    """J: mean loss, and λ/2m Σ W² with m the training set's size."""
    a, y = torch.tensor(case["X"]).T, torch.tensor(case["Y"]).T
    for l, (layer, key) in enumerate(zip(layers[:-1], case["hidden"], strict=True)):
        a = ACTIVATIONS[key](layer(a))
        if masks and masks[l] is not None:
            a = a * torch.tensor(masks[l]).T
    mean = loss_of(case["output"], layers[-1](a), y).mean()
    return mean + l2 / (2 * (examples or len(y))) * sum((layer.weight**2).sum() for layer in layers)


def flat(tensors):
    """W[1], b[1], W[2] … as one list."""
    return torch.cat([tensor.detach().reshape(-1) for tensor in tensors]).tolist()


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
    }[kind]()


def train(case, kind, settings, l2):
    """J before every step and after the last; θ every ten steps."""
    layers = modules(case)
    optimizer = optimizer_of(kind, settings, list(layers.parameters()))
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
    ]:
        case = problem(rng, [2, 6, 5, 4, 1], hidden, output, 8)
        masks = keeps and [
            keep and ((rng.random((n, 8)) < keep) / keep).tolist() for keep, n in zip(keeps, (6, 5, 4), strict=True)
        ]
        layers = modules(case)
        J = cost(case, layers, l2=l2, examples=40, masks=masks)
        J.backward()
        case |= {"name": name, "l2": l2, "examples": 40, "masks": masks or []}
        cases.append(case | {"J": J.item(), "gradient": flat(p.grad for p in layers.parameters())})
    write("gradients", {"cases": cases})


def logistic():
    """The best line between two overlapping clouds, by scikit-learn."""
    rng = np.random.default_rng(3)
    labels = np.repeat([1.0, 0.0], 60)
    points = (np.where(labels > 0, 1.0, -1.0)[:, None] + rng.normal(0, 2, (120, 2))).round(3)
    fit = LogisticRegression(C=np.inf, tol=1e-14, max_iter=10_000).fit(points, labels)
    right = np.where(labels > 0, *fit.predict_proba(points).T[::-1])
    write(
        "logistic",
        {
            "points": points.tolist(),
            "labels": labels.tolist(),
            "w": fit.coef_[0].tolist(),
            "b": fit.intercept_[0],
            "loss": -np.log(right).mean(),
            "accuracy": fit.score(points, labels),
        },
    )


if __name__ == "__main__":
    for make in (activations, losses, training, gradients, logistic):
        make()
