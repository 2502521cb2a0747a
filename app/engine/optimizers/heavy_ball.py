"""Momentum as a sum of gradients."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.optimizers import Insight, Optimizer, Slots
from app.engine.optimizers.parameters import learning_rate_param, momentum_param
from app.engine.optimizers.terms import VELOCITY


@dataclass(frozen=True)
class HeavyBall(Optimizer):
    r"""Lets a ball roll down the slope: its velocity adds up the gradients, and friction takes a part of it.

    $$ v \leftarrow \beta v + g, \qquad \theta \leftarrow \theta - \alpha\, v $$

    PyTorch's `SGD(momentum=β)`. A constant slope speeds it up to 1/(1 − β) times the step of gradient descent; the
    moving average of `momentum` walks the same path with a learning rate of α/(1 − β).

    >>> HeavyBall(learning_rate=0.5, beta=0.9).first_step([3.0, -7.0])
    [-1.5, 3.5]

    Source: Polyak 1964, https://doi.org/10.1016/0041-5553(64)90137-5
    """

    key, label, rank, slots = "heavy_ball", "Heavy ball", 30, ("v",)
    terms, direction = {"v": VELOCITY}, "v"
    pytorch = "torch.optim.SGD(parameters, lr={learning_rate}, momentum={beta})"
    learning_rate: float = learning_rate_param(0.01, "Size of a step, as a multiple of the velocity.")
    beta: float = momentum_param()

    @staticmethod
    def rule(g: Array, v: Array, t: int, learning_rate: float, beta: float) -> tuple[Array, Array]:
        """Step = α v, with v updated first."""
        v = beta * v + g
        return learning_rate * v, v

    def insight(self, g: Array, before: Slots, after: Slots, t: Array, alpha: Array) -> Insight:
        """α, of the velocity."""
        return alpha, {}
