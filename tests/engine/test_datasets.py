"""What holds of every dataset. Statistics are held to five standard errors, for a fixed seed."""

import numpy as np
import pytest

from app.engine.catalog import DATASETS
from app.engine.datasets import HALF_WIDTH
from app.engine.imbalance import class_sizes

N = 4000
MADE = [key for key, dataset in DATASETS.items() if not dataset.sizes]
CLASSES = [key for key in MADE if DATASETS[key].task == "classification"]
BY_CHANCE = ["xor", "checkerboard"]  # their classes are as large as it happens
WITHOUT_CHANCE = ["spiral", "spirals", "moons", "rings"]  # but for noise


def draw(key, samples=N, noise=0.0, seed=0, **parameters):
    dataset = DATASETS[key](**parameters)
    return dataset.draw(np.random.default_rng(seed), min(samples, sum(dataset.sizes) or samples), noise)


@pytest.mark.parametrize("noise", [0.0, 0.5])
@pytest.mark.parametrize("samples", [2, 3, 7, 150])
@pytest.mark.parametrize("key", DATASETS)
def test_shapes_and_labels(key, samples, noise):
    points, labels = draw(key, samples, noise)
    assert points.shape == (len(DATASETS[key].columns), samples)
    assert labels.shape == (samples,)
    assert points.dtype == labels.dtype == np.float64
    assert np.isfinite(points).all()
    if DATASETS[key].task == "classification":
        assert set(labels) <= set(range(DATASETS[key]().classes))
    else:
        assert np.abs(labels).max() <= 1.2 * (1 + noise)


@pytest.mark.parametrize("noise", [0.0, 0.3])
@pytest.mark.parametrize("key", DATASETS)
def test_the_generator_decides_and_nothing_else(key, noise):
    (points, labels), (same, same_labels), (other, _) = (draw(key, 60, noise, seed) for seed in (4, 4, 5))
    np.testing.assert_array_equal(points, same)
    np.testing.assert_array_equal(labels, same_labels)
    assert (points != other).any() == (key not in WITHOUT_CHANCE or noise > 0)


@pytest.mark.parametrize("samples", [N, 501])
@pytest.mark.parametrize("key", CLASSES)
def test_classes_are_balanced(key, samples):
    classes = DATASETS[key]().classes
    sizes = np.bincount(draw(key, samples)[1].astype(int), minlength=classes)
    if key in BY_CHANCE:
        np.testing.assert_allclose(sizes / samples, 0.5, atol=5 * 0.5 / np.sqrt(samples))
    else:
        assert sizes.max() - sizes.min() == (samples % classes > 0)


@pytest.mark.parametrize("classes", [2, 3, 10])
@pytest.mark.parametrize("key", ["rings", "spirals", "blobs"])
def test_there_are_as_many_classes_as_asked(key, classes):
    assert sorted(set(draw(key, 100, classes=classes)[1])) == list(range(classes))


@pytest.mark.parametrize("key", DATASETS)
def test_what_the_menu_says_of_it(key):
    traits = DATASETS[key].traits()
    assert traits.keys() == {"task", "classes", "samples", "columns", "class_names", "preview", "available"}
    assert (traits["classes"] == 0) == (traits["task"] == "regression")
    assert len(traits["class_names"]) == traits["classes"]
    assert len(set(traits["columns"])) == len(traits["columns"]) >= 2
    assert traits["available"]
    preview = np.array(traits["preview"])
    assert preview.shape[0] >= 20
    assert 1 < np.abs(preview[:, :2]).max() <= HALF_WIDTH
    if traits["classes"]:
        assert set(preview[:, 2]) == set(range(traits["classes"]))


class TestImbalance:
    @pytest.mark.parametrize("key", [key for key, dataset in DATASETS.items() if dataset.task == "classification"])
    def test_a_class_has_as_many_as_asked_and_they_are_spread_like_the_class(self, key):
        dataset = DATASETS[key]()
        sizes = class_sizes(90, dataset.classes, 0.3)
        points, labels = dataset.draw_classes(np.random.default_rng(0), sizes, 0.1)
        assert points.shape == (len(dataset.columns), 90)
        assert tuple(np.bincount(labels.astype(int), minlength=dataset.classes)) == sizes

    def test_arms_stay_whole(self):
        """Spirals are drawn from the middle outwards: thinning must not cut them short."""
        points, labels = DATASETS["spiral"]().draw_classes(np.random.default_rng(0), (400, 40), 0.0)
        rare = np.linalg.norm(points[:, labels == 1], axis=0)
        assert rare.min() < 0.6
        assert rare.max() > 4.4
        assert rare.mean() == pytest.approx(2.5, abs=5 * 5 / np.sqrt(12 * 40))

    @pytest.mark.parametrize("classes", [2, 3, 10])
    @pytest.mark.parametrize("imbalance", [0.0, 0.1, 0.5, 0.95])
    @pytest.mark.parametrize("samples", [2, 10, 97, 1000])
    def test_sizes_are_the_nearest_to_a_geometric_series(self, samples, imbalance, classes):
        sizes = np.array(class_sizes(samples, classes, imbalance))
        assert sizes.sum() == samples
        assert (np.diff(sizes) <= 0).all()
        if samples >= classes:
            assert sizes.min() >= 1
        shares = (1 - imbalance) ** np.arange(classes)
        exact = samples * shares / shares.sum()
        if exact.min() >= 1:
            assert np.abs(sizes - exact).max() < 1


@pytest.mark.parametrize(
    ("key", "samples"),
    [
        *((key, 500) for key in ("circle", "xor", "gauss", "spiral", "moons", "rings", "blobs")),
        *((key, 1200) for key in ("plane", "gaussians", "sine", "steps")),
    ],
)
def test_the_usual_number_of_samples(key, samples):
    assert DATASETS[key].traits()["samples"] == samples


@pytest.mark.parametrize("key", ["circle", "xor", "checkerboard", "plane", "gaussians", "sine", "steps"])
def test_noise_moves_labels_and_leaves_the_points(key):
    points, labels = draw(key)
    noisy_points, noisy = draw(key, noise=0.2)
    np.testing.assert_array_equal(points, noisy_points)
    noisier = draw(key, noise=0.5)[1]
    assert 0.02 < (labels != noisy).mean()
    assert np.abs(labels - noisy).mean() < np.abs(labels - noisier).mean()


@pytest.mark.parametrize("key", ["gauss", "spiral", "moons", "rings", "spirals", "blobs"])
def test_noise_moves_points_and_leaves_the_labels(key):
    points, labels = draw(key)
    noisy_points, noisy = draw(key, noise=0.2)
    np.testing.assert_array_equal(labels, noisy)
    assert (points != noisy_points).mean() > 0.99


UNBOUNDED = ["gauss", "moons", "rings", "blobs"]  # normal numbers shake them


@pytest.mark.parametrize("key", [key for key in MADE if key not in UNBOUNDED])
def test_points_lie_within_the_map(key):
    assert np.abs(draw(key, noise=0.5)[0]).max() <= HALF_WIDTH == 6
