"""Momentum in the form of a moving average."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.optimizers import Insight, Optimizer, Slots
from app.engine.optimizers.parameters import learning_rate_param, memory_param
from app.engine.optimizers.terms import VELOCITY


@dataclass(frozen=True)
class Momentum(Optimizer):
    r"""Steps along a moving average of the gradients: zigzags cancel, the common direction stays.

    $$ v \leftarrow \beta v + (1 - \beta)\, g, \qquad \theta \leftarrow \theta - \alpha\, v $$

    The average is exponential (EMA form, as lectured), without correction for its start at zero. The `heavy_ball`
    form, PyTorch's `SGD(momentum=β)`, walks the same path with a learning rate of (1 − β) α.

    >>> Momentum(learning_rate=0.5, beta=0.9).first_step([3.0, -7.0])
    [-0.15, 0.35]

    Source: Polyak 1964, https://doi.org/10.1016/0041-5553(64)90137-5; EMA form: Ng, Deep Learning course 2, week 2
    """

    key, label, rank, slots = "momentum", "Momentum", 20, ("v",)
    terms, direction = {"v": VELOCITY}, "v"
    learning_rate: float = learning_rate_param(0.1, "Size of a step, as a multiple of the velocity.")
    beta: float = memory_param(0.9, "Memory of the gradient: it averages over about 1/(1 − β) steps.", "momentum β")

    @staticmethod
    def rule(g: Array, v: Array, t: int, learning_rate: float, beta: float) -> tuple[Array, Array]:
        """Step = α v, with v updated first."""
        v = beta * v + (1 - beta) * g
        return learning_rate * v, v

    def insight(self, g: Array, before: Slots, after: Slots, t: Array, alpha: Array) -> Insight:
        """α, of the velocity."""
        return alpha, {}
