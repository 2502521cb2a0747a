"""Answers that compare the runs of a descent: at many learning rates, from many starts."""

from typing import Any, Literal

from pydantic import BaseModel

from app.engine.start_map import Ends, StartMap, all_minima, axes
from app.engine.sweeps import Best, Sweep, Trial, best_of
from app.engine.walks import Status
from app.schemas.derive import to_json
from app.schemas.networks import finite
from app.schemas.numbers import numbers


class BestRate(BaseModel):
    """By fewest steps to a minimum or, where it arrives at no rate, by the lowest value at the end."""

    rate: float
    steps_to_minimum: int | None
    value: float | None
    by: Literal["steps", "value"]


class RunRates(BaseModel):
    """One run; lists are one entry a rate. `best` is null where it diverges at all of them."""

    name: str
    rate: list[float]
    steps_to_minimum: list[int | None]
    value: list[float | None]
    status: list[Status]
    best: BestRate | None


class Rates(BaseModel):
    """All runs, each at its rates."""

    spec: dict[str, Any]
    runs: list[RunRates]


class RunEnds(BaseModel):
    """One run; `[i][j]` is of the start at `(x[j], y[i])`."""

    name: str
    end: list[list[int | None]]  # which of `minima`; null where it is near none at the end
    status: list[list[Status]]
    value: list[list[float | None]]
    steps_to_minimum: list[list[int | None]]  # to the one it ends at


class StartMapAnswer(BaseModel):
    """Where all runs end."""

    spec: dict[str, Any]
    x: list[float]
    y: list[float]
    minima: list[tuple[float, float, float]]  # x, y, value; the lowest first, then others
    runs: list[RunEnds]


def rates_json(sweep: Sweep, found: list[list[Trial]]) -> dict[str, Any]:
    """All of `Rates`."""
    runs = [
        {
            "name": run.name,
            "rate": [trial.rate for trial in trials],
            "steps_to_minimum": [trial.steps_to_minimum for trial in trials],
            "value": [finite(trial.value) for trial in trials],
            "status": [trial.status for trial in trials],
            "best": _best(best_of(trials)),
        }
        for run, trials in zip(sweep.runs, found, strict=True)
    ]
    return {"spec": to_json(sweep), "runs": runs}


def _best(best: Best | None) -> dict[str, Any] | None:
    if best is None:
        return None
    rate, steps, value, _ = best.trial
    return {"rate": rate, "steps_to_minimum": steps, "value": finite(value), "by": best.by}


def start_map_json(description: StartMap, found: list[Ends]) -> dict[str, Any]:
    """All of `StartMapAnswer`."""
    runs = [
        {
            "name": run.name,
            "end": _or_null(ends.at),
            "status": ends.statuses,
            "value": numbers(ends.values),
            "steps_to_minimum": _or_null(ends.since),
        }
        for run, ends in zip(description.runs, found, strict=True)
    ]
    x, y = axes(description)
    minima = [list(minimum) for minimum in all_minima(description.surface)]
    return {"spec": to_json(description), "x": x.tolist(), "y": y.tolist(), "minima": minima, "runs": runs}


def _or_null(table: Any) -> list[list[int | None]]:
    return [[None if number < 0 else number for number in row] for row in table.tolist()]
