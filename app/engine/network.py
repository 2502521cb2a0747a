r"""A fully connected network: forward and backward propagation, in the notation of the lectures.

Examples are columns. With A[0] = X, shape (n_0, m), for every layer l = 1 … L:

$$ Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}, \qquad A^{[l]} = g^{[l]}(Z^{[l]}) $$

All W[l], (n_l, n_{l−1}), and b[l], (n_l, 1), are views of one flat vector θ: W[1], b[1], W[2], b[2] … A learned
activation has its hyperparameters there too, one of each for every unit, after the layer's b.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple, Self, TypeAlias

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
    learned: tuple[Array, ...] = ()  # the hyperparameters of a learned activation, each (n_l, 1)


class Signals(NamedTuple):
    """What forward propagation leaves behind for backward propagation."""

    layers: list[Parameters]
    Z: list[Array]  # Z[1] … Z[L]
    A: list[Array]  # A[0] … A[L], after dropout


class _Place(NamedTuple):
    """Where one layer's parameters lie in θ."""

    shape: tuple[int, int]  # (n_l, n_{l−1})
    W: slice
    b: slice
    learned: tuple[slice, ...]
    end: int

    @classmethod
    def at(cls, start: int, inputs: int, units: int, learned: int) -> Self:
        """The place that begins there."""
        edges = [start + units * inputs + units * i for i in range(2 + learned)]
        b, *more = (slice(*ends) for ends in pairwise(edges))
        return cls((units, inputs), slice(start, edges[0]), b, tuple(more), edges[-1])

    def view(self, theta: Array) -> Parameters:
        """This layer of θ."""
        learned = tuple(theta[each].reshape(-1, 1) for each in self.learned) if self.learned else ()
        return Parameters(theta[self.W].reshape(self.shape), theta[self.b].reshape(-1, 1), learned)


@dataclass(frozen=True, eq=False)
class Network:
    """Sizes, activations and the output; parameters are given to every call.

    >>> from app.engine.activations.relu import ReLU
    >>> from app.engine.losses.squared_error import LinearSquaredError
    >>> network = Network((2, 1, 1), (ReLU(),), LinearSquaredError())
    >>> theta = np.array([1.0, 2.0, 0.5, 3.0, -1.0])  # W[1] = [1 2], b[1] = 0.5, W[2] = 3, b[2] = −1
    >>> network.forward(theta, np.array([[1.0], [1.0]])).A[-1]
    array([[9.5]])
    """

    units: tuple[int, ...]  # n_0 … n_L
    hidden: tuple[Activation, ...]  # g[1] … g[L−1]
    output: Output

    @cached_property
    def size(self) -> int:
        """P, the number of parameters."""
        return self._places[-1].end

    @cached_property
    def is_weight(self) -> Array:
        """Of every parameter, (P,): 1 for the weights W, 0 for biases and what activations learn."""
        mask = np.zeros(self.size)
        for layer in self.layers(mask):
            layer.W[:] = 1.0
        return mask

    @cached_property
    def _places(self) -> list[_Place]:
        places, start = [], 0
        learned = [*(len(g.hyperparameters) * g.learned for g in self.hidden), 0]
        for l, (inputs, units) in enumerate(pairwise(self.units)):
            places.append(_Place.at(start, inputs, units, learned[l]))
            start = places[-1].end
        return places

    def layers(self, theta: Array) -> list[Parameters]:
        """θ seen layer by layer. Views: writing to them writes to θ."""
        return [place.view(theta) for place in self._places]

    def named(self, theta: Array) -> list[dict[str, Array]]:
        """θ layer by layer as W, (n_l, n_{l−1}), b, (n_l,), and what the activation learns by its names, (n_l,)."""
        layers = []
        for l, layer in enumerate(self.layers(theta)):
            names = [parameter.name for parameter in self.hidden[l].declared()] if layer.learned else []
            learned = {name: values[:, 0] for name, values in zip(names, layer.learned, strict=True)}
            layers.append({"W": layer.W, "b": layer.b[:, 0]} | learned)
        return layers

    def start(self, initializer: Initializer, rng: np.random.Generator) -> Array:
        """A fresh θ, drawn layer by layer; what activations learn begins at their hyperparameters."""
        theta = np.empty(self.size)
        for l, layer in enumerate(self.layers(theta)):
            layer.W[:] = initializer.weights(rng, *layer.W.shape)
            layer.b[:, 0] = initializer.biases(len(layer.b))
            if layer.learned:
                for values, value in zip(layer.learned, self.hidden[l].hyperparameters, strict=True):
                    values[:] = value
        return theta

    def hyperparameters(self, l: int, layer: Parameters) -> tuple[Any, ...]:
        """Those of g[l + 1]: fixed numbers, or the units' own from θ."""
        return layer.learned or self.hidden[l].hyperparameters

    def forward(self, theta: Array, X: Array, masks: Masks = ()) -> Signals:
        """All Z and A for the examples in X, (n_0, m). With masks, dropout: A = A ∗ D / keep."""
        A, Zs, As, layers = X, [], [X], self.layers(theta)
        for l, layer in enumerate(layers):
            Z = np.dot(layer.W, A)  # on small matrices dot takes half the time of @
            Z += layer.b
            if l == len(self.hidden):
                A = self.output.activation(Z)
            else:
                A = self.hidden[l].value(Z, *self.hyperparameters(l, layer))
                if masks and (mask := masks[l]) is not None:
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
        dZ = self.output.slope(Z[-1], A[-1], Y, *self.output.hyperparameters)
        for l in range(len(layers) - 1, -1, -1):
            np.dot(dZ, A[l].T, out=gradients[l].W)
            np.add.reduce(dZ, axis=1, keepdims=True, out=gradients[l].b)
            if l:
                dA = np.dot(layers[l].W.T, dZ)
                dZ = self._through_activation(l - 1, dA, signals, masks, gradients[l - 1].learned)
        gradient /= Y.shape[1]
        return gradient

    def _through_activation(
        self, l: int, dA: Array, signals: Signals, masks: Masks, learned: tuple[Array, ...]
    ) -> Array:
        """From dA of hidden layer l (counted from 0) to its dZ, through dropout and activation.

        For a learned activation dh = (1/m) Σ dA ∗ ∂a/∂h is written, its 1/m left to the caller.
        """
        g, Z, A = self.hidden[l], signals.Z[l], signals.A[l + 1]
        h = self.hyperparameters(l, signals.layers[l])
        if masks and (mask := masks[l]) is not None:
            dA = dA * mask
            A = g.value(Z, *h)  # what the slope wants is the activation before dropout
        if learned:
            for into, partial in zip(learned, g.partials(Z, A, *h), strict=True):
                np.add.reduce(dA * partial, axis=1, keepdims=True, out=into)
        dZ: Array = dA * g.slope(Z, A, *h)
        return dZ
