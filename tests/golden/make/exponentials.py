"""e^x, e^x − 1 and the hyperbolic tangent, by mpmath with 50 digits, rounded once.

python -m tests.golden.make.exponentials
"""

import mpmath
import numpy as np

from tests.golden.make.common import MADE_BY, write

FUNCTIONS = {"exp": mpmath.exp, "expm1": mpmath.expm1, "tanh": mpmath.tanh}
EDGES = [0.34657359, 0.34657360, 1.0, 19.99, 20.0, 20.01, 22.0, 36.7, 37.0, 700.0, 707.99, 708.0, 709.0, 709.7827128]


def exponentials():
    """From the smallest numbers to where e^x overflows, with both signs; close to multiples of ½ ln 2; at random."""
    mpmath.mp.dps = 50
    magnitudes = np.geomspace(1e-300, 1e-3, 100)
    turns = np.arange(1, 60) * np.log(2) / 2
    chance = np.random.default_rng(5).uniform(0, 1, 150)
    positive = [*magnitudes, *np.geomspace(1e-3, 709, 200), *turns, *turns * (1 - 1e-15), *chance, *40 * chance, *EDGES]
    x = np.unique(np.concatenate([np.negative(positive), positive]))
    values = {name: [float(function(mpmath.mpf(place))) for place in x] for name, function in FUNCTIONS.items()}
    write("exponentials", {"versions": MADE_BY["versions"] | {"mpmath": mpmath.__version__}, "x": x.tolist()} | values)


if __name__ == "__main__":
    exponentials()
