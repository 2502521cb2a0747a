"""Others who can train the same network: each in a module that imports its library."""

from importlib import import_module
from typing import Protocol

from app.engine.assembly import Assembly
from app.engine.elementwise import Array
from benchmarks.experiments import NETWORKS, experiment

MODULES = {
    "scikit-learn": ("scikit_learn", "Classifier"),
    "PyTorch": ("pytorch", "Plain"),
    "PyTorch, fused Adam": ("pytorch", "Fused"),
    "JAX": ("jax_scan", "Scan"),
}


class Peer(Protocol):
    """A network that learns the spiral: batches of 10 in a new order every epoch, tanh, cross-entropy, Adam."""

    def __init__(self, X: Array, y: Array, hidden: tuple[int, ...]) -> None:
        """Examples (m, n) and their classes (m,), 0 or 1."""

    @property
    def size(self) -> int:
        """How many parameters it has learned."""

    def train(self, epochs: int) -> int:
        """Train on; how many updates that was, by the library's own count."""

    def loss(self) -> float:
        """The mean cross-entropy on the examples."""


def find(name: str) -> type[Peer] | None:
    """The peer of this name; None where its library is not installed."""
    module, peer = MODULES[name]
    try:
        return getattr(import_module(f"benchmarks.peers.{module}"), peer)
    except ImportError:
        return None


def examples(network: str) -> tuple[Array, Array, tuple[int, ...]]:
    """What a peer is made of: the examples that our own network of this name learns from, and its hidden layers."""
    batches = Assembly(experiment(network).complete()).batches
    return batches.X.T.copy(), batches.Y[0].copy(), NETWORKS[network][1]
