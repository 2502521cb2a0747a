"""Orthogonal initialisation."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.initializers import Initializer
from app.engine.parameter import param


@dataclass(frozen=True)
class Orthogonal(Initializer):
    r"""A random rotation or reflection, times a gain: at 1 a square layer keeps distances, so no signal grows or fades.

    $$ W^{[l]} = g\,Q, \quad Q^{T} Q = I \text{ or } Q\,Q^{T} = I, \qquad b^{[l]} = 0 $$

    With more units than inputs the columns are orthonormal, otherwise the rows. Q is drawn uniformly (reflections
    included): the Q of a normal matrix's QR decomposition that leaves R a positive diagonal.

    >>> W = Orthogonal(gain=2.0).weights(np.random.default_rng(0), 2, 3)
    >>> (W @ W.T).round(12) + 0.0
    array([[4., 0.],
           [0., 4.]])

    Source: Saxe, McClelland & Ganguli 2014, https://arxiv.org/abs/1312.6120; Mezzadri 2007,
    https://arxiv.org/abs/math-ph/0609050
    """

    key, label, rank = "orthogonal", "Orthogonal", 60
    gain: float = param(1.0, "By how much a layer stretches.", low=0.1, high=10, log=True, label="gain g")

    def weights(self, rng: np.random.Generator, units: int, inputs: int) -> Array:
        """The gain times orthonormal rows or columns."""
        tall = rng.standard_normal((max(units, inputs), min(units, inputs)))
        Q, R = np.linalg.qr(tall)
        Q *= self.gain * np.sign(np.diag(R))
        return Q if units > inputs else Q.T
