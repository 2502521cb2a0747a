"""Long work, a slice at a time, so that others who wait for the same threads have their turns."""

from collections.abc import Iterator
from time import perf_counter, thread_time
from typing import Any, TypeVar

SLICE = 0.01  # seconds of work at a time, so that no network starves another

T = TypeVar("T")


def a_slice(steps: Iterator[Any], seconds: float = SLICE) -> tuple[bool, float]:
    """Work for a while; whether the work is done, and how many seconds of a processor it took."""
    begun, end = thread_time(), perf_counter() + seconds
    done = all(perf_counter() < end for _ in steps)
    return done, thread_time() - begun


def into(found: list[T], steps: Iterator[T | None]) -> Iterator[None]:
    """The steps of work, with what they find put into the list."""
    for step in steps:
        if step is not None:
            found.append(step)
        yield
