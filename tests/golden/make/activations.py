"""Value and slope of every activation, by PyTorch, and by mpmath where PyTorch loses digits.

    python -m tests.golden.make.activations

PyTorch's GELU is 0 far below zero (1 + erf cancels), its softplus is z itself beyond 20, its hard sigmoid's slope is
1/6 in single precision, and its softsign's slope is a difference that cancels far out. Those curves, and erf and erfc,
come from mpmath with 50 digits, and must agree with PyTorch's as far as these go.
"""

import mpmath
import numpy as np
import torch
from torch.nn import functional

from tests.golden.make.common import MADE_BY, write

ACTIVATIONS = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky_relu": lambda z, leak=0.01: functional.leaky_relu(z, leak),
    "prelu": lambda z, leak=0.25: functional.prelu(z, torch.as_tensor(leak)),
    "elu": lambda z, alpha=1.0: functional.elu(z, alpha),
    "selu": functional.selu,
    "gelu": functional.gelu,
    "silu": functional.silu,
    "softplus": functional.softplus,
    "softsign": functional.softsign,
    "hard_sigmoid": functional.hardsigmoid,
    "hard_tanh": functional.hardtanh,
    "sin": torch.sin,
    "linear": lambda z: z * 1.0,
}
UNUSUAL = {"leaky_relu": {"leak": 0.3}, "prelu": {"leak": 0.9}, "elu": {"alpha": 2.5}}
EXACT = {  # (a, slope)
    "gelu": (lambda z: z * mpmath.ncdf(z), lambda z: mpmath.ncdf(z) + z * mpmath.npdf(z)),
    "softplus": (lambda z: mpmath.log1p(mpmath.exp(z)), lambda z: 1 / (1 + mpmath.exp(-z))),
    "softsign": (lambda z: z / (1 + abs(z)), lambda z: (1 + abs(z)) ** -2),
    "hard_sigmoid": (lambda z: min(max(z / 6 + 0.5, 0), 1), lambda z: mpmath.mpf(abs(z) < 3) / 6),
}

mpmath.mp.dps = 50


def exactly(function, z):
    """A function of mpmath at these places, as float64."""
    return [float(function(mpmath.mpf(place))) for place in z]


def differentiated(key, z, settings):
    """a and da/dz by PyTorch; of PReLU also da/dleak of every example."""
    at = torch.tensor(z, requires_grad=True)
    if key == "prelu":  # a leak for every example, so that each has its own derivative
        settings = {"leak": torch.full(at.shape, settings.get("leak", 0.25), requires_grad=True)}
        a = functional.prelu(at[None], settings["leak"])[0]  # channels, with a batch of one
    else:
        a = ACTIVATIONS[key](at, **settings)
    slopes = torch.autograd.grad(a.sum(), [at, *(each for each in settings.values() if torch.is_tensor(each))])
    return a.tolist(), slopes[0].tolist(), [slope.tolist() for slope in slopes[1:]]


def curve(key, z, settings):
    """One activation's numbers; `steepest` is the largest |slope| between −10 and 10, with PyTorch's digits."""
    a, slope, partials = differentiated(key, z, settings)
    if key in EXACT:
        exact = [exactly(function, z) for function in EXACT[key]]
        assert np.allclose([a, slope], exact, rtol=1e-7, atol=1e-14)
        a, slope = exact
    _, slopes, _ = differentiated(key, np.linspace(-10.0, 10.0, 2001), settings)
    numbers = {"a": a, "slope": slope} | ({"partials": partials} if partials else {})
    return {"kind": key, "settings": settings} | numbers | {"steepest": float(np.abs(slopes).max())}


def activations():
    """Curves from near zero to far out, kinks included; then erf and erfc, which GELU is made of."""
    far = np.geomspace(1e-8, 1e4, 50)
    z = np.concatenate([-far[::-1], [0.0], far, np.linspace(-9.7, 9.9, 99), [-3.0, -1.0, 1.0, 3.0]])
    settings = [(key, {}) for key in ACTIVATIONS] + list(UNUSUAL.items())
    curves = [curve(key, z, chosen) for key, chosen in settings]
    edges = [-0.46876, -0.46875, -1e-9, 0.0, 1e-300, 1e-9, 0.46875, 0.46876, 4.0, 4.001]
    x = np.concatenate([np.linspace(-6.1, 26.5, 164), edges])
    special = {"x": x.tolist(), "erf": exactly(mpmath.erf, x), "erfc": exactly(mpmath.erfc, x)}
    versions = {"versions": MADE_BY["versions"] | {"mpmath": mpmath.__version__}}
    write("activations", versions | {"z": z.tolist(), "curves": curves, "special": special})


if __name__ == "__main__":
    activations()
