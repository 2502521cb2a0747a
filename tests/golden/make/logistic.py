"""Linear models by scikit-learn, and best constants by SciPy."""

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import huber as huber_loss
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC

from tests.golden.make.common import write


def logistic():
    """The best line between two overlapping clouds, by scikit-learn."""
    rng = np.random.default_rng(3)
    labels = np.repeat([1.0, 0.0], 60)
    points = (np.where(labels > 0, 1.0, -1.0)[:, None] + rng.normal(0, 2, (120, 2))).round(3)
    fit = LogisticRegression(C=np.inf, tol=1e-14, max_iter=10_000).fit(points, labels)
    right = np.where(labels > 0, *fit.predict_proba(points).T[::-1])
    write(
        "logistic",
        {
            "points": points.tolist(),
            "labels": labels.tolist(),
            "w": fit.coef_[0].tolist(),
            "b": fit.intercept_[0],
            "loss": -np.log(right).mean(),
            "accuracy": fit.score(points, labels),
        },
    )


def linear_models():
    """Three overlapping clouds by softmax regression, two of them by a support vector machine and by the lasso's
    relative for classes; and the best constants for numbers with outliers.
    """
    rng = np.random.default_rng(6)
    labels = np.repeat([0.0, 1.0, 2.0], 30)
    centres = np.array([[1.5, 0.0], [-1.0, 1.0], [-0.5, -1.5]])
    points = (centres[labels.astype(int)] + rng.normal(0, 1.2, (90, 2))).round(3)
    rate = 0.8  # λ in J = mean + λ/2m Σ w², and so C = 1/λ
    softmax = LogisticRegression(C=1 / rate, tol=1e-14, max_iter=10_000).fit(points, labels)
    two = labels < 2
    machine = SVC(kernel="linear", C=1 / rate, tol=1e-12).fit(points[two], labels[two])
    lasso = LogisticRegression(
        C=1 / rate, l1_ratio=1.0, solver="saga", tol=1e-12, max_iter=1_000_000, random_state=0
    ).fit(points[two], labels[two])
    values = np.append(rng.normal(0.3, 0.5, 24), [30.0]).round(4)
    huber = minimize_scalar(lambda c: huber_loss(0.5, values - c).sum(), bounds=(-9, 9), options={"xatol": 1e-12})
    write(
        "linear_models",
        {
            "points": points.tolist(),
            "labels": labels.tolist(),
            "rate": rate,
            "softmax": {"W": softmax.coef_.tolist(), "b": softmax.intercept_.tolist()},
            "machine": {"W": machine.coef_.tolist(), "b": machine.intercept_.tolist()},
            "lasso": {"W": lasso.coef_.tolist(), "b": lasso.intercept_.tolist()},
            "values": values.tolist(),
            "constants": {
                "squared_error": values.mean(),
                "absolute_error": np.median(values),
                "huber": huber.x,
            },
        },
    )


if __name__ == "__main__":
    logistic()
    linear_models()
