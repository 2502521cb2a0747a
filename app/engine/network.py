r"""A fully connected network: forward and backward propagation, in the notation of the lectures.

Examples are columns. With A[0] = X, shape (n_0, m), for every layer l = 1 … L:

$$ Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}, \qquad A^{[l]} = g^{[l]}(Z^{[l]}) $$

All W[l], (n_l, n_{l−1}), and b[l], (n_l, 1), are views of one flat vector θ: W[1], b[1], W[2], b[2] …
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias

import numpy as np

from app.engine.activations import Activation
from app.engine.elementwise import Array
from app.engine.initializers import Initializer
from app.engine.losses import Output

Masks: TypeAlias = Sequence[Array | None]  # one a hidden layer: D / keep, or None without dropout


class Parameters(NamedTuple):
    """W and b of one layer, as views of θ (or of a gradient of its shape)."""

    W: Array  # (n_l, n_{l−1})
    b: Array  # (n_l, 1)


class Signals(NamedTuple):
    """What forward propagation leaves behind for backward propagation."""

    layers: list[Parameters]
    Z: list[Array]  # Z[1] … Z[L]
    A: list[Array]  # A[0] … A[L], after dropout


@dataclass(frozen=True)
class Network:
    """Sizes, activations and the output unit; parameters are given to every call.

    >>> from app.engine.activations.relu import ReLU
    >>> from app.engine.losses.squared_error import LinearSquaredError
    >>> network = Network((2, 1, 1), (ReLU(),), LinearSquaredError)
    >>> theta = np.array([1.0, 2.0, 0.5, 3.0, -1.0])  # W[1] = [1 2], b[1] = 0.5, W[2] = 3, b[2] = −1
    >>> network.forward(theta, np.array([[1.0], [1.0]])).A[-1]
    array([[9.5]])
    """

    units: tuple[int, ...]  # n_0 … n_L
    hidden: tuple[Activation, ...]  # g[1] … g[L−1]
    output: type[Output]

    @cached_property
    def size(self) -> int:
        """P, the number of parameters."""
        return sum(units * (inputs + 1) for inputs, units in zip(self.units, self.units[1:], strict=False))

    @cached_property
    def activations(self) -> tuple[Callable[[Array], Array], ...]:
        """g[1] … g[L]."""
        return (*(g.value for g in self.hidden), self.output.activation)

    @cached_property
    def _places(self) -> list[tuple[slice, tuple[int, int], slice]]:
        places, start = [], 0
        for inputs, units in zip(self.units, self.units[1:], strict=False):
            middle, end = start + units * inputs, start + units * (inputs + 1)
            places.append((slice(start, middle), (units, inputs), slice(middle, end)))
            start = end
        return places

    def layers(self, theta: Array) -> list[Parameters]:
        """θ seen layer by layer. Views: writing to them writes to θ."""
        return [Parameters(theta[w].reshape(shape), theta[b].reshape(-1, 1)) for w, shape, b in self._places]

    def start(self, initializer: Initializer, rng: np.random.Generator) -> Array:
        """A fresh θ, drawn layer by layer."""
        theta = np.empty(self.size)
        for W, b in self.layers(theta):
            W[:] = initializer.weights(rng, *W.shape)
            b[:, 0] = initializer.biases(len(b))
        return theta

    def forward(self, theta: Array, X: Array, masks: Masks = ()) -> Signals:
        """All Z and A for the examples in X, (n_0, m). With masks, dropout: A = A ∗ D / keep."""
        A, Zs, As, layers = X, [], [X], self.layers(theta)
        for l, (W, b) in enumerate(layers):
            Z = np.dot(W, A)  # on small matrices dot takes half the time of @
            Z += b
            A = self.activations[l](Z)
            if masks and l < len(masks) and (mask := masks[l]) is not None:
                A = A * mask
            Zs.append(Z)
            As.append(A)
        return Signals(layers, Zs, As)

    def backward(self, signals: Signals, Y: Array, masks: Masks = ()) -> Array:
        """The gradient of the mean loss, in the layout of θ.

        dW[l] = (1/m) dZ[l] A[l−1]ᵀ, db[l] = (1/m) Σ dZ[l], dZ[l−1] = W[l]ᵀ dZ[l] ∗ g′(Z[l−1]).
        """
        layers, Z, A = signals
        gradient = np.empty(self.size)
        gradients = self.layers(gradient)
        dZ = self.output.slope(Z[-1], A[-1], Y)
        for l in range(len(layers) - 1, -1, -1):
            np.dot(dZ, A[l].T, out=gradients[l].W)
            np.add.reduce(dZ, axis=1, keepdims=True, out=gradients[l].b)
            if l:
                dZ = self._through_activation(l - 1, np.dot(layers[l].W.T, dZ), signals, masks)
        gradient /= Y.shape[1]
        return gradient

    def _through_activation(self, l: int, dA: Array, signals: Signals, masks: Masks) -> Array:
        """From dA of hidden layer l (counted from 0) to its dZ, through dropout and activation."""
        g, Z, A = self.hidden[l], signals.Z[l], signals.A[l + 1]
        if masks and (mask := masks[l]) is not None:
            dA = dA * mask
            A = g.value(Z)  # what the slope wants is the activation before dropout
        return dA * g.slope(Z, A)
