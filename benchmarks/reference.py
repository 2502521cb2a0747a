"""A training loop that never changes: the yardstick of `--quick`. It shares no line with ours.

A network 2-8-1, tanh and sigmoid, batches of 10, Adam.
"""

import numpy as np
from numba import njit

from benchmarks.timing import Work

EXAMPLES, BATCH, UNITS = 250, 10, 8
SIZE = 4 * UNITS + 1  # the parameters: of every unit its two weights, its bias, the output's weight; the output's bias


@njit
def descend(x, m, v, X, y, order, t):
    """One epoch of updates, in place. How many have been made after it."""
    A = np.empty((UNITS, BATCH))
    for start in range(0, len(order), BATCH):
        g = np.zeros(SIZE)
        for i in range(BATCH):
            example = order[start + i]
            z = x[SIZE - 1]
            for j in range(UNITS):
                A[j, i] = np.tanh(x[4 * j] * X[0, example] + x[4 * j + 1] * X[1, example] + x[4 * j + 2])
                z += x[4 * j + 3] * A[j, i]
            error = (1 / (1 + np.exp(-z)) - y[example]) / BATCH
            g[SIZE - 1] += error
            for j in range(UNITS):
                back = error * x[4 * j + 3] * (1 - A[j, i] * A[j, i])
                g[4 * j] += back * X[0, example]
                g[4 * j + 1] += back * X[1, example]
                g[4 * j + 2] += back
                g[4 * j + 3] += error * A[j, i]
        t += 1
        correct_m, correct_v = 1 - 0.9**t, 1 - 0.999**t
        for k in range(SIZE):
            m[k] = 0.9 * m[k] + 0.1 * g[k]
            v[k] = 0.999 * v[k] + 0.001 * g[k] * g[k]
            x[k] -= 0.01 * (m[k] / correct_m) / (np.sqrt(v[k] / correct_v) + 1e-8)
    return t


class Reference:
    """The loop with its parameters and examples: points of a plane, of the class of the quadrant they lie in."""

    def __init__(self) -> None:
        self.rng = np.random.default_rng(7)
        self.X = self.rng.uniform(-2, 2, (2, EXAMPLES))
        self.y = (self.X[0] * self.X[1] > 0).astype(float)
        self.begin()

    def begin(self) -> None:
        """Back to the start."""
        self.x = np.random.default_rng(7).normal(size=SIZE)
        self.m, self.v, self.t = np.zeros(SIZE), np.zeros(SIZE), 0

    def epoch(self) -> None:
        """One epoch of updates, in a new order."""
        self.t = descend(self.x, self.m, self.v, self.X, self.y, self.rng.permutation(EXAMPLES), self.t)

    def measure(self) -> tuple[float, float]:
        """Cost and accuracy."""
        W, b, w = self.x[:-1].reshape(UNITS, 4)[:, :2], self.x[2:-1:4], self.x[3:-1:4]
        a = 1 / (1 + np.exp(-(w @ np.tanh(W @ self.X + b[:, None]) + self.x[-1])))
        losses = np.where(self.y, -np.log(a), -np.log1p(-a))
        return float(losses.mean()), float(((a > 0.5) == self.y).mean())


def descent() -> Work:
    """Epochs of the loop alone."""
    reference = Reference()

    def work(epochs: int) -> int:
        reference.begin()
        for _ in range(epochs):
            reference.epoch()
        return reference.t

    return work


def training() -> Work:
    """Epochs with cost and accuracy measured after every one, in NumPy."""
    reference = Reference()

    def work(epochs: int) -> int:
        reference.begin()
        for _ in range(epochs):
            reference.epoch()
            reference.measure()
        return reference.t

    return work
