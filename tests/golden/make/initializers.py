"""How wide PyTorch makes its starts, and where quantiles of the distributions lie, by SciPy.

python -m tests.golden.make.initializers
"""

from unittest.mock import patch

import numpy as np
import scipy
import torch
from scipy import stats
from torch.nn import init

from tests.golden.make.common import MADE_BY, write

INITIALIZERS = {
    "xavier": init.xavier_normal_,
    "xavier_uniform": init.xavier_uniform_,
    "he": lambda w: init.kaiming_normal_(w, nonlinearity="relu"),
    "he_uniform": lambda w: init.kaiming_uniform_(w, nonlinearity="relu"),
    "lecun": lambda w: init.kaiming_normal_(w, nonlinearity="linear"),
}
SHAPES = [(80, 320), (320, 80), (160, 160), (7, 3), (1, 2)]  # (units, inputs)
CHANCE = 1e-6  # that a right sample fails


def asked(initialize, shape):
    """What PyTorch asks its generator for: the two numbers of a normal or a uniform distribution."""
    with patch.object(torch.Tensor, "normal_") as normal, patch.object(torch.Tensor, "uniform_") as uniform:
        initialize(torch.empty(shape))
    (drawn,) = [mock.call_args.args for mock in (normal, uniform) if mock.called]
    return {"shape": shape, "normal" if normal.called else "uniform": [float(number) for number in drawn]}


def initializers():
    """Widths by kind and shape; the distributions' quantiles and the bound of Kolmogorov and Smirnov for √n D."""
    widths = {key: [asked(initialize, shape) for shape in SHAPES] for key, initialize in INITIALIZERS.items()}
    p = np.arange(1, 32) / 32
    quantiles = {"normal": stats.norm.ppf(p).tolist(), "uniform": stats.uniform(-1, 2).ppf(p).tolist()}
    versions = {"versions": MADE_BY["versions"] | {"scipy": scipy.__version__}}
    rule = {"chance": CHANCE, "bound": stats.kstwobign.isf(CHANCE)}
    write("initializers", versions | {"widths": widths, "p": p.tolist(), "quantiles": quantiles} | rule)


if __name__ == "__main__":
    initializers()
