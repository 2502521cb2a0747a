import numpy as np
import pytest

from app.engine.catalog import FEATURES
from app.engine.data import Data
from app.engine.features.column import Column
from app.engine.features.formula import Formula
from app.engine.features.x1 import X1
from app.engine.inputs import check_features
from app.engine.parameter import IllegalValue
from app.engine.samples import draw

BY_HAND = {
    "x1": [3.0, -1.0],
    "x2": [-2.0, 0.5],
    "x1_squared": [9.0, 1.0],
    "x2_squared": [4.0, 0.25],
    "x1x2": [-6.0, -0.5],
    "sin_x1": [0.1411200080598672, -0.8414709848078965],
    "sin_x2": [-0.9092974268256817, 0.479425538604203],
    "cos_x1": [-0.9899924966004454, 0.5403023058681398],
    "cos_x2": [-0.4161468365471424, 0.8775825618903728],
    "radius": [3.605551275463989, 1.118033988749895],
    "column": [3.0, -1.0],
    "formula": [-2.727892280477045, -0.479425538604203],  # x1 sin x2
}


@pytest.mark.parametrize("key", FEATURES)
def test_at_two_points(key):
    points = np.array([[3.0, -1.0], [-2.0, 0.5]])
    np.testing.assert_allclose(FEATURES[key]().of(points), BY_HAND[key], rtol=1e-15)


@pytest.mark.parametrize("key", FEATURES)
def test_each_point_for_itself(key):
    points = np.random.default_rng(0).uniform(-6, 6, (4, 7))
    together = FEATURES[key]().of(points)
    alone = [FEATURES[key]().of(points[:, i : i + 1])[0] for i in range(7)]
    np.testing.assert_allclose(together, alone, rtol=1e-15)


@pytest.mark.parametrize("key", FEATURES)
def test_it_reads_the_columns_that_it_says_and_no_other(key):
    feature, rng = FEATURES[key](), np.random.default_rng(0)
    points = rng.uniform(1, 2, (5, 9))
    for column in range(1, 6):
        changed = points.copy()
        changed[column - 1] = rng.uniform(-2, -1, 9)
        moved = (feature.of(points) != feature.of(changed)).any()
        assert not moved or column in feature.reads
    assert feature.needs == max(feature.reads)


def test_a_column_is_that_column():
    points = np.arange(12.0).reshape(4, 3)
    assert [Column(k).of(points).tolist() for k in (1, 4)] == [[0, 1, 2], [9, 10, 11]]
    assert (Column(4).needs, Column(4).reads) == (4, (4,))


@pytest.mark.parametrize(
    ("expression", "reads", "expected"),
    [("3", (), [3, 3]), ("x2", (2,), [-2, 0.5]), ("x1/2 + x2", (1, 2), [-0.5, 0]), ("max(x1, 0)^2", (1,), [9, 0])],
)
def test_a_formula_says_what_it_reads(expression, reads, expected):
    feature = Formula(expression)
    assert feature.reads == reads
    np.testing.assert_allclose(feature.of(np.array([[3.0, -1.0], [-2.0, 0.5]])), expected)


@pytest.mark.parametrize("expression", ["x3", "x1 +", "2x1", "import os", "x1.real", "__class__", "x1 if x2 else 0"])
def test_a_formula_that_cannot_be_read_is_not_built(expression):
    with pytest.raises(IllegalValue, match="position") as refused:
        Formula(expression)
    assert refused.value.location == ("expression",)


def test_a_formula_without_a_value_at_some_point_is_refused_with_the_point():
    samples = draw(Data(points=((1.0, 2.0, 0.0), (-4.0, 0.5, 1.0))).filled(0))
    with pytest.raises(IllegalValue, match=r"not a number at x1 = -4, x2 = 0\.5") as refused:
        samples.inputs((X1(), Formula("sqrt(x1)")))
    assert refused.value.location == ("features", 1)


class TestFitting:
    def test_features_differ_by_value(self):
        data = Data(points=((1.0, 2.0, 3.0, 0.0), (1.0, 2.0, 4.0, 1.0))).filled(0)
        check_features((Column(1), Column(3), Formula("x1"), Formula("x2")), data)
        with pytest.raises(IllegalValue, match="column 3 stands twice") as refused:
            check_features((Column(3), X1(), Column(3)), data)
        assert refused.value.location == ("features", 2)

    def test_a_column_there_is_not(self):
        data = Data(points=((1.0, 2.0, 3.0, 4.0, 0.0), (1.0, 2.0, 4.0, 3.0, 1.0))).filled(0)
        with pytest.raises(IllegalValue, match=r"^needs column 5, and these data have 4$") as refused:
            check_features((X1(), Column(5)), data)
        assert refused.value.location == ("features", 1)
