"""Real datasets and standardising, compared with scikit-learn; and the whole without scikit-learn."""

import subprocess
import sys
from importlib.machinery import PathFinder
from operator import le

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import datasets as peers
from sklearn.decomposition import PCA
from sklearn.preprocessing import StandardScaler

from app.engine import imbalance as sharing
from app.engine.assembly import Assembly
from app.engine.catalog import DATASETS
from app.engine.data import Data
from app.engine.experiment import Experiment
from app.engine.features.column import Column
from app.engine.features.x1 import X1
from app.engine.features.x2 import X2
from app.engine.imbalance import class_sizes, most_samples
from app.engine.inputs import usual_features
from app.engine.parameter import IllegalValue
from app.engine.samples import draw

REAL = [key for key, dataset in DATASETS.items() if dataset.sizes]


def peer(key):
    return getattr(peers, f"load_{key}")()


def rows(points, labels):
    return sorted(map(tuple, np.vstack([points, labels]).T.tolist()))


def filled(key="iris", **settings):
    return Data(DATASETS[key](), **settings).filled(5)


def drawn(key="iris", features=None, **settings):
    data = filled(key, **settings)
    return draw(data, usual_features(data) if features is None else features)


def test_all_four_are_there():
    assert REAL == ["iris", "wine", "breast_cancer", "digits"]


@pytest.mark.parametrize("key", REAL)
def test_it_is_scikit_learns(key):
    expected, dataset = peer(key), DATASETS[key]()
    points, labels = dataset.examples()
    np.testing.assert_array_equal(points, expected.data.T)
    np.testing.assert_array_equal(labels, expected.target)
    assert dataset.columns == tuple(map(str, expected.feature_names))
    assert dataset.class_names == tuple(map(str, expected.target_names))
    assert dataset.sizes == tuple(np.bincount(expected.target))
    assert dataset.usual_samples == len(expected.target)


@pytest.mark.parametrize("key", REAL)
def test_thumbnails_are_of_these_data(key):
    expected, shown = peer(key), np.array(DATASETS[key].traits()["preview"])
    components = PCA(2).fit_transform(StandardScaler().fit_transform(expected.data))
    components *= 5 / np.abs(components).max()
    every = np.linspace(0, len(components) - 1, len(shown)).round().astype(int)
    np.testing.assert_allclose(shown[:, :2], components[every], atol=0.006)
    np.testing.assert_array_equal(shown[:, 2], expected.target[every])


def test_all_of_it_in_some_order_unless_fewer_are_asked_for():
    everything = peer("iris")
    samples = drawn(standardize=False)
    assert rows(samples.points, samples.labels) == rows(everything.data.T, everything.target)
    few = drawn(samples=40, standardize=False)
    there = rows(everything.data.T, everything.target)
    for row in rows(few.points, few.labels):
        there.remove(row)  # none stands twice
    assert len(there) == 110


@pytest.mark.parametrize("noise", [0.1, 0.5])
def test_noise_is_a_share_of_a_columns_standard_deviation(noise):
    calm, noisy = (drawn("digits", noise=nu, standardize=False).points for nu in (0.0, noise))
    deviation = peer("digits").data.std(axis=0)
    moved = noisy - calm
    assert (moved[deviation == 0] == 0).all()
    share = moved[deviation > 0].std(axis=1) / deviation[deviation > 0]
    np.testing.assert_allclose(share, noise, rtol=5 / np.sqrt(2 * 1797))


def test_more_than_there_are_is_refused():
    with pytest.raises(IllegalValue, match="iris has 150 examples") as refused:
        filled(samples=151)
    assert refused.value.location == ("data", "samples")


class TestImbalance:
    def test_each_class_is_rarer_than_the_one_before(self):
        samples = drawn(samples=70, imbalance=0.5, standardize=False)
        assert np.bincount(samples.labels.astype(int)).tolist() == [40, 20, 10]

    def test_without_a_number_as_many_as_there_can_be(self):
        assert filled(imbalance=0.5).samples == 88
        assert np.bincount(drawn(imbalance=0.5).labels.astype(int)).tolist() == [50, 25, 13]

    @given(available=st.lists(st.integers(1, 12), min_size=2, max_size=10), imbalance=st.floats(0.01, 0.95))
    def test_it_is_the_largest_number_of_all(self, available, imbalance):
        def fits(samples):
            return all(map(le, class_sizes(samples, len(available), imbalance), available))

        assert most_samples(available, imbalance) == max(filter(fits, range(2, sum(available) + 1)), default=2)

    def test_it_is_found_where_it_lies_and_not_from_the_top(self, monkeypatch):
        tried = []
        monkeypatch.setattr(sharing, "class_sizes", lambda *of: tried.append(of) or class_sizes(*of))
        assert most_samples(DATASETS["digits"].sizes, 0.95) == 195
        assert len(tried) < 30

    def test_too_few_of_a_class_are_refused_with_what_there_could_be(self):
        with pytest.raises(IllegalValue, match=r"50 of 'setosa', and 57 are wanted; .* at most 88$") as refused:
            filled(samples=100, imbalance=0.5)
        assert refused.value.location == ("data", "imbalance")
        with pytest.raises(IllegalValue, match="51 are wanted"):
            filled(samples=89, imbalance=0.5)
        assert filled(samples=88, imbalance=0.5).samples == 88


