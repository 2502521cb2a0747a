"""Timing on noisy machines: contestants take turns, medians are told, ratios are taken within a round."""

import gc
from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter


def race(contestants: Mapping[str, Callable[[], int]], rounds: int) -> dict[str, list[float]]:
    """Seconds for one unit of work, by contestant and round.

    A contestant does some work and answers how many units it was. Everyone runs once unmeasured; then they take
    turns, so that a slow moment of the machine hits all alike.
    """
    for work in contestants.values():
        work()
    times: dict[str, list[float]] = {name: [] for name in contestants}
    gc.disable()
    try:
        for _ in range(rounds):
            for name, work in contestants.items():
                start = perf_counter()
                units = work()
                times[name].append((perf_counter() - start) / units)
    finally:
        gc.enable()
    return times


def microseconds(times: list[float]) -> float:
    """The median, in µs."""
    return 1e6 * median(times)


def ratio(theirs: list[float], ours: list[float]) -> float:
    """How many times longer theirs takes: the median over rounds of the ratio within a round."""
    return median(a / b for a, b in zip(theirs, ours, strict=True))
