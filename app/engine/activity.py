"""What a network's units do on the training set: how z and a are spread, which units are stuck."""

from dataclasses import dataclass

import numpy as np

from app.engine.assembly import Assembly
from app.engine.elementwise import Array, quiet

BINS = 40
FLAT = 0.01  # a slope below this share of the activation's steepest counts as saturated


@dataclass(frozen=True)
class Histogram:
    """Counts between edges (one more edge than counts)."""

    counts: Array
    edges: Array


@dataclass(frozen=True)
class LayerActivity:
    """One layer on the training set."""

    activation: str
    z: Histogram
    a: Histogram
    saturated: float | None  # share of (unit, example) pairs whose slope is below FLAT of the steepest; None: no slope
    dead: float | None  # share of units whose slope is zero for every example


def activity(assembly: Assembly, theta: Array, run: int = 0) -> list[LayerActivity]:
    """Every layer of this run's network, the output last. Units that are not finite are left out of the histograms."""
    network = assembly.networks[run]
    with quiet():
        parameters, Z, A = network.forward(theta, assembly.X[:, : assembly.samples.train])
        layers = []
        for l, g in enumerate(network.hidden):
            slope = np.abs(g.slope(Z[l], A[l + 1], *network.hyperparameters(l, parameters[l])))
            saturated = float((slope < FLAT * g.steepest()).mean())
            dead = float((slope == 0).all(axis=1).mean())
            layers.append(LayerActivity(g.key, _histogram(Z[l]), _histogram(A[l + 1]), saturated, dead))
        layers.append(LayerActivity(network.output.key, _histogram(Z[-1]), _histogram(A[-1]), None, None))
    return layers


def example_signals(assembly: Assembly, theta: Array, example: int, run: int = 0) -> tuple[list[Array], list[Array]]:
    """For one training example, z of every layer and a of every layer (features first)."""
    with quiet():
        _, Z, A = assembly.networks[run].forward(theta, assembly.X[:, [example]])
    return [z[:, 0] for z in Z], [a[:, 0] for a in A]


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
