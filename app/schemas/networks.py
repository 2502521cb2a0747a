"""Answers of the networks resource, made from a race."""

import math
from typing import Any, Literal

import numpy as np
from pydantic import BaseModel

from app.engine.elementwise import Array
from app.engine.history import Point
from app.engine.losses import Task
from app.engine.network import Network
from app.engine.network_problem import Measure
from app.engine.optimizers import Optimizer
from app.engine.training import Race, Run
from app.schemas.derive import to_json


class Score(BaseModel):
    """A number on both sets; null where there is none, or where it is not finite."""

    train: float | None
    test: float | None


class RunState(BaseModel):
    """One run."""

    name: str
    status: Literal["ready", "diverged", "stopped"]
    step: int
    epoch: float
    loss: Score
    penalty: float | None
    accuracy: Score | None
    detail: str | None


class Output(BaseModel):
    """The output unit: its range, and where the decision falls."""

    low: float
    high: float
    middle: float


class NetworkState(BaseModel):
    """A network and its runs, now."""

    id: str
    step: int
    epoch: float
    reached: int
    size: int
    task: Task
    spec: dict[str, Any] | None  # in a live frame only when it is another than in the last
    output: Output
    domain: tuple[tuple[float, float], tuple[float, float]]
    runs: list[RunState]


class RunHistory(BaseModel):
    """The curves of one run; null where a number is missing or not finite."""

    name: str
    step: list[int]
    epoch: list[float]
    train_loss: list[float | None]
    test_loss: list[float | None]
    train_accuracy: list[float | None]
    test_accuracy: list[float | None]
    penalty: list[float | None]


class HistoryAnswer(BaseModel):
    """The curves of all runs, or of the one asked for."""

    runs: list[RunHistory]


def state(id: str, race: Race, *, with_spec: bool = True) -> NetworkState:
    """The network state of a race."""
    low, high = race.assembly.output_range
    return NetworkState(
        id=id,
        step=race.position.step,
        epoch=race.epoch,
        reached=race.reached,
        size=race.assembly.network.size,
        task=race.experiment.data.task,
        spec=to_json(race.experiment) if with_spec else None,
        output=Output(low=low, high=high, middle=(low + high) / 2),
        domain=race.assembly.samples.domain,
        runs=_runs(race),
    )


def history(race: Race, points: list[Point], names: list[str] | None = None) -> list[RunHistory]:
    """Points of the history, run by run."""
    classes = race.experiment.data.task == "classification"
    steps, epochs = [point.step for point in points], [point.epoch for point in points]
    curves = []
    for i, entrant in enumerate(race.experiment.runs):
        if names is None or entrant.name in names:
            columns = {name: [finite(getattr(point.measures[i], name)) for point in points] for name in Measure._fields}
            if not classes:
                columns |= dict.fromkeys(("train_accuracy", "test_accuracy"), [None] * len(points))
            curves.append(RunHistory(name=entrant.name, step=steps, epoch=epochs, **columns))
    return curves


def finite(value: float) -> float | None:
    """The number, or None if JSON cannot carry it."""
    return value if math.isfinite(value) else None


def _runs(race: Race) -> list[RunState]:
    classes = race.experiment.data.task == "classification"
    states = []
    for entrant, run, measure in zip(race.experiment.runs, race.runs, race.measures(), strict=True):
        broken = run.diverged_at is not None or not math.isfinite(measure.train_loss)
        position = run.diverged_at or race.position
        accuracy = Score(train=finite(measure.train_accuracy), test=finite(measure.test_accuracy))
        states.append(
            RunState(
                name=entrant.name,
                status="diverged" if broken else "ready",
                step=position.step,
                epoch=race.assembly.batches.epochs_at(position),
                loss=Score(train=finite(measure.train_loss), test=finite(measure.test_loss)),
                penalty=finite(measure.penalty),
                accuracy=accuracy if classes else None,
                detail=_why(race.assembly.network, run, entrant.optimizer) if broken else None,
            )
        )
    return states


def _why(network: Network, run: Run, optimizer: Optimizer) -> str:
    """What is not finite, and a rate to try."""
    rate = getattr(optimizer, "learning_rate", None)
    advice = f"; its learning rate is {rate:g}, try {rate / 10:g}" if rate else ""
    if run.diverged_at is None:
        return f"the cost is beyond all numbers, the weights are about to follow{advice}"
    place = _first_not_finite(network, run.walker.x)
    return f"diverged at step {run.diverged_at.step}: {place} is not finite{advice}"


def _first_not_finite(network: Network, theta: Array) -> str:
    """Its name, units and inputs counted from 1 as in the lectures."""
    for l, (W, b) in enumerate(network.layers(theta), 1):
        for row, column in np.argwhere(~np.isfinite(W)):
            return f"W{l}[{row + 1}, {column + 1}]"
        for row, _ in np.argwhere(~np.isfinite(b)):
            return f"b{l}[{row + 1}]"
    raise ValueError("all parameters are finite")
