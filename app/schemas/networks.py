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
from app.engine.runs import Run
from app.engine.training import Race
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
    seconds: float  # of a processor that its steps took
    size: int  # how many parameters; of all runs the same, but for activations of their own that are learned
    learning_rate: float  # of the next step
    loss: Score
    penalty: float | None
    accuracy: Score | None  # for classes
    r2: Score | None  # for regression
    detail: str | None


class Output(BaseModel):
    """The output units: their range, where the decision of one unit falls, and how many classes there are (0: none)."""

    kind: str
    classes: int
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
    backend: Literal["numpy", "numba"]  # whose arithmetic made the numbers
    task: Task
    spec: dict[str, Any] | None  # in a live frame only when it is another than in the last
    output: Output
    class_names: list[str]  # none for regression
    axes: tuple[str, str]  # what runs across and upwards in maps
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
    train_r2: list[float | None]
    test_r2: list[float | None]
    penalty: list[float | None]
    learning_rate: list[float | None]  # of the step that follows
    seconds: list[float]


class HistoryAnswer(BaseModel):
    """The curves of all runs, or of the one asked for."""

    runs: list[RunHistory]


def state(id: str, race: Race, *, with_spec: bool = True) -> NetworkState:
    """The network state of a race."""
    (low, high), network = race.assembly.output_range, race.assembly.network
    return NetworkState(
        id=id,
        step=race.position.step,
        epoch=race.epoch,
        reached=race.reached,
        size=network.size,
        backend=race.backend,
        task=network.output.task,
        spec=to_json(race.experiment) if with_spec else None,
        output=Output(
            kind=network.output.key, classes=network.output.classes, low=low, high=high, middle=(low + high) / 2
        ),
        class_names=list(race.experiment.data.class_names or ()),
        axes=race.assembly.samples.plane.names,
        domain=race.assembly.samples.domain,
        runs=_runs(race),
    )


def history(race: Race, points: list[Point], names: list[str] | None = None) -> list[RunHistory]:
    """Points of the history, run by run."""
    steps, epochs = [point.step for point in points], [point.epoch for point in points]
    curves = []
    for i, entrant in enumerate(race.experiment.runs):
        if names is None or entrant.name in names:
            measures = [point.measures[i] for point in points]
            columns = {name: [finite(each[k]) for each in measures] for k, name in enumerate(Measure._fields)}
            columns["learning_rate"] = [finite(point.rates[i]) for point in points]
            seconds = [point.seconds[i] for point in points]
            curves.append(RunHistory(name=entrant.name, step=steps, epoch=epochs, seconds=seconds, **columns))
    return curves


def finite(value: float) -> float | None:
    """The number, or None if JSON cannot carry it."""
    return value if math.isfinite(value) else None


def _runs(race: Race) -> list[RunState]:
    classes = race.experiment.data.task == "classification"
    states = []
    entrants = race.experiment.runs, race.assembly.networks, race.runs, race.measures()
    for entrant, network, run, measure in zip(*entrants, strict=True):
        broken = run.diverged_at is not None or not math.isfinite(measure.train_loss)
        position = run.ended_at or race.position
        epoch = race.assembly.batches.epochs_at(position)
        states.append(
            RunState(
                name=entrant.name,
                status="diverged" if broken else "stopped" if run.stopped else "ready",
                step=position.step,
                epoch=epoch,
                seconds=run.seconds,
                size=network.size,
                learning_rate=run.rate(entrant, epoch),
                loss=_score(measure.train_loss, measure.test_loss),
                penalty=finite(measure.penalty),
                accuracy=_score(measure.train_accuracy, measure.test_accuracy) if classes else None,
                r2=None if classes else _score(measure.train_r2, measure.test_r2),
                detail=_why_diverged(network, run, entrant.optimizer) if broken else _why_stopped(run),
            )
        )
    return states


def _score(train: float, test: float) -> Score:
    return Score(train=finite(train), test=finite(test))


def _why_stopped(run: Run) -> str | None:
    return f"stopped at step {run.stopped.position.step}: {run.stopped.reason}" if run.stopped else None


def _why_diverged(network: Network, run: Run, optimizer: Optimizer) -> str:
    """What is not finite, and a rate to try."""
    rate = optimizer.alpha
    advice = f"; its learning rate is {rate:g}, try {rate / 10:g}"
    if run.stopped:
        return f"{_why_stopped(run)}; the cost is beyond all numbers{advice}"
    if run.diverged_at is None:
        return f"the cost is beyond all numbers, the weights are about to follow{advice}"
    place = _first_not_finite(network, run.walker.x)
    return f"diverged at step {run.diverged_at.step}: {place} is not finite{advice}"


def _first_not_finite(network: Network, theta: Array) -> str:
    """Its name, units and inputs counted from 1 as in the lectures."""
    for l, layer in enumerate(network.named(theta), 1):
        for name, values in layer.items():
            for place in np.argwhere(~np.isfinite(values)):
                return f"{name}{l}[{', '.join(str(i + 1) for i in place)}]"
    raise ValueError("all parameters are finite")
