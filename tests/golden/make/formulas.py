"""Derivatives of formulas, by PyTorch's own way back."""

from functools import reduce

import numpy as np
import torch

from tests.golden.make.common import write

TORCH = {
    "sin": torch.sin,
    "cos": torch.cos,
    "tan": torch.tan,
    "tanh": torch.tanh,
    "exp": torch.exp,
    "log": torch.log,
    "ln": torch.log,
    "sqrt": torch.sqrt,
    "abs": torch.abs,
    "sign": torch.sign,
    "min": lambda *inputs: reduce(torch.minimum, map(torch.as_tensor, inputs)),
    "max": lambda *inputs: reduce(torch.maximum, map(torch.as_tensor, inputs)),
    "sigmoid": torch.sigmoid,
    "relu": torch.relu,
    "pi": torch.tensor(np.pi),
    "e": torch.tensor(np.e),
}
ORDINARY = [
    *(f"x {sign} y" for sign in "+-*/"),
    *(f"x ^ {exponent}" for exponent in ("2", "3", "-2", "(1 + 1)")),
    *("2 ^ x", "(x^2 + 1) ^ y", "e ^ (x * y)"),
    *(f"{name}(x * y)" for name in ("sin", "cos", "tan", "tanh", "exp", "abs", "sign", "sigmoid", "relu")),
    *(f"{name}(x^2 + y^2 + 0.5)" for name in ("log", "ln", "sqrt")),
    *("min(x, y)", "max(x, y, x * y)", "min(x, y, 0.5, -x)", "-x^2 * -y", "(x + y) * (x + y) / (1 + (x + y)^2)"),
    *("(1 - x)^2 + 100 * (y - x^2)^2", "sin(3 * x) * exp(-y^2) + pi * x", "sqrt(abs(x)) * relu(y - 1) + tanh(x)^3"),
    "relu(x - max(y, 0)) + sigmoid(10 * x) / (2 + cos(y))",
]
AT_KINKS = [
    *(f"{name}(x)" for name in ("abs", "sign", "relu", "sqrt", "log")),
    *(f"{name}({inputs})" for name in ("min", "max") for inputs in ("x, y", "x, -x", "x, y, x + y")),
    *(f"x ^ {exponent}" for exponent in "0123y"),
    *("y ^ x", "0 ^ (x^2 + y^2)", "sqrt(x^2 + y^2)", "x / y", "1 / x", "x * abs(x)", "tanh(1000 * x)"),
]


def derivatives(expression, x, y):
    """Value and both derivatives at each place."""
    x, y = torch.tensor(x, requires_grad=True), torch.tensor(y, requires_grad=True)
    python = expression.replace("^", "**")
    value = eval(python, {"__builtins__": {}}, {**TORCH, "x": x, "y": y}) + 0 * torch.zeros_like(x)  # these texts only
    slopes = torch.autograd.grad(value.sum(), (x, y), allow_unused=True) if value.requires_grad else (None, None)
    found = [value, *(torch.zeros_like(x) if slope is None else slope for slope in slopes)]
    return dict(zip(("value", "dx", "dy"), ([told(number) for number in each.tolist()] for each in found), strict=True))


def told(number):
    """JSON has no word for what is not finite."""
    return number if np.isfinite(number) else str(number)


def formulas():
    """At random places, and at kinks and edges."""
    rng = np.random.default_rng(8)
    places = {"ordinary": rng.normal(0, 1.5, (2, 12)).round(3).tolist()}
    corners = [0.0, 1.0, -1.0, -2.0]
    places["kinks"] = [axis.ravel().tolist() for axis in np.meshgrid(corners, corners)]
    cases = [
        {"expression": expression, "at": at, **derivatives(expression, *places[at])}
        for at, expressions in (("ordinary", ORDINARY), ("kinks", AT_KINKS))
        for expression in expressions
    ]
    write("formulas", {"places": places, "cases": cases})


if __name__ == "__main__":
    formulas()