class TestStandardising:
    @pytest.mark.parametrize("key", REAL)
    def test_by_the_training_part_alone(self, key):
        raw, samples = drawn(key, standardize=False, train_ratio=0.4), drawn(key, train_ratio=0.4)
        scaler = StandardScaler().fit(raw.points[:, : raw.train].T)
        np.testing.assert_allclose(samples.points, scaler.transform(raw.points.T).T, atol=1e-10)
        np.testing.assert_array_equal(samples.labels, raw.labels)

    def test_made_data_are_left_alone_unless_told_otherwise(self):
        assert not filled("circle").standardize
        assert filled("iris").standardize
        samples = drawn("circle", standardize=True)
        np.testing.assert_allclose(samples.points[:, : samples.train].mean(axis=1), 0, atol=1e-14)
        np.testing.assert_allclose(samples.points[:, : samples.train].std(axis=1), 1)

    def test_of_regression_the_labels_too(self):
        samples = drawn("plane", standardize=True)
        learned = samples.labels[: samples.train]
        assert learned.mean() == pytest.approx(0, abs=1e-14)
        assert learned.std() == pytest.approx(1)

    def test_a_column_that_says_nothing_becomes_0(self):
        points = tuple((0.1, float(i), float(i % 2)) for i in range(6))
        samples = draw(Data(points=points, standardize=True).filled(1))
        np.testing.assert_allclose(samples.points[0], 0, atol=1e-15)
        assert np.isfinite(samples.shown).all()


def test_usual_features_are_all_columns():
    assert usual_features(filled("circle")) == (X1(), X2())
    assert usual_features(filled()) == (X1(), X2(), Column(3), Column(4))
    features = usual_features(filled("digits"))
    X = Assembly(Experiment(data=filled("digits"), features=features).complete()).X
    np.testing.assert_array_equal(X, drawn("digits").points)


def test_scikit_learn_is_not_loaded_before_somebody_draws():
    code = (
        "import sys, app.main, app.schemas.catalog as c; c.catalog(); "
        "assert 'sklearn' not in sys.modules, 'loaded'; "
        "from app.engine.datasets.iris import Iris; Iris().examples(); assert 'sklearn' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def test_the_whole_application_starts_without_scikit_learn():
    code = (
        "import sys; sys.modules['sklearn'] = None\n"
        "import app.main, app.schemas.catalog as c\n"
        "found = {entry['kind']: entry['available'] for entry in c.catalog()['datasets']}\n"
        f"assert [kind for kind in found if not found[kind]] == {REAL}, found"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


class TestWithoutScikitLearn:
    @pytest.fixture(autouse=True)
    def blocked(self, monkeypatch):
        """As on a machine that never had it."""
        find = PathFinder.find_spec
        monkeypatch.delitem(sys.modules, "sklearn", raising=False)
        monkeypatch.setattr(
            PathFinder,
            "find_spec",
            lambda name, *more: None if name.partition(".")[0] == "sklearn" else find(name, *more),
        )

    @pytest.mark.parametrize("key", REAL)
    def test_the_menu_says_so(self, key):
        traits = DATASETS[key].traits()
        assert (traits["available"], traits["preview"]) == (False, [])
        assert traits["columns"]

    @pytest.mark.parametrize("key", REAL)
    def test_the_choice_is_refused_with_what_to_do(self, key):
        with pytest.raises(IllegalValue) as refused:
            filled(key)
        assert str(refused.value) == f"{key} needs scikit-learn: pip install 'ravine[data]'"
        assert refused.value.location == ("data", "dataset")
        with pytest.raises(IllegalValue, match=r"ravine\[data\]"):
            DATASETS[key]().examples()

    def test_everything_else_works(self):
        assert DATASETS["circle"].traits()["available"]
        assert draw(Data(samples=10).filled(0)).points.shape == (2, 10)
