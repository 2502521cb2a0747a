"""Rprop."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from app.engine.elementwise import Array, select
from app.engine.optimizers import Insight, Optimizer, Slots
from app.engine.optimizers.parameters import learning_rate_param
from app.engine.optimizers.terms import BEFORE, SIGN, Term
from app.engine.parameter import param

SMALLEST, LARGEST = 1e-4, 5e3  # sizes, in learning rates: PyTorch's 1e-6 and 50 at its learning rate of 0.01


@dataclass(frozen=True)
class Rprop(Optimizer):
    r"""Looks at the sign of each slope only: steps grow while it stays, shrink when it turns. For full batches.

    $$ \begin{array}{l}
    \Delta \leftarrow \Delta \cdot \eta^{+} \quad \mathrm{if}\; g\, g_0 > 0, \qquad
    \Delta \leftarrow \Delta \cdot \eta^{-}, \; g \leftarrow 0 \quad \mathrm{if}\; g\, g_0 < 0 \\
    \theta \leftarrow \theta - \alpha\, \Delta\, \mathrm{sign}(g), \qquad g_0 \leftarrow g
    \end{array} $$

    PyTorch's variant, known as iRprop−: where the sign turned it stays for one step and does not go back.
    Δ is counted in learning rates: it starts at 1 and is kept between 10⁻⁴ and 5000, so α is the first step's size.
    On mini-batches signs turn by chance and the steps vanish; RMSprop was made for those.

    >>> Rprop(learning_rate=0.5).first_step([3.0, -7.0])
    [-0.5, 0.5]

    Source: Riedmiller & Braun 1993, https://doi.org/10.1109/ICNN.1993.298623; variant: Igel & Hüsken 2003,
    https://doi.org/10.1016/S0925-2312(01)00700-7
    """

    key, label, rank, slots = "rprop", "Rprop", 80, ("size", "before")
    terms: ClassVar = {
        "size": Term("Δ", "size, in learning rates"),
        "before": BEFORE,
        "sign": SIGN,
    }
    direction = "sign"
    learning_rate: float = learning_rate_param(0.01, "Size of the first step in each coordinate.")
    eta_minus: float = param(0.5, "A step's shrinkage where the slope turned.", low=0.01, high=0.99, label="shrink η⁻")
    eta_plus: float = param(1.2, "A step's growth where the slope kept its sign.", low=1, high=3, label="grow η⁺")

    def begin(self, size: int) -> Slots:
        """A size of 1, and no gradient before."""
        return np.ones(size), np.zeros(size)

    @staticmethod
    def rule(
        g: Array, size: Array, before: Array, t: int, learning_rate: float, eta_minus: float, eta_plus: float
    ) -> tuple[Array, Array, Array]:
        """Step = α Δ sign(g), with Δ updated first."""
        turn = np.sign(g) * np.sign(before)
        size = size * select(turn > 0, eta_plus, select(turn < 0, eta_minus, 1.0))
        size = np.minimum(np.maximum(size, SMALLEST), LARGEST)
        g = select(turn < 0, 0.0, g)
        return learning_rate * size * np.sign(g), size, g

    def insight(self, g: Array, before: Slots, after: Slots, t: Array, alpha: Array) -> Insight:
        """α Δ, of the sign of the gradient: 0 where it turned."""
        size, kept = after
        return alpha * size, {"sign": np.sign(kept)}
