"""A network on data, as a problem: the cost J(θ) and its gradient."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from app.engine.batches import Batch
from app.engine.elementwise import Array
from app.engine.initializers import Initializer
from app.engine.network import Network, Signals
from app.engine.regularizers import Regularizer
from app.engine.regularizers.none import NoRegularizer


class Measure(NamedTuple):
    """How well θ does. Losses are the whole cost J, with dropout off; NaN where there is nothing to measure."""

    train_loss: float
    test_loss: float
    train_accuracy: float
    test_accuracy: float
    penalty: float  # the regulariser's part of J


@dataclass(frozen=True, eq=False)
class NetworkProblem:
    """J(θ) = (1/|batch|) Σ L(a, y) + (1/m) Σ penalty(w), m the size of the training set, over all weights w."""

    network: Network
    initializer: Initializer
    regularizer: Regularizer
    examples: int  # m

    @property
    def size(self) -> int:
        """P, the number of parameters."""
        return self.network.size

    def initial(self, rng: np.random.Generator) -> Array:
        """Where training starts, (P,)."""
        return self.network.start(self.initializer, rng)

    def value_and_gradient(self, x: Array, batch: Batch) -> tuple[float, Array]:
        """J on this batch, with its masks, and dJ/dθ, (P,)."""
        signals = self.network.forward(x, batch.X, batch.masks)
        loss = self.network.output.value(signals.Z[-1], signals.A[-1], batch.Y).mean()
        return float(loss) + self.penalty(x), self._gradient(signals, batch)

    def gradient(self, x: Array, batch: Batch) -> Array:
        """dJ/dθ alone, (P,)."""
        return self._gradient(self.network.forward(x, batch.X, batch.masks), batch)

    def _gradient(self, signals: Signals, batch: Batch) -> Array:
        gradient = self.network.backward(signals, batch.Y, batch.masks)
        if not isinstance(self.regularizer, NoRegularizer):
            for layer, into in zip(signals.layers, self.network.layers(gradient), strict=True):
                np.add(into.W, self.regularizer.slope(layer.W) / self.examples, out=into.W)
        return gradient

    def penalty(self, x: Array) -> float:
        """What the weights cost; biases are free."""
        return sum(float(self.regularizer.value(W).sum()) for W, _ in self.network.layers(x)) / self.examples

    def measure(self, x: Array, X: Array, Y: Array) -> Measure:
        """Cost and accuracy on examples of which the first m train and the rest test."""
        m, output = self.examples, self.network.output
        _, Z, A = self.network.forward(x, X)
        losses = output.value(Z[-1], A[-1], Y)
        said, meant = A[-1] > output.middle(), Y > output.middle()
        right = np.where(np.isfinite(A[-1]), said == meant, np.nan)
        penalty = self.penalty(x)
        tests = X.shape[1] > m
        return Measure(
            float(losses[:, :m].mean()) + penalty,
            float(losses[:, m:].mean()) + penalty if tests else np.nan,
            float(right[:, :m].mean()),
            float(right[:, m:].mean()) if tests else np.nan,
            penalty,
        )
