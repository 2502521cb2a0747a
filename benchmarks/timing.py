"""Timing on noisy machines: contestants take turns, medians are told, ratios are taken within a round."""

import gc
from collections.abc import Callable, Iterable, Mapping
from math import ceil
from statistics import median
from time import perf_counter
from typing import TypeAlias

TURN = 0.05  # seconds, about

Work: TypeAlias = Callable[[int], int]
"""Work of the size that is asked for, in pieces of its own; it answers how many units of work that was."""


def take_turns(contestants: Mapping[str, Work], rounds: int, turn: float = TURN) -> dict[str, list[float]]:
    """Seconds for one unit of work, by contestant and round.

    They take turns, so that a slow moment of the machine hits all alike; everyone's turn is about as long.
    """
    sizes = {name: size_of_turn(work, turn) for name, work in contestants.items()}
    times: dict[str, list[float]] = {name: [] for name in contestants}
    gc.disable()
    try:
        for _ in range(rounds):
            for name, work in contestants.items():
                start = perf_counter()
                units = work(sizes[name])
                times[name].append((perf_counter() - start) / units)
    finally:
        gc.enable()
    return times


def size_of_turn(work: Work, turn: float) -> int:
    """How large the work must be to take so many seconds; the first time, which may compile, does not count."""
    work(1)
    size, seconds = 1, 0.0
    while True:
        start = perf_counter()
        work(size)
        seconds = perf_counter() - start
        if seconds >= turn / 2:
            return size
        size = max(size + 1, int(size * min(10.0, turn / seconds)))


def microseconds(times: Iterable[float]) -> float:
    """The median, in µs."""
    return 1e6 * median(times)


def ratio(theirs: Iterable[float], ours: Iterable[float]) -> float:
    """How many times longer theirs takes: the median over rounds of the ratio within a round."""
    return median(a / b for a, b in zip(theirs, ours, strict=True))


def quantile(values: Iterable[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)]
