"""The plane that pictures show, compared with scikit-learn's principal components."""

import numpy as np
import pytest
from sklearn.decomposition import PCA

from app.engine.catalog import DATASETS
from app.engine.data import Data
from app.engine.features.column import Column
from app.engine.features.formula import Formula
from app.engine.features.radius import Radius
from app.engine.features.x1 import X1
from app.engine.features.x2 import X2
from app.engine.inputs import usual_features
from app.engine.maps import grid, picture_grid
from app.engine.parameter import IllegalValue
from app.engine.plane import PlaneChoice
from app.engine.samples import draw

REAL = [key for key, dataset in DATASETS.items() if dataset.sizes]


def filled(key="iris", **settings):
    return Data(DATASETS[key](), **settings).filled(5)


def drawn(key="iris", features=None, **settings):
    data = filled(key, **settings)
    return draw(data, usual_features(data) if features is None else features)


@pytest.mark.parametrize("key", REAL)
def test_components_are_scikit_learns(key):
    samples = drawn(key)
    fit = PCA(2, svd_solver="full").fit(samples.points[:, : samples.train].T)
    np.testing.assert_allclose(samples.shown, fit.transform(samples.points.T).T, atol=1e-8)
    for i, share in enumerate(fit.explained_variance_ratio_):
        assert samples.plane.names[i] == f"principal component {i + 1} ({100 * share:.0f} % of the variance)"


def test_columns_of_any_size_count_alike():
    """Components of data that are not standardised are those of the standardised data."""
    raw, samples = drawn("wine", standardize=False), drawn("wine")
    np.testing.assert_allclose(raw.shown, samples.shown, atol=1e-10)


@pytest.mark.parametrize("settings", [{}, {"standardize": False}, {"plane": PlaneChoice("columns", 4, 2)}])
def test_a_point_of_the_plane_has_the_coordinates_it_was_made_of(settings):
    plane = drawn("wine", **settings).plane
    coordinates = np.random.default_rng(0).normal(size=(2, 9))
    np.testing.assert_allclose(plane.coordinates(plane.at(coordinates)), coordinates, atol=1e-12)
    assert hash(plane) == hash(drawn("wine", **settings).plane)


@pytest.mark.parametrize(
    ("features", "shown"),
    [
        ((X1(), X2()), (0, 1)),
        ((Column(4), Column(2)), (1, 3)),
        ((Column(3),), (0, 2)),
        ((X1(), Column(1)), (0, 1)),
        ((Formula("x2^2"), Column(3)), (1, 2)),
        ((Radius(),), (0, 1)),
    ],
)
def test_two_columns_where_the_network_reads_no_more(features, shown):
    samples = drawn(features=features)
    np.testing.assert_allclose(samples.shown, samples.points[list(shown)])
    assert samples.plane.names == tuple(DATASETS["iris"].columns[j] for j in shown)


@pytest.mark.parametrize("features", [(X1(), X2(), Column(3)), (Radius(), Column(4))])
def test_components_where_it_reads_more(features):
    assert drawn(features=features).plane == drawn().plane
    assert drawn().plane.names[0].startswith("principal component 1")


def test_the_other_columns_stand_at_their_mean():
    samples = drawn(plane=PlaneChoice("columns", 3, 1), standardize=False)
    point = samples.plane.at(np.array([[2.5], [6.0]]))[:, 0]
    mean = samples.points[:, : samples.train].mean(axis=1)
    np.testing.assert_allclose(point, [6.0, mean[1], 2.5, mean[3]])


def test_two_columns_are_the_plane_itself():
    for settings in ({}, {"plane": PlaneChoice("columns", 1, 2)}):
        samples = drawn("spiral", **settings)
        assert samples.plane.identity
        assert samples.shown is samples.points
    exchanged = drawn("spiral", plane=PlaneChoice("columns", 2, 1))
    np.testing.assert_array_equal(exchanged.shown, exchanged.points[::-1])


def test_all_examples_lie_in_the_domain():
    for key in REAL:
        samples = drawn(key)
        for values, (low, high) in zip(samples.shown, samples.domain, strict=True):
            assert low < values.min() < values.max() < high


@pytest.mark.parametrize(
    ("plane", "place"),
    [(PlaneChoice("columns", 5, 1), "x"), (PlaneChoice("columns", 1, 64), "y")],
)
def test_a_column_there_is_not(plane, place):
    with pytest.raises(IllegalValue, match="between 1 and 4") as refused:
        filled(plane=plane)
    assert refused.value.location == ("data", "plane", place)


def test_one_column_does_not_make_a_plane():
    with pytest.raises(IllegalValue, match="another column"):
        PlaneChoice("columns", 3, 3).complete()


def test_examples_that_are_all_alike_have_a_plane_too():
    samples = draw(Data(points=((1.0, 2.0, 3.0, 0.0),) * 4 + ((1.0, 2.0, 3.0, 1.0),)).filled(0))
    assert np.isfinite(samples.shown).all()
    assert "(0 % of the variance)" in samples.plane.names[0]


def test_a_map_shows_the_network_on_the_plane():
    features = (X1(), X2(), Column(3), Column(4))
    samples = drawn(features=features)
    for make in (grid, picture_grid):
        on = make(features, samples.domain, 5, samples.plane)
        for i, j in ((0, 0), (3, 1), (4, 4)):
            point = samples.plane.at(np.array([[on.x[j]], [on.y[i]]]))[:, 0]
            np.testing.assert_allclose(on.X[:, 5 * i + j], point, rtol=1e-6)
