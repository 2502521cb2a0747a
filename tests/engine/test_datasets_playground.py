"""TensorFlow Playground's datasets by their definitions; statistics within five standard errors, for a fixed seed."""

import numpy as np
import pytest

from app.engine.catalog import DATASETS

N = 4000


def draw(key, samples=N, noise=0.0, seed=0, **parameters):
    return DATASETS[key](**parameters).draw(np.random.default_rng(seed), samples, noise)


class TestCircle:
    def test_a_disc_of_2_and_a_half_in_a_ring_from_3_and_a_half_to_5(self):
        points, labels = draw("circle")
        radius = np.linalg.norm(points, axis=0)
        inner, outer = radius[labels == 1], radius[labels == 0]
        assert 2.45 < inner.max() < 2.5
        assert inner.min() < 0.05
        assert 3.5 <= outer.min() < 3.55
        assert 4.95 < outer.max() <= 5

    def test_radius_and_angle_are_even(self):
        points, labels = draw("circle")
        radius = np.linalg.norm(points, axis=0)
        for middle, width, label in [(1.25, 2.5, 1), (4.25, 1.5, 0)]:
            error = width / np.sqrt(12 * N / 2)
            assert radius[labels == label].mean() == pytest.approx(middle, abs=5 * error)
        directions = points / radius
        np.testing.assert_allclose(directions.mean(axis=1), 0, atol=5 * np.sqrt(0.5 / N))

    def test_noise_mislabels_most_near_the_edge(self):
        points, labels = draw("circle", noise=0.1)  # moves by at most 0.5 along each axis
        radius = np.linalg.norm(points, axis=0)
        assert (labels[radius < 1.7] == 1).all()
        assert (labels[radius > 3.3] == 0).all()
        assert (labels[(radius > 2.2) & (radius < 2.5)] == 0).any()


class TestXor:
    def test_quadrants(self):
        points, labels = draw("xor")
        np.testing.assert_array_equal(labels == 1, np.sign(points[0]) == np.sign(points[1]))

    def test_a_cross_is_left_free(self):
        size = np.abs(draw("xor")[0])
        assert 0.3 <= size.min() < 0.31
        assert 5.29 < size.max() <= 5.3
        assert size.mean() == pytest.approx(2.8, abs=5 * 5 / np.sqrt(12 * 2 * N))


class TestGauss:
    @pytest.mark.parametrize(("noise", "variance"), [(0.0, 0.5), (0.25, 2.25), (0.5, 4.0)])
    def test_centres_and_variance(self, noise, variance):
        points, labels = draw("gauss", 20 * N, noise)
        for label, centre in [(1, 2.0), (0, -2.0)]:
            cloud = points[:, labels == label]
            n = cloud.shape[1]
            np.testing.assert_allclose(cloud.mean(axis=1), centre, atol=5 * np.sqrt(variance / n))
            covariance = np.cov(cloud)
            np.testing.assert_allclose(np.diag(covariance), variance, rtol=5 * np.sqrt(2 / n))
            assert abs(covariance[0, 1]) < 5 * variance / np.sqrt(n)


class TestSpiral:
    def test_two_arms_that_are_each_other_turned_by_half(self):
        points, labels = draw("spiral", 400)
        np.testing.assert_allclose(points[:, labels == 1], -points[:, labels == 0], atol=1e-12)

    def test_an_arm_grows_evenly_through_one_and_three_quarter_turns(self):
        points, labels = draw("spiral", 400)
        arm = points[:, labels == 1]
        np.testing.assert_allclose(np.linalg.norm(arm, axis=0), np.linspace(0, 4.975, 200), atol=1e-12)
        angle = np.unwrap(np.arctan2(*arm[:, 1:]))  # from the second axis, clockwise
        steps = np.diff(angle)
        np.testing.assert_allclose(steps, 1.75 * 2 * np.pi / 200, rtol=1e-9)

    def test_noise_is_a_square_of_its_size(self):
        moved = draw("spiral", noise=0.3)[0] - draw("spiral")[0]
        assert 0.299 < np.abs(moved).max() <= 0.3
        np.testing.assert_allclose(moved.mean(axis=1), 0, atol=5 * 0.6 / np.sqrt(12 * N))


class TestPlane:
    def test_a_tenth_of_the_sum(self):
        points, labels = draw("plane")
        fit, residual, *_ = np.linalg.lstsq(np.vstack([points, np.ones(N)]).T, labels)
        np.testing.assert_allclose(fit, [0.1, 0.1, 0], atol=1e-12)
        assert residual < 1e-20

    def test_points_are_even(self):
        points, _ = draw("plane")
        np.testing.assert_allclose(points.mean(axis=1), 0, atol=5 * 12 / np.sqrt(12 * N))
        np.testing.assert_allclose(points.var(axis=1), 12, rtol=5 * np.sqrt(0.8 / N))

    def test_noise_is_that_of_two_even_numbers(self):
        """ν (u₁ + u₂) / 10 with u even from −6 to 6: variance 24 ν² / 100, bounded by 1.2 ν."""
        error = draw("plane", noise=0.5)[1] - draw("plane")[1]
        assert np.abs(error).max() <= 0.6
        assert error.var() == pytest.approx(0.06, rel=5 * np.sqrt(2 / N))


BUMPS = [((-4, 2.5), 1), ((0, 2.5), -1), ((4, 2.5), 1), ((-4, -2.5), -1), ((0, -2.5), 1), ((4, -2.5), -1)]


def bumps():
    """How far each point is from each of the six centres, and the labels."""
    points, labels = draw("gaussians", 10_000)
    return np.stack([np.linalg.norm(points.T - centre, axis=1) for centre, _ in BUMPS]), labels


class TestGaussians:
    @pytest.mark.parametrize("bump", range(6))
    def test_a_cone_of_radius_2_with_its_own_sign(self, bump):
        distance, labels = bumps()
        here = (distance.argmin(axis=0) == bump) & (distance[bump] < 2)
        assert here.sum() > 100
        sign = BUMPS[bump][1]
        near = here & (distance[bump] < 0.1)
        assert near.any()
        assert (sign * labels[near] > 0.95).all()
        halfway = here & (np.abs(distance[bump] - 1) < 0.1)
        assert halfway.any()
        np.testing.assert_allclose(sign * labels[halfway], 0.5, atol=0.05)
        assert (sign * labels[here] > 0).all()

    def test_flat_elsewhere(self):
        distance, labels = bumps()
        away = distance.min(axis=0) >= 2
        assert away.sum() > 100
        assert not labels[away].any()
        assert np.abs(labels).max() <= 1
