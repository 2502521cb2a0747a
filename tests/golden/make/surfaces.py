"""Test functions as their sources write them: values, gradients by PyTorch, and minima found by SciPy."""

from math import pi

import numpy as np
import scipy
import torch
from scipy.optimize import minimize, root

from tests.golden.make.common import write

cos, exp, sqrt = torch.cos, torch.exp, torch.sqrt


def turned_bowl(x, y, condition=20.0, angle=0.0):
    a = torch.tensor(angle * pi / 180)
    turn = torch.stack([torch.stack([cos(a), torch.sin(a)]), torch.stack([-torch.sin(a), cos(a)])])
    hessian = turn.T @ torch.diag(torch.tensor([1.0, condition])) @ turn
    return 0.5 * torch.einsum("i...,ij,j...->...", torch.stack([x, y]), hessian, torch.stack([x, y]))


def goldstein_price(x, y):
    first = 1 + (x + y + 1) ** 2 * (19 - 14 * x + 3 * x**2 - 14 * y + 6 * x * y + 3 * y**2)
    return first * (30 + (2 * x - 3 * y) ** 2 * (18 - 32 * x + 12 * x**2 + 48 * y - 36 * x * y + 27 * y**2))


def ackley(x, y):
    return -20 * exp(-0.2 * sqrt((x**2 + y**2) / 2)) - exp((cos(2 * pi * x) + cos(2 * pi * y)) / 2) + np.e + 20


def rastrigin(x, y, amplitude=10.0):
    return 2 * amplitude + sum(u**2 - amplitude * cos(2 * pi * u) for u in (x, y))


def plateau(x, y, width=0.5):
    return 1 - 1 / (1 + x**2 + (y / width) ** 2)


SURFACES = [
    ("bowl", {}, turned_bowl, 4),
    ("bowl", {"condition": 50.0, "angle": 30.0}, turned_bowl, 4),
    ("rosenbrock", {}, lambda x, y, a=1.0, b=100.0: (a - x) ** 2 + b * (y - x**2) ** 2, 2),
    ("rosenbrock", {"a": -0.5, "b": 7.0}, lambda x, y, a, b: (a - x) ** 2 + b * (y - x**2) ** 2, 2),
    ("beale", {}, lambda x, y: (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2, 4.5),
    ("saddle", {}, lambda x, y: x**2 - y**2, 2),
    ("monkey_saddle", {}, lambda x, y: x**3 - 3 * x * y**2, 2),
    ("plateau", {}, plateau, 3),
    ("plateau", {"width": 0.1}, plateau, 3),
    ("two_wells", {}, lambda x, y: 3 * x**4 - 4 * x**3 - 12 * x**2 + 32 + 4 * y**2, 2.5),
    ("himmelblau", {}, lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2, 5),
    ("three_hump_camel", {}, lambda x, y: 2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2, 2.5),
    ("styblinski_tang", {}, lambda x, y: sum(u**4 - 16 * u**2 + 5 * u for u in (x, y)) / 2, 5),
    ("rastrigin", {}, rastrigin, 5.12),
    ("rastrigin", {"amplitude": 3.0}, rastrigin, 5.12),
    ("ackley", {}, ackley, 5),
    ("booth", {}, lambda x, y: (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2, 10),
    ("goldstein_price", {}, goldstein_price, 2),
]
COUNTLESS = {"rastrigin", "ackley"}  # of whose minima only the lowest are kept
BOTTOMLESS = {"saddle", "monkey_saddle"}


def at(surface, x, y):
    """Value and gradient at points."""
    x, y = (torch.tensor(np.asarray(axis, float), requires_grad=True) for axis in (x, y))
    value = surface(x, y)
    return value.detach().numpy(), np.array([g.numpy() for g in torch.autograd.grad(value.sum(), (x, y))])


def minima(surface, reach, only_lowest):
    """Where descents from a grid of starts end, lowest first; made exact as roots of the gradient."""
    ends = []
    for start in np.stack(np.meshgrid(*[np.linspace(-0.93 * reach, 0.97 * reach, 9)] * 2), axis=-1).reshape(-1, 2):
        end = minimize(lambda p: at(surface, *p)[0], start, jac=lambda p: at(surface, *p)[1], method="BFGS").x
        if np.abs(at(surface, *end)[1]).max() < 1e-3:
            end = root(lambda p: at(surface, *p)[1], end, tol=1e-15).x
        if np.abs(end).max() < reach and not any(np.hypot(*(end - other)) < 1e-4 for other in ends):
            ends.append(end)
    found = sorted((float(at(surface, *end)[0]), *end.tolist()) for end in ends)
    return [[x, y, value] for value, x, y in found if not only_lowest or value < found[0][0] + 1e-6]


def case(kind, hyperparameters, formula, reach):
    """24 random points, and the minima between −reach and reach."""

    def surface(x, y):
        return formula(x, y, **hyperparameters)

    points = np.random.default_rng(3).uniform(-reach, reach, (2, 24)).round(3)
    value, gradient = at(surface, *points)
    lowest = [] if kind in BOTTOMLESS else minima(surface, reach, kind in COUNTLESS)
    told = {"points": points.tolist(), "value": value.tolist(), "gradient": gradient.tolist(), "minima": lowest}
    return {"surface": {"kind": kind, **hyperparameters}, **told}


def surfaces():
    """All of them, with scipy's version beside the others."""
    write("surfaces", {"scipy": scipy.__version__, "cases": [case(*surface) for surface in SURFACES]})


if __name__ == "__main__":
    surfaces()
