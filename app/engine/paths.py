"""The paths of a race through the space of its parameters: where its runs were, at some of the steps made."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from app.engine.elementwise import Array
from app.engine.training import Race
from app.engine.visited import Visited
from app.engine.way import Way

MOST_POINTS = 100  # of a path: every one of them may have to be trained again
MOST_NUMBERS = 1_000_000  # of all points of all runs

Thetas: TypeAlias = tuple[Array, ...]  # of every run, (P,)


class Paths(NamedTuple):
    """Of all runs at rising steps; the last one is where the race stood."""

    steps: list[int]
    thetas: list[Thetas]


def walked(race: Race) -> Iterator[Paths | None]:
    """The paths up to where the race stands when this is called; None between slices of work, then the paths.

    What nobody remembers is trained again, beside the race. Who gives up early finds that much less to do next time.
    """
    here = tuple(run.walker.x for run in race.runs)
    steps = path_steps(race.position.step, race.remembered, sum(x.size for x in here))
    visited = race.visited
    visited.keep(steps)
    ways = [(step, race.again(step)) for step in steps[:-1] if step not in visited]
    return _walk(visited, steps, ways, here)


def _walk(visited: Visited, steps: list[int], ways: list[tuple[int, Way]], here: Thetas) -> Iterator[Paths | None]:
    way: Way | None = None
    for step, start in ways:
        if way is None or start.position.step > way.position.step:
            way = start
        for _ in way.go(step):
            yield None
        visited[step] = tuple(run.walker.x for run in way.runs)
    known = [step for step in steps[:-1] if step in visited]
    yield Paths([*known, steps[-1]], [*(visited[step] for step in known), here])


def path_steps(now: int, remembered: Sequence[int], size: int) -> list[int]:
    """The steps of a path's points: one in every so many, where there is a choice one that is remembered.

    They stay where they are while the path grows: when there are too many, every second goes.

    >>> path_steps(10, [0, 3], size=1), path_steps(250, [0, 121, 249], size=10_000)[-3:]
    ([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [244, 249, 250])
    """
    most, gap = max(8, min(MOST_POINTS, MOST_NUMBERS // max(1, size))), 1
    while now > most * gap:
        gap *= 2
    steps = []
    for start in range(0, now, gap):
        k = bisect_left(remembered, start)
        inside = k < len(remembered) and remembered[k] < min(start + gap, now)
        steps.append(remembered[k] if inside else start)
    return [*steps, now]
