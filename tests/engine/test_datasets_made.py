"""The other made datasets by their definitions. Statistics are held to five standard errors, for a fixed seed."""

import numpy as np
import pytest
from sklearn import datasets as peers

from app.engine.catalog import DATASETS

N = 4000


def draw(key, samples=N, noise=0.0, seed=0, **parameters):
    return DATASETS[key](**parameters).draw(np.random.default_rng(seed), samples, noise)


class TestMoons:
    def test_without_noise_they_are_scikit_learns(self):
        points, labels = draw("moons", 300)
        expected, classes = peers.make_moons(300, shuffle=False)
        np.testing.assert_allclose(points / 3 + [[0.5], [0.25]], expected.T, atol=1e-12)
        np.testing.assert_array_equal(labels, classes)

    def test_noise_has_the_size_of_scikit_learns(self):
        points, _ = draw("moons", noise=0.2)
        expected, _ = peers.make_moons(N, shuffle=False, noise=0.2, random_state=0)
        calm, _ = peers.make_moons(N, shuffle=False)
        ours, theirs = (points / 3 + [[0.5], [0.25]]).T - calm, expected - calm
        np.testing.assert_allclose(ours.std(axis=0), theirs.std(axis=0), rtol=10 / np.sqrt(2 * N))
        np.testing.assert_allclose(ours.mean(axis=0), 0, atol=5 * 0.2 / np.sqrt(N))


class TestRings:
    def test_two_of_them_are_scikit_learns_circles(self):
        points, labels = draw("rings", 300, classes=2)
        expected, classes = peers.make_circles(300, shuffle=False, factor=0.5)  # the outer one first
        for ring, radius in ((0, 2.5), (1, 5.0)):
            np.testing.assert_allclose(points[:, labels == ring], 5 * expected[classes != ring].T, atol=1e-12)
            np.testing.assert_allclose(np.linalg.norm(points[:, labels == ring], axis=0), radius)

    @pytest.mark.parametrize("classes", [2, 10])
    def test_noise_is_a_share_of_the_distance_between_rings(self, classes):
        moved = draw("rings", noise=0.3, classes=classes)[0] - draw("rings", classes=classes)[0]
        np.testing.assert_allclose(moved.std(axis=1), 0.3 * 5 / classes, rtol=5 / np.sqrt(2 * N))


@pytest.mark.parametrize("cells", [2, 5])
def test_a_checkerboards_neighbours_differ(cells):
    points, labels = draw("checkerboard", cells=cells)
    width = 10 / cells
    for (x, y), label in zip(points.T[:500], labels, strict=False):
        column, row = int((x + 5) // width), int((y + 5) // width)
        assert label == (column + row) % 2


def test_two_arms_of_spirals_are_the_spiral_with_classes_exchanged():
    points, labels = draw("spirals", 300, noise=0.2, classes=2, turns=1.75)
    expected, other = draw("spiral", 300, noise=0.2)
    np.testing.assert_allclose(points, expected, atol=1e-12)
    np.testing.assert_array_equal(labels, 1 - other)


class TestBlobs:
    @pytest.mark.parametrize(("noise", "deviation"), [(0.0, 0.4), (0.5, 0.8)])
    def test_they_are_spread_like_scikit_learns(self, noise, deviation):
        points, labels = draw("blobs", noise=noise, classes=4, spread=0.4)
        centres = 4 * np.array([[0, 1], [1, 0], [0, -1], [-1, 0]])
        expected, classes = peers.make_blobs(N, centers=centres, cluster_std=deviation, random_state=0)
        for c, centre in enumerate(centres):
            ours, theirs = points[:, labels == c], expected[classes == c].T
            np.testing.assert_allclose(ours.mean(axis=1), centre, atol=5 * deviation / np.sqrt(N / 4))
            np.testing.assert_allclose(np.cov(ours), np.cov(theirs), atol=8 * deviation**2 / np.sqrt(N / 4))


class TestSine:
    def test_it_is_a_wave_along_x1(self):
        points, labels = draw("sine", frequency=2.0)
        np.testing.assert_allclose(labels, np.sin(2 * points[0]))

    def test_noise_is_even(self):
        error = draw("sine", noise=0.5)[1] - draw("sine")[1]
        assert 0.49 < np.abs(error).max() <= 0.5
        assert error.var() == pytest.approx(1 / 12, rel=5 * np.sqrt(0.8 / N))


@pytest.mark.parametrize("steps", [2, 5])
def test_steps_rise_from_minus_1_to_1(steps):
    points, labels = draw("steps", steps=steps)
    assert sorted(set(labels)) == pytest.approx(np.linspace(-1, 1, steps))
    order = np.argsort(points[0])
    assert (np.diff(labels[order]) >= 0).all()
    edges = points[0][order][1:][np.diff(labels[order]) > 0]
    np.testing.assert_allclose(edges, -6 + 12 * np.arange(1, steps) / steps, atol=0.05)
