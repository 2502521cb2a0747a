"""What a network's units do on the training set: how z and a are spread, what is stuck, how steep the cost is."""

from dataclasses import dataclass

import numpy as np

from app.engine.activations import Activation
from app.engine.assembly import Assembly
from app.engine.catalog import ACTIVATIONS
from app.engine.elementwise import Array, quiet
from app.engine.experiment import Experiment
from app.engine.network import Parameters

BINS = 40
FLAT = 0.01  # a slope below this share of the activation's steepest counts as saturated
SHOWN = 4.0  # a curve reaches at least from −SHOWN to SHOWN
FARTHEST = 2.0**20  # and no farther than this
POINTS_A_UNIT, MOST_POINTS = 8, 401


@dataclass(frozen=True)
class Histogram:
    """Counts between edges (one more edge than counts)."""

    counts: Array
    edges: Array


@dataclass(frozen=True)
class Curve:
    """a = g(z) and its slope over the part of the axis where the units are."""

    z: Array
    a: Array
    slope: Array
    learned: dict[str, float]  # what g has learned: a unit's own, or the mean over the units


@dataclass(frozen=True)
class Activity:
    """A layer, or one of its units, on the training set with dropout off."""

    activation: str
    curve: Curve | None  # None where all units of an example are looked at together: a softmax
    z: Histogram
    a: Histogram
    mean: float  # of a
    std: float  # of a
    saturated: float | None  # share of (unit, example) pairs whose slope is below FLAT of the steepest; None: no slope
    dead: float | None  # share of units whose slope is zero for every example
    gradient_norm: float  # of ∂J/∂W and ∂J/∂b together


class TrainingPass:
    """The training set on its way through the network, and the gradient of its cost. Dropout is off."""

    def __init__(self, assembly: Assembly, experiment: Experiment, theta: Array, run: int = 0) -> None:
        self._network = assembly.networks[run]
        with quiet():
            self._signals = self._network.forward(theta, assembly.X[:, : assembly.samples.train])
            self._gradients = self._network.layers(assembly.full_gradient(experiment, theta, run))

    def layers(self) -> list[Activity]:
        """Every layer, the output last. Values that are not finite are left out of histograms, mean and std."""
        return [self._activity(l, slice(None)) for l in range(len(self._signals.Z))]

    def unit(self, layer: int, unit: int) -> Activity:
        """One unit of a layer (from 1)."""
        return self._activity(layer - 1, slice(unit, unit + 1))

    def _activity(self, l: int, units: slice) -> Activity:
        network, gradient = self._network, self._gradients[l]
        parameters, Z, A = self._signals.layers[l], self._signals.Z[l][units], self._signals.A[l + 1][units]
        own = Parameters(parameters.W[units], parameters.b[units], tuple(each[units] for each in parameters.learned))
        saturated = dead = None
        with quiet():
            z, a, finite = _histogram(Z), _histogram(A), A[np.isfinite(A)]
            if l == len(network.hidden):
                key = network.output.key
                curve = None if network.output.together else _curve(ACTIVATIONS[key](), z, own)
            else:
                g = network.hidden[l]
                key, curve = g.key, _curve(g, z, own)
                slope = np.abs(g.slope(Z, A, *network.hyperparameters(l, own)))
                saturated = float((slope < FLAT * g.steepest()).mean())
                dead = float((slope == 0).all(axis=1).mean())
            norm = np.sqrt(np.square(gradient.W[units]).sum() + np.square(gradient.b[units]).sum())
            mean, std = (float(finite.mean()), float(finite.std())) if finite.size else (np.nan, np.nan)
        return Activity(key, curve, z, a, mean, std, saturated, dead, float(norm))


def example_signals(assembly: Assembly, theta: Array, example: int, run: int = 0) -> tuple[list[Array], list[Array]]:
    """For one training example, z of every layer and a of every layer (features first)."""
    with quiet():
        _, Z, A = assembly.networks[run].forward(theta, assembly.X[:, [example]])
    return [z[:, 0] for z in Z], [a[:, 0] for a in A]


def _curve(g: Activation, z: Histogram, layer: Parameters) -> Curve:
    """The curve of g where the histogram is; a learned one with the mean of what the units have learned."""
    names = [parameter.name for parameter in g.declared()]
    means = [float(values.mean()) for values in layer.learned]
    low, high = (-_outwards(-z.edges[0]), _outwards(z.edges[-1])) if z.edges.size else (-SHOWN, SHOWN)
    points = int(min((high - low) * POINTS_A_UNIT + 1, MOST_POINTS))
    x, h = np.linspace(low, high, points), means or g.hyperparameters
    a = g.value(x, *h)
    slope = np.broadcast_to(g.slope(x, a, *h), x.shape)
    return Curve(x, a, slope, dict(zip(names, means, strict=True)) if means else {})


def _outwards(reach: float) -> float:
    """The next of 4, 6, 8, 12, 16, 24 …: an axis that grows in leaps stands still in between.

    >>> [_outwards(reach) for reach in (-3.0, 4.0, 5.0, 7.0, 100.0)]
    [4.0, 4.0, 6.0, 8.0, 128.0]
    """
    wanted = min(max(reach, SHOWN), FARTHEST)
    power = float(2.0 ** np.ceil(np.log2(wanted)))
    return 0.75 * power if wanted <= 0.75 * power else power


def _histogram(values: Array) -> Histogram:
    values = values[np.isfinite(values)]
    if not values.size or not np.isfinite(np.ptp(values)):
        return Histogram(np.zeros(0), np.zeros(0))
    low, high = float(values.min()), float(values.max())
    narrowest = max(1e-12 * max(abs(low), abs(high)), 1e-300)  # below it, numbers are too sparse for the bins
    if high - low <= narrowest:
        low, high = low - max(narrowest, 0.5), high + max(narrowest, 0.5)
    counts, edges = np.histogram(values, BINS, (low, high))
    return Histogram(counts, edges)
