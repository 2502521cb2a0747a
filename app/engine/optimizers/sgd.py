"""Gradient descent."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.optimizers import Insight, Optimizer, Slots
from app.engine.optimizers.parameters import learning_rate_param


@dataclass(frozen=True)
class GradientDescent(Optimizer):
    r"""Steps straight down the slope; on mini-batches it is stochastic gradient descent.

    $$ \theta \leftarrow \theta - \alpha\, g $$

    >>> GradientDescent(learning_rate=0.5).first_step([3.0, -7.0])
    [-1.5, 3.5]

    Source: Cauchy 1847; Robbins & Monro 1951, https://doi.org/10.1214/aoms/1177729586
    """

    key, label, rank = "sgd", "Gradient descent", 10
    pytorch = "torch.optim.SGD(parameters, lr={learning_rate})"
    learning_rate: float = learning_rate_param(0.03, "Size of a step, as a multiple of the gradient.")

    @staticmethod
    def rule(g: Array, t: int, learning_rate: float) -> tuple[Array]:
        """Step = α g."""
        return (learning_rate * g,)

    def insight(self, g: Array, before: Slots, after: Slots, t: Array, alpha: Array) -> Insight:
        """α, of the gradient."""
        return alpha, {}
