"""Nesterov's accelerated gradient."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.optimizers import Insight, Optimizer, Slots
from app.engine.optimizers.parameters import learning_rate_param, momentum_param
from app.engine.optimizers.terms import AHEAD, VELOCITY


@dataclass(frozen=True)
class Nesterov(Optimizer):
    r"""A heavy ball that looks ahead: it brakes before the slope rises, not after.

    $$ v \leftarrow \beta v + g, \qquad \theta \leftarrow \theta - \alpha\, (g + \beta v) $$

    PyTorch's `SGD(momentum=β, nesterov=True)`. The look-ahead form takes its gradient at w − αβv and moves
    w by −αv. It is the same path: θ here is the point w − αβv there (as long as α stays the same).

    >>> Nesterov(learning_rate=0.5, beta=0.9).first_step([3.0, -7.0])
    [-2.85, 6.65]

    Source: Nesterov 1983; look-ahead form: Sutskever et al. 2013, https://proceedings.mlr.press/v28/sutskever13.html;
    this form: Bengio et al. 2012, https://arxiv.org/abs/1212.0901
    """

    key, label, rank, slots = "nesterov", "Nesterov", 40, ("v",)
    terms, direction = {"v": VELOCITY, "ahead": AHEAD}, "ahead"
    pytorch = "torch.optim.SGD(parameters, lr={learning_rate}, momentum={beta}, nesterov=True)"
    learning_rate: float = learning_rate_param(0.01, "Size of a step, as a multiple of the gradient.")
    beta: float = momentum_param()

    def in_pytorch(self) -> str:
        """PyTorch's own, which refuses to look ahead without momentum."""
        return super().in_pytorch() if self.beta else ""

    @staticmethod
    def rule(g: Array, v: Array, t: int, learning_rate: float, beta: float) -> tuple[Array, Array]:
        """Step = α (g + β v), with v updated first."""
        v = beta * v + g
        return learning_rate * (g + beta * v), v

    def insight(self, g: Array, before: Slots, after: Slots, t: Array, alpha: Array) -> Insight:
        """α, of g + β v."""
        return alpha, {"ahead": g + self.beta * after[0]}
