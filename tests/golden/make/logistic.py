"""Logistic regression by scikit-learn."""

import numpy as np
from sklearn.linear_model import LogisticRegression

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
