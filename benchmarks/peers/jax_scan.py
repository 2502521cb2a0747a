"""JAX: a whole epoch in one compiled `lax.scan`, Adam written out.

Of what was tried this was its fastest: all parameters in one vector, the order of the examples drawn by NumPy, and
float64, which on CPUs took less time than float32.
"""

from itertools import pairwise
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from app.engine.elementwise import Array
from benchmarks.experiments import BATCH, RATE

jax.config.update("jax_enable_x64", True)


class State(NamedTuple):
    x: jax.Array
    m: jax.Array
    v: jax.Array
    t: jax.Array


class Scan:
    """The compiled epoch, called once for each."""

    def __init__(self, X: Array, y: Array, hidden: tuple[int, ...]) -> None:
        self.rng = np.random.default_rng(7)
        units = (X.shape[1], *hidden, 1)
        start = [
            (self.rng.normal(size=(inputs, outputs)) / inputs**0.5, np.zeros(outputs))
            for inputs, outputs in pairwise(units)
        ]
        x, self.layers = ravel_pytree(start)
        self.X, self.y = jnp.asarray(X), jnp.asarray(y)
        self.state = State(x, jnp.zeros_like(x), jnp.zeros_like(x), jnp.asarray(0))
        self.epoch = jax.jit(self._epoch)

    @property
    def size(self) -> int:
        return self.state.x.size

    def train(self, epochs: int) -> int:
        before = int(self.state.t)
        for _ in range(epochs):
            self.state = self.epoch(self.state, self.rng.permutation(len(self.X)))
        return int(self.state.t) - before  # waits for the result

    def loss(self) -> float:
        return float(self._cost(self.state.x, self.X, self.y))

    def _epoch(self, state: State, order: jax.Array) -> State:
        batches = self.X[order].reshape(-1, BATCH, self.X.shape[1]), self.y[order].reshape(-1, BATCH)
        return jax.lax.scan(self._update, state, batches)[0]

    def _update(self, state: State, batch: tuple[jax.Array, jax.Array]) -> tuple[State, None]:
        x, m, v, t = state
        g, t = jax.grad(self._cost)(x, *batch), t + 1
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        x = x - RATE * m / (1 - 0.9**t) / (jnp.sqrt(v / (1 - 0.999**t)) + 1e-8)
        return State(x, m, v, t), None

    def _cost(self, x: jax.Array, X: jax.Array, y: jax.Array) -> jax.Array:
        *hidden, (W, b) = self.layers(x)
        A = X
        for W_l, b_l in hidden:
            A = jnp.tanh(A @ W_l + b_l)
        z = (A @ W + b)[:, 0]
        return jnp.mean(jnp.maximum(z, 0) - z * y + jnp.log1p(jnp.exp(-jnp.abs(z))))
