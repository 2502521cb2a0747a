"""The curves of a race, thinned when they grow long."""

from bisect import bisect_right
from collections.abc import Iterable
from math import inf
from typing import NamedTuple

from app.engine.network_problem import Measure

LONGEST = 2048  # points kept; more than a chart has pixels


class Point(NamedTuple):
    """One place of the curves: every run's measure there, and the learning rate of its step that follows."""

    step: int
    epoch: float
    measures: tuple[Measure, ...]
    rates: tuple[float, ...] = ()
    seconds: tuple[float, ...] = ()  # that each run took to come here: no two replays take the same

    def tells_the_same(self, other: "Point") -> bool:
        """Whether nothing but the time it took differs."""
        return self[:4] == other[:4]


class History:
    """Points by rising step. When there are too many, every second goes and later ones come half as often.

    A point between those, made because training stopped there, is provisional: the next one takes its place.
    """

    def __init__(self) -> None:
        self.points: list[Point] = []
        self.edition = 0  # changes whenever points that were shown are no longer true or kept
        self.provisional = False  # whether the last point is
        self._gap = 0.0  # epochs between points

    def wants(self, epoch: float) -> bool:
        """Whether a point here would be kept."""
        return bool(self.wanted([epoch]))

    def wanted(self, epochs: Iterable[float]) -> list[float]:
        """Of rising epochs those whose points would be kept, if nothing were thinned on the way."""
        settled = self.points[-2 if self.provisional else -1] if self.points else None
        last, wanted = settled.epoch if settled else -inf, []
        for epoch in epochs:
            if epoch >= last + self._gap:
                wanted.append(epoch)
                last = epoch
        return wanted

    def remade(self, points: list[Point]) -> "History":
        """The same places with other measures, or as many of them as there are."""
        again = History()
        again.points, again.edition, again._gap = points, self.edition + 1, self._gap
        again.provisional = self.provisional and len(points) == len(self.points)
        return again

    def record(self, point: Point) -> None:
        """Add a point; one at the same step is replaced."""
        wanted = self.wants(point.epoch)
        if self.points and self.points[-1].step >= point.step:
            if point.tells_the_same(self.points[-1]):
                return
            self.forget_after(point.step - 1)
        elif self.provisional:
            self.points.pop()
        self.points.append(point)
        self.provisional = not wanted
        if len(self.points) > LONGEST:
            del self.points[1:-1:2]
            self._gap = max(1.0, 2 * self._gap)
            self.edition += 1

    def forget_after(self, step: int) -> None:
        """Drop the points beyond a step."""
        keep = self.index_after(step)
        if keep < len(self.points):
            del self.points[keep:]
            self.edition += 1
            self.provisional = False

    def index_after(self, step: int) -> int:
        """The index of the first point beyond a step."""
        return bisect_right(self.points, step, key=lambda point: point.step)
