"""A network on data, as a problem: the cost J(θ) and its gradient."""

from dataclasses import dataclass
from math import nan
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
    train_accuracy: float  # for classes
    test_accuracy: float
    penalty: float  # the regulariser's part of J
    train_r2: float = nan  # for numbers: R² = 1 − Σ (y − a)² / Σ (y − ȳ)²
    test_r2: float = nan


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

    @property
    def is_weight(self) -> Array:
        """Of every parameter, (P,): 1 for the weights W, 0 elsewhere."""
        return self.network.is_weight

    def initial(self, rng: np.random.Generator) -> Array:
        """Where training starts, (P,)."""
        return self.network.start(self.initializer, rng)

    def value_and_gradient(self, x: Array, batch: Batch) -> tuple[float, Array]:
        """J on this batch, with its masks, and dJ/dθ, (P,)."""
        signals = self.network.forward(x, batch.X, batch.masks)
        return float(self._losses(signals, batch.Y).mean()) + self.penalty(x), self._gradient(signals, batch)

    def gradient(self, x: Array, batch: Batch) -> Array:
        """dJ/dθ alone, (P,)."""
        return self._gradient(self.network.forward(x, batch.X, batch.masks), batch)

    def _gradient(self, signals: Signals, batch: Batch) -> Array:
        gradient = self.network.backward(signals, batch.Y, batch.masks)
        if not isinstance(self.regularizer, NoRegularizer):
            for layer, into in zip(signals.layers, self.network.layers(gradient), strict=True):
                slope = self.regularizer.slope(layer.W, *self.regularizer.hyperparameters)
                np.add(into.W, slope / self.examples, out=into.W)
        return gradient

    def _losses(self, signals: Signals, Y: Array) -> Array:
        """L of each example, (1, m)."""
        output = self.network.output
        losses: Array = output.value(signals.Z[-1], signals.A[-1], Y, *output.hyperparameters)
        return losses

    def penalty(self, x: Array) -> float:
        """What the weights cost; biases are free."""
        return float(self.penalties(x[np.newaxis])[0])

    def penalties(self, thetas: Array) -> Array:
        """What the weights of every θ of (k, P) cost, (k,)."""
        if isinstance(self.regularizer, NoRegularizer):
            return np.zeros(len(thetas))
        weights = np.compress(self.is_weight > 0, thetas, axis=1)  # row by row, so that sums are those of one θ alone
        costs = self.regularizer.value(weights, *self.regularizer.hyperparameters)
        return np.asarray(costs.sum(axis=1) / self.examples)

    def measure(self, x: Array, X: Array, Y: Array) -> Measure:
        """Cost, and accuracy or R², on examples of which the first m train and the rest test."""
        signals = self.network.forward(x, X)
        return self.judge(x[np.newaxis], signals.Z[-1][:, np.newaxis], signals.A[-1][:, np.newaxis], Y)[0]

    def judge(self, thetas: Array, Z: Array, A: Array, Y: Array) -> list[Measure]:
        """Cost, and accuracy or R², of every θ of (k, P), whose output units answered Z and A, (n_L, k, examples)."""
        output, Y = self.network.output, Y[:, np.newaxis]
        losses = output.value(Z, A, Y, *output.hyperparameters)[0]
        penalties = self.penalties(thetas)
        (train, test), scores = self._means(losses), self._scores(A, Y)
        return [
            Measure(*row)
            for row in np.array([train + penalties, test + penalties, *scores[:2], penalties, *scores[2:]]).T.tolist()
        ]

    def _scores(self, A: Array, Y: Array) -> tuple[Array, ...]:
        """Of classes the accuracies, train and test; of numbers none, but R² of both after them."""
        output, m = self.network.output, self.examples
        if output.task == "regression":
            squares, y, nothing = np.square(A - Y)[0], Y[0, 0], np.full(A.shape[1], nan)
            return nothing, nothing, r_squared(squares[:, :m], y[:m]), r_squared(squares[:, m:], y[m:])
        right = np.asarray(output.said(A) == output.said(Y), float)
        if not (known := np.isfinite(A)).all():
            right[~known.all(axis=0)] = nan
        return self._means(right)

    def _means(self, values: Array) -> tuple[Array, Array]:
        """Of (k, examples) over the training and the test set, each (k,); NaN where there is no test."""
        m, examples = self.examples, values.shape[1]
        train = np.add.reduce(values[:, :m], axis=1) / m
        if m == examples:
            return train, np.full(len(values), nan)
        return train, np.add.reduce(values[:, m:], axis=1) / (examples - m)


def r_squared(squares: Array, y: Array) -> Array:
    """R² = 1 − Σ (y − a)² / Σ (y − ȳ)², (k,), from the squared errors (k, m); NaN where the y do not differ.

    >>> r_squared(np.array([[0.0, 1.0, 1.0]]), np.array([1.0, 2.0, 3.0]))
    array([0.])
    """
    if not y.size or y.min() == y.max():
        return np.full(len(squares), nan)
    return np.asarray(1 - np.add.reduce(squares, axis=1) / np.square(y - y.mean()).sum())
