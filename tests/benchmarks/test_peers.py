"""Peers do the work that they are timed for. Those that are not installed are left out."""

from unittest.mock import Mock

import pytest

from benchmarks import peers, updates
from benchmarks.table import Figure

LIBRARIES = {
    "scikit-learn": "sklearn",
    "PyTorch": "torch",
    "PyTorch, fused Adam": "torch",
    "JAX": "jax",
}


def test_every_peer_is_tested():
    assert LIBRARIES.keys() == peers.MODULES.keys()


@pytest.mark.parametrize("network", updates.GOALS)
@pytest.mark.parametrize("name", LIBRARIES)
def test_a_peer_makes_25_updates_an_epoch_and_learns(name, network):
    pytest.importorskip(LIBRARIES[name])
    peer = peers.find(name)(*peers.examples(network))
    assert peer.train(2) == 50
    before = peer.loss()
    assert peer.train(20) == 500
    assert peer.loss() < before


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_peer_has_as_many_parameters_as_ours(name):
    pytest.importorskip(LIBRARIES[name])
    peer = peers.find(name)(*peers.examples("2-4-2-1"))
    peer.train(1)
    assert peer.size == 25


@pytest.fixture
def no_race(monkeypatch):
    """Ours is made of nothing: it will not be run."""
    monkeypatch.setattr(updates, "ours", Mock())


@pytest.mark.usefixtures("no_race")
def test_missing_peers_are_named(monkeypatch):
    monkeypatch.setattr(peers, "MODULES", {"JAX": ("no_such_module", "Peer")})
    monkeypatch.setattr(updates, "take_turns", lambda contestants, rounds: {name: [1.0] for name in contestants})
    *ours, missing = updates.rows("2-4-2-1", 1)
    assert missing == ["2-4-2-1", "JAX", "not installed", "", ""]
    assert [row[1] for row in ours] == [
        "ravine compiled",
        "ravine compiled, loop alone",
        "ravine NumPy",
        "ravine NumPy, loop alone",
    ]


@pytest.mark.usefixtures("no_race")
def test_peers_are_compared_with_both_of_ours(monkeypatch):
    seconds = {"compiled": 1e-6, "compiled, loop alone": 0.5e-6, "scikit-learn": 200e-6}
    monkeypatch.setattr(peers, "find", lambda name: None)
    monkeypatch.setattr(updates, "take_turns", lambda contestants, rounds: {name: [t] for name, t in seconds.items()})
    [row] = [row for row in updates.rows("2-4-2-1", 1) if row[1] == "scikit-learn" and isinstance(row[2], Figure)]
    assert [str(cell) for cell in row[2:]] == ["200.0", "200.0× (≥ 150: met)", "400.0× (≥ 150: met)"]
