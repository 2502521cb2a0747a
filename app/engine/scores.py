"""How well a network does on its training and test sets, in the measures of the field."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.engine.assembly import Assembly
from app.engine.elementwise import Array, quiet
from app.engine.network_problem import r_squared


class ClassScores(NamedTuple):
    """Of one set of labelled examples. What would be 0/0 is NaN: the precision of a class that is never predicted."""

    confusion: NDArray[np.int64]  # (k, k): rows are the true classes, columns the predicted ones
    accuracy: float
    precision: Array  # of those that were called so, the share that is; (k,)
    recall: Array  # of those that are, the share that was called so; (k,)
    f1: Array  # their harmonic mean, (k,)


class NumberScores(NamedTuple):
    """Of one set of examples with numbers. NaN where the set is empty; R² also where its numbers do not differ."""

    predicted: Array  # (m,)
    r2: float
    rmse: float  # √ mean (y − a)²
    mae: float  # mean |y − a|
    largest: float  # max |y − a|


def predictions(assembly: Assembly, theta: Array, run: int = 0) -> tuple[Array, Array]:
    """What a run's network says of every example, and what is true, each (m,): classes 0, 1 … or numbers.

    NaN where what it answers is not finite.
    """
    output = assembly.network.output
    with quiet():
        A = assembly.networks[run].forward(theta, assembly.X).A[-1]
        known = np.isfinite(A).all(axis=0)
        said = A[0] if output.task == "regression" else output.said(A)
    return np.where(known, said, np.nan), assembly.samples.labels


def class_scores(predicted: Array, true: Array, classes: int) -> ClassScores | None:
    """Of classes 0, 1 … as predicted and as they are, (m,); None where a prediction is missing."""
    if np.isnan(predicted).any():
        return None
    counts = np.bincount(true.astype(int) * classes + predicted.astype(int), minlength=classes**2)
    confusion = counts.reshape(classes, classes)
    right, called, are = confusion.diagonal(), confusion.sum(axis=0), confusion.sum(axis=1)
    with quiet():
        accuracy = float(np.float64(right.sum()) / confusion.sum())
        return ClassScores(confusion, accuracy, right / called, right / are, 2 * right / (called + are))


def number_scores(predicted: Array, true: Array) -> NumberScores:
    """Of numbers as predicted and as they are, (m,)."""
    with quiet():
        errors = np.abs(predicted - true)
        if not errors.size:
            return NumberScores(predicted, *[float("nan")] * 4)
        r2 = r_squared(np.square(errors)[np.newaxis], true)[0]
        rmse = np.sqrt(np.square(errors).mean())
        return NumberScores(predicted, float(r2), float(rmse), float(errors.mean()), float(errors.max()))
