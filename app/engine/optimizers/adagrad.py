"""AdaGrad."""

from dataclasses import dataclass
from typing import ClassVar

from app.engine.elementwise import Array
from app.engine.optimizers import Insight, Optimizer, Slots
from app.engine.optimizers.averages import root
from app.engine.optimizers.parameters import epsilon_param, learning_rate_param, under_root_param
from app.engine.optimizers.terms import Term


@dataclass(frozen=True)
class AdaGrad(Optimizer):
    r"""Divides each coordinate's step by the size of all its gradients so far: rare features take large steps.

    $$ s \leftarrow s + g^2, \qquad \theta \leftarrow \theta - \alpha\, g / (\sqrt{s} + \epsilon) $$

    Epsilon is added after the root and s starts at zero, as in PyTorch; it may stand under the root. s only grows, so
    the steps only shrink.

    >>> AdaGrad(learning_rate=0.5).first_step([3.0, -7.0])
    [-0.5, 0.5]

    Source: Duchi, Hazan & Singer 2011, https://jmlr.org/papers/v12/duchi11a.html
    """

    key, label, rank, slots = "adagrad", "AdaGrad", 50, ("s",)
    terms: ClassVar = {"s": Term("s", "sum of squared gradients")}
    pytorch = "torch.optim.Adagrad(parameters, lr={learning_rate}, eps={epsilon})"
    learning_rate: float = learning_rate_param(0.1)
    epsilon: float = epsilon_param(1e-10)
    epsilon_under_root: bool = under_root_param()

    def in_pytorch(self) -> str:
        """PyTorch's own, which adds ε after the root."""
        return super().in_pytorch() if not self.epsilon_under_root else ""

    @staticmethod
    def rule(
        g: Array, s: Array, t: int, learning_rate: float, epsilon: float, epsilon_under_root: bool
    ) -> tuple[Array, Array]:
        """Step = α g / (√s + ε), with s updated first."""
        s = s + g * g
        return learning_rate * g / root(s, epsilon, epsilon_under_root), s

    def insight(self, g: Array, before: Slots, after: Slots, t: Array, alpha: Array) -> Insight:
        """α / (√s + ε), of the gradient."""
        return alpha / root(after[0], self.epsilon, self.epsilon_under_root), {}
