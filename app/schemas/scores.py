"""Answers that say how well runs do: metrics, and norms of the gradient."""

from typing import Any

import numpy as np
from pydantic import BaseModel

from app.engine.gradient_norms import Norms
from app.engine.scores import class_scores, number_scores, predictions
from app.engine.training import Race
from app.schemas.networks import finite
from app.schemas.numbers import numbers


class ClassMetrics(BaseModel):
    """Of a classification on one set; null where nothing can be said. confusion[true class][predicted class]."""

    examples: int
    accuracy: float | None
    confusion: list[list[int]] | None
    precision: list[float | None]
    recall: list[float | None]
    f1: list[float | None]


class NumberMetrics(BaseModel):
    """Of a regression on one set; null where nothing can be said."""

    examples: int
    r2: float | None
    rmse: float | None
    mae: float | None
    largest_error: float | None
    true: list[float]
    predicted: list[float | None]


class MetricsAnswer(BaseModel):
    """How well a run does on the training set and on the test set, at a step."""

    run: str
    step: int
    class_names: list[str]  # none for regression
    train: ClassMetrics | NumberMetrics
    test: ClassMetrics | NumberMetrics


class RunNorms(BaseModel):
    """‖∇J‖₂ of one run along its history, and the same of every layer: layers[l][point]; null: not finite."""

    name: str
    step: list[int]
    epoch: list[float]
    norm: list[float | None]
    layers: list[list[float | None]]


class NormsAnswer(BaseModel):
    """Norms of all runs, or of the one asked for; `next`: the `since` that goes on, where there is more."""

    runs: list[RunNorms]
    next: int | None


def metrics(race: Race, run: int) -> MetricsAnswer:
    """Of this run, where it stands."""
    assembly, m = race.assembly, race.assembly.samples.train
    predicted, true = predictions(assembly, race.runs[run].walker.x, run)
    parts = [(predicted[part], true[part]) for part in (slice(m), slice(m, None))]
    classes = assembly.network.output.classes if race.experiment.data.task == "classification" else 0
    train, test = [_class_metrics(*part, classes) if classes else _number_metrics(*part) for part in parts]
    names = list(race.experiment.data.class_names or ())
    return MetricsAnswer(
        run=race.experiment.runs[run].name, step=race.position.step, class_names=names, train=train, test=test
    )


def _class_metrics(predicted: Any, true: Any, classes: int) -> ClassMetrics:
    scores = class_scores(predicted, true, classes)
    if scores is None:
        nothing = [None] * classes
        return ClassMetrics(
            examples=len(true), accuracy=None, confusion=None, precision=nothing, recall=nothing, f1=nothing
        )
    return ClassMetrics(
        examples=len(true),
        accuracy=finite(scores.accuracy),
        confusion=scores.confusion.tolist(),
        precision=numbers(scores.precision),
        recall=numbers(scores.recall),
        f1=numbers(scores.f1),
    )


def _number_metrics(predicted: Any, true: Any) -> NumberMetrics:
    scores = number_scores(predicted, true)
    return NumberMetrics(
        examples=len(true),
        r2=finite(scores.r2),
        rmse=finite(scores.rmse),
        mae=finite(scores.mae),
        largest_error=finite(scores.largest),
        true=true.tolist(),
        predicted=numbers(scores.predicted),
    )


def norms_json(names: list[str], found: list[Norms], *, more: bool) -> NormsAnswer:
    """Points of the way, run by run."""
    steps, epochs = [each.step for each in found], [each.epoch for each in found]
    runs = [
        RunNorms(
            name=name,
            step=steps,
            epoch=epochs,
            norm=[finite(each.norms[i]) for each in found],
            layers=numbers(np.array([each.layers[i] for each in found]).T),
        )
        for i, name in enumerate(names)
    ]
    return NormsAnswer(runs=runs, next=steps[-1] if more and steps else None)
