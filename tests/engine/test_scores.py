"""Metrics, against scikit-learn's."""

import numpy as np
import pytest
from sklearn import metrics

from app.engine.network_problem import r_squared
from app.engine.scores import class_scores, number_scores


@pytest.mark.parametrize("classes", [2, 4])
@pytest.mark.parametrize("examples", [7, 200])
def test_scores_of_classes_are_scikit_learns(classes, examples):
    rng = np.random.default_rng(classes * examples)
    true, predicted = rng.integers(0, classes, (2, examples)).astype(float)
    true[:classes] = predicted[-classes:] = range(classes)  # every class is there, and predicted
    found = class_scores(predicted, true, classes)
    np.testing.assert_array_equal(found.confusion, metrics.confusion_matrix(true, predicted))
    assert found.accuracy == pytest.approx(metrics.accuracy_score(true, predicted))
    expected = metrics.precision_recall_fscore_support(true, predicted)[:3]
    np.testing.assert_allclose([found.precision, found.recall, found.f1], expected)


def test_what_is_never_predicted_has_no_precision_and_what_is_not_there_no_recall():
    """By hand: 0 0 0 1 called 0 0 2 2."""
    found = class_scores(np.array([0.0, 0, 2, 2]), np.array([0.0, 0, 0, 1]), 3)
    assert found.confusion.tolist() == [[2, 0, 1], [0, 0, 1], [0, 0, 0]]
    np.testing.assert_array_equal(found.precision, [1, np.nan, 0])
    np.testing.assert_allclose(found.recall, [2 / 3, 0, np.nan])
    np.testing.assert_allclose(found.f1, [0.8, 0, 0])


def test_without_an_answer_there_are_no_scores():
    assert class_scores(np.array([0.0, np.nan]), np.array([0.0, 1]), 2) is None
    nothing = number_scores(np.zeros(0), np.zeros(0))
    assert np.isnan([nothing.r2, nothing.rmse, nothing.mae, nothing.largest]).all()


def test_scores_of_numbers_are_scikit_learns():
    rng = np.random.default_rng(5)
    true = rng.normal(3, 2, 50)
    predicted = true + rng.normal(0.2, 1, 50)
    found = number_scores(predicted, true)
    assert found.r2 == pytest.approx(metrics.r2_score(true, predicted))
    assert found.rmse == pytest.approx(metrics.root_mean_squared_error(true, predicted))
    assert found.mae == pytest.approx(metrics.mean_absolute_error(true, predicted))
    assert found.largest == pytest.approx(metrics.max_error(true, predicted))


def test_numbers_that_do_not_differ_have_no_r_squared():
    assert np.isnan(r_squared(np.ones((2, 3)), np.full(3, 0.1))).all()
    assert np.isnan(r_squared(np.ones((1, 1)), np.ones(1))).all()
